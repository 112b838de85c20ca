"""A row becomes an article of one row, an event, and the decision of who imported it. Hundreds of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.batches import Proposal, check_proposal, create_events
from events.curation import CurationError, Participant, Passage
from events.directory import find_or_add_actor, find_or_add_place, find_or_add_publisher
from events.ingestion import hash_text
from events.models import Article
from timeline.rows import EventRow

BATCH = 500  # rows a transaction
Refusal = tuple[EventRow, Exception]


def find_imported(rows: Sequence[EventRow], columns: Mapping[str, Any]) -> set[str]:
    """Ids of those of the rows that are here already."""
    names = {name_source(row, columns): row.id for row in rows}
    return {
        names[url] for url in Article.objects.filter(canonical_url__in=names).values_list("canonical_url", flat=True)
    }


def import_rows(
    rows: Sequence[EventRow], columns: Mapping[str, Any], *, curator: Any, publish: bool
) -> Iterator[Refusal]:
    """Make events of rows that are not here yet, proposed or published, in one transaction.

    Yields the rows that cannot be events, with the reason; all others are imported. Raises NotAllowed.
    """
    try:
        with transaction.atomic():
            refused = _import(rows, columns, curator, publish)
    except IntegrityError as error:  # a rule that only the database knows: find the row
        if len(rows) == 1:
            yield rows[0], error
            return
        for row in rows:
            yield from import_rows([row], columns, curator=curator, publish=publish)
        return
    yield from refused


def name_source(row: EventRow, columns: Mapping[str, Any]) -> str:
    """A name for the row that no other has."""
    return f"import:{columns['publisher']}#{row.id}"


def _import(rows: Sequence[EventRow], columns: Mapping[str, Any], curator: Any, publish: bool) -> list[Refusal]:
    publisher = find_or_add_publisher(columns["publisher"])
    # The same names again and again: each is looked up once a batch.
    find_place, find_actor = lru_cache(None)(find_or_add_place), lru_cache(None)(find_or_add_actor)
    proposals, articles, refused = [], [], []
    for row in rows:
        article = _make_article(row, columns, publisher)
        try:
            with transaction.atomic():  # a row that is refused leaves no actor and no place behind
                proposal = Proposal(_read_changes(row, find_place, find_actor), [Passage(article, 0, len(row.text))])
                check_proposal(proposal)
        except (ValidationError, CurationError) as error:
            refused.append((row, error))
            find_place.cache_clear()  # what it added is gone
            find_actor.cache_clear()
            continue
        proposals.append(proposal)
        articles.append(article)
    Article.objects.bulk_create(articles)
    reason = f"imported from {columns['publisher']}"[:500]
    create_events(proposals, curator=curator, reason=reason, accepted="imported" if publish else None)
    return refused


def _make_article(row: EventRow, columns: Mapping[str, Any], publisher: Any) -> Article:
    text = f"{row.text}\nsource: {name_source(row, columns)}"
    return Article(
        publisher=publisher,
        title=row.title[:500],
        url=columns.get("url", ""),
        canonical_url=name_source(row, columns),
        text=text,
        sha256=hash_text(text),
    )


def _read_changes(row: EventRow, find_place: Any, find_actor: Any) -> dict[str, Any]:
    place = row.place and find_place(name=row.place.name, country=row.place.country, kind=row.place.kind)
    participants: dict[int, Participant] = {}
    for who in row.participants:
        actor = find_actor(name=who.name, kind=who.kind, country=who.country)
        participants.setdefault(actor.pk, Participant(actor, who.role, who.office))
    return {
        "type": row.type,
        "status": row.status,
        "title": row.title,
        "summary": row.summary,
        "edtf": row.edtf,
        "place": place,
        "participants": list(participants.values()),
    }
