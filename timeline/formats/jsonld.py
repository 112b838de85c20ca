"""JSON-LD with schema.org's words, dates no more precise than they are known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from events.vocabulary import ActorKind, EventStatus, PlaceKind, Role
from timeline.formats.dates import reduce_date
from timeline.formats.feed import Feed
from timeline.items import Participant, Source, TimelineItem, Where

_ACTOR_TYPES = {ActorKind.PERSON: "Person", ActorKind.STATE: "Country"}
_PLACE_TYPES = {PlaceKind.CITY: "City", PlaceKind.COUNTRY: "Country", PlaceKind.REGION: "AdministrativeArea"}


def write_jsonld(items: Iterable[TimelineItem], feed: Feed) -> Iterator[str]:
    """An ItemList of Events."""
    head = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "@id": feed.address,
        "name": feed.title,
        "description": feed.description,
        "url": feed.page,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "itemListElement": ['
    for number, item in enumerate(items, 1):
        element = {"@type": "ListItem", "position": number, "item": make_event(item, feed)}
        yield ("," if number > 1 else "") + "\n" + json.dumps(element, ensure_ascii=False)
    yield "\n]}\n"


def make_event(item: TimelineItem, feed: Feed) -> dict[str, object]:
    """One schema.org Event. What is not known has no key."""
    date = reduce_date(item.when)
    status = EventStatus(item.status)
    words = f"{item.type_words}, {item.when.words}."
    event: dict[str, object] = {
        "@type": "Event",
        "@id": feed.link(item),
        "url": feed.link(item),
        "identifier": item.id,
        "name": item.title,
        "description": f"{words} {item.summary}".strip(),
        "keywords": [item.type, item.status, f"CAMEO {item.cameo}"],
        "startDate": date.start,
        "endDate": date.end,
        "temporalCoverage": item.when.edtf,
        "eventStatus": status.schema_org,
        "location": _place(item.where) if item.where else None,
        "organizer": [_actor(who) for who in item.participants if who.role == Role.HOST],
        "attendee": [_actor(who) for who in item.participants],
        "citation": [_article(source) for source in item.sources],
        "superEvent": {"@id": f"{feed.base}/e/{item.part_of}/"} if item.part_of else None,
    }
    return {key: value for key, value in event.items() if value not in (None, [])}


def _place(where: Where) -> dict[str, object]:
    place: dict[str, object] = {"@type": _PLACE_TYPES.get(PlaceKind(where.kind), "Place"), "name": where.name}
    if where.country:
        place["address"] = {"@type": "PostalAddress", "addressCountry": where.country}
    if where.latitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude}
    return place


def _actor(who: Participant) -> dict[str, object]:
    actor: dict[str, object] = {"@type": _ACTOR_TYPES.get(ActorKind(who.kind), "Organization"), "name": who.name}
    if who.office and who.kind == ActorKind.PERSON:
        actor["jobTitle"] = who.office
    return actor


def _article(source: Source) -> dict[str, object]:
    article = {
        "@type": "NewsArticle",
        "headline": source.title or None,
        "url": source.url or None,
        "datePublished": source.published.isoformat() if source.published else None,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
    }
    return {key: value for key, value in article.items() if value is not None}
