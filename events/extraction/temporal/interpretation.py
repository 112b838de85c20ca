"""From a meaning and its context to a period of the calendar, with the rule that was used."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from events.extraction.edtf_dates import EdtfDate
from events.extraction.temporal import directions, periods
from events.extraction.temporal.context import Context
from events.extraction.temporal.holidays import holiday_date
from events.extraction.temporal.meanings import (
    ClockTime,
    DayOfMonth,
    DeicticDay,
    DeicticUnit,
    Fixed,
    FromDate,
    HolidayName,
    LikePeriod,
    Meaning,
    MonthDay,
    MonthDayYear,
    MonthName,
    NumericDate,
    Offset,
    Part,
    QuarterName,
    Range,
    Recent,
    Relation,
    SeasonName,
    WeekdayName,
)
from events.extraction.temporal.tense import Tense
from events.vocabulary import DatePrecision

Reading = tuple[EdtfDate | None, str]
NO_ANCHOR = "no publication date to count from"
NO_REFERENCE = "no date before it to count from"


def interpret(meaning: Meaning, part: Part, context: Context) -> Reading:
    """The period meant and a short reason; None with the reason why not. Never raises for a year out of range."""
    try:
        period, reason = _read(meaning, context)
    except (ValueError, OverflowError):
        return None, "outside the calendar"
    if period is not None and part is not Part.WHOLE:
        return _cut(period, part, context), reason
    return period, reason


def _cut(period: EdtfDate, part: Part, context: Context) -> EdtfDate:
    """ "earlier this week" ends, "later this year" begins, at the publication date if that lies inside."""
    if part in (Part.EARLIER, Part.LATER):
        published = context.published
        if (
            period.precision is DatePrecision.DAY
            or published is None
            or period.earliest is None
            or period.latest is None
        ):
            return period
        if not period.earliest <= published <= period.latest:
            return period
        known = (period.earliest, published) if part is Part.EARLIER else (published, period.latest)
        # On the first of a month "earlier this month" would leave one day, which nobody said.
        return periods.span(*known) if known[0] < known[1] else period
    return periods.part_of(period, part)


def _read(meaning: Meaning, context: Context) -> Reading:
    match meaning:
        case Fixed(date):
            return date, "as written"
        case MonthDayYear():
            return _read_conflict(meaning)
        case NumericDate():
            return _read_numeric(meaning, context)
        case MonthDay(month, day, weekday, Relation.NONE):
            return _read_month_day(month, day, weekday, context)
        case MonthDay(month, day, _, relation):
            year, why = _year_of(relation, context)
            return (periods.day(dt.date(year, month, day)), why) if year else (None, why)
        case DayOfMonth(day, weekday):
            return _read_day_of_month(day, weekday, context)
        case MonthName():
            return _read_month(meaning, context)
        case SeasonName(season, relation):
            return _read_yearly(lambda year: periods.season(year, season), relation, context)
        case HolidayName(holiday, relation):
            return _read_yearly(lambda year: periods.day(holiday_date(holiday, year)), relation, context)
        case QuarterName():
            return _read_quarter(meaning, context)
        case WeekdayName():
            return _read_weekday(meaning, context)
        case ClockTime():
            return _read_clock(context)
        case DeicticDay(shift):
            if context.published is None:
                return None, NO_ANCHOR
            return periods.shifted(context.published, "day", shift), f"counted from {context.published}"
        case DeicticUnit():
            return _read_unit(meaning, context)
        case Offset():
            return _read_offset(meaning, context)
        case LikePeriod():
            return _read_like(meaning, context)
        case FromDate(unit, amount, base):
            period, reason = _read(base, context)
            if period is None or period.earliest is None:
                return None, reason
            if period.precision is DatePrecision.DAY and unit in ("week", "fortnight"):
                return periods.day(periods.moved(period.earliest, unit, amount)), f"counted from {period.edtf}"
            return periods.shifted(period.earliest, unit, amount), f"counted from {period.edtf}"
        case Recent(unit, amount, future):
            return _read_recent(unit, amount, future, context)
        case Range():
            return _read_range(meaning, context)


def _read_conflict(meaning: MonthDayYear) -> Reading:
    """Weekday and date disagree: the date stands, with doubt."""
    date = dt.date(meaning.year, meaning.month, meaning.day)
    return periods.qualified(periods.day(date), "?"), "as written, but the weekday does not agree"


def _read_numeric(meaning: NumericDate, context: Context) -> Reading:
    month_first = dt.date(meaning.year, meaning.first, meaning.second)
    day_first = dt.date(meaning.year, meaning.second, meaning.first)
    if context.month_first is None:
        return None, f"ambiguous, {day_first} or {month_first}"
    date = month_first if context.month_first else day_first
    return periods.day(date), f"{'month' if context.month_first else 'day'} first, as in the text's other dates"


def _story(context: Context) -> EdtfDate | None:
    """The date that yearless names follow when the text tells history."""
    return context.story if context.narrative and context.tense is not Tense.FUTURE else None


def _in_story(at: Callable[[int], EdtfDate | None], story: EdtfDate) -> Reading:
    return directions.following(at, story), f"nearest to {story.edtf}, spoken of before"


def _read_month_day(month: int, day: int, weekday: int | None, context: Context) -> Reading:
    def at(year: int) -> EdtfDate | None:
        leap_day = (month, day) == (2, 29) and not calendar.isleap(year)
        return None if leap_day else periods.day(dt.date(year, month, day))

    if (story := _story(context)) and weekday is None:
        return _in_story(at, story)
    if context.published is None:
        return None, NO_ANCHOR
    return directions.month_day(month, day, weekday, context.published, context.tense)


def _read_day_of_month(day: int, weekday: int | None, context: Context) -> Reading:
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


def _read_month(meaning: MonthName, context: Context) -> Reading:
    story = _story(context)
    if meaning.of_year:
        year, why = _year_of(meaning.relation, context)
        return (periods.month(year, meaning.month), why) if year else (None, why)
    if story and meaning.relation in (Relation.NONE, Relation.THAT):
        return _in_story(lambda year: periods.month(year, meaning.month), story)
    if meaning.relation in (Relation.PREVIOUS, Relation.FOLLOWING, Relation.THAT) and context.base is not None:
        relation = Relation.THIS if meaning.relation is Relation.THAT else meaning.relation
        return directions.recurring(lambda y: periods.month(y, meaning.month), context.base, relation, context.tense)
    tense = Tense.UNKNOWN if context.attributive else context.tense
    return _read_yearly(lambda year: periods.month(year, meaning.month), meaning.relation, context, tense)


def _year_of(relation: Relation, context: Context) -> tuple[int | None, str]:
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


def _read_yearly(at: directions.Yearly, relation: Relation, context: Context, tense: Tense | None = None) -> Reading:
    if (story := _story(context)) and relation in (Relation.NONE, Relation.THAT):
        return _in_story(at, story)
    if context.published is None:
        return None, NO_ANCHOR
    return directions.recurring(at, context.published, relation, tense or context.tense)


def _read_quarter(meaning: QuarterName, context: Context) -> Reading:
    def at(year: int) -> EdtfDate:
        return periods.half(year, meaning.number) if meaning.half else periods.quarter(year, meaning.number)

    if meaning.year is not Relation.NONE:
        year, why = _year_of(meaning.year, context)
        return (at(year), why) if year else (None, why)
    if context.published is not None and context.tense in directions.AHEAD:
        ended = at(context.published.year)
        if ended.latest is not None and 0 < (context.published - ended.latest).days <= 60:
            return ended, f"the one that ended last before {context.published}"
    return _read_yearly(at, Relation.NONE, context)


def _read_weekday(meaning: WeekdayName, context: Context) -> Reading:
    base = context.published
    if meaning.week is not Relation.NONE:
        if base is None:
            return None, NO_ANCHOR
        weeks = {Relation.LAST: -1, Relation.NEXT: 1}.get(meaning.week, 0)
        monday = base - dt.timedelta(days=base.weekday()) + dt.timedelta(weeks=weeks)
        return periods.day(monday + dt.timedelta(days=meaning.weekday)), f"in the {meaning.week} week from {base}"
    following = meaning.relation in (Relation.FOLLOWING, Relation.PREVIOUS, Relation.THAT)
    if (_story(context) or following) and context.base is not None:
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


_SHIFTS = {Relation.LAST: -1, Relation.NEXT: 1, Relation.PREVIOUS: -1, Relation.FOLLOWING: 1}


def _read_unit(meaning: DeicticUnit, context: Context) -> Reading:
    if meaning.relation in (Relation.PREVIOUS, Relation.FOLLOWING, Relation.THAT):
        base = context.base
        if base is None:
            return None, NO_REFERENCE
        why = (
            f"counted from {context.reference.edtf}, spoken of before" if context.reference else f"counted from {base}"
        )
        if meaning.unit == "day" and context.reference and context.reference.precision is not DatePrecision.DAY:
            if context.day is None or context.day.earliest is None:
                return None, "counted from a date whose day is not known"
            base, why = context.day.earliest, f"counted from {context.day.edtf}, the day spoken of before"
        return periods.unit_around(base, meaning.unit, _SHIFTS.get(meaning.relation, 0)), why
    story = _story(context) if meaning.told else None
    base = story.earliest if story else context.published
    if base is None:
        return None, NO_ANCHOR
    shift = _SHIFTS.get(meaning.relation, 0)
    if meaning.unit == "week" and base.weekday() == 6:
        # A Sunday looks back on the week that it ends and forward to the one that begins.
        shift += meaning.relation is Relation.LAST or (
            meaning.relation is Relation.THIS and context.tense in directions.AHEAD
        )
    if meaning.relation is Relation.NONE and meaning.unit == "weekend":
        shift = -1 if base.weekday() < 5 and context.tense not in directions.AHEAD else 0
    return periods.unit_around(base, meaning.unit, shift), f"counted from {base}"


def _read_clock(context: Context) -> Reading:
    """A time of day: on the day just named, else on the day of publication."""
    if context.day is not None and context.start - context.day_end < 200:
        return context.day, f"on {context.day.edtf}, the day just named"
    if context.published is None:
        return None, NO_ANCHOR
    return periods.day(context.published), f"on {context.published}, the day of publication"


def _read_offset(meaning: Offset, context: Context) -> Reading:
    if not meaning.narrative:
        base = context.published
        if base is None:
            return None, NO_ANCHOR
        return periods.shifted(base, meaning.unit, meaning.amount), f"counted from {base}"
    base = context.base
    if base is None:
        return None, NO_REFERENCE
    told = context.reference
    if meaning.unit == "year" and told and told.precision is not DatePrecision.DAY:
        like = periods.same_later(told, meaning.amount)
        if like is not None:
            return like, f"counted from {told.edtf}, spoken of before"
    return periods.shifted(base, meaning.unit, meaning.amount), f"counted from {base}, spoken of before"


def _read_like(meaning: LikePeriod, context: Context) -> Reading:
    topic = context.compared
    if topic is not None and topic.earliest is not None:
        years = meaning.year - topic.earliest.year if meaning.year else meaning.years
        return periods.same_later(topic, years), f"like {topic.edtf}, spoken of before"
    if meaning.year:
        return periods.year(meaning.year), "as written"
    return _read_offset(Offset("year", meaning.years, meaning.narrative), context)


def _read_recent(unit: str, amount: int, future: bool, context: Context) -> Reading:
    base = context.published
    if base is None:
        return None, NO_ANCHOR
    if not amount:
        period = periods.since(base) if future else periods.until(base)
        return period, f"some time {'after' if future else 'before'} {base}"
    edge = periods.moved(base, unit, amount if future else -amount)
    period = periods.span(min(base, edge), max(base, edge))
    return period, f"{amount} {unit}{'s' if amount > 1 else ''} counted from {base}"


def _read_range(meaning: Range, context: Context) -> Reading:
    end, reason = _read(meaning.last, context)
    if end is None:
        return None, reason
    start = _read_beginning(meaning.first, end, context)
    if start is None:
        return None, "where it begins is not known"
    period = periods.joined(_cut(start, meaning.first_part, context), _cut(end, meaning.last_part, context))
    return (period, reason) if period else (None, "the range runs backwards")


def _read_beginning(first: Meaning, end: EdtfDate, context: Context) -> EdtfDate | None:
    """The beginning of a range whose end is known: within the week or the year before it."""
    if isinstance(first, MonthDay | MonthName | SeasonName | HolidayName):
        start, _ = _read(first, Context(context.text, None, narrative=True, story=end))
        late = start and start.earliest and end.latest and start.earliest > end.latest
        return periods.same_later(start, -1) if start and late else start
    start, _ = _read(first, context)
    if isinstance(first, WeekdayName) and start and start.earliest and end.latest:
        weeks = (end.latest - start.earliest).days // 7
        return periods.shifted(start.earliest, "day", 7 * weeks)
    return start
