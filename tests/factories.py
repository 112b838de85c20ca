"""Stored records with plausible values, to be overridden by name."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from events.extraction.edtf_dates import parse_edtf
from events.ingestion import hash_text
from events.models import Actor, Article, Event, Evidence, Mention, Participation, Place, Publisher
from events.vocabulary import ActorKind, AnchorBasis, EventStatus, EventType, PlaceKind, ReviewState, Role

counter = itertools.count(1)

SENTENCE = "Envoy Ada Brandt met Minister Tomas Vale in Vienna on Friday."


def make_article(**given: Any) -> Article:
    number = next(counter)
    text = given.pop("text", f"{SENTENCE} Report {number} says no more.")
    values: dict[str, Any] = {
        "title": f"Envoy in Vienna {number}",
        "publisher": Publisher.objects.get_or_create(name="The Daily Record")[0],
        "url": f"https://news.example.org/{number}",
        "canonical_url": f"https://news.example.org/{number}",
        "text": text,
        "sha256": hash_text(text),
        "published": dt.date(2021, 2, 20),
        "published_basis": AnchorBasis.GIVEN,
        "published_confidence": 1.0,
    }
    return Article.objects.create(**{**values, **given})


def make_actor(name: str, *, kind: ActorKind = ActorKind.PERSON, country: str = "") -> Actor:
    slug = name.lower().replace(" ", "-")
    return Actor.objects.get_or_create(name=name, kind=kind, country=country, defaults={"slug": slug})[0]


def make_place(name: str = "Vienna", *, country: str = "AT", kind: PlaceKind = PlaceKind.CITY) -> Place:
    return Place.objects.get_or_create(name=name, country=country, defaults={"slug": name.lower(), "kind": kind})[0]


def make_mention(article: Article, *, quote: str = SENTENCE, **reading: Any) -> Mention:
    start = article.text.index(quote)
    return Mention.objects.create(
        article=article,
        extractor="test",
        extractor_version="1",
        start=start,
        end=start + len(quote),
        quote=quote,
        trigger_start=start,
        trigger_end=start + 4,
        candidate=article.mentions.count(),
        reading={"type": "meeting", "status": "held", "title": "A meeting", "participants": [], **reading},
    )


def make_event(
    *,
    title: str = "Ada Brandt meets Tomas Vale in Vienna",
    type: EventType = EventType.MEETING,
    status: EventStatus = EventStatus.HELD,
    edtf: str = "2021-02-19",
    state: ReviewState = ReviewState.PROPOSED,
    place: Place | str | None = "default",
    participants: tuple[Actor, ...] | None = None,
    article: Article | None = None,
    **given: Any,
) -> Event:
    """An event with bounds from its EDTF, two participants and one sentence of evidence."""
    dated = dict(zip(("edtf", "earliest", "latest", "precision"), parse_edtf(edtf), strict=True)) if edtf else {}
    event = Event.objects.create(
        title=title,
        type=type,
        status=status,
        review_state=state,
        place=make_place() if isinstance(place, str) else place,
        **{**dated, **given},
    )
    if participants is None:
        participants = (make_actor("Ada Brandt", country="AT"), make_actor("Tomas Vale", country="CH"))
    for position, actor in enumerate(participants):
        Participation.objects.create(event=event, actor=actor, role=Role.PARTICIPANT, position=position)
    Evidence.objects.create(event=event, mention=make_mention(article or make_article()))
    return event
