"""Actors, places and articles that published events name."""

from __future__ import annotations

from typing import ClassVar

import orjson
from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema_view
from rest_framework.request import Request

from timeline.api import serializers
from timeline.api.problems import ApiProblem
from timeline.api.questions import Pairs, write_etag
from timeline.api.reading import (
    ReadView,
    answer_bytes,
    find_base,
    link_to,
    not_modified,
    read_pairs,
)
from timeline.api.schema import NAMES, reads
from timeline.models import Subject
from timeline.parameters import Problem, QueryError, read_values
from timeline.query import TimelineQuery, parse_page
from timeline.search import fold_words
from timeline.selectors import State, read_state, read_token, stream_documents, write_token

MAX_QUOTES_FROM = 1_000  # events whose quotes an article's page gathers


class SubjectList(ReadView):
    """By name, with the number of events that each is named in."""

    kind: ClassVar[str] = ""

    def get(self, request: Request) -> HttpResponseBase:
        pairs = read_pairs(request, known=("q", "page_size", "cursor"))
        words = _read_words(pairs)
        page = parse_page(pairs)
        state = read_state()
        etag = write_etag(state, self.kind, " ".join(words), repr(page))
        if same := not_modified(request, etag):
            return same
        tag = f"{self.kind} {' '.join(words)}"
        found = Subject.objects.filter(kind=self.kind).order_by("sort_key")
        for word in words:
            found = found.filter(sort_key__contains=word)
        if page.cursor:
            found = found.filter(sort_key__gt=read_token(page.cursor, tag))
        rows = list(found[: page.size + 1])
        link = (
            link_to(request, pairs, write_token(tag, rows[page.size - 1].sort_key)) if len(rows) > page.size else None
        )
        base = find_base(request)
        results = b",".join(write_subject(subject, base) for subject in rows[: page.size])
        body = b'{"results":[' + results + b'],"next":' + orjson.dumps(link) + b',"previous":null}'
        return answer_bytes(body, etag, links=[f'<{link}>; rel="next"'] if link else [])


class SubjectDetail(ReadView):
    """One of them; an article comes with the sentences quoted from it, never with its text."""

    kind: ClassVar[str] = ""

    def get(self, request: Request, key: str | int) -> HttpResponseBase:
        read_pairs(request, known=())
        key = str(key).lower()
        state = read_state()
        etag = write_etag(state, self.kind, key)
        if same := not_modified(request, etag):
            return same
        subject = Subject.objects.filter(key=f"{self.kind}:{key}").first()
        if subject is None:
            raise ApiProblem(404, f"No published event names the {self.kind} “{key}”.")
        body = write_subject(subject, find_base(request))
        if self.kind == "article":
            quotes = orjson.dumps(_gather_quotes(key, state))
            body = body[:-1] + b',"quotes":' + quotes + b"}"
        return answer_bytes(body, etag)


@extend_schema_view(get=reads("Actors by name", serializers.ActorPage, NAMES, tag="names"))
class ActorList(SubjectList):
    kind = "actor"


@extend_schema_view(get=reads("One actor", serializers.Actor, (), 404, tag="names"))
class ActorDetail(SubjectDetail):
    kind = "actor"


@extend_schema_view(get=reads("Places by name", serializers.PlacePage, NAMES, tag="names"))
class PlaceList(SubjectList):
    kind = "place"


@extend_schema_view(get=reads("One place", serializers.Place, (), 404, tag="names"))
class PlaceDetail(SubjectDetail):
    kind = "place"


@extend_schema_view(get=reads("Articles that are cited, by date", serializers.ArticlePage, NAMES, tag="articles"))
class ArticleList(SubjectList):
    kind = "article"


@extend_schema_view(get=reads("One article with its quotes", serializers.ArticleWithQuotes, (), 404, tag="articles"))
class ArticleDetail(SubjectDetail):
    kind = "article"


def write_subject(subject: Subject, base: str) -> bytes:
    """The stored document, the number of events, and where they are."""
    key = subject.key.partition(":")[2]
    more = {"events": subject.count, "events_url": f"{base}/api/v1/events/?{subject.kind}={key}"}
    return subject.document.encode()[:-1] + b"," + orjson.dumps(more)[1:]


def _gather_quotes(article: str, state: State) -> list[dict[str, str]]:
    query = TimelineQuery(articles=((article,),))
    return [
        {"event": event["id"], "quote": quote}
        for event in map(orjson.loads, stream_documents(query, MAX_QUOTES_FROM))
        for source in event["sources"]
        if source["article"] == int(article)
        for quote in source["quotes"]
    ]


def _read_words(pairs: Pairs) -> list[str]:
    problems: list[Problem] = []
    typed = read_values(pairs, problems, ("q",)).get("q", [])
    words = [word for text in typed for word in fold_words(text)]
    if typed and not words:
        problems.append(Problem("q", "no letters or digits to look for in the name"))
    if problems:
        raise QueryError(problems)
    return words
