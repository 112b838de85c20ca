"""Every filter, window, order, cursor and count against brute force over the same events."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections import Counter

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.vocabulary import DatePrecision, EventStatus, EventType, Role
from tests.timeline import oracle
from tests.timeline.factory import ACTORS, PLACES, WORDS, make_world
from timeline.counts import Unit, read_facets, read_histogram
from timeline.query import Order, parse_saved
from timeline.selectors import count_entries, read_state, select_page

EXAMPLES = int(os.environ.get("ORACLE_EXAMPLES", "250"))
EVENTS = int(os.environ.get("ORACLE_EVENTS", "300"))

days = st.dates(min_value=dt.date(2009, 6, 1), max_value=dt.date(2026, 6, 1))
points = st.one_of(days.map(str), days.map(lambda day: str(day)[:7]), days.map(lambda day: str(day)[:4]))


def some(words: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=3, unique=True).map(",".join)


terms = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([word[:4] + "*" for word in WORDS]),
    st.sampled_from(["-" + word for word in WORDS]),
    st.builds(lambda a, b: f'"{a} {b}"', st.sampled_from(WORDS), st.sampled_from(WORDS)),
)
filters = {
    "from": points,
    "to": points,
    "certain": st.sampled_from(["true", "false"]),
    "undated": st.sampled_from(["include", "exclude", "only"]),
    "type": some([word.value for word in EventType]),
    "status": some([word.value for word in EventStatus]),
    "precision": some([word.value for word in DatePrecision]),
    "actor": some([*ACTORS, "NG", "HU", "un", "nobody"]),
    "actors_all": some([*ACTORS, "NG", "HU"]),
    "role": some([word.value for word in Role]),
    "country": some(["NG", "HU", "FJ"]),
    "place": some([*PLACES, "nowhere"]),
    "bbox": st.sampled_from(["0,0,20,50", "170,-20,-170,0", "-180,-90,180,90", "7.49,9.07,7.49,9.07"]),
    "article": some(["1", "2", "3", "7"]),
    "q": st.lists(terms, min_size=1, max_size=3).map(" ".join),
    "order": st.sampled_from(["date", "-date", "relevance"]),
}
queries = st.sets(st.sampled_from(sorted(filters)), max_size=4).flatmap(
    lambda names: st.fixed_dictionaries({name: filters[name] for name in sorted(names)})
)


@pytest.mark.django_db
def test_it_answers_what_brute_force_finds() -> None:
    make_world(EVENTS)
    facts = oracle.read_facts()
    articles = sorted({article for fact in facts for article in fact.articles})
    state = read_state()

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(queries, st.integers(1, 60), st.randoms(use_true_random=False))
    def compare(asked: dict[str, str], size: int, chance: random.Random) -> None:
        if "article" in asked:  # numbers of this run
            asked = {**asked, "article": str(articles[len(asked["article"]) % len(articles)])}
        try:
            query = parse_saved("&".join(f"{name}={value}" for name, value in asked.items()).replace('"', "%22"))
        except ValueError:
            return  # contradictions are refused; tests of the query say which
        expected = oracle.find(facts, query)
        assert walk(query, state, size) == [fact.id for fact in expected], asked
        assert count_entries(query, state) == len(expected), asked
        compare_counts(query, state, expected, chance.choice(list(Unit)))

    compare()


def walk(query: object, state: object, size: int) -> list[str]:
    """All ids over the pages forwards; every page again backwards must be the same."""
    pages, cursor = [], ""
    while True:
        page = select_page(query, state, size, cursor)
        pages.append(page.documents)
        if page.next is None:
            break
        cursor = page.next
    back, cursor = [pages[-1]], page.previous
    while cursor:
        page = select_page(query, state, size, cursor)
        back.append(page.documents)
        cursor = page.previous
    assert back[::-1] == pages
    return [orjson.loads(document)["id"] for documents in pages for document in documents]


def compare_counts(query: object, state: object, expected: list[oracle.Fact], unit: Unit) -> None:
    inside, spanning, undated = oracle.histogram(expected, unit)
    histogram = read_histogram(query, unit, state)
    assert (histogram.total, histogram.spanning, histogram.undated) == (len(expected), spanning, undated)
    counted = Counter(
        {(*oracle.bucket_of(b.start, unit), type_): n for b in histogram.buckets for type_, n in b.count.items() if n}
    )
    assert counted == inside
    for bucket in histogram.buckets[:40]:
        assert sum(bucket.wider.values()) == oracle.wider(expected, bucket.start, bucket.end, unit)
    total, facets = read_facets(query, state)
    assert total == len(expected)
    spread = {name: {facet.value: facet.count for facet in found} for name, found in facets.items()}
    assert spread["type"] == Counter(fact.type for fact in expected)
    assert spread["status"] == Counter(fact.status for fact in expected)
    assert spread["precision"] == Counter(fact.precision for fact in expected)
    assert spread["place"] == Counter(fact.place for fact in expected if fact.place)
    assert spread["country"] == Counter(fact.country for fact in expected if fact.country)
    assert spread["actor"] == Counter(slug for fact in expected for slug, _country, _role in fact.company)
    nations = Counter(nation for fact in expected for nation in {c for _s, c, _r in fact.company if c})
    assert spread["nation"] == nations


@pytest.mark.django_db
@pytest.mark.parametrize("order", [Order.CHANGED, Order.LAST_CHANGED_FIRST])
def test_orders_by_change_walk_every_entry_once(order: Order) -> None:
    make_world(40)
    for asked in ("", "from=2018&to=2019", "actor=HU", "q=river", "undated=only"):
        query = parse_saved(f"{asked}&order={order.value}" if asked else f"order={order.value}")
        plain = parse_saved(asked)
        assert sorted(walk(query, read_state(), 7)) == sorted(walk(plain, read_state(), 7))
