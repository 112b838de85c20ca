"""Saved queries with a name."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpResponseBase
from rest_framework.request import Request

from timeline.api import serializers
from timeline.api.questions import write_etag
from timeline.api.reading import ReadView, answer_bytes, find_base, not_modified, read_pairs
from timeline.api.schema import reads
from timeline.api.views.events import get_timeline
from timeline.formats import FORMATS
from timeline.models import Timeline
from timeline.selectors import count_entries, read_state


class TimelineList(ReadView):
    """All timelines, by title."""

    @reads("All timelines", serializers.TimelinePage, tag="timelines")
    def get(self, request: Request) -> HttpResponseBase:
        read_pairs(request, known=())
        state = read_state()
        timelines = list(Timeline.objects.order_by("title", "id")[:1000])
        etag = write_etag(state, "timelines", *(f"{timeline.slug} {timeline.changed}" for timeline in timelines))
        if same := not_modified(request, etag):
            return same
        base = find_base(request)
        results = [write_timeline(timeline, base) for timeline in timelines]
        return answer_bytes(orjson.dumps({"results": results, "next": None, "previous": None}), etag)


class TimelineDetail(ReadView):
    """One timeline, with the number of its events and every address that it has."""

    @reads("One timeline", serializers.TimelineWithCount, (), 404, tag="timelines")
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        read_pairs(request, known=())
        timeline, state = get_timeline(slug)
        etag = write_etag(state, "timeline", slug, timeline.changed.isoformat())
        if same := not_modified(request, etag):
            return same
        document = write_timeline(timeline, find_base(request))
        document["events"] = count_entries(timeline.parsed_query, state)
        return answer_bytes(orjson.dumps(document), etag)


def write_timeline(timeline: Timeline, base: str) -> dict[str, Any]:
    """The timeline as the API gives it."""
    here = f"{base}/api/v1/timelines/{timeline.slug}/"
    return {
        "id": timeline.slug,
        "title": timeline.title,
        "description": timeline.description,
        "query": timeline.query,
        "language": timeline.language,
        "url": f"{base}/t/{timeline.slug}/",
        "embed_url": f"{base}/embed/{timeline.slug}/",
        "events_url": f"{here}events/",
        "histogram_url": f"{here}histogram/",
        "facets_url": f"{here}facets/",
        "formats": {suffix: f"{here}events.{suffix}" for suffix in FORMATS},
    }
