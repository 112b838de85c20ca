"""A page of stored documents as bytes: concatenated, not serialised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import orjson
from rest_framework.request import Request

from timeline.api.hints import find_hints
from timeline.api.reading import Pairs, find_base, link_to, make_absolute
from timeline.query import PageRequest, TimelineQuery
from timeline.search import Search, make_snippet
from timeline.selectors import State, count_entries, select_page


def write_page(
    request: Request, query: TimelineQuery, page: PageRequest, pairs: Pairs, state: State
) -> tuple[bytes, list[str]]:
    """The body ``{results, next, previous}`` and the values of its Link header. At most three statements."""
    found = select_page(query, state, page.size, page.cursor)
    documents: Iterable[str] = found.documents
    if query.search:
        documents = (_add_snippet(document, query.search) for document in documents)
    if page.fields:
        documents = (_trim(document, page.fields) for document in documents)
    results = make_absolute(",".join(documents), find_base(request))
    links = {
        "next": link_to(request, pairs, found.next) if found.next else None,
        "previous": link_to(request, pairs, found.previous) if found.previous else None,
    }
    more: dict[str, object] = dict(links)
    if page.count:
        more["count"] = count_entries(query, state)
    elif not found.documents and not page.cursor and (hints := find_hints(query)):
        more["hints"] = hints
    body = b'{"results":[' + results.encode() + b"]," + orjson.dumps(more)[1:]
    relations = {"next": "next", "previous": "prev"}
    return body, [f'<{link}>; rel="{relations[name]}"' for name, link in links.items() if link]


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
