"""What of a request an answer depends on, and what is asked in it. Parsed once: the same question comes again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.http import parse_etags

from timeline.counts import Unit
from timeline.parameters import Problem, QueryError, check_names, read_choice, read_values
from timeline.query import NUMBER, PAGING, PageRequest, TimelineQuery, parse_page, parse_query
from timeline.selectors import State

MAX_QUERY = 8_000  # bytes of a query string: what every server and proxy on the way takes
REMEMBERED = 1_024  # parsed questions of each kind
TOKEN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
Pairs = list[tuple[str, str]]


class Question(NamedTuple):
    """``base`` is scheme and host as the reader wrote them, ``path`` the whole path, ``text`` the query string as WSGI
    gives it, ``known`` what If-None-Match says or ""."""

    base: str
    path: str
    text: str = ""
    known: str = ""

    def knows(self, etag: str) -> bool:
        """Whether the reader has this answer already."""
        if not self.known:
            return False
        given = [tag.removeprefix("W/") for tag in parse_etags(self.known)]
        return etag in given or given == ["*"]

    def link(self, query: str) -> str:
        """This address with another query string, which is escaped already."""
        return f"{self.base}{_escape_path(self.path)}?{query}"


@dataclass(frozen=True, slots=True)
class EventsAsked:
    """A list of events: which, which part of it, the query string again without the cursor.

    ``parts`` tells pages of one list apart.
    """

    query: TimelineQuery
    page: PageRequest
    rest: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesAsked:
    """Changes behind a number."""

    after: int
    size: int


@lru_cache(maxsize=REMEMBERED)
def ask_events(text: str) -> EventsAsked:
    """Read a query string. Raises QueryError. Pages of one list are one question that is parsed once."""
    rest, _name, cursor = f"&{text}".rpartition("&cursor=")
    if cursor and TOKEN.issuperset(cursor) and len(text) <= MAX_QUERY:
        asked = _ask_events(rest[1:])
        page = asked.page
        return _tell(asked.query, PageRequest(page.size, cursor, page.fields, page.count), asked.rest)
    return _ask_events(text)


@lru_cache(maxsize=REMEMBERED)
def ask_histogram(text: str) -> tuple[TimelineQuery, Unit]:
    """Read a query string. Raises QueryError."""
    pairs = parse_pairs(text)
    problems: list[Problem] = []
    by = read_choice("by", read_values(pairs, problems, ("by",)), Unit, problems) or Unit.MONTH
    query = parse_query(pairs, ("by",))
    if problems:
        raise QueryError(problems)
    return query, by


@lru_cache(maxsize=REMEMBERED)
def ask_facets(text: str) -> TimelineQuery:
    """Read a query string. Raises QueryError."""
    return parse_query(parse_pairs(text))


def ask_changes(text: str) -> ChangesAsked:
    """Read a query string. Raises QueryError."""
    pairs = parse_pairs(text, known=("after", "page_size"))
    problems: list[Problem] = []
    typed = read_values(pairs, problems, ("after",)).get("after", ["0"])[-1]
    if not NUMBER.fullmatch(typed):
        problems.append(Problem("after", f"“{typed[:40]}” is not a change's number: begin with 0"))
    if problems:
        raise QueryError(problems)
    return ChangesAsked(int(typed), parse_page(pairs).size)


def parse_pairs(text: str, known: Sequence[str] | None = None) -> Pairs:
    """The query string as pairs. Raises QueryError for what no reading takes; ``known`` refuses other names at once."""
    if len(text) > MAX_QUERY:
        raise QueryError([Problem("query string", f"is {len(text):,} bytes long: at most {MAX_QUERY:,} are read")])
    # WSGI gives bytes that are not escaped as Latin-1.
    text = text.encode("latin-1", "replace").decode(errors="replace")
    pairs = parse_qsl(text, keep_blank_values=True, errors="replace")
    if known is not None and (problems := check_names(pairs, known)):
        raise QueryError(problems)
    return pairs


def write_rest(pairs: Pairs) -> str:
    """A query string of the pairs without the cursor, ready to take another one at its end."""
    kept = urlencode([(name, value) for name, value in pairs if name != "cursor"])
    return f"{kept}&" if kept else ""


def write_etag(state: State, *parts: str) -> str:
    """Equal for equal answers: the change that readers see last, the release, and what was asked."""
    return f'"{state.sequence:x}-{_digest(settings.VERSION, parts)}"'


@lru_cache(maxsize=REMEMBERED)
def _ask_events(text: str) -> EventsAsked:
    pairs = parse_pairs(text)
    return _tell(parse_query(pairs, PAGING), parse_page(pairs), write_rest(pairs))


def _tell(query: TimelineQuery, page: PageRequest, rest: str) -> EventsAsked:
    return EventsAsked(query, page, rest, (f"{page.size}", ",".join(page.fields), f"{page.count}", page.cursor))


@lru_cache(maxsize=REMEMBERED)
def _digest(release: str, parts: tuple[str, ...]) -> str:
    return hashlib.blake2b("\n".join((release, *parts)).encode(), digest_size=9).hexdigest()


_escape_path = lru_cache(maxsize=REMEMBERED)(iri_to_uri)
