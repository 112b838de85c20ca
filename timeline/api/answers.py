"""The readings that are asked most, from the question to the bytes. REST framework's views and the lane send the same.

Each compares the ETag before anything but the state is asked. QueryError, BadCursor and ApiProblem say what is wrong.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import orjson

from timeline.api.pagination import make_absolute, write_changes, write_page
from timeline.api.problems import ApiProblem
from timeline.api.questions import (
    REMEMBERED,
    Question,
    ask_changes,
    ask_events,
    ask_facets,
    ask_histogram,
    parse_pairs,
    write_etag,
)
from timeline.counts import Bucket, TooManyBuckets, read_facets, read_histogram
from timeline.models import Timeline
from timeline.pages import Reader, select_page
from timeline.parameters import Problem, QueryError, suggest
from timeline.query import TimelineQuery, parse_saved
from timeline.selectors import State, find_document, find_saved, read_state

_READER = Reader()


class Answer(NamedTuple):
    """JSON that caches may keep, and the values of its Link header. ``body`` None: the reader has it already."""

    etag: str
    body: bytes | None = None
    links: tuple[str, ...] = ()


def answer_events(question: Question, slug: str | None = None) -> Answer:
    """A page of all events or of a timeline's, in two statements at most, three with a count or a hint.

    Who knows an answer is asked for its state first; to anyone else state and page are one statement.
    """
    asked = ask_events(question.text)
    page, query, found = asked.page, asked.query, None
    if slug is None and not question.known:
        scope = ("", "")
        state, found = _READER.select(query, page.size, page.cursor)
    else:
        state, query, scope = _find_scope(slug, query)
    etag = write_etag(state, "events", *scope, query.canonical(), *asked.parts)
    if question.knows(etag):
        return Answer(etag)
    body, links = write_page(question, asked, query, state, found or select_page(query, state, page.size, page.cursor))
    return Answer(etag, body, links)


def answer_event(question: Question, public_id: str) -> Answer | None:
    """One event with its evidence, in one statement. None when no published event has the id."""
    if question.text:
        parse_pairs(question.text, known=())
    row = find_document(public_id.lower())
    if row is None:
        return None
    sequence, document, evidence = row
    etag = write_etag(State(sequence), "event", public_id)
    if question.knows(etag):
        return Answer(etag)
    (whole,) = make_absolute([document], question.base)
    return Answer(etag, f'{whole[:-1]},"evidence":{evidence}}}'.encode())


def answer_changes(question: Question) -> Answer:
    """What changed behind a number, in two statements."""
    asked = ask_changes(question.text)
    state = read_state()
    if asked.after > state.sequence:
        raise ApiProblem(409, f"The last change is {state.sequence}: mirror anew with after=0.")
    etag = write_etag(state, "changes", str(asked.after), str(asked.size))
    if question.knows(etag):
        return Answer(etag)
    body, links = write_changes(question, asked)
    return Answer(etag, body, links)


def answer_histogram(question: Question, slug: str | None = None) -> Answer:
    """Events a day, month, quarter or year, by type, in two statements."""
    asked, by = ask_histogram(question.text)
    state, query, scope = _find_scope(slug, asked)
    etag = write_etag(state, "histogram", by, *scope, query.canonical())
    if question.knows(etag):
        return Answer(etag)
    try:
        histogram = read_histogram(query, by, state)
    except TooManyBuckets as error:
        raise QueryError([Problem("by", str(error))]) from None
    document = {
        "by": by,
        "total": histogram.total,
        "spanning": histogram.spanning,
        "undated": histogram.undated,
        "buckets": [_write_bucket(bucket) for bucket in histogram.buckets],
    }
    return Answer(etag, orjson.dumps(document))


def answer_facets(question: Question, slug: str | None = None) -> Answer:
    """How many events have each value, in two statements."""
    state, query, scope = _find_scope(slug, ask_facets(question.text))
    etag = write_etag(state, "facets", *scope, query.canonical())
    if question.knows(etag):
        return Answer(etag)
    total, facets = read_facets(query, state)
    spread = {
        name: [{"value": facet.value, "label": facet.label, "count": facet.count} for facet in found]
        for name, found in facets.items()
    }
    return Answer(etag, orjson.dumps({"total": total, "facets": spread}))


def miss_timeline(slug: str) -> ApiProblem:
    """404 with the nearest name."""
    near = suggest(slug, list(Timeline.objects.order_by("slug").values_list("slug", flat=True)[:1000]))
    more = {"suggestion": near} if near else {}
    question = f" Did you mean {near}?" if near else ""
    return ApiProblem(404, f"There is no timeline “{slug}”.{question}", **more)


def _find_scope(slug: str | None, query: TimelineQuery) -> tuple[State, TimelineQuery, tuple[str, str]]:
    """The state, the query as narrowed by the timeline, and what tells scopes apart. One statement."""
    if slug is None:
        return read_state(), query, ("", "")
    saved = find_saved(slug)
    if saved is None:
        raise miss_timeline(slug)
    text, changed, state = saved
    return state, _narrow(text, query), (slug, changed)


@lru_cache(maxsize=REMEMBERED)
def _narrow(saved: str, query: TimelineQuery) -> TimelineQuery:
    return parse_saved(saved).narrowed(query)


def _write_bucket(bucket: Bucket) -> dict[str, object]:
    types = sorted({*bucket.count, *bucket.wider})
    return {
        "start": bucket.start.isoformat(),
        "end": bucket.end.isoformat(),
        "count": sum(bucket.count.values()),
        "wider": sum(bucket.wider.values()),
        "types": {name: {"count": bucket.count.get(name, 0), "wider": bucket.wider.get(name, 0)} for name in types},
    }
