"""What may be asked of the timeline: parsed once, here, then only types. Pure: no Django, no clock.

The same ``TimelineQuery`` stands behind lists, counts, formats, saved timelines,
embeds and the command line, so a filter means the same everywhere.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from events.extraction.edtf_dates import parse_edtf
from events.vocabulary import DatePrecision, EventStatus, EventType, Role
from timeline.parameters import (
    Problem,
    QueryError,
    check_names,
    read_choice,
    read_choices,
    read_flag,
    read_keys,
    read_values,
)
from timeline.search import Search, parse_search

Pairs = Iterable[tuple[str, str]]
Word = TypeVar("Word")


class Order(StrEnum):
    """Orders of a list; each is total, and undated events come last in the first two.

    DATE: first possible day (for "by 3 May" the last), then the more exact date, then id.
    LATEST_FIRST: the reverse. CHANGED: when the record changed, oldest change first.
    RELEVANCE: what has all words in its title first, then DATE.
    """

    DATE = "date"
    LATEST_FIRST = "-date"
    CHANGED = "changed"
    LAST_CHANGED_FIRST = "-changed"
    RELEVANCE = "relevance"


class Undated(StrEnum):
    """What becomes of events whose date is not known at all."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Who:
    """At least one of ``actors`` in at least one of ``roles``. An empty tuple: any."""

    actors: tuple[str, ...]
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees, WGS 84. ``west`` above ``east`` reaches across the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return ",".join(f"{degrees:.10g}" for degrees in (self.west, self.south, self.east, self.north))


@dataclass(frozen=True)
class TimelineQuery:
    """Which published events, in which order. All fields narrow; None and () mean "any".

    ``start`` and ``end`` are inclusive days; an event is found when its possible days
    overlap them, with ``certain`` only when they all lie inside. ``who``, ``places``,
    ``countries`` and ``articles`` hold groups: one of each group must match.
    ``nothing`` is set when two queries were joined that exclude each other.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    certain: bool = False
    undated: Undated = Undated.INCLUDE
    types: frozenset[EventType] | None = None
    statuses: frozenset[EventStatus] | None = None
    precisions: frozenset[DatePrecision] | None = None
    who: tuple[Who, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    countries: tuple[tuple[str, ...], ...] = ()
    articles: tuple[tuple[str, ...], ...] = ()
    boxes: tuple[Box, ...] = ()
    search: Search | None = None
    order: Order = Order.DATE
    nothing: bool = False

    @property
    def windowed(self) -> bool:
        """Whether a window of days is asked for."""
        return self.start is not None or self.end is not None

    def canonical(self) -> str:
        """The normal form: two queries that mean the same have the same one. Query string syntax; "" is everything.

        It can be parsed back, except for a query that was joined of several.
        """
        return self._canonical

    @cached_property
    def _canonical(self) -> str:
        return urlencode(list(_write(self)), safe=",:")

    def narrowed(self, other: TimelineQuery) -> TimelineQuery:
        """What both ask for, in the order of ``other`` unless that is the default one."""
        start = max((day for day in (self.start, other.start) if day), default=None)
        end = min((day for day in (self.end, other.end) if day), default=None)
        types, statuses = _both(self.types, other.types), _both(self.statuses, other.statuses)
        precisions = _both(self.precisions, other.precisions)
        undated = {self.undated, other.undated} - {Undated.INCLUDE}
        search = self.search or other.search
        if self.search and other.search:
            search = self.search.join(other.search)
        return TimelineQuery(
            start=start,
            end=end,
            certain=self.certain or other.certain,
            undated=min(undated, default=Undated.INCLUDE),
            types=types,
            statuses=statuses,
            precisions=precisions,
            who=self.who + tuple(who for who in other.who if who not in self.who),
            places=self.places + tuple(group for group in other.places if group not in self.places),
            countries=self.countries + tuple(group for group in other.countries if group not in self.countries),
            articles=self.articles + tuple(group for group in other.articles if group not in self.articles),
            boxes=self.boxes + tuple(box for box in other.boxes if box not in self.boxes),
            search=search,
            order=other.order if other.order is not Order.DATE else self.order,
            nothing=self.nothing
            or other.nothing
            or len(undated) == 2
            or bool(start and end and start > end)
            or frozenset() in (types, statuses, precisions),
        )


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which part of a list, and how much of each event."""

    size: int = 50
    cursor: str = ""
    fields: tuple[str, ...] = ()
    count: bool = False


MAX_PAGE = 200
FIELDS = (
    "id", "type", "status", "title", "summary", "date", "place", "participants",
    "sources", "part_of", "cameo", "version", "changed", "url",
)  # fmt: skip
FILTERS = (
    "from", "to", "certain", "undated", "type", "status", "precision", "actor", "actors_all", "role",
    "country", "place", "bbox", "article", "q", "order",
)  # fmt: skip
PAGING = ("page_size", "cursor", "fields", "count")

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}", re.IGNORECASE | re.ASCII)
COUNTRY = re.compile(r"[A-Z]{2}", re.IGNORECASE | re.ASCII)
NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
_DAY_FORMS = "write EDTF or ISO 8601, for example 2019, 2019-10, 2019-10-25 or 2019-33 (a quarter)"


def parse_query(pairs: Pairs, extra: Sequence[str] = ()) -> TimelineQuery:
    """Read a query string's pairs. ``extra`` names parameters that others read.

    Raises QueryError that lists every unknown or malformed parameter, each with what to write instead.
    """
    given = list(pairs)
    problems: list[Problem] = check_names(given, (*FILTERS, *extra))
    values = read_values(given, problems, FILTERS)
    start, end = _read_window(values, problems)
    order = read_choice("order", values, Order, problems)
    undated = read_choice("undated", values, Undated, problems)
    search = _read_search(values, problems)
    certain = read_flag("certain", values, problems)
    roles = tuple(sorted(read_choices("role", values, Role, problems)))
    query = TimelineQuery(
        start=start,
        end=end,
        certain=certain,
        undated=undated or (Undated.EXCLUDE if start or end else Undated.INCLUDE),
        types=frozenset(read_choices("type", values, EventType, problems)) or None,
        statuses=frozenset(read_choices("status", values, EventStatus, problems)) or None,
        precisions=frozenset(read_choices("precision", values, DatePrecision, problems)) or None,
        who=_read_who(values, roles, problems),
        places=_group(read_keys("place", values, SLUG, "a place's id such as moscow", problems), str.lower),
        countries=_group(read_keys("country", values, COUNTRY, "an ISO 3166-1 code such as QA", problems), str.upper),
        articles=_group(read_keys("article", values, NUMBER, "an article's number", problems), _drop_zeros),
        boxes=_read_box(values, problems),
        search=search,
        order=order or Order.DATE,
    )
    if query.windowed and undated is Undated.ONLY:
        problems.append(Problem("undated", "an undated event is in no window: leave out from and to, or write include"))
    if order is Order.RELEVANCE and search is None:
        problems.append(Problem("order", "relevance needs words to look for: give q"))
    if problems:
        raise QueryError(problems)
    return query


def parse_page(pairs: Pairs) -> PageRequest:
    """Read page_size, cursor, fields and count; other names are not looked at. Raises QueryError."""
    problems: list[Problem] = []
    values = read_values(list(pairs), problems, PAGING)
    size = 50
    if "page_size" in values:
        typed = values["page_size"][-1]
        size = int(typed) if NUMBER.fullmatch(typed) else 0
        if not 1 <= size <= MAX_PAGE:
            problems.append(Problem("page_size", f"“{typed[:40]}” is not a whole number from 1 to {MAX_PAGE}"))
    fields = read_choices("fields", values, FIELDS, problems)
    count = read_flag("count", values, problems)
    if problems:
        raise QueryError(problems)
    return PageRequest(size, values.get("cursor", [""])[-1], tuple(name for name in FIELDS if name in fields), count)


def parse_saved(text: str) -> TimelineQuery:
    """Read a saved query in query string syntax, with or without its question mark. Raises QueryError."""
    return parse_query(parse_qsl(text.strip().lstrip("?"), keep_blank_values=True))


def _write(query: TimelineQuery) -> Iterable[tuple[str, str]]:
    if query.nothing:
        yield "nothing", "true"
    for group in sorted(query.articles):
        yield "article", ",".join(group)
    for box in sorted(map(str, query.boxes)):
        yield "bbox", box
    if query.certain:
        yield "certain", "true"
    for group in sorted(query.countries):
        yield "country", ",".join(group)
    if query.start:
        yield "from", query.start.isoformat()
    if query.order is not Order.DATE:
        yield "order", query.order.value
    for group in sorted(query.places):
        yield "place", ",".join(group)
    for name, words in (("precision", query.precisions), ("status", query.statuses), ("type", query.types)):
        if words is not None:
            yield name, ",".join(sorted(words))
    if query.search:
        yield "q", str(query.search)
    if query.end:
        yield "to", query.end.isoformat()
    if query.undated is not (Undated.EXCLUDE if query.windowed else Undated.INCLUDE):
        yield "undated", query.undated.value
    yield from _write_who(query.who)


def _write_who(groups: Sequence[Who]) -> Iterable[tuple[str, str]]:
    """``actor`` for one group, ``actors_all`` for those that must come together, ``who`` for what no parameter says."""
    several = [who for who in groups if len(who.actors) != 1]
    if (
        len({who.roles for who in groups}) > 1
        or len(several) > 1
        or (len(groups) > 1 and () in [w.actors for w in groups])
    ):
        for who in sorted(groups, key=lambda who: (who.actors, who.roles)):
            yield "who", f"{','.join(who.actors)}:{','.join(who.roles)}"
        return
    single = [who for who in groups if len(who.actors) == 1]
    if not several and len(single) == 1:
        several, single = single, []
    for who in several:
        if who.actors:
            yield "actor", ",".join(who.actors)
    if single:
        yield "actors_all", ",".join(sorted(who.actors[0] for who in single))
    for who in groups[:1]:
        if who.roles:
            yield "role", ",".join(who.roles)


def _read_window(values: dict[str, list[str]], problems: list[Problem]) -> tuple[dt.date | None, dt.date | None]:
    days: dict[str, dt.date | None] = {"from": None, "to": None}
    for name in days:
        if name not in values:
            continue
        typed = values[name][-1].strip()
        try:
            date = parse_edtf(typed)
        except ValueError as error:
            problems.append(Problem(name, str(error) if len(typed) < 80 else f"is not a date: {_DAY_FORMS}"))
            continue
        days[name] = date.earliest if name == "from" else date.latest
        if days[name] is None:
            problems.append(Problem(name, f"“{typed[:40]}” is open on that side: leave the parameter out instead"))
    if days["from"] and days["to"] and days["from"] > days["to"]:
        problems.append(Problem("to", f"the window ends ({days['to']}) before it begins ({days['from']}): swap them"))
    return days["from"], days["to"]


def _read_search(values: dict[str, list[str]], problems: list[Problem]) -> Search | None:
    if "q" not in values:
        return None
    try:
        return parse_search(" ".join(values["q"]))
    except ValueError as error:
        problems.append(Problem("q", str(error)))
        return None


def _read_who(values: dict[str, list[str]], roles: tuple[Role, ...], problems: list[Problem]) -> tuple[Who, ...]:
    what = "an actor's id such as sergey-lavrov or an ISO 3166-1 code such as RU"
    some = read_keys("actor", values, SLUG, what, problems)
    together = read_keys("actors_all", values, SLUG, what, problems)
    groups = [Who(tuple(sorted({_actor_key(key) for key in some})), roles)] if some else []
    groups += [Who((key,), roles) for key in sorted({_actor_key(key) for key in together})]
    if roles and not groups:
        groups = [Who((), roles)]
    return tuple(dict.fromkeys(groups))


def _actor_key(typed: str) -> str:
    """Two letters are an ISO code (upper case), everything else a slug (lower case)."""
    return typed.upper() if COUNTRY.fullmatch(typed) else typed.lower()


def _read_box(values: dict[str, list[str]], problems: list[Problem]) -> tuple[Box, ...]:
    if "bbox" not in values:
        return ()
    typed = values["bbox"][-1]
    parts = [part.strip() for part in typed.split(",")]
    if len(parts) == 4 and all(re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9]{1,12})?", part, re.ASCII) for part in parts):
        box = Box(*(float(part) + 0.0 for part in parts))
        if max(abs(box.west), abs(box.east)) <= 180 and -90 <= box.south <= box.north <= 90:
            return (box,)
    problems.append(
        Problem("bbox", f"“{typed[:60]}” is not a box: write west,south,east,north in degrees, for example 24,35,52,56")
    )
    return ()


def _group(keys: Sequence[str], fold: Callable[[str], str]) -> tuple[tuple[str, ...], ...]:
    return (tuple(sorted({fold(key) for key in keys})),) if keys else ()


def _drop_zeros(number: str) -> str:
    return str(int(number))


def _both(one: frozenset[Word] | None, other: frozenset[Word] | None) -> frozenset[Word] | None:
    return other if one is None else one if other is None else one & other
