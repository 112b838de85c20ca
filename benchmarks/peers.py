"""Peers that answer the same questions: the least that one could do, and the usual way."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

App = Callable[[dict[str, Any], Callable[..., Any]], Any]


def make_bare(query: str, public_id: str = "") -> App:
    """WSGI and the bare driver: the same statement with the same values, the same documents, nothing else."""
    from django.db import connection

    from timeline.query import parse_page, parse_query
    from timeline.selectors import read_cursor, read_state
    from timeline.statements import plan_query, write_page

    if public_id:
        sql: str = "SELECT document, evidence FROM timeline_entry WHERE public_id = %s"
        values: tuple[Any, ...] = (public_id,)
    else:
        pairs = parse_qsl(query)
        asked = parse_query(pairs, ("cursor",))
        page = parse_page(pairs)
        backward, after = read_cursor(page.cursor, asked) if page.cursor else (False, None)
        plan = plan_query(asked, read_state().classes, connection.vendor)
        sql, values = write_page(plan, asked.order, page.size + 1, after, backward, "e.document")
    connection.ensure_connection()
    cursor = connection.connection.cursor()
    if connection.vendor == "sqlite":
        sql = sql.replace("%s", "?")

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        rows = cursor.execute(sql, values).fetchall()
        if public_id:
            ((document, evidence),) = rows
            body = f'{document[:-1]},"evidence":{evidence}}}'.encode()
        else:
            body = ('{"results":[' + ",".join(row[1] for row in rows[:50]) + "]}").encode()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    return app


def make_nested() -> App:
    """Nested ModelSerializers with prefetch over the normalised tables, in the same Django with the same middleware."""
    import sys

    from django.core.handlers.wsgi import WSGIHandler
    from django.urls import include, path
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

    class NestedList(generics.ListAPIView):
        authentication_classes = permission_classes = []
        serializer_class = EventSerializer

        def get_queryset(self) -> Any:
            asked = self.request.query_params
            found = find().order_by("earliest", "pk")
            if "actor" in asked:
                found = found.filter(participations__actor__slug=asked["actor"])
            first, last = parse_edtf(asked["from"]).earliest, parse_edtf(asked["to"]).latest
            return found.filter(earliest__lte=last, latest__gte=first)[:50]

    class NestedDetail(generics.RetrieveAPIView):
        authentication_classes = permission_classes = []
        serializer_class = EventSerializer
        lookup_field = "public_id"

        def get_queryset(self) -> Any:
            return find()

    urls = ModuleType("benchmarks_nested_urls")
    urls.urlpatterns = [  # type: ignore[attr-defined]
        path("nested/", NestedList.as_view()),
        path("nested/<str:public_id>/", NestedDetail.as_view()),
        path("", include("timeline.urls")),
    ]
    sys.modules[urls.__name__] = urls

    class Handler(WSGIHandler):
        def resolve_request(self, request: Any) -> Any:
            request.urlconf = urls.__name__
            return super().resolve_request(request)

    return Handler()
