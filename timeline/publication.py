"""From a decision in ``events`` to what readers see: the only module that writes the read model.

Every change of the read model happens under the lock of the ledger's one row, in the
transaction of the decision that caused it: counts are exact and numbers follow commits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from events.announcements import event_changed, events_changed
from events.models import Actor, Article, Event, Evidence, Place, Publisher
from timeline import storage
from timeline.models import Draft, Posting, Tombstone
from timeline.projection import EntryRow, project_events

BATCH = 500


def connect_announcements() -> None:
    """Listen to the write side. Called once, when the app is ready."""
    event_changed.connect(receive_event, dispatch_uid="timeline.publication.event")
    events_changed.connect(receive_events, dispatch_uid="timeline.publication.events")
    for model in (Actor, Place, Article, Publisher):
        post_save.connect(receive_subject, sender=model, dispatch_uid=f"timeline.publication.{model.__name__}")
    post_delete.connect(receive_deleted_event, sender=Event, dispatch_uid="timeline.publication.deleted_event")
    post_delete.connect(receive_deleted_part, sender=Evidence, dispatch_uid="timeline.publication.deleted_evidence")


def receive_event(event: Event, **_: Any) -> None:
    """An event changed: it and the events inside it are shown anew."""
    receive_events([event])


def receive_events(events: Sequence[Event], **_: Any) -> None:
    """Many changed at once."""
    ids = [event.pk for event in events]
    parts = Event.objects.published().filter(part_of__in=ids).order_by("pk").values_list("pk", flat=True)
    for batch in cut(list(dict.fromkeys([*ids, *parts]))):
        publish_events(batch)


def receive_deleted_event(instance: Event, **_: Any) -> None:
    """An administrator deleted an event."""
    publish_events([instance.pk])


def receive_deleted_part(instance: Evidence, **_: Any) -> None:
    """Evidence went, with its article perhaps."""
    publish_events([instance.event_id])


def receive_subject(instance: Actor | Place | Article | Publisher, created: bool, raw: bool = False, **_: Any) -> None:
    """A name that published events show may have changed."""
    if created or raw:
        return
    path = {
        Actor: "participations__actor",
        Place: "place",
        Article: "evidence__mention__article",
        Publisher: "evidence__mention__article__publisher",
    }[type(instance)]
    ids = Event.objects.published().filter(**{path: instance}).order_by("pk").values_list("pk", flat=True).distinct()
    for batch in cut(list(ids)):
        publish_events(batch)


def publish_events(ids: Sequence[int], *, again: bool = False) -> int:
    """Make the read model say what the events of these primary keys now are; how many entries changed.

    Published ones get an entry, others lose theirs and leave a tombstone. What is already right is not
    touched, unless ``again``.
    """
    with transaction.atomic():
        if storage.lock_ledger():
            note_events(ids)
        wanted = project_events(ids)
        present = storage.read_entries(ids)
        # In the order asked for, not in the one that a database happens to read in: numbers are given by it.
        rows = [wanted[pk] for pk in dict.fromkeys(ids) if pk in wanted]
        changed = [row for row in rows if again or not storage.is_same(row, present.get(row.id))]
        gone = [pk for pk in dict.fromkeys(ids) if pk in present and pk not in wanted]
        if not changed and not gone:
            return 0
        _count_again(changed, [present[row.id] for row in changed if row.id in present] + [present[pk] for pk in gone])
        bury([(pk, present[pk].public_id) for pk in gone])
        storage.delete_entries(gone)
        numbers = storage.number_changes(len(changed), [row.duration_class for row in changed])
        storage.replace_entries(changed, numbers)
        Tombstone.objects.filter(public_id__in=[row.public_id for row in changed]).delete()
        return len(changed) + len(gone)


def note_events(ids: Iterable[int]) -> None:
    """Remember events for a rebuild that is under way: it may have read them before they changed."""
    Draft.objects.bulk_create([Draft(event_id=pk) for pk in sorted(set(ids))], ignore_conflicts=True)


def cut(ids: Sequence[int], size: int = BATCH) -> Iterable[Sequence[int]]:
    """Batches of at most ``size``."""
    return (ids[at : at + size] for at in range(0, len(ids), size))


def bury(gone: Sequence[tuple[int, str]]) -> None:
    """Leave tombstones for entries (their keys and public ids); one that was merged names its heir."""
    if not gone:
        return
    ids = [pk for pk, _public_id in gone]
    merged = Event.objects.filter(pk__in=ids, merged_into__isnull=False)
    heirs = dict(merged.values_list("pk", "merged_into__public_id"))
    numbers = storage.number_changes(len(gone), [])
    now = timezone.now()
    Tombstone.objects.bulk_create(
        Tombstone(public_id=public_id, sequence=number, heir=heirs.get(pk, ""), at=now)
        for (pk, public_id), number in zip(gone, numbers, strict=True)
    )


def _count_again(changed: Sequence[EntryRow], old: Sequence[storage.StoredEntry]) -> None:
    """Bring the counts of subjects and months up to date, before the entries themselves change."""
    keys, subjects = storage.list_keys(changed)
    if old:
        stored = Posting.objects.filter(entry__in=[entry.id for entry in old])
        keys.subtract(stored.values_list("key", flat=True))
    storage.count_subjects(keys, subjects)
    months = storage.list_months(changed)
    months.subtract(storage.list_months(old))
    storage.count_months(months)
