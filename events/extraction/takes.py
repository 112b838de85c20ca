"""Where each part of a report was written: its datelines.

A wire report may have several takes, each under a dateline of its own; what follows belongs to the last one.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from events.extraction.clean import Paragraph, ParagraphKind
from events.extraction.gazetteer import Form, Hit
from events.extraction.opening import find_opening
from events.extraction.types import PlaceMention, Span
from events.vocabulary import PlaceKind

_CITIES = frozenset({Form.CAPITAL, Form.CITY})
_ENDS_DATELINE = re.compile(r": (?=\S)|(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)? (?:—|–|--) (?=[A-Z“\"])")
_ITEMS = 4  # datelines that a diary has at least
_ITEM = 500  # characters of one item
_TOP = 6  # paragraphs among which a byline stands
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_JOB = r"(?:,(?: [a-z]+){1,3},?)?"  # ", diplomatic editor,"
_BYLINE = re.compile(rf"(?:By )?{_NAME}{_JOB}(?:(?:,| and) {_NAME}{_JOB})? in (?P<city>[A-Z][\w'’ -]{{1,25}})")
_UNKNOWN = re.compile(r"([^\W\d_][\w.'’ -]{1,30}), ")  # "BROVARY, Ukraine (Wire) - …"


def find_start(text: str, paragraph: Paragraph, hits: Sequence[Hit]) -> int:
    """How many characters stand before the paragraph's first sentence; a known city and a colon count too.

    ``hits`` are the known names of the whole text, in order.
    """
    opening = find_opening(text, paragraph)
    if opening:
        return opening
    first = bisect_right(hits, paragraph.span.start - 1, key=lambda hit: hit.span.start)
    if first < len(hits) and hits[first].span.start == paragraph.span.start and hits[first].name.form in _CITIES:
        # "ISLAMABAD: The foreign minister …", "Oslo — The foreign minister …"
        found = _ENDS_DATELINE.match(text, hits[first].span.end)
        if found:
            return found.end() - paragraph.span.start
    return 0


def find_takes(
    text: str, paragraphs: Sequence[Paragraph], openings: Sequence[int], hits: Sequence[Hit]
) -> list[tuple[int, PlaceMention]]:
    """Each dateline's place with the first character of its paragraph, in order."""
    found = _find_byline(text, paragraphs, hits)
    for paragraph, opening in zip(paragraphs, openings, strict=True):
        starred = text.startswith("**", paragraph.span.start)  # a diary's item: "** OSLO - …"
        if paragraph.kind not in (ParagraphKind.BODY, ParagraphKind.DATELINE) and not starred:
            continue
        start = paragraph.span.start
        head = Span(start, paragraph.span.end if paragraph.kind is ParagraphKind.DATELINE else start + opening)
        first = bisect_left(hits, head.start, key=lambda hit: hit.span.start)
        last = bisect_left(hits, head.end, key=lambda hit: hit.span.start)
        place = read_dateline(text, head, [hit for hit in hits[first:last] if hit.span.end <= head.end])
        if place is not None:
            found.append((start, place))
    return found


def _find_byline(text: str, paragraphs: Sequence[Paragraph], hits: Sequence[Hit]) -> list[tuple[int, PlaceMention]]:
    """ "Ian Carr in Bucharest", a line of its own near the top: where the report was written."""
    for paragraph in paragraphs[:_TOP]:
        start = paragraph.span.start
        line = _BYLINE.fullmatch(paragraph.span.of(text).split("\n")[0].strip())
        if line is None:
            continue
        at = start + line.start("city")
        first = bisect_left(hits, at, key=lambda hit: hit.span.start)
        if first < len(hits) and hits[first].span.start == at and hits[first].name.form in _CITIES:
            name = hits[first].name
            return [(start, PlaceMention(name.name, name.country, PlaceKind.CITY, hits[first].span))]
    return []


def read_dateline(text: str, head: Span, hits: Sequence[Hit]) -> PlaceMention | None:
    """The city that the words before a first sentence name, one that no list knows included."""
    cities = [hit for hit in hits if hit.name.form in _CITIES]
    if cities:
        return PlaceMention(cities[0].name.name, cities[0].name.country, PlaceKind.CITY, cities[0].span)
    unknown = _UNKNOWN.match(head.of(text))
    if unknown and any(
        hit.span.start == head.start + unknown.end() and hit.name.form in (Form.STATE, Form.REGION) for hit in hits
    ):
        state = next(hit for hit in hits if hit.span.start == head.start + unknown.end())
        span = Span(head.start, head.start + unknown.end(1))
        return PlaceMention(unknown[1].title(), state.name.country, PlaceKind.CITY, span)
    return None


def is_diary(takes: Sequence[tuple[int, PlaceMention]]) -> bool:
    """Whether one short item after the other begins with its town."""
    gaps = [later - earlier for (earlier, _), (later, _) in itertools.pairwise(takes)]
    return len(takes) >= _ITEMS and sum(gap <= _ITEM for gap in gaps) * 2 > len(gaps)


def find_take(takes: Sequence[tuple[int, PlaceMention]], at: int) -> PlaceMention | None:
    """The dateline that holds at an offset, None before the first."""
    index = bisect_right(takes, at, key=lambda take: take[0])
    return takes[index - 1][1] if index else None
