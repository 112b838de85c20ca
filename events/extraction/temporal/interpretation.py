"""From a meaning and its context to a period of the calendar, with the rule that was used."""

from __future__ import annotations

import datetime as dt

from events.extraction.edtf_dates import EdtfDate
from events.extraction.temporal import periods
from events.extraction.temporal.context import Context
from events.extraction.temporal.counted import read_clock, read_like, read_offset, read_recent, read_unit
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
from events.extraction.temporal.named import (
    read_conflict,
    read_day_of_month,
    read_last_day,
    read_month,
    read_month_day,
    read_numeric,
    read_quarter,
    read_weekday,
    read_yearly,
    year_meant,
)
from events.extraction.temporal.reading import NO_ANCHOR, Reading
from events.vocabulary import DatePrecision


def interpret(meaning: Meaning, part: Part, context: Context) -> Reading:
    """The period meant and a short reason; None with the reason why not. Never raises for a year out of range."""
    try:
        period, reason = _read(meaning, context)
    except (ValueError, OverflowError):
        return None, "the calendar has no such day"
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
            return read_conflict(meaning)
        case NumericDate():
            return read_numeric(meaning, context)
        case MonthDay(month, day, last=True):
            return read_last_day(month, day, context)
        case MonthDay(month, day, weekday, Relation.NONE):
            return read_month_day(month, day, weekday, context)
        case MonthDay(month, day, _, relation):
            year, why = year_meant(relation, context)
            return (periods.day(dt.date(year, month, day)), why) if year else (None, why)
        case DayOfMonth(day, weekday):
            return read_day_of_month(day, weekday, context)
        case MonthName():
            return read_month(meaning, context)
        case SeasonName(season, relation):
            return read_yearly(lambda year: periods.season(year, season), relation, context)
        case HolidayName(holiday, relation):
            return read_yearly(lambda year: periods.day(holiday_date(holiday, year)), relation, context)
        case QuarterName():
            return read_quarter(meaning, context)
        case WeekdayName():
            return read_weekday(meaning, context)
        case ClockTime():
            return read_clock(context)
        case DeicticDay(shift):
            if context.published is None:
                return None, NO_ANCHOR
            return periods.shifted(context.published, "day", shift), f"counted from {context.published}"
        case DeicticUnit():
            return read_unit(meaning, context)
        case Offset():
            return read_offset(meaning, context)
        case LikePeriod():
            return read_like(meaning, context)
        case FromDate(unit, amount, base):
            period, reason = _read(base, context)
            if period is None or period.earliest is None:
                return None, reason
            like = periods.same_later(period, amount) if unit == "year" else None
            if like is not None:
                return like, f"counted from {period.edtf}"
            if period.precision is DatePrecision.DAY and unit in ("week", "fortnight"):
                return periods.day(periods.moved(period.earliest, unit, amount)), f"counted from {period.edtf}"
            return periods.shifted(period.earliest, unit, amount), f"counted from {period.edtf}"
        case Recent(unit, amount, future):
            return read_recent(unit, amount, future, context)
        case Range():
            return _read_range(meaning, context)


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
        # No text: the tense around the phrase has spoken for its end already.
        start, _ = _read(first, Context("", None, narrative=True, story=end))
        late = start and start.earliest and end.latest and start.earliest > end.latest
        return periods.same_later(start, -1) if start and late else start
    start, _ = _read(first, context)
    if isinstance(first, WeekdayName) and start and start.earliest and end.latest:
        weeks = (end.latest - start.earliest).days // 7
        return periods.shifted(start.earliest, "day", 7 * weeks)
    return start
