"""What reading the timeline costs, next to peers that read the same events, in one run.

    python benchmarks/queries.py [--events 10000] [--rounds 5] [--url postgres://…]

Fills the database with synthetic events (benchmarks/synthetic.py), measures a rebuild and one
publication, then asks every peer the same questions in turn, round after round. CPU is that of this
process and, on PostgreSQL, of the server's process for our connection; the table gives medians as
ratios to a bare WSGI application that fetches the same stored documents with the bare driver.
"""

# ruff: noqa: E402  Django must be set up before what needs it

from __future__ import annotations

import argparse
import io
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("--events", type=int, default=10_000)
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--seconds", type=float, default=0.5, help="a question, a peer and a round")
parser.add_argument("--url", default=f"sqlite:///{tempfile.mkdtemp()}/queries.sqlite3", help="an empty database")
OPTIONS = parser.parse_args()
os.environ["DATABASE_URL"] = OPTIONS.url
os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
os.environ["THROTTLE_ANONYMOUS"] = "100000000/min"

import django

django.setup()

import orjson
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.db.models import F

from benchmarks.peers import make_bare, make_nested
from benchmarks.synthetic import fill_events
from events.models import Event
from timeline.models import Entry
from timeline.publication import publish_events
from timeline.rebuilding import rebuild

PAGE = "/api/v1/events/"
App = Callable[[dict[str, Any], Callable[..., Any]], Any]


def ask(app: App, path: str, query: str = "", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """One GET through WSGI, as a server would call it."""
    answer: list[Any] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "*/*",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        **headers,
    }
    body = app(environ, lambda status, head, *_: answer.extend([status, head]))
    data = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    return int(answer[0].split()[0]), data, dict(answer[1])


def database_cpu() -> float:
    """CPU seconds of the server's process behind our connection; 0 where the database is in this process."""
    if connection.vendor != "postgresql":
        return 0.0
    fields = Path(f"/proc/{BACKEND}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(run: Callable[[], Any], seconds: float) -> float:
    """CPU microseconds a call, of both sides."""
    run()
    calls, started = 0, time.process_time() + database_cpu()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        run()
        calls += 1
    return (time.process_time() + database_cpu() - started) / calls * 1e6


def main() -> None:
    connection.settings_dict["CONN_MAX_AGE"] = None  # one connection all along: its process is the one measured
    call_command("migrate", verbosity=0)
    if Event.objects.count() != OPTIONS.events:
        if Event.objects.exists():
            sys.exit(f"the database has {Event.objects.count()} events already: name an empty one with --url")
        fill_events(OPTIONS.events)
        started = time.process_time() + backend_cpu()
        rebuild(lambda *_: None)
        spent = time.process_time() + database_cpu() - started
        print(f"rebuild: {OPTIONS.events / spent:,.0f} events a CPU second, both sides")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    backend_cpu()
    measure_publication()
    compare(OPTIONS.rounds, OPTIONS.seconds)
    print(f"largest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


BACKEND = 0


def backend_cpu() -> float:
    """Find the process behind our connection, then its CPU."""
    global BACKEND
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            BACKEND = cursor.fetchone()[0]
    return database_cpu()


def measure_publication() -> None:
    """One event changed and published: CPU of both sides."""
    pks = list(Event.objects.order_by("pk").values_list("pk", flat=True)[:200])
    Event.objects.filter(pk__in=pks).update(version=F("version") + 1)
    started = time.process_time() + database_cpu()
    for pk in pks:
        publish_events([pk])
    spent = time.process_time() + database_cpu() - started
    print(f"publishing one event: {spent / len(pks) * 1e3:.1f} ms of CPU, both sides")


def compare(rounds: int, seconds: float) -> None:
    """The table of ratios."""
    ours, nested = WSGIHandler(), make_nested()
    month = "actor=actor-7&from=2000&to=2010"
    year = "from=2005&to=2005"
    deep = follow(ours, "from=2000&to=2010", pages=20)
    one = Entry.objects.order_by("pk").values_list("public_id", flat=True)[100]
    etag = ask(ours, PAGE, year)[2]["ETag"]
    questions: dict[str, dict[str, Callable[[], Any]]] = {}
    for name, query in {"page of 50, a year": year, "page of 50, an actor": month, "deep keyset page": deep}.items():
        bare = make_bare(query)
        assert bare_same(bare, ours, query), name
        questions[name] = {
            "bare": lambda bare=bare, query=query: ask(bare, PAGE, query),
            "ours": lambda query=query: ask(ours, PAGE, query),
            "nested": lambda query=query: ask(nested, "/nested/", query),
        }
    bare_one = make_bare("", public_id=one)
    questions["one event"] = {
        "bare": lambda: ask(bare_one, f"{PAGE}{one}/"),
        "ours": lambda: ask(ours, f"{PAGE}{one}/"),
        "nested": lambda: ask(nested, f"/nested/{one}/"),
    }
    questions["304"] = {
        "bare": lambda: ask(bare_one, f"{PAGE}{one}/"),
        "ours": lambda: ask(ours, PAGE, year, HTTP_IF_NONE_MATCH=etag),
    }
    print(f"{connection.vendor}, {Entry.objects.count():,} events, medians of {rounds} rounds, CPU as ratio to bare")
    print(f"{'':24}{'bare, us':>10}{'ours':>8}{'nested':>8}")
    for name, peers in questions.items():
        ratios: dict[str, list[float]] = {peer: [] for peer in peers}
        base = []
        for _ in range(rounds):
            spent = {peer: measure(run, seconds) for peer, run in peers.items()}
            base.append(spent["bare"])
            for peer, cost in spent.items():
                ratios[peer].append(cost / spent["bare"])
        row = {peer: statistics.median(values) for peer, values in ratios.items()}
        nested_ratio = f"{row['nested']:8.1f}" if "nested" in row else ""
        print(f"{name:24}{statistics.median(base):10.0f}{row['ours']:8.2f}{nested_ratio}")


def follow(app: App, query: str, pages: int) -> str:
    """The query string of a page further on."""
    for _ in range(pages):
        following = orjson.loads(ask(app, PAGE, query)[1])["next"]
        query = following.partition("?")[2]
    return query


def bare_same(bare: App, ours: App, query: str) -> bool:
    """Whether both send the same events."""
    return orjson.loads(ask(bare, PAGE, query)[1])["results"] == [
        {**event, "url": event["url"].removeprefix("http://localhost")}
        for event in orjson.loads(ask(ours, PAGE, query)[1])["results"]
    ]


if __name__ == "__main__":
    main()
