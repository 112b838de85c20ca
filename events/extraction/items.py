"""A page of several news items, each under the day on which it was published.

An embassy's or a ministry's news page puts the newest first; "yesterday" in an item is the day before
the item's own. Days that head a diary or a chronology are the days of what happened, and no items: there the order is
the calendar's, or no phrase hangs on the day of writing.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.extraction.date_lines import Day, read_bare_line, read_dateline, split_lines
from events.extraction.masking import find_outside
from events.extraction.temporal.meanings import DatePhrase, DeicticDay, DeicticUnit, Fixed, WeekdayName
from events.extraction.types import Span
from events.vocabulary import DatePrecision

_SEVERAL = 2  # items that speak of the day of their writing
_HEAD = 120  # characters in which a date line says its day
_PROSE = 40  # characters of a line at least that tells something
_ENDS_SENTENCE = re.compile(r"[.!?;:…][\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Items:
    """Where each item begins, by its first character in the text, and the day it was published; in order.

    ``headers`` are the days as they stand above the items.
    """

    starts: tuple[int, ...]
    days: tuple[dt.date | None, ...]
    headers: tuple[Day, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def index_at(self, offset: int) -> int:
        """The item that the character at ``offset`` belongs to."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def published_at(self, offset: int) -> dt.date | None:
        """The day of writing of what stands at ``offset``; None when nothing says it."""
        return self.days[self.index_at(offset)]


@dataclass(frozen=True, slots=True)
class _Header:
    start: int
    day: Day
    city: bool  # "OSLO, 29 October 2019 (Agency) - …" opens a paragraph


def find_items(
    text: str, phrases: Sequence[DatePhrase], published: dt.date | None, *, masked: Sequence[Span] = ()
) -> Items:
    """The items of a page; one item, the whole text, for an article. ``phrases`` are the text's date phrases in order.

    ``published`` holds for what stands above the first item.
    """
    whole = Items((0,), (published,))
    full = [phrase.start for phrase in phrases if _is_full_day(phrase)]
    if len(full) < _SEVERAL:
        return whole
    headers = list(_find_headers(text, list(find_outside(split_lines(text), masked)), full))
    days = [header.day.date for header in headers]
    if len(set(days)) < 2 or (published is not None and max(days) > published):
        return whole
    newest_first = all(later >= earlier for later, earlier in itertools.pairwise(days))
    of_cities = all(header.city for header in headers)
    if not newest_first and not of_cities and _count_of_today(headers, phrases) < _SEVERAL:
        return whole
    if not any(phrase.start > headers[0].start and _hangs_on_writing(phrase) for phrase in phrases):
        return whole
    starts = (0, *(header.start for header in headers))
    return Items(starts, (published, *days), tuple(header.day for header in headers))


def _count_of_today(headers: Sequence[_Header], phrases: Sequence[DatePhrase]) -> int:
    """In how many items "today" or "yesterday" is said: what a chronology does not say."""
    starts = [header.start for header in headers]
    told = (phrase.start for phrase in phrases if isinstance(phrase.meaning, DeicticDay))
    return len({bisect_right(starts, at) for at in told if at > starts[0]})


def _is_full_day(phrase: DatePhrase) -> bool:
    return isinstance(phrase.meaning, Fixed) and phrase.meaning.date.precision is DatePrecision.DAY


def _find_headers(text: str, lines: Sequence[Span], full: Sequence[int]) -> Iterator[_Header]:
    """The date lines that have prose below them before the next one; ``full`` is where days written in full begin."""
    found: dict[int, _Header] = {}
    for number, line in enumerate(lines):
        first = bisect_left(full, line.start)
        if first == len(full) or full[first] >= min(line.end, line.start + _HEAD):
            continue
        days = read_bare_line(text, line)
        if len(days) == 1:
            found[number] = _Header(_find_title(text, lines, number), days[0], city=False)
        elif (day := read_dateline(text, line)) is not None:
            found[number] = _Header(line.start, day, city=True)
    for number, end in itertools.pairwise([*found, len(lines)]):
        if found[number].city or any(_is_prose(text, line) for line in lines[number + 1 : end]):
            yield found[number]


def _find_title(text: str, lines: Sequence[Span], number: int) -> int:
    """Where the item begins whose date line is given: with the title right above it, if there is one."""
    above = lines[number - 1] if number else None
    return lines[number].start if above is None or _is_prose(text, above) else above.start


def _is_prose(text: str, line: Span) -> bool:
    end = text[max(line.end - 10, line.start) : line.end]
    return line.end - line.start >= _PROSE and _ENDS_SENTENCE.search(end) is not None


def _hangs_on_writing(phrase: DatePhrase) -> bool:
    return isinstance(phrase.meaning, DeicticDay | WeekdayName | DeicticUnit)
