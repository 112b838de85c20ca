"""Keyset walks while another process publishes, withdraws and re-dates: what it leaves alone is seen once.

WALKS is how many; a walk during which nothing changed does not count.
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connections

from tests.timeline import oracle
from tests.timeline.asking import ask, asking
from tests.timeline.world import make_world
from timeline.models import Entry
from timeline.query import parse_saved
from timeline.selectors import read_state

__all__ = ["asking"]
WALKS = int(os.environ.get("WALKS", "32"))
PARTS = 4  # so that several processes share the work
QUERIES = [
    "", "order=-date", "order=changed", "order=-changed", "type=visit,talks,call,conference,agreement&order=-date",
    "from=2016&to=2020-06&undated=include", "from=2017&certain=true", "actor=NG,HU", "actor=HU&role=host&order=-date",
    "place=abuja,suva,budapest", "q=r*&order=relevance", "q=r*+-road&order=-changed", "bbox=0,0,20,50", "undated=only",
]  # fmt: skip


@pytest.fixture
def address(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """Where another process finds the test's database. SQLite's, which is in memory, becomes a file meanwhile."""
    ours = connections["default"]
    if ours.vendor == "postgresql":
        yield urlsplit(settings.DATABASE_URL)._replace(path=f"/{ours.settings_dict['NAME']}").geturl()
        return
    ours.ensure_connection()
    file = tmp_path / "walks.sqlite3"
    with sqlite3.connect(file) as copy:
        ours.connection.backup(copy)
    copy.close()
    shared = ours.copy()
    shared.settings_dict["NAME"] = str(file)
    connections["default"] = shared
    yield f"sqlite:///{file}"
    shared.close()
    connections["default"] = ours


@pytest.mark.parametrize("part", range(PARTS))
def test_a_walk_sees_every_event_that_was_left_alone_once(address: str, asking: None, part: int) -> None:
    chance = random.Random(part)
    published = [event for event in make_world(160, seed=part + 1) if event.review_state == "published"]
    touched = {event.pk for event in chance.sample(published, 40)}
    changed = {event.public_id for event in published if {event.pk, event.part_of_id} & touched}
    numbers = dict(Entry.objects.values_list("public_id", "sequence"))
    alone = [fact for fact in oracle.read_facts(numbers) if fact.id not in changed]
    assert len(alone) > 50
    command = [sys.executable, "-m", "tests.timeline.disturbing", str(part), *map(str, sorted(touched))]
    environment = {**os.environ, "DATABASE_URL": address}
    before = read_state().sequence
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdin=subprocess.PIPE) as other:
        assert other.stdin
        while read_state().sequence == before:
            assert other.poll() is None, "the other process ended"
        walks = 0
        while walks < WALKS // PARTS:
            walks += walk_once(chance, alone)
            assert other.poll() is None, "the other process ended"
        other.stdin.close()
    assert other.returncode == 0
    assert read_state().sequence > before + walks


def walk_once(chance: random.Random, alone: list[oracle.Fact]) -> bool:
    """Compare one walk with what was left alone; whether anything changed meanwhile."""
    asked = chance.choice(QUERIES)
    expected = [fact.id for fact in oracle.find(alone, parse_saved(asked))]
    known = {fact.id for fact in alone}
    before = read_state()
    seen: list[str] = []
    following = f"/api/v1/events/?{asked}&page_size={chance.randint(3, 30)}&fields=id".replace("?&", "?")
    while following:
        page = ask(following)
        assert page.status == 200, page.body
        seen += [event["id"] for event in page.data["results"]]
        following = page.data["next"]
    assert [id for id in seen if id in known] == expected, asked
    return read_state() != before
