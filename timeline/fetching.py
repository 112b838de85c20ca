"""Rows of hand-written statements: Django's own connection, and the driver without what Django wraps around it."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections

from timeline.parts import Values

_thread = threading.local()


def fetch_all(sql: str, values: Values) -> list[Any]:
    """Rows of a reading statement whose values are marked ``%s``, in the driver's own types.

    The connection is the thread's, as for the ORM: the same transactions, the same age. One that has broken is
    noticed by its first statement, which is asked again over a new one: no statement before it asks whether it
    still works. Raises Django's database errors.
    """
    connection: Any = connections[DEFAULT_DB_ALIAS]  # once: the proxy looks it up at every attribute
    _thread.connection = connection
    try:
        return _fetch(connection, sql, values)
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block or connection.connection is None or connection.is_usable():
            raise
    connection.close()
    return _fetch(connection, sql, values)


def let_go() -> None:
    """Close the thread's connection, or give it back to its pool, when its time is over: as Django after a request."""
    connection = getattr(_thread, "connection", None)  # None: nothing was asked
    if connection is None or connection.close_at is None or time.monotonic() < connection.close_at:
        return
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


@cache
def read_vendor() -> str:
    """``sqlite`` or ``postgresql``."""
    return str(connections[DEFAULT_DB_ALIAS].vendor)


def _fetch(connection: Any, sql: str, values: Values) -> list[Any]:
    if connection.connection is None:
        connection.ensure_connection()
    if connection.queries_logged or connection.execute_wrappers:  # somebody listens: DEBUG, tests that count
        with connection.cursor() as cursor:
            cursor.execute(sql, cast("Sequence[Any]", values))
            return list(cursor.fetchall())
    connection.validate_no_broken_transaction()
    try:
        if connection.vendor == "sqlite":
            rows = connection.connection.execute(_write_marks(sql), values).fetchall()
        else:
            rows = _reuse_cursor(connection.connection).execute(sql, values).fetchall()
    except connection.Database.Error:
        with connection.wrap_database_errors:  # makes it Django's
            raise
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
