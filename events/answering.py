"""A person answers a suggestion: yes, and the event changes by a decision like any other; or no, and it stays."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from events.curation import Curator, Refused, claim_version, event_edit, event_merge, record, require_permission
from events.directory import find_or_add_place
from events.extraction.titles import follow_place, follow_status
from events.models import Decision, Suggestion
from events.snapshots import take_snapshot
from events.suggesting import account_of
from events.vocabulary import EventStatus, PlaceKind, SuggestedField, Verb

GONE = "This suggestion was answered or is out of date. Look at the event again."


def suggestion_accept(*, suggestion: Suggestion, curator: Curator, version: int, reason: str = "") -> Decision:
    """Give the event what the newer sentence says. A proposal read from that sentence is merged into the event.

    ``version`` is that of the event. Raises Refused when somebody answered before, StaleVersion when the event changed.
    """
    require_permission(curator)
    with transaction.atomic():
        require_open(suggestion)
        event, mention = suggestion.event, suggestion.mention
        said = {"curator": curator, "changes": read_changes(suggestion), "reason": reason or say_source(suggestion)}
        other = mention.evidence.event
        if other.pk == event.pk:
            decision = event_edit(event=event, version=version, **said)
        else:
            claim_version(event, version)
            decision = event_merge(event=other, into=event, version=other.version, **said)
        # The change may have taken the row away: it says no more than the event now.
        Suggestion.objects.update_or_create(
            event=event,
            mention=mention,
            field=suggestion.field,
            defaults={"value": suggestion.value, "settled": decision},
        )
        return decision


def suggestion_dismiss(*, suggestion: Suggestion, curator: Curator, reason: str = "") -> Decision:
    """Leave the event as it is. The same is suggested again only by a later article. Undone like any decision."""
    require_permission(curator)
    with transaction.atomic():
        require_open(suggestion)
        event = suggestion.event
        stands = {event.public_id: take_snapshot(event)}
        kept = f"{suggestion.field} stays {say_standing(suggestion)}, not {suggestion.value}"
        said = f"{kept}: {reason.strip()}" if reason.strip() else kept
        decision = record(Verb.DISMISS, event, curator, said[:500], before=stands, after=stands)
        Suggestion.objects.filter(pk=suggestion.pk).update(settled=decision)
        return decision


def require_open(suggestion: Suggestion) -> None:
    """Raise Refused when it was answered or is gone. The row stays locked till the end, where the database can."""
    row = Suggestion.objects.open().filter(pk=suggestion.pk)
    if not row.update(field=suggestion.field) or not hasattr(suggestion.mention, "evidence"):
        raise Refused(GONE)


def read_changes(suggestion: Suggestion) -> dict[str, Any]:
    """What curation is asked to change: the field, and the title where it says the same."""
    event, value = suggestion.event, suggestion.value
    if suggestion.field == SuggestedField.DATE:
        return {"edtf": value}
    if suggestion.field == SuggestedField.STATUS:
        title = follow_status(event.title, EventStatus(event.status), EventStatus(value))
        return {"status": value, "title": title[:300]}
    place = suggestion.mention.reading["place"]
    known = find_or_add_place(name=place["name"][:200], country=place["country"], kind=PlaceKind(place["kind"]))
    return {"place": known, "title": follow_place(event.title, event.place.name if event.place else "", value)[:300]}


def say_standing(suggestion: Suggestion) -> str:
    """What the event says of the field."""
    stands = account_of(suggestion.event)
    words = {
        SuggestedField.STATUS: stands.status,
        SuggestedField.DATE: stands.edtf,
        SuggestedField.PLACE: stands.place,
    }
    return str(words[SuggestedField(suggestion.field)] or "unknown")


def say_source(suggestion: Suggestion) -> str:
    """Why the change was made, when the person says nothing else."""
    article = suggestion.mention.article
    day = f", {article.published.isoformat()}" if article.published else ""
    return f"as in “{article}”{day}"[:500]
