"""What a known name stands for, and where known names stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from events.extraction.types import Span
from events.vocabulary import ActorKind


class Form(StrEnum):
    """How a name is used: "France", "French", "Paris", "Lyon", "the Élysée", "NATO", "Europe", "European"."""

    STATE = "state"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    CITY = "city"
    SEAT = "seat"
    VENUE = "venue"
    ORGANISATION = "organisation"
    REGION = "region"
    REGIONAL = "regional adjective"


_OWNED = re.compile(r"(?:['’]s|\bNational)\s\Z")
ADJECTIVES = frozenset({Form.DEMONYM, Form.REGIONAL})
SPEAKS_FOR_A_STATE = frozenset({Form.STATE, Form.DEMONYM, Form.CAPITAL, Form.SEAT})


@dataclass(frozen=True, slots=True)
class Name:
    """One entry: ``name`` is the canonical spelling, ``country`` ISO 3166-1 alpha-2 or empty.

    ``city`` is where a seat or venue stands; ``kind`` says what kind of actor the
    name is when it acts (a capital or a palace acts as the state). ``elsewhere``
    are the other states with a city of that name, the best known first.
    """

    name: str
    form: Form
    country: str = ""
    kind: ActorKind = ActorKind.OTHER
    city: str = ""
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text."""

    span: Span
    name: Name


class Gazetteer:
    """Known names by spelling, found in a text by one compiled pattern (longest name first)."""

    def __init__(
        self,
        spellings: Mapping[str, Name],
        states: Mapping[str, str],
        capitals: Mapping[str, str],
        former: Mapping[str, str],
        contested: Iterable[str],
    ) -> None:
        self._former = dict(former)
        self._contested = frozenset(contested)
        self._spellings = dict(spellings)
        self._states = dict(states)
        self._capitals = dict(capitals)
        self._pattern = re.compile(r"(?<![\w@#.])(?:" + _write_trie(self._spellings) + r")(?!\w|\.\w)")

    def find(self, text: str) -> list[Hit]:
        """All known names in ``text``, in order, not overlapping; offsets base is ``text``."""
        return list(self._iterate(text))

    def look_up(self, spelling: str) -> Name | None:
        """The entry of one exact spelling (a leading "the " is ignored)."""
        return self._spellings.get(spelling) or self._spellings.get(spelling.removeprefix("the "))

    def state_name(self, country: str) -> str:
        """The state's canonical name for an ISO code; empty when unknown."""
        return self._states.get(country, "")

    def capital_of(self, country: str) -> str:
        """The capital's name for an ISO code; empty when unknown."""
        return self._capitals.get(country, "")

    def former_name(self, spelling: str) -> str:
        """The name of the state that is no more and that a spelling means ("Soviet"); empty for all others."""
        return self._former.get(spelling, "")

    def is_contested(self, spelling: str) -> bool:
        """Whether a region, or a town in it, has a peace process of its own: going there from the capital is news."""
        return spelling in self._contested

    def _iterate(self, text: str) -> Iterator[Hit]:
        state_end = -2  # nowhere, so that the first word does not follow it
        for match in self._pattern.finditer(text.replace("’", "'")):
            name = self._spellings[match[0]]
            of_a_state = match.start() == state_end + 1 or _OWNED.search(
                text[max(match.start() - 10, 0) : match.start()]
            )
            if of_a_state and name.form is Form.ORGANISATION and " " in match[0]:
                continue  # "Russia's Security Council" is not the United Nations'
            state_end = match.end() if name.form in (Form.DEMONYM, Form.STATE) else -2
            yield Hit(Span(*match.span()), name)


def _write_trie(words: Iterable[str]) -> str:
    """A pattern that tries each character once: linear in the text however many names there are."""
    root: dict[str, dict[str, object]] = {}
    for word in words:
        node: dict[str, object] = root  # type: ignore[assignment]
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _write_node(root)


def _write_node(node: Mapping[str, object]) -> str:
    branches = [
        re.escape(letter) + _write_node(child)  # type: ignore[arg-type]
        for letter, child in node.items()
        if letter
    ]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    return f"(?:{joined})?" if "" in node else joined
