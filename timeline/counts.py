"""Histogram and facets: exact at any size. What no window cuts through is read from the rollup."""

# ruff: noqa: S608  the text of a statement is made of our own names and whole numbers only

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

import orjson
from django.db import connection

from timeline.fetching import fetch_all
from timeline.parts import Values
from timeline.projection import NO_MONTH, month_number
from timeline.query import Order, TimelineQuery, Undated
from timeline.selectors import State
from timeline.statements import plan_query, write_matched

MAX_BUCKETS = 10_000
TOP = 50  # values of a facet
FLAT = ("type", "status", "precision")
KEYED = ("actor", "nation", "place", "country")
FACETS = (*FLAT, *KEYED)


class Unit(StrEnum):
    """How wide a bucket is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class TooManyBuckets(ValueError):
    """The span is too long for the unit."""


@dataclass(slots=True)
class Bucket:
    """``count`` events lie wholly inside; ``wider`` may have been inside but reach beyond. Both by type too."""

    start: dt.date
    end: dt.date
    count: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wider: dict[str, int] = field(default_factory=lambda: defaultdict(int))


@dataclass(frozen=True, slots=True)
class Histogram:
    """``total`` = counts of all buckets + ``spanning`` (too wide for any one bucket) + ``undated``."""

    total: int
    spanning: int
    undated: int
    buckets: tuple[Bucket, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the events found have a value; ``label`` is its name, or the value."""

    value: str
    label: str
    count: int


Rows = Iterable[tuple[int | None, int | None, str, int]]  # first and last position, type, events


def read_histogram(query: TimelineQuery, unit: Unit, state: State) -> Histogram:
    """One statement. Raises TooManyBuckets."""
    rows: Rows = []
    if not query.nothing:
        if unit is Unit.DAY:
            rows = _read_days(query, state)
        else:
            months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[unit]
            raw = _read_tally(query) if is_rolled_up(query) else _read_months(query, state)
            rows = [(_divide(first, months), _divide(last, months), type_, count) for first, last, type_, count in raw]
    return _fill(rows, query, unit)


def read_facets(query: TimelineQuery, state: State) -> tuple[int, dict[str, list[Facet]]]:
    """The number of events found and how they spread, most frequent value first. One statement."""
    facets: dict[str, list[Facet]] = {name: [] for name in FACETS}
    if query.nothing:
        return 0, facets
    everything = replace(query, order=Order.DATE) == TimelineQuery()
    sql, values = (_write_all_facets(), ()) if everything else _write_facets(query, state)
    total = 0
    for name, value, document, count in fetch_all(sql, values) if sql else ():
        if name == "total":
            total = int(count)
            continue
        value = value.partition(":")[2] if ":" in value else value
        label = orjson.loads(document).get("name", value) if document else value
        facets[name].append(Facet(value, label, int(count)))
    for found in facets.values():
        found.sort(key=lambda facet: (-facet.count, facet.value))
    return total, facets


def is_rolled_up(query: TimelineQuery) -> bool:
    """Whether the rollup knows the answer: no filter but on its own columns, and no window inside a month."""
    plain = not (query.who or query.places or query.countries or query.articles or query.boxes or query.search)
    start, end = query.start, query.end
    whole = (start is None or start.day == 1) and (end is None or _is_last_of_month(end))
    return plain and whole


def _read_tally(query: TimelineQuery) -> Rows:
    conditions, values = ["1 = 1"], []
    for column, words in (("type", query.types), ("status", query.statuses), ("precision", query.precisions)):
        if words is not None:
            conditions.append(f"{column} IN ({', '.join('%s' for _ in words)})")
            values += sorted(words)
    undated = f"(first_month = {NO_MONTH} AND last_month = {NO_MONTH})"
    window = [f"NOT {undated}"]
    if query.start:
        month = month_number(query.start)
        window.append(f"first_month >= {month}" if query.certain else f"(last_month = -1 OR last_month >= {month})")
    if query.end:
        month = month_number(query.end)
        inside = f"(last_month BETWEEN 0 AND {month})"
        window.append(inside if query.certain else f"(first_month = -1 OR first_month <= {month})")
    dated = f"({' AND '.join(window)})"
    wanted = {Undated.ONLY: undated, Undated.EXCLUDE: dated, Undated.INCLUDE: f"({dated} OR {undated})"}[query.undated]
    sql = (
        "SELECT first_month, last_month, type, SUM(count) FROM timeline_tally"
        f" WHERE {' AND '.join(conditions)} AND {wanted} GROUP BY first_month, last_month, type"
    )
    return _named(fetch_all(sql, tuple(values)))


def _read_months(query: TimelineQuery, state: State) -> Rows:
    plan = plan_query(query, state.classes, connection.vendor)
    if not plan.parts:
        return []
    lead, values = write_matched(plan)
    sql = (
        f"{lead}SELECT e.first_month, e.last_month, e.type, COUNT(*) FROM matched m"
        " JOIN timeline_entry e ON e.id = m.id GROUP BY e.first_month, e.last_month, e.type"
    )
    return _named(fetch_all(sql, values))


def _read_days(query: TimelineQuery, state: State) -> Rows:
    plan = plan_query(query, state.classes, connection.vendor)
    if not plan.parts:
        return []
    lead, values = write_matched(plan)
    sql = (
        f"{lead}SELECT e.earliest, e.latest, e.type, COUNT(*) FROM matched m"
        " JOIN timeline_entry e ON e.id = m.id GROUP BY e.earliest, e.latest, e.type"
    )
    return [(_ordinal(first), _ordinal(last), type_, count) for first, last, type_, count in fetch_all(sql, values)]


def _fill(rows: Rows, query: TimelineQuery, unit: Unit) -> Histogram:
    """Counts at their position, and what is wider by running sums of where it begins and ends."""
    rows = list(rows)
    dated = [(first, last, type_, count) for first, last, type_, count in rows if first is not None or last is not None]
    known = [position for first, last, _type, _count in dated for position in (first, last) if position is not None]
    total = sum(count for _first, _last, _type, count in rows)
    undated = total - sum(count for _first, _last, _type, count in dated)
    if not known:
        return Histogram(total, 0, undated, ())
    lowest, highest = _find_ends(min(known), max(known), query, unit)
    if highest - lowest >= MAX_BUCKETS:
        raise TooManyBuckets(f"{highest - lowest + 1:,} buckets: ask for a wider unit or a shorter window")
    buckets: dict[int, Bucket] = {}
    steps: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    spanning = 0
    for first, last, type_, count in dated:
        if first is not None and first == last:
            buckets.setdefault(first, _make_bucket(first, unit)).count[type_] += count
            continue
        spanning += count
        steps[lowest if first is None else max(first, lowest)][type_] += count
        steps[highest + 1 if last is None else min(last, highest) + 1][type_] -= count
    running: dict[str, int] = defaultdict(int)
    for position in range(lowest, highest + 1):
        for type_, change in steps.get(position, {}).items():
            running[type_] += change
        wider = {type_: count for type_, count in running.items() if count}
        if wider:
            buckets.setdefault(position, _make_bucket(position, unit)).wider = wider
    return Histogram(total, spanning, undated, tuple(bucket for _position, bucket in sorted(buckets.items())))


def _find_ends(first: int, last: int, query: TimelineQuery, unit: Unit) -> tuple[int, int]:
    """From the first to the last known position, inside the window; the window's near end where all lie outside."""
    start = _position(query.start, unit) if query.start else first
    end = _position(query.end, unit) if query.end else last
    lowest, highest = max(first, start), min(last, end)
    if lowest <= highest:
        return lowest, highest
    return (start, start) if last < start else (end, end)


def _write_all_facets() -> str:
    """Everything there is: from the rollup and the subjects' own counts."""
    selects = [
        "SELECT 'total' AS facet, '' AS value, '' AS document, COALESCE(SUM(count), 0) AS events FROM timeline_tally"
    ]
    selects += [f"SELECT '{name}', {name}, '', SUM(count) FROM timeline_tally GROUP BY {name}" for name in FLAT]
    selects += [
        f"SELECT '{kind}', key, document, count FROM (SELECT key, document, count FROM timeline_subject"
        f" WHERE kind = '{kind}' ORDER BY count DESC, key LIMIT {TOP}) {kind}_most"
        for kind in KEYED
    ]
    return " UNION ALL ".join(selects)


def _write_facets(query: TimelineQuery, state: State) -> tuple[str, Values]:
    plan = plan_query(query, state.classes, connection.vendor)
    if not plan.parts:
        return "", ()
    lead, values = write_matched(plan)
    flat = ", ".join(f"e.{name}" for name in FLAT)
    lead += f", hits AS MATERIALIZED (SELECT {flat} FROM matched m JOIN timeline_entry e ON e.id = m.id) "
    lead += (
        ", named AS MATERIALIZED (SELECT p.key, COUNT(*) AS events FROM matched m"
        " JOIN timeline_posting p ON p.entry_id = m.id GROUP BY p.key) "
    )
    selects = ["SELECT 'total' AS facet, '' AS value, '' AS document, COUNT(*) AS events FROM matched"]
    selects += [f"SELECT '{name}', {name}, '', COUNT(*) FROM hits GROUP BY {name}" for name in FLAT]
    selects += [
        f"SELECT '{kind}', key, document, events FROM (SELECT n.key, s.document, n.events FROM named n"
        f" JOIN timeline_subject s ON s.key = n.key WHERE s.kind = '{kind}'"
        f" ORDER BY n.events DESC, n.key LIMIT {TOP}) {kind}_most"
        for kind in KEYED
    ]
    return lead + " UNION ALL ".join(selects), values


def _make_bucket(position: int, unit: Unit) -> Bucket:
    if unit is Unit.DAY:
        day = dt.date.fromordinal(position)
        return Bucket(day, day)
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[unit]
    year, month = divmod(position * months, 12)
    last_year, last_month = divmod(position * months + months - 1, 12)
    last = dt.date(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])
    return Bucket(dt.date(year, month + 1, 1), last)


def _position(day: dt.date, unit: Unit) -> int:
    if unit is Unit.DAY:
        return day.toordinal()
    return month_number(day) // {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}[unit]


def _named(rows: Iterable[tuple[int, int, str, int]]) -> Rows:
    return [
        (None if first == NO_MONTH else first, None if last == NO_MONTH else last, type_, int(count))
        for first, last, type_, count in rows
    ]


def _divide(month: int | None, months: int) -> int | None:
    return None if month is None else month // months


def _ordinal(day: dt.date | str | None) -> int | None:
    """SQLite gives dates of its own statements as text."""
    return None if day is None else (dt.date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


def _is_last_of_month(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
