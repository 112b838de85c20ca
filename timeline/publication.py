"""From a decision in ``events`` to what readers see: the only module that writes the read model.

Every change of the read model happens under the lock of the ledger's one row, in the
transaction of the decision that caused it: counts are exact and numbers follow commits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from events.announcements import event_changed
from events.models import Actor, Article, Event, Evidence, Place, Publisher
from timeline import storage
from timeline.models import Entry, Posting, Tombstone
from timeline.projection import EntryRow, month_number, project_events

BATCH = 500


def connect_announcements() -> None:
    """Listen to the write side. Called once, when the app is ready."""
    event_changed.connect(receive_event, dispatch_uid="timeline.publication.event")
    for model in (Actor, Place, Article, Publisher):
        post_save.connect(receive_subject, sender=model, dispatch_uid=f"timeline.publication.{model.__name__}")
    post_delete.connect(receive_deleted_event, sender=Event, dispatch_uid="timeline.publication.deleted_event")
    post_delete.connect(receive_deleted_part, sender=Evidence, dispatch_uid="timeline.publication.deleted_evidence")


def receive_event(event: Event, **_: Any) -> None:
    """An event changed: it and the events inside it are shown anew."""
    publish_events([event.pk, *event.parts.published().values_list("pk", flat=True)])


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
        storage.lock_ledger()
        wanted = project_events(ids)
        present = {entry.pk: entry for entry in Entry.objects.filter(pk__in=ids)}
        changed = [row for row in wanted.values() if again or not is_same(row, present.get(row.id))]
        gone = [entry for pk, entry in present.items() if pk not in wanted]
        if not changed and not gone:
            return 0
        old = [present[row.id] for row in changed if row.id in present] + gone
        _count_again(changed, old)
        _bury(gone)
        numbers = storage.number_changes(len(changed), [row.duration_class for row in changed])
        storage.write_entries(changed, numbers)
        Tombstone.objects.filter(public_id__in=[row.item.id for row in changed]).delete()
        return len(changed) + len(gone)


def is_same(row: EntryRow, entry: Entry | None) -> bool:
    """Whether an entry already says what the row does. Its keys follow from its documents, but for aliases."""
    return (
        entry is not None
        and entry.document == row.document
        and entry.evidence == row.evidence
        and entry.words == storage.digest_words(row)
    )


def cut(ids: Sequence[int], size: int = BATCH) -> Iterable[Sequence[int]]:
    """Batches of at most ``size``."""
    return (ids[at : at + size] for at in range(0, len(ids), size))


def _bury(gone: Sequence[Entry]) -> None:
    """Take entries away and leave tombstones; one that was merged names its heir."""
    if not gone:
        return
    heirs = dict(
        Event.objects.filter(pk__in=[entry.pk for entry in gone], merged_into__isnull=False).values_list(
            "pk", "merged_into__public_id"
        )
    )
    numbers = storage.number_changes(len(gone), [])
    now = timezone.now()
    storage.delete_entries([entry.pk for entry in gone])
    Tombstone.objects.bulk_create(
        Tombstone(public_id=entry.public_id, sequence=number, heir=heirs.get(entry.pk, ""), at=now)
        for entry, number in zip(gone, numbers, strict=True)
    )


def _count_again(changed: Sequence[EntryRow], old: Sequence[Entry]) -> None:
    """Bring the counts of subjects and months up to date, before the entries themselves change."""
    keys: Counter[str] = Counter(key for row in changed for key in row.keys)
    keys.subtract(Posting.objects.filter(entry__in=[entry.pk for entry in old]).values_list("key", flat=True))
    subjects = {subject.key: subject for row in changed for subject in row.subjects}
    storage.count_subjects(keys, subjects)
    months = Counter(
        (month_number(when.earliest), month_number(when.latest), row.item.type, row.item.status, when.precision)
        for row in changed
        for when in [row.item.when]
    )
    months.subtract((e.first_month, e.last_month, e.type, e.status, e.precision) for e in old)
    storage.count_months(months)
