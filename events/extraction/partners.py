"""One event for each of several partners: "rang A, B and C", "met separately with A and B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.actor import Actor
from events.extraction.frame import Frame
from events.extraction.passage import Passage
from events.vocabulary import ActorKind, EventType, Role

_APART = frozenset({"separate", "separately", "individually", "individual"})
_TOGETHER = frozenset({"together", "jointly", "joint", "conference", "video", "videoconference", "teleconference"})

_LISTED = 4  # "individual meetings with the leaders of" more states than these are one round of them

Filled = Sequence[tuple[Actor, Role]]


def part_partners(frame: Frame, actors: Filled, passage: Passage) -> Iterator[list[tuple[Actor, Role]]]:
    """Who took part in each of the events that a frame tells of: all in one, unless it says otherwise."""
    partners = [pair for pair in actors if _is_partner(pair[0], frame, passage)]
    leaders = sum(actor.kind is ActorKind.STATE for actor, _ in partners)
    if len(partners) < 2 or leaders > _LISTED or not _are_apart(frame):
        yield list(actors)
        return
    for partner in partners:
        yield [pair for pair in actors if pair is partner or pair not in partners]


def _is_partner(actor: Actor, frame: Frame, passage: Passage) -> bool:
    """Whether an actor is named behind the trigger, as a person or by an office."""
    person = (actor.kind is ActorKind.PERSON and not actor.plural) or (
        actor.kind is ActorKind.STATE and bool(actor.office)  # "his Egyptian and Saudi counterparts"
    )
    return actor.known and person and actor.span.start > passage.offset(frame.trigger)


def _are_apart(frame: Frame) -> bool:
    """A telephone call is with one person, unless it says more; other meetings are apart if they say so."""
    heads = [frame.trigger] if frame.predicate is None else [frame.trigger, frame.predicate]
    words = {child.lower_ for head in heads for child in head.subtree}
    beside = {child.lower_ for head in heads for child in head.children}
    if frame.type is EventType.CALL:
        several = frame.trigger.tag_ == "NNS"  # "held telephone calls with A and B"
        return (several or not frame.nominal) and not words & _TOGETHER
    return frame.type in (EventType.MEETING, EventType.TALKS) and bool(beside & _APART)
