"""The read model made anew from the events. Proof that it is what this would give: ``timeline.verification``.

Where little is wrong, that is found first and then published in one transaction. Where much is, and where
everything is asked for, a fresh set of tables is filled beside the old and takes its place at once. Both go block by
block, a transaction each, so that they can be cut off and taken up again; readers see the old until the new is whole.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Sequence
from functools import partial

from django.db import transaction

from events.extraction import edtf_dates
from events.models import Event
from timeline import facts, fresh, items, projection, search, storage
from timeline.models import Block, Draft, Entry, Ledger
from timeline.processes import open_workers, without_collector
from timeline.projection import project_events
from timeline.publication import bury, cut, note_events, publish_events

BLOCK = 10_000  # keys of events; more at once count subjects less often, and take more memory
GAP = 1_000_000  # numbers of change kept free for what is published while a rebuild runs
MENDABLE = 0.2  # of all events: where more are wrong, all are written anew
Tell = Callable[[str, int, int], None]  # what is done, how many of how many


def rebuild(tell: Tell, *, everything: bool = False, workers: int = 1) -> int:
    """Bring every entry to what it should be; how many were written. Cut off, the next call goes on."""
    task, code = _read_ledger().partition(" ")[::2]
    if code.partition(" ")[0] != _mark_code():
        task = ""  # nothing under way, or begun by another version of the program
    if task != "load":
        if not everything and Entry.objects.exists():
            if task != "compare":
                _begin("compare")
            _run_blocks("compared", compare_block, tell, workers)
            if Draft.objects.count() <= MENDABLE * Event.objects.count():
                return _mend(tell)
        _begin("load")
    _run_blocks("loaded", partial(load_block, _read_ledger()), tell, workers)
    count = _replace(tell)
    fresh.write_through()
    return count


@without_collector()
def compare_block(block: int) -> int:
    """Note the events of a block whose entries are not what they should be; the block."""
    ids, wrong = list_ids(block), []
    with transaction.atomic():
        rows, entries, postings = project_events(ids), storage.read_entries(ids), storage.read_postings(ids)
        for pk in ids:
            row = rows.get(pk)
            keys = set(storage.list_postings([row] if row else []))
            if not storage.is_same(row, entries.get(pk)) or postings.get(pk, set()) != keys:
                wrong.append(pk)
        note_events(wrong)
        Block.objects.create(number=block)
    return block


@without_collector()
def load_block(task: str, block: int) -> int:
    """Write the entries of a block into the fresh tables, for the task that the ledger names; the block."""
    first = int(task.split()[-1])
    rows = list(project_events(list_ids(block)).values())
    keys, subjects = storage.list_keys(rows)
    fresh.write_ahead()
    with transaction.atomic():
        if _read_ledger() != task:
            raise RuntimeError("another rebuild has begun since: this one ends here")
        Block.objects.create(number=block)
        storage.load_entries(rows, [first + row.id for row in rows], fresh.BESIDE)
        storage.count_subjects(keys, subjects, fresh.BESIDE)
        storage.count_months(storage.list_months(rows), fresh.BESIDE)
    return block


def list_blocks() -> list[int]:
    """Numbers of the blocks that hold events, or entries that have none."""
    rows = fresh.run(
        f"SELECT DISTINCT id / {BLOCK} FROM events_event UNION SELECT DISTINCT id / {BLOCK} FROM timeline_entry"  # noqa: S608
    )
    return sorted(block for (block,) in rows)


def list_ids(block: int) -> Sequence[int]:
    """Keys of the block's events, and of entries that have none."""
    ids = {"pk__gte": block * BLOCK, "pk__lt": (block + 1) * BLOCK}
    events, entries = Event.objects.filter(**ids).order_by(), Entry.objects.filter(**ids).order_by()
    return sorted({*events.values_list("pk", flat=True), *entries.values_list("pk", flat=True)})


def recount() -> None:
    """The counts of subjects and months from the entries themselves."""
    months = ", ".join(storage.TALLY_COLUMNS)
    fresh.run("DELETE FROM timeline_tally")
    fresh.run(
        f"INSERT INTO timeline_tally ({months}, count) SELECT {months}, COUNT(*) FROM timeline_entry GROUP BY {months}"  # noqa: S608
    )
    counts = "(SELECT key, COUNT(*) AS events FROM timeline_posting GROUP BY key)"
    fresh.run(
        f"UPDATE timeline_subject SET count = p.events FROM {counts} p"  # noqa: S608
        " WHERE p.key = timeline_subject.key AND p.events <> timeline_subject.count"
    )
    fresh.run("DELETE FROM timeline_subject WHERE key NOT IN (SELECT key FROM timeline_posting)")


def _begin(task: str) -> None:
    """Remember what is done and by which code; from now on, what is published meanwhile is noted."""
    with transaction.atomic():
        storage.lock_ledger()
        ledger = Ledger.objects.get()
        ledger.rebuild = f"{task} {_mark_code()} {ledger.sequence + GAP}"
        ledger.save(update_fields=["rebuild"])
        Block.objects.all().delete()
        Draft.objects.all().delete()
        fresh.drop_fresh()
        if task == "load":
            fresh.begin_fresh()


def _run_blocks(what: str, work: Callable[[int], int], tell: Tell, workers: int) -> None:
    blocks = list_blocks()
    done = set(Block.objects.values_list("number", flat=True))
    with open_workers(workers) as run:
        for at, _block in enumerate(run(work, [block for block in blocks if block not in done]), len(done) + 1):
            tell(what, at, len(blocks))


def _mend(tell: Tell) -> int:
    with transaction.atomic():
        storage.lock_ledger()
        wrong = list(Draft.objects.order_by("event_id").values_list("event_id", flat=True))
        count = _publish(wrong, tell)
        recount()
        _end()
    return count


def _replace(tell: Tell) -> int:
    """The fresh tables are whole but for what was published since: they take the place of the old."""
    fresh.finish_fresh(lambda done, total: tell("indexed", done, total))
    table = f"timeline_entry{fresh.BESIDE}"
    ((count, last),) = fresh.run(f"SELECT COUNT(*), COALESCE(MAX(sequence), 0) FROM {table}")  # noqa: S608
    with transaction.atomic():
        storage.lock_ledger()
        ledger = Ledger.objects.get()
        first = int(ledger.rebuild.split()[-1])
        if ledger.sequence >= first:
            raise RuntimeError("more was published meanwhile than numbers were kept for: run it again")
        ledger.sequence = max(first, last)
        ledger.save()
        bury(
            fresh.run(
                f"SELECT e.id, e.public_id FROM timeline_entry e LEFT JOIN {table} f ON f.id = e.id WHERE f.id IS NULL"  # noqa: S608
            )
        )
        fresh.run(f"DELETE FROM timeline_tombstone WHERE public_id IN (SELECT public_id FROM {table})")  # noqa: S608
        drafts = list(Draft.objects.order_by("event_id").values_list("event_id", flat=True))
        fresh.swap_fresh()
        classes = fresh.run("SELECT DISTINCT duration_class FROM timeline_entry")  # SQLite too has an index for it now
        Ledger.objects.update(classes=sum(1 << size for (size,) in classes))
        _publish(drafts, tell)
        _end()
    return int(count)


def _publish(ids: Sequence[int], tell: Tell) -> int:
    done = count = 0
    for batch in cut(ids):
        count += publish_events(batch, again=True)
        done += len(batch)
        tell("published", done, len(ids))
    return count


def _end() -> None:
    Ledger.objects.update(rebuild="")
    Block.objects.all().delete()
    Draft.objects.all().delete()


def _read_ledger() -> str:
    return Ledger.objects.values_list("rebuild", flat=True).first() or ""


def _mark_code() -> str:
    """A fingerprint of what makes entries and of the tables that hold them."""
    modules = (edtf_dates, facts, items, projection, search)
    text = "".join(inspect.getsource(module) for module in modules) + fresh.describe_layout()
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
