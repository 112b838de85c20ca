"""A diary whose lines ran together: "MONDAY, MAY 3 ** ROME – The minister visits … ** OSLO – …" taken apart again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.extraction.types import Span

_DAY = r"(?:MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY),? [A-Z]{3,9}\.? \d{1,2}\b"
_MARK = r"\*\*(?=\s*[A-Z])"
_PLACE = r"[A-Z][A-Z.]{2,}(?:[ ,/]+[A-Z][A-Za-z.]*){0,4},? [–—-] (?=[A-Z0-9])"
_CUT = r"Article content"  # what some pages write wherever an advertisement stood
_HEADING = re.compile(rf"(?<!\S){_DAY}")
_BEGINNING = re.compile(rf"(?<!\S)(?:{_DAY}|{_CUT}|{_MARK}|(?<=[.)] ){_PLACE})")
_TOWNS = re.compile(rf"(?<!\S){_MARK}\s*{_PLACE}")
_RULE = re.compile(r"[\s–—_*-]*")


def holds_diary(text: str) -> bool:
    """Whether marked items stand in running text, under a day in capitals or each before its town."""
    if _HEADING.search(text) and len(re.findall(rf"\s{_MARK}", text)) > 1:
        return True
    return len(_TOWNS.findall(text)) > 2


def split_items(text: str, line: Span) -> Iterator[Span]:
    """The headings and items of one line, each a paragraph."""
    written = line.of(text)
    starts = [0]
    for found in _BEGINNING.finditer(written):
        starts.append(found.start())
        if _HEADING.match(found[0]) or found[0] == _CUT:
            starts.append(found.end())
    for start, end in zip(starts, [*starts[1:], len(written)], strict=True):
        part = written[start:end]
        lead = len(part) - len(part.lstrip())
        kept = part.strip()
        if kept and kept != _CUT and not _RULE.fullmatch(kept):
            yield Span(line.start + start + lead, line.start + start + lead + len(kept))
