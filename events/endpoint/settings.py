"""Which endpoint is asked, and what would be wrong with that."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

FORMATS = ("json_schema", "json_object", "none")
_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """``url`` is the API's base ("https://host/v1"); ``timeout`` in seconds, for one question with all its attempts.

    ``format`` is how the answer's form is asked for: a JSON schema, JSON of any form, or by words alone.
    ``key`` is never shown: not in a repr, an error, a log line or what is stored.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60
    format: str = FORMATS[0]

    @property
    def address(self) -> str:
        """Where questions are posted."""
        base = self.url.rstrip("/")
        return base if base.endswith(_PATH) else base + _PATH


@dataclass(frozen=True, slots=True)
class Problem:
    """A setting that cannot work: its name, what is wrong and what to write instead, without its value."""

    setting: str
    message: str
    hint: str


def read_settings() -> EndpointSettings:
    """What Django's settings say, whether it can be used or not."""
    from django.conf import settings  # here, since worker processes have no app registry

    return EndpointSettings(
        settings.ENDPOINT_URL,
        settings.ENDPOINT_MODEL,
        settings.ENDPOINT_KEY,
        settings.ENDPOINT_TIMEOUT,
        settings.ENDPOINT_FORMAT,
    )


def find_problems(settings: EndpointSettings) -> list[Problem]:
    """All that is wrong; empty when the endpoint can be asked."""
    problems = []
    if fault := _url_fault(settings.url):
        problems.append(Problem("ENDPOINT_URL", fault, "Write the base of the API, such as http://127.0.0.1:11434/v1."))
    if not settings.model or not settings.model.isprintable():
        hint = "Name the model as the endpoint does; GET /models there lists them."
        problems.append(Problem("ENDPOINT_MODEL", "is not set." if not settings.model else "is no name.", hint))
    if not (settings.key.isascii() and settings.key.isprintable()) or " " in settings.key:
        hint = "Copy the key without quotes, spaces or line breaks."
        problems.append(Problem("ENDPOINT_KEY", "holds what no key can hold.", hint))
    if settings.timeout <= 0:
        problems.append(Problem("ENDPOINT_TIMEOUT", "is no time.", "Write seconds, such as 60."))
    if settings.format not in FORMATS:
        problems.append(Problem("ENDPOINT_FORMAT", "is unknown.", f"Write one of {', '.join(FORMATS)}."))
    return problems


def sends_in_clear(settings: EndpointSettings) -> bool:
    """Whether articles and the key would cross a network unencrypted."""
    parts = _split(settings.url)
    return parts is not None and parts.scheme == "http" and not _is_here(parts.hostname or "")


def _url_fault(url: str) -> str:
    parts = _split(url)
    if not url:
        return "is not set."
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return "is no web address."
    if parts.username or parts.password:
        return "holds a name or a password: the key belongs into ENDPOINT_KEY."
    if parts.query or parts.fragment:
        return "holds a query or a fragment."
    return ""


def _split(url: str) -> SplitResult | None:
    if not url.isascii() or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port  # read here, where what is wrong with it can be caught
    except ValueError:
        return None
    return parts


def _is_here(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
