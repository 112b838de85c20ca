"""The same items in the formats of others. Pure: items in, pieces of text out, one item in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from timeline.formats.atom import write_atom
from timeline.formats.csv import write_csv
from timeline.formats.feed import Feed
from timeline.formats.geojson import write_geojson
from timeline.formats.ical import write_ical
from timeline.formats.jsonl import write_jsonl
from timeline.formats.jsonld import write_jsonld
from timeline.formats.timelinejs import write_timelinejs
from timeline.items import TimelineItem


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a timeline. ``suffix`` is the address's ending, ``says`` one line for documentation."""

    suffix: str
    media_type: str
    write: Callable[[Iterable[TimelineItem], Feed], Iterator[str]]
    says: str


FORMATS: dict[str, Format] = {
    form.suffix: form
    for form in (
        Format("csv", "text/csv; charset=utf-8", write_csv, "A table for spreadsheets (RFC 4180)."),
        Format("ics", "text/calendar; charset=utf-8", write_ical, "A calendar to subscribe to (RFC 5545)."),
        Format("atom", "application/atom+xml; charset=utf-8", write_atom, "A feed of the latest changes (RFC 4287)."),
        Format("geojson", "application/geo+json", write_geojson, "Points on a map (RFC 7946)."),
        Format("jsonld", "application/ld+json", write_jsonld, "schema.org events for search engines."),
        Format("timelinejs.json", "application/vnd.timelinejs+json", write_timelinejs, "For TimelineJS3."),
        Format("jsonl", "application/x-ndjson", write_jsonl, "Every event as the API gives it, one a line."),
    )
}

__all__ = ["FORMATS", "Feed", "Format"]
