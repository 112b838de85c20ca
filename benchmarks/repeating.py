"""A read model many times over, by the database itself: other ids, the same days, as many again of each."""

from __future__ import annotations

from django.db import connection, transaction

from benchmarks.bulk import analyze
from timeline import fresh
from timeline.fresh import run
from timeline.models import Ledger
from timeline.storage import ENTRY_COLUMNS, POSTING_COLUMNS, TALLY_COLUMNS


def repeat_entries(copy: int, shift: int, last: int, source: str, key: str = "key") -> None:
    """Entries 1 to ``last`` of the tables ``source`` names once more into the fresh ones, their ids moved by ``shift``.

    Public ids begin with s0, and with s and the number of the copy then. ``key`` is SQL for the keys of postings.
    """
    searched = connection.vendor == "postgresql"
    public_id = f"REPLACE(public_id, 's0', 's{copy}')"
    own = {
        "id": f"id + {shift}",
        "public_id": public_id,
        "sequence": f"id + {shift}",  # a change each, none like another
        "sort_key": f"REPLACE(sort_key, public_id, {public_id})",
        "document": f"REPLACE(document, public_id, {public_id})",
    }
    columns = (*ENTRY_COLUMNS, "search") if searched else ENTRY_COLUMNS
    chosen = f"BETWEEN 1 AND {last}"
    run(
        f"INSERT INTO timeline_entry{fresh.BESIDE} ({', '.join(columns)})"
        f" SELECT {', '.join(own.get(name, name) for name in columns)} FROM timeline_entry{source} WHERE id {chosen}"
    )
    own = {"entry_id": f"entry_id + {shift}", "key": key, "sort_key": f"REPLACE(sort_key, 's0', 's{copy}')"}
    run(
        f"INSERT INTO timeline_posting{fresh.BESIDE} ({', '.join(POSTING_COLUMNS)})"
        f" SELECT {', '.join(own.get(name, name) for name in POSTING_COLUMNS)}"
        f" FROM timeline_posting{source} WHERE entry_id {chosen}"
    )
    if not searched:
        run(
            f"INSERT INTO timeline_words{fresh.BESIDE} (rowid, title, body)"
            f" SELECT rowid + {shift}, title, body FROM timeline_words{source} WHERE rowid {chosen}"
        )


def multiply(present: int, times: int) -> None:
    """The whole read model that many times over; its events are those that there are."""
    fresh.begin_fresh()
    for copy in range(times):
        repeat_entries(copy, copy * present, present, "")
    months = ", ".join(TALLY_COLUMNS)
    for table, columns in (("subject", "key, kind, sort_key, document"), ("tally", months)):
        run(
            f"INSERT INTO timeline_{table}{fresh.BESIDE} ({columns}, count)"
            f" SELECT {columns}, count * {times} FROM timeline_{table}"
        )
    fresh.finish_fresh(lambda *_: None)
    with transaction.atomic():
        ((last,),) = run(f"SELECT MAX(sequence) FROM timeline_entry{fresh.BESIDE}")
        Ledger.objects.update(sequence=last)
        fresh.swap_fresh()
    analyze()
