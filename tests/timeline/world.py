"""Many random events at once: the same for the same seed on every engine and machine, numbers and times included."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable

from events.extraction.edtf_dates import parse_edtf
from events.models import Actor, Article, Event, Evidence, Mention, Participation, Publisher
from events.vocabulary import ActorKind, DatePrecision, EventStatus, EventType, ReviewState, Role
from tests.timeline.factory import ACTORS, PLACES, get_actor, get_place
from timeline.publication import publish_events

FROZEN = dt.datetime(2022, 2, 2, tzinfo=dt.UTC)
WORDS = (
    "ceasefire border river grain prisoners exchange treaty road delegation envoy summit accord Tóth café"
).split()  # fmt: skip
DATES = (
    "{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}", "{y}~", "{y}-22", "{y}-34",
    "../{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}/..", "{y}-{m:02}-{d:02}/{z}-{m:02}-{d:02}",
    "[{y}-{m:02}-01..{y}-{m:02}-{d:02}]", "201X", "",
)  # fmt: skip
DELEGATES = {f"delegate-{at:02}": f"Delegate {at:02}" for at in range(60)}  # more than a facet shows
STATES = ["NG", "HU", "FJ", "QA", "NO", ""]


def make_world(number: int, seed: int = 1, *, announce: bool = True) -> list[Event]:
    """Events with every kind of date, type, status, place and company; eight in ten are published."""
    chance = random.Random(seed)
    articles = make_articles(max(3, number // 20), chance, seed)
    events = [make_event(at, chance, seed) for at in range(number)]
    for at in range(1, number):
        if chance.random() < 0.1:
            events[at].part_of_id = chance.choice(events[:at]).pk
    Event.objects.bulk_create(events)
    Event.objects.filter(pk__in=[event.pk for event in events]).update(changed=FROZEN)
    Participation.objects.bulk_create(make_company(events, chance))
    mentions = [make_mention(at, chance.choice(articles), chance) for at in range(number)]
    Mention.objects.bulk_create(mentions)
    Evidence.objects.bulk_create(
        Evidence(event=event, mention=mention) for event, mention in zip(events, mentions, strict=True)
    )
    if announce:
        publish_events([event.pk for event in events])
    return events


def article_number(at: int, seed: int = 1) -> int:
    """The key of the world's articles, counted from 0."""
    return seed * 1_000_000 + at


def make_articles(number: int, chance: random.Random, seed: int) -> list[Article]:
    publisher = Publisher.objects.get_or_create(name="The Lake Courier")[0]
    return Article.objects.bulk_create(
        Article(
            pk=article_number(at, seed),
            publisher=publisher,
            title=f"Report {at}",
            url=f"https://news.example.org/{seed}/{at}",
            text=f"Report {at}. " + " ".join(" ".join(chance.choices(WORDS, k=6)) + "." for _ in range(3)),
            sha256=f"{seed:032}{at:032}",
            published=dt.date(2020, 1, 1 + at % 28) if at % 5 else None,
            published_basis="given" if at % 5 else "none",
        )
        for at in range(number)
    )


def make_event(at: int, chance: random.Random, seed: int) -> Event:
    year, month, day = chance.randint(2015, 2021), chance.randint(1, 12), chance.randint(1, 28)
    date = chance.choice(DATES).format(y=year, m=month, d=day, z=year + chance.choice([0, 1, 3]))
    read = parse_edtf(date) if date else None
    place = chance.choice([*PLACES, None])
    return Event(
        pk=seed * 1_000_000 + at,
        public_id=f"{seed:02}{at:08}",
        title=" ".join(chance.choices(WORDS, k=3)).capitalize(),
        summary=chance.choice(["", "", "They spoke of the river & of <grain>."]),
        type=chance.choice(list(EventType)),
        status=chance.choices(list(EventStatus), [6, 2, 1, 1, 1])[0],
        review_state=chance.choices([ReviewState.PUBLISHED, ReviewState.PROPOSED, ReviewState.REJECTED], [8, 1, 1])[0],
        edtf=read.edtf if read else "",
        earliest=read.earliest if read else None,
        latest=read.latest if read else None,
        precision=read.precision if read else DatePrecision.UNKNOWN,
        date_text=date,
        place=get_place(place) if place else None,
    )


def make_company(events: Iterable[Event], chance: random.Random) -> list[Participation]:
    known = {actor.slug: actor for actor in [*map(get_actor, ACTORS), *make_delegates()]}
    company = []
    for event in events:
        slugs = chance.sample(sorted(ACTORS), chance.randint(0, 3)) + chance.sample(
            sorted(DELEGATES), chance.randint(0, 1)
        )
        for position, slug in enumerate(slugs):
            role = chance.choice(list(Role))
            company.append(Participation(event=event, actor=known[slug], role=role, position=position))
    return company


def make_delegates() -> list[Actor]:
    Actor.objects.bulk_create(
        (
            Actor(slug=slug, name=name, kind=ActorKind.PERSON, country=STATES[at % len(STATES)])
            for at, (slug, name) in enumerate(DELEGATES.items())
        ),
        ignore_conflicts=True,
    )
    return list(Actor.objects.filter(slug__in=DELEGATES))


def make_mention(at: int, article: Article, chance: random.Random) -> Mention:
    quote = chance.choice(article.text.removesuffix(".").split(". ")) + "."
    start = article.text.index(quote)
    return Mention(
        article=article,
        extractor="rules",
        extractor_version="1",
        start=start,
        end=start + len(quote),
        quote=quote,
        trigger_start=start,
        trigger_end=start + 1,
        candidate=at % 30_000,
        reading={},
    )
