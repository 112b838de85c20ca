"""How much one reader may ask for: one small number a window of time and reader, counted by each process for itself."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from types import SimpleNamespace
from typing import Any, cast

from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

COUNTED = "timeline.counted"  # in a WSGI environ: the lane has counted this reading
READERS = 20_000  # of one scope and window; past it a third of them are forgotten


class Window:
    """Requests of one scope in the present window, by reader. Windows are numbered; with a new one all begin anew."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.number = -1
        self.counts: dict[str, int] = {}

    def count(self, reader: str, number: int) -> int:
        """One more of this reader's; how many there are now."""
        with self.lock:
            counts = self.counts
            if number != self.number:
                self.number = number
                counts.clear()
            elif len(counts) >= READERS and reader not in counts:
                for forgotten in list(counts)[::3]:
                    del counts[forgotten]
            counts[reader] = found = counts.get(reader, 0) + 1
        return found


class WindowThrottle(SimpleRateThrottle):
    """Requests in a fixed window: one increment, where the stock throttle rewrites a list of times."""

    scope: str

    def __init__(self) -> None:
        # Read at each request, so that a setting overridden later holds.
        self.num_requests, self.duration = read_rate(self.scope)

    def allow_request(self, request: Request, view: APIView | None) -> bool:
        if self.num_requests is None:
            return True
        now = time.time()
        number = int(now // self.duration)
        self.left = (number + 1) * self.duration - now
        return WINDOWS[self.scope].count(self.get_cache_key(request, view), number) <= self.num_requests

    def wait(self) -> float:
        return self.left + 1


class ReaderThrottle(WindowThrottle):
    """By address: everyone who reads."""

    scope = "anon"

    def allow_request(self, request: Request, view: APIView | None) -> bool:
        return COUNTED in request.META or super().allow_request(request, view)

    def get_cache_key(self, request: Request, view: APIView | None) -> str:
        return str(self.get_ident(request))


class WriterThrottle(WindowThrottle):
    """By account: curators and machines that write."""

    scope = "user"

    def get_cache_key(self, request: Request, view: APIView | None) -> str:
        if request.user and request.user.is_authenticated:
            return f"writer:{request.user.pk}"
        return f"stranger:{self.get_ident(request)}"


WINDOWS = {"anon": Window(), "user": Window()}


def let_in(environ: Mapping[str, Any]) -> bool:
    """Count a reading that the lane answers. False: there were too many, and Django has to say so."""
    most, seconds = read_rate("anon")
    if most is None:
        return True
    if "HTTP_X_FORWARDED_FOR" in environ:
        headers = {"x-forwarded-for": environ["HTTP_X_FORWARDED_FOR"]}  # all that get_ident looks at
        reader = ReaderThrottle().get_cache_key(cast("Request", SimpleNamespace(META=environ, headers=headers)), None)
    else:
        reader = str(environ.get("REMOTE_ADDR"))
    return WINDOWS["anon"].count(reader, int(time.time() // seconds)) <= most


def read_rate(scope: str) -> tuple[int | None, int]:
    """How many requests in how many seconds, by the settings; None: any number."""
    return _parse_rate(api_settings.DEFAULT_THROTTLE_RATES.get(scope))


def forget_readers() -> None:
    """Begin to count anew. For tests."""
    for window in WINDOWS.values():
        window.number = -1


@lru_cache(maxsize=16)
def _parse_rate(rate: str | None) -> tuple[int | None, int]:
    most, seconds = SimpleRateThrottle.parse_rate(cast("Any", None), rate)  # looks at nothing of a throttle's own
    return most, seconds or 1
