"""Every address that the site answers at, read from its own list, with values for what stands in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from django.urls import URLPattern, URLResolver, get_resolver

from timeline import health

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


def list_routes() -> list[str]:
    """As the resolver has them; what the first middleware and the static files answer stands in no list."""
    return [*_walk(get_resolver().url_patterns), health.PATH.lstrip("/"), "static/timeline/timeline.css"]


def fill_routes(values: Mapping[str, Sequence[object]]) -> list[str]:
    """Paths with every combination of the values; KeyError names a parameter that there are none for."""
    found = []
    for route in list_routes():
        names = [name or group for name, group in PARAMETER.findall(route)]
        for chosen in itertools.product(*(values[name] for name in names)):
            path = route
            for value in chosen:
                path = PARAMETER.sub(str(value), path, count=1)
            found.append("/" + re.sub(r"[$^]", "", path))
    return sorted(set(found))


def _walk(patterns: Sequence[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route
