"""How much one reader may ask for. Counted in the cache, one small number a minute and reader."""

from __future__ import annotations

import time

from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class WindowThrottle(SimpleRateThrottle):
    """Requests in a fixed window: one increment, where the stock throttle rewrites a list of times."""

    def __init__(self) -> None:
        # Read at each request, so that a setting overridden later holds.
        self.rate = api_settings.DEFAULT_THROTTLE_RATES.get(self.scope)
        self.num_requests, self.duration = self.parse_rate(self.rate)

    def allow_request(self, request: Request, view: APIView) -> bool:
        if self.num_requests is None:
            return True
        key = self.get_cache_key(request, view)
        if key is None:
            return True
        now = time.time()
        window = int(now // self.duration)
        self.left = (window + 1) * self.duration - now
        key = f"{key}:{window}"
        if cache.add(key, 1, self.duration + 1):
            return self.num_requests >= 1
        try:
            return bool(cache.incr(key) <= self.num_requests)
        except ValueError:  # it ran out between the two
            return True

    def wait(self) -> float:
        return self.left + 1


class ReaderThrottle(WindowThrottle):
    """By address: everyone who reads."""

    scope = "anon"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        return f"reader:{self.get_ident(request)}"


class WriterThrottle(WindowThrottle):
    """By account: curators and machines that write."""

    scope = "user"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        if request.user and request.user.is_authenticated:
            return f"writer:{request.user.pk}"
        return f"stranger:{self.get_ident(request)}"
