"""What the timeline should answer, by brute force in plain Python over every event."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events.models import Event
from events.vocabulary import ReviewState
from timeline.query import Order, TimelineQuery, Undated
from timeline.search import Term, fold_words

FIRST, LAST = dt.date.min, dt.date.max


@dataclass(frozen=True)
class Fact:
    """An event as the oracle knows it."""

    id: str
    type: str
    status: str
    precision: str
    earliest: dt.date | None
    latest: dt.date | None
    place: str
    country: str
    spot: tuple[float, float] | None
    company: tuple[tuple[str, str, str], ...]  # slug, country, role
    articles: frozenset[int]
    title: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]

    @property
    def undated(self) -> bool:
        return self.earliest is None and self.latest is None


def read_facts() -> list[Fact]:
    """The published events, straight from the events tables."""
    facts = []
    for event in Event.objects.filter(review_state=ReviewState.PUBLISHED):
        company = [(p.actor, p.role, p.office) for p in event.participations.all()]
        evidence = [e.mention for e in event.evidence.all()]
        texts = [event.summary, *(a.name for a, _r, _o in company), *(o for _a, _r, o in company)]
        texts += [alias for a, _r, _o in company for alias in a.aliases] + [m.quote for m in evidence]
        place = event.place
        if place:
            texts.append(place.name if place.kind == "country" else f"{place.name} {place.country}")
        facts.append(
            Fact(
                event.public_id,
                event.type,
                event.status,
                event.precision,
                event.earliest,
                event.latest,
                place.slug if place else "",
                place.country if place else "",
                (place.longitude, place.latitude) if place and place.latitude is not None else None,
                tuple((a.slug, a.country, r) for a, r, _o in company),
                frozenset(m.article_id for m in evidence),
                tuple(fold_words(event.title)),
                tuple(tuple(fold_words(text)) for text in texts),
            )
        )
    return facts


def find(facts: Iterable[Fact], query: TimelineQuery) -> list[Fact]:
    """Those that match, in order (orders by change are not the oracle's)."""
    found = [fact for fact in facts if matches(fact, query)]
    found.sort(key=lambda fact: (key_of(fact), fact.id))
    if query.order is Order.LATEST_FIRST:
        dated = [fact for fact in found if not fact.undated]
        return dated[::-1] + [fact for fact in found if fact.undated][::-1]
    if query.order is Order.RELEVANCE:
        found.sort(key=lambda fact: not all(has(fact.title, term) for term in query.search.wanted))
    return found


def key_of(fact: Fact) -> tuple[object, ...]:
    """Day, then the more exact date; undated last."""
    if fact.undated:
        return (LAST, 99)
    day = fact.earliest or fact.latest
    if fact.earliest is None or fact.latest is None:
        return (day, 98)
    days = (fact.latest - fact.earliest).days + 1
    return (day, 0 if days == 1 else len(f"{days:b}"))


def matches(fact: Fact, query: TimelineQuery) -> bool:
    return not query.nothing and in_window(fact, query) and in_place(fact, query) and in_words(fact, query)


def in_window(fact: Fact, query: TimelineQuery) -> bool:
    if fact.undated:
        return query.undated is not Undated.EXCLUDE
    if query.undated is Undated.ONLY:
        return False
    first, last = fact.earliest or FIRST, fact.latest or LAST
    start, end = query.start or FIRST, query.end or LAST
    return start <= first and last <= end if query.certain else first <= end and last >= start


def in_place(fact: Fact, query: TimelineQuery) -> bool:
    if any(fact.place not in group for group in query.places):
        return False
    if any(fact.country not in group for group in query.countries):
        return False
    for box in query.boxes:
        if fact.spot is None:
            return False
        east, north = fact.spot
        inside = box.west <= east <= box.east if box.west <= box.east else east >= box.west or east <= box.east
        if not (inside and box.south <= north <= box.north):
            return False
    return all(any(int(article) in fact.articles for article in group) for group in query.articles)


def in_words(fact: Fact, query: TimelineQuery) -> bool:
    if query.types is not None and fact.type not in query.types:
        return False
    if query.statuses is not None and fact.status not in query.statuses:
        return False
    if query.precisions is not None and fact.precision not in query.precisions:
        return False
    for who in query.who:
        # One group is met by the roles of all its actors' appearances together.
        if not any(
            (not who.actors or any(actor in (slug, country) or actor.lower() == slug for actor in who.actors))
            and (not who.roles or role in who.roles)
            for slug, country, role in fact.company
        ):
            return False
    if query.search is None:
        return True
    texts = (fact.title, *fact.texts)
    told = [any(has(text, term) for text in texts) for term in query.search.wanted]
    return all(told) and not any(has(text, term) for term in query.search.unwanted for text in texts)


def has(words: Sequence[str], term: Term) -> bool:
    """Whether the term's words follow one another."""
    for at in range(len(words) - len(term.words) + 1):
        run = words[at : at + len(term.words)]
        if run[:-1] == term.words[:-1] and (
            run[-1] == term.words[-1] or (term.prefix and run[-1].startswith(term.words[-1]))
        ):
            return True
    return False


def bucket_of(day: dt.date, by: str) -> tuple[int, ...]:
    return {
        "day": (day.year, day.month, day.day),
        "month": (day.year, day.month),
        "quarter": (day.year, (day.month - 1) // 3),
        "year": (day.year,),
    }[by]


def histogram(found: Sequence[Fact], by: str) -> tuple[Counter[tuple[object, ...]], int, int]:
    """Counts by bucket and type of what lies inside one bucket; how many do not; how many have no date."""
    inside: Counter[tuple[object, ...]] = Counter()
    spanning = 0
    for fact in found:
        if fact.undated:
            continue
        if fact.earliest and fact.latest and bucket_of(fact.earliest, by) == bucket_of(fact.latest, by):
            inside[(*bucket_of(fact.earliest, by), fact.type)] += 1
        else:
            spanning += 1
    return inside, spanning, sum(fact.undated for fact in found)


def wider(found: Sequence[Fact], start: dt.date, end: dt.date, by: str) -> int:
    """How many may have been between two days that bound a bucket, but reach beyond it."""
    return sum(
        1
        for fact in found
        if not fact.undated
        and (fact.earliest or FIRST) <= end
        and (fact.latest or LAST) >= start
        and not (fact.earliest and fact.latest and bucket_of(fact.earliest, by) == bucket_of(fact.latest, by))
    )
