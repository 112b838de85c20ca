"""The pieces that statements are put together from. Values never stand in their text: they are carried along."""

# ruff: noqa: S608  the text of a statement is made of our own names and whole numbers only

from __future__ import annotations

from dataclasses import dataclass, replace

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One SELECT of entries: its source (aliases ``d`` for what is walked, ``e`` for the entry) and conditions.

    ``above`` and ``below`` bound the sort key, at most one of each: an engine that is given two lower
    bounds walks the index from the first and filters by the second.
    """

    source: str
    where: tuple[str, ...]
    values: Values
    entry_id: str = "d.id"
    above: tuple[str, bool] | None = None  # key, and whether the key itself is out
    below: str | None = None

    def having(self, condition: str, *values: object) -> Part:
        """The same with one condition more."""
        return replace(self, where=(*self.where, condition), values=(*self.values, *values))

    def bounded(self, operator: str, key: str) -> Part:
        """The same with the sort key above (``>``, ``>=``) or below (``<``) a key: the nearer of two bounds stays."""
        if operator == "<":
            return replace(self, below=min(key, self.below or key))
        bound = (key, operator == ">")
        return replace(self, above=max(bound, self.above or bound))

    def select(self, columns: str) -> tuple[str, Values]:
        """The statement without order and limit, and its values."""
        where, values = list(self.where), list(self.values)
        if self.above is not None:
            where.append(f"d.sort_key {'>' if self.above[1] else '>='} %s")
            values.append(self.above[0])
        if self.below is not None:
            where.append("d.sort_key < %s")
            values.append(self.below)
        return f"SELECT {columns} FROM {self.source} WHERE {' AND '.join(where) or '1 = 1'}", tuple(values)


@dataclass(frozen=True, slots=True)
class Plan:
    """Parts that together are the answer. ``disjoint``: no entry is in two of them. ``lead`` is a WITH clause."""

    parts: tuple[Part, ...]
    disjoint: bool
    lead: str = ""
    lead_values: Values = ()
