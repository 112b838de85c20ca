"""What the labelled tokens of a match say: a part, a relation, a year."""

from __future__ import annotations

from events.extraction.temporal.grammar import Match
from events.extraction.temporal.meanings import Part, Relation

_PARTS = {
    "e": Part.EARLY, "B": Part.EARLY, "m": Part.MID, "k": Part.LATE, "Z": Part.LATE, "r": Part.EARLIER,
    "R": Part.LATER,
}  # fmt: skip
_RELATIONS = {
    "l": Relation.LAST, "x": Relation.NEXT, "t": Relation.THIS, "p": Relation.PREVIOUS, "g": Relation.FOLLOWING,
    "T": Relation.THAT, "s": Relation.THAT,
}  # fmt: skip


def part_of(match: Match, label: str = "part") -> Part:
    """The part that the labelled tokens say; a label may hold more than one token, the first counts."""
    written = match.code(label)
    return _PARTS.get(written[:1], Part.WHOLE)


def relation_of(match: Match, label: str = "rel") -> Relation:
    """The relation that the labelled token says."""
    return _RELATIONS.get(match.code(label)[:1], Relation.NONE)


def full_year(number: int) -> int:
    """Two digits as a year between 1931 and 2030; more digits as they are."""
    if number >= 100:
        return number
    return number + (2000 if number <= 30 else 1900)


def year_of(match: Match, label: str = "year") -> int | None:
    """The labelled year, None when there is none."""
    return full_year(match.number(label)) if match.has(label) else None
