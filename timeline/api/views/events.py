"""Published events: lists in every format, and one event with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from drf_spectacular.utils import extend_schema_view
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from timeline.api import serializers
from timeline.api.answers import answer_event, answer_events, miss_timeline
from timeline.api.problems import ApiProblem
from timeline.api.questions import write_etag
from timeline.api.reading import (
    AddressDecides,
    ReadView,
    answer_bytes,
    ask,
    find_base,
    long_ago,
    not_modified,
    read_pairs,
    respond,
)
from timeline.api.schema import FILTERS, IF_NONE_MATCH, PAGES, answers_file, reads
from timeline.formats import FORMATS, Feed, Format
from timeline.models import Timeline
from timeline.query import Order, TimelineQuery, parse_page, parse_query
from timeline.selectors import State, find_timeline, find_tombstone, read_state, stream_items


def make_renderer(form: Format) -> type[BaseRenderer]:
    """A renderer that stands for a format in negotiation; it renders nothing, the bytes are ready."""
    names = {"media_type": form.media_type.partition(";")[0], "format": form.suffix, "form": form}
    return type(f"{form.suffix.title()}Renderer", (BaseRenderer,), names)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a list was asked for: all events, or one timeline's."""

    state: State
    query: TimelineQuery
    name: str
    title: str
    description: str
    language: str
    page: str
    changed: dt.datetime


class EventList(ReadView):
    """Events that match, in pages of JSON or whole in another format."""

    renderer_classes: ClassVar[list[type[BaseRenderer]]] = [JSONRenderer, *map(make_renderer, FORMATS.values())]
    form: ClassVar[Format | None] = None  # given by the address; None: Accept decides

    @reads("Events that match", serializers.EventPage, [*FILTERS, *PAGES, IF_NONE_MATCH], 404, tag="events")
    def get(self, request: Request, slug: str | None = None) -> HttpResponseBase:
        form = self.form or getattr(request.accepted_renderer, "form", None)
        return respond(answer_events(ask(request), slug)) if form is None else self.get_file(request, form, slug)

    def get_file(self, request: Request, form: Format, slug: str | None) -> HttpResponseBase:
        """Every event that matches; of a feed the last changes."""
        pairs = read_pairs(request)
        query = parse_query(pairs, ("page_size",) if form.suffix == "atom" else ())
        page = parse_page(pairs)
        if form.suffix == "atom" and query.order is Order.DATE:
            query = replace(query, order=Order.LAST_CHANGED_FIRST)
        scope = _find_scope(query, slug)
        asked = (form.suffix, scope.name, scope.query.canonical(), scope.changed.isoformat(), str(page.size))
        etag = write_etag(scope.state, *asked)
        if same := not_modified(request, etag):
            return same
        limit = page.size if form.suffix == "atom" else None
        response = answer_bytes(_stream(request, form, scope, limit), etag, form.media_type)
        response["Content-Disposition"] = f'inline; filename="{scope.name}.{form.suffix}"'
        return response


def make_file_view(form: Format) -> type[EventList]:
    """The view of an address that ends in the format's suffix."""
    name = "Events" + form.suffix.title().replace(".", "")
    members = {"form": form, "renderer_classes": [make_renderer(form)], "content_negotiation_class": AddressDecides}
    return extend_schema_view(get=answers_file(form, 404))(type(name, (EventList,), members))


class EventDetail(ReadView):
    """One event with its sources and the place of each quote in its article."""

    @reads("One event with its evidence", serializers.EventWithEvidence, [IF_NONE_MATCH], 404, 410, tag="events")
    def get(self, request: Request, public_id: str) -> HttpResponseBase:
        answer = answer_event(ask(request), public_id)
        return _miss(public_id.lower()) if answer is None else respond(answer)


def get_timeline(slug: str) -> tuple[Timeline, State]:
    """The timeline and the state. Raises ApiProblem 404 with the nearest name."""
    try:
        return find_timeline(slug)
    except Timeline.DoesNotExist:
        raise miss_timeline(slug) from None


def _find_scope(query: TimelineQuery, slug: str | None) -> Scope:
    """One statement. Raises ApiProblem 404 for an unknown timeline."""
    if slug is None:
        title, says = "Diplomatic timeline", "Who met whom, where, when, and which sentence says so."
        return Scope(read_state(), query, "events", title, says, "en", "/", long_ago())
    timeline, state = get_timeline(slug)
    joined = timeline.parsed_query.narrowed(query)
    names = (timeline.slug, timeline.title, timeline.description, timeline.language)
    return Scope(state, joined, *names, f"/t/{timeline.slug}/", timeline.changed)


def _miss(public_id: str) -> HttpResponseBase:
    """What became of an event that is not there: merged, withdrawn, or never published."""
    tombstone = find_tombstone(public_id)
    if tombstone is None:
        raise ApiProblem(404, f"No published event has the id “{public_id}”.")
    if tombstone.heir:
        return HttpResponseRedirect(reverse("api-event", args=[tombstone.heir]), status=307)
    raise ApiProblem(410, "This event was published once and is withdrawn.", withdrawn=tombstone.at.isoformat())


def _stream(request: Request, form: Format, scope: Scope, limit: int | None) -> Iterator[bytes]:
    base = find_base(request)
    feed = Feed(
        title=scope.title,
        description=scope.description,
        base=base,
        address=request.build_absolute_uri(),
        page=base + scope.page,
        updated=scope.changed,
        language=scope.language,
    )
    pieces: list[str] = []
    size = 0
    for piece in form.write(stream_items(scope.query, limit), feed):
        pieces.append(piece)
        size += len(piece)
        if size > 32_000:
            yield "".join(pieces).encode()
            pieces, size = [], 0
    yield "".join(pieces).encode()
