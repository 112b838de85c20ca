"""Pages by their addresses: a polite client that asks public hosts only, for a bounded time and a bounded answer.

It follows robots.txt (RFC 9309), waits between two requests to one host, follows a few redirects and checks
each anew, and never sends a cookie or a name of its own making.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from urllib.parse import urljoin

import certifi
from protego import Protego
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as TimeoutStateError
from urllib3.response import BaseHTTPResponse

from events.acquisition.addresses import Address, Allowed, Lookup, is_public, look_up, read_address
from events.acquisition.failures import UnreadableError

AGENT = "diplomatic-timeline"
ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, "
    "text/plain;q=0.8"
)
REDIRECTS = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 5
MOST_ROBOTS = 500 * 1024  # bytes of robots.txt that are read, RFC 9309 section 2.5
LONGEST_PAUSE = 10.0  # seconds; a site that asks for more is not asked at all
WRONG = {
    401: "asks for an account (401); save the text itself",
    402: "asks to be paid (402); save the text itself",
    403: "does not let this program in (403); save the text itself",
    404: "is not there (404); check the address",
    410: "is gone (410)",
    429: "asks to come back later (429)",
    451: "may not be shown for legal reasons (451)",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: ``url`` after redirects, the media type and charset that it declares, the body's bytes."""

    url: str
    media_type: str
    charset: str
    data: bytes


@dataclass(slots=True)
class Web:
    """The client. ``seconds`` bounds one address with its redirects, ``silence`` the wait for the next byte;
    ``pause`` is kept between two requests to a host, in seconds too.

    ``lookup``, ``allowed`` and ``ports`` are what the guard asks, see ``read_address``; ``sleep`` waits.
    """

    max_bytes: int
    contact: str = ""
    seconds: float = 20.0
    silence: float = 8.0
    pause: float = 1.0
    lookup: Lookup = look_up
    allowed: Allowed = is_public
    ports: bool = True
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, Protego | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Answer:
        """The page or feed at ``url``. Raises UnreadableError with the reason in one line."""
        deadline = time.monotonic() + self.seconds
        for _ in range(MOST_REDIRECTS + 1):
            address = read_address(url, lookup=self.lookup, allowed=self.allowed, ports=self.ports)
            deadline += self._wait_turn(address, deadline)
            answer = self._ask(address, deadline, self.max_bytes)
            if isinstance(answer, Answer):
                return answer
            url = _follow(address, answer)
        raise UnreadableError(f"sends from one address to the next more than {MOST_REDIRECTS} times")

    def _wait_turn(self, address: Address, deadline: float) -> float:
        """Ask robots.txt, then keep the pause; the seconds that were waited. Raises UnreadableError."""
        robots = self._read_robots(address, deadline)
        if robots is None:
            raise UnreadableError(f"{address.host} gives no robots.txt now, so it is not asked; try again later")
        if not robots.can_fetch(address.url, AGENT):
            raise UnreadableError(f"{address.host} asks programs not to read this (robots.txt); save the text itself")
        pause = max(self.pause, robots.crawl_delay(AGENT) or 0.0)
        if pause > LONGEST_PAUSE:
            raise UnreadableError(f"{address.host} asks for {pause:g} seconds between requests; save the text itself")
        last = self._asked.get(address.origin)
        rest = 0.0 if last is None else max(0.0, last + pause - time.monotonic())
        if rest:
            self.sleep(rest)
        self._asked[address.origin] = time.monotonic()
        return rest

    def _read_robots(self, address: Address, deadline: float) -> Protego | None:
        """The site's rules, asked once; empty ones where there are none (4xx), None where the site fails (5xx)."""
        if address.origin not in self._robots:
            url = f"{address.origin}/robots.txt"
            try:
                for _ in range(MOST_REDIRECTS + 1):
                    place = read_address(url, lookup=self.lookup, allowed=self.allowed, ports=self.ports)
                    answer = self._ask(place, deadline, MOST_ROBOTS, cut=True)
                    if isinstance(answer, Answer):
                        text = answer.data.decode("utf-8", "replace")
                        break
                    url = _follow(place, answer)
                else:
                    text = ""
                self._robots[address.origin] = Protego.parse(text)
            except StatusError as error:
                self._robots[address.origin] = Protego.parse("") if error.status < 500 else None
        return self._robots[address.origin]

    def _ask(self, address: Address, deadline: float, max_bytes: int, *, cut: bool = False) -> Answer | str:
        """One request: what it gave, or where it sends to. A body above ``max_bytes`` is refused, or ``cut``."""
        connection = self._connect(address)
        # A timeout of the socket starts anew with every byte; the watchdog ends a drip.
        line: list[socket.socket] = []
        watchdog = threading.Timer(max(0.0, deadline - time.monotonic()), _hang_up, [connection, line])
        watchdog.daemon = True
        watchdog.start()
        try:
            connection.connect()
            line.append(connection.sock)
            connection.request("GET", address.target, headers=self._headers(address), preload_content=False)
            response = connection.getresponse()
            if response.status in REDIRECTS and (location := response.headers.get("Location")):
                return location
            if response.status != 200:
                raise StatusError(response.status)
            data = _read_body(response, max_bytes, cut=cut)
            if time.monotonic() >= deadline:  # hung up on: what came may be a part
                raise TimeoutError
        except UnreadableError:
            raise
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            late = isinstance(error, (TimeoutError, TimeoutStateError)) or time.monotonic() >= deadline
            raise UnreadableError(_say(error, address, late=late)) from None
        finally:
            watchdog.cancel()
            connection.close()
        return Answer(address.url, *_read_type(response), data)

    def _connect(self, address: Address) -> HTTPConnection:
        """A connection to the address that was checked, under the name that was asked for."""
        if address.scheme == "http":
            return HTTPConnection(address.ip, address.port, timeout=self.silence)
        return HTTPSConnection(
            address.ip,
            address.port,
            timeout=self.silence,
            ssl_context=ssl.create_default_context(cafile=certifi.where()),
            server_hostname=address.host,
            assert_hostname=address.host,
        )

    def _headers(self, address: Address) -> dict[str, str]:
        return {
            "Host": address.netloc,
            "User-Agent": f"{AGENT} (+{self.contact})" if self.contact else AGENT,
            "Accept": ACCEPT,
            "Accept-Language": "en",
            "Accept-Encoding": "gzip, deflate",
        }


class StatusError(UnreadableError):
    """The site answered with another status than 200."""

    def __init__(self, status: int) -> None:
        self.status = status
        what = "has trouble of its own" if status >= 500 else "cannot be read"
        super().__init__(WRONG.get(status, f"{what} ({status}); try again later"))


def _follow(address: Address, location: str) -> str:
    """Where a redirect leads. Raises UnreadableError."""
    try:
        return urljoin(address.url, location)
    except ValueError:
        raise UnreadableError(f"{address.host} sends to {location[:100]!r}, which is no address") from None


def _hang_up(connection: HTTPConnection, line: list[socket.socket]) -> None:
    """End a connection that another thread reads from; once it stands, ``line`` holds its socket: the connection
    lets go of it when an answer ends with the connection."""
    with contextlib.suppress(OSError, AttributeError):
        (line[0] if line else connection.sock).shutdown(socket.SHUT_RDWR)


def _read_body(response: BaseHTTPResponse, max_bytes: int, *, cut: bool) -> bytes:
    """The body, unpacked. Raises UnreadableError above ``max_bytes``, a packed bomb included."""
    data = bytearray()
    for piece in response.stream(65_536, decode_content=True):
        data += piece
        if len(data) > max_bytes:
            if cut:
                return bytes(data[:max_bytes])
            raise UnreadableError(f"larger than {max_bytes:,} bytes; raise ARTICLE_MAX_BYTES if it is one article")
    return bytes(data)


def _read_type(response: BaseHTTPResponse) -> tuple[str, str]:
    """Media type and charset (RFC 9110 section 8.3), both lower case, empty when not declared."""
    header = Message()
    header["Content-Type"] = response.headers.get("Content-Type", "")
    declared = response.headers.get("Content-Type")
    return (header.get_content_type() if declared else "", header.get_content_charset("") if declared else "")


def _say(error: Exception, address: Address, *, late: bool) -> str:
    """What went wrong, in words that a person can act on."""
    if isinstance(error, NewConnectionError):
        return f"{address.host} cannot be reached; try again later"
    if late:
        return f"{address.host} took too long; try again later"
    if isinstance(error, ssl.SSLError) or "certificate" in str(error).lower():
        return f"{address.host} has no valid certificate, so what it says cannot be trusted"
    return f"{address.host} answered in a way that cannot be read ({type(error).__name__})"
