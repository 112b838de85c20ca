"""The usual way: REST framework's ModelSerializer, nested and prefetched, over the normalised tables, in the same
Django with the same middleware."""

# ruff: noqa: E402  Django must be set up before what needs it

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler
from django.urls import path
from rest_framework import generics, serializers

from events.extraction.edtf_dates import parse_edtf
from events.models import Article, Event, Evidence, Participation, Place


class PlaceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Place
        fields = ["slug", "name", "kind", "country", "latitude", "longitude"]


class ParticipationSerializer(serializers.ModelSerializer):
    id = serializers.CharField(source="actor.slug")
    name = serializers.CharField(source="actor.name")
    kind = serializers.CharField(source="actor.kind")
    country = serializers.CharField(source="actor.country")

    class Meta:
        model = Participation
        fields = ["id", "name", "kind", "role", "country", "office"]


class ArticleSerializer(serializers.ModelSerializer):
    publisher = serializers.CharField(source="publisher.name")

    class Meta:
        model = Article
        fields = ["id", "publisher", "title", "url", "published"]


class EvidenceSerializer(serializers.ModelSerializer):
    quote = serializers.CharField(source="mention.quote")
    article = ArticleSerializer(source="mention.article")

    class Meta:
        model = Evidence
        fields = ["quote", "article"]


class EventSerializer(serializers.ModelSerializer):
    place = PlaceSerializer()
    participations = ParticipationSerializer(many=True)
    evidence = EvidenceSerializer(many=True)

    class Meta:
        model = Event
        fields = [
            "public_id", "type", "status", "title", "summary", "edtf", "earliest", "latest", "precision",
            "date_text", "date_basis", "version", "changed", "place", "participations", "evidence",
        ]  # fmt: skip


def find() -> Any:
    return (
        Event.objects.published()
        .select_related("place")
        .prefetch_related("participations__actor", "evidence__mention__article__publisher")
    )


class EventList(generics.ListAPIView):
    """A window, an actor's window, or what follows a day in a window (``after``): the same size of page."""

    authentication_classes = permission_classes = []
    serializer_class = EventSerializer

    def get_queryset(self) -> Any:
        asked = self.request.query_params
        found = find().order_by("earliest", "pk")
        if "actor" in asked:
            found = found.filter(participations__actor__slug=asked["actor"])
        if "after" in asked:
            found = found.filter(earliest__gte=asked["after"])
        first, last = parse_edtf(asked["from"]).earliest, parse_edtf(asked["to"]).latest
        return found.filter(earliest__lte=last, latest__gte=first)[:50]


class EventDetail(generics.RetrieveAPIView):
    authentication_classes = permission_classes = []
    serializer_class = EventSerializer
    lookup_field = "public_id"

    def get_queryset(self) -> Any:
        return find()


urls = ModuleType("benchmarks_nested_urls")
urls.urlpatterns = [  # type: ignore[attr-defined]
    path("api/v1/events/", EventList.as_view()),
    path("api/v1/events/<str:public_id>/", EventDetail.as_view()),
]
sys.modules[urls.__name__] = urls


class Handler(WSGIHandler):
    def resolve_request(self, request: Any) -> Any:
        request.urlconf = urls.__name__
        return super().resolve_request(request)


application = Handler()
