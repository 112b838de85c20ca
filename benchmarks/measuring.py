"""Time on the wall, and CPU of this process and of the database's process behind our connection."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection


@dataclass
class Spent:
    """Seconds. On SQLite the database is in this process: ``cpu`` is all there is."""

    wall: float = 0.0
    cpu: float = 0.0
    database: float = 0.0

    @property
    def both(self) -> float:
        """CPU of both sides."""
        return self.cpu + self.database


@contextmanager
def spending() -> Iterator[Spent]:
    """Yields what the block has spent once it is over. Our connection must last longer than the block."""
    spent = Spent(time.perf_counter(), time.process_time(), read_database_cpu())
    yield spent
    spent.wall = time.perf_counter() - spent.wall
    spent.cpu = time.process_time() - spent.cpu
    spent.database = read_database_cpu() - spent.database


def keep_connection() -> None:
    """One connection all along, and one process behind it: what helpers of that process do would not be counted."""
    connection.settings_dict["CONN_MAX_AGE"] = None
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")
            cursor.execute("SET max_parallel_maintenance_workers = 0")


def read_database_cpu() -> float:
    """CPU seconds of the server's process behind our connection, which must run on this machine; 0 on SQLite."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
