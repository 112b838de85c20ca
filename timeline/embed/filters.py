"""What a reader chose in the page's form, as a query and as the form shows it again. Pure: no database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from timeline.parameters import QueryError
from timeline.query import TimelineQuery, parse_query

# The form's fields, and what stands beside them.
FIELDS = {"type": "type", "actor": "participant", "place": "place", "q": "words", "from": "from", "to": "to"}


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices, in the order they came. ``errors`` says what cannot be used; the query then finds everything."""

    pairs: tuple[tuple[str, str], ...]
    query: TimelineQuery
    errors: tuple[str, ...]

    def values(self, name: str) -> list[str]:
        """Every value of one field."""
        return [value for field, value in self.pairs if field == name]

    def first(self, name: str) -> str:
        """The field's value, or nothing."""
        return next(iter(self.values(name)), "")

    def write(self, **more: str) -> str:
        """The query string of these choices and ``more``, with its question mark; empty for none."""
        text = urlencode([*self.pairs, *((name, value) for name, value in more.items() if value)])
        return f"?{text}" if text else ""

    @property
    def words(self) -> str:
        """ "type: visit; place: doha", for the sentence that nothing was found."""
        return "; ".join(f"{FIELDS[name]}: {value}" for name, value in self.pairs)


def read_filters(pairs: Iterable[tuple[str, str]]) -> Filters:
    """The form's own fields; empty ones and what others add to addresses (``utm_source``) are passed over."""
    chosen = tuple((name, value.strip()) for name, value in pairs if name in FIELDS and value.strip())
    try:
        return Filters(chosen, parse_query(chosen), ())
    except QueryError as error:
        return Filters(chosen, TimelineQuery(), tuple(f"{p.parameter}: {p.detail}" for p in error.problems))
