"""How `ingest --workers N` scales, what the one writer costs beside the readers, and the memory of each process.

    python benchmarks/ingestion.py [--articles 200] [--workers 1 2] [--url postgres://…]

For SQLite, and for PostgreSQL where --url names a database, the same invented articles are ingested with each number
of workers in turn, each into empty tables, and once more to see that nothing is stored twice. The clock runs after
every process has loaded its model. All must store the same, in the same order. The writer's share of the CPU time says
how many readers it could feed, whatever else the machine does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import multiprocessing
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

FIRST = ["Ada", "Béla", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Katla", "Lena"]
LAST = ["Brandt", "Tóth", "Moreau", "Orlov", "Vale", "Karimi", "Lund", "Roth", "Silva", "Kalns", "Okoro", "Novák"]
STATES = ["Austrian", "Hungarian", "French", "Finnish", "Swiss", "Iranian", "Swedish", "Latvian", "Nigerian", "Czech"]
CITIES = ["Vienna", "Riga", "Doha", "Geneva", "Prague", "Lagos", "Oslo", "Quito", "Tunis", "Astana"]
TOPICS = ["grain", "water", "visas", "fishing", "gas", "rail", "tariffs", "prisoners", "a bridge", "the border"]
WORDS = """
    anchor barley basket bell blanket bottle bridge candle canvas carpet cellar chapel cherry clock coal copper cotton
    curtain drum engine feather ferry flour forge garden glass hammer harbour honey ink island kettle ladder lantern
    leather lemon linen mill mirror needle oak olive orchard paper pear pepper pillar plough quarry rope saddle sail
    salt silk silver slate stable steel stone tent thread timber tower tunnel valley velvet wagon walnut well wheat
""".split()
SPEECH = [
    "“The {a} and the {b} have waited too long,” {last} told reporters beside the {c}, a {d} in hand.",
    "Both sides said that experts from the {a} and {b} trade would look at the {c} again before the {d} season.",
    "Shops near the old {a} stayed closed while a {b} was carried by, and the {c} band played under a {d}.",
    "According to a spokesman, the paper on {a} has eleven pages, nine of them about {b}, {c} and the {d} tax.",
    "Observers doubt that the {a} can be settled with the {b}, since neither {c} nor {d} was ever counted.",
]
EVENTS = [
    "{state} Foreign Minister {name} met {state2} Prime Minister {name2} in {city} on {day} to speak about {topic}.",
    "{state} President {name} visited {city} on {day} and held talks with {state2} Defence Minister {name2}.",
    "{name}, the {state} envoy, spoke by telephone on {day} with {state2} Foreign Minister {name2} about {topic}.",
    "A meeting of {state} and {state2} delegations that was planned for {day} in {city} has been postponed.",
]


def make_articles(number: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Invented reports of some 560 words with three events each, like the news that extraction was measured on."""
    chance = random.Random(seed)

    def name() -> str:
        return f"{chance.choice(FIRST)} {chance.choice(LAST)}"

    for at in range(number):
        published = dt.date(2020, 1, 15) + dt.timedelta(days=chance.randrange(1500))
        sentences = []
        for _ in range(3):
            day = published - dt.timedelta(days=chance.randrange(10))
            told = {
                "state": chance.choice(STATES), "state2": chance.choice(STATES), "name": name(), "name2": name(),
                "city": chance.choice(CITIES), "topic": chance.choice(TOPICS), "day": f"{day.day} {day:%B %Y}",
            }  # fmt: skip
            sentences.append(chance.choice(EVENTS).format(**told))
            for _ in range(9):
                words = dict(zip("abcd", chance.sample(WORDS, 4), strict=True))
                sentences.append(chance.choice(SPEECH).format(last=chance.choice(LAST), **words))
        paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
        yield {"id": str(at), "text": "\n\n".join(paragraphs), "published": published.isoformat()}


def run(workers: int, articles: Path, warm: int) -> dict[str, Any]:
    """Ingest in this process, its readers elsewhere or here; seconds and CPU count after ``warm`` articles."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from events.acquisition import read_articles
    from events.extraction.readers import read_here, read_in_processes
    from events.extraction.registry import get_extractor
    from events.ingestion import IngestReport, ingest_articles
    from events.models import Article, Event

    call_command("migrate", verbosity=0)
    began: dict[str, float] = {}
    reading = 0.0

    def on_article(report: IngestReport) -> None:
        if report.new == warm and not began:
            began.update(seconds=time.monotonic(), cpu=time.process_time(), reading=reading)

    def ingest(read: Any, ahead: int) -> IngestReport:
        return ingest_articles(read_articles([articles]), read=read, ahead=ahead, on_article=on_article)

    if workers == 1:
        here = read_here(get_extractor(settings.EXTRACTOR, model=settings.SPACY_MODEL))

        def timed(article: Any) -> Any:
            result = here(article)

            def read() -> Any:
                nonlocal reading
                start = time.process_time()
                try:
                    return result()
                finally:
                    reading += time.process_time() - start

            return read

        report = ingest(timed, 0)
    else:
        with read_in_processes(settings.EXTRACTOR, model=settings.SPACY_MODEL, workers=workers) as read:
            report = ingest(read, 4 * workers)
    seconds, cpu = time.monotonic() - began["seconds"], time.process_time() - began["cpu"]
    again = ingest_articles(read_articles([articles]), read=lambda article: lambda: None)  # type: ignore[arg-type, return-value]
    stored = [
        list(Article.objects.order_by("id").values_list("sha256", "published")),
        list(Event.objects.order_by("id").values_list("title", "edtf", "status", "evidence__mention__quote")),
    ]
    sizes = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "rate": (report.new - warm) / seconds,
        "writing": cpu - (reading - began["reading"]),
        "reading": reading - began["reading"],
        "new": report.new,
        "again": again.new,
        "failed": [str(failure) for failure in report.failures],
        "proposed": report.proposed,
        "digest": hashlib.sha256(repr(stored).encode()).hexdigest(),
        "megabytes": max(sizes),
    }


def measure(url: str, workers: int, articles: Path, warm: int) -> dict[str, Any]:
    """``run`` in a process of its own, on that database."""
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "timeline.settings"}
    command = [sys.executable, __file__, "--run", str(workers), str(articles), str(warm)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def empty_database(url: str) -> None:
    """Drop all tables of a PostgreSQL database that the caller named for this."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def main() -> None:
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps(run(int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))))
        return
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--url", help="a PostgreSQL database whose tables may be dropped")
    options = parser.parse_args()
    warm = 4 * max(options.workers) + 8
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        lines = (json.dumps(article) + "\n" for article in make_articles(options.articles + warm))
        articles.write_text("".join(lines), encoding="utf-8")
        for engine in ["SQLite", *(["PostgreSQL"] if options.url else [])]:
            found = []
            for workers in options.workers:
                url = options.url if engine == "PostgreSQL" else f"sqlite:///{folder}/{workers}.sqlite3"
                if engine == "PostgreSQL":
                    empty_database(url)
                found.append(measure(url, workers, articles, warm))
            report(engine, options.workers, found)


def report(engine: str, workers: list[int], found: list[dict[str, Any]]) -> None:
    """One engine's figures. Exits where the runs did not store the same, or stored something twice."""
    for number, result in zip(workers, found, strict=True):
        print(
            f"{engine}, {number} worker{'s' if number > 1 else ''}: {result['rate']:.1f} articles a second"
            f" ({result['rate'] / found[0]['rate']:.2f} times the first), largest process {result['megabytes']:.0f} MB,"
            f" {result['proposed']} events proposed"
        )
        if result["again"] or result["failed"] or result["digest"] != found[0]["digest"]:
            sys.exit(f"{engine}: not the same was stored: {result}")
    if workers[0] == 1:
        writing, reading = found[0]["writing"], found[0]["reading"]
        print(
            f"{engine}: the writer's CPU is {writing / (writing + reading):.0%} of one worker's run:"
            f" it can feed {reading / writing:.1f} readers; processors here: {multiprocessing.cpu_count()}"
        )


if __name__ == "__main__":
    main()
