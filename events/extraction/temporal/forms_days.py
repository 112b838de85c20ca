"""Forms of days: in words, in figures, without a year, holidays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from events.extraction.temporal import periods
from events.extraction.temporal.foreign import LINKS, month_number
from events.extraction.temporal.grammar import Form, Found, Match
from events.extraction.temporal.guards import counts_something, word_at
from events.extraction.temporal.holidays import holiday_date
from events.extraction.temporal.labels import full_year, relation_of, year_of
from events.extraction.temporal.meanings import (
    DayOfMonth,
    Fixed,
    HolidayName,
    Meaning,
    MonthDay,
    MonthDayYear,
    NumericDate,
)


def day_of(year: int | None, month: int, day: int, weekday: int | None = None) -> Meaning | None:
    """A day of a month; None when no month has such a day.

    A weekday (Monday is 0) that disagrees is kept as a doubt; 30 February is a date too, one that
    resolves to nothing: read as February it would be a date that nobody wrote.
    """
    if not 1 <= day <= 31:
        return None
    if year is None:
        return MonthDay(month, day, weekday)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return MonthDayYear(year, month, day, weekday)
    if weekday is None or date.weekday() == weekday:
        return Fixed(periods.day(date))
    return MonthDayYear(year, month, day, weekday)


def _build_day(match: Match) -> Found | None:
    weekday = match.number("weekday") if match.has("weekday") else None
    year = year_of(match)
    if year is not None and match.is_a("year", "YEARNUM") and year > 2100:
        return None
    meaning = day_of(year, match.number("month"), match.number("day"), weekday)
    return Found(match.first, match.last, meaning) if meaning else None


def _build_month_day(match: Match) -> Found | None:
    if match.is_a("day", "ORDWORD") and match.tokens.at(match.last, "DASH", "UNIT"):
        return None  # "March second-quarter figures"
    bare = match.is_a("day", "DAYNUM") and match.tokens.at(match.first - 1, "IN")
    if bare and counts_something(match.tokens, match.last):
        return None  # "In May 5 people died": a month and a count
    if (match.number("month"), match.number("day")) == (9, 11) and _is_attack(match):
        return Found(match.first, match.last, Fixed(periods.day(dt.date(2001, 9, 11))))
    return _build_day(match)


def _is_attack(match: Match) -> bool:
    """ "the Sept. 11 attacks" need no year either."""
    return word_at(match.tokens, match.last).lower() in ("attack", "attacks", "hijackings", "terror", "terrorist")


def _build_day_of_year(match: Match) -> Found | None:
    """ "July 25 of that year"."""
    month, day = match.number("month"), match.number("day")
    if match.word("unit") != "year" or day_of(None, month, day) is None:
        return None
    return Found(match.first, match.last, MonthDay(month, day, year=relation_of(match)))


def _build_last_day(match: Match) -> Found | None:
    """ "last July 9"."""
    month, day = match.number("month"), match.number("day")
    known = day_of(None, month, day) is not None and not counts_something(match.tokens, match.last)
    return Found(match.first, match.last, MonthDay(month, day, last=True)) if known else None


def _build_day_of_month(match: Match) -> Found | None:
    day = match.number("day")
    if not 1 <= day <= 31 or counts_something(match.tokens, match.last):
        return None
    return Found(match.first, match.last, DayOfMonth(day, match.number("weekday") if match.has("weekday") else None))


def _build_numeric(match: Match) -> Found | None:
    written = "2001-09-11" if match.word("date") == "9/11" else match.word("date")
    parts = [int(part) for part in re.findall(r"\d+", written)]
    if len(parts) == 1:
        parts = [int(written[:4]), int(written[4:6]), int(written[6:])]
    if parts[0] >= 1000:
        year, month, day = parts
    elif parts[0] > 12:
        day, month, year = parts
    elif parts[1] > 12:
        month, day, year = parts
    elif parts[0] == parts[1] or "." in written:  # only where the day stands first are days written with full stops
        day, month, year = parts
    else:
        return Found(match.first, match.last, NumericDate(parts[0], parts[1], full_year(parts[2])))
    meaning = day_of(full_year(year), month, day)
    return Found(match.first, match.last, meaning) if meaning else None


def _build_foreign(match: Match) -> Found | None:
    """ "25 de octubre de 2019": one month's name, and no word that does not belong to a date."""
    words = [word_at(match.tokens, match.start_of(label)).lower() for label in ("a", "b", "c") if match.has(label)]
    months = [number for word in words if word not in LINKS and (number := month_number(word))]
    if len(months) != 1 or len(months) + sum(word in LINKS for word in words) != len(words):
        return None
    meaning = day_of(year_of(match), months[0], match.number("day"))
    return Found(match.first, match.last, meaning) if meaning else None


def _build_holiday(match: Match) -> Found:
    number = match.number("holiday")
    year = year_of(match)
    meaning: Meaning = (
        HolidayName(number, relation_of(match)) if year is None else Fixed(periods.day(holiday_date(number, year)))
    )
    return Found(match.first, match.last, meaning)


_WEEKDAY = "(?:WDAY<weekday> (?:(?<=WDABBR) DOT)? COMMA? [THE ON]?)?"
OF_YEAR = "COMMA? OF? THE? REL<rel> SAME? UNIT<unit>"
FORMS: list[tuple[str, str, Callable[[Match], Found | None]]] = [
    ("numeric", "NUMERIC<date>", _build_numeric),
    ("mdy", f"{_WEEKDAY} MONTH<month> DOT? THE? [DAYNUM ORDNUM ORDWORD]<day> COMMA? OF? YEAR<year>", _build_day),
    ("dmy", f"{_WEEKDAY} THE? [DAYNUM ORDNUM ORDWORD]<day> DASH? OF? MONTH<month> DOT? COMMA? OF? DASH? YEAR<year>",
     _build_day),
    ("md_of", f"MONTH<month> DOT? DAY<day> {OF_YEAR}", _build_day_of_year),
    ("dm_of", f"THE? DAY<day> OF? MONTH<month> DOT? {OF_YEAR}", _build_day_of_year),
    ("ymd", "YEARNUM<year> COMMA? MONTH<month> DOT? DAY<day>", _build_day),
    ("last_md", "LAST MONTH<month> DOT? DAY<day>", _build_last_day),
    ("last_dm", "LAST DAY<day> OF? MONTH<month>", _build_last_day),
    ("md", f"{_WEEKDAY} MONTH<month> DOT? THE? [DAYNUM ORDNUM ORDWORD]<day>", _build_month_day),
    ("dm", f"{_WEEKDAY} THE? [DAYNUM ORDNUM ORDWORD]<day> DASH? OF? MONTH<month>", _build_day),
    ("wd", "WDAY<weekday> (?:(?<=WDABBR) DOT)? COMMA? THE? ORDNUM<day>", _build_day_of_month),
    ("the_d", "(?<=ON) THE ORDNUM<day>", _build_day_of_month),
    ("foreign", "DAYNUM<day> DOT? OTHER<a> OTHER<b>? OTHER<c>? YEARNUM<year>", _build_foreign),
    ("dotted", "DAYNUM<day> DOT MONTH<month> YEARNUM<year>", _build_day),
    ("holiday", "(?:[LAST NEXT THIS PREVIOUS]<rel>)? HOLIDAY<holiday> (?:COMMA? OF? YEAR<year>)?", _build_holiday),
]  # fmt: skip

DAYS = [Form(name, pattern, build) for name, pattern, build in FORMS]
