"""Synthetic events by a generator with a seed: the same rows on every machine and engine.

3 participants each of 3,000 actors, 200 states, 500 places, all types, 1990 to 2025, two sentences of evidence
each; nine in ten are dated to the day, the others to a month, a year, a span or not at all.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

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
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STATES = [a + b for a in LETTERS for b in LETTERS][:200]
ACTORS = 3_000
PLACES = 500
PER_ARTICLE = 5  # events told by one article
DAYS = (dt.date(2025, 12, 31) - dt.date(1990, 1, 1)).days

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


def make_rows(number: int, seed: int = 1) -> Iterator[tuple[Row, list[Row], list[Row]]]:
    """Event, participations and evidence as ``values()`` of the events tables would give them."""
    chance = random.Random(seed)
    types, statuses, roles = list(EventType), list(EventStatus), list(Role)
    for pk in range(1, number + 1):
        edtf = date_of(chance)
        read = parse_edtf(edtf) if edtf else None
        company = chance.sample(range(ACTORS), 3)
        words = chance.choices(WORDS, k=24)
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
            "earliest": read and read.earliest,
            "latest": read and read.latest,
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


def fill_events(number: int, seed: int = 1, batch: int = 2_000) -> None:
    """The normalised tables, empty before: what peers read and a rebuild projects."""
    from events.models import Actor, Article, Event, Evidence, Mention, Participation, Place, Publisher

    Publisher.objects.bulk_create(Publisher(pk=n + 1, name=f"Newsroom {n}") for n in range(50))
    actors = (_strip("actor__", actor_of(n)) for n in range(ACTORS))
    Actor.objects.bulk_create([Actor(pk=n + 1, **actor) for n, actor in enumerate(actors)], batch_size=batch)
    Place.objects.bulk_create(Place(pk=n + 1, **_strip("place__", place_of(n))) for n in range(PLACES))
    events, participations, articles, mentions, evidence = [], [], {}, [], []
    for event, company, quotes in make_rows(number, seed):
        plain = {name: value for name, value in event.items() if "__" not in name and name != "place_number"}
        events.append(Event(review_state="published", place_id=event["place_number"] + 1, **plain))
        for position, who in enumerate(company):
            participations.append(
                Participation(
                    event_id=event["id"], actor_id=who["actor_number"] + 1, role=who["role"], position=position
                )
            )
        for quote in quotes:
            pk = quote["mention__article_id"]
            articles[pk] = quote
            key = (event["id"] - 1) * 2 + len(mentions) % 2 + 1
            start, end = quote["mention__start"], quote["mention__end"]
            mentions.append(
                Mention(
                    pk=key,
                    article_id=pk,
                    extractor="rules",
                    extractor_version="1",
                    start=start,
                    end=end,
                    quote=quote["mention__quote"],
                    trigger_start=start,
                    trigger_end=end,
                    candidate=0,
                    reading={},
                )
            )
            evidence.append(Evidence(pk=key, event_id=event["id"], mention_id=key))
        if len(events) == batch or event["id"] == number:
            Event.objects.bulk_create(events)
            Event.objects.filter(pk__in=[event.pk for event in events]).update(changed=CHANGED)
            Participation.objects.bulk_create(participations)
            Article.objects.bulk_create(
                [
                    Article(
                        pk=pk, publisher_id=pk % 50 + 1, title=f"Report {pk}", url=f"https://news.example.org/{pk}",
                        text=f"Report {pk} of a synthetic newsroom.", sha256=f"{pk:064}",
                        published=dt.date(2020, 1, 1), published_basis="given",
                    )
                    for pk in articles
                ],
                ignore_conflicts=True,
            )  # fmt: skip
            Mention.objects.bulk_create(mentions)
            Evidence.objects.bulk_create(evidence)
            events, participations, articles, mentions, evidence = [], [], {}, [], []


def _strip(prefix: str, row: Row) -> Row:
    return {name.removeprefix(prefix): value for name, value in row.items()}
