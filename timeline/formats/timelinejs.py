"""TimelineJS3's JSON: month and day left out where they are not known, words for every date."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape

from timeline.formats.dates import reduce_date
from timeline.formats.feed import Feed
from timeline.items import TimelineItem, When


def write_timelinejs(items: Iterable[TimelineItem], feed: Feed) -> Iterator[str]:
    """A title slide and an event a slide. TimelineJS needs a date: events without any are left out."""
    title = {"text": {"headline": escape(feed.title), "text": escape(feed.description)}}
    yield '{"title": ' + json.dumps(title, ensure_ascii=False) + ', "events": ['
    separator = "\n"
    for item in items:
        if item.when.earliest or item.when.latest:
            yield separator + json.dumps(_slide(item, feed), ensure_ascii=False)
            separator = ",\n"
    yield "\n]}\n"


def _slide(item: TimelineItem, feed: Feed) -> dict[str, object]:
    start, end = _split(item.when)
    slide: dict[str, object] = {
        "unique_id": f"event-{item.id}",
        "group": item.type.capitalize(),
        "display_date": escape(item.when.words),
        "start_date": start,
        "text": {
            "headline": f'<a href="{escape(feed.link(item))}">{escape(item.title)}</a>',
            "text": _describe(item),
        },
    }
    if end:
        slide["end_date"] = end
    return slide


def _split(when: When) -> tuple[dict[str, int], dict[str, int] | None]:
    """Start and end; where no reduced date says it (a decade, an open start) the years of the bounds."""
    date = reduce_date(when)
    if date.start is not None:
        return _parts(date.start), _parts(date.end) if date.end else None
    years = [day.year for day in (when.earliest, when.latest) if day]
    return {"year": years[0]}, {"year": years[-1]} if years[-1] > years[0] else None


def _parts(day: str) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=False))


def _describe(item: TimelineItem) -> str:
    lines = [f"<p>{escape(item.type_words)}{escape(', ' + item.place_words) if item.place_words else ''}</p>"]
    lines += [f"<p>{escape(text)}</p>" for text in (item.participant_words, item.summary) if text]
    for source in item.sources:
        lines += [f"<blockquote>{escape(quote)}</blockquote>" for quote in source.quotes]
        lines.append(f"<p>{escape(source.words)}</p>")
    return "".join(lines)
