"""Events for the tests of the read side, made in the events tables and announced as curation does."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from itertools import count

from events.announcements import event_changed
from events.extraction.edtf_dates import parse_edtf
from events.models import Actor, Article, Event, Evidence, Mention, Participation, Place, Publisher
from events.vocabulary import ActorKind, DatePrecision, EventStatus, EventType, PlaceKind, ReviewState, Role

NUMBERS = count(1)
ACTORS = {
    "ada-okoro": ("Ada Okoro", ActorKind.PERSON, "NG"),
    "bela-toth": ("Béla Tóth", ActorKind.PERSON, "HU"),
    "nigeria": ("Nigeria", ActorKind.STATE, "NG"),
    "hungary": ("Hungary", ActorKind.STATE, "HU"),
    "lake-union": ("Lake Union", ActorKind.ORGANISATION, ""),
    "un": ("United Nations", ActorKind.ORGANISATION, ""),
    "hill-front": ("Hill Front", ActorKind.ARMED_GROUP, ""),
}
PLACES = {
    "abuja": ("Abuja", PlaceKind.CITY, "NG", 9.07, 7.49),
    "budapest": ("Budapest", PlaceKind.CITY, "HU", 47.5, 19.04),
    "suva": ("Suva", PlaceKind.CITY, "FJ", -18.14, 178.44),
    "lake-palace": ("Lake Palace", PlaceKind.VENUE, "", None, None),
    "hungary": ("Hungary", PlaceKind.COUNTRY, "HU", None, None),
}
DATES = (
    "{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}", "{y}~", "{y}-22", "{y}-34",
    "../{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}/..", "{y}-{m:02}-{d:02}/{z}-{m:02}-{d:02}",
    "[{y}-{m:02}-01..{y}-{m:02}-{d:02}]", "201X", "",
)  # fmt: skip
WORDS = [
    "ceasefire",
    "border",
    "river",
    "grain",
    "prisoners",
    "exchange",
    "treaty",
    "road",
    "delegation",
    "envoy",
    "summit",
    "accord",
    "Tóth",
    "café",
]


def get_actor(slug: str) -> Actor:
    name, kind, country = ACTORS[slug]
    return Actor.objects.get_or_create(
        slug=slug, defaults={"name": name, "kind": kind, "country": country, "aliases": [f"Alias of {name}"]}
    )[0]


def get_place(slug: str) -> Place:
    name, kind, country, latitude, longitude = PLACES[slug]
    return Place.objects.get_or_create(
        slug=slug,
        defaults={"name": name, "kind": kind, "country": country, "latitude": latitude, "longitude": longitude},
    )[0]


def make_article(
    quotes: Sequence[str], *, publisher: str = "The Lake Courier", published: str = "2020-01-02"
) -> Article:
    number = next(NUMBERS)
    return Article.objects.create(
        publisher=Publisher.objects.get_or_create(name=publisher)[0],
        title=f"Report {number}",
        url=f"https://news.example.org/{number}",
        text=f"Report {number}. " + " ".join(quotes) + " A secret that nobody quoted.",
        sha256=f"{number:064}",
        published=dt.date.fromisoformat(published) if published else None,
        published_basis="given" if published else "none",
    )


def make_event(
    title: str = "Okoro and Tóth meet",
    *,
    date: str = "2019-10-25",
    type: EventType = EventType.MEETING,
    status: EventStatus = EventStatus.HELD,
    state: ReviewState = ReviewState.PUBLISHED,
    actors: Sequence[tuple[str, Role]] = (("ada-okoro", Role.HOST), ("bela-toth", Role.VISITOR)),
    place: str | None = "abuja",
    quotes: Sequence[str] = ("Ms Okoro met Mr Tóth in Abuja on Friday.",),
    article: Article | None = None,
    summary: str = "",
    part_of: Event | None = None,
    public_id: str | None = None,
    announce: bool = True,
) -> Event:
    """An event with its evidence; announced unless told otherwise."""
    read = parse_edtf(date) if date else None
    event = Event.objects.create(
        title=title,
        type=type,
        status=status,
        review_state=state,
        summary=summary,
        edtf=read.edtf if read else "",
        earliest=read.earliest if read else None,
        latest=read.latest if read else None,
        precision=read.precision if read else DatePrecision.UNKNOWN,
        date_text="Friday" if read else "",
        place=get_place(place) if place else None,
        part_of=part_of,
        **({"public_id": public_id} if public_id else {}),
    )
    for position, (slug, role) in enumerate(actors):
        Participation.objects.create(event=event, actor=get_actor(slug), role=role, position=position)
    cite(event, quotes, article or make_article(quotes))
    if announce:
        event_changed.send(Event, event=event)
    return event


def cite(event: Event, quotes: Sequence[str], article: Article) -> None:
    """Tie sentences of the article's text to the event."""
    for quote in quotes:
        start = article.text.index(quote)
        mention = Mention.objects.create(
            article=article,
            extractor="rules",
            extractor_version="1",
            start=start,
            end=start + len(quote),
            quote=quote,
            trigger_start=start,
            trigger_end=start + 1,
            candidate=event.pk % 30_000,
            reading={},
        )
        Evidence.objects.create(event=event, mention=mention)


def change(event: Event, **fields: object) -> None:
    """Set fields and announce, as curation does."""
    for name, value in fields.items():
        setattr(event, name, value)
    event.version += 1
    event.save()
    event_changed.send(Event, event=event)


def redate(event: Event, date: str) -> None:
    """Another date."""
    read = parse_edtf(date)
    change(event, edtf=read.edtf, earliest=read.earliest, latest=read.latest, precision=read.precision)


def make_world(number: int, seed: int = 1, *, announce: bool = True) -> list[Event]:
    """Random events with every kind of date, type, status, place and company; the same for the same seed."""
    chance = random.Random(seed)
    articles = [
        make_article([" ".join(chance.choices(WORDS, k=6)) + "." for _ in range(3)])
        for _ in range(max(3, number // 20))
    ]
    events = []
    for at in range(number):
        year, month, day = chance.randint(2015, 2021), chance.randint(1, 12), chance.randint(1, 28)
        date = chance.choice(DATES).format(y=year, m=month, d=day, z=year + chance.choice([0, 1, 3]))
        article = chance.choice(articles)
        quote = chance.choice(article.text.split(". ")[1:4]).removesuffix(".") + "."
        if quote not in article.text:
            quote = article.text[:8]
        company = chance.sample(sorted(ACTORS), chance.randint(0, 3))
        events.append(
            make_event(
                " ".join(chance.choices(WORDS, k=3)).capitalize(),
                date=date,
                type=chance.choice(list(EventType)),
                status=chance.choices(list(EventStatus), [6, 2, 1, 1, 1])[0],
                state=chance.choices([ReviewState.PUBLISHED, ReviewState.PROPOSED, ReviewState.REJECTED], [8, 1, 1])[0],
                actors=[(slug, chance.choice(list(Role))) for slug in company],
                place=chance.choice([*PLACES, None]),
                quotes=[quote],
                article=article,
                public_id=f"{seed:02}{at:08}",
                announce=announce,
            )
        )
    return events
