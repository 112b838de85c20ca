"""What every format sees of a published event, and the words for it. Pure: no Django, no clock.

A stored document (the JSON object that the API gives for an event) and a
``TimelineItem`` are the same facts; ``to_document`` and ``from_document`` are
inverse. A date that is not known is said in words (``when.words``), never left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from events.extraction.edtf_dates import describe_edtf
from events.vocabulary import CAMEO_INTENT_TO_MEET, EventStatus, EventType


class When(NamedTuple):
    """An event's date. ``edtf`` None: not known. An open end is None on its side.

    ``text`` is the phrase of the source, ``basis`` how it was resolved; both may be empty.
    """

    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None
    precision: str
    words: str
    text: str = ""
    basis: str = ""

    @property
    def exact(self) -> bool:
        """Whether the day is known and not doubted (``~ ? %``)."""
        return self.earliest is not None and self.earliest == self.latest and str(self.edtf)[-1] not in "~?%"


class Where(NamedTuple):
    """Where it was; ``id`` is the slug, ``country`` ISO 3166-1 alpha-2 or empty, coordinates WGS 84 or None."""

    id: str
    name: str
    kind: str
    country: str
    latitude: float | None = None
    longitude: float | None = None

    @property
    def words(self) -> str:
        """ "Doha, QA", or the name alone where it is a country's."""
        return self.name if self.kind == "country" or not self.country else f"{self.name}, {self.country}"


class Participant(NamedTuple):
    """Who took part; ``id`` is the slug, ``country`` the state they act for or empty."""

    id: str
    name: str
    kind: str
    role: str
    country: str = ""
    office: str = ""

    @property
    def words(self) -> str:
        """ "Sergey Lavrov (RU, host)"; what says nothing new is left out."""
        notes = [self.country if self.kind != "state" else "", self.role if self.role != "participant" else ""]
        said = ", ".join(note for note in notes if note)
        return f"{self.name} ({said})" if said else self.name


class Source(NamedTuple):
    """An article that tells of the event, with the sentences that do, verbatim. ``published`` None: not known.

    ``copy_of`` names the article among the event's sources that this one repeats: it is no source of its own.
    """

    article: int
    publisher: str
    title: str
    url: str
    published: dt.date | None
    quotes: tuple[str, ...]
    copy_of: int | None = None

    @property
    def words(self) -> str:
        """ "Daily Courier: Ministers meet (19 February 2021)"; says so where the date is not known."""
        name = ": ".join(part for part in (self.publisher, self.title) if part) or self.url or "Source without a title"
        day = describe_edtf(self.published.isoformat()) if self.published else "publication date not known"
        return f"{name} ({day})"


class TimelineItem(NamedTuple):
    """One published event. ``url`` is the path of its own page, ``part_of`` the id of the event around it."""

    id: str
    type: str
    status: str
    title: str
    summary: str
    when: When
    where: Where | None
    participants: tuple[Participant, ...]
    sources: tuple[Source, ...]
    part_of: str | None
    version: int
    changed: dt.datetime
    url: str

    @property
    def type_words(self) -> str:
        """ "Meeting", or "Planned meeting" where it is not told as held."""
        label = EventType(self.type).label
        return label if self.status == EventStatus.HELD else f"{EventStatus(self.status).label} {label.lower()}"

    @property
    def participant_words(self) -> str:
        """All participants in one line."""
        return "; ".join(participant.words for participant in self.participants)

    @property
    def place_words(self) -> str:
        """The place in one line, empty when not known."""
        return self.where.words if self.where else ""

    @property
    def cameo(self) -> str:
        """The CAMEO code that comes closest."""
        return _find_cameo(self.type, self.status)


def event_path(public_id: str) -> str:
    """The path of an event's own page on our host."""
    return f"/e/{public_id}/"


def to_document(item: TimelineItem) -> dict[str, Any]:
    """The event as the API gives it: JSON types only, keys in the order of the documentation."""
    when = item.when
    return {
        "id": item.id,
        "type": item.type,
        "status": item.status,
        "title": item.title,
        "summary": item.summary,
        "date": {
            "edtf": when.edtf,
            "earliest": when.earliest.isoformat() if when.earliest else None,
            "latest": when.latest.isoformat() if when.latest else None,
            "precision": when.precision,
            "words": when.words,
            "text": when.text,
            "basis": when.basis,
        },
        "place": write_place(item.where) if item.where else None,
        "participants": [
            {
                "id": who.id,
                "name": who.name,
                "kind": who.kind,
                "role": who.role,
                "country": who.country,
                "office": who.office,
            }
            for who in item.participants
        ],
        "sources": [
            {
                "article": source.article,
                "publisher": source.publisher,
                "title": source.title,
                "url": source.url,
                "published": source.published.isoformat() if source.published else None,
                "quotes": list(source.quotes),
                "copy_of": source.copy_of,
            }
            for source in item.sources
        ],
        "part_of": item.part_of,
        "cameo": item.cameo,
        "version": item.version,
        "changed": f"{item.changed.astimezone(dt.UTC).isoformat()[:19]}Z",
        "url": item.url,
    }


def write_place(where: Where) -> dict[str, Any]:
    """The place as the API gives it."""
    return {
        "id": where.id,
        "name": where.name,
        "kind": where.kind,
        "country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
    }


def from_document(document: Mapping[str, Any]) -> TimelineItem:
    """Read a stored document back. Raises KeyError or ValueError for anything else."""
    date, place = document["date"], document["place"]
    return TimelineItem(
        id=document["id"],
        type=document["type"],
        status=document["status"],
        title=document["title"],
        summary=document["summary"],
        when=When(
            date["edtf"],
            _read_day(date["earliest"]),
            _read_day(date["latest"]),
            date["precision"],
            date["words"],
            date["text"],
            date["basis"],
        ),
        where=Where(**place) if place else None,
        participants=tuple(Participant(**participant) for participant in document["participants"]),
        sources=tuple(
            Source(
                source["article"],
                source["publisher"],
                source["title"],
                source["url"],
                _read_day(source["published"]),
                tuple(source["quotes"]),
                source["copy_of"],
            )
            for source in document["sources"]
        ),
        part_of=document["part_of"],
        version=document["version"],
        changed=dt.datetime.fromisoformat(document["changed"]),
        url=document["url"],
    )


@lru_cache(maxsize=200)
def _find_cameo(event_type: str, status: str) -> str:
    return CAMEO_INTENT_TO_MEET if status == EventStatus.PLANNED else EventType(event_type).cameo


def _read_day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
