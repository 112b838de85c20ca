"""The read model made anew from the events, and the proof that it equals what that would give.

A rebuild first looks at every event and remembers those whose entry is not what it should be
(a batch a transaction, so it can be cut off and taken up again); then it writes all of them in
one transaction: readers see the old timeline until the new one is whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from django.db import connection, transaction
from django.db.models import Max

from events.models import Event
from timeline import storage
from timeline.models import Draft, Entry, Posting, Subject, Tally, Tombstone
from timeline.projection import EntryRow, project_events
from timeline.publication import is_same, publish_events

BATCH = 1_000
Tell = Callable[[str, int, int], None]  # what is done, how many of how many


def rebuild(tell: Tell, *, everything: bool = False) -> int:
    """Bring every entry to what it should be; how many were not. Cut off, a second call goes on where it stopped."""
    find_drafts(tell, everything=everything)
    wrong = list(Draft.objects.filter(differs=True).order_by("event_id").values_list("event_id", flat=True))
    with transaction.atomic():
        storage.lock_ledger()
        for at in range(0, len(wrong), BATCH):
            publish_events(wrong[at : at + BATCH], again=everything)
            tell("written", min(at + BATCH, len(wrong)), len(wrong))
        recount()
        Draft.objects.all().delete()
    return len(wrong)


def find_drafts(tell: Tell, *, everything: bool) -> None:
    """Remember which entries are not what they should be, from where an earlier call stopped."""
    done = Draft.objects.aggregate(last=Max("event_id"))["last"] or 0
    total = Event.objects.count()
    seen = Event.objects.filter(pk__lte=done).count()
    for ids in _walk_ids(done):
        wrong = set(ids) if everything else set(_find_wrong(ids))
        drafts = [Draft(event_id=pk, differs=True) for pk in sorted(wrong)]
        if ids[-1] not in wrong:
            drafts.append(Draft(event_id=ids[-1], differs=False))  # how far we came
        Draft.objects.bulk_create(drafts)
        seen += len(ids)
        tell("compared", min(seen, total), total)


def recount() -> None:
    """The counts of subjects and months from the entries themselves."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM timeline_tally")
        cursor.execute(
            "INSERT INTO timeline_tally (first_month, last_month, type, status, precision, count)"
            " SELECT first_month, last_month, type, status, precision, COUNT(*) FROM timeline_entry"
            " GROUP BY first_month, last_month, type, status, precision"
        )
        cursor.execute(
            "UPDATE timeline_subject SET count = COALESCE("
            "(SELECT COUNT(*) FROM timeline_posting p WHERE p.key = timeline_subject.key), 0)"
        )
    Subject.objects.filter(count=0).delete()


def verify(tell: Tell) -> Iterator[str]:
    """One line for each difference between the read model and what a rebuild would give."""
    total = Event.objects.count()
    seen = 0
    for ids in _walk_ids(0):
        rows = project_events(ids)
        entries = {entry.pk: entry for entry in Entry.objects.filter(pk__in=ids)}
        keys: dict[int, dict[str, int]] = {}
        for pk, key, roles in Posting.objects.filter(entry__in=ids).values_list("entry_id", "key", "roles"):
            keys.setdefault(pk, {})[key] = roles
        for pk in ids:
            yield from _compare(pk, rows.get(pk), entries.get(pk), keys.get(pk, {}))
        seen += len(ids)
        tell("verified", min(seen, total), total)
    yield from _compare_counts()


def _walk_ids(after: int) -> Iterator[Sequence[int]]:
    """Keys of events, and of entries that have none, in batches by number."""
    while True:
        events = Event.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]
        entries = Entry.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]
        ids = sorted({*events, *entries})[:BATCH]
        if not ids:
            return
        yield ids
        after = ids[-1]


def _find_wrong(ids: Sequence[int]) -> Iterator[int]:
    rows = project_events(ids)
    entries = {entry.pk: entry for entry in Entry.objects.filter(pk__in=ids)}
    yield from (pk for pk in ids if (pk in rows or pk in entries) and not _fits(rows.get(pk), entries.get(pk)))


def _fits(row: EntryRow | None, entry: Entry | None) -> bool:
    return row is not None and is_same(row, entry)


def _compare(pk: int, row: EntryRow | None, entry: Entry | None, keys: dict[str, int]) -> Iterator[str]:
    if row is None or entry is None:
        if row is not None:
            yield f"event {pk} ({row.item.id}) is published but has no entry"
        if entry is not None:
            yield f"entry {pk} ({entry.public_id}) is shown but its event is not published"
        return
    wanted = storage.write_values(row, entry.sequence)
    for column, value, found in zip(storage.ENTRY_COLUMNS, wanted, storage.read_values(entry), strict=True):
        if value != found:
            yield f"entry {pk} ({entry.public_id}): {column} differs from its event"
    if keys != row.keys:
        yield f"entry {pk} ({entry.public_id}): is found under other keys than it should be"


def _compare_counts() -> Iterator[str]:
    postings: Counter[str] = Counter(Posting.objects.values_list("key", flat=True).iterator())
    if dict(Subject.objects.values_list("key", "count")) != dict(postings):
        yield "the counts of actors, places, countries and articles are not those of the entries"
    columns = ("first_month", "last_month", "type", "status", "precision")
    months = Counter(Entry.objects.values_list(*columns).iterator())
    if {tuple(row[:-1]): row[-1] for row in Tally.objects.values_list(*columns, "count")} != dict(months):
        yield "the counts of months are not those of the entries"
    if storage.count_indexed() != Entry.objects.count():
        yield "full text does not know all entries"
    if both := Tombstone.objects.filter(public_id__in=Entry.objects.values("public_id")).count():
        yield f"{both} entries are shown and withdrawn at once"
