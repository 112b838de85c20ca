"""Lines that say on which day what follows was written: a line that is little but a date, a dateline with its city."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.extraction.dates import DatePhrase, find_dates
from events.extraction.temporal.meanings import Fixed
from events.extraction.types import Span
from events.vocabulary import DatePrecision

_LONGEST_LINE = 160  # characters of a line that is little but a date
_HEAD = 120  # characters in which a paragraph's dateline stands
NOT_OURS = re.compile(
    r"©|\(c\)|copyright|all rights reserved|see also|read more|read also|related|also read"
    r"|latest (?:news|articles|posts)|most (?:read|popular)|recommended|more from|accessed|retrieved",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"[\W_]*+(?:Source:\s*)?(?:[A-ZÀ-Þ][\w.’'-]*+(?:,? (?:of |de |and )?[A-ZÀ-Þ][\w.’'-]*+){0,3}"
    r"[,:|–—-]?\s*(?:\([\w ]{2,20}\)\s*)?[|–—-]?\s*)?"
)
# What sets the date's part of a header line apart: "By A. Writer | Updated 4 June 2018 | World".
_PART = re.compile(r"\s*[|;•·]\s*|\t+| {2,}|\.\s+(?=[A-ZÀ-Þ])")
_STAMP = re.compile(
    r"[\W_]*+(?:(?:\w+ )?by [^|\n]{2,60}?[,:]\s+)?"
    r"(?:(?:\w+\s+)?(?:updated?|modified|input|filed|created|uploaded|posted|published)\s*(?:on|at)?\s*[:,]?\s*)?"
    r"(?:[A-ZÀ-Þ][\w.]*\s*,\s*)?",
    re.IGNORECASE,
)
# "OCTOBER 14, 1996, MONDAY, Late Edition": as archives of newspapers write it.
_ARCHIVED = r"(?:,?\s*(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?:,\s*(?:\w+ ){1,2}(?i:cycle|edition)\b)?)?"
_AFTER_DATE = re.compile(
    _ARCHIVED + r"[\s,;|.()–—-]*(?:at )?(?:\d{1,2}[.:]\d\d(?:[.:]\d\d)?|\d{4})?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?[A-Z]{2,5}\)?)?[\s,;|.()–—-]*"
    r"(?:(?:By|From|Page|Source|Filed|Posted|Updated?|Modified|Published|\d+ min)\b.{0,80})?",
)
_CITY_IN_CAPITALS = re.compile(r"[\W_]*[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?:[ ,]+[\w’'.-]+){0,5}[,:]?\s*\(?(?:[A-Z]\w+\)?[ ,–—-]*)?")
_CITY = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?:[ -][A-ZÀ-Þ][\w’'.-]+){0,3}, ")  # "Quito, 9 December 2016 - The envoy …"
_DASH = re.compile(r"\s*(?:\([^)]{2,40}\)\s*)?[-–—]+\s")
_DATELINE_END = re.compile(r"\.?\s*(?:\([^)]{2,40}\)\s*)?(?:[-–—:_]|/[A-Z][^/\n]{1,50}/|$)")
_CITY_BEHIND = re.compile(
    r",?\s*\(?[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{3,30}\)?\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]\s"
)  # "May 1, 2012 (JUBA) - "
_EVENT_WORDS = re.compile(
    r"\b(?:summit|talks|meeting|conference|week|diary|agenda|declaration|agreement|edition|volume)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day written in full in a line."""

    date: dt.date
    span: Span
    weekday: bool


def split_lines(text: str) -> list[Span]:
    """The lines that hold something, without the white space around them."""
    lines = (Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return [line for line in lines if line.of(text).strip()]


def days_in(text: str, line: Span) -> Iterator[Day]:
    """The days that a line writes in full, weekday and date agreeing."""
    for phrase in find_dates(line.of(text)):
        match phrase.meaning:
            case Fixed(date) if date.precision is DatePrecision.DAY and not phrase.qualifier and date.earliest:
                span = Span(line.start + phrase.start, line.start + phrase.end)
                yield Day(date.earliest, span, _names_weekday(phrase))


def _names_weekday(phrase: DatePhrase) -> bool:
    return bool(re.match(r"(?:mon|tue|wed|thu|fri|sat|sun)", phrase.text, re.IGNORECASE))


def read_bare_line(text: str, line: Span) -> list[Day]:
    """The days of a line that is a date, with at most a place, a clock time or a by-line beside it."""
    if line.end - line.start > _LONGEST_LINE or NOT_OURS.search(line.of(text)):
        return []
    found = []
    for day in days_in(text, line):
        before, after = text[line.start : day.span.start], text[day.span.end : line.end]
        if _EVENT_WORDS.search(before):
            continue
        if (_BEFORE_DATE.fullmatch(before) and _AFTER_DATE.fullmatch(after)) or _is_stamp(before, after):
            found.append(day)
    return found


def _is_stamp(before: str, after: str) -> bool:
    """Whether the part of the line that holds the date holds but a by-line, a label and a clock time beside it."""
    if _EVENT_WORDS.search(after):
        return False
    return bool(_STAMP.fullmatch(_PART.split(before)[-1]) and _AFTER_DATE.fullmatch(_PART.split(after)[0]))


def read_dateline(text: str, line: Span) -> Day | None:
    """ "OSLO, 29 October 2019 (Agency) - …" at the beginning of a paragraph."""
    day = next(days_in(text, Span(line.start, min(line.end, line.start + _HEAD))), None)
    if day is None:
        return None
    before = text[line.start : day.span.start]
    place = _CITY_IN_CAPITALS.fullmatch(before)
    if place is None:
        place = _CITY.fullmatch(before) if _DASH.match(text, day.span.end, line.end) else None
    reversed_order = not before.strip() and _CITY_BEHIND.match(text, day.span.end, line.end)
    ends = _DATELINE_END.match(text, day.span.end, line.end)
    return day if reversed_order or (place and not NOT_OURS.search(before) and ends) else None
