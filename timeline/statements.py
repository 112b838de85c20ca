"""A TimelineQuery in SQL that both engines understand.

A window is asked of each duration class by itself, so that every part is one range of one index,
limited and then merged in order; what is merged is a few dozen keys, never the whole answer.
Values never stand in the text of a statement: parts carry their parameters along.
"""

# ruff: noqa: S608  the text of a statement is made of our own names and whole numbers only

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.parts import Part, Plan, Values
from timeline.projection import ROLE_BITS
from timeline.query import Order, TimelineQuery, Who
from timeline.search import to_fts5, to_tsquery
from timeline.windows import FIRST_UNDATED, bound_window, spread_window


@lru_cache(maxsize=1024)
def plan_query(query: TimelineQuery, classes: int, vendor: str, *, spread: bool = True) -> Plan:
    """How to walk the read model for a query.

    ``classes`` has the bit of each duration class in use. Without ``spread`` there is one part whose window is
    asked of the bounds: for orders that no window index serves.
    """
    if query.search is not None:
        return _plan_search(query, vendor)
    driver = _choose_driver(query) if spread else None
    if driver is None:
        rest = _narrow_entry(query, "d")
        part = Part("timeline_entry d", tuple(rest[0]), rest[1])
        parts = list(spread_window(part, query, classes) if spread else [bound_window(part, query, "d")])
        return Plan(tuple(parts), disjoint=True, lazy=vendor == "sqlite")
    keys, roles, remaining = driver
    parts = []
    conditions, values = _narrow_entry(remaining, "e")
    source = "timeline_posting d"
    if conditions:
        source += " JOIN timeline_entry e ON e.id = d.entry_id"
    for key in keys:
        part = Part(source, ("d.key = %s",), (key,), "d.entry_id")
        if roles:
            part = part.having(f"(d.roles & {roles}) <> 0")
        parts += spread_window(part.joined(tuple(conditions), values), query, classes)
    return Plan(tuple(parts), disjoint=len(keys) == 1, lazy=vendor == "sqlite")


def write_page(
    plan: Plan, order: Order, limit: int, after: str | int | None, backward: bool, columns: str
) -> tuple[str, Values]:
    """One page: rows of (key, *columns of the entry ``e``) in the order walked; backward runs it from the far end."""
    if order in (Order.CHANGED, Order.LAST_CHANGED_FIRST):
        return _write_changed(plan, order, limit, after, backward, columns)
    down = (order is Order.LATEST_FIRST) != backward
    parts: list[Part] = []
    for part in plan.parts:
        parts += _after(part, order, after, backward)
    keys, values = _merge(plan, parts, limit, down, order, backward)
    rank = _rank("p", order, backward)
    sql = (
        f"{plan.lead}SELECT {_key_of(order)}, {columns} FROM ({keys}) p JOIN timeline_entry e ON e.id = p.id"
        f" ORDER BY {rank}p.sort_key{' DESC' if down else ''}"
    )
    return sql, (*plan.lead_values, *values)


def write_matched(plan: Plan) -> tuple[str, Values]:
    """A WITH clause that names all entries found ``matched(id)``, each once."""
    union = " UNION ALL " if plan.disjoint else " UNION "
    selects = [part.select(f"{part.entry_id} AS id") for part in plan.parts]
    body = union.join(select for select, _values in selects)
    values = tuple(value for _select, values in selects for value in values)
    lead = f"{plan.lead.rstrip()}, " if plan.lead else "WITH "
    return f"{lead}matched AS MATERIALIZED ({body}) ", (*plan.lead_values, *values)


def _plan_search(query: TimelineQuery, vendor: str) -> Plan:
    assert query.search is not None
    if vendor == "postgresql":
        lead = "WITH found AS MATERIALIZED (SELECT id FROM timeline_entry WHERE search @@ %s::tsquery) "
        asked = to_tsquery(query.search)
    else:
        lead = "WITH found AS MATERIALIZED (SELECT rowid AS id FROM timeline_words WHERE timeline_words MATCH %s) "
        asked = to_fts5(query.search)
    conditions, values = _narrow_entry(query, "d")
    part = bound_window(Part("found f JOIN timeline_entry d ON d.id = f.id", tuple(conditions), values), query, "d")
    if query.order is Order.RELEVANCE:
        lead, more = _lead_titles(query, lead, vendor)
        return Plan((part,), True, lead, (asked, more))
    return Plan((part,), True, lead, (asked,))


def _lead_titles(query: TimelineQuery, lead: str, vendor: str) -> tuple[str, str]:
    """``titled``: the found entries whose title alone matches."""
    assert query.search is not None
    if vendor == "postgresql":
        titled = "SELECT e.id FROM timeline_entry e WHERE e.search @@ %s::tsquery"
        asked = to_tsquery(replace(query.search, unwanted=()), "A")
    else:
        titled = "SELECT rowid AS id FROM timeline_words WHERE timeline_words MATCH %s"
        asked = to_fts5(replace(query.search, unwanted=()), "title")
    return f"{lead.rstrip()}, titled AS MATERIALIZED ({titled}) ", asked


def _choose_driver(query: TimelineQuery) -> tuple[tuple[str, ...], int, TimelineQuery] | None:
    """The narrowest kind of key that is asked for: its keys, role bits, and the query without that group."""
    if query.articles:
        return _keys("article", query.articles[0]), 0, replace(query, articles=query.articles[1:])
    if query.places:
        return _keys("place", query.places[0]), 0, replace(query, places=query.places[1:])
    named = [who for who in query.who if who.actors]
    if named:
        chosen = min(named, key=lambda who: (any(len(actor) == 2 for actor in who.actors), len(who.actors)))
        rest = tuple(who for who in query.who if who is not chosen)
        return actor_keys(chosen), _role_bits(chosen), replace(query, who=rest)
    if query.countries:
        return _keys("country", query.countries[0]), 0, replace(query, countries=query.countries[1:])
    return None


def _narrow_entry(query: TimelineQuery, entry: str) -> tuple[list[str], Values]:
    """Conditions on the entry itself for everything but the window."""
    conditions: list[str] = []
    values: list[object] = []
    for column, words in (("type", query.types), ("status", query.statuses), ("precision", query.precisions)):
        if words is not None:
            conditions.append(f"{entry}.{column} IN ({_marks(words)})")
            values += sorted(words)
    for who in query.who:
        if who.actors:
            _require(conditions, values, entry, actor_keys(who), _role_bits(who))
        elif who.roles:
            conditions.append(f"({entry}.roles & {_role_bits(who)}) <> 0")
    for kind, groups in (("place", query.places), ("article", query.articles)):
        for group in groups:
            _require(conditions, values, entry, _keys(kind, group), 0)
    for group in query.countries:
        conditions.append(f"{entry}.country IN ({_marks(group)})")
        values += group
    for box in query.boxes:
        # One join word tells a box across the 180th meridian from any other.
        joint = "OR" if box.west > box.east else "AND"
        conditions.append(
            f"{entry}.latitude BETWEEN %s AND %s AND ({entry}.longitude >= %s {joint} {entry}.longitude <= %s)"
        )
        values += [box.south, box.north, box.west, box.east]
    return conditions, tuple(values)


def _require(conditions: list[str], values: list[object], entry: str, keys: Sequence[str], roles: int) -> None:
    asked = f" AND (k.roles & {roles}) <> 0" if roles else ""
    conditions.append(
        f"EXISTS (SELECT 1 FROM timeline_posting k WHERE k.entry_id = {entry}.id AND k.key IN ({_marks(keys)}){asked})"
    )
    values += keys


def _after(part: Part, order: Order, after: str | int | None, backward: bool) -> Iterable[Part]:
    """The part behind a key in the order walked; undated entries are last in every order by date."""
    if order is Order.RELEVANCE:
        if after is not None:
            rank, key = "1" if str(after)[0] == "1" else "0", str(after)[1:]
            ranked = _rank_of("d")
            sign = "<" if backward else ">"
            part = part.having(f"({ranked} {sign} '{rank}' OR {ranked} = '{rank}' AND d.sort_key {sign} %s)", key)
        yield part
        return
    if order is Order.DATE:
        yield part if after is None else _go_on(part, str(after), backward)
        return
    # Latest first: dated entries downwards, then undated ones downwards.
    dated, undated = part.before(FIRST_UNDATED), part.behind(FIRST_UNDATED)
    if after is None:
        yield from (dated, undated)
    elif str(after) < FIRST_UNDATED:
        yield _go_on(dated, str(after), not backward)
        if not backward:
            yield undated
    else:
        yield _go_on(undated, str(after), not backward)
        if backward:
            yield dated


def _go_on(part: Part, key: str, down: bool) -> Part:
    return part.before(key) if down else part.behind(key)


def _merge(
    plan: Plan, parts: Sequence[Part], limit: int, down: bool, order: Order, backward: bool
) -> tuple[str, Values]:
    """The first ``limit`` (id, sort_key) of all parts together."""
    direction = " DESC" if down else ""
    rank = _rank("d", order, backward) if order is Order.RELEVANCE else ""
    selects: list[str] = []
    values: list[object] = []
    lazy = plan.lazy and plan.disjoint and order is Order.DATE
    for part in parts:
        select, given = part.select(f"{part.entry_id} AS id, d.sort_key AS sort_key")
        selects.append(select if lazy else f"{select} ORDER BY {rank}d.sort_key{direction} LIMIT {limit}")
        values += given
    if lazy:
        return f"{' UNION ALL '.join(selects)} ORDER BY sort_key{direction} LIMIT {limit}", tuple(values)
    if len(selects) == 1:
        return selects[0], tuple(values)
    union = " UNION ALL " if plan.disjoint else " UNION "
    union_of = union.join(f"SELECT id, sort_key FROM ({select}) s{at}" for at, select in enumerate(selects))
    rank = _rank("m", order, backward)
    return f"SELECT id, sort_key FROM ({union_of}) m ORDER BY {rank}sort_key{direction} LIMIT {limit}", tuple(values)


def _write_changed(
    plan: Plan, order: Order, limit: int, after: str | int | None, backward: bool, columns: str
) -> tuple[str, Values]:
    (part,) = plan.parts
    down = (order is Order.LAST_CHANGED_FIRST) != backward
    if after is not None:
        part = part.having(f"d.sequence {'<' if down else '>'} %s", int(after))
    body, values = part.select("d.id AS id, d.sequence AS sequence")
    direction = " DESC" if down else ""
    sql = (
        f"{plan.lead}SELECT p.sequence, {columns} FROM ({body} ORDER BY d.sequence{direction} LIMIT {limit}) p"
        f" JOIN timeline_entry e ON e.id = p.id ORDER BY p.sequence{direction}"
    )
    return sql, (*plan.lead_values, *values)


def _rank(alias: str, order: Order, backward: bool) -> str:
    """What comes before the sort key in ORDER BY."""
    direction = " DESC" if backward else ""
    if order is Order.RELEVANCE:
        return f"{_rank_of(alias)}{direction}, "
    if order is Order.LATEST_FIRST:
        return f"(CASE WHEN {alias}.sort_key >= '{FIRST_UNDATED}' THEN 1 ELSE 0 END){direction}, "
    return ""


def _key_of(order: Order) -> str:
    """What a cursor must remember of a row."""
    return f"{_rank_of('p')} || p.sort_key" if order is Order.RELEVANCE else "p.sort_key"


def _rank_of(alias: str) -> str:
    """'0' for an entry whose title matches, '1' for any other."""
    return f"(CASE WHEN {alias}.id IN (SELECT id FROM titled) THEN '0' ELSE '1' END)"


def _keys(kind: str, group: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{kind}:{key}" for key in group)


def actor_keys(who: Who) -> tuple[str, ...]:
    """Two letters may be a state that actors act for or the slug of an organisation (UN, EU): both are looked for."""
    keys: list[str] = []
    for actor in who.actors:
        if len(actor) == 2:
            keys.append(f"nation:{actor}")
        keys.append(f"actor:{actor.lower()}")
    return tuple(keys)


def _role_bits(who: Who) -> int:
    return sum(ROLE_BITS[role] for role in who.roles)


def _marks(values: Iterable[object]) -> str:
    return ", ".join("%s" for _ in values)
