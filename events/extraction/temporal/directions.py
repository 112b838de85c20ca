"""Names that come round again (weekdays, months, seasons): which one is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from events.extraction.edtf_dates import EdtfDate
from events.extraction.temporal import periods
from events.extraction.temporal.meanings import Relation
from events.extraction.temporal.tense import Tense
from events.vocabulary import DatePrecision

AHEAD = (Tense.FUTURE, Tense.AHEAD, Tense.FUTURE_IN_PAST)
# How many days of the one side count for one day of the other, past and future.
WEIGHTS = {
    Tense.PAST: (1, 3),
    Tense.FUTURE: (3, 1),
    Tense.AHEAD: (3, 1),
    Tense.PRESENT: (1, 1.5),
    Tense.FUTURE_IN_PAST: (2, 1),
    Tense.UNKNOWN: (1, 1.5),
}
Yearly = Callable[[int], EdtfDate]


def weekday(number: int, base: dt.date, relation: Relation, tense: Tense) -> tuple[dt.date, str]:
    """The weekday meant from ``base``, with the rule used."""
    back = (base.weekday() - number) % 7
    ahead = (number - base.weekday()) % 7
    if relation in (Relation.LAST, Relation.PREVIOUS):
        return base - dt.timedelta(days=back or 7), f"the last one before {base}"
    if relation in (Relation.NEXT, Relation.FOLLOWING):
        return base + dt.timedelta(days=ahead or 7), f"the next one after {base}"
    if relation is Relation.THIS:
        days = number - base.weekday()
        return base + dt.timedelta(days=days), f"in the week of {base}"
    if tense in AHEAD or tense is Tense.PRESENT:  # "on Thursday he is in Oslo"
        return base + dt.timedelta(days=ahead), f"the next one on or after {base}"
    return base - dt.timedelta(days=back), f"the latest one on or before {base}"


def recurring(at: Yearly, base: dt.date, relation: Relation, tense: Tense) -> tuple[EdtfDate | None, str]:
    """The yearly period meant: ``at(year)`` gives the one that begins in a year.

    Without a relation the past wants the latest that has begun, the future the next that has not ended.
    """
    if relation is Relation.NONE and at(base.year).precision is DatePrecision.DAY:
        return _nearest([at(year) for year in range(max(base.year - 1, 1), min(base.year + 1, 9999) + 1)], base, tense)
    candidates = [at(year) for year in range(max(base.year - 2, 1), min(base.year + 2, 9998) + 1)]
    dated = [(c, c.earliest, c.latest) for c in candidates if c.earliest and c.latest]
    match relation:
        case Relation.LAST | Relation.PREVIOUS:
            # "last September" said in October is not the month just over: that would be "last month".
            margin = 31 if at(base.year).precision is DatePrecision.MONTH else 0
            chosen = [c for c, _, end in dated if (base - end).days > margin][-1:]
            why = f"the last one before {base}"
        case Relation.NEXT | Relation.FOLLOWING:
            chosen = [c for c, start, _ in dated if start > base][:1]
            why = f"the next one after {base}"
        case Relation.THIS:
            inside = [c for c, start, end in dated if start <= base <= end]
            chosen = inside or [c for c, start, _ in dated if start.year == base.year]
            why = f"the one of {base.year}"
        case _ if tense in AHEAD:
            chosen = [c for c, _, end in dated if end >= base][:1]
            why = f"the next one from {base}"
        case _ if tense in (Tense.UNKNOWN, Tense.PRESENT):
            past, future = WEIGHTS[tense]
            chosen = sorted((c for c, _, _ in dated), key=lambda c: _distance(c, base, past, future))[:1]
            why = f"the one nearest to {base}"
        case _:
            chosen = [c for c, start, _ in dated if start <= base][-1:]
            why = f"the latest one up to {base}"
            ahead = [c for c, start, _ in dated if start > base][:1]
            # Ten months back a writer says "last"; a month that is about to begin needs no word.
            monthly = bool(ahead and chosen) and ahead[0].precision in (DatePrecision.MONTH, DatePrecision.SEASON)
            if monthly and _distance(ahead[0], base, 1, 15) < _distance(chosen[0], base, 1, 15):
                chosen, why = ahead, f"the one nearest to {base}"
    return (chosen[0], why) if chosen else (None, f"none near {base}")


def _nearest(periods: list[EdtfDate], base: dt.date, tense: Tense) -> tuple[EdtfDate, str]:
    past, future = WEIGHTS[tense]
    return min(periods, key=lambda period: _distance(period, base, past, future)), f"the one nearest to {base}"


def _distance(period: EdtfDate, base: dt.date, past: float, future: float) -> float:
    """Days between a period and a day, 0 inside, weighed by the side."""
    if period.earliest and period.earliest > base:
        return (period.earliest - base).days * future
    return (base - period.latest).days * past if period.latest and period.latest < base else 0


def following(at: Callable[[int], EdtfDate | None], reference: EdtfDate) -> EdtfDate | None:
    """In a story: the yearly period nearest to the date last told; a story moves on rather than back."""
    start, end = reference.earliest, reference.latest
    if start is None or end is None:
        return None
    dated = []
    for year in range(max(start.year - 1, 1), min(end.year + 1, 9998) + 1):
        period = at(year)
        if period is None or period.earliest is None or period.latest is None:
            continue
        ahead, back = (period.earliest - end).days, (start - period.latest).days
        dated.append((ahead if ahead > 0 else 1.5 * back if back > 0 else 0, period))
    return min(dated, key=lambda pair: pair[0])[1] if dated else None


def month_day(
    month: int, day: int, weekday_named: int | None, base: dt.date, tense: Tense
) -> tuple[EdtfDate | None, str]:
    """A yearless day. A weekday named with it decides, else nearness weighed by the tense."""
    days = []
    for year in range(max(base.year - 7, 1), min(base.year + 7, 9999) + 1):
        try:
            days.append(dt.date(year, month, day))
        except ValueError:
            continue
    if weekday_named is not None:
        agreeing = [d for d in days if d.weekday() == weekday_named]
        if not agreeing:
            return None, "weekday and date never agree"
        chosen = min(agreeing, key=lambda d: abs((d - base).days))
        return periods.day(chosen), "the year in which the weekday agrees"
    past = [(base - d).days for d in days if d <= base][-1:]
    future = [(d - base).days for d in days if d >= base][:1]
    # Yearless days lie within months of their publication: the far side must be outweighed by the tense.
    weight_past, weight_future = WEIGHTS[tense]
    if past and (not future or past[0] * weight_past <= future[0] * weight_future):
        return periods.day(base - dt.timedelta(days=past[0])), f"the latest one on or before {base}"
    if future:
        return periods.day(base + dt.timedelta(days=future[0])), f"the next one on or after {base}"
    return None, "no such day nearby"
