"""What the labelled tokens of a match say: a part, a relation, a year."""

from __future__ import annotations

from events.extraction.temporal.grammar import Match
from events.extraction.temporal.meanings import Part, Relation

_PARTS = {
    "EARLY": Part.EARLY, "BEGIN": Part.EARLY, "MID": Part.MID, "LATE": Part.LATE, "END": Part.LATE,
    "EARLIER": Part.EARLIER, "LATER": Part.LATER,
}  # fmt: skip
_RELATIONS = {
    "LAST": Relation.LAST, "NEXT": Relation.NEXT, "THIS": Relation.THIS, "PREVIOUS": Relation.PREVIOUS,
    "FOLLOWING": Relation.FOLLOWING, "THAT": Relation.THAT, "SAME": Relation.THAT,
}  # fmt: skip


def part_of(match: Match, label: str = "part") -> Part:
    """The part that the labelled tokens say; a label may hold more than one token, the first counts."""
    return next((part for name, part in _PARTS.items() if match.is_a(label, name)), Part.WHOLE)


def relation_of(match: Match, label: str = "rel") -> Relation:
    """The relation that the labelled token says."""
    return next((relation for name, relation in _RELATIONS.items() if match.is_a(label, name)), Relation.NONE)


def full_year(number: int) -> int:
    """Two digits as a year between 1931 and 2030; more digits as they are."""
    if number >= 100:
        return number
    return number + (2000 if number <= 30 else 1900)


def year_of(match: Match, label: str = "year") -> int | None:
    """The labelled year, None when there is none."""
    return full_year(match.number(label)) if match.has(label) else None
