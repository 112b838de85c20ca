"""Rows of hand-written statements: Django's own connection, and the driver without what Django wraps around it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, connections

from timeline.parts import Values

_thread = threading.local()


def fetch_all(sql: str, values: Values) -> list[Any]:
    """Rows of a statement whose values are marked ``%s``, in the driver's own types. Raises Django's database errors.

    The connection is the thread's, as for the ORM: the same transactions, the same age. Where somebody listens to
    what is asked (DEBUG, tests that count), it goes through Django's cursor.
    """
    connection: Any = connections[DEFAULT_DB_ALIAS]  # once: the proxy looks it up at every attribute
    connection.close_if_health_check_failed()
    if connection.connection is None:
        connection.ensure_connection()
    if connection.queries_logged or connection.execute_wrappers:
        with connection.cursor() as cursor:
            cursor.execute(sql, cast("Sequence[Any]", values))
            return list(cursor.fetchall())
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        if connection.vendor == "sqlite":
            rows = connection.connection.execute(_write_marks(sql), values).fetchall()
        else:
            rows = _reuse_cursor(connection.connection).execute(sql, values).fetchall()
    return cast("list[Any]", rows)


def _reuse_cursor(connection: Any) -> Any:
    """The thread's cursor of this connection of psycopg's: to make one costs half as much as to fetch a row."""
    cursor = getattr(_thread, "cursor", None)
    if cursor is None or cursor.connection is not connection:
        cursor = _thread.cursor = connection.cursor()
    return cursor


@lru_cache(maxsize=1024)
def _write_marks(sql: str) -> str:
    """The statement as SQLite marks values."""
    return sql.replace("%s", "?").replace("%%", "%")
