"""Where an event was when its own sentences do not say: with a visit's hosts, at the host's, under the dateline.

Each rule wants a reason that a reader would accept; without one the place stays open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.gazetteer import load_gazetteer
from events.extraction.takes import find_take
from events.extraction.titles import write_title
from events.extraction.types import Candidate, ParticipantMention, PlaceMention
from events.vocabulary import EventStatus, EventType, PlaceKind, Role

_REMOTE = frozenset({EventType.CALL, EventType.VISIT})  # a call has no place, a visit is nothing without its own
_HELD_OR_PLANNED = frozenset({EventStatus.HELD, EventStatus.PLANNED})
_FRESH = dt.timedelta(days=3)  # a dateline tells where the news of these days was
_NEAR = 1_500  # characters from a dateline to what it may place
_TOLD_WITH = 1_200  # characters between a visit and a meeting during it
Takes = Sequence[tuple[int, PlaceMention]]


def place_candidates(candidates: Sequence[Candidate], takes: Takes, published: dt.date | None) -> list[Candidate]:
    """The candidates, those without a place given one where the article tells it elsewhere; titles say it."""
    placed = []
    for candidate in candidates:
        place = candidate.place
        if place is None and candidate.type not in _REMOTE:
            place = (
                _find_visited(candidate, candidates)
                or _find_reported_from(candidate, takes, published)
                or _find_host(candidate)
            )
        title = write_title(candidate.type, candidate.status, candidate.participants, place)
        placed.append(replace(candidate, place=place, title=title))
    return placed


def _find_visited(candidate: Candidate, candidates: Sequence[Candidate]) -> PlaceMention | None:
    """ "X arrived in Tehran … X is to meet President Y", of Iran: a guest meets the hosts where he visits."""
    names = {participant.name for participant in candidate.participants}
    for visit in reversed(candidates):
        if visit.type is not EventType.VISIT or visit.place is None or not visit.place.country:
            continue
        if visit.status is not candidate.status and visit.status is not EventStatus.HELD:
            continue
        guests = {participant.name for participant in visit.participants if participant.role is Role.VISITOR}
        met = [participant for participant in candidate.participants if participant.name not in guests]
        gap = candidate.evidence[0].span.start - visit.evidence[0].span.start
        if (
            guests & names
            and any(_is_of(participant, visit.place.country) for participant in met)
            and 0 <= gap <= _TOLD_WITH
            and candidate.status in _HELD_OR_PLANNED
            and _days_fit(visit, candidate)
        ):
            return visit.place
    return None


def _find_host(candidate: Candidate) -> PlaceMention | None:
    """ "Qatar hosted talks", "the emir received …": the host's own country."""
    hosts = [participant for participant in candidate.participants if participant.role is Role.HOST]
    countries = {host.country for host in hosts if host.country}
    if len(countries) != 1:
        return None
    (country,) = countries
    name = load_gazetteer().state_name(country)
    return PlaceMention(name, country, PlaceKind.COUNTRY, hosts[0].span) if name else None


def _find_reported_from(candidate: Candidate, takes: Takes, published: dt.date | None) -> PlaceMention | None:
    """ "PRETORIA, June 14 - …": what a local and a foreigner did these days, reported from there."""
    start = candidate.evidence[0].span.start
    take = find_take(takes, start)
    if take is None or start - take.span.start > _NEAR or candidate.status is not EventStatus.HELD:
        return None
    if not _is_fresh(candidate, published):
        return None
    at_home = [participant for participant in candidate.participants if _is_of(participant, take.country)]
    return take if at_home and len(at_home) < len(candidate.participants) else None


def _is_of(participant: ParticipantMention, country: str) -> bool:
    return bool(country) and participant.country == country


def _is_fresh(candidate: Candidate, published: dt.date | None) -> bool:
    date = candidate.date
    if date is None or published is None or date.earliest is None or date.latest is None:
        return False
    return published - _FRESH <= date.earliest and date.latest <= published


def _days_fit(visit: Candidate, candidate: Candidate) -> bool:
    a, b = visit.date, candidate.date
    if a is None or b is None or not a.resolved or not b.resolved:
        return True
    if a.latest is None or b.latest is None or a.earliest is None or b.earliest is None:
        return True
    return b.earliest <= a.latest + _FRESH and a.earliest <= b.latest
