"""Forms of months and longer: quarters, halves, seasons, years, fiscal years, decades, centuries."""

from __future__ import annotations

from collections.abc import Callable

from events.extraction.temporal import periods
from events.extraction.temporal.grammar import Form, Found, Match
from events.extraction.temporal.guards import is_person, is_year
from events.extraction.temporal.labels import full_year, part_of, relation_of, year_of
from events.extraction.temporal.meanings import Fixed, MonthName, Part, QuarterName


def _build_month(match: Match) -> Found | None:
    part = part_of(match)
    year = year_of(match)
    if year is None:
        if is_person(match.tokens, match.start_of("month"), match.last):
            return None
        return Found(match.first, match.last, MonthName(match.number("month"), relation_of(match)), part)
    if match.is_a("year", "YEARNUM") and not 1000 <= year <= 2100:
        return None
    return Found(match.first, match.last, Fixed(periods.month(year, match.number("month"))), part)


def _build_month_of_year(match: Match) -> Found:
    meaning = MonthName(match.number("month"), relation_of(match), of_year=True)
    return Found(match.first, match.last, meaning, part_of(match))


def _build_half_of_month(match: Match) -> Found | None:
    number = match.number("number")
    if number not in (1, 2):
        return None
    part = Part.FIRST_HALF if number == 1 else Part.SECOND_HALF
    year = year_of(match)
    if year is None:
        return Found(match.first, match.last, MonthName(match.number("month"), relation_of(match)), part)
    return Found(match.first, match.last, Fixed(periods.month(year, match.number("month"))), part)


def _build_quarter(match: Match) -> Found | None:
    number = match.number("number")
    half = match.is_a("unit", "HALF")
    if match.is_a("unit", "UNIT") and match.word("unit") != "quarter":
        return None
    if match.has("whole") and match.word("whole") != "year":
        return None  # "the second half of next month"
    if not 1 <= number <= (2 if half else 4):
        return None
    year = year_of(match)
    if year is not None:
        period = periods.half(year, number) if half else periods.quarter(year, number)
        return Found(match.first, match.last, Fixed(period))
    return Found(match.first, match.last, QuarterName(number, half, relation_of(match)))


def _build_last_half(match: Match) -> Found:
    return Found(match.first, match.last, Fixed(periods.half(full_year(match.number("year")), 2)))


def _build_code(match: Match) -> Found | None:
    half = match.is_a("number", "HALFCODE")
    year = year_of(match)
    number = match.number("number")
    if year is None:
        return Found(match.first, match.last, QuarterName(number, half))
    return Found(match.first, match.last, Fixed(periods.half(year, number) if half else periods.quarter(year, number)))


def _build_season(match: Match) -> Found:
    year = full_year(match.number("year"))
    return Found(match.first, match.last, Fixed(periods.season(year, match.number("season"))), part_of(match))


def _build_fiscal(match: Match) -> Found | None:
    year = full_year(match.number("year"))
    return Found(match.first, match.last, Fixed(periods.year(year)), part_of(match)) if 1000 <= year <= 2100 else None


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


def _build_year(match: Match) -> Found | None:
    index = match.start_of("year")
    if match.is_a("year", "YEARNUM") and not is_year(match.tokens, index):
        return None
    return Found(match.first, match.last, Fixed(periods.year(full_year(match.number("year")))), part_of(match))


_PART = "(?:THE? PART<part>)?"
FORMS: list[tuple[str, str, Callable[[Match], Found | None]]] = [
    ("month_year", f"{_PART} MONTH<month> DOT? COMMA? OF? YEAR<year>", _build_month),
    ("month_of", f"{_PART} MONTH<month> DOT? OF? THE? REL<rel> SAME? UNIT<unit>", _build_month_of_year),
    ("month", f"{_PART} REL<rel>? MONTH<month> DOT?", _build_month),
    ("half_of_month", "THE? ORD<number> HALF OF REL<rel>? MONTH<month> DOT? COMMA? YEAR<year>?", _build_half_of_month),
    ("quarter_y", "THE? FISCAL? DASH? ORD<number> DASH? FISCAL? [UNIT HALF]<unit> COMMA? OF? FISCAL? YEAR<year>",
     _build_quarter),
    ("last_half", "THE? LAST HALF OF YEAR<year>", _build_last_half),
    ("y_quarter", "THE? FISCAL? YEARNUM<year> POSSESSIVE? ORD<number> DASH? [UNIT HALF]<unit>", _build_quarter),
    ("quarter_code", "[QUARTERCODE HALFCODE]<number> OF? YEARNUM<year>?", _build_code),
    ("quarter", "THE? FISCAL? DASH? ORD<number> DASH? FISCAL? [UNIT HALF]<unit>"
     " (?:OF? [LAST NEXT THIS PREVIOUS FOLLOWING]<rel> FISCAL? UNIT<whole>)?", _build_quarter),
    ("season_y", f"{_PART} THE? SEASON<season> COMMA? OF? YEAR<year>", _build_season),
    ("fiscal_y", f"{_PART} THE? FISCAL DASH? (?:UNIT DASH?)? YEAR<year>", _build_fiscal),
    ("fiscal_code", "FISCALCODE<year>", _build_fiscal),
    ("decade", f"{_PART} THE? DECADE<decade>", _build_decade),
    ("century", f"{_PART} THE? ORD<number> DASH? UNIT<unit>", _build_century),
    ("year_part", "THE? PART<part> THE? YEARNUM<year>", _build_year),
    ("year", "YEARNUM<year>", _build_year),
    ("year_two", "(?<=[IN SINCE BY OF FROM TO]) YEARTWO<year>", _build_year),
]  # fmt: skip

PERIODS = [Form(name, pattern, build) for name, pattern, build in FORMS]
