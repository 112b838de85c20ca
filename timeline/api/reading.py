"""What all readings share: parameters checked, ETag compared before anything else is asked, bytes passed through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, cast

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.http.response import HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.utils.mediatypes import media_type_matches, order_by_precedence
from rest_framework.views import APIView

from timeline.api.answers import Answer
from timeline.api.openapi import ApiSchema
from timeline.api.problems import ApiProblem, answer_problem
from timeline.api.questions import Pairs, Question, parse_pairs, write_rest
from timeline.api.throttling import ReaderThrottle

CACHE_CONTROL = "public, max-age=30, stale-while-revalidate=300"


class Negotiation(DefaultContentNegotiation):
    """Accept alone decides; a query parameter named format is refused like any other that is not known."""

    def select_renderer(
        self, request: Request, renderers: Sequence[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        for wanted in order_by_precedence(self.get_accept_list(request)):
            for renderer in renderers:
                if any(media_type_matches(renderer.media_type, media_type) for media_type in wanted):
                    return renderer, renderer.media_type
        known = ", ".join(renderer.media_type for renderer in renderers)
        raise ApiProblem(406, f"Nothing here has the media type that Accept asks for. There are {known}.")


class AddressDecides(Negotiation):
    """The address names the format, whatever Accept says."""

    def select_renderer(
        self, request: Request, renderers: Sequence[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


class ReadView(APIView):
    """A reading of the published timeline: the same for everyone, so no cookie or token is looked at."""

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = []
    throttle_classes: ClassVar[list[Any]] = [ReaderThrottle]
    renderer_classes: ClassVar[list[type[BaseRenderer]]] = [JSONRenderer]
    content_negotiation_class = Negotiation
    schema = ApiSchema()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if "\0" in request.path_info:
            raise ApiProblem(404, "There is nothing at an address with a NUL.")

    def get_exception_handler(self) -> Any:
        return answer_problem

    def options(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """What may be done here."""
        return HttpResponse(status=204, headers={"Allow": ", ".join(self.allowed_methods)})

    def finalize_response(self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if request.method == "HEAD":
            return _without_body(response)
        return response


def ask(request: Request) -> Question:
    """What of the request an answer depends on."""
    meta = request.META
    return Question(find_base(request), request.path, meta.get("QUERY_STRING", ""), meta.get("HTTP_IF_NONE_MATCH", ""))


def read_pairs(request: Request, known: Sequence[str] | None = None) -> Pairs:
    """The query string as pairs, see ``parse_pairs``."""
    return parse_pairs(request.META.get("QUERY_STRING", ""), known)


def not_modified(request: Request, etag: str) -> HttpResponse | None:
    """304 when the reader has this already."""
    return _cacheable(HttpResponseNotModified(), etag) if ask(request).knows(etag) else None


def respond(answer: Answer) -> HttpResponseBase:
    """The answer as Django sends it."""
    if answer.body is None:
        return cast("HttpResponseBase", _cacheable(HttpResponseNotModified(), answer.etag))
    return answer_bytes(answer.body, answer.etag, links=answer.links)


def answer_bytes(
    body: bytes | Iterable[bytes], etag: str, content_type: str = "application/json", links: Sequence[str] = ()
) -> HttpResponseBase:
    """Stored bytes, or a stream of them, with what caches and clients need."""
    make = HttpResponse if isinstance(body, bytes) else StreamingHttpResponse
    response = make(body, content_type=content_type)
    if links:
        response["Link"] = ", ".join(links)
    return _cacheable(response, etag)


def link_to(request: Request, pairs: Pairs, cursor: str) -> str:
    """This address with another cursor."""
    return ask(request).link(f"{write_rest(pairs)}cursor={cursor}")


def find_base(request: Request) -> str:
    """Scheme and host, as the reader wrote them."""
    return f"{request.scheme}://{request.get_host()}"


def long_ago() -> dt.datetime:
    """When nothing ever changed."""
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def _cacheable(response: Any, etag: str) -> Any:
    response["ETag"] = etag
    response["Cache-Control"] = CACHE_CONTROL
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"  # data loads nothing at all
    patch_vary_headers(response, ["Accept"])
    return response


def _without_body(response: Any) -> HttpResponse:
    """The headers that GET would give. A stream was not begun yet and is let go."""
    bare = HttpResponse(status=response.status_code, headers=dict(response.items()))
    if not response.streaming:
        bare["Content-Length"] = str(len(response.content))
    return bare
