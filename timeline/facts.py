"""Published events as the events tables have them: plain rows, read in three statements for any number of events.

Days and times come as text on both engines, so that a row says the same on either.
"""

# ruff: noqa: S608  the text of a statement is made of our own names only

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import orjson
from django.db import connection

from events.vocabulary import ReviewState


class EventFacts(NamedTuple):
    """A published event with its place; ``parent`` is the public id of the published event around it, or None."""

    id: int
    public_id: str
    version: int
    type: str
    status: str
    title: str
    summary: str
    edtf: str
    earliest: str | None
    latest: str | None
    precision: str
    date_text: str
    date_basis: str
    changed: str
    parent: str | None
    place: str | None
    place_name: str
    place_kind: str
    place_country: str
    latitude: float | None
    longitude: float | None


class ActorFacts(NamedTuple):
    """Who took part. ``aliases`` is the JSON list as it is stored."""

    role: str
    office: str
    slug: str
    name: str
    kind: str
    country: str
    aliases: str


class EvidenceFacts(NamedTuple):
    """A sentence with its offsets (characters of the article's text, end exclusive), and its article.

    ``copy_of`` is the key of the article of which this one is a copy, or None.
    """

    start: int
    end: int
    quote: str
    extractor: str
    extractor_version: str
    copy_of: int | None
    article: int
    title: str
    url: str
    published: str | None
    published_basis: str
    language: str
    publisher: str | None


Facts = tuple[EventFacts, list[ActorFacts], list[EvidenceFacts]]

_EVENTS = f"""
SELECT e.id, e.public_id, e.version, e.type, e.status, e.title, e.summary, e.edtf, CAST(e.earliest AS TEXT),
 CAST(e.latest AS TEXT), e.precision, e.date_text, e.date_basis, CAST(e.changed AS TEXT), parent.public_id,
 place.slug, place.name, place.kind, place.country, place.latitude, place.longitude
FROM events_event e
LEFT JOIN events_event parent ON parent.id = e.part_of_id AND parent.review_state = '{ReviewState.PUBLISHED.value}'
LEFT JOIN events_place place ON place.id = e.place_id
WHERE e.review_state = '{ReviewState.PUBLISHED.value}' AND e.id """
_ACTORS = """
SELECT p.event_id, p.role, p.office, a.slug, a.name, a.kind, a.country, CAST(a.aliases AS TEXT)
FROM events_participation p JOIN events_actor a ON a.id = p.actor_id
WHERE p.event_id {} ORDER BY p.event_id, p.position, p.id"""
_EVIDENCE = """
SELECT v.event_id, m.start, m."end", m.quote, m.extractor, m.extractor_version, a.copy_of_id, a.id, a.title,
 a.url, CAST(a.published AS TEXT), a.published_basis, a.language, p.name
FROM events_evidence v JOIN events_mention m ON m.id = v.mention_id JOIN events_article a ON a.id = m.article_id
LEFT JOIN events_publisher p ON p.id = a.publisher_id
WHERE v.event_id {} ORDER BY v.event_id, v.id"""


def read_facts(ids: Sequence[int]) -> Iterator[Facts]:
    """Those of the events that are published, each with its participants and its evidence in order."""
    among, value = among_keys(ids)
    actors: dict[int, list[ActorFacts]] = {}
    evidence: dict[int, list[EvidenceFacts]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS + among, value)
        events = cursor.fetchall()
        cursor.execute(_ACTORS.format(among), value)
        for row in cursor.fetchall():
            actors.setdefault(row[0], []).append(ActorFacts._make(row[1:]))
        cursor.execute(_EVIDENCE.format(among), value)
        for row in cursor.fetchall():
            evidence.setdefault(row[0], []).append(EvidenceFacts._make(row[1:]))
    for row in events:
        yield EventFacts._make(row), actors.get(row[0], []), evidence.get(row[0], [])


def among_keys(ids: Sequence[int]) -> tuple[str, list[Any]]:
    """A condition with one value, however many ids there are: the statement stays the same and is planned once."""
    if connection.vendor == "postgresql":
        return "= ANY(%s)", [list(ids)]
    return "IN (SELECT value FROM json_each(%s))", [orjson.dumps(list(ids)).decode()]
