"""Reading the timeline: a TimelineQuery in, finished documents or TimelineItems out.

Nothing here joins or serialises events: what is read was written by ``timeline.publication``.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from django.db import connection

from timeline.fetching import fetch_all, read_vendor
from timeline.items import TimelineItem, from_document
from timeline.models import Entry, Ledger, Timeline, Tombstone
from timeline.query import Order, TimelineQuery
from timeline.statements import plan_query, write_matched, write_page

BATCH = 500  # entries held at once while a whole timeline is streamed
_KEY = re.compile(r"[0-9a-z-]{1,40}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


_BROKEN = "is not one that this service gave out: start again without it"


class BadCursor(ValueError):
    """The cursor is broken or belongs to another query."""


class State(NamedTuple):
    """``sequence`` is the number of the last change of what readers see; ``classes`` see ``Ledger``."""

    sequence: int = 0
    classes: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """``document`` is empty for what was withdrawn at ``at``; ``heir`` is the visible event it was merged into."""

    sequence: int
    public_id: str
    document: str
    heir: str
    at: dt.datetime | None


def read_state() -> State:
    """One statement. Two equal sequences: every answer is the same."""
    rows = fetch_all("SELECT sequence, classes FROM timeline_ledger WHERE id = 1", ())
    return State(*rows[0]) if rows else State()


def find_document(public_id: str) -> tuple[int, str, str] | None:
    """Sequence, document and evidence (JSON text) of a published event, in one statement; None when there is none."""
    sql = "SELECT sequence, document, evidence FROM timeline_entry WHERE public_id = %s"
    return next(iter(fetch_all(sql, (public_id,))), None)


def find_timeline(slug: str) -> tuple[Timeline, State]:
    """A timeline and the state, in one statement. Raises Timeline.DoesNotExist."""
    ledger = Ledger.objects.filter(pk=1)
    row: Any = Timeline.objects.annotate(
        sequence=ledger.values("sequence")[:1], classes=ledger.values("classes")[:1]
    ).get(slug=slug)
    return row, State(row.sequence or 0, row.classes or 0)


def find_saved(slug: str) -> tuple[str, str, State] | None:
    """A timeline's query string, when it was changed, and the state, in one statement; None when there is none."""
    rows = fetch_all(_SAVED, (slug,))
    if not rows:
        return None
    query, changed, sequence, classes = rows[0]
    if not isinstance(changed, str):  # PostgreSQL's driver gives a moment, SQLite's the text of one in UTC
        changed = str(changed.astimezone(dt.UTC).replace(tzinfo=None))
    return query, changed, State(sequence or 0, classes or 0)


def stream_documents(query: TimelineQuery, limit: int | None = None) -> Iterator[str]:
    """All documents in order, a batch in memory at a time. Each batch is one keyset page."""
    state = read_state()
    after: str | int | None = None
    left = limit
    while left is None or left > 0:
        size = BATCH if left is None else min(BATCH, left)
        rows = _fetch(query, state, size, after, False)
        yield from (document for _key, document in rows)
        if len(rows) < size:
            return
        after = rows[-1][0]
        left = None if left is None else left - size


def stream_items(query: TimelineQuery, limit: int | None = None) -> Iterator[TimelineItem]:
    """The same as TimelineItems."""
    return (from_document(orjson.loads(document)) for document in stream_documents(query, limit))


def find_item(public_id: str) -> TimelineItem | None:
    """One published event, None when there is none (see ``find_tombstone``)."""
    found = find_document(public_id)
    return from_document(orjson.loads(found[1])) if found else None


def find_tombstone(public_id: str) -> Tombstone | None:
    """What is left of an event that was published once. ``heir`` is empty unless readers can see the heir."""
    tombstone = Tombstone.objects.filter(public_id=public_id).first()
    seen = {public_id}
    heir = tombstone.heir if tombstone else ""
    while heir and not Entry.objects.filter(public_id=heir).exists():
        seen.add(heir)
        further = Tombstone.objects.filter(public_id=heir).values_list("heir", flat=True).first() or ""
        heir = "" if further in seen else further
    if tombstone:
        tombstone.heir = heir
    return tombstone


def count_entries(query: TimelineQuery, state: State) -> int:
    """How many events a query finds, in one statement."""
    plan = plan_query(query, state.classes, connection.vendor)
    if query.nothing or not plan.parts:
        return 0
    lead, values = write_matched(plan)
    return int(fetch_all(f"{lead}SELECT COUNT(*) FROM matched", values)[0][0])  # noqa: S608


def select_changes(after: int, limit: int) -> list[Change]:
    """What changed behind a number, oldest first, in one statement."""
    return [
        Change(sequence, public_id, document, heir, dt.datetime.fromisoformat(at) if isinstance(at, str) else at)
        for sequence, public_id, document, heir, at in fetch_all(_CHANGES, (after, limit, after, limit, limit))
    ]


def write_cursor(query: TimelineQuery, backward: bool, key: str | int) -> str:
    """An opaque token: the place in the order, tied to the query."""
    return write_token(query.canonical(), f"{'p' if backward else 'n'}{key}")


def read_cursor(token: str, query: TimelineQuery) -> tuple[bool, str | int]:
    """Whether it runs backward, and the key. Raises BadCursor with what to do."""
    text = read_token(token, query.canonical())
    direction, key = text[:1], text[1:]
    numbered = query.order in (Order.CHANGED, Order.LAST_CHANGED_FIRST)
    if direction not in ("n", "p") or not (_NUMBER if numbered else _KEY).fullmatch(key):
        raise BadCursor(_BROKEN)
    return direction == "p", int(key) if numbered else key


def write_token(question: str, place: str) -> str:
    """A place in a list, tied to the question that the list answers."""
    return base64.urlsafe_b64encode(f"{_tag(question)}{place}".encode()).decode().rstrip("=")


def read_token(token: str, question: str) -> str:
    """The place. Raises BadCursor with what to do."""
    try:
        text = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise BadCursor(_BROKEN) from None
    if not text[8:] or "\0" in text:
        raise BadCursor(_BROKEN)
    if text[:8] != _tag(question):
        raise BadCursor("belongs to another query: filters and order must stay as they were; start again without it")
    return text[8:]


def _fetch(
    query: TimelineQuery, state: State, limit: int, after: str | int | None, backward: bool
) -> list[tuple[str | int, str]]:
    spread = query.order not in (Order.CHANGED, Order.LAST_CHANGED_FIRST)
    plan = plan_query(query, state.classes, read_vendor(), spread=spread)
    if query.nothing or not plan.parts:
        return []
    return fetch_all(*write_page(plan, query.order, limit, after, backward, "e.document"))


@lru_cache(maxsize=1024)
def _tag(question: str) -> str:
    return hashlib.blake2b(question.encode(), digest_size=4).hexdigest()


_SAVED = """
SELECT t.query, t.changed, l.sequence, l.classes FROM timeline_timeline t LEFT JOIN timeline_ledger l ON l.id = 1
WHERE t.slug = %s"""
_CHANGES = """
SELECT * FROM (
    SELECT sequence, public_id, document, '' AS heir, NULL AS at FROM (
        SELECT sequence, public_id, document FROM timeline_entry WHERE sequence > %s ORDER BY sequence LIMIT %s
    ) live
    UNION ALL
    SELECT sequence, public_id, '', heir, at FROM (
        SELECT t.sequence, t.public_id, CASE WHEN e.id IS NULL THEN '' ELSE t.heir END AS heir, t.at
        FROM timeline_tombstone t LEFT JOIN timeline_entry e ON e.public_id = t.heir
        WHERE t.sequence > %s ORDER BY t.sequence LIMIT %s
    ) gone
) changes ORDER BY sequence LIMIT %s"""
