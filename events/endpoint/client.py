"""One question over HTTP: bounded in time, in size and in attempts; no redirect is followed, TLS is always verified.

urllib3 bounds each read, and a server that sends a byte now and then would keep it waiting for ever. So a timer
cuts the connection when the whole time is over, and the body is read in pieces that are counted.
"""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import orjson
import urllib3
from urllib3.exceptions import HTTPError, InvalidHeader, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as TookTooLong

from events.endpoint.errors import EndpointError, quote_safely, read_complaint
from events.endpoint.settings import EndpointSettings

_TRANSIENT = frozenset({429, 500, 502, 503, 504, 529})
AGENT = "diplomatic-timeline"
_PIECE = 65_536  # bytes


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often: seconds and bytes. ``attempts`` include the first."""

    attempts: int = 3
    connect: float = 10.0
    backoff: float = 1.0  # doubled at each further attempt, half of it by chance
    most_bytes: int = 4_000_000


class EndpointClient:
    """Posts JSON to the endpoint. Each attempt opens a connection: that takes no time beside an answer."""

    def __init__(
        self, settings: EndpointSettings, patience: Patience, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._settings, self._patience, self._sleep = settings, patience, sleep

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The endpoint's answer, a JSON object. Raises EndpointError when there is none within the time."""
        body = orjson.dumps(question)
        deadline = time.monotonic() + self._settings.timeout
        for attempt in range(1, self._patience.attempts + 1):
            try:
                return self._post(body, deadline)
            except EndpointError as error:
                wait = self._wait(attempt, error)
                if not error.again or attempt == self._patience.attempts or time.monotonic() + wait >= deadline:
                    raise
            self._sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _wait(self, attempt: int, error: EndpointError) -> float:
        """Seconds before the next attempt: what the server asks for, else longer each time and never in step."""
        if error.wait is not None:
            return error.wait
        chance: float = 0.5 + random.random() / 2  # noqa: S311  no secret
        return self._patience.backoff * float(2 ** (attempt - 1)) * chance

    def _post(self, body: bytes, deadline: float) -> dict[str, Any]:
        left = deadline - time.monotonic()
        if left <= 0:
            raise self._late()
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": AGENT}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        path = urllib3.util.parse_url(self._settings.address).request_uri
        pool = urllib3.connection_from_url(
            self._settings.address,
            timeout=urllib3.Timeout(connect=min(self._patience.connect, left), read=left, total=left),
            retries=False,
        )
        with cut_after(left, pool) as over:
            try:
                # A compressed answer is not asked for, and not undone: a small one may unfold to any size.
                response = pool.urlopen(
                    "POST", path, body, headers, redirect=False, preload_content=False, decode_content=False
                )
                content = self._read(response, over)
            except (HTTPError, OSError, ValueError) as error:
                # Never "from error", nor its words: http.client repeats a header that it refuses, key and all.
                raise (self._late() if over.is_set() else _explain(error)) from None
            finally:
                pool.close()
        if over.is_set():
            raise self._late()
        if response.status != 200:
            raise self._refuse(response, content)
        return self._parse(response, content)

    def _read(self, response: urllib3.BaseHTTPResponse, over: threading.Event) -> bytes:
        pieces, size = [], 0
        try:
            while not over.is_set() and (piece := response.read1(_PIECE)):
                pieces.append(piece)
                size += len(piece)
                if size > self._patience.most_bytes:
                    raise EndpointError(f"the endpoint's answer is longer than {self._patience.most_bytes} bytes")
        finally:
            response.close()
        return b"".join(pieces)

    def _parse(self, response: urllib3.BaseHTTPResponse, content: bytes) -> dict[str, Any]:
        try:
            document = orjson.loads(content)
        except orjson.JSONDecodeError:
            page = "html" in response.headers.get("Content-Type", "").lower()
            said = "nothing" if not content else "a web page" if page else "something else than JSON"
            raise EndpointError(f"the endpoint answers with {said}: does ENDPOINT_URL name its API?") from None
        if not isinstance(document, dict):
            raise EndpointError("the endpoint answers with JSON of another form than the API has")
        return document

    def _refuse(self, response: urllib3.BaseHTTPResponse, content: bytes) -> EndpointError:
        status = response.status
        try:
            complaint = read_complaint(orjson.loads(content))
        except orjson.JSONDecodeError:
            complaint = ""
        quoted = quote_safely(complaint, self._settings.key)
        if 300 <= status < 400:
            return EndpointError(
                f"the endpoint redirects ({status}), which is not followed: write its final address into ENDPOINT_URL",
                lasting=True,
            )
        if status in (401, 403):
            return EndpointError(f"the endpoint refuses the key ({status}): check ENDPOINT_KEY{quoted}", lasting=True)
        if status in (404, 405):
            return EndpointError(
                f"the endpoint has no such address or model ({status}): check ENDPOINT_URL, ENDPOINT_MODEL{quoted}",
                lasting=True,
            )
        if status in _TRANSIENT:
            words = "asks for fewer questions" if status == 429 else "fails"
            wait = read_retry_after(response.headers.get("Retry-After"))
            return EndpointError(f"the endpoint {words} ({status}){quoted}", down=True, again=True, wait=wait)
        hint = ": try another ENDPOINT_FORMAT" if "response_format" in complaint or "schema" in complaint else ""
        return EndpointError(f"the endpoint refuses the question ({status}){hint}{quoted}", said=complaint.lower())

    def _late(self) -> EndpointError:
        return EndpointError(f"the endpoint took longer than {self._settings.timeout:g} seconds", down=True)


@contextmanager
def cut_after(seconds: float, pool: urllib3.HTTPConnectionPool) -> Iterator[threading.Event]:
    """Cut every connection that the pool opens when the time is over, whatever it waits for; the event says so."""
    over, make = threading.Event(), pool.ConnectionCls
    opened: list[Any] = []

    def connect(*arguments: Any, **options: Any) -> Any:
        opened.append(make(*arguments, **options))
        return opened[-1]

    def cut() -> None:
        over.set()
        for connection in opened:
            if connection.sock is not None:
                with suppress(OSError):
                    # The plain socket's own, which also ends a TLS handshake that waits in the other thread.
                    socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)

    pool.ConnectionCls = connect  # type: ignore[assignment]
    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()


def read_retry_after(header: str | None) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or an HTTP date (RFC 9110, 10.2.3); None for neither."""
    if header is None or len(header) > 40:
        return None
    try:
        return float(urllib3.Retry().parse_retry_after(header))
    except (InvalidHeader, ValueError, OverflowError):
        return None


def _explain(error: Exception) -> EndpointError:
    if isinstance(error, NewConnectionError):
        said = "the endpoint cannot be reached: does it run, and is ENDPOINT_URL right?"
        return EndpointError(said, down=True, again=True)
    if isinstance(error, SSLError):
        return EndpointError("the endpoint's certificate or encryption is not accepted", lasting=True)
    if isinstance(error, TookTooLong):
        return EndpointError("the endpoint does not answer in time", down=True)
    return EndpointError("the connection to the endpoint broke", down=True, again=True)
