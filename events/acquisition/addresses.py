"""Which addresses of the web may be asked: public ones only (server-side request forgery, CWE-918).

A name is looked up once and the connection is made to the very address that was checked, so a
name server that answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from events.acquisition.failures import UnreadableError

PORTS = {"http": 80, "https": 443}
# Addresses that carry another one inside: what is inside may be private.
WRAPPERS = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]

Lookup = Callable[[str, int], list[str]]
Allowed = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the web, taken apart: ``target`` is path and query as sent, ``ip`` where to connect."""

    url: str
    scheme: str
    host: str
    port: int
    target: str
    ip: str

    @property
    def origin(self) -> str:
        """Scheme, host and port (RFC 6454)."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def is_address(text: str) -> bool:
    """Whether ``text`` is written as an address of the web, not as a path."""
    return text.lower().startswith(("http://", "https://"))


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the public internet."""
    address = ipaddress.ip_address(ip)
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(str(address.ipv4_mapped))
        if any(address in net for net in WRAPPERS):
            return False
    return address.is_global and not address.is_multicast


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a name, in the order in which to try them. Raises UnreadableError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnreadableError(f"{host} is not known to the name server; check the address") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def read_address(url: str, *, lookup: Lookup = look_up, allowed: Allowed = is_public, ports: bool = True) -> Address:
    """``url`` checked and looked up. Raises UnreadableError as ``check_address`` does, and for every host of which
    one address is not ``allowed``.
    """
    parts, host, port = check_address(url, ports=ports)
    ips = lookup(host, port)
    if not ips or not all(allowed(ip) for ip in ips):
        raise UnreadableError(f"{host} is not on the public internet; save the text itself")
    return Address(parts._replace(fragment="").geturl(), parts.scheme, host, port, _write_target(parts), ips[0])


def check_address(url: str, *, ports: bool = True) -> tuple[SplitResult, str, int]:
    """``url`` taken apart, its host as it is looked up, its port.

    Raises UnreadableError for other schemes than http and https, user names, and unusual ports (where ``ports``).
    """
    try:
        parts = urlsplit(url.strip())
        scheme, host, port = parts.scheme, parts.hostname or "", parts.port
    except ValueError as error:
        raise UnreadableError(f"is no address: {error}") from None
    if scheme not in PORTS or not host:
        raise UnreadableError("is no address of the web; write it with https:// and the site's name")
    if parts.username is not None or parts.password is not None:
        raise UnreadableError("has a user name in it; such addresses are not asked, save the text itself")
    port = port or PORTS[scheme]
    if ports and port not in PORTS.values():
        raise UnreadableError(f"names the port {port}; only 80 and 443 are asked")
    try:
        return parts, host if ":" in host else host.encode("idna").decode("ascii"), port
    except UnicodeError:
        raise UnreadableError(f"{host!r} is no name of a site; check the address") from None


def _write_target(parts: SplitResult) -> str:
    """Path and query in ASCII; what is escaped already stays as it is."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return f"{path}?{query}" if query else path
