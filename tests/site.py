"""A site on loopback that answers as a test tells it to, and a client that may ask it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from events.acquisition import Web

Reply = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """``pages`` maps a path to (status, headers, body) or to a function of the handler; ``asked`` lists what came."""

    port: int = 0
    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> str:
        data = body if isinstance(body, bytes) else body.encode()
        self.pages[path] = (200, {"Content-Type": kind, **headers}, data)
        return self.url(path)

    def web(self, **options: Any) -> Web:
        """A client for which every name leads here."""
        return Web(
            **{
                "max_bytes": 100_000,
                "pause": 0.0,
                "seconds": 5.0,
                "lookup": lambda host, port: ["127.0.0.1"],
                "allowed": lambda ip: True,
                "ports": False,
                **options,
            }
        )


@contextmanager
def serve_site() -> Iterator[Site]:
    """The site for the length of a test; it has no robots.txt unless one is put there."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            reply = site.pages.get(self.path, (404, {}, b""))
            if callable(reply):
                reply(self)
                self.close_connection = True
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hangs up is part of the test."""

    server = Server(("127.0.0.1", 0), Handler)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
