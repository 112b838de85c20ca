"""Everything that can be asked, answered by the service and by brute force over the same events.

ORACLE_QUERIES is how many random questions are asked, ORACLE_EVENTS of how many events. With ANSWERS, a folder,
a fingerprint of each answer is written to a file of the engine's: the same on every engine, byte for byte.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.timeline import oracle
from tests.timeline.asking import Answer, ask, asking
from tests.timeline.questions import SAVED, Question, questions
from tests.timeline.world import make_world
from timeline.counts import TOP
from timeline.models import Entry, Timeline
from timeline.query import MAX_PAGE, TimelineQuery, parse_saved

__all__ = ["asking"]
pytestmark = pytest.mark.django_db
QUERIES = int(os.environ.get("ORACLE_QUERIES", "400"))
EVENTS = int(os.environ.get("ORACLE_EVENTS", "2000"))
PARTS = 20  # so that several processes share the work


@pytest.fixture(scope="module")
def facts(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, list[oracle.Fact]]]:
    """The published events of the world that each timeline of SAVED shows."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_world(EVENTS)
        for scope, query in SAVED.items():
            if scope:
                Timeline.objects.create(slug=scope.split("/")[1], title=scope, query=query)
        Timeline.objects.update(changed=dt.datetime(2022, 2, 2, tzinfo=dt.UTC))
        if connection.vendor == "postgresql":
            connection.cursor().execute("ANALYZE")
        facts = oracle.read_facts(dict(Entry.objects.values_list("public_id", "sequence")))
        yield {scope: oracle.find(facts, parse_saved(query)) for scope, query in SAVED.items()}
        transaction.set_rollback(True)


@pytest.mark.parametrize("part", range(PARTS))
def test_it_answers_what_brute_force_finds(facts: dict[str, list[oracle.Fact]], asking: None, part: int) -> None:
    told: list[str] = []

    @seed(part)
    @settings(
        max_examples=QUERIES // PARTS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(questions())
    def compare(question: Question) -> None:
        query = parse_saved(question.filters)
        saved = parse_saved(SAVED[question.scope])
        found = [fact for fact in facts[question.scope] if oracle.matches(fact, query)]
        found = oracle.arrange(found, saved.narrowed(query))
        answers = [
            *compare_pages(question, found),
            compare_histogram(question, query, found),
            compare_facets(question, found),
            *compare_file(question, found),
        ]
        told.append(f"{question} {digest(answers)}")

    compare()
    assert len(told) == QUERIES // PARTS
    write_answers(part, told)


def fetch(address: str, **more: object) -> Answer:
    answer = ask(f"/api/v1/{address}" + (f"&{urlencode(more)}" if more else ""))
    assert answer.status == 200, (address, answer.body)
    return answer


def compare_pages(question: Question, found: list[oracle.Fact]) -> list[Answer]:
    """All pages forward, and from one of them back to the page before."""
    size = min(MAX_PAGE, max(1, -(-len(found) // question.pages)))
    pages = [fetch(f"{question}&{question.more}", page_size=size)]
    if "count=true" in question.more:
        assert pages[0].data["count"] == len(found), question
    while following := pages[-1].data["next"]:
        pages.append(ask(following))
    shown = [page.data["results"] for page in pages]
    assert [event["id"] for page in shown for event in page] == [fact.id for fact in found], question
    assert all(len(page) == size for page in shown[:-1]), question
    assert not pages[0].data["previous"], question
    if len(pages) == 1:
        return pages
    at = 1 + len(found) % (len(pages) - 1)
    back = ask(pages[at].data["previous"])
    assert back.data["results"] == shown[at - 1], question
    return [*pages, back]


def compare_histogram(question: Question, query: TimelineQuery, found: list[oracle.Fact]) -> Answer:
    by = question.by
    answer = fetch(f"{question.scope}histogram/?{question.filters}", by=by)
    inside, spanning, undated = oracle.histogram(found, by)
    told = answer.data
    assert (told["total"], told["spanning"], told["undated"]) == (len(found), spanning, undated), question
    buckets = {oracle.bucket_of(dt.date.fromisoformat(bucket["start"]), by): bucket for bucket in told["buckets"]}
    assert list(buckets) == sorted(buckets), question
    counted = {(*at, name): n["count"] for at, bucket in buckets.items() for name, n in bucket["types"].items()}
    assert Counter({key: count for key, count in counted.items() if count}) == inside, question
    for bucket in buckets.values():
        for name in ("count", "wider"):
            assert bucket[name] == sum(types[name] for types in bucket["types"].values()), question
    for day in choose_days(found, query):
        types = buckets.get(oracle.bucket_of(day, by), {"types": {}})["types"]
        assert Counter({name: n["wider"] for name, n in types.items() if n["wider"]}) == oracle.wider(found, day, by)
    return answer


def choose_days(found: list[oracle.Fact], query: TimelineQuery) -> list[dt.date]:
    """Some days of those that a histogram covers: from the first to the last known one, inside the window."""
    known = [day for fact in found for day in (fact.earliest, fact.latest) if day]
    first = max(filter(None, (min(known, default=None), query.start)), default=None)
    last = min(filter(None, (max(known, default=None), query.end)), default=None)
    if not known or first > last:
        return []
    chance = random.Random(len(found))
    return [first, last, *(first + chance.randint(0, (last - first).days) * dt.timedelta(1) for _ in range(4))]


def compare_facets(question: Question, found: list[oracle.Fact]) -> Answer:
    answer = fetch(f"{question.scope}facets/?{question.filters}")
    assert answer.data["total"] == len(found), question
    for name, counts in oracle.facets(found).items():
        expected = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP]
        assert [(facet["value"], facet["count"]) for facet in answer.data["facets"][name]] == expected, (question, name)
    return answer


def compare_file(question: Question, found: list[oracle.Fact]) -> list[Answer]:
    """The same list in another format; that each says the same is tested beside the formats."""
    if not question.suffix:
        return []
    answer = fetch(f"{question.scope}events.{question.suffix}?{question.filters}")
    shown = found[:50] if question.suffix == "atom" else found
    if question.suffix != "atom":
        assert all(fact.id.encode() in answer.body for fact in shown if not fact.undated), question
    return [answer]


def digest(answers: list[Answer]) -> str:
    """What two engines must agree in: the bytes and all headers."""
    told = hashlib.blake2b(digest_size=16)
    for answer in answers:
        told.update(answer.body)
        told.update(repr(sorted(answer.headers.items())).encode())
    return told.hexdigest()


def write_answers(part: int, told: list[str]) -> None:
    if folder := os.environ.get("ANSWERS"):
        file = Path(folder) / connection.vendor / f"{part}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(told) + "\n", encoding="utf-8")
