"""Headers, learnt from Django: what its middleware and REST framework put around one answer, they put around the next.

Only ``ETag``, ``Link`` and ``Content-Length`` differ between answers to requests that are alike in all that
Django looks at. A head with anything in it that is not known to be so is not learnt, and Django goes on answering.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.handlers.wsgi import WSGIRequest

from timeline.api.answers import Answer

Headers = Sequence[tuple[str, str]]

# All of a request but its address, query and If-None-Match that a reading's answer depends on.
SEEN = ("REQUEST_METHOD", "wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST", "HTTP_ACCEPT", "HTTP_ORIGIN")
VARY = {"accept", "origin"}
OWN = {"etag", "link", "content-length"}
STEADY = {
    "access-control-allow-origin", "access-control-expose-headers", "allow", "cache-control", "content-security-policy",
    "content-type", "cross-origin-opener-policy", "referrer-policy", "strict-transport-security", "vary",
    "x-content-type-options", "x-frame-options",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """A status line and its headers; those of ``places`` (lower case) stand there with the value of another answer."""

    status: str
    headers: tuple[tuple[str, str], ...]
    places: dict[str, int]

    def write(self, answer: Answer) -> list[tuple[str, str]]:
        """The headers around an answer."""
        headers = list(self.headers)
        places = self.places
        headers[places["etag"]] = ("ETag", answer.etag)
        if answer.links:
            headers[places["link"]] = ("Link", ", ".join(answer.links))
        if answer.body is not None:
            headers[places["content-length"]] = ("Content-Length", str(len(answer.body)))
        return headers


@dataclass(frozen=True, slots=True)
class Manner:
    """How requests that are alike are answered: scheme and host of links, and heads by (304 or not, Link or not)."""

    base: str
    heads: dict[tuple[bool, bool], Head] = field(default_factory=dict)

    def find(self, answer: Answer) -> Head | None:
        """The head for an answer; None while none like it was seen."""
        return self.heads.get((answer.body is None, bool(answer.links)))

    def learn(self, status: str, headers: Headers) -> None:
        """Remember the head of an answer of Django's, if it is one that another answer can have."""
        places = {name.lower(): at for at, (name, _value) in enumerate(headers)}
        values = {name.lower(): value for name, value in headers}
        vary = {name.strip().lower() for name in values.get("vary", "").split(",")}
        same = status.startswith("304 ")
        if (
            len(values) == len(headers)
            and values.keys() <= OWN | STEADY
            and values.keys() >= {"etag", "content-length"}
            and vary <= VARY
            and (same or (status == "200 OK" and values.get("content-type") == "application/json"))
        ):
            own = {name: places[name] for name in OWN & places.keys()}
            self.heads[same, "link" in own] = Head(status, tuple(headers), own)


def make_manner(environ: dict[str, Any]) -> Manner:
    """An empty one, with scheme and host as Django reads them. For requests that Django has answered well."""
    request = WSGIRequest(environ)
    return Manner(f"{request.scheme}://{request.get_host()}")
