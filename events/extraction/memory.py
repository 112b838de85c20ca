"""Who was named so far, most recent last, and who of them is meant by a word such as "the government".

Bounded: who was named long ago is forgotten, so that twice the text is twice the work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from events.extraction.actor import Actor
from events.vocabulary import ActorKind

_LONGEST = 100  # namings
_OFTEN = 4  # namings of whom a report is about
_BODIES = frozenset("council league union agency alliance commission committee bank fund community assembly".split())
_FIRST = frozenset("president chancellor premier prime king queen emir sultan taoiseach".split())
_NOT_FIRST = frozenset("vice deputy former vice-president".split())


class Memory:
    """Persons, bodies and groups in the order in which they were named, and who took part in events."""

    def __init__(self) -> None:
        self.people: list[Actor] = []
        self.bodies: list[Actor] = []
        self.groups: list[tuple[Actor, ...]] = []
        self.parties: list[tuple[Actor, ...]] = []  # who took part in events
        self.sessions: list[tuple[Actor, ...]] = []  # the same, with the bodies that meet by themselves

    def take_in(self, actors: Sequence[Actor]) -> None:
        """Those whom one phrase names."""
        for actor in actors:
            (self.people if actor.kind is ActorKind.PERSON else self.bodies).append(actor)
        if len(actors) > 1:
            self.groups.append(tuple(actors))
        _forget(self.people, self.bodies, self.groups)

    def take_in_parties(self, named: tuple[Actor, ...]) -> None:
        """Those who took part in one event."""
        if len(named) > 1:
            self.parties.append(named)
        if len(named) > 1 or (named and named[0].kind is ActorKind.ORGANISATION):
            self.sessions.append(named)
        _forget(self.parties, self.sessions)

    def find_of_state(self, country: str) -> Actor | None:
        """The person of that state who was named last."""
        return next((person for person in reversed(self.people) if person.country == country), None)

    def find_leader(self, country: str) -> Actor | None:
        """Who leads that state, whoever of it was named since."""
        for person in reversed(self.people):
            office = set(person.office.lower().split())
            if person.country == country and office & _FIRST and not office & _NOT_FIRST:
                return person
        return None

    def find_protagonist(self) -> list[Actor]:
        """Whom the report tells of far more than of anybody else, where nobody's office was told."""
        first = Counter(person.name for person in self.people).most_common(2)
        if not first or first[0][1] < _OFTEN or (len(first) > 1 and first[0][1] < 2 * first[1][1]):
            return []
        return [person for person in self.people if person.name == first[0][0] and not person.office][-1:]

    def find_body(self, word: str) -> Actor | None:
        """The body that "the council" or "the league" is: the last one with that word in its name or office."""
        for body in reversed(self.bodies if word in _BODIES else ()):
            if body.kind is ActorKind.ORGANISATION and word in f"{body.name} {body.office}".lower().split():
                return body
        return None

    def bodies_by_frequency(self) -> list[Actor]:
        """The bodies spoken of, most often first and of equals the last: whose "the government" is."""
        told = Counter(body.name for body in self.bodies)
        last = {body.name: at for at, body in enumerate(self.bodies)}
        return sorted(self.bodies, key=lambda body: (-told[body.name], -last[body.name]))


def _forget(*memories: list[Any]) -> None:
    for memory in memories:
        del memory[:-_LONGEST]
