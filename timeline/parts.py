"""The pieces that statements are put together from. Values never stand in their text: they are carried along."""

# ruff: noqa: S608  the text of a statement is made of our own names and whole numbers only

from __future__ import annotations

from dataclasses import dataclass

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One SELECT of entries: its source (aliases ``d`` for what is walked, ``e`` for the entry) and conditions.

    ``above`` and ``below`` bound the sort key, both exclusive, at most one of each: an engine that is given two
    lower bounds walks the index from the first and filters by the second. Exclusive serves a window's first day
    too, because a key goes on after its day; so a page has the same text whether a window or a cursor begins it.
    """

    source: str
    where: tuple[str, ...]
    values: Values
    entry_id: str = "d.id"
    above: str | None = None
    below: str | None = None

    def having(self, condition: str, *values: object) -> Part:
        """The same with one condition more."""
        return self.joined((condition,), values)

    def joined(self, conditions: tuple[str, ...], values: Values) -> Part:
        """The same with more conditions."""
        where, carried = (*self.where, *conditions), (*self.values, *values)
        return Part(self.source, where, carried, self.entry_id, self.above, self.below)

    def behind(self, key: str) -> Part:
        """The same with the sort key above this one; the nearer of two bounds stays."""
        above = key if self.above is None else max(key, self.above)
        return Part(self.source, self.where, self.values, self.entry_id, above, self.below)

    def before(self, key: str) -> Part:
        """The same with the sort key below this one; the nearer of two bounds stays."""
        below = key if self.below is None else min(key, self.below)
        return Part(self.source, self.where, self.values, self.entry_id, self.above, below)

    def select(self, columns: str) -> tuple[str, Values]:
        """The statement without order and limit, and its values."""
        where, values = self.where, self.values
        if self.above is not None:
            where, values = (*where, "d.sort_key > %s"), (*values, self.above)
        if self.below is not None:
            where, values = (*where, "d.sort_key < %s"), (*values, self.below)
        return f"SELECT {columns} FROM {self.source} WHERE {' AND '.join(where) or '1 = 1'}", values


@dataclass(frozen=True, slots=True)
class Plan:
    """Parts that together are the answer. ``disjoint``: no entry is in two of them. ``lead`` is a WITH clause.

    ``lazy``: the engine merges ordered parts row by row when none is limited by itself.
    """

    parts: tuple[Part, ...]
    disjoint: bool
    lead: str = ""
    lead_values: Values = ()
    lazy: bool = False
