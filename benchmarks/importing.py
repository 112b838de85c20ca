"""What importing a structured set costs: rows into articles, events, decisions and a published timeline.

    python benchmarks/importing.py [--rows 1000] [--url postgres://…] [--file visits.jsonl --map visits.map.json]

Without --file the rows are synthetic: visits of 1,500 persons to 200 countries, by a generator with a seed.
"""

# ruff: noqa: E402  Django must be set up before what needs it

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TEMPORARY = Path(tempfile.mkdtemp())
parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("--rows", type=int, default=1_000)
parser.add_argument("--url", default=f"sqlite:///{TEMPORARY}/importing.sqlite3", help="an empty database")
parser.add_argument("--file", type=Path)
parser.add_argument("--map", type=Path, default=ROOT / "docs/examples/leader-travel.map.json")
OPTIONS = parser.parse_args()
os.environ["DATABASE_URL"] = OPTIONS.url
os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"

import django

django.setup()

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from benchmarks.measuring import keep_connection, spending
from benchmarks.synthetic import STATES, pick_word
from events.models import Event


def make_rows(number: int, seed: int = 1) -> list[dict[str, str]]:
    """Rows as docs/examples/leader-travel.map.json reads them."""
    chance = random.Random(seed)
    rows = []
    for at in range(number):
        person, start = chance.randrange(1_500), dt.date(1990, 1, 1) + dt.timedelta(days=chance.randrange(13_000))
        row = {
            "id": f"visit-{at}",
            "kind": chance.choice(["trip", "visit"]),
            "person": f"{pick_word(chance).title()} {person}",
            "role": chance.choice(["secretary", "president"]),
            "country": chance.choice(STATES),
            "place": pick_word(chance).title(),
            "start": str(start),
            "end": str(start + dt.timedelta(days=chance.randrange(4))),
            "remarks": " ".join(pick_word(chance) for _ in range(12)),
        }
        rows.append(row)
    return rows


def main() -> None:
    call_command("migrate", verbosity=0)
    keep_connection()
    if Event.objects.exists():
        sys.exit("the database has events already: name an empty one with --url")
    path = OPTIONS.file or TEMPORARY / "rows.jsonl"
    if OPTIONS.file is None:
        path.write_text("".join(json.dumps(row) + "\n" for row in make_rows(OPTIONS.rows)), encoding="utf-8")
    get_user_model().objects.create_superuser("bench", "bench@example.org", "no phrase")
    for name in ("import and publish", "the same again"):
        with spending() as spent:
            call_command("import_events", path, map=OPTIONS.map, curator="bench", publish=True, show=0)
        rows = Event.objects.count()
        print(
            f"{connection.vendor}, {name}: {rows:,} rows in {spent.wall:.1f} s;"
            f" {spent.both:.1f} s of CPU, both sides; {spent.both / rows * 1e3:.2f} ms a row",
            flush=True,
        )
    call_command("verify_timeline")
    call_command("verify_evidence")


if __name__ == "__main__":
    main()
