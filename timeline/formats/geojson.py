"""GeoJSON (RFC 7946): a feature an event; what has no coordinates has a null geometry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from timeline.formats.dates import reduce_date
from timeline.formats.feed import Feed
from timeline.items import TimelineItem, to_document


def write_geojson(items: Iterable[TimelineItem], feed: Feed) -> Iterator[str]:
    """A FeatureCollection. The date is a foreign member ``when`` (GeoJSON-LD's time), nowhere invented."""
    head = json.dumps({"title": feed.title, "description": feed.description}, ensure_ascii=False)
    yield '{"type":"FeatureCollection",' + head[1:-1] + ',"features":['
    for number, item in enumerate(items):
        yield ("," if number else "") + "\n" + json.dumps(_feature(item, feed), ensure_ascii=False)
    yield "\n]}\n"


def _feature(item: TimelineItem, feed: Feed) -> dict[str, object]:
    where, date = item.where, reduce_date(item.when)
    point = None
    if where and where.latitude is not None:
        point = {"type": "Point", "coordinates": [where.longitude, where.latitude]}
    document = to_document(item)
    del document["id"]
    return {
        "type": "Feature",
        "id": item.id,
        "geometry": point,
        "when": {"start": date.start, "end": date.end, "edtf": item.when.edtf, "label": item.when.words},
        "properties": {**document, "url": feed.link(item)},
    }
