"""Rows into the read model's tables, in SQL that both engines understand. Called by ``timeline.publication``
and ``timeline.rebuilding`` only. ``beside`` names the set of tables that a rebuild fills: see ``timeline.fresh``.
"""

# ruff: noqa: S608  the text of a statement is made of our own names only

from __future__ import annotations

from collections import Counter, namedtuple
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import orjson
from django.db import connection

from timeline.facts import among_keys
from timeline.models import Entry, Posting
from timeline.projection import EntryRow, SubjectRow
from timeline.search import to_tsvector

# An unmanaged column of PostgreSQL (search) and a virtual table of SQLite (timeline_words) hold the words;
# a trigger of the latter follows deleted entries.

Months = tuple[int, int, str, str, str]  # first and last month, type, status, precision: a row of the rollup

ENTRY_COLUMNS = (
    "id", "public_id", "sequence", "sort_key", "duration_class", "earliest", "latest", "first_month", "last_month",
    "precision", "type", "status", "country", "latitude", "longitude", "roles", "document", "evidence", "words",
)  # fmt: skip
StoredEntry = namedtuple("StoredEntry", ENTRY_COLUMNS)  # as the tables have it, days as text
DAYS = ("earliest", "latest")
POSTING_COLUMNS = ("entry_id", "key", "roles", "duration_class", "sort_key", "latest")
TALLY_COLUMNS = ("first_month", "last_month", "type", "status", "precision")
VALUES = 300  # of one statement that inserts many rows
LOCK = """
INSERT INTO timeline_ledger (id, sequence, classes, rebuild) VALUES (1, 0, 0, '')
ON CONFLICT (id) DO UPDATE SET sequence = timeline_ledger.sequence RETURNING rebuild"""
NUMBER = "UPDATE timeline_ledger SET sequence = sequence + %s, classes = classes | %s WHERE id = 1 RETURNING sequence"


def lock_ledger() -> str:
    """Wait for other writers; hold them off until the transaction ends. Returns ``Ledger.rebuild``."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
        return str(cursor.fetchone()[0])


def number_changes(count: int, classes: Iterable[int]) -> range:
    """``count`` new sequence numbers; ``classes`` are the duration classes that come with them."""
    bits = 0
    for duration_class in classes:
        bits |= 1 << duration_class
    with connection.cursor() as cursor:
        cursor.execute(NUMBER, [count, bits])
        last = cursor.fetchone()[0]
    return range(last - count + 1, last + 1)


def replace_entries(rows: Sequence[EntryRow], numbers: Iterable[int]) -> None:
    """Insert entries or write them over, with their postings and their words."""
    if not rows:
        return
    values = [write_values(row, number) for row, number in zip(rows, numbers, strict=True)]
    columns, mark = list(ENTRY_COLUMNS), ", ".join(["%s"] * len(ENTRY_COLUMNS))
    ids = [row.id for row in rows]
    postings = read_postings(ids)
    moved = [row for row in rows if postings.get(row.id) != set(list_postings([row]))]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            columns, mark = [*columns, "search"], f"{mark}, %s::tsvector"
            values = [(*value, _write_search(row)) for value, row in zip(values, rows, strict=True)]
        kept = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
        cursor.executemany(
            f"INSERT INTO timeline_entry ({', '.join(columns)}) VALUES ({mark}) ON CONFLICT (id) DO UPDATE SET {kept}",
            values,
        )
        if moved:  # most decisions change no key and no day
            cursor.execute(
                f"DELETE FROM timeline_posting WHERE entry_id IN ({_marks(moved)})", [row.id for row in moved]
            )
            _insert("timeline_posting", POSTING_COLUMNS, list_postings(moved))
        if connection.vendor == "sqlite":
            cursor.execute(f"DELETE FROM timeline_words WHERE rowid IN ({_marks(ids)})", ids)
            _insert("timeline_words", ("rowid", "title", "body"), _list_words(rows))


def load_entries(rows: Sequence[EntryRow], numbers: Iterable[int], beside: str) -> None:
    """Insert entries that are not there yet, with postings and words, into the tables of another set."""
    values = (write_values(row, number) for row, number in zip(rows, numbers, strict=True))
    if connection.vendor == "postgresql":
        searched = ((*value, _write_search(row)) for value, row in zip(values, rows, strict=True))
        _copy(f"timeline_entry{beside}", (*ENTRY_COLUMNS, "search"), searched)
        _copy(f"timeline_posting{beside}", POSTING_COLUMNS, list_postings(rows))
        return
    _insert(f"timeline_entry{beside}", ENTRY_COLUMNS, values)
    _insert(f"timeline_posting{beside}", POSTING_COLUMNS, list_postings(rows))
    _insert(f"timeline_words{beside}", ("rowid", "title", "body"), _list_words(rows))


def delete_entries(ids: Sequence[int]) -> None:
    """Take entries away with all that they are found by."""
    Posting.objects.filter(entry__in=ids)._raw_delete(connection.alias)
    Entry.objects.filter(pk__in=ids)._raw_delete(connection.alias)


def count_subjects(changes: Mapping[str, int], subjects: Mapping[str, SubjectRow], beside: str = "") -> None:
    """Add to the subjects' counts, drop those that nothing names any more, refresh the documents of the others."""
    table = f"timeline_subject{beside}"
    fewer = [(change, key) for key, change in sorted(changes.items()) if change < 0]
    known: set[tuple[str, str, str]] = set()
    with connection.cursor() as cursor:
        if not beside and subjects:
            cursor.execute(
                f"SELECT key, sort_key, document FROM {table} WHERE key IN ({_marks(subjects)})", list(subjects)
            )
            known = set(cursor.fetchall())
        rows = [
            (key, key.partition(":")[0], subject.sort_key, max(changes.get(key, 0), 0), subject.document)
            for key, subject in sorted(subjects.items())
            if changes.get(key, 0) > 0 or tuple(subject) not in known
        ]
        if fewer:
            cursor.executemany(f"UPDATE {table} SET count = count + %s WHERE key = %s", fewer)
        if rows:
            _upsert(
                table,
                ("key", "kind", "sort_key", "count", "document"),
                rows,
                f"(key) DO UPDATE SET count = {table}.count + excluded.count, sort_key = excluded.sort_key,"
                " document = excluded.document",
            )
        if fewer:
            keys = [key for _change, key in fewer]
            cursor.execute(f"DELETE FROM {table} WHERE count = 0 AND key IN ({_marks(keys)})", keys)


def count_months(changes: Mapping[Months, int], beside: str = "") -> None:
    """Add to the rollup."""
    table, columns = f"timeline_tally{beside}", ", ".join(TALLY_COLUMNS)
    same = " AND ".join(f"{column} = %s" for column in TALLY_COLUMNS)
    fewer = [(change, *months) for months, change in sorted(changes.items()) if change < 0]
    more = [(*months, change) for months, change in sorted(changes.items()) if change > 0]
    with connection.cursor() as cursor:
        if fewer:
            cursor.executemany(f"UPDATE {table} SET count = count + %s WHERE {same}", fewer)
            cursor.executemany(f"DELETE FROM {table} WHERE count = 0 AND {same}", [months for _, *months in fewer])
        if more:
            merged = f"({columns}) DO UPDATE SET count = {table}.count + excluded.count"
            _upsert(table, (*TALLY_COLUMNS, "count"), more, merged)


def list_keys(rows: Iterable[EntryRow]) -> tuple[Counter[str], dict[str, SubjectRow]]:
    """How many of the rows each key names, and the subject of each."""
    keys: Counter[str] = Counter()
    subjects: dict[str, SubjectRow] = {}
    for row in rows:
        keys.update(row.keys.keys())
        subjects.update((subject.key, subject) for subject in row.subjects)
    return keys, subjects


def list_months(rows: Iterable[EntryRow | StoredEntry]) -> Counter[Months]:
    """How many of the rows each line of the rollup counts."""
    return Counter((row.first_month, row.last_month, row.type, row.status, row.precision) for row in rows)


def read_entries(ids: Sequence[int]) -> dict[int, StoredEntry]:
    """Those of the entries that there are."""
    columns = ", ".join(f"CAST({name} AS TEXT)" if name in DAYS else name for name in ENTRY_COLUMNS)
    rows = _read(f"SELECT {columns} FROM timeline_entry WHERE id", ids)
    return {row[0]: StoredEntry._make(row) for row in rows}


def read_postings(ids: Sequence[int]) -> dict[int, set[tuple[object, ...]]]:
    """What their postings have in POSTING_COLUMNS, days as text."""
    columns = ", ".join(f"CAST({name} AS TEXT)" if name in DAYS else name for name in POSTING_COLUMNS)
    found: dict[int, set[tuple[object, ...]]] = {}
    for row in _read(f"SELECT {columns} FROM timeline_posting WHERE entry_id", ids):
        found.setdefault(row[0], set()).add(row)
    return found


def is_same(row: EntryRow | None, entry: StoredEntry | None) -> bool:
    """Whether an entry already says what the row does. Its keys follow from its documents, but for aliases."""
    if row is None or entry is None:
        return row is entry is None
    return write_values(row, entry.sequence) == entry


def count_indexed() -> int:
    """How many entries full text can find."""
    table = "timeline_entry WHERE search IS NOT NULL" if connection.vendor == "postgresql" else "timeline_words"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return int(cursor.fetchone()[0])


def write_values(row: EntryRow, number: int) -> tuple[object, ...]:
    """What ENTRY_COLUMNS hold for a row."""
    return (row.id, row.public_id, number, *row[2:18])


def list_postings(rows: Iterable[EntryRow]) -> Iterable[tuple[object, ...]]:
    for row in rows:
        for key, roles in row.keys.items():
            yield row.id, key, roles, row.duration_class, row.sort_key, row.latest


def _list_words(rows: Iterable[EntryRow]) -> Iterable[tuple[object, ...]]:
    return ((row.id, row.title_words, row.body_words) for row in rows)


def _write_search(row: EntryRow) -> str:
    return to_tsvector(row.title_words.split(), row.body_words.split())


def _insert(table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Many rows a statement: to begin and end one costs as much as a row."""
    rows = list(rows)
    insert, mark = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ", f"({_marks(columns)})"
    size = VALUES // len(columns)
    whole = len(rows) // size * size
    with connection.cursor() as cursor:
        if whole:
            statement = insert + ", ".join([mark] * size)
            cursor.executemany(statement, [tuple(chain(*rows[at : at + size])) for at in range(0, whole, size)])
        cursor.executemany(insert + mark, rows[whole:])


def _upsert(table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]], conflict: str) -> None:
    """Rows, ``ON CONFLICT`` as told. One statement on PostgreSQL, where a row a statement costs most of all."""
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            types = ["integer" if isinstance(value, int) else "text" for value in rows[0]]
            record = ", ".join(f"{column} {kind}" for column, kind in zip(columns, types, strict=True))
            cursor.execute(
                f"INSERT INTO {table} ({names}) SELECT {names} FROM json_to_recordset(%s::json) AS r({record})"
                f" ON CONFLICT {conflict}",
                [orjson.dumps([dict(zip(columns, row, strict=True)) for row in rows]).decode()],
            )
        else:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({_marks(columns)}) ON CONFLICT {conflict}", rows)


def _copy(table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """PostgreSQL's fastest way in."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _read(sql: str, ids: Sequence[int]) -> list[tuple[object, ...]]:
    among, values = among_keys(ids)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} {among}", values)
        return cursor.fetchall()


def _marks(values: Iterable[object]) -> str:
    return ", ".join("%s" for _ in values)
