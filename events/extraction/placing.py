"""Where an event was when its own sentences do not say: with a visit's hosts, at the host's, under the dateline.

Each rule wants a reason that a reader would accept; without one the place stays open.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.coreference import Occasion
from events.extraction.gazetteer import load_gazetteer
from events.extraction.items import Items
from events.extraction.scenes import add_fact, find_scene_of, gather_facts
from events.extraction.takes import find_take
from events.extraction.titles import write_title
from events.extraction.types import Candidate, ParticipantMention, PlaceMention, ResolvedDate
from events.vocabulary import GATHERINGS, ActorKind, EventStatus, EventType, PlaceKind, Role

_POINTING = re.compile(r"\b(?:the|this|these|those)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)
_HELD_OR_PLANNED = frozenset({EventStatus.HELD, EventStatus.PLANNED})
_FRESH = dt.timedelta(days=3)  # a dateline tells where the news of these days was
_NEAR = 1_500  # characters from a dateline to what it may place
_EARLY = 900  # characters from a dateline to what it may place though no day is said
_FIRST_WORDS = 120  # characters from a dateline to the report's first sentence
_HEADLINE = 400  # characters from a headline to the dateline of its report
_TOLD_WITH = 1_200  # characters between a visit and a meeting during it
_TOLD_SOON = 400  # characters to where the place is told only later
# Where agencies write of whole regions: what is reported from there was often elsewhere.
_BUREAUS = frozenset(
    {"London", "Dubai", "Nairobi", "Dakar", "Johannesburg", "Cairo", "Beirut", "Amman", "Istanbul", "Bangkok"}
    | {"Singapore", "Hong Kong"}
)
Takes = Sequence[tuple[int, PlaceMention]]


def place_candidates(
    candidates: Sequence[Candidate],
    text: str,
    takes: Takes,
    occasions: Sequence[Occasion],
    items: Items,
    seen: Sequence[Occasion] = (),
) -> list[Candidate]:
    """The candidates, those without a place given one where the article tells it elsewhere; titles say it.

    ``occasions`` is all that was told to be somewhere, ``seen`` where people were besides.
    """
    placed = list(candidates)
    facts = gather_facts(candidates, (*occasions, *seen))
    # What is placed tells where others were: once more for those told before it.
    for index, candidate in [*enumerate(candidates), *enumerate(candidates)]:
        known = place = placed[index].place
        published = items.published_at(candidate.evidence[0].span.start)
        if candidate.type is EventType.CALL:
            place = None  # who telephones is in two places
        elif place is None and candidate.type is EventType.VISIT:
            place = _find_guest(candidate, takes, published)
        elif place is None or (place.kind is PlaceKind.VENUE and not place.country):
            place = (
                _find_visited(candidate, placed)
                or _find_told_with(candidate, placed)
                or _find_occasion(candidate, text, occasions)
                or find_scene_of(candidate, facts, text)
                or _find_scene(candidate, occasions)
                or _find_reported_from(candidate, takes, published)
                or _find_host(candidate)
                or place
            )
        title = write_title(candidate.type, candidate.status, candidate.participants, place)
        placed[index] = replace(candidate, place=place, title=title)
        if place is not known:
            add_fact(facts, placed[index])
    return placed


def _find_visited(candidate: Candidate, candidates: Sequence[Candidate]) -> PlaceMention | None:
    """ "X arrived in Tehran … X is to meet President Y", of Iran: a guest meets the hosts where he visits."""
    names = {participant.country or participant.name for participant in candidate.participants}
    for visit in reversed(candidates):
        if visit.type is not EventType.VISIT or visit.place is None or not visit.place.country:
            continue
        if visit.status is not candidate.status and visit.status is not EventStatus.HELD:
            continue
        guests = {p.country or p.name for p in visit.participants if p.role is Role.VISITOR}
        met = [participant for participant in candidate.participants if participant.country not in guests]
        gap = candidate.evidence[0].span.start - visit.evidence[0].span.start
        if (
            guests & names
            and any(_may_be_of(participant, visit.place.country) for participant in met)
            and 0 <= gap <= _TOLD_WITH
            and candidate.status in _HELD_OR_PLANNED
            and _days_fit(visit, candidate)
        ):
            return visit.place
    return None


def _find_told_with(candidate: Candidate, candidates: Sequence[Candidate]) -> PlaceMention | None:
    """What the same parties did close by: the presidents met in Sochi, the two states signed an agreement."""
    start = candidate.evidence[0].span.start
    parties = _parties(candidate)
    near = [
        (abs(other.evidence[0].span.start - start), other.place)
        for other in candidates
        if other.place is not None
        and other.type is not EventType.VISIT
        and other.status is candidate.status
        and len(_parties(other) & parties) > 1
        and _days_meet(other.date, candidate.date)
    ]
    gap, place = min(near, key=lambda pair: pair[0], default=(_TOLD_WITH + 1, None))
    return place if gap <= _TOLD_WITH else None


def _find_occasion(candidate: Candidate, text: str, occasions: Sequence[Occasion]) -> PlaceMention | None:
    """ "The conference opened": the one that was told before, wherever its place was told."""
    names = _parties(candidate) | {participant.name for participant in candidate.participants}
    for quote in candidate.evidence if candidate.type in GATHERINGS else ():
        several = quote.trigger.of(text).lower().endswith("s") and quote.trigger.of(text).lower() != "talks"
        pointing = (
            None
            if several
            else _POINTING.search(text[max(quote.trigger.start - 60, quote.span.start) : quote.trigger.start])
        )
        if pointing is None:
            continue
        named = bool(re.search(r"[A-Z\d]", text[quote.trigger.start - len(pointing[0]) + 1 : quote.trigger.start]))
        told = [
            occasion
            for occasion in occasions
            if occasion.type in GATHERINGS
            and not (named and (occasion.type is not candidate.type or not occasion.names & names))
            and occasion.status in (None, candidate.status)
            and _days_meet(occasion.date, candidate.date)
        ]
        before = [occasion for occasion in told if occasion.at < quote.trigger.start]
        if before:
            return before[-1].place
        if not named and len({occasion.place.name for occasion in told}) == 1:
            return told[0].place
    return None


def _find_scene(candidate: Candidate, occasions: Sequence[Occasion]) -> PlaceMention | None:
    """A local meets a foreigner where the last thing told before (or the next) was, in the local's country."""
    if candidate.type not in GATHERINGS or len(_parties(candidate)) < 2:
        return None
    start = candidate.evidence[0].trigger.start
    names = {participant.name for participant in candidate.participants} | _parties(candidate)
    around = [
        occasion for occasion in occasions if -_TOLD_WITH <= occasion.at - start <= _TOLD_SOON and not occasion.earlier
    ]
    for occasion in sorted(around, key=lambda occasion: (occasion.at > start, abs(occasion.at - start)))[:2]:
        if (
            occasion.status in (None, candidate.status)
            and _days_meet(occasion.date, candidate.date)
            and any(_is_of(participant, occasion.place.country) for participant in candidate.participants)
            and (not occasion.names or occasion.names & names)
        ):
            return occasion.place
    return None


def _find_guest(candidate: Candidate, takes: Takes, published: dt.date | None) -> PlaceMention | None:
    """ "HANOI, June 14 - The Australian prime minister ended a three-day visit on Tuesday": to where it is written."""
    take = find_take(takes, candidate.evidence[0].span.start)
    if take is None or candidate.evidence[0].span.start - take.span.start > _NEAR:
        return None
    countries = {participant.country for participant in candidate.participants} - {""}
    fits = candidate.status is EventStatus.HELD and _is_fresh(candidate, published)
    return take if fits and countries and take.country not in countries else None


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
    take = find_take(takes, start) or _first_take(takes, start)
    if take is None or start - take.span.start > _NEAR or not _is_news(candidate, start - take.span.start, published):
        return None
    at_home = [participant for participant in candidate.participants if _is_at_home(participant, take)]
    abroad = len(at_home) < max(len(candidate.participants), 2) or candidate.type is EventType.CONFERENCE
    if at_home:
        return take if abroad else None
    opens = start - take.span.start <= _FIRST_WORDS and take.name not in _BUREAUS
    if not opens or candidate.status is not EventStatus.HELD:
        return None
    # Two parties from elsewhere, in the report's first words: reporters travel to where they meet.
    foreign = {participant.country for participant in candidate.participants} - {""}
    return take if len(foreign) > 1 or candidate.type is EventType.CONFERENCE else None


def _is_at_home(participant: ParticipantMention, take: PlaceMention) -> bool:
    """Of the dateline's state, or a host whose state goes without saying there."""
    unsaid = participant.role is Role.HOST and not participant.country and take.name not in _BUREAUS
    return _is_of(participant, take.country) or (unsaid and participant.kind in (ActorKind.PERSON, ActorKind.OTHER))


def _is_news(candidate: Candidate, behind: int, published: dt.date | None) -> bool:
    """Whether it is what the report is about: of these days, or told early without any day."""
    date = candidate.date
    if candidate.status is EventStatus.HELD:
        undated = published is not None and date is not None and not date.text and behind <= _EARLY
        return undated or _is_fresh(candidate, published)
    if candidate.status is not EventStatus.PLANNED or published is None or date is None or date.latest is None:
        return False
    return published <= date.latest <= published + dt.timedelta(days=1)


def _first_take(takes: Takes, at: int) -> PlaceMention | None:
    """The dateline right below a headline."""
    return takes[0][1] if takes and 0 <= takes[0][0] - at <= _HEADLINE else None


def _parties(candidate: Candidate) -> frozenset[str]:
    """Who took part, a person and the state that the person acts for taken for one."""
    return frozenset(participant.country or participant.name for participant in candidate.participants)


def _is_of(participant: ParticipantMention, country: str) -> bool:
    return bool(country) and participant.country == country


def _may_be_of(participant: ParticipantMention, country: str) -> bool:
    """Of that state, or "President Y" of a state that need not be said there."""
    return _is_of(participant, country) or bool(participant.office and not participant.country)


def _is_fresh(candidate: Candidate, published: dt.date | None) -> bool:
    date = candidate.date
    if published is None:  # of a report that nobody dated: what it dates by the day of writing, or not at all
        return date is None or not date.resolved
    if date is None or published is None or date.earliest is None or date.latest is None:
        return False
    return published - _FRESH <= date.earliest and date.latest <= published


def _days_fit(visit: Candidate, candidate: Candidate) -> bool:
    """Whether a meeting may be during a visit, or soon after its first day."""
    a, b = visit.date, candidate.date
    if a is None or b is None or a.latest is None or b.latest is None or a.earliest is None or b.earliest is None:
        return True
    return b.earliest <= a.latest + _FRESH and a.earliest <= b.latest


def _days_meet(a: ResolvedDate | None, b: ResolvedDate | None) -> bool:
    if a is None or b is None or not a.resolved or not b.resolved:
        return True
    return (a.earliest or dt.date.min) <= (b.latest or dt.date.max) and (b.earliest or dt.date.min) <= (
        a.latest or dt.date.max
    )
