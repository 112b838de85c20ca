"""How the time of a window, a keyset page and an actor's month grows with the number of entries.

    python benchmarks/windows.py [--sizes 10000 1000000] [--url postgres://…]

Fills the read model alone with synthetic entries, straight into its tables, size after size, in one
database of its own (a temporary file, or the empty database that --url names), and times the very
statements that the API sends. Medians over different windows, as ratios to the smallest size.
"""

# ruff: noqa: E402  Django must be set up before what needs it

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
parser.add_argument("--url", default=f"sqlite:///{tempfile.mkdtemp()}/windows.sqlite3")
OPTIONS = parser.parse_args()
os.environ["DATABASE_URL"] = OPTIONS.url

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from benchmarks.bulk import analyze, insert
from benchmarks.repeating import repeat_entries
from benchmarks.synthetic import ACTORS, date_of
from events.extraction.edtf_dates import parse_edtf
from timeline import fresh
from timeline.fetching import fetch_all
from timeline.models import Entry, Ledger
from timeline.projection import make_sort_key, month_number
from timeline.query import TimelineQuery, parse_saved
from timeline.selectors import State, read_state
from timeline.statements import plan_query, write_page

ENTRY = (
    "id", "public_id", "sequence", "sort_key", "duration_class", "earliest", "latest", "first_month", "last_month",
    "precision", "type", "status", "country", "roles", "document", "evidence", "words",
)  # fmt: skip
POSTING = ("entry_id", "key", "roles", "duration_class", "sort_key", "latest")
TYPES = ("visit", "meeting", "conference", "talks", "call", "agreement")
BATCH = 20_000
GENERATED = 1_000_000  # entries by the generator; what is more repeats them
FILLER = "x" * 950


def make_entries(first: int, last: int) -> Iterator[tuple[tuple[Any, ...], list[tuple[Any, ...]]]]:
    """An entry of a thousand bytes and three postings each."""
    chance = random.Random(first)
    for pk in range(first, last + 1):
        edtf = date_of(chance)
        earliest, latest, precision = read_date(edtf) if edtf else (None, None, "unknown")
        public_id = f"s0{pk:08}"
        key, size = make_sort_key(earliest, latest, public_id)
        kind = chance.choice(TYPES)
        document = f'{{"id":"{public_id}","type":"{kind}","filler":"{FILLER}"}}'
        days = (earliest and earliest.isoformat(), latest and latest.isoformat())
        months = (month_number(earliest), month_number(latest))
        entry = (pk, public_id, pk, key, size, *days, *months, precision, kind, "held", "QA", 4, document, "[]", "")
        actors = {int(chance.random() * ACTORS) for _ in range(3)}
        yield entry, [(pk, f"actor:actor-{actor}", 4, size, key, days[1]) for actor in actors]


@lru_cache(maxsize=50_000)
def read_date(edtf: str) -> tuple[dt.date | None, dt.date | None, str]:
    _edtf, earliest, latest, precision = parse_edtf(edtf)
    return earliest, latest, precision.value


def fill(size: int) -> float:
    """The read model of that many entries, in place of what was there; seconds that it took."""
    started, classes = time.perf_counter(), 0
    if Entry.objects.count() == size:
        return 0.0  # by an earlier run on the same database
    fresh.begin_fresh()
    for first in range(1, min(size, GENERATED) + 1, BATCH):
        rows = list(make_entries(first, min(first + BATCH - 1, size, GENERATED)))
        for duration_class in {entry[4] for entry, _postings in rows}:
            classes |= 1 << duration_class
        insert(f"timeline_entry{fresh.BESIDE}", ENTRY, (entry for entry, _postings in rows))
        insert(f"timeline_posting{fresh.BESIDE}", POSTING, (one for _entry, postings in rows for one in postings))
    for copy in range(1, -(-size // GENERATED)):
        key = f"'actor:actor-' || ((CAST(SUBSTR(key, {len('actor:actor-') + 1}) AS INTEGER) + {copy * 7}) % {ACTORS})"
        repeat_entries(copy, copy * GENERATED, min(GENERATED, size - copy * GENERATED), fresh.BESIDE, key)
    fresh.finish_fresh(lambda *_: None)
    with transaction.atomic():
        Ledger.objects.update_or_create(pk=1, defaults={"sequence": size, "classes": classes})
        fresh.swap_fresh()
    analyze()
    return time.perf_counter() - started


def time_page(query: TimelineQuery, state: State, after: str | None = None) -> float:
    """Milliseconds of the statement in the database, the best of five: what others did meanwhile is not its own."""
    plan = plan_query(query, state.classes, connection.vendor)
    statement = write_page(plan, query.order, 51, after, False, "e.document")
    spent = []
    for _ in range(5):
        started = time.perf_counter()
        fetch_all(*statement)
        spent.append(time.perf_counter() - started)
    return min(spent) * 1e3


def time_month(state: State, chance: random.Random) -> float:
    year, month = chance.randrange(1991, 2025), chance.randrange(1, 13)
    return time_page(parse_saved(f"from={year}-{month:02}&to={year}-{month:02}"), state)


def time_actor_month(state: State, chance: random.Random) -> float:
    year, month, actor = chance.randrange(1991, 2025), chance.randrange(1, 13), chance.randrange(ACTORS)
    return time_page(parse_saved(f"actor=actor-{actor}&from={year}-{month:02}&to={year}-{month:02}"), state)


def time_first(state: State, chance: random.Random) -> float:
    return time_page(parse_saved("from=1990&to=2025"), state)


def time_deep(state: State, chance: random.Random) -> float:
    day = f"{chance.randrange(1995, 2020)}-{chance.randrange(1, 13):02}-15"
    return time_page(parse_saved("from=1990&to=2025"), state, after=day)


QUESTIONS: dict[str, Callable[[State, random.Random], float]] = {
    "one month": time_month,
    "one actor, one month": time_actor_month,
    "36 years, first page": time_first,
    "36 years, page anywhere": time_deep,
}


def main() -> None:
    call_command("migrate", verbosity=0)
    connection.settings_dict["CONN_MAX_AGE"] = None
    loading = (
        "SET maintenance_work_mem = '1GB'" if connection.vendor == "postgresql" else "PRAGMA cache_size = -1000000"
    )
    fresh.run(loading)
    print(f"{connection.vendor}, milliseconds in the database, medians of 40 windows", flush=True)
    print(f"{'entries':>10}" + "".join(f"{name:>26}" for name in QUESTIONS))
    base: dict[str, float] = {}
    for size in sorted(OPTIONS.sizes):
        took = fill(size)
        state = read_state()
        row = ""
        for name, ask in QUESTIONS.items():
            chance = random.Random(7)
            for warm in range(5):  # what is read first is read from disk
                ask(state, random.Random(warm))
            spent = statistics.median(ask(state, chance) for _ in range(40))
            base.setdefault(name, spent)
            row += f"{f'{spent:.2f} ({spent / base[name]:.1f} x)':>26}"
        print(f"{size:>10,}{row}   filled in {took:,.0f} s", flush=True)


if __name__ == "__main__":
    main()
