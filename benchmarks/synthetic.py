"""Synthetic events by a generator with a seed: the same rows on every machine and engine.

3 participants each of 3,000 actors, 200 states, 500 places, all types, 1990 to 2025, two sentences of evidence each, of
5,000 words, few of them often and most of them seldom. Nine in ten are dated to the day, the others to a month, a year,
a span or not at all.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.apps import apps

from benchmarks.bulk import free_keys, insert, insert_models
from events.extraction.edtf_dates import parse_edtf
from events.vocabulary import ActorKind, EventStatus, EventType, Role

CHANGED = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
WORDS = [
    "accord", "border", "bridge", "calm", "canal", "ceasefire", "climate", "corridor", "council", "credit",
    "crossing", "currency", "dam", "delegation", "deposit", "dialogue", "draft", "embassy", "envoy", "exchange",
    "export", "fishery", "fleet", "forum", "freight", "frontier", "grain", "grid", "harbour", "heritage",
    "inspection", "island", "joint", "lake", "loan", "market", "mediator", "mine", "mission", "monitor",
    "observer", "orbit", "panel", "passage", "pipeline", "plan", "pledge", "port", "prisoner", "protocol",
    "quota", "railway", "reactor", "refugee", "release", "reserve", "review", "river", "road", "route",
    "sanction", "sea", "security", "session", "signal", "spring", "statement", "station", "strait", "summit",
    "surplus", "survey", "tariff", "terminal", "timber", "tour", "trade", "treaty", "troop", "truce", "tunnel",
    "valley", "vessel", "visa", "water", "wheat", "withdrawal",
]  # fmt: skip
VOCABULARY = WORDS + [a + b for a in WORDS for b in WORDS][:4_900]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STATES = [a + b for a in LETTERS for b in LETTERS][:200]
ACTORS = 3_000
PLACES = 500
PER_ARTICLE = 5  # events told by one article
DAYS = (dt.date(2025, 12, 31) - dt.date(1990, 1, 1)).days

EVENT_COLUMNS = (
    "id", "public_id", "version", "type", "status", "title", "summary", "edtf", "earliest", "latest", "precision",
    "date_text", "date_basis",
)  # fmt: skip
EVENT_REST = ("published", CHANGED.isoformat(), CHANGED.isoformat())
COLUMNS = {  # in an order that foreign keys allow
    "article": (
        "id", "publisher_id", "title", "url", "canonical_url", "language", "text", "sha256", "published",
        "published_basis", "published_confidence", "added",
    ),
    "event": (*EVENT_COLUMNS, "place_id", "review_state", "created", "changed"),
    "participation": ("event_id", "actor_id", "role", "office", "position"),
    "mention": (
        "id", "article_id", "extractor", "extractor_version", "start", "end", "quote", "trigger_start", "trigger_end",
        "candidate", "reading", "made",
    ),
    "evidence": ("id", "event_id", "mention_id", "added"),
}  # fmt: skip

Row = dict[str, Any]


def actor_of(number: int) -> Row:
    kind = ActorKind.STATE if number < len(STATES) else ActorKind.PERSON
    return {
        "actor__slug": f"actor-{number}",
        "actor__name": f"{WORDS[number % len(WORDS)].title()} {WORDS[number // 7 % len(WORDS)].title()} {number}",
        "actor__kind": kind.value,
        "actor__country": STATES[number % len(STATES)],
        "actor__aliases": [f"Alias {number}"],
    }


def place_of(number: int) -> Row:
    return {
        "place__slug": f"place-{number}",
        "place__name": f"{WORDS[number % len(WORDS)].title()}ville {number}",
        "place__kind": "city",
        "place__country": STATES[number % len(STATES)],
        "place__latitude": number % 170 - 85.0,
        "place__longitude": number * 7 % 350 - 175.0,
    }


def date_of(chance: random.Random) -> str:
    day = dt.date(1990, 1, 1) + dt.timedelta(days=chance.randrange(DAYS))
    kind = chance.random()
    if kind < 0.90:
        return day.isoformat()
    if kind < 0.94:
        return day.isoformat()[:7]
    if kind < 0.96:
        return str(day.year)
    if kind < 0.98:
        return f"{day}/{day + dt.timedelta(days=chance.randrange(1, 10))}"
    return f"../{day}" if kind < 0.99 else ""


def pick_word(chance: random.Random) -> str:
    """A word of the vocabulary, few of them often and most of them seldom, as in any text."""
    return VOCABULARY[int(len(VOCABULARY) * chance.random() ** 3)]


def make_rows(number: int, seed: int = 1) -> Iterator[tuple[Row, list[Row], list[Row]]]:
    """Event, participations and evidence as ``values()`` of the events tables would give them."""
    chance = random.Random(seed)
    types, statuses, roles = list(EventType), list(EventStatus), list(Role)
    for pk in range(1, number + 1):
        edtf = date_of(chance)
        read = parse_edtf(edtf) if edtf else None
        company = chance.sample(range(ACTORS), 3)
        words = [pick_word(chance) for _ in range(24)]
        article = 1 + (pk - 1) // PER_ARTICLE
        event = {
            "id": pk,
            "public_id": f"s{pk:09}",
            "version": 1,
            "type": chance.choice(types).value,
            "status": chance.choices(statuses, [20, 3, 1, 1, 1])[0].value,
            "title": " ".join(words[:4]).capitalize(),
            "summary": "",
            "edtf": edtf,
            "earliest": read and read.earliest and str(read.earliest),
            "latest": read and read.latest and str(read.latest),
            "precision": read.precision.value if read else "unknown",
            "date_text": "on Friday" if read else "",
            "date_basis": "Friday: latest Friday on or before the publication date" if read else "",
            "changed": CHANGED,
            "part_of__public_id": None,
            "part_of__review_state": None,
            "place_number": chance.randrange(PLACES),
        }
        event |= place_of(event["place_number"])
        participations = [
            {"actor_number": who, "role": chance.choice(roles).value, "office": "", **actor_of(who)} for who in company
        ]
        quotes = [" ".join(words[4:14]).capitalize() + ".", " ".join(words[14:]).capitalize() + "."]
        evidence = [
            {
                "mention__start": 1_000 * (pk % PER_ARTICLE) + 200 * at,
                "mention__end": 1_000 * (pk % PER_ARTICLE) + 200 * at + len(quote),
                "mention__quote": quote,
                "mention__extractor": "rules",
                "mention__extractor_version": "1",
                "mention__article_id": article,
                "mention__article__title": f"Report {article}",
                "mention__article__url": f"https://news.example.org/{article}",
                "mention__article__published": dt.date(2020, 1, 1),
                "mention__article__published_basis": "given",
                "mention__article__language": "en",
                "mention__article__publisher__name": f"Newsroom {article % 50}",
            }
            for at, quote in enumerate(quotes)
        ]
        yield event, participations, evidence


def fill_events(number: int, seed: int = 1, batch: int = 5_000) -> None:
    """The normalised tables, empty before: what peers read and a rebuild projects."""
    insert("events_publisher", ("id", "name", "website"), [(n + 1, f"Newsroom {n}", "") for n in range(50)])
    insert(
        "events_actor",
        ("id", "slug", "name", "kind", "country", "aliases", "office"),
        [(n + 1, *_store(actor_of(n)), "") for n in range(ACTORS)],
    )
    insert(
        "events_place",
        ("id", "slug", "name", "kind", "country", "latitude", "longitude"),
        [(n + 1, *place_of(n).values()) for n in range(PLACES)],
    )
    rows = make_rows(number, seed)
    while some := list(islice(rows, batch)):
        tables: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
        for event, company, quotes in some:
            pk = event["id"]
            tables["event"].append((*(event[name] for name in EVENT_COLUMNS), event["place_number"] + 1, *EVENT_REST))
            for at, who in enumerate(company):
                tables["participation"].append((pk, who["actor_number"] + 1, who["role"], "", at))
            for at, quote in enumerate(quotes):
                start, end = quote["mention__start"], quote["mention__end"]
                tables["mention"].append(
                    (
                        *(pk * 2 + at, quote["mention__article_id"], "rules", "1", start, end, quote["mention__quote"]),
                        *(start, end, 0, "{}", CHANGED.isoformat()),
                    )
                )
                tables["evidence"].append((pk * 2 + at, pk, pk * 2 + at, CHANGED.isoformat()))
            if (pk - 1) % PER_ARTICLE == 0:
                tables["article"].append(_write_article(quotes[0]))
        for table, found in tables.items():
            insert_models(apps.get_model("events", table), COLUMNS[table], found)
    free_keys(*(f"events_{table}" for table in (*COLUMNS, "publisher", "actor", "place")))


def _write_article(quote: Row) -> tuple[Any, ...]:
    pk = quote["mention__article_id"]
    day, basis, language = (quote[f"mention__article__{name}"] for name in ("published", "published_basis", "language"))
    text = f"Report {pk} of a synthetic newsroom."
    return (
        *(pk, pk % 50 + 1, f"Report {pk}", quote["mention__article__url"], None, language, text, f"{pk:064}"),
        *(str(day), basis, 1.0, CHANGED.isoformat()),
    )


def _store(actor: Row) -> tuple[Any, ...]:
    return tuple(json.dumps(value) if isinstance(value, list) else value for value in actor.values())
