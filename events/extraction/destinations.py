"""Several destinations under one verb of travel: "will fly to Yerevan on Monday and to Baku two days later"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from events.extraction.frame import Frame
from events.extraction.passage import Passage
from events.extraction.places import read_place
from events.extraction.syntax import conjuncts
from events.vocabulary import EventType, PlaceKind

_TOWARDS = frozenset({"to", "in", "into", "for", "on"})


def split_destinations(frame: Frame, passage: Passage) -> Iterator[Frame]:
    """One visit for each of several towns or states that a verb leads to; any other frame as it is."""
    goals = list(_goals(frame, passage)) if frame.type is EventType.VISIT and not frame.nominal else []
    if len(goals) < 2:
        yield frame
        return
    for goal in goals:
        yield replace(frame, goal=goal, places=[goal], arguments=list(frame.arguments), topics=list(frame.topics))


def _goals(frame: Frame, passage: Passage) -> Iterator[Token]:
    """The towns, or else the states, that are coordinated with the frame's first place."""
    kind: PlaceKind | None = None
    seen: set[str] = set()
    for token in [*frame.places[:1], *_further(frame)]:
        for part in conjuncts(token):
            place = read_place(part, passage)
            if place is None or place.kind not in (PlaceKind.CITY, PlaceKind.COUNTRY) or place.name in seen:
                continue
            kind = kind or place.kind
            if place.kind is kind:
                seen.add(place.name)
                yield part


def _further(frame: Frame) -> Iterator[Token]:
    """The objects of prepositions that are coordinated with the one that leads to the first place."""
    if not frame.places or frame.predicate is None:
        return
    for token in frame.predicate.subtree:
        if token.dep_ == "conj" and token.pos_ == "ADP" and token.lower_ in _TOWARDS and token.i > frame.places[0].i:
            yield from (child for child in token.children if child.dep_ == "pobj")
