"""The WSGI application around Django's: it answers what it can and passes on the rest.

Django's middleware, its routing and REST framework cost many times what fetching a page of stored documents
costs. For readings they all decide the same again and again, so their decision is learnt once for requests
that are alike (``heads``); the answer itself comes from the functions that the views call too.
What is wrong, odd or new goes to Django: problems, other methods, other formats, other hosts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import Error

from timeline.api.answers import Answer
from timeline.api.problems import ApiProblem
from timeline.api.questions import Question
from timeline.api.throttling import COUNTED, let_in
from timeline.fetching import let_go
from timeline.lane.heads import SEEN, Headers, Manner, make_manner
from timeline.lane.routes import Route, find_route
from timeline.parameters import QueryError
from timeline.selectors import BadCursor

REMEMBERED = 1_000  # kinds of requests; past it all are learnt anew
Start = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], Start], Iterable[bytes]]


class Lane:
    """Readings, before Django. ``django`` answers everything else."""

    def __init__(self, django: Wsgi) -> None:
        self.django = django
        self.manners: dict[tuple[Any, ...], Manner] = {}

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        route = find_route(environ)
        if route is None:
            return self.django(environ, start_response)
        likeness = (route[0], *map(environ.get, SEEN))
        manner = self.manners.get(likeness)
        if manner is not None:
            answer = find_answer(route, manner, environ)
            head = manner.find(answer) if answer else None
            if answer and head:
                start_response(head.status, head.write(answer))
                return (answer.body or b"",) if environ["REQUEST_METHOD"] == "GET" else ()
        return self.learn(likeness, environ, start_response)

    def learn(self, likeness: tuple[Any, ...], environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        """Let Django answer, and look at how it does."""

        def listen(status: str, headers: Headers, *rest: Any) -> Any:
            if status.startswith(("200 ", "304 ")):
                if len(self.manners) >= REMEMBERED:
                    self.manners.clear()
                manner = self.manners.get(likeness) or make_manner(environ)
                manner.learn(status, headers)
                self.manners[likeness] = manner
            return start_response(status, headers, *rest)

        return self.django(environ, listen)


def find_answer(route: Route, manner: Manner, environ: dict[str, Any]) -> Answer | None:
    """The answer; None for what Django has to say: too much was asked, something is wrong with it, or it is gone."""
    if not let_in(environ):
        return None
    environ[COUNTED] = True
    give, named = route
    text, known = environ.get("QUERY_STRING", ""), environ.get("HTTP_IF_NONE_MATCH", "")
    try:
        return give(Question(manner.base, environ["PATH_INFO"], text, known), *named)
    except (QueryError, BadCursor, ApiProblem, Error):
        return None
    finally:
        let_go()
