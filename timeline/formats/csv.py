"""CSV (RFC 4180) that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from timeline.formats.feed import Feed
from timeline.items import TimelineItem

COLUMNS = (
    "id", "type", "status", "title", "summary", "date_words", "date_edtf", "date_earliest", "date_latest",
    "date_precision", "place", "country", "latitude", "longitude", "participants", "participant_ids", "sources",
    "source_urls", "quotes", "part_of", "cameo", "version", "changed", "url",
)  # fmt: skip
# What spreadsheets take for a formula (OWASP, "CSV Injection"), with the full-width forms some fold.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(items: Iterable[TimelineItem], feed: Feed) -> Iterator[str]:
    """A header and one record an event. What is not known is an empty cell; several values are joined by " | "."""
    yield _record(COLUMNS)
    for item in items:
        when, where = item.when, item.where
        words = (
            item.id,
            item.type,
            item.status,
            item.title,
            item.summary,
            when.words,
            when.edtf or "",
            when.earliest.isoformat() if when.earliest else "",
            when.latest.isoformat() if when.latest else "",
            when.precision,
            where.name if where else "",
            where.country if where else "",
        )
        spot = (where.latitude, where.longitude) if where else (None, None)
        more = (
            " | ".join(who.words for who in item.participants),
            " | ".join(who.id for who in item.participants),
            " | ".join(source.words for source in item.sources),
            " | ".join(source.url for source in item.sources if source.url),
            " | ".join(quote for source in item.sources for quote in source.quotes),
            item.part_of or "",
            item.cameo,
            str(item.version),
            item.changed.isoformat(),
            feed.link(item),
        )
        numbers = ("" if degrees is None else f"{degrees:.10g}" for degrees in spot)
        yield _record((*map(_disarm, words), *numbers, *map(_disarm, more)))


def _disarm(cell: str) -> str:
    """An apostrophe before what would run as a formula; NUL, which many readers refuse, is dropped."""
    cell = cell.replace("\0", "")
    return "'" + cell if cell.lstrip(" ").startswith(_FORMULA) else cell


def _record(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
