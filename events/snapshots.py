"""An event as plain JSON, before and after a decision, and back again."""

from __future__ import annotations

from typing import Any

from events.models import Event, Evidence, Participation

FIELDS = ("review_state", "type", "status", "title", "summary", "edtf", "date_text", "date_basis")
LINKS = ("place_id", "part_of_id", "merged_into_id")
BOUNDS = ("earliest", "latest", "precision")

Snapshot = dict[str, Any]


def take_snapshot(event: Event) -> Snapshot:
    """What a decision may change: fields, links by key, participants in order, the keys of its mentions."""
    participants = event.participations.values("actor_id", "role", "office").order_by("position", "id")
    return make_snapshot(
        event, list(participants), list(event.evidence.order_by("mention_id").values_list("mention_id", flat=True))
    )


def make_snapshot(event: Event, participants: list[dict[str, Any]], mentions: list[int]) -> Snapshot:
    """The same from what is known of an event."""
    return {
        "version": event.version,
        **{name: str(getattr(event, name)) for name in FIELDS},
        **{name: getattr(event, name) for name in LINKS},
        "earliest": event.earliest and event.earliest.isoformat(),
        "latest": event.latest and event.latest.isoformat(),
        "precision": str(event.precision),
        "participants": participants,
        "evidence": mentions,
    }


def same_content(a: Snapshot, b: Snapshot) -> bool:
    """Whether two snapshots say the same of the event; evidence that a machine attached since does not count."""
    aside = {"version", "evidence"}
    return {k: v for k, v in a.items() if k not in aside} == {k: v for k, v in b.items() if k not in aside}


def restore_snapshot(event: Event, before: Snapshot, after: Snapshot) -> None:
    """Make ``event`` what ``before`` says, in memory and in its participants; bring back the evidence it lost.

    The event itself is not saved. Raises django's IntegrityError when an actor is gone.
    """
    for name in (*FIELDS, *LINKS, *BOUNDS):
        setattr(event, name, before[name])
    write_participants(event, before["participants"])
    lost = set(before["evidence"]) - set(after["evidence"])
    Evidence.objects.filter(mention_id__in=lost).update(event=event)


def write_participants(event: Event, participants: list[dict[str, Any]]) -> None:
    """Replace the event's participants; each is ``{"actor_id", "role", "office"}``, in the order readers see."""
    event.participations.all().delete()
    Participation.objects.bulk_create(
        Participation(event=event, position=position, **participant)
        for position, participant in enumerate(participants)
    )
