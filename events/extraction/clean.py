"""A text's paragraphs and what each is: the article itself, or something that a page or a machine left there.

Nothing is cut or rewritten: furniture and filler keep their offsets and are masked by
whoever reads on. What an article orders its reader to do is text like any other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from events.extraction.furniture import find_leak, is_chatter, is_furniture, opens_appendix
from events.extraction.running_diary import holds_diary, split_items
from events.extraction.types import Span


class ParagraphKind(StrEnum):
    """What a paragraph is for."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    LIST_ITEM = "list item"
    FURNITURE = "furniture"
    FILLER = "filler"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text without surrounding white space; offsets base is the article's text."""

    kind: ParagraphKind
    span: Span

    @property
    def masked(self) -> bool:
        """Whether it says nothing about the news."""
        return self.kind in (ParagraphKind.FURNITURE, ParagraphKind.FILLER)


_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\s][^\n]*")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
_BULLET = re.compile(r"(?:[•*·▪‣–—-]|\*\*|\(?\d{1,2}[.)])\s+\S")
_HIGHLIGHTS = re.compile(r"(?:story )?highlights|key points|at a glance|in brief", re.IGNORECASE)
_OPENS_REPORT = re.compile(r"[A-Z][A-Z .,'-]{2,40}\([^()\n]{2,30}\)\s*[-–—_]")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_HEAD = re.compile(
    rf"(?:early|mid|late|the)?[\s-]*(?:{_WEEKDAY}\b\.?,?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?\s+)?{_MONTH}?\b\.?[\s\d,-]*(?:[:–—]|\s-\s)",
    re.IGNORECASE,
)
# "Thu 6 June, Geneva: …"
_DAY_AND_TOWN = re.compile(
    rf"(?:{_WEEKDAY}\b\.?,?\s+)?(?:\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}})\b,\s+"
    r"(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\s?[:–—]\s",
    re.IGNORECASE,
)
_LEAST = 9  # characters that an entry has behind its day
_DATE_WORDS = re.compile(
    rf"\b(?:{_WEEKDAY}|{_MONTH}|\d{{1,4}}(?:st|nd|rd|th)?|\d[\d/.:-]*\d|a\.?m\.?|p\.?m\.?|gmt|utc|[ebcmp][ds]?t"
    r"|published|posted|updated|last|modified|date|first|on|at|by|of|the|ago|minutes?|hours?)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:in this (?:\w+ ){0,3}(?:photo|image|picture|handout)|(?:file|handout) (?:photo|picture|image)"
    r"|photo(?:graph)?(?: released)? by|\(?(?:AP|Reuters|AFP|Getty)[ /][Pp]hoto|via AP\)|photograph:|photo:|pictured)",
    re.IGNORECASE,
)


_CAPTION_DATE = re.compile(
    rf"\b{_WEEKDAY}, [A-Z][a-z]{{2,8}}\.? \d{{1,2}}, \d{{4}}\.?(?:\s*\([^()]*\))?$", re.IGNORECASE
)
_CAPTION_SIDE = re.compile(r", (?:second from )?(?:left|right|cent(?:er|re)),")


def read_paragraphs(text: str) -> list[Paragraph]:
    """Every stretch of ``text`` that is not white space, in order, not overlapping."""
    spans = [part for block in _BLOCK.finditer(text) for part in _split_block(text, Span(*block.span()))]
    if holds_diary(text):
        spans = [item for span in spans for item in split_items(text, span)]
    paragraphs: list[Paragraph] = []
    appendix = chatter = False
    seen_body = False
    for span in _split_leaks(text, spans):
        line = span.of(text)
        if find_leak(line) == 0 or is_chatter(line, continuing=chatter):
            chatter = True
            paragraphs.append(Paragraph(ParagraphKind.FILLER, span))
            continue
        appendix = opens_appendix(line) or (appendix and not _reads_as_prose(line))
        kind = ParagraphKind.FURNITURE if appendix or is_furniture(line) else _tell_kind(line, seen_body)
        seen_body = seen_body or kind is ParagraphKind.BODY
        paragraphs.append(Paragraph(kind, span))
    return paragraphs


def masked_spans(paragraphs: list[Paragraph]) -> list[Span]:
    """The spans of furniture and filler."""
    return [paragraph.span for paragraph in paragraphs if paragraph.masked]


def _split_block(text: str, block: Span) -> Iterator[Span]:
    """One paragraph for hard-wrapped lines, else one a line."""
    lines = [
        Span(block.start + found.start(), block.start + found.start() + len(found[0].rstrip()))
        for found in _LINE.finditer(block.of(text))
    ]
    if len(lines) < 2 or not _is_wrapped([line.of(text) for line in lines]):
        yield from lines
        return
    width = max(len(line.of(text)) for line in lines if line.end - line.start <= 120)
    first = lines[0]
    for line, following in itertools.pairwise(lines):
        ends = _ENDS_SENTENCE.search(line.of(text)) and line.end - line.start < 0.8 * width
        if ends or _OPENS_REPORT.match(following.of(text)):
            yield Span(first.start, line.end)
            first = following
    yield Span(first.start, lines[-1].end)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines break where a column ends and not where a thought does."""
    inner = lines[:-1]
    lengths = sorted(map(len, lines))
    if (
        _HIGHLIGHTS.match(lines[0])
        or any(_BULLET.match(line) for line in lines)
        or lengths[len(lengths) * 4 // 5] > 120
    ):
        return False
    open_ended = sum(not _ENDS_SENTENCE.search(line) for line in inner)
    long_enough = sum(len(line) >= 40 for line in inner)
    return open_ended * 2 >= len(inner) and long_enough * 3 >= len(inner) * 2


def _split_leaks(text: str, spans: list[Span]) -> Iterator[Span]:
    for span in spans:
        at = find_leak(span.of(text))
        if at:
            kept = span.of(text)[:at].rstrip()
            if kept:
                yield Span(span.start, span.start + len(kept))
        yield span if at is None else Span(span.start + at, span.end)


def _tell_kind(line: str, seen_body: bool) -> ParagraphKind:
    if _is_dateline(line, most=0):  # "MONDAY, 3 May - TUESDAY, 4 May" heads a diary's days
        return ParagraphKind.DATELINE
    day = _DAY_HEAD.match(line) or _DAY_AND_TOWN.match(line)
    if _BULLET.match(line) or (day and len(line) - day.end() > _LEAST):
        return ParagraphKind.LIST_ITEM
    if _is_dateline(line):
        return ParagraphKind.DATELINE
    if _CAPTION.search(line[:200]) or _CAPTION.search(line[-60:]):
        return ParagraphKind.CAPTION
    if _CAPTION_SIDE.search(line[:200]) and _CAPTION_DATE.search(line):
        return ParagraphKind.CAPTION
    if len(line) < 160 and not _ENDS_SENTENCE.search(line):
        return ParagraphKind.HEADLINE
    if not seen_body and len(line) < 100 and "\n" not in line and line.endswith(("?", "!")):
        return ParagraphKind.HEADLINE
    return ParagraphKind.BODY


def _is_dateline(line: str, most: int = 2) -> bool:
    """A line of little but a date ("Published 20 May 2024", "RIGA, Monday, 3 March 2025")."""
    if len(line) > 70 or not re.search(r"\d", line):
        return False
    words = re.findall(r"[^\W\d_]{2,}", _DATE_WORDS.sub(" ", line))
    return len(words) <= most and bool(re.search(rf"\d{{4}}|{_MONTH}", line, re.IGNORECASE))


def _reads_as_prose(line: str) -> bool:
    return len(line) > 120 and len(re.findall(r"[.!?]", line)) >= 1
