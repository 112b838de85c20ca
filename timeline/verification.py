"""The proof that what readers see is what the events say: every entry, key and count next to a projection."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import fresh, storage
from timeline.models import Entry, Subject, Tally, Tombstone
from timeline.processes import open_workers, without_collector
from timeline.projection import EntryRow, project_events
from timeline.rebuilding import Tell, list_blocks, list_ids


def verify(tell: Tell, *, workers: int = 1) -> Iterator[str]:
    """One line for each difference between the read model and what a rebuild would give."""
    blocks = list_blocks()
    with open_workers(workers) as run:
        for done, found in enumerate(run(verify_block, blocks), 1):
            yield from found
            tell("verified", done, len(blocks))
    yield from _verify_counts()


@without_collector()
def verify_block(block: int) -> list[str]:
    """The differences in one block."""
    ids = list_ids(block)
    rows, entries, postings = project_events(ids), storage.read_entries(ids), storage.read_postings(ids)
    return [line for pk in ids for line in _compare(pk, rows.get(pk), entries.get(pk), postings.get(pk, set()))]


def _compare(
    pk: int, row: EntryRow | None, entry: storage.StoredEntry | None, postings: set[tuple[object, ...]]
) -> Iterator[str]:
    if row is None or entry is None:
        if row is not None:
            yield f"event {pk} ({row.public_id}) is published but has no entry"
        if entry is not None:
            yield f"entry {pk} ({entry.public_id}) is shown but its event is not published"
        return
    name = f"entry {pk} ({entry.public_id})"
    wanted = storage.write_values(row, entry.sequence)
    if wanted != entry:
        for column, value, found in zip(storage.ENTRY_COLUMNS, wanted, entry, strict=True):
            if value != found:
                yield f"{name}: {column} differs from its event"
    if postings != set(storage.list_postings([row])):
        yield f"{name}: is found under other keys than it should be"


def _verify_counts() -> Iterator[str]:
    counted = fresh.run("SELECT key, COUNT(*) FROM timeline_posting GROUP BY key")
    if dict(Subject.objects.values_list("key", "count")) != dict(counted):
        yield "the counts of actors, places, countries and articles are not those of the entries"
    columns = ", ".join(storage.TALLY_COLUMNS)
    months = fresh.run(f"SELECT {columns}, COUNT(*) FROM timeline_entry GROUP BY {columns}")  # noqa: S608
    if set(Tally.objects.values_list(*storage.TALLY_COLUMNS, "count")) != set(months):
        yield "the counts of months are not those of the entries"
    if storage.count_indexed() != Entry.objects.count():
        yield "full text does not know all entries"
    if both := Tombstone.objects.filter(public_id__in=Entry.objects.values("public_id")).count():
        yield f"{both} entries are shown and withdrawn at once"
