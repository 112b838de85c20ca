"""A page of a list: stored documents from a place in it on, with the state of the timeline that they are of."""

# ruff: noqa: S608  the text of a statement is made of our own names and whole numbers only

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.fetching import fetch_all, read_vendor
from timeline.parts import Values
from timeline.query import Order, TimelineQuery
from timeline.selectors import State, read_cursor, read_state, write_cursor
from timeline.statements import plan_query, write_page

# The last change, or below zero the duration classes in use (see ``Ledger``) when a plan was made for others.
_STATE = "(SELECT CASE WHEN classes = {0} THEN sequence ELSE -1 - classes END FROM timeline_ledger WHERE id = 1)"


class Page(NamedTuple):
    """Documents (JSON text) in order, and cursors; None where there is nothing further."""

    documents: Sequence[str] = ()
    next: str | None = None
    previous: str | None = None


class _Prepared(NamedTuple):
    """A page's statement, with the last change as third column; ``sql`` is empty when there is nothing to ask."""

    sql: str
    values: Values
    backward: bool


def select_page(query: TimelineQuery, state: State, size: int, cursor: str = "") -> Page:
    """``size`` documents from the cursor on, in one statement. Raises BadCursor."""
    prepared = _prepare(query, state.classes, size, cursor)
    rows = fetch_all(prepared.sql, prepared.values) if prepared.sql else []
    return _cut(query, rows, size, cursor, prepared.backward)


class Reader:
    """Pages together with their state, in one statement: what is remembered of it is for which classes to plan.

    It takes two when nothing is found, because then no row tells the state, and when there are classes that were not
    in use before.
    """

    def __init__(self) -> None:
        self.classes = 0

    def select(self, query: TimelineQuery, size: int, cursor: str = "") -> tuple[State, Page]:
        """As ``select_page``, with the state of the same moment. Raises BadCursor."""
        for _ in range(2):
            classes = self.classes
            prepared = _prepare(query, classes, size, cursor)
            if not prepared.sql:
                break
            rows = fetch_all(prepared.sql, prepared.values)
            if not rows:
                state, found = _count(prepared)
                if not found and state.classes == classes:
                    return state, Page()
                break
            told = rows[0][2]
            if told is None:
                break
            if told >= 0:
                return State(told, classes), _cut(query, rows, size, cursor, prepared.backward)
            self.classes = -1 - told
        # A page that is read after its state is never older than its ETag.
        state = read_state()
        self.classes = state.classes
        return state, select_page(query, state, size, cursor)


def _count(prepared: _Prepared) -> tuple[State, int]:
    """The state and how many rows the page has at that moment."""
    count = f"SELECT COUNT(*) FROM ({prepared.sql}) p"
    rows = fetch_all(f"SELECT sequence, classes, ({count}) FROM timeline_ledger WHERE id = 1", prepared.values)
    return (State(*rows[0][:2]), rows[0][2]) if rows else (State(), 0)


@lru_cache(maxsize=1024)
def _prepare(query: TimelineQuery, classes: int, size: int, cursor: str) -> _Prepared:
    backward, after = read_cursor(cursor, query) if cursor else (False, None)
    spread = query.order not in (Order.CHANGED, Order.LAST_CHANGED_FIRST)
    plan = plan_query(query, classes, read_vendor(), spread=spread)
    if query.nothing or not plan.parts:
        return _Prepared("", (), backward)
    columns = f"e.document, {_STATE.format(classes)}"
    return _Prepared(*write_page(plan, query.order, size + 1, after, backward, columns), backward)


def _cut(query: TimelineQuery, rows: list[Any], size: int, cursor: str, backward: bool) -> Page:
    """The page without the row that told that there are more."""
    more = len(rows) > size
    if more:
        del rows[size:]
    if backward:
        rows.reverse()
    if not rows:
        return Page()
    has_next, has_previous = (True, more) if backward else (more, bool(cursor))
    return Page(
        [row[1] for row in rows],
        write_cursor(query, False, rows[-1][0]) if has_next else None,
        write_cursor(query, True, rows[0][0]) if has_previous else None,
    )
