"""A published event as readers get it: rows of the events tables in, rows of the read model out.

Reads the events tables in six statements for any number of events and writes nothing.
What an event's page may not show (unpublished parents, full texts) is left out here.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson

from events.extraction.edtf_dates import describe_edtf
from events.models import Event, Evidence, Participation
from events.vocabulary import ReviewState, Role
from timeline.items import Participant, Source, TimelineItem, When, Where, event_path, to_document, write_place
from timeline.models import OPEN_END, OPEN_START, UNDATED
from timeline.search import fold_texts, fold_words

ROLE_BITS = {role.value: 1 << position for position, role in enumerate(Role)}
NO_MONTH = -1


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A key that events are found under, with the name that it sorts by and its document (JSON, may be "{}")."""

    key: str
    sort_key: str
    document: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """All that the read model keeps of one event. ``keys`` maps each posting key to its role bits."""

    id: int
    item: TimelineItem
    document: str
    evidence: str
    sort_key: str
    duration_class: int
    keys: dict[str, int]
    subjects: tuple[SubjectRow, ...]
    title_words: list[str]
    body_words: list[str]

    @property
    def roles(self) -> int:
        """Bits of all roles that occur."""
        bits = 0
        for participant in self.item.participants:
            bits |= ROLE_BITS[participant.role]
        return bits


def project_events(ids: Sequence[int]) -> dict[int, EntryRow]:
    """The rows of those of the events that are published."""
    events = Event.objects.filter(pk__in=ids, review_state=ReviewState.PUBLISHED).values(
        "id", "public_id", "version", "type", "status", "title", "summary", "edtf", "earliest", "latest", "precision",
        "date_text", "date_basis", "changed", "part_of__public_id", "part_of__review_state",
        "place__slug", "place__name", "place__kind", "place__country", "place__latitude", "place__longitude",
    )  # fmt: skip
    participations: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in (
        Participation.objects.filter(event__in=ids)
        .order_by("position", "id")
        .values(
            "event_id",
            "role",
            "office",
            "actor__slug",
            "actor__name",
            "actor__kind",
            "actor__country",
            "actor__aliases",
        )
    ):
        participations[row["event_id"]].append(row)
    evidence: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in (
        Evidence.objects.filter(event__in=ids)
        .order_by("id")
        .values(
            "event_id",
            "mention__start",
            "mention__end",
            "mention__quote",
            "mention__extractor",
            "mention__extractor_version",
            "mention__article_id",
            "mention__article__copy_of",
            "mention__article__title",
            "mention__article__url",
            "mention__article__published",
            "mention__article__published_basis",
            "mention__article__language",
            "mention__article__publisher__name",
        )
    ):
        evidence[row["event_id"]].append(row)
    return {event["id"]: project_event(event, participations[event["id"]], evidence[event["id"]]) for event in events}


def make_sort_key(earliest: dt.date | None, latest: dt.date | None, public_id: str) -> tuple[str, int]:
    """The key that orders by date, and the duration class (see ``Entry``)."""
    day = earliest or latest
    if day is None:
        return f"undated{public_id}", UNDATED
    if earliest is None:
        size = OPEN_START
    elif latest is None:
        size = OPEN_END
    else:
        days = (latest - earliest).days + 1
        size = days.bit_length() if days > 1 else 0
    return f"{day.isoformat()}{chr(ord('a') + min(size, 25))}{public_id}", size


def month_number(day: dt.date | None) -> int:
    """Months since year 0, -1 for no day."""
    return NO_MONTH if day is None else day.year * 12 + day.month - 1


def project_event(
    event: dict[str, Any], participations: list[dict[str, Any]], evidence: list[dict[str, Any]]
) -> EntryRow:
    """One event from rows as ``values()`` gives them, see ``project_events`` for the columns."""
    item = _make_item(event, participations, evidence)
    sort_key, duration_class = make_sort_key(item.when.earliest, item.when.latest, item.id)
    aliases = [name for row in participations for name in row["actor__aliases"] if isinstance(name, str)]
    texts = [text for who in item.participants for text in (who.name, who.office) if text] + aliases
    texts += [item.place_words, item.summary, *(quote for source in item.sources for quote in source.quotes)]
    keys, subjects = _make_keys(item, participations, evidence)
    return EntryRow(
        id=event["id"],
        item=item,
        document=orjson.dumps(to_document(item)).decode(),
        evidence=orjson.dumps([_write_evidence(row) for row in evidence]).decode(),
        sort_key=sort_key,
        duration_class=duration_class,
        keys=keys,
        subjects=subjects,
        title_words=fold_words(item.title),
        body_words=fold_texts(texts),
    )


def _make_item(
    event: dict[str, Any], participations: list[dict[str, Any]], evidence: list[dict[str, Any]]
) -> TimelineItem:
    parent_is_public = event["part_of__review_state"] == ReviewState.PUBLISHED
    return TimelineItem(
        id=event["public_id"],
        type=event["type"],
        status=event["status"],
        title=event["title"],
        summary=event["summary"],
        when=When(
            event["edtf"] or None,
            event["earliest"],
            event["latest"],
            event["precision"],
            describe_edtf(event["edtf"]),
            event["date_text"],
            event["date_basis"],
        ),
        where=Where(
            event["place__slug"],
            event["place__name"],
            event["place__kind"],
            event["place__country"],
            event["place__latitude"],
            event["place__longitude"],
        )
        if event["place__slug"]
        else None,
        participants=tuple(
            Participant(
                row["actor__slug"],
                row["actor__name"],
                row["actor__kind"],
                row["role"],
                row["actor__country"],
                row["office"],
            )
            for row in participations
        ),
        sources=tuple(_make_sources(evidence)),
        part_of=event["part_of__public_id"] if parent_is_public else None,
        version=event["version"],
        changed=event["changed"],
        url=event_path(event["public_id"]),
    )


def _make_sources(evidence: Iterable[dict[str, Any]]) -> Iterable[Source]:
    """Originals before copies. Of copies whose original tells nothing of this event, the first stands for it."""
    by_article: dict[int, list[dict[str, Any]]] = {}
    for row in evidence:
        by_article.setdefault(row["mention__article_id"], []).append(row)
    heads: dict[int, int] = {}
    for article, rows in sorted(by_article.items(), key=lambda pair: bool(pair[1][0]["mention__article__copy_of"])):
        first = rows[0]
        head = heads.setdefault(first["mention__article__copy_of"] or article, article)
        yield Source(
            article,
            first["mention__article__publisher__name"] or "",
            first["mention__article__title"],
            first["mention__article__url"],
            first["mention__article__published"],
            tuple(dict.fromkeys(row["mention__quote"] for row in rows)),
            None if head == article else head,
        )


def _write_evidence(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "article": row["mention__article_id"],
        "start": row["mention__start"],
        "end": row["mention__end"],
        "quote": row["mention__quote"],
        "extractor": row["mention__extractor"],
        "extractor_version": row["mention__extractor_version"],
    }


@lru_cache(maxsize=20_000)
def _fold_name(name: str) -> str:
    return " ".join(fold_words(name))[:200]


def _make_keys(
    item: TimelineItem, participations: list[dict[str, Any]], evidence: list[dict[str, Any]]
) -> tuple[dict[str, int], tuple[SubjectRow, ...]]:
    keys: dict[str, int] = {}
    subjects: dict[str, SubjectRow] = {}

    def add(kind: str, key: object, name: str, document: dict[str, Any], roles: int = 0) -> None:
        full = f"{kind}:{key}"
        keys[full] = keys.get(full, 0) | roles
        if full not in subjects:
            subjects[full] = SubjectRow(full, f"{_fold_name(name)} {full}", orjson.dumps(document).decode())

    for who, row in zip(item.participants, participations, strict=True):
        names = [name for name in row["actor__aliases"] if isinstance(name, str)]
        document = {"id": who.id, "name": who.name, "kind": who.kind, "country": who.country, "aliases": names}
        add("actor", who.id, who.name, document, ROLE_BITS[who.role])
        if who.country:
            add("nation", who.country, who.country, {}, ROLE_BITS[who.role])
    if item.where:
        add("place", item.where.id, item.where.name, write_place(item.where))
        if item.where.country:
            add("country", item.where.country, item.where.country, {})
    for source in item.sources:
        row = next(row for row in evidence if row["mention__article_id"] == source.article)
        document = {
            "id": source.article,
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "published": source.published.isoformat() if source.published else None,
            "published_basis": row["mention__article__published_basis"],
            "language": row["mention__article__language"],
        }
        add("article", source.article, f"{document['published'] or 'undated'} {source.article:012}", document)
    return keys, tuple(subjects.values())
