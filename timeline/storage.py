"""Rows into the read model's tables, in SQL that both engines understand. Called by ``timeline.publication`` only."""

# ruff: noqa: S608  the text of a statement is made of our own names only

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import F

from timeline.models import Entry, Posting, Subject, Tally
from timeline.projection import EntryRow, SubjectRow, month_number
from timeline.search import to_tsvector

# An unmanaged column of PostgreSQL (search) and a virtual table of SQLite (timeline_words) hold the words;
# a trigger of the latter follows deleted entries.

ENTRY_COLUMNS = (
    "id", "public_id", "sequence", "sort_key", "duration_class", "earliest", "latest", "first_month", "last_month",
    "precision", "type", "status", "country", "latitude", "longitude", "roles", "document", "evidence", "words",
)  # fmt: skip
LOCK = """
INSERT INTO timeline_ledger (id, sequence, classes) VALUES (1, 0, 0)
ON CONFLICT (id) DO UPDATE SET sequence = timeline_ledger.sequence"""
NUMBER = "UPDATE timeline_ledger SET sequence = sequence + %s, classes = classes | %s WHERE id = 1 RETURNING sequence"


def lock_ledger() -> None:
    """Wait for other writers; hold them off until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK)


def number_changes(count: int, classes: Iterable[int]) -> range:
    """``count`` new sequence numbers; ``classes`` are the duration classes that come with them."""
    bits = 0
    for duration_class in classes:
        bits |= 1 << duration_class
    with connection.cursor() as cursor:
        cursor.execute(NUMBER, [count, bits])
        last = cursor.fetchone()[0]
    return range(last - count + 1, last + 1)


def digest_words(row: EntryRow) -> str:
    """A short fingerprint of what full text finds the entry by, to see whether it changed."""
    text = " ".join(row.title_words) + "\n" + " ".join(row.body_words)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def write_entries(rows: Sequence[EntryRow], numbers: Iterable[int]) -> None:
    """Insert or replace entries, their postings and their words."""
    if not rows:
        return
    columns = ", ".join(ENTRY_COLUMNS)
    marks = ", ".join(["%s"] * len(ENTRY_COLUMNS))
    kept = ", ".join(f"{column} = excluded.{column}" for column in ENTRY_COLUMNS[1:])
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO timeline_entry ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {kept}",
            [write_values(row, number) for row, number in zip(rows, numbers, strict=True)],
        )
        ids = [row.id for row in rows]
        cursor.execute(f"DELETE FROM timeline_posting WHERE entry_id IN ({_marks(ids)})", ids)
        cursor.executemany(
            "INSERT INTO timeline_posting (entry_id, key, roles, duration_class, sort_key, latest)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (
                    row.id,
                    key,
                    roles,
                    row.duration_class,
                    row.sort_key,
                    row.item.when.latest and str(row.item.when.latest),
                )
                for row in rows
                for key, roles in row.keys.items()
            ],
        )
        if connection.vendor == "postgresql":
            cursor.executemany(
                "UPDATE timeline_entry SET search = %s::tsvector WHERE id = %s",
                [(to_tsvector(row.title_words, row.body_words), row.id) for row in rows],
            )
        else:
            cursor.execute(f"DELETE FROM timeline_words WHERE rowid IN ({_marks(ids)})", ids)
            cursor.executemany(
                "INSERT INTO timeline_words (rowid, title, body) VALUES (%s, %s, %s)",
                [(row.id, " ".join(row.title_words), " ".join(row.body_words)) for row in rows],
            )


def delete_entries(ids: Sequence[int]) -> None:
    """Take entries away with all that they are found by."""
    Posting.objects.filter(entry__in=ids)._raw_delete(connection.alias)
    Entry.objects.filter(pk__in=ids)._raw_delete(connection.alias)


def count_subjects(changes: Counter[str], subjects: Mapping[str, SubjectRow]) -> None:
    """Add to the subjects' counts, drop those that nothing names any more, refresh the documents of the others."""
    for key, change in sorted(changes.items()):
        if change < 0:
            _add(Subject, {"key": key}, change)
    rows = [
        (key, key.partition(":")[0], subject.sort_key, max(changes[key], 0), subject.document)
        for key, subject in sorted(subjects.items())
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO timeline_subject (key, kind, sort_key, count, document) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (key) DO UPDATE SET count = timeline_subject.count + excluded.count,"
            " sort_key = excluded.sort_key, document = excluded.document",
            rows,
        )
    Subject.objects.filter(count=0).delete()


def count_months(changes: Counter[tuple[int, int, str, str, str]]) -> None:
    """Add to the rollup."""
    fields = ("first_month", "last_month", "type", "status", "precision")
    for months, change in sorted(changes.items()):
        if change < 0:
            _add(Tally, dict(zip(fields, months, strict=True)), change)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO timeline_tally (first_month, last_month, type, status, precision, count)"
            " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (first_month, last_month, type, status, precision)"
            " DO UPDATE SET count = timeline_tally.count + excluded.count",
            [(*months, change) for months, change in sorted(changes.items()) if change > 0],
        )
    Tally.objects.filter(count=0).delete()


def read_values(entry: Entry) -> tuple[object, ...]:
    """What a stored entry has in ENTRY_COLUMNS, days as text."""
    values = (getattr(entry, column) for column in ENTRY_COLUMNS)
    return tuple(value.isoformat() if isinstance(value, dt.date) else value for value in values)


def count_indexed() -> int:
    """How many entries full text can find."""
    table = "timeline_entry WHERE search IS NOT NULL" if connection.vendor == "postgresql" else "timeline_words"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return int(cursor.fetchone()[0])


def write_values(row: EntryRow, number: int) -> tuple[object, ...]:
    """What ENTRY_COLUMNS hold for a row."""
    item = row.item
    where = item.where
    return (
        row.id,
        item.id,
        number,
        row.sort_key,
        row.duration_class,
        item.when.earliest and item.when.earliest.isoformat(),
        item.when.latest and item.when.latest.isoformat(),
        month_number(item.when.earliest),
        month_number(item.when.latest),
        item.when.precision,
        item.type,
        item.status,
        where.country if where else "",
        where.latitude if where else None,
        where.longitude if where else None,
        row.roles,
        row.document,
        row.evidence,
        digest_words(row),
    )


def _add(model: type[Subject] | type[Tally], which: dict[str, object], change: int) -> None:
    model.objects.filter(**which).update(count=F("count") + change)


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))
