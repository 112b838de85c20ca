"""Whether two tellings speak of one event, and why.

Blocking (who shares an actor and comes near in time) is the caller's; here two
sketches are compared. Only near certainty joins without asking: a wrong join
hides an event from readers, a missed one costs a curator one click.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from events.extraction.gazetteer.people import load_people
from events.vocabulary import ActorKind, EventStatus, EventType, same_family

SLACK = dt.timedelta(days=1)  # time zones and "late on Thursday" move a day
NAME_LIKENESS = 90.0  # of 100: two spellings of one name, not two namesakes
SAME, LIKELY = 0.8, 0.5
SIDE = 0.8  # how much a person counts for the state they act for


class Verdict(StrEnum):
    """What to do with a pair."""

    SAME = "same"
    LIKELY = "likely"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class ActorSketch:
    """Who takes part: canonical name, kind, and the state that they act for (ISO 3166-1 alpha-2 or empty)."""

    name: str
    kind: ActorKind
    country: str = ""

    @property
    def body(self) -> str:
        """The organisation or movement that a known person acts for who acts for no state; else empty."""
        known = load_people().find(self.name) if self.kind is ActorKind.PERSON else None
        return known.body if known else ""


@dataclass(frozen=True, slots=True)
class EventSketch:
    """What matching compares. Empty strings and None mean not known."""

    type: EventType
    status: EventStatus
    earliest: dt.date | None
    latest: dt.date | None
    actors: frozenset[ActorSketch]
    place: str
    country: str


@dataclass(frozen=True, slots=True)
class Match:
    """``score`` runs from 0 to 1; ``reasons`` are short phrases for a curator."""

    score: float
    reasons: tuple[str, ...]
    verdict: Verdict


def match_events(a: EventSketch, b: EventSketch) -> Match:
    """Compare two sketches. Symmetric."""
    if not same_family(a.type, b.type):
        return Match(0.0, ("another kind of event",), Verdict.DIFFERENT)
    if not dates_meet(a, b):
        return Match(0.0, ("other days",), Verdict.DIFFERENT)
    if a.country and b.country and a.country != b.country:
        return Match(0.0, ("another country",), Verdict.DIFFERENT)
    pairs = pair_actors(a.actors, b.actors)
    if not pairs:
        return Match(0.0, ("nobody in common",), Verdict.DIFFERENT)
    share = sum(weight for weight, _, _ in pairs) / min(len(a.actors), len(b.actors))
    named = sorted(one.name for weight, one, _ in pairs if weight == 1)
    reasons = [f"both name {', '.join(named)}"] if named else []
    reasons += [f"{one.name} here, {other.name} there" for weight, one, other in pairs if weight < 1]
    score = 0.5 * share
    if is_day(a) and is_day(b):
        score += 0.3
        reasons.append("the same day" if a.earliest == b.earliest else "a day apart")
    else:
        score += 0.1
        reasons.append("dates that overlap")
    elsewhere = False
    if a.place and b.place:
        same_place = fuzz.ratio(a.place.lower(), b.place.lower()) >= NAME_LIKENESS
        elsewhere = not same_place
        score += 0.2 if same_place else 0.05
        reasons.append(f"both in {a.place}" if same_place else "the same country")
    if a.status != b.status:
        score -= 0.15
        reasons.append(f"but {a.status} here and {b.status} there")
    rivals = find_rivals(a, b, pairs)
    if rivals and elsewhere:
        score -= 0.15
        reasons.append(f"but {rivals[0].name} here and {rivals[1].name} there")
    if not named:
        score = min(score, SAME - 0.01)  # the same states on the same day, and yet perhaps other people
    verdict = Verdict.SAME if score >= SAME else Verdict.LIKELY if score >= LIKELY else Verdict.DIFFERENT
    return Match(round(score, 3), tuple(reasons), verdict)


def dates_meet(a: EventSketch, b: EventSketch) -> bool:
    """Whether the two spans come within a day of each other; what is not known meets nothing."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return a.earliest <= b.latest + SLACK and b.earliest <= a.latest + SLACK


def is_day(sketch: EventSketch) -> bool:
    """Whether the date is one day."""
    return sketch.earliest is not None and sketch.earliest == sketch.latest


def pair_actors(a: frozenset[ActorSketch], b: frozenset[ActorSketch]) -> list[tuple[float, ActorSketch, ActorSketch]]:
    """Who of ``a`` is who of ``b``, surest first: (1, one, the same), (SIDE, a person, their state or body).

    Two persons of one state are never taken for each other: a minister may receive both on one day.
    """
    likely = sorted(
        (-weight, one.name, other.name, one, other) for one in a for other in b if (weight := weigh_pair(one, other))
    )
    pairs: list[tuple[float, ActorSketch, ActorSketch]] = []
    for weight, _, _, one, other in likely:
        if all(one is not left and other is not right for _, left, right in pairs):
            pairs.append((-weight, one, other))
    return pairs


def find_rivals(
    a: EventSketch, b: EventSketch, pairs: Iterable[tuple[float, ActorSketch, ActorSketch]]
) -> tuple[ActorSketch, ActorSketch] | None:
    """Two persons of one state, one met here and the other there, each alone with the same third; else None."""
    if len(a.actors) != 2 or len(b.actors) != 2:
        return None
    paired = {who for _, one, other in pairs for who in (one, other)}
    left = [[who for who in sketch.actors if who not in paired] for sketch in (a, b)]
    if [len(side) for side in left] != [1, 1]:
        return None
    one, other = left[0][0], left[1][0]
    persons = one.kind is other.kind is ActorKind.PERSON
    return (one, other) if persons and one.country == other.country != "" else None


def weigh_pair(a: ActorSketch, b: ActorSketch) -> float:
    """1 for one name in one spelling or another, SIDE for whom a person acts for and that person, else 0."""
    if same_name(a.name, b.name):
        return 1.0
    if {a.kind, b.kind} == {ActorKind.STATE, ActorKind.PERSON}:
        return SIDE if a.country and a.country == b.country else 0.0
    return SIDE if (a.body and a.body == b.name) or (b.body and b.body == a.name) else 0.0


def same_name(a: str, b: str) -> bool:
    """Equal but for spelling, or one the other's last name."""
    a, b = a.casefold(), b.casefold()
    return a == b or fuzz.ratio(a, b) >= NAME_LIKENESS or a.split()[-1:] == [b] or b.split()[-1:] == [a]
