"""What the timeline should answer, by brute force in plain Python over every event."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from events.models import Event, Evidence, Participation
from timeline.query import Order, TimelineQuery, Undated
from timeline.search import Term, fold_words

FIRST, LAST = dt.date.min, dt.date.max
WIDTHS = ("day", "month", "quarter", "year")


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
    title: str  # folded words between blanks
    text: str  # the same of everything that is searched, a bar between two texts
    number: int  # of the change that it was last published by
    buckets: dict[str, tuple[tuple[int, ...], tuple[int, ...]]]  # first and last possible one, by width

    @property
    def undated(self) -> bool:
        return self.earliest is None and self.latest is None


def read_facts(numbers: Mapping[str, int]) -> list[Fact]:
    """The published events, straight from the events tables; the numbers of their changes are given by public id."""
    facts = []
    related = (
        Prefetch("participations", Participation.objects.select_related("actor")),
        Prefetch("evidence", Evidence.objects.select_related("mention")),
    )
    for event in Event.objects.published().select_related("place").prefetch_related(*related):
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
                spell(fold_words(event.title)),
                "|".join(spell(fold_words(text)) for text in (event.title, *texts)),
                numbers[event.public_id],
                {by: (bucket_of(event.earliest or FIRST, by), bucket_of(event.latest or LAST, by)) for by in WIDTHS},
            )
        )
    return facts


def find(facts: Iterable[Fact], query: TimelineQuery) -> list[Fact]:
    """Those that match, in order."""
    return arrange([fact for fact in facts if matches(fact, query)], query)


def arrange(found: list[Fact], query: TimelineQuery) -> list[Fact]:
    """The same in the query's order."""
    if query.order in (Order.CHANGED, Order.LAST_CHANGED_FIRST):
        return sorted(found, key=lambda fact: fact.number, reverse=query.order is Order.LAST_CHANGED_FIRST)
    found.sort(key=lambda fact: (key_of(fact), fact.id))
    if query.order is Order.LATEST_FIRST:
        dated = [fact for fact in found if not fact.undated]
        return dated[::-1] + [fact for fact in found if fact.undated][::-1]
    if query.order is Order.RELEVANCE and query.search:
        wanted = query.search.wanted
        found.sort(key=lambda fact: not all(has(fact.title, term) for term in wanted))
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
    return not query.nothing and in_window(fact, query) and in_words(fact, query) and in_place(fact, query)


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
    told = all(has(fact.text, term) for term in query.search.wanted)
    return told and not any(has(fact.text, term) for term in query.search.unwanted)


def spell(words: Sequence[str]) -> str:
    """Words with a blank on either side of each."""
    return f" {' '.join(words)} "


def has(text: str, term: Term) -> bool:
    """Whether the term's words follow one another."""
    asked = spell(term.words)
    return (asked.removesuffix(" ") if term.prefix else asked) in text


def bucket_of(day: dt.date, by: str) -> tuple[int, ...]:
    """The bucket's year, and month or quarter and day where buckets are that narrow."""
    return {
        "day": (day.year, day.month, day.day),
        "month": (day.year, day.month),
        "quarter": (day.year, (day.month - 1) // 3),
        "year": (day.year,),
    }[by]


def histogram(found: Sequence[Fact], by: str) -> tuple[Counter[tuple[object, ...]], int, int]:
    """Counts by bucket and type of what lies inside one bucket; how many do not; how many have no date."""
    spans = [(*fact.buckets[by], fact.type) for fact in found]
    inside = Counter((*first, type) for first, last, type in spans if first == last)
    undated = sum(fact.undated for fact in found)
    return inside, len(found) - undated - sum(inside.values()), undated


def wider(found: Sequence[Fact], day: dt.date, by: str) -> Counter[str]:
    """By type, how many may have been in the day's bucket, but reach beyond it."""
    bucket = bucket_of(day, by)
    spans = [(*fact.buckets[by], fact.type) for fact in found if not fact.undated]
    return Counter(type for first, last, type in spans if first <= bucket <= last and first != last)


def facets(found: Sequence[Fact]) -> dict[str, Counter[str]]:
    """How often each value of each facet occurs."""
    return {
        "type": Counter(fact.type for fact in found),
        "status": Counter(fact.status for fact in found),
        "precision": Counter(fact.precision for fact in found),
        "place": Counter(fact.place for fact in found if fact.place),
        "country": Counter(fact.country for fact in found if fact.country),
        "actor": Counter(slug for fact in found for slug in {slug for slug, _country, _role in fact.company}),
        "nation": Counter(state for fact in found for state in {c for _slug, c, _role in fact.company if c}),
    }
