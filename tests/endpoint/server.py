"""An endpoint on this machine that answers as a test wants: rightly, wrongly, late, or not at all."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-quietly-0123456789"
Behave = Callable[["Handler"], None]


@dataclass
class Asked:
    """One question as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def article(self) -> list[dict[str, Any]]:
        return json.loads(self.body["messages"][-1]["content"])["article"]


@dataclass
class Endpoint:
    """What the server does (``behave``, or one a question from ``queue``) and what it was asked."""

    url: str = ""
    behave: Behave | None = None
    queue: list[Behave] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)


class Handler(BaseHTTPRequestHandler):
    endpoint: Endpoint

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(length))
        self.endpoint.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        behave = self.endpoint.queue.pop(0) if self.endpoint.queue else self.endpoint.behave
        assert behave is not None
        self.close_connection = True
        with suppress(ConnectionError):
            behave(self)

    def do_GET(self) -> None:
        self.endpoint.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, {}))
        self.send_error(405)

    def say(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def pause(self, seconds: float) -> None:
        """Sleep, but no longer than the test lasts."""
        self.endpoint.closing.wait(seconds)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serve() -> Iterator[Endpoint]:
    """A server on a free port of loopback, gone with the block."""
    endpoint = Endpoint()
    handler = type("Bound", (Handler,), {"endpoint": endpoint})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield endpoint
        finally:
            endpoint.closing.set()
            server.shutdown()
            thread.join()


def complete(content: object, finish: str = "stop", **message: Any) -> bytes:
    """A chat completion with this content."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
    return json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}).encode()


def answer(content: object, **options: Any) -> Behave:
    """Answers with a completion; a dict or list is written as JSON."""
    text = json.dumps(content) if isinstance(content, dict | list) else content
    return lambda handler: handler.say(200, complete(text, **options))


def refuse(status: int, body: bytes | dict[str, Any] = b"", **headers: str) -> Behave:
    """Answers with another status."""
    content = json.dumps(body).encode() if isinstance(body, dict) else body
    return lambda handler: handler.say(status, content, **headers)
