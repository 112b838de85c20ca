"""Forms that name a place in the calendar: days, months, years, quarters, decades, ranges, lists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from events.extraction.temporal import periods
from events.extraction.temporal.grammar import Form, Found, Match
from events.extraction.temporal.guards import counts_something, is_person, is_year
from events.extraction.temporal.holidays import holiday_date
from events.extraction.temporal.meanings import (
    DayOfMonth,
    Fixed,
    HolidayName,
    Meaning,
    MonthDay,
    MonthDayYear,
    MonthName,
    NumericDate,
    Part,
    QuarterName,
    Range,
)
from events.extraction.temporal.relations import part_of, relation_of


def full_year(number: int) -> int:
    """Two digits as a year between 1931 and 2030; more digits as they are."""
    if number >= 100:
        return number
    return number + (2000 if number <= 30 else 1900)


def _year(match: Match, label: str = "year") -> int | None:
    return full_year(match.number(label)) if match.has(label) else None


def _day(year: int | None, month: int, day: int, weekday: int | None = None) -> Meaning | None:
    """A day of a month, None when there is no such day."""
    try:
        date = dt.date(year or 2000, month, day)
    except ValueError:
        return None
    if year is None:
        return MonthDay(month, day, weekday)
    if weekday is None or date.weekday() == weekday:
        return Fixed(periods.day(date))
    return MonthDayYear(year, month, day, weekday)


def _build_day(match: Match) -> Found | None:
    weekday = match.number("weekday") if match.has("weekday") else None
    year = _year(match)
    if year is not None and match.code("year") == "Y" and year > 2100:
        return None
    meaning = _day(year, match.number("month"), match.number("day"), weekday)
    return Found(match.first, match.last, meaning) if meaning else None


def _build_month_day(match: Match) -> Found | None:
    if counts_something(match.tokens, match.last) and match.code("day") == "d" and not match.has("weekday"):
        # "In May 5 people died": a month and a count.
        return None
    return _build_day(match)


def _build_day_list(match: Match) -> list[Found] | None:
    if (
        not match.has("year")
        and match.start_of("month") < match.start_of("a")
        and counts_something(match.tokens, match.last)
    ):
        return None
    found = []
    labels = [label for label in ("a", "b", "c", "d") if match.has(label)]
    ahead = match.start_of("month") < match.start_of("a")
    for position, label in enumerate(labels):
        meaning = _day(_year(match), match.number("month"), match.number(label))
        if meaning is None:
            return None
        first = match.first if ahead and position == 0 else match.start_of(label)
        last = match.last if position == len(labels) - 1 else match.end_of(label)
        found.append(Found(first, last, meaning))
    return found


def _build_day_range(match: Match) -> Found | None:
    last_year = _year(match, "year")
    first_year = _year(match, "firstyear") if match.has("firstyear") else last_year
    month = match.number("month")
    last_month = match.number("lastmonth") if match.has("lastmonth") else month
    if first_year is not None and first_year == last_year and last_month < month and not match.has("firstyear"):
        first_year -= 1  # "30 December to 2 January 2019"
    if not match.has("year") and match.has("lead") and counts_something(match.tokens, match.last):
        return None
    first = _day(first_year, month, match.number("first"))
    last = _day(last_year, last_month, match.number("last"))
    if first is None or last is None or (month == last_month and match.number("first") >= match.number("last")):
        return None
    return Found(match.first, match.last, Range(first, last))


def _build_month(match: Match) -> Found | None:
    part = part_of(match)
    year = _year(match)
    if year is None:
        if is_person(match.tokens, match.start_of("month"), match.last):
            return None
        return Found(match.first, match.last, MonthName(match.number("month"), relation_of(match)), part)
    if match.code("year") == "Y" and not 1000 <= year <= 2100:
        return None
    return Found(match.first, match.last, Fixed(periods.month(year, match.number("month"))), part)


def _build_month_of_year(match: Match) -> Found:
    meaning = MonthName(match.number("month"), relation_of(match), of_year=True)
    return Found(match.first, match.last, meaning, part_of(match))


def _build_day_of_year(match: Match) -> Found | None:
    """ "July 25 of that year"."""
    month, day = match.number("month"), match.number("day")
    if match.word("unit") != "year" or _day(None, month, day) is None:
        return None
    return Found(match.first, match.last, MonthDay(month, day, year=relation_of(match)))


def _build_month_list(match: Match) -> list[Found]:
    """ "March and April 2019", "spring and early summer of 1943": the year belongs to both."""
    year = full_year(match.number("year"))

    def period(label: str) -> Fixed:
        number = match.number(label)
        return Fixed(periods.season(year, number) if match.code(label) == "S" else periods.month(year, number))

    first_last = match.end_of("first")
    second_first = match.start_of("part") if match.has("part") else match.start_of("second")
    return [
        Found(match.first, first_last, period("first"), part_of(match, "firstpart")),
        Found(second_first, match.last, period("second"), part_of(match)),
    ]


def _build_month_range(match: Match) -> Found | None:
    year = _year(match)
    first, last = match.number("month"), match.number("lastmonth")
    if year is None:
        if is_person(match.tokens, match.start_of("lastmonth"), match.last) and match.code("how") == "-":
            return None
        return Found(match.first, match.last, Range(MonthName(first), MonthName(last)))
    first_year = _year(match, "firstyear") or (year if first <= last else year - 1)
    pair = Range(Fixed(periods.month(first_year, first)), Fixed(periods.month(year, last)))
    return Found(match.first, match.last, pair)


def _build_year(match: Match) -> Found | None:
    index = match.start_of("year")
    if match.code("year") == "Y" and not is_year(match.tokens, index):
        return None
    return Found(match.first, match.last, Fixed(periods.year(full_year(match.number("year")))), part_of(match))


def _build_year_range(match: Match) -> Found | None:
    first, last = match.number("year"), match.number("last")
    if match.code("last") in "dn" or last < 100:
        if match.tokens.ends[match.start_of("last")] - match.tokens.starts[match.start_of("last")] != 2:
            return None
        last += first // 100 * 100
    if not 1000 <= first < last <= 2100:
        return None
    return Found(match.first, match.last, Range(Fixed(periods.year(first)), Fixed(periods.year(last))))


def _build_decade(match: Match) -> Found | None:
    value = match.number("decade")
    first = full_year(value) if value >= 100 else 1900 + value
    word = match.tokens.text[match.tokens.starts[match.start_of("decade")] :][:1]
    if value < 100 and word.isdigit() and part_of(match) is Part.WHOLE:
        return None  # "in the 70s" may be a temperature, "in his 30s" is an age
    if first < 1000 or first > 2090:
        return None
    decade = periods.century(first // 100 + 1) if first % 100 == 0 and first < 1900 else periods.decade(first)
    return Found(match.first, match.last, Fixed(decade), part_of(match))


def _build_century(match: Match) -> Found | None:
    number = match.number("number")
    if match.tokens.values[match.start_of("unit")] != "century" or not 2 <= number <= 30:
        return None
    return Found(match.first, match.last, Fixed(periods.century(number)), part_of(match))


def _build_quarter(match: Match) -> Found | None:
    number = match.number("number")
    half = match.code("unit") == "A" or match.code("unit") == "V"
    if match.code("unit") == "U" and match.tokens.values[match.start_of("unit")] != "quarter":
        return None
    if not 1 <= number <= (2 if half else 4):
        return None
    year = _year(match)
    if year is not None:
        period = periods.half(year, number) if half else periods.quarter(year, number)
        return Found(match.first, match.last, Fixed(period))
    return Found(match.first, match.last, QuarterName(number, half, relation_of(match)))


def _build_last_half(match: Match) -> Found:
    return Found(match.first, match.last, Fixed(periods.half(full_year(match.number("year")), 2)))


def _build_season(match: Match) -> Found:
    year = full_year(match.number("year"))
    return Found(match.first, match.last, Fixed(periods.season(year, match.number("season"))), part_of(match))


def _build_fiscal(match: Match) -> Found | None:
    year = full_year(match.number("year"))
    return Found(match.first, match.last, Fixed(periods.year(year)), part_of(match)) if 1000 <= year <= 2100 else None


def _build_holiday(match: Match) -> Found:
    number = match.number("holiday")
    year = _year(match)
    meaning: Meaning = (
        HolidayName(number, relation_of(match)) if year is None else Fixed(periods.day(holiday_date(number, year)))
    )
    return Found(match.first, match.last, meaning)


def _build_numeric(match: Match) -> Found | None:
    parts = [int(part) for part in re.findall(r"\d+", match.word("date"))]
    written = match.word("date")
    if len(parts) == 1:
        parts = [int(written[:4]), int(written[4:6]), int(written[6:])]
    if parts[0] >= 1000:
        year, month, day = parts
    elif parts[0] > 12:
        day, month, year = parts
    elif parts[1] > 12:
        month, day, year = parts
    elif parts[0] == parts[1]:
        day, month, year = parts
    else:
        return Found(match.first, match.last, NumericDate(parts[0], parts[1], full_year(parts[2])))
    meaning = _day(full_year(year), month, day)
    return Found(match.first, match.last, meaning) if meaning else None


def _build_day_of_month(match: Match) -> Found | None:
    day = match.number("day")
    if not 1 <= day <= 31 or counts_something(match.tokens, match.last):
        return None
    return Found(match.first, match.last, DayOfMonth(day, match.number("weekday") if match.has("weekday") else None))


def _build_code(match: Match) -> Found | None:
    half = match.code("number") == "V"
    year = _year(match)
    number = match.number("number")
    if year is None:
        return Found(match.first, match.last, QuarterName(number, half))
    return Found(match.first, match.last, Fixed(periods.half(year, number) if half else periods.quarter(year, number)))


FORMS: list[tuple[str, str, Callable[[Match], list[Found] | Found | None]]] = [
    ("numeric", "NUMERIC<date>", _build_numeric),
    # Ranges of days.
    ("range_dm_dm", "[FROM BETWEEN]? DAY<first> OF? MONTH<month> DOT? COMMA? YEARNUM<firstyear>? [DASH TO BY]"
     " THE? DAY<last> OF? MONTH<lastmonth> DOT? (?:COMMA? YEAR<year>)?", _build_day_range),
    ("range_dm_dm_and", "BETWEEN DAY<first> OF? MONTH<month> DOT? YEARNUM<firstyear>? AND DAY<last>"
     " MONTH<lastmonth> DOT? YEAR<year>?", _build_day_range),
    ("range_md_md", "[FROM BETWEEN]? MONTH<month> DOT? DAY<first> (?:COMMA? YEARNUM<firstyear> COMMA?)? [DASH TO BY]"
     " MONTH<lastmonth> DOT? DAY<last> (?:COMMA? YEAR<year>)?", _build_day_range),
    ("range_md_md_and", "BETWEEN MONTH<month> DOT? DAY<first> (?:COMMA? YEARNUM<firstyear> COMMA?)? AND"
     " MONTH<lastmonth> DOT? DAY<last> (?:COMMA? YEAR<year>)?", _build_day_range),
    ("range_d_dm", "[FROM BETWEEN]? DAY<first> [DASH TO BY] THE? DAY<last> OF? MONTH<month> DOT?"
     " (?:COMMA? YEAR<year>)?", _build_day_range),
    ("range_d_dm_and", "BETWEEN THE? DAY<first> AND THE? DAY<last> OF? MONTH<month> DOT? (?:COMMA? YEAR<year>)?",
     _build_day_range),
    ("range_m_dd", "[FROM BETWEEN]? MONTH<month> DOT? DAY<first> [DASH TO]<lead> DAY<last> (?! MERIDIEM)"
     " (?:COMMA? YEAR<year>)?", _build_day_range),
    ("range_m_dd_and", "BETWEEN<lead> MONTH<month> DOT? DAY<first> AND DAY<last> (?! MERIDIEM)"
     " (?:COMMA? YEAR<year>)?", _build_day_range),
    # Lists of days: each is a phrase of its own.
    ("list_dm", "DAY<a> (?:COMMA DAY<b>)? (?:COMMA DAY<c>)? COMMA? AND DAY<d> OF? MONTH<month> DOT?"
     " (?:COMMA? YEAR<year>)?", _build_day_list),
    ("list_md", "MONTH<month> DOT? DAY<a> (?:COMMA DAY<b>)? (?:COMMA DAY<c>)? COMMA? AND DAY<d> (?! MERIDIEM)"
     " (?:COMMA? YEAR<year>)?", _build_day_list),
    # Days.
    ("mdy", "(?:WDAY<weekday> DOT? COMMA? THE?)? MONTH<month> DOT? THE? [DAYNUM ORDNUM ORDWORD]<day> COMMA? OF? YEAR<year>", _build_day),
    ("dmy", "(?:WDAY<weekday> DOT? COMMA? ON?)? THE? [DAYNUM ORDNUM ORDWORD]<day> DASH? OF? MONTH<month> DOT? COMMA? DASH? YEAR<year>",
     _build_day),
    ("md_of", "MONTH<month> DOT? DAY<day> COMMA? OF? THE? [LAST NEXT THIS PREVIOUS FOLLOWING THAT SAME]<rel> SAME? UNIT<unit>",
     _build_day_of_year),
    ("dm_of", "THE? DAY<day> OF? MONTH<month> DOT? COMMA? OF? THE? [LAST NEXT THIS PREVIOUS FOLLOWING THAT SAME]<rel> SAME? UNIT<unit>",
     _build_day_of_year),
    ("ymd", "YEARNUM<year> COMMA? MONTH<month> DOT? DAY<day>", _build_day),
    ("md", "(?:WDAY<weekday> DOT? COMMA? THE?)? MONTH<month> DOT? THE? [DAYNUM ORDNUM ORDWORD]<day> (?! [UNIT DASH])", _build_month_day),
    ("dm", "(?:WDAY<weekday> DOT? COMMA? ON?)? THE? [DAYNUM ORDNUM ORDWORD]<day> DASH? OF? MONTH<month>", _build_day),
    ("wd", "WDAY<weekday> DOT? COMMA? THE? ORDNUM<day>", _build_day_of_month),
    ("the_d", "(?<=ON) THE ORDNUM<day>", _build_day_of_month),
    # Months.
    ("months_y", "[FROM BETWEEN]? MONTH<month> DOT? YEARNUM<firstyear>? [DASH TO]<how> MONTH<lastmonth> DOT?"
     " (?:COMMA? OF? YEAR<year>)?", _build_month_range),
    ("months_and", "BETWEEN MONTH<month> DOT? YEARNUM<firstyear>? AND<how> MONTH<lastmonth> DOT?"
     " (?:COMMA? OF? YEAR<year>)?", _build_month_range),
    ("list_months", "(?:THE? PART<firstpart>)? THE? [MONTH SEASON]<first> DOT? AND (?:THE? PART<part>)? [MONTH SEASON]<second> DOT?"
     " COMMA? OF? YEARNUM<year>", _build_month_list),
    ("month_year", "(?:THE? PART<part>)? MONTH<month> DOT? COMMA? OF? YEAR<year>", _build_month),
    ("month_of", "(?:THE? PART<part>)? MONTH<month> DOT? OF? THE? [LAST NEXT THIS PREVIOUS FOLLOWING THAT SAME]<rel>"
     " SAME? UNIT<unit>", _build_month_of_year),
    ("month", "(?:THE? PART<part>)? REL<rel>? MONTH<month> DOT?", _build_month),
    # Quarters, halves, seasons, fiscal years.
    ("quarter_y", "THE? FISCAL? DASH? ORD<number> DASH? FISCAL? [UNIT HALF]<unit> COMMA? OF? FISCAL? YEAR<year>",
     _build_quarter),
    ("last_half", "THE? LAST HALF OF YEAR<year>", _build_last_half),
    ("y_quarter", "THE? FISCAL? YEARNUM<year> POSSESSIVE? ORD<number> DASH? [UNIT HALF]<unit>", _build_quarter),
    ("quarter_code", "[QUARTERCODE HALFCODE]<number> OF? YEARNUM<year>?", _build_code),
    ("quarter", "THE? FISCAL? DASH? ORD<number> DASH? FISCAL? [UNIT HALF]<unit>"
     " (?:OF? [LAST NEXT THIS PREVIOUS FOLLOWING]<rel> FISCAL? UNIT)?", _build_quarter),
    ("season_y", "(?:THE? PART<part>)? THE? SEASON<season> COMMA? OF? YEAR<year>", _build_season),
    ("fiscal_y", "(?:THE? PART<part>)? THE? FISCAL DASH? (?:UNIT DASH?)? YEAR<year>", _build_fiscal),
    ("fiscal_code", "FISCALCODE<year>", _build_fiscal),
    # Decades, centuries, years.
    ("decade", "(?:THE? PART<part>)? THE? DECADE<decade>", _build_decade),
    ("century", "(?:THE? PART<part>)? THE? ORD<number> DASH? UNIT<unit>", _build_century),
    ("years", "[FROM BETWEEN]? YEARNUM<year> [DASH TO] [YEARNUM YEARTWO]<last>", _build_year_range),
    ("years_and", "BETWEEN YEARNUM<year> AND YEARNUM<last>", _build_year_range),
    ("years_short", "YEARNUM<year> [DASH SLASH] [DAYNUM NUMBER]<last>", _build_year_range),
    ("holiday", "(?:THE? PART<part>)? (?:[LAST NEXT THIS PREVIOUS]<rel>)? HOLIDAY<holiday> (?:COMMA? OF? YEAR<year>)?",
     _build_holiday),
    ("year_part", "THE? PART<part> THE? YEARNUM<year>", _build_year),
    ("year", "YEARNUM<year>", _build_year),
    ("year_two", "(?<=[IN SINCE BY OF FROM TO]) YEARTWO<year>", _build_year),
]  # fmt: skip


ABSOLUTE = [Form(name, pattern, build) for name, pattern, build in FORMS]
