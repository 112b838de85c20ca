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
from collections.abc import Sequence

from events.extraction.date_lines import (
    NOT_OURS,
    Day,
    days_in,
    read_bare_line,
    read_dateline,
    split_lines,
)
from events.extraction.dates import find_dates
from events.extraction.items import find_items
from events.extraction.masking import find_outside
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
    r"|press release"
    r"|date of (?:publication|issue|release)|pub(?:lication)? ?date|date))"
    r"|(?P<later>(?:page )?(?:last )?(?:updated|modified|revised)))"
    r"(?: on| at|:|\s[-–—]|\b)",
    re.IGNORECASE,
)
_WEATHER = re.compile(r"(?<![\w.])[-−+]?\d{1,3}(?:\.\d+)?\s?(?:°\s?[CF]?|º\s?[CF]?|℃|℉|[CF])(?!\w)")
_WIRE = re.compile(r"\b[A-Z]{2,6}-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) \d{3,4}[A-Z]{3,4}\b")
_SLUG = re.compile(r"\s*(\d\d)/(\d\d)/(\d{4}) \d\d:\d\d:\d\d\s*$")
_AMERICAN = re.compile(r"\((?:AP|UPI)\)|Associated Press|New York Times|N\.Y\. Times")
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
_TITLE_LINES, _LONGEST_TITLE = 4, 160
_DIARY = re.compile(r"\b(?:diary|agenda|calendar|schedule|programme|program|engagements)\b", re.IGNORECASE)
# An item of a diary: "Mon 5 June: …", "TUESDAY, JUNE 6".
_ITEM = re.compile(
    r"^\W*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (?:\d{1,2}\b|[a-z]{3,9} \d)", re.IGNORECASE | re.MULTILINE
)
_REVIEW = re.compile(
    r"\b(?:the|this|our|last) week\b(?! ahead)|\bweekly (?:review|round-?up|digest|summary|update|bulletin)"
    r"|\bround-?up\b|\bweek in (?:review|brief)\b",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(r"\b(?:week (?:of|beginning|commencing|starting)|w/c)(?: on)?[:,]? $", re.IGNORECASE)
_LONGEST_DIARY = dt.timedelta(days=31)


def find_anchor(article: ArticleText, *, masked: Sequence[Span] = ()) -> Anchor:
    """The publication date with its basis and confidence; basis NONE when nothing trustworthy says it.

    ``masked`` spans (furniture, machine filler) are not read.
    """
    if article.published is not None:
        basis = article.published_basis
        basis = AnchorBasis.GIVEN if basis is AnchorBasis.NONE else basis
        return Anchor(article.published, basis, GIVEN_CONFIDENCE.get(basis, 0.9))
    every = split_lines(article.text)
    lines = list(find_outside(every, masked))
    # A banner is known by its neighbours, and these may be masked.
    numbers = {line.start: number for number, line in enumerate(every)}
    head = [line for line in lines[:_HEADER_LINES] if not _beside_weather(article.text, every, numbers[line.start])]
    return (
        _labelled(article.text, lines)
        or _wire(article.text, lines)
        or _newest_item(article.text, masked)
        or _story_line(_bare_line(article.text, head), _dateline(article.text, lines))
        or _caption(article.text, lines)
        or _week_of_diary(article.text, lines[:_TITLE_LINES])
        or Anchor()
    )


def _labelled(text: str, lines: Sequence[Span]) -> Anchor | None:
    """ "Date: …", "Published on …" at the head or the foot; an update's date only when there is no other."""
    updated = None
    for line in (*lines[:30], *lines[-10:]):
        label = _LABEL.match(text, line.start, min(line.end, line.start + _LONG_LINE))
        if label is None or NOT_OURS.search(line.of(text)):
            continue
        day = next(days_in(text, Span(line.start, min(line.end, line.start + _LONG_LINE))), None)
        if day is None or day.span.start - label.end() > 24:
            continue
        if label["first"]:
            return Anchor(day.date, AnchorBasis.LABELLED, LABELLED_CONFIDENCE, day.span)
        updated = updated or Anchor(day.date, AnchorBasis.LABELLED, UPDATED_CONFIDENCE, day.span)
    return updated


def _wire(text: str, lines: Sequence[Span]) -> Anchor | None:
    """A news agency's trailer, "AP-NY-10-29-19 0905EST", or an American one's header, "10/09/2019 20:14:00"."""
    for line in (*lines[:5], *lines[-5:]):
        match = _WIRE.search(text, line.start, min(line.end, line.start + _LONG_LINE))
        if match is None and (slug := _SLUG.match(text, line.start, line.end)) and _AMERICAN.search(text):
            match = slug
        if match:
            month, day, year = (int(part) for part in match.groups())
            century = 0 if year > 99 else 1900 if year > 50 else 2000
            try:
                date = dt.date(year + century, month, day)
            except ValueError:
                continue
            return Anchor(date, AnchorBasis.DATELINE, DATELINE_CONFIDENCE, Span(match.start(1), match.end(3)))
    return None


def _bare_line(text: str, lines: Sequence[Span]) -> Anchor | None:
    """The earliest of several: a page's own clock, and what was updated, are later than the story."""
    days = [day for line in lines for day in read_bare_line(text, line)]
    return _anchor_at(min(days, key=lambda day: day.date)) if days else None


def _anchor_at(day: Day) -> Anchor:
    return Anchor(day.date, AnchorBasis.DATELINE, DATELINE_CONFIDENCE, day.span)


def _newest_item(text: str, masked: Sequence[Span]) -> Anchor | None:
    """A page of several news items is as old as its newest."""
    items = find_items(text, find_dates(text, masked=masked), None, masked=masked)
    return _anchor_at(max(items.headers, key=lambda day: day.date)) if items.headers else None


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
    day = next((day for line in lines[:20] if (day := read_dateline(text, line)) is not None), None)
    return _anchor_at(day) if day else None


def _week_of_diary(text: str, lines: Sequence[Span]) -> Anchor | None:
    """ "Diary, week of 5-11 June 2023": what lies ahead is told from its first day, where no other day is told."""
    for line in lines:
        written = line.of(text)
        if len(written) > _LONGEST_TITLE:
            continue
        if _REVIEW.search(text, 0, line.end) and (told := _last_day(written, line)) is not None:
            return told
        if not _DIARY.search(written) and ("week" not in written.lower() or len(_ITEM.findall(text)) < 2):
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


def _last_day(written: str, line: Span) -> Anchor | None:
    """ "11-17 March 2019": what a week's review was written at the end of."""
    for phrase in find_dates(written):
        match phrase.meaning:
            case Range(Fixed(first), Fixed(last)) if first.earliest and last.latest and not phrase.qualifier:
                if last.latest - first.earliest <= _LONGEST_DIARY:
                    span = Span(line.start + phrase.start, line.start + phrase.end)
                    return Anchor(last.latest, AnchorBasis.DATELINE, CAPTION_CONFIDENCE, span)
    return None


def _caption(text: str, lines: Sequence[Span]) -> Anchor | None:
    """The latest day of the captions that name weekday and date; a photo from the file says nothing."""
    days = []
    for line in lines[:40]:
        head = Span(line.start, min(line.end, line.start + 3 * _LONG_LINE))
        written = head.of(text)
        if not (_PHOTO.search(written) or _CAPTION_END.search(written)) or _FILE_PHOTO.search(written):
            continue
        days += [day for day in days_in(text, head) if day.weekday]
    if not days:
        return None
    latest = max(days, key=lambda day: day.date)
    return Anchor(latest.date, AnchorBasis.CAPTION, CAPTION_CONFIDENCE, latest.span)
