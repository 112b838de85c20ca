"""Names that come round again (weekdays, days, months, quarters) read in their context."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from events.extraction.edtf_dates import EdtfDate
from events.extraction.temporal import directions, periods
from events.extraction.temporal.context import Context
from events.extraction.temporal.meanings import (
    MonthDayYear,
    MonthName,
    NumericDate,
    QuarterName,
    Relation,
    WeekdayName,
)
from events.extraction.temporal.reading import NO_ANCHOR, NO_REFERENCE, Reading
from events.extraction.temporal.tense import Tense


def read_conflict(meaning: MonthDayYear) -> Reading:
    """Weekday and date disagree: the date stands, with doubt."""
    date = dt.date(meaning.year, meaning.month, meaning.day)
    return periods.qualified(periods.day(date), "?"), "as written, but the weekday does not agree"


def read_numeric(meaning: NumericDate, context: Context) -> Reading:
    """Figures that can be read two ways: by the order of the text's other figures."""
    month_first = dt.date(meaning.year, meaning.first, meaning.second)
    day_first = dt.date(meaning.year, meaning.second, meaning.first)
    if context.month_first is None:
        return None, f"ambiguous, {day_first} or {month_first}"
    date = month_first if context.month_first else day_first
    return periods.day(date), f"{'month' if context.month_first else 'day'} first, as in the text's other dates"


def story_of(context: Context) -> EdtfDate | None:
    """The date that yearless names follow when the text tells history."""
    return context.story if context.narrative and context.tense is not Tense.FUTURE else None


def _in_story(at: Callable[[int], EdtfDate | None], story: EdtfDate) -> Reading:
    return directions.following(at, story), f"nearest to {story.edtf}, spoken of before"


def read_month_day(month: int, day: int, weekday: int | None, context: Context) -> Reading:
    """A yearless day: of the story, or by the tense around the publication date."""

    def at(year: int) -> EdtfDate | None:
        leap_day = (month, day) == (2, 29) and not calendar.isleap(year)
        return None if leap_day else periods.day(dt.date(year, month, day))

    if context.heading is not None:
        return at(context.heading), f"in {context.heading}, the year above it"
    story = story_of(context) or (context.looking_back if context.tense not in directions.AHEAD else None)
    if story and weekday is None:
        return _in_story(at, story)
    if context.published is None:
        return None, NO_ANCHOR
    return directions.month_day(month, day, weekday, context.published, context.tense)


def read_last_day(month: int, day: int, context: Context) -> Reading:
    """ "last July 9": the latest one that has passed."""
    if context.published is None:
        return None, NO_ANCHOR
    for year in range(context.published.year, context.published.year - 9, -1):
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        if date < context.published:
            return periods.day(date), f"the latest one before {context.published}"
    return None, "no such day nearby"


def read_day_of_month(day: int, weekday: int | None, context: Context) -> Reading:
    """In the month just spoken of; else the one around the publication that the tense asks for."""
    near = context.reference and context.start - context.reference_end < 400
    base = context.base if near or context.published is None or context.narrative else context.published
    if base is None:
        return None, NO_REFERENCE
    if near or context.narrative or context.published is None:
        return periods.day(base.replace(day=day)), f"in {base:%Y-%m}, the month spoken of"
    months = [periods.month(base.year, base.month + shift) for shift in (-1, 0, 1)]
    days = [m.earliest.replace(day=day) for m in months if m.earliest and m.latest and day <= m.latest.day]
    agreeing = [date for date in days if weekday is None or date.weekday() == weekday]
    ahead = context.tense in directions.AHEAD
    side = (
        [date for date in agreeing if date >= base][:1] if ahead else [date for date in agreeing if date <= base][-1:]
    )
    if not side:
        return None, "no such day nearby"
    return periods.day(side[0]), f"the {'next' if ahead else 'latest'} one {'from' if ahead else 'up to'} {base}"


def read_month(meaning: MonthName, context: Context) -> Reading:
    """A month without its year."""
    story = story_of(context)
    if meaning.of_year:
        year, why = year_meant(meaning.relation, context)
        return (periods.month(year, meaning.month), why) if year else (None, why)
    if story and meaning.relation in (Relation.NONE, Relation.THAT):
        return _in_story(lambda year: periods.month(year, meaning.month), story)
    if meaning.relation in (Relation.PREVIOUS, Relation.FOLLOWING, Relation.THAT) and context.base is not None:
        relation = Relation.THIS if meaning.relation is Relation.THAT else meaning.relation
        return directions.recurring(lambda y: periods.month(y, meaning.month), context.base, relation, context.tense)
    tense = Tense.UNKNOWN if context.attributive else context.tense
    return read_yearly(lambda year: periods.month(year, meaning.month), meaning.relation, context, tense)


def year_meant(relation: Relation, context: Context) -> tuple[int | None, str]:
    """The year that "of last year" or "of that year" means."""
    if relation in (Relation.LAST, Relation.THIS, Relation.NEXT):
        if context.published is None:
            return None, NO_ANCHOR
        shift = {Relation.LAST: -1, Relation.NEXT: 1}.get(relation, 0)
        return context.published.year + shift, f"counted from {context.published}"
    base = context.base
    if base is None:
        return None, NO_REFERENCE
    shift = {Relation.PREVIOUS: -1, Relation.FOLLOWING: 1}.get(relation, 0)
    return base.year + shift, f"counted from {base.year}, the year spoken of"


def read_yearly(at: directions.Yearly, relation: Relation, context: Context, tense: Tense | None = None) -> Reading:
    """What comes once a year: of the story, or by the tense around the publication date."""
    if (story := story_of(context)) and relation in (Relation.NONE, Relation.THAT):
        return _in_story(at, story)
    if context.published is None:
        return None, NO_ANCHOR
    return directions.recurring(at, context.published, relation, tense or context.tense)


def read_quarter(meaning: QuarterName, context: Context) -> Reading:
    """A quarter or half; just after its end a future verb still means that one."""

    def at(year: int) -> EdtfDate:
        return periods.half(year, meaning.number) if meaning.half else periods.quarter(year, meaning.number)

    if meaning.year is not Relation.NONE:
        year, why = year_meant(meaning.year, context)
        return (at(year), why) if year else (None, why)
    if context.published is not None and context.tense in directions.AHEAD:
        ended = at(context.published.year)
        if ended.latest is not None and 0 < (context.published - ended.latest).days <= 60:
            return ended, f"the one that ended last before {context.published}"
    return read_yearly(at, Relation.NONE, context)


def read_weekday(meaning: WeekdayName, context: Context) -> Reading:
    """A weekday: of a named week, after the date spoken of, or by the tense."""
    base = context.published
    if meaning.week is not Relation.NONE:
        if base is None:
            return None, NO_ANCHOR
        weeks = {Relation.LAST: -1, Relation.NEXT: 1}.get(meaning.week, 0)
        monday = base - dt.timedelta(days=base.weekday()) + dt.timedelta(weeks=weeks)
        return periods.day(monday + dt.timedelta(days=meaning.weekday)), f"in the {meaning.week} week from {base}"
    following = meaning.relation in (Relation.FOLLOWING, Relation.PREVIOUS, Relation.THAT)
    if (story_of(context) or following) and context.base is not None:
        start = context.base
        relation = meaning.relation if meaning.relation is not Relation.NONE else Relation.FOLLOWING
        date, why = directions.weekday(meaning.weekday, start, relation, Tense.FUTURE)
        return periods.day(date), why
    if base is None:
        return None, NO_ANCHOR
    just_named = context.day_beside
    if meaning.relation is Relation.NONE and just_named and just_named.weekday() == meaning.weekday:
        return periods.day(just_named), f"{just_named}, named just before"
    tense = context.tense
    if tense is Tense.PRESENT and context.possessive:
        tense = Tense.PAST  # "Thursday's closing price is the lowest"
    date, why = directions.weekday(meaning.weekday, base, meaning.relation, tense)
    return periods.day(date), why
