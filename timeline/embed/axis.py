"""What the page's axis draws, as JSON inside the page: each event, or above a number of them how many in each month."""

from __future__ import annotations

from typing import Any

import orjson
from django.utils.safestring import SafeString

from timeline.counts import Histogram, TooManyBuckets, Unit, read_histogram
from timeline.embed.rows import choose_shape
from timeline.embed.writing import escape_json
from timeline.items import TimelineItem
from timeline.query import TimelineQuery
from timeline.selectors import State, stream_items

MOST_MARKS = 2_000
MOST_BARS = 400


def write_axis(query: TimelineQuery, state: State, total: int) -> SafeString:
    """Marks up to MOST_MARKS events, above that bars and their total; empty where there is nothing to compare."""
    if total < 2:
        return SafeString()
    if total > MOST_MARKS:
        return escape_json(orjson.dumps({"bars": write_bars(read_bars(query, state)), "total": total}).decode())
    items = list(stream_items(query))
    if sum(item.when.edtf is not None for item in items) < 2:
        return SafeString()
    return escape_json(orjson.dumps({"marks": [write_mark(item) for item in items]}).decode())


def write_mark(item: TimelineItem) -> list[Any]:
    """Id, type, status, first and last possible day, shape, title, date in words."""
    when = item.when
    days = [day and day.isoformat() for day in (when.earliest, when.latest)]
    return [item.id, item.type, item.status, *days, choose_shape(when), item.title, when.words]


def read_bars(query: TimelineQuery, state: State) -> Histogram:
    """By month, by year where that would be more than MOST_BARS."""
    try:
        histogram = read_histogram(query, Unit.MONTH, state)
    except TooManyBuckets:
        return read_histogram(query, Unit.YEAR, state)
    return histogram if len(histogram.buckets) <= MOST_BARS else read_histogram(query, Unit.YEAR, state)


def write_bars(histogram: Histogram) -> list[list[Any]]:
    """First and last day, events by type that lie inside, events by type that may have but reach beyond."""
    return [
        [bucket.start.isoformat(), bucket.end.isoformat(), dict(bucket.count), dict(bucket.wider)]
        for bucket in histogram.buckets
    ]
