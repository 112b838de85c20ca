"""``/healthz``: whether this process can serve, for a container's check or a load balancer's."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse

PATH = "/healthz"

logger = logging.getLogger(__name__)


def answer_health(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The first middleware: it answers before host names, HTTPS and sessions are looked at.

    A check asks 127.0.0.1 or the container's own address over plain HTTP. As a view it would be refused
    by ALLOWED_HOSTS and redirected by HTTPS=1; nothing in the answer depends on the host that was asked
    for, so nothing is lost by not looking at it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path != PATH:
            return get_response(request)
        if request.method not in ("GET", "HEAD"):
            return say("ask with GET", status=405, headers={"Allow": "GET, HEAD"})
        return check_health()

    return middleware


def check_health() -> HttpResponse:
    """200 ok when the database answers, else 503 with the reason; details go to the log only."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        logger.warning("health: the database does not answer: %s", error)
        return say("the database does not answer", status=503)
    return say("ok")


def say(text: str, *, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    """A line of plain text that nobody keeps. Its length is said here: the middleware that would is not reached."""
    always = {"Cache-Control": "no-store", "Content-Length": str(len(text) + 1)}
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain", headers={**always, **(headers or {})})
