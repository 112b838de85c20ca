"""Addresses whose answers the lane can give: the same for everyone, JSON, from the read model alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings

from timeline.api.answers import (
    Answer,
    answer_changes,
    answer_event,
    answer_events,
    answer_facets,
    answer_histogram,
)

Give = Callable[..., Answer | None]  # of a question and what the address names; None: Django knows what became of it
Route = tuple[Give, tuple[str, ...]]

LISTS: dict[str, Give] = {"events": answer_events, "histogram": answer_histogram, "facets": answer_facets}
WHOLE: dict[str, Route] = {
    **{f"/api/v1/{name}/": (give, ()) for name, give in LISTS.items()},
    "/api/v1/changes/": (answer_changes, ()),
}
EVENT = re.compile(r"/api/v1/events/([0-9a-z]{1,12})/", re.ASCII)
COOKIES = (f"{settings.SESSION_COOKIE_NAME}=", f"{settings.CSRF_COOKIE_NAME}=")
SCOPED = re.compile(r"/api/v1/timelines/([0-9A-Za-z_-]{1,80})/(events|histogram|facets)/", re.ASCII)


def find_route(environ: dict[str, Any]) -> Route | None:
    """Who answers a GET or HEAD of this address; None: Django alone. To cookies of its own it may give an answer."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME"):
        return None
    if "HTTP_COOKIE" in environ and any(name in environ["HTTP_COOKIE"] for name in COOKIES):
        return None
    path = environ.get("PATH_INFO", "")
    if path in WHOLE:
        return WHOLE[path]
    if found := EVENT.fullmatch(path):
        return answer_event, (found[1],)
    if found := SCOPED.fullmatch(path):
        return LISTS[found[2]], (found[1],)
    return None
