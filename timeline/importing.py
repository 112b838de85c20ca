"""A row becomes an article of one row, an event, and the decision of who imported it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from events import curation
from events.directory import find_or_add_actor, find_or_add_place, find_or_add_publisher
from events.ingestion import hash_text
from events.models import Article, Event
from timeline.rows import EventRow


def is_imported(row: EventRow, columns: Mapping[str, Any]) -> bool:
    """Whether the set's row of this id is here already."""
    return Article.objects.filter(canonical_url=name_source(row, columns)).exists()


def import_row(row: EventRow, columns: Mapping[str, Any], *, curator: Any, publish: bool) -> Event:
    """The event, proposed or published. The caller holds the transaction. Raises ValidationError, CurationError."""
    text = f"{row.text}\nsource: {name_source(row, columns)}"
    article = Article.objects.create(
        publisher=find_or_add_publisher(columns["publisher"]),
        title=row.title[:500],
        url=columns.get("url", ""),
        canonical_url=name_source(row, columns),
        text=text,
        sha256=hash_text(text),
    )
    place = row.place and find_or_add_place(name=row.place.name, country=row.place.country, kind=row.place.kind)
    participants = {}
    for who in row.participants:
        actor = find_or_add_actor(name=who.name, kind=who.kind, country=who.country)
        participants.setdefault(actor.pk, curation.Participant(actor, who.role, who.office))
    event = curation.event_create(
        curator=curator,
        changes={
            "type": row.type,
            "status": row.status,
            "title": row.title,
            "summary": row.summary,
            "edtf": row.edtf,
            "place": place,
            "participants": list(participants.values()),
        },
        passages=[curation.Passage(article, 0, len(row.text))],
        reason=f"imported from {columns['publisher']}"[:500],
    )
    if publish:
        curation.event_accept(event=event, curator=curator, version=event.version, reason="imported")
    return event


def name_source(row: EventRow, columns: Mapping[str, Any]) -> str:
    """A name for the row that no other has."""
    return f"import:{columns['publisher']}#{row.id}"
