"""EDTF (ISO 8601-2:2019) in and out: what a curator types, what a reader sees.

The levels that this service uses: day, month, season (21 to 24), quarter (33 to 36),
year, decade (``201X``), century (``20XX``), the qualifiers ``~ ? %``, intervals with
open ends, and one-of-a-set ``[a..b]`` or ``[a,b]``. Nothing else is accepted, so what
is stored can always be read.

Bounds are those of the stated period: ``2019-10~`` runs from 1 to 31 October, because
"about" says that the writer is unsure, not by how much. Seasons are the meteorological
ones of the northern hemisphere; winter runs into February of the next year.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from events.vocabulary import DatePrecision

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
SEASON_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
QUARTERS = {33: "first", 34: "second", 35: "third", 36: "fourth"}

_POINT = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)", re.ASCII)
_EXAMPLES = "2019-10-25, 2019-10, 2019, 2019-10-25/2019-10-28, ../2021-02-19 or [2019-10-01..2019-10-09]"


class EdtfDate(NamedTuple):
    """An EDTF string in its normal spelling and what it bounds; an open end is None on its side."""

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: DatePrecision


class _Point(NamedTuple):
    """One date of the string without its qualifier."""

    edtf: str
    earliest: dt.date
    latest: dt.date
    precision: DatePrecision
    qualifier: str


def parse_edtf(text: str) -> EdtfDate:
    """Read EDTF as a person types it.

    Spaces are dropped, ``x`` may stand for ``X``, an empty or unknown end of an interval
    becomes ``..``. Raises ValueError with a sentence that can be shown to that person.
    """
    typed = re.sub(r"\s", "", text).replace("x", "X").replace("–", "-")
    if not typed:
        raise ValueError(f"no date given: write EDTF, for example {_EXAMPLES}")
    if typed.startswith("[") or typed.endswith("]"):
        return _parse_set(typed)
    if "/" in typed:
        return _parse_interval(typed)
    point = _parse_point(typed)
    return EdtfDate(point.edtf + point.qualifier, point.earliest, point.latest, point.precision)


def describe_edtf(edtf: str | None) -> str:
    """Words for a reader: "25 October 2019", "October 2019 (day not known)", "date not known"."""
    if not edtf:
        return "date not known"
    if edtf.startswith("["):
        return _describe_set(edtf[1:-1])
    if "/" in edtf:
        return _describe_interval(*edtf.split("/"))
    point = _parse_point(edtf)
    unknown = {
        DatePrecision.DAY: "",
        DatePrecision.YEAR: " (month not known)",
        DatePrecision.DECADE: " (year not known)",
        DatePrecision.CENTURY: " (year not known)",
    }.get(point.precision, " (day not known)")
    return _describe_point(point) + unknown


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def season_bounds(year: int, code: int) -> tuple[dt.date, dt.date]:
    """First and last day of season 21 to 24 that begins in ``year``; the winter of 9999 ends with the calendar."""
    first = SEASON_FIRST_MONTH[code]
    end_year, end_month = divmod(year * 12 + first + 1, 12)
    last = last_day(end_year, end_month + 1) if end_year <= dt.MAXYEAR else dt.date.max
    return dt.date(year, first, 1), last


def _parse_point(text: str) -> _Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is not a date in EDTF: write for example {_EXAMPLES}")
    years, month, day, qualifier = match.groups()
    earliest_year, latest_year = int(years.replace("X", "0")), int(years.replace("X", "9"))
    if not earliest_year:
        raise ValueError(f"“{text}”: years start with 0001")
    if "X" in years:
        if month:
            raise ValueError(f"“{text}”: a decade or century has no month")
        precision = DatePrecision.CENTURY if years.endswith("XX") else DatePrecision.DECADE
        return _Point(years, dt.date(earliest_year, 1, 1), dt.date(latest_year, 12, 31), precision, qualifier)
    if not month:
        return _Point(
            years, dt.date(earliest_year, 1, 1), dt.date(earliest_year, 12, 31), DatePrecision.YEAR, qualifier
        )
    earliest, latest, precision = _bound_part(earliest_year, int(month), int(day) if day else None, text)
    if qualifier and precision in (DatePrecision.SEASON, DatePrecision.QUARTER):
        raise ValueError(f"“{text}”: a season or quarter takes no {qualifier}")
    return _Point(text.rstrip("~?%"), earliest, latest, precision, qualifier)


def _bound_part(year: int, month: int, day: int | None, text: str) -> tuple[dt.date, dt.date, DatePrecision]:
    if day is not None:
        try:
            date = dt.date(year, month, day)
        except ValueError:
            raise ValueError(f"“{text}”: there is no such day") from None
        return date, date, DatePrecision.DAY
    if 1 <= month <= 12:
        return dt.date(year, month, 1), last_day(year, month), DatePrecision.MONTH
    if month in SEASONS:
        return *season_bounds(year, month), DatePrecision.SEASON
    if month in QUARTERS:
        first = 3 * (month - 33) + 1
        return dt.date(year, first, 1), last_day(year, first + 2), DatePrecision.QUARTER
    raise ValueError(f"“{text}”: after the year comes a month 01 to 12, a season 21 to 24 or a quarter 33 to 36")


def _parse_interval(typed: str) -> EdtfDate:
    ends = typed.split("/")
    if len(ends) != 2:
        raise ValueError(f"“{typed}”: an interval has two ends, for example 2019-10-25/2019-10-28")
    first, last = (None if end in ("", "..") else _parse_point(end) for end in ends)
    if first is None and last is None:
        raise ValueError(f"“{typed}”: an interval needs at least one date")
    edtf = "/".join(".." if end is None else end.edtf + end.qualifier for end in (first, last))
    if first is None or last is None:
        return EdtfDate(edtf, first and first.earliest, last and last.latest, DatePrecision.OPEN)
    if first.earliest > last.latest:
        raise ValueError(f"“{typed}” ends before it begins")
    return EdtfDate(edtf, first.earliest, last.latest, interval_precision(first.earliest, last.latest))


def interval_precision(earliest: dt.date, latest: dt.date) -> DatePrecision:
    """WEEK for Monday to Sunday, INTERVAL for any other span."""
    whole_week = earliest.weekday() == 0 and (latest - earliest).days == 6
    return DatePrecision.WEEK if whole_week else DatePrecision.INTERVAL


def _parse_set(typed: str) -> EdtfDate:
    if not (typed.startswith("[") and typed.endswith("]")):
        raise ValueError(f"“{typed}”: a set stands between [ and ]")
    inner = typed[1:-1]
    if ".." in inner and "," in inner:
        raise ValueError(f"“{typed}”: write either [a..b] or [a,b]")
    if ".." not in inner:
        points = [_parse_point(part) for part in inner.split(",")]
        edtf = "[" + ",".join(p.edtf + p.qualifier for p in points) + "]"
        earliest, latest = min(p.earliest for p in points), max(p.latest for p in points)
        return EdtfDate(edtf, earliest, latest, DatePrecision.INTERVAL if len(points) > 1 else points[0].precision)
    span = _parse_interval(inner.replace("..", "/", 1))
    return span._replace(edtf=f"[{inner}]")


def _describe_point(point: _Point) -> str:
    year = point.earliest.year
    match point.precision:
        case DatePrecision.DAY:
            words = f"{point.earliest.day} {_month(point.earliest)} {year}"
        case DatePrecision.MONTH:
            words = f"{_month(point.earliest)} {year}"
        case DatePrecision.SEASON:
            words = f"{SEASONS[int(point.edtf[5:])]} {year}"
        case DatePrecision.QUARTER:
            words = f"{QUARTERS[int(point.edtf[5:])]} quarter of {year}"
        case DatePrecision.DECADE:
            words = f"the {year}s"
        case DatePrecision.CENTURY:
            words = f"the {_ordinal(year // 100 + 1)} century"
        case _:
            words = f"{year}"
    about = "about " if point.qualifier in ("~", "%") else ""
    return about + words + (" (uncertain)" if point.qualifier in ("?", "%") else "")


def _describe_interval(start: str, end: str) -> str:
    if start in ("", ".."):
        point = _parse_point(end)
        return f"by {_describe_point(point)} (day not known)"
    if end in ("", ".."):
        return f"from {_describe_point(_parse_point(start))} on"
    first, last = _parse_point(start), _parse_point(end)
    return _describe_third(first, last) or _describe_span(first, last, " to ")


def _describe_set(inner: str) -> str:
    if "," in inner:
        return " or ".join(_describe_point(_parse_point(part)) for part in inner.split(","))
    if ".." not in inner:
        return _describe_point(_parse_point(inner))
    start, end = inner.split("..")
    if not start or not end:
        return _describe_interval(start, end)
    return "between " + _describe_span(_parse_point(start), _parse_point(end), " and ")


def _describe_third(first: _Point, last: _Point) -> str:
    """ "early September 2019" for the approximate thirds that the resolver writes; empty for any other span."""
    if first.qualifier != "~" or last.qualifier != "~":
        return ""
    if first.precision is DatePrecision.DAY and first.earliest.replace(day=1) == last.earliest.replace(day=1):
        end = last_day(last.earliest.year, last.earliest.month).day
        third = {(1, 10): "early", (11, 20): "mid", (21, end): "late"}.get((first.earliest.day, last.earliest.day))
        separator = "-" if third == "mid" else " "
        return f"{third}{separator}{_month(first.earliest)} {first.earliest.year}" if third else ""
    if first.precision is DatePrecision.MONTH and first.earliest.year == last.earliest.year:
        third = {(1, 4): "early", (5, 8): "mid", (9, 12): "late"}.get((first.earliest.month, last.earliest.month))
        separator = "-" if third == "mid" else " "
        return f"{third}{separator}{first.earliest.year}" if third else ""
    return ""


def _describe_span(first: _Point, last: _Point, between: str) -> str:
    """The two ends without saying twice what they share: "5 to 7 May 2019"."""
    start, end = _describe_point(first), _describe_point(last)
    if first.qualifier or last.qualifier or first.precision is not last.precision:
        return start + between + end
    if first.precision is DatePrecision.DAY and first.earliest.year == last.earliest.year:
        same_month = first.earliest.month == last.earliest.month
        start = f"{first.earliest.day}" if same_month else f"{first.earliest.day} {_month(first.earliest)}"
    elif first.precision is DatePrecision.MONTH and first.earliest.year == last.earliest.year:
        start = _month(first.earliest)
    return start + between + end


def _month(date: dt.date) -> str:
    return _MONTHS[date.month - 1]


def _ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


# Not calendar.month_name: that follows the process's locale.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
