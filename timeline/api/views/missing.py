"""Addresses that the API does not have."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from timeline.api.problems import not_found
from timeline.api.reading import ReadView

KNOWN = (
    "events", "histogram", "facets", "changes", "actors", "places", "articles", "timelines", "schema", "docs",
)  # fmt: skip


@extend_schema(exclude=True)
class MissingView(ReadView):
    """404 as a problem document that names the nearest address; a forgotten slash is added."""

    http_method_names = ["get", "head", "options", "post", "put", "patch", "delete"]

    def get(self, request: Request, rest: str) -> HttpResponseBase:
        if rest and not rest.endswith("/"):
            try:
                match = resolve(f"{request.path_info}/")
            except Resolver404:
                match = None
            if match and match.url_name != "api-missing":
                query = request.META.get("QUERY_STRING", "")
                return HttpResponsePermanentRedirect(f"{request.path}/" + (f"?{query}" if query else ""))
        return not_found(request, KNOWN)

    def post(self, request: Request, rest: str) -> HttpResponseBase:
        return not_found(request, KNOWN)

    put = patch = delete = post

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        return not_found(request, KNOWN)
