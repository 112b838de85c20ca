"""Structured sets from elsewhere: rows of CSV or JSON lines, and a map that says what their columns mean.

A map is a JSON object: ``publisher`` and ``url`` of the set, ``id`` (a template that names
each row once) and ``rules``. The first rule whose ``when`` agrees with the row makes the event.
Templates stand in braces: ``"{person} visits {country}"``.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events.extraction.edtf_dates import parse_edtf
from events.extraction.gazetteer import load_gazetteer
from events.vocabulary import ActorKind, EventStatus, EventType, PlaceKind, Role

Row = Mapping[str, str]
RULE_KEYS = {"when", "type", "status", "title", "summary", "date", "start", "end", "place", "participants"}
PLACE_KEYS = {"name", "country", "kind"}
PARTICIPANT_KEYS = {"name", "country", "kind", "role", "office"}
_TEMPLATE = re.compile(r"\{([^{}]*)\}")


class BadMap(ValueError):
    """The map cannot be used; the message says where and what to write."""


class BadRow(ValueError):
    """A row makes no event; the message says why."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Where; ``country`` is an ISO code or empty."""

    name: str
    country: str
    kind: PlaceKind


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Who; ``country`` is an ISO code or empty."""

    name: str
    country: str
    kind: ActorKind
    role: Role
    office: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as a row says it. ``text`` is the row itself, a line a column: the source that is quoted."""

    id: str
    text: str
    type: EventType
    status: EventStatus
    title: str
    summary: str
    edtf: str
    place: PlaceRow | None
    participants: tuple[ParticipantRow, ...]


def read_map(path: Path) -> dict[str, Any]:
    """The map of columns. Raises BadMap."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadMap(f"{path}: {error}") from None
    if not isinstance(found, dict) or not {"publisher", "id", "rules"} <= found.keys():
        raise BadMap(f"{path}: write an object with publisher, id and rules")
    for number, rule in enumerate(found["rules"], 1):
        if unknown := sorted(rule.keys() - RULE_KEYS):
            raise BadMap(
                f"{path}: rule {number}: no key {', '.join(unknown)}; there are {', '.join(sorted(RULE_KEYS))}"
            )
        if not {"type", "title"} <= rule.keys():
            raise BadMap(f"{path}: rule {number}: type and title are needed")
    return found


def read_rows(path: Path) -> Iterator[tuple[int, Row | BadRow]]:
    """Line numbers and rows of a .csv, .tsv or JSON lines file; what is no row is a BadRow. Raises OSError."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        if path.suffix.lower() in (".csv", ".tsv"):
            reader = csv.DictReader(
                file, dialect="excel-tab" if path.suffix.lower() == ".tsv" else "excel", strict=True
            )
            try:
                for row in reader:
                    if None in row or None in row.values():
                        yield reader.line_num, BadRow("has more or fewer cells than the header")
                    else:
                        yield reader.line_num, row
            except csv.Error as error:
                yield reader.line_num, BadRow(f"is no CSV: {error}")
            return
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _read_line(line)


def make_event(row: Row, columns: Mapping[str, Any]) -> EventRow:
    """What the row says, by the first rule that agrees. Raises BadRow."""
    rule = next((rule for rule in columns["rules"] if _agrees(row, rule.get("when", {}))), None)
    if rule is None:
        raise BadRow("no rule of the map agrees with it")
    title = _fill(rule["title"], row)
    if not title:
        raise BadRow("has an empty title")
    text = "\n".join(f"{column}: {' '.join(value.split())}" for column, value in row.items() if value.strip())
    return EventRow(
        id=_fill(columns["id"], row),
        text=text,
        type=_word(EventType, rule["type"], row),
        status=_word(EventStatus, rule.get("status", "held"), row),
        title=title[:300],
        summary=_fill(rule.get("summary", ""), row),
        edtf=_read_date(rule, row),
        place=_read_place(rule.get("place"), row),
        participants=tuple(_read_participants(rule.get("participants", ()), row)),
    )


def _read_line(line: str) -> Row | BadRow:
    try:
        row = json.loads(line)
    except ValueError as error:
        return BadRow(f"is no JSON: {error}")
    if not isinstance(row, dict):
        return BadRow("is no JSON object")
    return {str(name): "" if value is None else str(value) for name, value in row.items()}


def _agrees(row: Row, when: Mapping[str, str]) -> bool:
    return all(row.get(column, "") == value for column, value in when.items())


def _fill(template: str, row: Row) -> str:
    """The template with the row's columns in it. Raises BadRow for a column that the row does not have."""

    def put(match: re.Match[str]) -> str:
        if match[1] not in row:
            raise BadRow(f"has no column {match[1]}; it has {', '.join(row)}")
        return row[match[1]]

    return " ".join(_TEMPLATE.sub(put, template).split())


def _word(words: type[Any], template: str, row: Row) -> Any:
    word = _fill(template, row)
    try:
        return words(word.lower())
    except ValueError:
        raise BadRow(f"“{word}” is none of {', '.join(words)}") from None


def _read_date(rule: Mapping[str, Any], row: Row) -> str:
    """EDTF of ``date``, or of ``start`` and ``end``; empty when not known. Raises BadRow."""
    if "date" in rule:
        typed = _fill(rule["date"], row)
    else:
        start, end = _fill(rule.get("start", ""), row), _fill(rule.get("end", ""), row)
        typed = start if start == end or not end else f"{start or '..'}/{end}"
    if not typed:
        return ""
    try:
        return parse_edtf(typed).edtf
    except ValueError as error:
        raise BadRow(str(error)) from None


def _read_place(place: Mapping[str, str] | None, row: Row) -> PlaceRow | None:
    if place is None or not (name := _fill(place["name"], row)):
        return None
    country = _find_country(_fill(place.get("country", ""), row))
    return PlaceRow(name[:200], country, _word(PlaceKind, place.get("kind", "city"), row))


def _read_participants(participants: Sequence[Mapping[str, str]], row: Row) -> Iterator[ParticipantRow]:
    seen = set()
    for who in participants:
        name = _fill(who["name"], row)
        if not name or name in seen:
            continue
        seen.add(name)
        yield ParticipantRow(
            name[:200],
            _find_country(_fill(who.get("country", ""), row)),
            _word(ActorKind, who.get("kind", "other"), row),
            _word(Role, who.get("role", "participant"), row),
            _fill(who.get("office", ""), row)[:200],
        )


def _find_country(name: str) -> str:
    """ISO code of a country's code or name; empty for one that is not known (Hawaii, the Soviet Union)."""
    if re.fullmatch("[A-Z]{2}", name):
        return name
    found = load_gazetteer().look_up(name) if name else None
    return found.country if found else ""
