"""What a newer report says differently, and what is only the order in which news comes.

A plan is told before what becomes of it: planned, then held, postponed or called off. That a meeting was planned says
nothing against its having been held, and an older report says nothing against a newer one; who is newer is the caller's
to know.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from rapidfuzz import fuzz

from events.extraction.matching import (
    NAME_LIKENESS,
    EventSketch,
    Match,
    Verdict,
    dates_meet,
    is_day,
    match_events,
    pair_actors,
)
from events.vocabulary import ActorKind, EventStatus, PlaceKind, SuggestedField, same_family

PROGRESS = {
    (EventStatus.PLANNED, EventStatus.HELD),
    (EventStatus.POSTPONED, EventStatus.HELD),
    (EventStatus.POSTPONED, EventStatus.PLANNED),
}
LATE_PLAN = (EventStatus.HELD, EventStatus.PLANNED)  # recalled as a plan: no news
OPEN_STATES = (EventStatus.PLANNED, EventStatus.POSTPONED)  # what may still move
CALLED_OFF = (EventStatus.POSTPONED, EventStatus.CANCELLED, EventStatus.DENIED)
MOVES = dt.timedelta(days=45)  # how far a plan is moved and still the same plan


@dataclass(frozen=True, slots=True)
class Account:
    """What is said of an event. Empty strings and None mean not said.

    ``edtf`` is empty too for a date that no phrase tells, such as "by the day of publication".
    """

    status: EventStatus | None = None
    edtf: str = ""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    place: str = ""
    place_kind: PlaceKind | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``says`` is a status, an EDTF string or a place's name, by ``field``."""

    field: SuggestedField
    stands: str
    says: str


def compare_accounts(stands: Account, told: Account) -> Iterator[Contradiction]:
    """What a newer account tells differently from the one that stands; what either leaves out is no contradiction."""
    statuses = (stands.status, told.status)
    if stands.status and told.status and stands.status != told.status and statuses != LATE_PLAN:
        yield Contradiction(SuggestedField.STATUS, stands.status, told.status)
    if stands.edtf and told.edtf and dates_apart(stands, told):
        yield Contradiction(SuggestedField.DATE, stands.edtf, told.edtf)
    if places_apart(stands, told):
        yield Contradiction(SuggestedField.PLACE, stands.place, told.place)


def is_progress(contradiction: Contradiction) -> bool:
    """Whether it is only what was to be expected next."""
    return contradiction.field is SuggestedField.STATUS and (contradiction.stands, contradiction.says) in PROGRESS


def agrees(stands: Account, told: Account, field: SuggestedField) -> bool:
    """Whether the account says something of the field, and the same as the one that stands."""
    said = {
        SuggestedField.STATUS: told.status == stands.status,
        SuggestedField.DATE: bool(told.edtf and stands.edtf),
        SuggestedField.PLACE: bool(told.place and stands.place),
    }
    return said[field] and all(found.field is not field for found in compare_accounts(stands, told))


def dates_apart(one: Account, other: Account) -> bool:
    """Whether the two spans of days have no day in common; an open end reaches everywhere."""
    after = bool(other.earliest and one.latest and other.earliest > one.latest)
    before = bool(other.latest and one.earliest and other.latest < one.earliest)
    return after or before


def places_apart(one: Account, other: Account) -> bool:
    """Whether an event cannot have been in both: two states, or two cities. A hall may stand in any city."""
    if not (one.place and other.place):
        return False
    if one.country and other.country and one.country != other.country:
        return True
    cities = one.place_kind == other.place_kind == PlaceKind.CITY
    return cities and fuzz.ratio(fold(one.place), fold(other.place)) < NAME_LIKENESS


def match_changed(older: EventSketch, newer: EventSketch) -> Match | None:
    """Whether a newer telling may be what became of an older one that it was not joined with; None when not.

    Either the two are likely the same anyway, or the same people meet, and one thing is different: a plan is called off
    without a word of its date, a plan has another date, or the event another place.
    """
    match = match_events(older, newer)
    if match.verdict is not Verdict.DIFFERENT:
        return match
    pairs = pair_actors(older.actors, newer.actors) if same_family(older.type, newer.type) else []
    named = [one for weight, one, _ in pairs if weight == 1]
    if len(named) < 2 or len(pairs) < min(len(older.actors), len(newer.actors)):
        return None
    apart = bool(older.country and newer.country and older.country != newer.country)
    persons = any(one.kind is not ActorKind.STATE for one in named)
    reason = ""
    if apart:
        if persons and dates_meet(older, newer) and is_day(older) and is_day(newer):
            reason = "the same day, another place"
    elif older.status in OPEN_STATES and newer.earliest is None and newer.status in CALLED_OFF:
        reason = "a plan of theirs is called off"
    elif older.status in OPEN_STATES and is_moved(older, newer) and (persons or same_place(older, newer)):
        reason = "another date for their plan"
    names = ", ".join(sorted(one.name for one in named))
    return Match(0.5, (f"both name {names}", reason), Verdict.LIKELY) if reason else None


def is_moved(older: EventSketch, newer: EventSketch) -> bool:
    """Whether the newer date is near the older one, and no earlier where the newer event was held already."""
    if older.earliest is None or older.latest is None or newer.earliest is None or newer.latest is None:
        return False
    if newer.status is EventStatus.HELD and newer.latest < older.earliest:
        return False
    return newer.earliest <= older.latest + MOVES and older.earliest <= newer.latest + MOVES


def same_place(one: EventSketch, other: EventSketch) -> bool:
    """Whether both name one place."""
    return bool(one.place) and fold(one.place) == fold(other.place)


def fold(name: str) -> str:
    """The name without case and accents: "Rīga" is Riga."""
    return "".join(letter for letter in normalize("NFKD", name.casefold()) if not combining(letter))
