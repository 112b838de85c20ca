"""What a reading costs an operator, next to peers that read the same events, in one run.

    python benchmarks/reading.py [--events 20000] [--rounds 9] [--url postgres://…]

Fills the database with synthetic events (benchmarks/synthetic.py), starts each peer as a process behind
the server that it is run with, and asks all of them the same questions in turn over connections that stay open,
round after round. CPU is that of the peer's process and, on PostgreSQL, of the server's processes that hold its
connections. The table gives medians over the rounds of the ratio to the bare peer of the same round.
"""

# ruff: noqa: E402  Django must be set up before what needs it

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("--events", type=int, default=20_000)
parser.add_argument("--rounds", type=int, default=9)
parser.add_argument("--seconds", type=float, default=0.4, help="a question, a peer and a round")
parser.add_argument("--url", default="", help="an empty database, or one that this program has filled before")
OPTIONS = parser.parse_args()
FOLDER = Path(tempfile.mkdtemp(prefix="reading-"))
URL = OPTIONS.url or f"sqlite:///{FOLDER / 'readings.sqlite3'}"
os.environ["DATABASE_URL"] = URL
os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from benchmarks.peers.servers import HOST, Peer, make_peers
from benchmarks.synthetic import fill_events
from events.models import Event
from timeline.api.answers import answer_events
from timeline.api.questions import Question, ask_events
from timeline.models import Entry
from timeline.pages import select_page
from timeline.rebuilding import rebuild
from timeline.selectors import read_cursor, read_state
from timeline.statements import plan_query, write_page

PATH = "/api/v1/events/"
ONE = "SELECT document, evidence FROM timeline_entry WHERE public_id = %s"
Addresses = dict[str, list[str]]  # of the same question, by peer


def main() -> None:
    fill()
    questions = {
        "page of 50, a year": ask_years(),
        "page of 50, an actor in eleven years": ask_actors(),
        "page of 50, never asked before": ask_anew(),
        "keyset page 20 to 60": ask_deep(),
        "one event": ask_one(),
    }
    file = FOLDER / "questions.json"
    file.write_text(json.dumps({a: prepare(a) for asked in questions.values() for a in asked["ours"]}))
    peers = make_peers(URL, file, find_backends)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # Datasette reads the file alone
        connection.close()
    try:
        for peer in peers:
            peer.start()
        check(peers, questions)
        compare(peers, questions)
    finally:
        for peer in peers:
            if hasattr(peer, "process"):
                peer.stop()


def fill() -> None:
    """Events and their entries, unless they are there already."""
    call_command("migrate", verbosity=0)
    if Event.objects.count() == OPTIONS.events:
        return
    if Event.objects.exists():
        sys.exit(f"the database has {Event.objects.count()} events already: name an empty one with --url")
    fill_events(OPTIONS.events)
    rebuild(lambda *_: None)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def ask_years() -> Addresses:
    years = range(1991, 2025)
    asked = [f"{PATH}?from={year}&to={year}" for year in years]
    theirs = [f"/readings/window.json?_shape=array&after={year}&before={year}-12-32" for year in years]
    return {"ours": asked, "nested": asked, "fastapi": asked, "datasette": theirs}


def ask_actors() -> Addresses:
    asked = [f"{PATH}?actor=actor-{actor}&from=2000&to=2010" for actor in range(300, 400)]
    theirs = [
        f"/readings/actor.json?_shape=array&actor=actor:actor-{actor}&after=2000&before=2011"
        for actor in range(300, 400)
    ]
    return {"ours": asked, "nested": asked, "fastapi": asked, "datasette": theirs}


def ask_anew() -> Addresses:
    """More windows than a run asks: nothing that is remembered of one helps with the next."""
    chance = random.Random(3)
    days = (
        f"{chance.randrange(1990, 2020)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        for _ in range(9_000)
    )
    asked = [f"{PATH}?from={day}&to=2024" for day in dict.fromkeys(days)]
    return {"ours": asked}


def ask_deep() -> Addresses:
    """Pages 20 to 60 of eleven years; others are asked for what follows the same day."""
    query, text = ask_events("from=2000&to=2010").query, f"{PATH}?from=2000&to=2010"
    ours, days, cursor = [], [], ""
    for number in range(60):
        page = select_page(query, read_state(), 50, cursor)
        assert page.next, "too few events for 60 pages"
        cursor = page.next
        if number >= 20:
            ours.append(f"{text}&cursor={cursor}")
            days.append(str(read_cursor(cursor, query)[1])[:10])
    after = [f"{text}&after={day}" for day in days]
    theirs = [f"/readings/window.json?_shape=array&after={day}&before=2011" for day in days]
    return {"ours": ours, "nested": after, "fastapi": after, "datasette": theirs}


def ask_one() -> Addresses:
    ids = Entry.objects.order_by("pk").values_list("public_id", flat=True)[:200]
    asked = [f"{PATH}{public_id}/" for public_id in ids]
    theirs = [f"/readings/event.json?_shape=array&id={public_id}" for public_id in ids]
    return {"ours": asked, "nested": asked, "fastapi": asked, "datasette": theirs}


def prepare(address: str) -> tuple[str, list[object], str]:
    """What the bare peer need not find out: statement, values, and what follows the documents in the body."""
    path, _mark, text = address.partition("?")
    mark = "?" if connection.vendor == "sqlite" else "%s"
    if not text:
        return ONE.replace("%s", mark), [path.removeprefix(PATH).strip("/")], ""
    asked = ask_events(text)
    query, page = asked.query, asked.page
    backward, after = read_cursor(page.cursor, query) if page.cursor else (False, None)
    plan = plan_query(query, read_state().classes, connection.vendor)
    sql, values = write_page(plan, query.order, page.size + 1, after, backward, "e.document")
    answer = answer_events(Question(f"http://{HOST}", path, text))
    assert answer.body
    return sql.replace("%s", mark), list(values), "]" + answer.body.decode().rpartition("]")[2]


def check(peers: list[Peer], questions: dict[str, Addresses]) -> None:
    """The bare peer and we send the same bytes; the others something of a like size."""
    bare, ours, *others = peers
    for name, asked in questions.items():
        for address in asked["ours"][:40]:
            for _ in range(2):  # the second one is the lane's
                status, body, _headers = ours.ask(address)
                assert (status, body) == bare.ask(address)[:2], (name, address)
        for peer in others:
            for address in asked.get(peer.name, ())[:3]:
                status, theirs, _headers = peer.ask(address)
                assert status == 200, (peer.name, address, theirs)
                assert len(body) / 3 < len(theirs) < len(body) * 3, (peer.name, address, len(theirs), len(body))


def compare(peers: list[Peer], questions: dict[str, Addresses]) -> None:
    print(f"{connection.vendor}, {OPTIONS.events:,} events, {OPTIONS.rounds} rounds, CPU as ratio to bare (median)")
    print(f"{'':40}{'bare, us':>10}" + "".join(f"{peer.name:>11}" for peer in peers[1:]))
    for name, asked in questions.items():
        addresses = {peer.name: cycle(asked.get("ours" if peer.name == "bare" else peer.name, ())) for peer in peers}
        present = [peer for peer in peers if peer.name == "bare" or peer.name in asked]
        show(name, peers, measure_rounds(present, addresses))
        if name in ("page of 50, a year", "one event"):
            tags = {address: peers[1].ask(address)[2]["ETag"] for address in asked["ours"]}
            show(f"    304 of {name}", peers, measure_rounds(peers[:2], addresses, tags))


def measure_rounds(
    peers: list[Peer], addresses: dict[str, Iterator[str]], tags: dict[str, str] | None = None
) -> dict[str, list[float]]:
    """CPU seconds a request of each peer, one number a round. The order changes from round to round."""
    spent: dict[str, list[float]] = {peer.name: [] for peer in peers}
    for number in range(OPTIONS.rounds + 1):
        turn = number % len(peers)
        for peer in [*peers[turn:], *peers[:turn]]:
            cost = measure(peer, addresses[peer.name], tags if peer.name == "ours" else None)
            if number:  # the first round warms up
                spent[peer.name].append(cost)
    return spent


def measure(peer: Peer, addresses: Iterator[str], tags: dict[str, str] | None) -> float:
    calls, started = 0, peer.cpu()
    until = time.monotonic() + OPTIONS.seconds
    while time.monotonic() < until or calls < 10:
        address = next(addresses)
        status, _body, _headers = peer.ask(address, **({"If-None-Match": tags[address]} if tags else {}))
        assert status == (304 if tags else 200), (peer.name, address, status)
        calls += 1
    return (peer.cpu() - started) / calls


def show(name: str, peers: list[Peer], spent: dict[str, list[float]]) -> None:
    bare = spent["bare"]
    row = f"{name:40}{statistics.median(bare) * 1e6:10.0f}"
    for peer in peers[1:]:
        ratios = [cost / least for cost, least in zip(spent.get(peer.name, ()), bare, strict=False)]
        row += f"{statistics.median(ratios):11.2f}" if ratios else f"{'':11}"
    print(row, flush=True)


def find_backends(application: str) -> list[int]:
    """The server's processes that hold connections of this name; none where the database is in the peer's process."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE application_name = %s", [application])
        return [pid for (pid,) in cursor.fetchall()]


if __name__ == "__main__":
    main()
