"""How events spread over time and over their values."""

from __future__ import annotations

import orjson
from django.http import HttpResponseBase
from rest_framework.request import Request

from timeline.api import serializers
from timeline.api.reading import answer_bytes, not_modified, read_pairs, write_etag
from timeline.api.schema import BY, FILTERS, reads
from timeline.api.views.events import ScopedView
from timeline.counts import Bucket, TooManyBuckets, Unit, read_facets, read_histogram
from timeline.parameters import Problem, QueryError, read_choice, read_values
from timeline.query import parse_query


class HistogramView(ScopedView):
    """Events a day, month, quarter or year, by type."""

    @reads("How events spread over time", serializers.Histogram, [*FILTERS, *BY], 404, tag="counts")
    def get(self, request: Request, slug: str | None = None) -> HttpResponseBase:
        pairs = read_pairs(request)
        problems: list[Problem] = []
        by = read_choice("by", read_values(pairs, problems, ("by",)), Unit, problems) or Unit.MONTH
        query = parse_query(pairs, ("by",))
        if problems:
            raise QueryError(problems)
        scope = self.find_scope(query, slug)
        etag = write_etag(scope.state, "histogram", by, scope.name, scope.query.canonical())
        if same := not_modified(request, etag):
            return same
        try:
            histogram = read_histogram(scope.query, by, scope.state)
        except TooManyBuckets as error:
            raise QueryError([Problem("by", str(error))]) from None
        document = {
            "by": by,
            "total": histogram.total,
            "spanning": histogram.spanning,
            "undated": histogram.undated,
            "buckets": [_write_bucket(bucket) for bucket in histogram.buckets],
        }
        return answer_bytes(orjson.dumps(document), etag)


class FacetsView(ScopedView):
    """How many events have each type, status, precision, actor, state, place and country."""

    @reads("How events spread over their values", serializers.Facets, FILTERS, 404, tag="counts")
    def get(self, request: Request, slug: str | None = None) -> HttpResponseBase:
        scope = self.find_scope(parse_query(read_pairs(request)), slug)
        etag = write_etag(scope.state, "facets", scope.name, scope.query.canonical())
        if same := not_modified(request, etag):
            return same
        total, facets = read_facets(scope.query, scope.state)
        spread = {
            name: [{"value": facet.value, "label": facet.label, "count": facet.count} for facet in found]
            for name, found in facets.items()
        }
        return answer_bytes(orjson.dumps({"total": total, "facets": spread}), etag)


def _write_bucket(bucket: Bucket) -> dict[str, object]:
    types = sorted({*bucket.count, *bucket.wider})
    return {
        "start": bucket.start.isoformat(),
        "end": bucket.end.isoformat(),
        "count": sum(bucket.count.values()),
        "wider": sum(bucket.wider.values()),
        "types": {name: {"count": bucket.count.get(name, 0), "wider": bucket.wider.get(name, 0)} for name in types},
    }
