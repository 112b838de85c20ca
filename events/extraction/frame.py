"""What a trigger's clause says before anyone is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Token

from events.extraction.gazetteer import Hit
from events.vocabulary import EventType, Role

Finder = Callable[[Token], Hit | None]  # the known name that a token belongs to


@dataclass(slots=True)
class Frame:
    """One trigger with its arguments as tokens.

    ``predicate`` is the verb whose tense and mood say whether it happened (None in a bare
    heading). ``arguments`` are heads of noun phrases with the role they would have. ``places``
    are heads of phrases that may say where. ``strong`` means that the words alone make an event;
    otherwise named participants have to. ``definite`` means that it points back ("the talks").
    ``topics`` are adjectives that may say who or only about what ("Afghan talks").
    """

    type: EventType
    trigger: Token
    predicate: Token | None
    arguments: list[tuple[Token, Role]] = field(default_factory=list)
    topics: list[Token] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)
    strong: bool = False
    definite: bool = False
    nominal: bool = False
    specific: bool = False  # its own phrase says who: "a visit by …", "talks between …"
    goal: Token | None = None  # one of several destinations that one verb names, each a visit of its own
    goals: tuple[Token, ...] = ()  # all of these destinations, in the order of the text
    points: bool = False  # a pronoun stands for the event: "they are to resume"
    ordinary: bool = False  # a generic plural or a mass noun: "peace talks", "dialogue"

    def add(self, token: Token | None, role: Role = Role.PARTICIPANT) -> None:
        """Note an argument once."""
        if token is not None and all(known != token for known, _ in self.arguments):
            self.arguments.append((token, role))
