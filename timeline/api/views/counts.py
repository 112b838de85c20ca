"""How events spread over time and over their values."""

from __future__ import annotations

from django.http import HttpResponseBase
from rest_framework.request import Request

from timeline.api import serializers
from timeline.api.answers import answer_facets, answer_histogram
from timeline.api.reading import ReadView, ask, respond
from timeline.api.schema import BY, FILTERS, reads


class HistogramView(ReadView):
    """Events a day, month, quarter or year, by type."""

    @reads("How events spread over time", serializers.Histogram, [*FILTERS, *BY], 404, tag="counts")
    def get(self, request: Request, slug: str | None = None) -> HttpResponseBase:
        return respond(answer_histogram(ask(request), slug))


class FacetsView(ReadView):
    """How many events have each type, status, precision, actor, state, place and country."""

    @reads("How events spread over their values", serializers.Facets, FILTERS, 404, tag="counts")
    def get(self, request: Request, slug: str | None = None) -> HttpResponseBase:
        return respond(answer_facets(ask(request), slug))
