"""What an answer claims, read piece by piece: a piece of another shape is left out and counted, nothing is trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from events.vocabulary import EventStatus, EventType, Role

MOST_EVENTS = 60  # in one answer; an article's part that held more would be a list, not a report
MOST_PARTICIPANTS, MOST_QUOTES = 30, 8
LONGEST_QUOTE, LONGEST_NAME = 2_000, 200  # characters


class WrongShape(ValueError):
    """The answer as a whole is not what was asked for; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class QuoteClaim:
    """Words said to stand in a paragraph; ``paragraph`` counts from 1 as it was shown, 0 when it is not said."""

    quote: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as it is claimed: words of the vocabulary, and quotes. Empty strings where nothing is said."""

    type: EventType
    status: EventStatus
    evidence: tuple[QuoteClaim, ...]
    participants: tuple[tuple[str, Role], ...] = ()
    place: str = ""
    date: str = ""


def read_claims(answer: object, lost: Counter[str]) -> list[Claim]:
    """The claims of ``{"events": [...]}``; what cannot be used is counted in ``lost`` by its reason.

    Keys that were not asked for are passed over: offsets, dates and identifiers are not the answer's to give.
    Raises WrongShape when the whole is something else.
    """
    if isinstance(answer, list):  # some servers' JSON mode gives the list alone
        answer = {"events": answer}
    if not isinstance(answer, dict) or not isinstance(answer.get("events"), list):
        raise WrongShape("an object with a list “events” was expected")
    events = answer["events"]
    if len(events) > MOST_EVENTS:
        lost["more events than an article tells of"] += len(events) - MOST_EVENTS
    return list(_read_events(events[:MOST_EVENTS], lost))


def _read_events(events: list[Any], lost: Counter[str]) -> Iterator[Claim]:
    for event in events:
        if not isinstance(event, dict):
            lost["no event but something else"] += 1
            continue
        try:
            kind, status = EventType(_word(event.get("type"))), EventStatus(_word(event.get("status")))
        except ValueError:
            lost["a type or status that the vocabulary does not have"] += 1
            continue
        evidence = tuple(_read_evidence(event.get("evidence"), lost))
        if not evidence:
            lost["no evidence"] += 1
            continue
        yield Claim(
            kind,
            status,
            evidence,
            tuple(_read_participants(event.get("participants"), lost)),
            _text(event.get("place"), LONGEST_NAME),
            _text(event.get("date"), LONGEST_NAME),
        )


def _read_evidence(value: object, lost: Counter[str]) -> Iterator[QuoteClaim]:
    quotes = value if isinstance(value, list) else [value]
    if len(quotes) > MOST_QUOTES:
        lost["more quotes than an event needs"] += len(quotes) - MOST_QUOTES
    for item in quotes[:MOST_QUOTES]:
        fields: dict[str, Any] = item if isinstance(item, dict) else {"quote": item}
        paragraph = fields.get("paragraph")
        if quote := _text(fields.get("quote"), LONGEST_QUOTE):
            yield QuoteClaim(quote, paragraph if type(paragraph) is int else 0)


def _read_participants(value: object, lost: Counter[str]) -> Iterator[tuple[str, Role]]:
    people = value if isinstance(value, list) else []
    if len(people) > MOST_PARTICIPANTS:
        lost["more participants than an event has"] += len(people) - MOST_PARTICIPANTS
    for item in people[:MOST_PARTICIPANTS]:
        fields: dict[str, Any] = item if isinstance(item, dict) else {"quote": item}
        try:
            role = Role(_word(fields.get("role")))
        except ValueError:
            role = Role.PARTICIPANT
        if quote := _text(fields.get("quote"), LONGEST_NAME):
            yield quote, role


def _word(value: object) -> str:
    return value.strip().lower() if isinstance(value, str) else ""


def _text(value: object, longest: int) -> str:
    """The string without space around it; empty for anything else, and for what is too long to be a quote."""
    text = value.strip() if isinstance(value, str) else ""
    return text if len(text) <= longest else ""
