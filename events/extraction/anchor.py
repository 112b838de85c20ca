"""When an article was published, and how we know.

Given by the caller or the page's metadata; else what the text says of itself: a labelled
line ("Date: 29 October 2019"), a dateline (a line or a beginning that is a place and a
full date, or a wire's trailer), a caption whose weekday and date agree, the first day of
the week that a diary's title names. A page's own
clock (a banner beside the weather), a copyright line and the dates of related links are
none of these. Yearless dates and dates in doubt never count.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.extraction.dates import DatePhrase, find_dates
from events.extraction.temporal.meanings import Fixed, Range
from events.extraction.types import Anchor, ArticleText, Span
from events.vocabulary import AnchorBasis, DatePrecision

GIVEN_CONFIDENCE = {AnchorBasis.CURATOR: 1.0, AnchorBasis.GIVEN: 1.0, AnchorBasis.METADATA: 0.95}
LABELLED_CONFIDENCE, UPDATED_CONFIDENCE = 0.95, 0.8
DATELINE_CONFIDENCE, CAPTION_CONFIDENCE = 0.8, 0.6
_HEADER_LINES = 10  # a bare date line stands above the story
_LONG_LINE = 400  # no header line is longer; keeps the work on a line short

_LABEL = re.compile(
    r"[\W_]*(?:(?P<first>(?:first |date )?(?:published|posted|issued|released|publication date|release date|dated"
    r"|date of (?:publication|issue|release)|pub(?:lication)? ?date|date))"
    r"|(?P<later>(?:page )?(?:last )?(?:updated|modified|revised)))"
    r"(?: on| at|:|\s[-–—]|\b)",
    re.IGNORECASE,
)
_WEATHER = re.compile(r"(?<![\w.])[-−+]?\d{1,3}(?:\.\d+)?\s?(?:°\s?[CF]?|º\s?[CF]?|℃|℉|[CF])(?!\w)")
_NOT_OURS = re.compile(
    r"©|\(c\)|copyright|all rights reserved|see also|read more|read also|related|also read"
    r"|latest (?:news|articles|posts)|most (?:read|popular)|recommended|more from|accessed|retrieved",
    re.IGNORECASE,
)
_WIRE = re.compile(r"\b[A-Z]{2,6}-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) \d{3,4}[A-Z]{3,4}\b")
_PHOTO = re.compile(
    r"\b(?:photo|photograph|picture|pictured|image|handout|file|screengrab|looks on|poses?|shakes? hands"
    r"|via (?:AP|Reuters))\b"
    r"|\((?:\w+ ){0,5}(?:via )?(?:AP|AFP|Reuters|EPA|Getty)\b",
    re.IGNORECASE,
)
# "The minister greets his guest in Quito, Saturday, June 12, 2010."
_CAPTION_END = re.compile(
    r", (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+\.? \d{1,2}, \d{4}\.(?: \([^()]{2,80}\))?\s*$"
)
_FILE_PHOTO = re.compile(r"\bfile\b|\barchive\b|\bFILE\b", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"[\W_]*+(?:Source:\s*)?(?:[A-ZÀ-Þ][\w.’'-]*+(?:,? (?:of |de |and )?[A-ZÀ-Þ][\w.’'-]*+){0,3}"
    r"[,:|–—-]?\s*(?:\([\w ]{2,20}\)\s*)?[|–—-]?\s*)?"
)
# What sets the date's part of a header line apart: "By A. Writer | Updated 4 June 2018 | World".
_PART = re.compile(r"\s*[|;•·]\s*|\.\s+(?=[A-ZÀ-Þ])")
_STAMP = re.compile(
    r"[\W_]*+(?:(?:\w+ )?by [^|\n]{2,60}?[,:]\s+)?"
    r"(?:(?:\w+\s+)?(?:updated|input|filed|created|uploaded|posted|published)\s*(?:on|at)?\s*[:,]?\s*)?"
    r"(?:[A-ZÀ-Þ][\w.]*\s*,\s*)?",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    r"[\s,;|.()–—-]*(?:at )?(?:\d{1,2}[.:]\d\d(?:[.:]\d\d)?|\d{4})?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?[A-Z]{2,5}\)?)?[\s,;|.()–—-]*"
    r"(?:(?:By|From|Page|Source|Filed|Posted|Updated|Published|\d+ min)\b.{0,80})?",
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
_TITLE_LINES = 4
_DIARY = re.compile(r"\b(?:diary|agenda|calendar|schedule|programme|program|engagements)\b", re.IGNORECASE)
# An item of a diary: "Mon 5 June: …", "TUESDAY, JUNE 6".
_ITEM = re.compile(
    r"^\W*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (?:\d{1,2}\b|[a-z]{3,9} \d)", re.IGNORECASE | re.MULTILINE
)
_WEEK_OF = re.compile(r"\b(?:week (?:of|beginning|commencing|starting)|w/c)(?: on)?[:,]? $", re.IGNORECASE)
_LONGEST_DIARY = dt.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day written in full in a line."""

    date: dt.date
    span: Span
    weekday: bool


def find_anchor(article: ArticleText, *, masked: Sequence[Span] = ()) -> Anchor:
    """The publication date with its basis and confidence; basis NONE when nothing trustworthy says it.

    ``masked`` spans (furniture, machine filler) are not read.
    """
    if article.published is not None:
        basis = article.published_basis
        basis = AnchorBasis.GIVEN if basis is AnchorBasis.NONE else basis
        return Anchor(article.published, basis, GIVEN_CONFIDENCE.get(basis, 0.9))
    every = _lines(article.text)
    lines = list(_outside(every, masked))
    # A banner is known by its neighbours, and these may be masked.
    numbers = {line.start: number for number, line in enumerate(every)}
    head = [line for line in lines[:_HEADER_LINES] if not _beside_weather(article.text, every, numbers[line.start])]
    return (
        _labelled(article.text, lines)
        or _wire(article.text, lines)
        or _story_line(_bare_line(article.text, head), _dateline(article.text, lines))
        or _caption(article.text, lines)
        or _week_of_diary(article.text, lines[:_TITLE_LINES])
        or Anchor()
    )


def _lines(text: str) -> list[Span]:
    """The lines that hold something, without the white space around them."""
    lines = (Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return [line for line in lines if line.of(text).strip()]


def _outside(lines: Sequence[Span], masked: Sequence[Span]) -> Iterator[Span]:
    """The lines that no masked span touches; both run through the text once."""
    spans = iter(sorted(masked, key=lambda span: span.start))
    span = next(spans, None)
    for line in lines:
        while span and span.end <= line.start:
            span = next(spans, None)
        if span is None or line.end <= span.start:
            yield line


def _days(text: str, line: Span) -> Iterator[_Day]:
    """The days that a line writes in full, weekday and date agreeing."""
    for phrase in find_dates(line.of(text)):
        match phrase.meaning:
            case Fixed(date) if date.precision is DatePrecision.DAY and not phrase.qualifier and date.earliest:
                span = Span(line.start + phrase.start, line.start + phrase.end)
                yield _Day(date.earliest, span, _names_weekday(phrase))


def _names_weekday(phrase: DatePhrase) -> bool:
    return bool(re.match(r"(?:mon|tue|wed|thu|fri|sat|sun)", phrase.text, re.IGNORECASE))


def _labelled(text: str, lines: Sequence[Span]) -> Anchor | None:
    """ "Date: …", "Published on …" at the head or the foot; an update's date only when there is no other."""
    updated = None
    for line in (*lines[:30], *lines[-10:]):
        label = _LABEL.match(text, line.start, min(line.end, line.start + _LONG_LINE))
        if label is None or _NOT_OURS.search(line.of(text)):
            continue
        day = next(_days(text, Span(line.start, min(line.end, line.start + _LONG_LINE))), None)
        if day is None or day.span.start - label.end() > 24:
            continue
        if label["first"]:
            return Anchor(day.date, AnchorBasis.LABELLED, LABELLED_CONFIDENCE, day.span)
        updated = updated or Anchor(day.date, AnchorBasis.LABELLED, UPDATED_CONFIDENCE, day.span)
    return updated


def _wire(text: str, lines: Sequence[Span]) -> Anchor | None:
    """A news agency's trailer: AP-NY-10-29-19 0905EST."""
    for line in (*lines[:5], *lines[-5:]):
        if match := _WIRE.search(text, line.start, min(line.end, line.start + _LONG_LINE)):
            month, day, year = (int(part) for part in match.groups())
            try:
                date = dt.date(year + (1900 if year > 50 else 2000), month, day)
            except ValueError:
                continue
            return Anchor(date, AnchorBasis.DATELINE, DATELINE_CONFIDENCE, Span(match.start(1), match.end(3)))
    return None


def _bare_line(text: str, lines: Sequence[Span]) -> Anchor | None:
    """A line that is a date, with at most a place, a clock time or a by-line beside it.

    The earliest of several: a page's own clock, and what was updated, are later than the story.
    """
    found: list[Anchor] = []
    for line in lines:
        if line.end - line.start > 160 or _NOT_OURS.search(line.of(text)):
            continue
        for day in _days(text, line):
            before, after = text[line.start : day.span.start], text[day.span.end : line.end]
            if _EVENT_WORDS.search(before):
                continue
            if (_BEFORE_DATE.fullmatch(before) and _AFTER_DATE.fullmatch(after)) or _is_stamp(before, after):
                found.append(Anchor(day.date, AnchorBasis.DATELINE, DATELINE_CONFIDENCE, day.span))
    return min(found, key=lambda anchor: anchor.date or dt.date.max, default=None)


def _is_stamp(before: str, after: str) -> bool:
    """Whether the part of the line that holds the date holds but a by-line, a label and a clock time beside it."""
    if _EVENT_WORDS.search(after):
        return False
    return bool(_STAMP.fullmatch(_PART.split(before)[-1]) and _AFTER_DATE.fullmatch(_PART.split(after)[0]))


def _story_line(bare: Anchor | None, dateline: Anchor | None) -> Anchor | None:
    """The line's date, unless the story's own dateline is days older: then the line is the page's clock."""
    if bare is None or dateline is None or bare.date is None or dateline.date is None:
        return bare or dateline
    return dateline if bare.date - dateline.date > _LATER_PRINT else bare


_LATER_PRINT = dt.timedelta(days=2)


def _beside_weather(text: str, lines: Sequence[Span], number: int) -> bool:
    """A temperature two lines up or down, or in the line: then the date is the page's clock."""
    near = lines[max(0, number - 2) : number + 3]
    return any(line.end - line.start < 80 and _WEATHER.search(line.of(text)) for line in near)


def _dateline(text: str, lines: Sequence[Span]) -> Anchor | None:
    """ "OSLO, 29 October 2019 (Agency) - …" at the beginning of a paragraph."""
    for line in lines[:20]:
        head = Span(line.start, min(line.end, line.start + 120))
        day = next(_days(text, head), None)
        if day is None:
            continue
        before = text[line.start : day.span.start]
        place = _CITY_IN_CAPITALS.fullmatch(before)
        if place is None:
            place = _CITY.fullmatch(before) if _DASH.match(text, day.span.end, line.end) else None
        reversed_order = not before.strip() and _CITY_BEHIND.match(text, day.span.end, line.end)
        if reversed_order or (
            place and not _NOT_OURS.search(before) and _DATELINE_END.match(text, day.span.end, line.end)
        ):
            return Anchor(day.date, AnchorBasis.DATELINE, DATELINE_CONFIDENCE, day.span)
    return None


def _week_of_diary(text: str, lines: Sequence[Span]) -> Anchor | None:
    """ "Diary, week of 5-11 June 2023": what lies ahead is told from its first day, where no other day is told."""
    for line in lines:
        written = line.of(text)
        ahead = _DIARY.search(written) or ("week" in written.lower() and len(_ITEM.findall(text)) > 1)
        if len(written) > 160 or not ahead:
            continue
        for phrase in find_dates(written):
            match phrase.meaning:
                case Range(Fixed(first), Fixed(last)) if first.earliest and last.latest and not phrase.qualifier:
                    named = last.latest - first.earliest <= _LONGEST_DIARY
                case Fixed(first) if first.precision is DatePrecision.DAY and not phrase.qualifier:
                    named = _WEEK_OF.search(written[: phrase.start]) is not None
                case _:
                    continue
            if named and first.earliest:
                span = Span(line.start + phrase.start, line.start + phrase.end)
                return Anchor(first.earliest, AnchorBasis.DATELINE, CAPTION_CONFIDENCE, span)
    return None


def _caption(text: str, lines: Sequence[Span]) -> Anchor | None:
    """The latest day of the captions that name weekday and date; a photo from the file says nothing."""
    days = []
    for line in lines[:40]:
        head = Span(line.start, min(line.end, line.start + 3 * _LONG_LINE))
        written = head.of(text)
        if not (_PHOTO.search(written) or _CAPTION_END.search(written)) or _FILE_PHOTO.search(written):
            continue
        days += [day for day in _days(text, head) if day.weekday]
    if not days:
        return None
    latest = max(days, key=lambda day: day.date)
    return Anchor(latest.date, AnchorBasis.CAPTION, CAPTION_CONFIDENCE, latest.span)
