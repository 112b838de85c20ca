"""One sentence's telling of an event, before the tellings of one event are joined."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from events.extraction.actor import Actor
from events.extraction.clean import ParagraphKind
from events.extraction.types import PlaceMention, ResolvedDate, Span
from events.vocabulary import EventStatus, EventType, Role


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one trigger says. ``order`` counts triggers through the article; ``sentence`` is the quote's span.

    ``weak_status`` yields to other tellings. ``definite`` points back to something told.
    ``ordinal`` is "first", "second" … where the sentence counts it.
    ``again`` ("another meeting", "agreed to meet again") points away from what was told.
    """

    type: EventType
    status: EventStatus
    weak_status: bool
    tense: str
    actors: tuple[tuple[Actor, Role], ...]
    place: PlaceMention | None
    places: tuple[PlaceMention, ...]
    date: ResolvedDate | None
    sentence: Span
    trigger: Span
    order: int
    paragraph: ParagraphKind
    definite: bool = False
    nominal: bool = False
    specific: bool = False
    strong: bool = False
    ordinary: bool = False
    again: bool = False
    ordinal: str = ""
    published: dt.date | None = None  # the day on which its item was written
    filed: int = -1  # where the diary's item begins that tells it; -1 outside of diaries
    topic: str = ""  # what an agreement is on, its head word
    paper: str = ""  # what kind of agreement it is, where its noun says so: "treaty", "protocol"
    goes_on: bool = False  # "then", "also": with what was told just before
    private: frozenset[str] = frozenset()  # travellers who may act for nobody

    @property
    def known(self) -> frozenset[str]:
        """The names of those who have one."""
        return frozenset(actor.name for actor, _ in self.actors if actor.known)
