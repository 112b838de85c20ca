"""A reader of the whole service: what ``timeline.wsgi.application`` answers, as bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIEnvironment

import orjson
import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, reset_queries

from timeline.wsgi import application

CLOSING = [
    (request_started, close_old_connections),
    (request_finished, close_old_connections),
    (request_started, reset_queries),
]


@dataclass(frozen=True)
class Answer:
    """``headers`` by their names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @cached_property
    def data(self) -> Any:
        return orjson.loads(self.body)


@pytest.fixture
def asking(settings: Any) -> Iterator[None]:
    """Any number of requests, and none of them ends the connection that holds the test's transaction."""
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anon": None, "user": None}}
    for signal, receiver in CLOSING:
        signal.disconnect(receiver)
    yield
    for signal, receiver in CLOSING:
        signal.connect(receiver)


def ask(address: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
    """What is answered at a path with its query string, or at an absolute address."""
    path, _mark, query = address.removeprefix("http://testserver").partition("?")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/json",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    told: list[Any] = []
    pieces = application(environ, lambda status, headers, _error=None: told.extend((status, headers)))
    try:
        whole = b"".join(pieces)
    finally:
        if close := getattr(pieces, "close", None):
            close()
    return Answer(int(told[0][:3]), {name.lower(): value for name, value in told[1]}, whole)
