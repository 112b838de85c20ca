"""One question over HTTP: bounded in time, in size and in attempts; no redirect is followed, TLS is always verified.

A timeout of a socket starts anew with every byte, and a server that drips would never be late. So a timer
ends the connection when the whole time is over, and the body is read in pieces that are counted.
"""

from __future__ import annotations

import random
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import SplitResult, urlsplit

import orjson
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, InvalidHeader, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as TookTooLong
from urllib3.response import BaseHTTPResponse
from urllib3.util import Retry

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
        address = urlsplit(self._settings.address)
        connection = self._open(address, min(self._patience.connect, left))
        with hang_up_after(left, connection) as line:
            try:
                connection.connect()
                line.append(connection.sock)
                connection.timeout = max(deadline - time.monotonic(), 0.001)
                # A compressed answer is not asked for, and not undone: a small one may unfold to any size.
                connection.request(
                    "POST", address.path, body=body, headers=headers, preload_content=False, decode_content=False
                )
                response = connection.getresponse()
                content = self._read(response)
            except (HTTPError, HTTPException, OSError, ValueError) as error:
                late = time.monotonic() >= deadline
                # Never "from error", nor its words: http.client repeats a header that it refuses, key and all.
                raise (self._late() if late else _explain(error)) from None
        if time.monotonic() >= deadline:  # hung up on: what came may be a part
            raise self._late()
        if response.status != 200:
            raise self._refuse(response, content)
        return self._parse(response, content)

    def _open(self, address: SplitResult, timeout: float) -> HTTPConnection:
        """Not made yet. TLS trusts whom this machine trusts: an endpoint may be the house's own."""
        host = address.hostname or ""
        if address.scheme == "http":
            return HTTPConnection(host, address.port or 80, timeout=timeout)
        trust = ssl.create_default_context()
        return HTTPSConnection(host, address.port or 443, timeout=timeout, ssl_context=trust, cert_reqs="CERT_REQUIRED")

    def _read(self, response: BaseHTTPResponse) -> bytes:
        pieces, size = [], 0
        try:
            while piece := response.read1(_PIECE):
                pieces.append(piece)
                size += len(piece)
                if size > self._patience.most_bytes:
                    raise EndpointError(f"the endpoint's answer is longer than {self._patience.most_bytes} bytes")
        finally:
            response.close()
        return b"".join(pieces)

    def _parse(self, response: BaseHTTPResponse, content: bytes) -> dict[str, Any]:
        try:
            document = orjson.loads(content)
        except orjson.JSONDecodeError:
            page = "html" in response.headers.get("Content-Type", "").lower()
            said = "nothing" if not content else "a web page" if page else "something else than JSON"
            raise EndpointError(f"the endpoint answers with {said}: does ENDPOINT_URL name its API?") from None
        if not isinstance(document, dict):
            raise EndpointError("the endpoint answers with JSON of another form than the API has")
        return document

    def _refuse(self, response: BaseHTTPResponse, content: bytes) -> EndpointError:
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
def hang_up_after(seconds: float, connection: HTTPConnection) -> Iterator[list[socket.socket]]:
    """End the connection when the time is over, whatever it waits for, and in any case at the end of the block.

    Once it stands its socket goes into the list: the connection lets go of it when an answer ends with the connection.
    """
    line: list[socket.socket] = []

    def hang_up() -> None:
        held = line[0] if line else connection.sock
        if held is not None:
            with suppress(OSError):
                # The plain socket's own, which also ends a TLS handshake that waits in the other thread.
                socket.socket.shutdown(held, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield line
    finally:
        timer.cancel()
        connection.close()


def read_retry_after(header: str | None) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or an HTTP date (RFC 9110, 10.2.3); None for neither."""
    if header is None or len(header) > 40:
        return None
    try:
        return float(Retry().parse_retry_after(header))
    except (InvalidHeader, ValueError, OverflowError):
        return None


def _explain(error: Exception) -> EndpointError:
    if isinstance(error, NewConnectionError):
        said = "the endpoint cannot be reached: does it run, and is ENDPOINT_URL right?"
        return EndpointError(said, down=True, again=True)
    if isinstance(error, SSLError | ssl.SSLError):
        return EndpointError("the endpoint's certificate or encryption is not accepted", lasting=True)
    if isinstance(error, TookTooLong | TimeoutError):
        return EndpointError("the endpoint does not answer in time", down=True)
    return EndpointError("the connection to the endpoint broke", down=True, again=True)
