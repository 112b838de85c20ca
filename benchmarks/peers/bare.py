"""The least that one could do: WSGI and the bare driver. It checks nothing, parses nothing, plans nothing.

``BENCH_QUESTIONS`` is a JSON file: for each address with its query string the statement, its values, and what
follows the documents in the body, all found out beforehand. Documents are fetched and joined at each request.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable
from typing import Any

with open(os.environ["BENCH_QUESTIONS"], encoding="utf-8") as file:
    QUESTIONS: dict[str, tuple[str, list[Any], str]] = json.load(file)
URL = os.environ["DATABASE_URL"]
PATH, ABSOLUTE = '"url":"/e/', f'"url":"{os.environ["BENCH_BASE"]}/e/'
PAGE = 50
thread = threading.local()


def connect() -> Callable[[str, list[Any]], Any]:
    """Something that executes a statement on a connection that stays open; statements are prepared."""
    if URL.startswith("sqlite"):
        connection = sqlite3.connect(URL.removeprefix("sqlite:///"), isolation_level=None)
        connection.execute("PRAGMA cache_size=-64000")
        return connection.execute
    import psycopg

    cursor = psycopg.connect(URL, autocommit=True, prepare_threshold=0).cursor()
    return cursor.execute


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    if not hasattr(thread, "execute"):
        thread.execute = connect()
    query = environ["QUERY_STRING"]
    sql, values, tail = QUESTIONS[f"{environ['PATH_INFO']}?{query}" if query else environ["PATH_INFO"]]
    rows = thread.execute(sql, values).fetchall()
    if tail:
        documents = [ABSOLUTE.join(row[1].rsplit(PATH, 1)) for row in rows[:PAGE]]
        body = f'{{"results":[{",".join(documents)}{tail}'.encode()
    else:
        ((document, evidence),) = rows
        body = f'{ABSOLUTE.join(document.rsplit(PATH, 1))[:-1]},"evidence":{evidence}}}'.encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
