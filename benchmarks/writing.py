"""What writing the timeline costs: rebuild, verify, publish one event, export it all, and full text.

    python benchmarks/writing.py [--events 10000] [--entries 1000000] [--url postgres://…] [--formats csv ics]

Fills the events tables with synthetic events (benchmarks/synthetic.py) in a database of its own, and measures in turn.
With --entries the database repeats the rebuilt entries up to that number before one is published and all are exported.
CPU is that of this process and, on PostgreSQL, of the server's process behind our connection.
"""

# ruff: noqa: E402  Django must be set up before what needs it

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("--events", type=int, default=10_000)
parser.add_argument("--entries", type=int, default=0, help="repeat the rebuilt entries until there are so many")
parser.add_argument("--url", default=f"sqlite:///{tempfile.mkdtemp()}/writing.sqlite3", help="an empty database")
parser.add_argument(
    "--formats", nargs="*", default=["csv", "ics", "atom", "geojson", "jsonld", "timelinejs.json", "jsonl"]
)
parser.add_argument("--workers", type=int, default=2, help="for the rebuild with several processes")
parser.add_argument("--parts", nargs="*", help="what to measure, in this order: rebuild, …")
OPTIONS = parser.parse_args()
if __name__ == "__main__":  # a worker process reads this file too, and has its address from us
    os.environ["DATABASE_URL"] = OPTIONS.url
os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"

import django

django.setup()

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.models import F

from benchmarks.bulk import analyze
from benchmarks.measuring import keep_connection, spending
from benchmarks.repeating import multiply
from benchmarks.synthetic import fill_events, pick_word
from events import curation
from events.models import Event
from timeline.models import Entry
from timeline.publication import publish_events
from timeline.query import parse_saved
from timeline.rebuilding import rebuild
from timeline.selectors import fetch_all, read_state
from timeline.statements import plan_query, write_page
from timeline.verification import verify

ONES = 200  # events published one by one
SEARCHES = 20


def main() -> None:
    call_command("migrate", verbosity=0)
    keep_connection()
    print(f"{connection.vendor}, {OPTIONS.events:,} events", flush=True)
    if not Event.objects.exists():
        started = time.perf_counter()
        fill_events(OPTIONS.events)
        analyze()
        print(f"filled the events tables in {time.perf_counter() - started:,.0f} s", flush=True)
    elif (present := Event.objects.count()) != OPTIONS.events:
        sys.exit(f"the database has {present:,} events already: name an empty one with --url")
    several = OPTIONS.workers
    parts: dict[str, Callable[[], None]] = {
        "rebuild": lambda: measure_all("rebuild from nothing", lambda: rebuild(lambda *_: None)),
        "everything": lambda: measure_all("rebuild --everything", lambda: rebuild(lambda *_: None, everything=True)),
        "workers": lambda: measure_all(
            f"rebuild --everything --workers {several}",
            lambda: rebuild(lambda *_: None, everything=True, workers=several),
            cpu=False,
        ),
        "verify": lambda: measure_all("verify", prove),
        "repeat": repeat,
        "publish": measure_publication,
        "curate": measure_curation,
        "search": measure_search,
        "export": lambda: [measure_export(form) for form in OPTIONS.formats].clear(),
    }
    for part in OPTIONS.parts or parts:
        parts[part]()


def repeat() -> None:
    """As many entries as asked for, without as many events."""
    present = Entry.objects.count()
    if OPTIONS.entries > present:
        started = time.perf_counter()
        multiply(present, OPTIONS.entries // present)
        print(f"{Entry.objects.count():,} entries in {time.perf_counter() - started:,.0f} s", flush=True)


def prove() -> None:
    if found := list(verify(lambda *_: None)):
        sys.exit("\n".join(found[:20]))


def measure_all(name: str, work: Callable[[], Any], *, cpu: bool = True) -> None:
    """Something that is done to every event."""
    with spending() as spent:
        work()
    rate = f"; {OPTIONS.events / spent.both:,.0f} a CPU second, both sides" if cpu else ""
    print(f"{name}: {OPTIONS.events / spent.wall:,.0f} events a second{rate}", flush=True)


def measure_publication() -> None:
    """Events all over the table changed and published, one by one."""
    pks = random.Random(3).sample(range(1, OPTIONS.events + 1), ONES)
    Event.objects.filter(pk__in=pks).update(version=F("version") + 1)
    publish_events(pks[:5])
    measure_each("publish one event", [lambda pk=pk: publish_events([pk]) for pk in pks[5:]])


def measure_curation() -> None:
    """The same by a curator: validation, decision, snapshots and publication in one transaction."""
    curator = get_user_model().objects.filter(username="bench").first()
    curator = curator or get_user_model().objects.create_superuser("bench", "bench@example.org", "no phrase")
    pks = random.Random(4).sample(range(1, OPTIONS.events + 1), ONES)

    def edit(pk: int) -> None:
        event = Event.objects.get(pk=pk)
        changes = {"title": f"{event.title} again", "edtf": f"{1990 + pk % 30}-0{1 + pk % 9}"}
        curation.event_edit(event=event, curator=curator, version=event.version, changes=changes)

    measure_each("edit one event as a curator", [lambda pk=pk: edit(pk) for pk in pks])


def measure_each(name: str, works: list[Callable[[], Any]]) -> None:
    """Something that is done to one event at a time."""
    walls = []
    with spending() as spent:
        for work in works:
            started = time.perf_counter()
            work()
            walls.append(time.perf_counter() - started)
    print(
        f"{name}: {statistics.median(walls) * 1e3:.1f} ms, median of {len(works)};"
        f" {spent.both / len(works) * 1e3:.1f} ms of CPU, both sides",
        flush=True,
    )


def measure_search() -> None:
    """Pages of 50 by two words: full text next to icontains on the documents. Both find the same words."""
    chance, state = random.Random(5), read_state()
    ours, theirs, found = [], [], 0
    for _ in range(SEARCHES):
        words = [pick_word(chance), pick_word(chance)]
        query = parse_saved(f"q={words[0]}+{words[1]}&order=date")
        plan = plan_query(query, state.classes, connection.vendor)
        statement = write_page(plan, query.order, 51, None, False, "e.document")
        best = []
        for _ in range(5):
            started = time.perf_counter()
            found += len(fetch_all(*statement))
            best.append(time.perf_counter() - started)
        ours.append(min(best))
        contain = Entry.objects.filter(document__icontains=words[0]).filter(document__icontains=words[1])
        started = time.perf_counter()
        list(contain.order_by("sort_key").values_list("document")[:51])
        theirs.append(time.perf_counter() - started)
    ours_ms, theirs_ms = statistics.median(ours) * 1e3, statistics.median(theirs) * 1e3
    print(
        f"full text, two words: {ours_ms:.2f} ms; icontains: {theirs_ms:,.1f} ms; {theirs_ms / ours_ms:,.0f} times,"
        f" medians of {SEARCHES}; {found / SEARCHES / 5:.0f} found each",
        flush=True,
    )


def measure_export(form: str) -> None:
    """The command in a process of its own, its output read as it comes."""
    command = [sys.executable, str(ROOT / "manage.py"), "export", "--format", form]
    started, size, memory = time.perf_counter(), 0, 0
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        while piece := process.stdout.read1(1 << 16):
            size += len(piece)
            memory = read_memory(process.pid) or memory
    if process.returncode:
        sys.exit(f"export --format {form} failed")
    print(
        f"export --format {form}: at most {memory:.0f} MB of memory, {size / 1e6:,.0f} MB written,"
        f" {Entry.objects.count() / (time.perf_counter() - started):,.0f} events a second",
        flush=True,
    )


def read_memory(pid: int) -> float:
    """Most memory that a process has held so far, in MB; 0 once it is over."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
