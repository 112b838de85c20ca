"""Several destinations under one verb of travel: "will fly to Yerevan on Monday and to Baku two days later"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from events.extraction.frame import Frame
from events.extraction.passage import Passage
from events.extraction.places import read_place
from events.extraction.syntax import SUBJECTS, conjuncts
from events.vocabulary import EventType, PlaceKind

_TOWARDS = frozenset({"to", "in", "into", "for", "on"})
_NEXT = frozenset({"then", "later", "afterwards", "thereafter", "onward", "onwards", "subsequently", "finally"})
_FILLING = frozenset({"on", "from", "there", "the", "also"})
_REACH = 24  # tokens from the first destination to the last


def split_destinations(frame: Frame, passage: Passage) -> Iterator[Frame]:
    """One visit for each of several towns or states that a verb leads to; any other frame as it is."""
    goals = list(_goals(frame, passage)) if frame.type is EventType.VISIT and not frame.nominal else []
    if len(goals) < 2:
        yield frame
        return
    for goal in goals:
        yield replace(frame, goal=goal, places=[goal], arguments=list(frame.arguments), topics=list(frame.topics))


def _goals(frame: Frame, passage: Passage) -> Iterator[Token]:
    """The towns, or else the states, that are coordinated with the frame's first place, and those told as next."""
    kind: PlaceKind | None = None
    seen: set[str] = set()
    told = [part for token in frame.places[:1] for part in conjuncts(token)]
    for part, is_next in [*((part, False) for part in told), *_further(frame, passage)]:
        place = read_place(part, passage)
        if place is None or place.kind not in (PlaceKind.CITY, PlaceKind.COUNTRY) or place.name in seen:
            continue
        kind = kind or place.kind
        if place.kind is kind or is_next:
            seen.add(place.name)
            yield part


def _further(frame: Frame, passage: Passage) -> Iterator[tuple[Token, bool]]:
    """Known places further on, however the parser hung them, and whether "then" or its like leads to each:
    "on Monday and to X", "then to X and Y", "on Monday and X on Tuesday".
    """
    if not frame.places or frame.predicate is None or frame.places[0].i < frame.predicate.i:
        return
    first, previous = frame.places[0], passage.hit(frame.places[0])
    for token in first.doc[first.i + 1 : min(first.i + _REACH, first.sent.end)]:
        if token.pos_ in ("VERB", "AUX") or token.lower_ in ("who", "which", "where", "that", "before", "after"):
            return
        hit = passage.hit(token)
        if hit is None or hit is previous:
            continue
        previous = hit
        link = _read_link(token, first, passage)
        if link is not None and token.dep_ not in SUBJECTS and not _owns(token):
            yield token, link


def _read_link(place: Token, first: Token, passage: Passage) -> bool | None:
    """Whether "then" stands between a place and the one before; None when nothing coordinates them."""
    at, is_next, towards = place.i - 1, False, False
    while at > first.i and place.doc[at].lower_ in _TOWARDS | _NEXT | _FILLING:
        is_next = is_next or place.doc[at].lower_ in _NEXT
        towards = towards or place.doc[at].lower_ in _TOWARDS
        at -= 1
    word = place.doc[at].lower_
    if is_next or (word == "and" and towards and at - 1 > first.i):
        return True
    if word != "and" or at - 1 <= first.i:
        return None
    return False if towards or passage.date(place.doc[at - 1]) is not None else None


def _owns(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS"
