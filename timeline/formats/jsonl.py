"""JSON lines: each event as the API gives it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline.formats.feed import Feed
from timeline.items import TimelineItem, to_document


def write_jsonl(items: Iterable[TimelineItem], feed: Feed) -> Iterator[str]:
    """One JSON object and a newline an event."""
    for item in items:
        document = {**to_document(item), "url": feed.link(item)}
        yield json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
