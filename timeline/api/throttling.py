"""How much one reader may ask for. Counted in the cache, one small number a minute and reader."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, cast

from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

COUNTED = "timeline.counted"  # in a WSGI environ: the lane has counted this reading


class WindowThrottle(SimpleRateThrottle):
    """Requests in a fixed window: one increment, where the stock throttle rewrites a list of times."""

    def __init__(self) -> None:
        # Read at each request, so that a setting overridden later holds.
        self.rate = api_settings.DEFAULT_THROTTLE_RATES.get(self.scope)
        self.num_requests, self.duration = self.parse_rate(self.rate)

    def allow_request(self, request: Request, view: APIView | None) -> bool:
        if self.num_requests is None:
            return True
        key = self.get_cache_key(request, view)
        if key is None:
            return True
        now = time.time()
        window = int(now // self.duration)
        self.left = (window + 1) * self.duration - now
        return count(f"{key}:{window}", self.duration + 1) <= self.num_requests

    def wait(self) -> float:
        return self.left + 1


class ReaderThrottle(WindowThrottle):
    """By address: everyone who reads."""

    scope = "anon"

    def allow_request(self, request: Request, view: APIView | None) -> bool:
        return COUNTED in request.META or super().allow_request(request, view)

    def get_cache_key(self, request: Request, view: APIView | None) -> str | None:
        return f"reader:{self.get_ident(request)}"


class WriterThrottle(WindowThrottle):
    """By account: curators and machines that write."""

    scope = "user"

    def get_cache_key(self, request: Request, view: APIView | None) -> str | None:
        if request.user and request.user.is_authenticated:
            return f"writer:{request.user.pk}"
        return f"stranger:{self.get_ident(request)}"


def let_in(environ: Mapping[str, Any]) -> bool:
    """Count a reading that the lane answers. False: there were too many, and Django has to say so."""
    forwarded = {"x-forwarded-for": environ.get("HTTP_X_FORWARDED_FOR")}  # all that get_ident looks at
    return ReaderThrottle().allow_request(cast("Request", SimpleNamespace(META=environ, headers=forwarded)), None)


def count(key: str, seconds: int) -> int:
    """One more under this key, which is forgotten after so many seconds; how many there are now."""
    while True:
        try:
            return cache.incr(key)
        except ValueError:  # nobody has counted yet
            if cache.add(key, 1, seconds):
                return 1
