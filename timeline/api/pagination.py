"""A page of stored documents as bytes: concatenated, not serialised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import orjson

from timeline.api.hints import find_hints
from timeline.api.questions import ChangesAsked, EventsAsked, Question
from timeline.pages import Page
from timeline.query import TimelineQuery
from timeline.search import Search, make_snippet
from timeline.selectors import Change, State, count_entries, select_changes

PATH = '"url":"/e/'


def write_page(
    question: Question, asked: EventsAsked, query: TimelineQuery, state: State, found: Page
) -> tuple[bytes, tuple[str, ...]]:
    """The body ``{results, next, previous}`` and the values of its Link header; a count and hints take a statement.

    ``query`` is the one that was asked, narrowed by the timeline that it was asked of.
    """
    page = asked.page
    documents: Iterable[str] = found.documents
    if query.search:
        documents = [_add_snippet(document, query.search) for document in documents]
    if page.fields:
        documents = [_trim(document, page.fields) for document in documents]
    results = ",".join(make_absolute(documents, question.base))
    following = question.link(f"{asked.rest}cursor={found.next}") if found.next else None
    previous = question.link(f"{asked.rest}cursor={found.previous}") if found.previous else None
    more: dict[str, object] = {"next": following, "previous": previous}
    if page.count:
        more["count"] = count_entries(query, state)
    elif not found.documents and not page.cursor and (hints := find_hints(query)):
        more["hints"] = hints
    links = (following and f'<{following}>; rel="next"', previous and f'<{previous}>; rel="prev"')
    body = f'{{"results":[{results}],{orjson.dumps(more).decode()[1:]}'.encode()
    return body, tuple(link for link in links if link)


def write_changes(question: Question, asked: ChangesAsked) -> tuple[bytes, tuple[str, ...]]:
    """The body and the values of its Link header, in one statement."""
    changes = select_changes(asked.after, asked.size + 1)
    shown = changes[: asked.size]
    last = shown[-1].sequence if shown else asked.after
    following = question.link(f"after={last}&page_size={asked.size}") if len(changes) > asked.size else None
    results = ",".join(_write_change(change, question.base) for change in shown)
    more = orjson.dumps({"after": last, "next": following}).decode()
    body = f'{{"results":[{results}],{more[1:]}'.encode()
    return body, (f'<{following}>; rel="next"',) if following else ()


def make_absolute(documents: Iterable[str], base: str) -> list[str]:
    """Stored documents know no host. ``url`` is the last member that is called so: the others are those of sources.

    Inside a JSON string the quotes are escaped, so only the key matches.
    """
    path = f'"url":"{base}/e/'
    return [path.join(document.rsplit(PATH, 1)) for document in documents]


def _write_change(change: Change, base: str) -> str:
    """The event as it is now, or what became of it."""
    head = f'{{"sequence":{change.sequence},"id":"{change.public_id}",'
    if change.document:
        (event,) = make_absolute([change.document], base)
        return f'{head}"change":"published","event":{event}}}'
    gone = {"change": "merged" if change.heir else "withdrawn", "into": change.heir or None, "at": change.at}
    return head + orjson.dumps(gone, option=orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS).decode()[1:]


def _trim(document: str, fields: Sequence[str]) -> str:
    """The fields asked for, in the order of the document, and the snippet."""
    whole = orjson.loads(document)
    return orjson.dumps({name: value for name, value in whole.items() if name in fields or name == "snippet"}).decode()


def _add_snippet(document: str, search: Search) -> str:
    """The document with the stretch of text that was found: HTML, everything escaped but <mark>."""
    event = orjson.loads(document)
    texts = [event["title"], event["summary"], *(quote for source in event["sources"] for quote in source["quotes"])]
    texts += [who["name"] for who in event["participants"]] + ([event["place"]["name"]] if event["place"] else [])
    pieces = make_snippet(search, [*texts[1:], texts[0]])
    html = "".join(f"<mark>{escape(piece)}</mark>" if hit else escape(piece) for piece, hit in pieces)
    return f'{document[:-1]},"snippet":{orjson.dumps(html).decode()}}}'
