"""Forms of more than one date: ranges, which are one phrase, and lists, which are one phrase each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from events.extraction.temporal import periods
from events.extraction.temporal.forms_days import OF_YEAR, day_of
from events.extraction.temporal.grammar import Form, Found, Match
from events.extraction.temporal.guards import counts_something, is_person
from events.extraction.temporal.labels import full_year, part_of, relation_of, year_of
from events.extraction.temporal.meanings import Fixed, Meaning, MonthDay, MonthName, Range


def _build_day_range(match: Match) -> Found | None:
    last_year = year_of(match, "year")
    first_year = year_of(match, "firstyear") if match.has("firstyear") else last_year
    month = match.number("month")
    last_month = match.number("lastmonth") if match.has("lastmonth") else month
    if first_year is not None and first_year == last_year and last_month < month and not match.has("firstyear"):
        first_year -= 1  # "30 December to 2 January 2019"
    if not match.has("year") and match.has("lead") and counts_something(match.tokens, match.last):
        return None
    first = day_of(first_year, month, match.number("first"))
    last = _of_year(day_of(last_year, last_month, match.number("last")), match)
    both = match.is_a("link", "AND") and not match.tokens.at(match.first, "BETWEEN")
    if both and match.number("last") - match.number("first") != 1:
        return None  # "on 3 and 9 May last year": two days
    if first is None or last is None or (month == last_month and match.number("first") >= match.number("last")):
        return None
    return Found(match.first, match.last, Range(first, last))


def _of_year(day: Meaning | None, match: Match) -> Meaning | None:
    """ "29 and 30 August last year": the relation is the year's."""
    if not match.has("rel") or day is None:
        return day
    named = match.word("unit") == "year" and isinstance(day, MonthDay)
    return replace(day, year=relation_of(match)) if named and isinstance(day, MonthDay) else None


def _build_day_list(match: Match) -> list[Found] | None:
    if (
        not match.has("year")
        and match.start_of("month") < match.start_of("a")
        and match.tokens.at(match.first - 1, "IN")
        and counts_something(match.tokens, match.last)
    ):
        return None
    found = []
    labels = [label for label in ("a", "b", "c", "d") if match.has(label)]
    ahead = match.start_of("month") < match.start_of("a")
    for position, label in enumerate(labels):
        meaning = _of_year(day_of(year_of(match), match.number("month"), match.number(label)), match)
        if meaning is None:
            return None
        first = match.first if ahead and position == 0 else match.start_of(label)
        last = match.last if position == len(labels) - 1 else match.end_of(label)
        found.append(Found(first, last, meaning))
    return found


def _build_month_range(match: Match) -> Found | None:
    year = year_of(match)
    first, last = match.number("month"), match.number("lastmonth")
    if year is None:
        if is_person(match.tokens, match.start_of("lastmonth"), match.last) and match.is_a("how", "DASH"):
            return None
        return Found(match.first, match.last, Range(MonthName(first), MonthName(last)))
    first_year = year_of(match, "firstyear") or (year if first <= last else year - 1)
    pair = Range(Fixed(periods.month(first_year, first)), Fixed(periods.month(year, last)))
    return Found(match.first, match.last, pair)


def _build_month_list(match: Match) -> list[Found]:
    """ "March and April 2019", "spring and early summer of 1943": the year belongs to both."""
    year = full_year(match.number("year"))

    def period(label: str) -> Fixed:
        number = match.number(label)
        return Fixed(periods.season(year, number) if match.is_a(label, "SEASON") else periods.month(year, number))

    first_last = match.end_of("first")
    second_first = match.start_of("part") if match.has("part") else match.start_of("second")
    return [
        Found(match.first, first_last, period("first"), part_of(match, "firstpart")),
        Found(second_first, match.last, period("second"), part_of(match)),
    ]


def _build_year_range(match: Match) -> Found | None:
    first, last = match.number("year"), match.number("last")
    if match.is_a("last", "DAYNUM", "NUMBER") or last < 100:
        if match.tokens.ends[match.start_of("last")] - match.tokens.starts[match.start_of("last")] != 2:
            return None
        last += first // 100 * 100
    if not 1000 <= first < last <= 2100:
        return None
    return Found(match.first, match.last, Range(Fixed(periods.year(first)), Fixed(periods.year(last))))


_Y = "(?:COMMA? YEAR<year>)?"
_FIRST_YEAR = "(?:COMMA? YEARNUM<firstyear> COMMA?)?"
FORMS: list[tuple[str, str, Callable[[Match], list[Found] | Found | None]]] = [
    # Days.
    ("range_d_dm_of", "[FROM BETWEEN]? DAY<first> [DASH TO BY AND]<link> THE? DAY<last> OF? MONTH<month> DOT?"
     f" {OF_YEAR}", _build_day_range),
    ("range_m_dd_of", f"[FROM BETWEEN]? MONTH<month> DOT? DAY<first> [DASH TO AND]<link> DAY<last> {OF_YEAR}",
     _build_day_range),
    ("range_dm_dm", "[FROM BETWEEN]? DAY<first> OF? MONTH<month> DOT? COMMA? YEARNUM<firstyear>? [DASH TO BY]"
     f" THE? DAY<last> OF? MONTH<lastmonth> DOT? {_Y}", _build_day_range),
    ("range_dm_dm_and", "BETWEEN DAY<first> OF? MONTH<month> DOT? YEARNUM<firstyear>? AND DAY<last>"
     f" MONTH<lastmonth> DOT? {_Y}", _build_day_range),
    ("range_md_md", f"[FROM BETWEEN]? MONTH<month> DOT? DAY<first> {_FIRST_YEAR} [DASH TO BY] MONTH<lastmonth> DOT?"
     f" DAY<last> {_Y}", _build_day_range),
    ("range_md_md_and", f"BETWEEN MONTH<month> DOT? DAY<first> {_FIRST_YEAR} AND MONTH<lastmonth> DOT? DAY<last> {_Y}",
     _build_day_range),
    ("range_d_dm", f"[FROM BETWEEN]? DAY<first> [DASH TO BY] THE? DAY<last> OF? MONTH<month> DOT? {_Y}",
     _build_day_range),
    ("range_d_dm_and", f"BETWEEN THE? DAY<first> AND THE? DAY<last> OF? MONTH<month> DOT? {_Y}", _build_day_range),
    ("range_m_dd", f"[FROM BETWEEN]? MONTH<month> DOT? DAY<first> [DASH TO]<lead> DAY<last> (?! MERIDIEM) {_Y}",
     _build_day_range),
    ("range_m_dd_and", f"BETWEEN<lead> MONTH<month> DOT? DAY<first> AND DAY<last> (?! MERIDIEM) {_Y}",
     _build_day_range),
    ("list_dm", "DAY<a> (?:COMMA DAY<b>)? (?:COMMA DAY<c>)? COMMA? AND DAY<d> OF? MONTH<month> DOT?"
     f" {_Y}", _build_day_list),
    ("list_md", "MONTH<month> DOT? DAY<a> (?:COMMA DAY<b>)? (?:COMMA DAY<c>)? COMMA? AND DAY<d> (?! MERIDIEM)"
     f" {_Y}", _build_day_list),
]  # fmt: skip
DAY_RANGES = [Form(name, pattern, build) for name, pattern, build in FORMS]

LONGER: list[tuple[str, str, Callable[[Match], list[Found] | Found | None]]] = [
    ("months_y", "[FROM BETWEEN]? MONTH<month> DOT? YEARNUM<firstyear>? [DASH TO]<how> MONTH<lastmonth> DOT?"
     " (?:COMMA? OF? YEAR<year>)?", _build_month_range),
    ("months_and", "BETWEEN MONTH<month> DOT? YEARNUM<firstyear>? AND<how> MONTH<lastmonth> DOT?"
     " (?:COMMA? OF? YEAR<year>)?", _build_month_range),
    ("list_months", "(?:THE? PART<firstpart>)? THE? [MONTH SEASON]<first> DOT? AND (?:THE? PART<part>)?"
     " [MONTH SEASON]<second> DOT? COMMA? OF? YEARNUM<year>", _build_month_list),
    ("years", "[FROM BETWEEN]? YEARNUM<year> [DASH TO] [YEARNUM YEARTWO]<last>", _build_year_range),
    ("years_and", "BETWEEN YEARNUM<year> AND YEARNUM<last>", _build_year_range),
    ("years_short", "YEARNUM<year> [DASH SLASH] [DAYNUM NUMBER]<last>", _build_year_range),
]  # fmt: skip
PERIOD_RANGES = [Form(name, pattern, build) for name, pattern, build in LONGER]
