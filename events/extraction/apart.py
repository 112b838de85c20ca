"""Clauses that stand days apart: "flew to Oslo on Monday, a week after she hosted the king"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.direction import move_days
from events.extraction.frame import Frame
from events.extraction.syntax import clause_of, path_up
from events.extraction.temporal.lexicon import CARDINALS
from events.extraction.types import ResolvedDate

_UNITS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}  # "hours after": on the same day
_UNKNOWN = frozenset({"month", "year"})  # days apart that nobody counts


@dataclass(frozen=True, slots=True)
class Distance:
    """``inner`` heads what lies behind "after" or "before", ``outer`` the clause that this hangs on.

    ``days`` from the inner to the outer; None when they are far apart but nobody says how many days.
    """

    inner: Token
    outer: Token
    days: int | None


def find_distances(sentence: Tokens) -> Iterator[Distance]:
    """Every "a week after she …", "two days before talks with …" of a sentence."""
    for word in sentence:
        if word.lower_ not in ("after", "before") or word.i == sentence.start:
            continue
        unit = word.nbor(-1)
        name = unit.lemma_.lower()
        if name not in _UNITS and name not in _UNKNOWN:
            continue
        inner = (
            word.head if word.dep_ == "mark" else next((c for c in word.children if c.dep_ in ("pobj", "pcomp")), None)
        )
        if inner is None:
            continue
        outer = clause_of(inner.head if word.dep_ == "mark" else word.head)
        if outer == inner:
            continue
        sign = 1 if word.lower_ == "after" else -1
        count = _count(unit)
        days = None if count is None or name in _UNKNOWN else sign * count * _UNITS[name]
        yield Distance(inner, outer, days)


def _count(unit: Token) -> int | None:
    before = unit.nbor(-1) if unit.i else unit
    if unit.lemma_.lower() == "hour" or before.lower_ in ("a", "an", "the"):
        return 1
    if before.lower_.isdigit():
        return int(before.lower_) if len(before) < 3 else None
    return CARDINALS.get(before.lower_)


def set_apart(
    frames: Sequence[Frame],
    chosen: list[ResolvedDate | None],
    dates: Sequence[tuple[ResolvedDate, Token]],
    sentence: Tokens,
) -> list[ResolvedDate | None]:
    """The dates chosen for a sentence's frames, those of clauses that stand apart counted from one another."""
    for distance in find_distances(sentence):
        inside = {date.start for date, head in dates if distance.inner in path_up(head)}
        below = {date.start for date, head in dates if distance.outer in path_up(head)}
        beside = {date.start for date, head in dates if date.start not in inside and clause_of(head) == distance.outer}
        for index, frame in enumerate(frames):
            date = chosen[index]
            if date is None:
                continue
            within = distance.inner in path_up(frame.trigger)
            if within and date.start not in inside:
                chosen[index] = _moved(date, distance.days, -1) if date.start in beside else None
            elif not within and clause_of(frame.trigger) == distance.outer:
                if date.start in inside:
                    chosen[index] = _moved(date, distance.days, 1)
                elif date.start not in below and distance.days != 0:  # "hours after": on that day all the same
                    chosen[index] = None
    return chosen


def _moved(date: ResolvedDate, days: int | None, sign: int) -> ResolvedDate | None:
    if days is None or not date.resolved or date.earliest != date.latest:
        return None
    return move_days(date, sign * days, f"{abs(days)} days from it")
