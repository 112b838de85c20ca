"""Events for the tests of the read side, made in the events tables and announced as curation does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import count

from events.announcements import event_changed
from events.extraction.edtf_dates import parse_edtf
from events.models import Actor, Article, Event, Evidence, Mention, Participation, Place, Publisher
from events.vocabulary import ActorKind, DatePrecision, EventStatus, EventType, PlaceKind, ReviewState, Role

NUMBERS = count(1)
ACTORS = {
    "ada-okoro": ("Ada Okoro", ActorKind.PERSON, "NG"),
    "bela-toth": ("Béla Tóth", ActorKind.PERSON, "HU"),
    "nigeria": ("Nigeria", ActorKind.STATE, "NG"),
    "hungary": ("Hungary", ActorKind.STATE, "HU"),
    "lake-union": ("Lake Union", ActorKind.ORGANISATION, ""),
    "un": ("United Nations", ActorKind.ORGANISATION, ""),
    "hill-front": ("Hill Front", ActorKind.ARMED_GROUP, ""),
}
PLACES = {
    "abuja": ("Abuja", PlaceKind.CITY, "NG", 9.07, 7.49),
    "budapest": ("Budapest", PlaceKind.CITY, "HU", 47.5, 19.04),
    "suva": ("Suva", PlaceKind.CITY, "FJ", -18.14, 178.44),
    "lake-palace": ("Lake Palace", PlaceKind.VENUE, "", None, None),
    "hungary": ("Hungary", PlaceKind.COUNTRY, "HU", None, None),
}


def get_actor(slug: str) -> Actor:
    name, kind, country = ACTORS[slug]
    return Actor.objects.get_or_create(
        slug=slug, defaults={"name": name, "kind": kind, "country": country, "aliases": [f"Alias of {name}"]}
    )[0]


def get_place(slug: str) -> Place:
    name, kind, country, latitude, longitude = PLACES[slug]
    return Place.objects.get_or_create(
        slug=slug,
        defaults={"name": name, "kind": kind, "country": country, "latitude": latitude, "longitude": longitude},
    )[0]


def make_article(
    quotes: Sequence[str], *, publisher: str = "The Lake Courier", published: str = "2020-01-02", **keys: object
) -> Article:
    number = next(NUMBERS)
    return Article.objects.create(
        publisher=Publisher.objects.get_or_create(name=publisher)[0],
        title=f"Report {number}",
        url=f"https://news.example.org/{number}",
        text=f"Report {number}. " + " ".join(quotes) + " A secret that nobody quoted.",
        sha256=f"{number:064}",
        published=dt.date.fromisoformat(published) if published else None,
        published_basis="given" if published else "none",
        **keys,
    )


def make_event(
    title: str = "Okoro and Tóth meet",
    *,
    date: str = "2019-10-25",
    type: EventType = EventType.MEETING,
    status: EventStatus = EventStatus.HELD,
    state: ReviewState = ReviewState.PUBLISHED,
    actors: Sequence[tuple[str, Role]] = (("ada-okoro", Role.HOST), ("bela-toth", Role.VISITOR)),
    place: str | None = "abuja",
    quotes: Sequence[str] = ("Ms Okoro met Mr Tóth in Abuja on Friday.",),
    article: Article | None = None,
    summary: str = "",
    part_of: Event | None = None,
    announce: bool = True,
    **keys: object,
) -> Event:
    """An event with its evidence; announced unless told otherwise. ``keys`` are its primary key or public id."""
    read = parse_edtf(date) if date else None
    event = Event.objects.create(
        title=title,
        type=type,
        status=status,
        review_state=state,
        summary=summary,
        edtf=read.edtf if read else "",
        earliest=read.earliest if read else None,
        latest=read.latest if read else None,
        precision=read.precision if read else DatePrecision.UNKNOWN,
        date_text="Friday" if read else "",
        place=get_place(place) if place else None,
        part_of=part_of,
        **keys,
    )
    for position, (slug, role) in enumerate(actors):
        Participation.objects.create(event=event, actor=get_actor(slug), role=role, position=position)
    cite(event, quotes, article or make_article(quotes))
    if announce:
        event_changed.send(Event, event=event)
    return event


def cite(event: Event, quotes: Sequence[str], article: Article) -> None:
    """Tie sentences of the article's text to the event."""
    for quote in quotes:
        start = article.text.index(quote)
        mention = Mention.objects.create(
            article=article,
            extractor="rules",
            extractor_version="1",
            start=start,
            end=start + len(quote),
            quote=quote,
            trigger_start=start,
            trigger_end=start + 1,
            candidate=event.pk % 30_000,
            reading={},
        )
        Evidence.objects.create(event=event, mention=mention)


def change(event: Event, **fields: object) -> None:
    """Set fields and announce, as curation does."""
    for name, value in fields.items():
        setattr(event, name, value)
    event.version += 1
    event.save()
    event_changed.send(Event, event=event)


def redate(event: Event, date: str) -> None:
    """Another date."""
    read = parse_edtf(date)
    change(event, edtf=read.edtf, earliest=read.earliest, latest=read.latest, precision=read.precision)
