"""The tellings of one event, and what they say together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from events.extraction.actor import Actor
from events.extraction.mention import EventMention
from events.extraction.types import PlaceMention, ResolvedDate
from events.vocabulary import (
    ActorKind,
    EventStatus,
    EventType,
    PlaceKind,
    Role,
)


@dataclass(slots=True)
class Story:
    """The tellings that speak of one event, in the order of the text."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def type(self) -> EventType:
        """The most telling type: the first strong one."""
        ranked = sorted(self.mentions, key=lambda m: (not m.strong, m.nominal and not m.known, m.order))
        return ranked[0].type

    @property
    def status(self) -> EventStatus:
        """What the surest telling says: plans yield to what became of them."""
        firm = [m for m in self.mentions if not m.weak_status] or self.mentions
        off = [m for m in firm if m.status in (EventStatus.CANCELLED, EventStatus.POSTPONED)]
        if any(m.status is EventStatus.DENIED for m in firm):
            return EventStatus.DENIED
        if off:  # "was to have met on Monday. It was put off until May": what became of it is told last
            return ([m for m in off if m.tense != "pluperfect"] or off)[-1].status
        if any(m.status is EventStatus.HELD and m.tense != "present" for m in firm):
            return EventStatus.HELD
        return firm[0].status

    @property
    def actors(self) -> list[tuple[Actor, Role]]:
        """Everyone named by any telling, each once, with the most telling role."""
        found: dict[str, tuple[Actor, Role]] = {}
        for mention in self.mentions:
            for actor, role in mention.actors:
                known = found.get(actor.name.lower())
                if known is None or (known[1] is Role.PARTICIPANT and role is not Role.PARTICIPANT):
                    found[actor.name.lower()] = (actor, role)
        strong = [m for m in self.mentions if m.strong] or self.mentions
        leading = frozenset(actor.name for actor, _ in strong[0].actors)
        return _without_doubles(list(found.values()), leading)

    @property
    def place(self) -> PlaceMention | None:
        """A city rather than a country, the first told first."""
        places = [m.place for m in self.mentions if m.place is not None]
        cities = [place for place in places if place.kind is PlaceKind.CITY]
        return next(iter(cities or places), None)

    @property
    def date(self) -> ResolvedDate | None:
        """The most exact resolved phrase, the first told first; else an unresolved one."""
        dates = [m.date for m in self.mentions if m.date is not None]
        resolved = [date for date in dates if date.resolved]
        return min(resolved, key=vagueness) if resolved else (dates[0] if dates else None)

    @property
    def published(self) -> dt.date | None:
        """When its first telling was written."""
        return self.mentions[0].published

    @property
    def known(self) -> frozenset[str]:
        """Names of all who have one."""
        return frozenset().union(*(m.known for m in self.mentions))


def vagueness(date: ResolvedDate) -> int:
    """How many days lie between the first and the last day that a date may mean."""
    if date.earliest is None or date.latest is None:
        return 100_000
    return (date.latest - date.earliest).days


def _without_doubles(actors: list[tuple[Actor, Role]], leading: frozenset[str]) -> list[tuple[Actor, Role]]:
    """Descriptions go when someone is named; a state goes when its own people are named."""
    known = [(actor, role) for actor, role in actors if actor.known]
    persons = {actor.country for actor, _ in known if actor.kind is ActorKind.PERSON and actor.country}
    kept = [
        (actor, role)
        for actor, role in known
        if not (actor.kind is ActorKind.STATE and actor.country in persons and role is not Role.HOST)
    ]
    groups = [(actor, role) for actor, role in actors if actor.generic and actor.name in leading]
    guests = [actor for actor, role in kept if role is not Role.HOST]
    if len(guests) < 2:  # who comes to "a summit of Saharan leaders that Algiers was to host" is told by no name
        kept += [pair for pair in groups if len(pair[0].name) < 80][: 2 - len(guests)]
    return kept
