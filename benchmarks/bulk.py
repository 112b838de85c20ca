"""Rows into tables as fast as each engine takes them. For benchmarks: a database of their own, nothing checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Model


def insert(table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """COPY on PostgreSQL, one prepared statement in one transaction on SQLite."""
    names = ", ".join(f'"{column}"' for column in columns)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("%s" for _ in columns)
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(rows))


def insert_models(model: type[Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Rows of a model's table; columns that are not named get the field's default."""
    others = [field for field in model._meta.concrete_fields if field.column not in columns and field.column != "id"]
    missing = {field.column: field.get_default() for field in others if not field.null}
    filler = tuple(missing.values())
    insert(model._meta.db_table, (*columns, *missing), ((*row, *filler) for row in rows))


def free_keys(*tables: str) -> None:
    """Have PostgreSQL give keys behind those that were inserted."""
    with connection.cursor() as cursor:
        for table in tables if connection.vendor == "postgresql" else ():
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), COALESCE(MAX(id), 1)) FROM {table}")


def analyze() -> None:
    """Let the planner know."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
