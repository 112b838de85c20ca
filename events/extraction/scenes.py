"""A run of events at one scene: where somebody was told to be that day is where he met the others of that day.

The reasons, each of which needs somebody who took part in both: the same day said of both, the sentence that
goes on from the one before, or days of a visit. Delegations that gather abroad stay where they gathered.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from events.extraction.coreference import Occasion
from events.extraction.types import Candidate, PlaceMention, ResolvedDate
from events.vocabulary import ActorKind, EventStatus, EventType, PlaceKind

_TOGETHER = 1_500  # characters between two events of one day
_GOING_ON = 400  # characters to the sentence before
_ON_A_VISIT = 1_200  # characters from an arrival to what the visitor did
_SUMMIT = 900  # characters from a summit to who met at it
_STAY = dt.timedelta(days=2)  # a visit without a last day may last so long
_SHORT = dt.timedelta(days=3)  # what is told to lie within as few days is told to the day
_EARLIER = re.compile(r"\b(?:had|previously|earlier|last|once|before)\b[^.;]{0,40}\Z", re.IGNORECASE)
_EXACT = (PlaceKind.CITY, PlaceKind.VENUE)


@dataclass(frozen=True, slots=True)
class Fact:
    """That somebody was, or is to be, in a town."""

    place: PlaceMention
    at: int  # where the text says so
    names: frozenset[str]
    type: EventType
    status: EventStatus | None
    date: ResolvedDate | None
    earlier: bool = False  # before what the text tells of


def gather_facts(candidates: Iterable[Candidate], occasions: Iterable[Occasion]) -> list[Fact]:
    """What is known of who was where, in the order of the text."""
    found: list[Fact] = []
    earlier: set[int] = set()
    for told in occasions:
        if told.names and told.place.kind in _EXACT and told.type is not EventType.CALL:
            names = told.names | {short_name(name) for name in told.names}
            found.append(Fact(told.place, told.at, names, told.type, told.status, told.date, told.earlier))
            earlier |= {told.at} if told.earlier else set()
    found.sort(key=lambda fact: fact.at)
    for candidate in candidates:
        if candidate.evidence[0].trigger.start not in earlier:
            add_fact(found, candidate)
    return found


def add_fact(facts: list[Fact], candidate: Candidate) -> None:
    """Put where a candidate was among the facts, in the order of the text."""
    place = candidate.place
    if place is not None and place.kind in _EXACT and candidate.type is not EventType.CALL:
        at = candidate.evidence[0].trigger.start
        fact = Fact(place, at, _all_names(candidate), candidate.type, candidate.status, candidate.date)
        insort(facts, fact, key=lambda known: known.at)


def find_scene_of(candidate: Candidate, facts: Sequence[Fact], text: str) -> PlaceMention | None:
    """The town where the candidate's own people are told to have been then; None without a reason."""
    trigger = candidate.evidence[0].trigger
    people = frozenset(
        word
        for p in candidate.participants
        if p.kind in (ActorKind.PERSON, ActorKind.ARMED_GROUP)
        for word in (p.name, short_name(p.name))
    )
    first = bisect_left(facts, trigger.start - _TOGETHER, key=lambda fact: fact.at)
    last = bisect_left(facts, trigger.start + _TOGETHER, key=lambda fact: fact.at)
    near = [fact for fact in facts[first:last] if _may_go_together(fact, candidate)]
    shared = [fact for fact in near if fact.names & people]
    before = [fact for fact in shared if fact.at < trigger.start and not fact.earlier]
    # "met X and left for Y the same day": where one goes is no scene of what is told before it.
    same_day = [
        fact
        for fact in shared
        if _is_same_day(fact.date, candidate.date) and (fact.type is not EventType.VISIT or fact.at < trigger.start)
    ]
    if len({fact.place.name for fact in same_day}) == 1:
        return same_day[0].place
    before_all = [fact for fact in near if fact.at < trigger.start]
    earlier = _EARLIER.search(text[max(trigger.start - 60, candidate.evidence[0].span.start) : trigger.start])
    for fact in reversed(before) if not earlier else ():
        if fact.place.name != before[-1].place.name:
            break
        if _goes_on(fact, candidate, trigger.start):
            return fact.place
    return _find_gathering(candidate, near) or (None if earlier else _find_summit(candidate, before_all, trigger.start))


def _find_summit(candidate: Candidate, before: Sequence[Fact], at: int) -> PlaceMention | None:
    """Where the summit is that the text told of last: two leaders from elsewhere who met, without a day of their own,
    met there.
    """
    countries = {p.country or p.name for p in candidate.participants}
    if not before or len(candidate.participants) < 2 or len(countries) == 1:
        return None
    here = [fact for fact in before if at - fact.at <= _SUMMIT]
    last = next((fact for fact in reversed(here) if fact.type is EventType.CONFERENCE), None)
    if last is None or last.status is not candidate.status or here[-1].place.name != last.place.name:
        return None
    return last.place if not _is_told(candidate.date) or _is_same_day(last.date, candidate.date) else None


def _find_gathering(candidate: Candidate, near: Sequence[Fact]) -> PlaceMention | None:
    """Where delegations met abroad that day: of the same states, or those who go unsaid whose they are."""
    states = frozenset(p.country for p in candidate.participants if p.country)
    if len({fact.place.name for fact in near if _is_same_day(fact.date, candidate.date)}) > 1:
        return None
    for fact in near:
        countries = frozenset(name for name in fact.names if len(name) == 2 and name.isupper())
        abroad = len(countries) > 1 and fact.place.country not in countries
        if abroad and (countries & states or not states) and _is_same_day(fact.date, candidate.date):
            return fact.place
    return None


def _goes_on(fact: Fact, candidate: Candidate, at: int) -> bool:
    """Whether the candidate is told right after, or as what a visitor did."""
    gap = at - fact.at
    visiting = fact.type is EventType.VISIT
    if gap > (_ON_A_VISIT if visiting else _GOING_ON):
        return False
    if not _is_told(candidate.date) or not _is_told(fact.date):
        return candidate.status is fact.status or (visiting and gap <= _GOING_ON)
    if visiting:
        return _falls_within_stay(fact.date, candidate.date)
    return _is_same_day(fact.date, candidate.date)


def _may_go_together(fact: Fact, candidate: Candidate) -> bool:
    """Whether what is known of both does not forbid that they were one scene."""
    ways = {fact.status, candidate.status}
    return ways <= {None, EventStatus.HELD, EventStatus.PLANNED} and (
        not _is_told(fact.date) or not _is_told(candidate.date) or _falls_within_stay(fact.date, candidate.date)
    )


def _is_told(date: ResolvedDate | None) -> bool:
    return date is not None and date.resolved and bool(date.text)


def _is_same_day(a: ResolvedDate | None, b: ResolvedDate | None) -> bool:
    days = list(_days(a, b))
    return len(days) == 2 and days[0][0] <= days[1][1] and days[1][0] <= days[0][1]


def _days(*dates: ResolvedDate | None) -> Iterator[tuple[dt.date, dt.date]]:
    """First and last day of those that are told to a few days."""
    for date in dates:
        if date is None or not _is_told(date) or date.earliest is None or date.latest is None:
            continue
        if date.latest - date.earliest <= _SHORT:
            yield date.earliest, date.latest


def _falls_within_stay(stay: ResolvedDate | None, date: ResolvedDate | None) -> bool:
    if stay is None or date is None or not (stay.earliest and stay.latest and date.earliest and date.latest):
        return False
    return stay.earliest <= date.latest and date.earliest <= stay.latest + _STAY


def _all_names(candidate: Candidate) -> frozenset[str]:
    told = candidate.participants
    names = {p.name for p in told}
    return frozenset(names | {short_name(name) for name in names} | {p.country for p in told if p.country})


def short_name(name: str) -> str:
    """The last word of a name in small letters: "Barth Eide" is "Espen Barth Eide"."""
    return name.split()[-1].lower() if name.split() else ""
