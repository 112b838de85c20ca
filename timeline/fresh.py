"""A second set of the read model's tables, filled beside the one that readers see and then put in its place.

The tables are copied from the database's own catalogue without what makes loading slow; indexes are made at the
end, all at once. Taking the place is a matter of names and of milliseconds on PostgreSQL; on SQLite the indexes
are made then, because there no index can be renamed, and who writes meanwhile waits while readers go on.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from django.db import OperationalError, connection, transaction

BESIDE = "_fresh"
SMALL = ("timeline_subject", "timeline_tally")  # counted up while loading: they need their unique indexes at once
LARGE = ("timeline_entry", "timeline_posting")
TABLES = (*SMALL, *LARGE)
TRIES = 600  # a minute
WORDS = "timeline_words"  # SQLite's table of full text
_NAMED = re.compile(r'(?i)^(CREATE (?:VIRTUAL )?TABLE )("?\w+"?)')
_INDEXED = re.compile(r"^(CREATE (?:UNIQUE )?INDEX) (\S+) ON (\S+)")


def begin_fresh() -> None:
    """Empty tables; what an earlier attempt left is dropped."""
    drop_fresh()
    if connection.vendor == "postgresql":
        for table in TABLES:
            ((options,),) = run(
                "SELECT array_to_string(reloptions, ', ') FROM pg_class WHERE oid = to_regclass(%s)", [table]
            )
            run(
                f"CREATE TABLE {table}{BESIDE} (LIKE {table} INCLUDING ALL EXCLUDING INDEXES)"
                + (f" WITH ({options})" if options else "")
            )
            _grant(table)
        for table in SMALL:
            _index(table)
        return
    for table in (*TABLES, WORDS):
        ((ddl,),) = run("SELECT sql FROM sqlite_master WHERE name = %s", [table])
        run(_NAMED.sub(rf"\1{table}{BESIDE}", ddl))


def finish_fresh(tell: Callable[[int, int], None]) -> None:
    """Make the indexes of the large tables, one after the other."""
    if connection.vendor != "postgresql":
        return
    for at, table in enumerate(LARGE, 1):
        _index(table)
        # Vacuumed, a row that everyone sees is answered from an index alone. No vacuum inside a transaction (tests).
        run(f"{'ANALYZE' if connection.in_atomic_block else 'VACUUM (ANALYZE)'} {table}{BESIDE}")
        tell(at, len(LARGE))


def swap_fresh() -> None:
    """The fresh tables become those that readers see. The caller holds the transaction."""
    (_swap_postgresql if connection.vendor == "postgresql" else _swap_sqlite)()


def write_ahead() -> None:
    """Let SQLite's log of what is written grow to 100 MB first: pages that many blocks change are copied once."""
    if connection.vendor == "sqlite":
        run("PRAGMA wal_autocheckpoint = 25000")


def write_through() -> None:
    """As usual again, and what the log has goes where it belongs, as far as readers allow."""
    if connection.vendor == "sqlite":
        run("PRAGMA wal_autocheckpoint = 1000")
        if not connection.in_atomic_block:  # tests
            run("PRAGMA wal_checkpoint(PASSIVE)")


def drop_fresh() -> None:
    """No second set any more."""
    for table in (*TABLES, WORDS):
        run(f"DROP TABLE IF EXISTS {table}{BESIDE}")


def describe_layout() -> str:
    """The tables and indexes as they are: a set that was begun under others is of no use."""
    if connection.vendor == "postgresql":
        columns = run(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND table_name = ANY(%s) ORDER BY 1, ordinal_position",
            [list(TABLES)],
        )
        return repr((columns, [_list_indexes(table) for table in TABLES]))
    rows = run("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    return "\n".join(ddl for table, ddl in rows if table in (*TABLES, WORDS)).replace('"', "")


def run(sql: str, values: Any = None) -> list[Any]:
    """A statement, with its rows if it has any."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def _index(table: str) -> None:
    for at, (_name, ddl, _constraint) in enumerate(_list_indexes(table)):
        run(_INDEXED.sub(rf"\1 IF NOT EXISTS {table}{BESIDE}_{at} ON {table}{BESIDE}", ddl))


def _list_indexes(table: str) -> list[tuple[str, str, str]]:
    """Name, DDL and kind of constraint (PRIMARY KEY, UNIQUE or empty) of PostgreSQL's indexes, always in one order."""
    return run(
        "SELECT c.relname, pg_get_indexdef(i.indexrelid),"
        " CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE' ELSE '' END"
        " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u')"
        " WHERE i.indrelid = to_regclass(%s) ORDER BY c.relname",
        [table],
    )


def _grant(table: str) -> None:
    """Who else may use the table may use the fresh one."""
    for grantee, privileges in run(
        "SELECT grantee, string_agg(privilege_type, ', ') FROM information_schema.role_table_grants"
        " WHERE table_schema = current_schema() AND table_name = %s AND grantee <> current_user GROUP BY grantee",
        [table],
    ):
        whom = grantee if grantee == "PUBLIC" else connection.ops.quote_name(grantee)
        run(f"GRANT {privileges} ON {table}{BESIDE} TO {whom}")


def _lock_tables() -> None:
    """Wait for a moment in which nobody reads. Waiting in line would hold up all who come after: ask again instead."""
    for patience in range(TRIES, -1, -1):
        try:
            with transaction.atomic():
                run("SET LOCAL lock_timeout = '50ms'")
                run(f"LOCK TABLE {', '.join(TABLES)} IN ACCESS EXCLUSIVE MODE")
            run("SET LOCAL lock_timeout = DEFAULT")
        except OperationalError:
            if not patience:
                raise
            time.sleep(0.1)
        else:
            return


def _swap_postgresql() -> None:
    _lock_tables()
    for table in TABLES:
        indexes = _list_indexes(table)
        run(f"DROP TABLE {table}")
        run(f"ALTER TABLE {table}{BESIDE} RENAME TO {table}")
        ((sequence,),) = run("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        if sequence:
            run(f"ALTER SEQUENCE {sequence} RENAME TO {table}_id_seq")
        for at, (name, _ddl, constraint) in enumerate(indexes):
            if constraint:
                run(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {constraint} USING INDEX {table}{BESIDE}_{at}')
            else:
                run(f'ALTER INDEX {table}{BESIDE}_{at} RENAME TO "{name}"')


def _swap_sqlite() -> None:
    tables = (*TABLES, WORDS)
    dependent = "SELECT tbl_name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    later = [ddl for table, ddl in run(dependent) if table in tables]
    for table in tables:
        run(f"DROP TABLE {table}")
    for table in tables:
        run(f"ALTER TABLE {table}{BESIDE} RENAME TO {table}")
    for ddl in later:
        run(ddl)
