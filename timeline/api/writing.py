"""What all writings share: a login or token, a body that is read strictly, problems that say what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import orjson
from django.conf import settings
from django.http import HttpResponse
from rest_framework.authentication import SessionAuthentication
from rest_framework.parsers import BaseParser, JSONParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from timeline.api.authentication import TokenAuthentication
from timeline.api.openapi import ApiSchema
from timeline.api.problems import ApiProblem, answer_problem
from timeline.api.reading import Negotiation, read_pairs
from timeline.api.throttling import WriterThrottle
from timeline.parameters import Problem, QueryError, suggest


class WriteView(APIView):
    """A writing by a curator or a machine."""

    authentication_classes: ClassVar[list[Any]] = [TokenAuthentication, SessionAuthentication]
    permission_classes: ClassVar[list[Any]] = [IsAuthenticated]
    throttle_classes: ClassVar[list[Any]] = [WriterThrottle]
    renderer_classes: ClassVar[list[Any]] = [JSONRenderer]
    parser_classes: ClassVar[list[type[BaseParser]]] = [JSONParser]
    content_negotiation_class = Negotiation
    schema = ApiSchema()

    def get_exception_handler(self) -> Any:
        return answer_problem

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if "\0" in request.path_info:
            raise ApiProblem(404, "There is nothing at an address with a NUL.")
        check_size(request)
        read_pairs(request, known=())


def check_size(request: Request) -> None:
    """Refuse a body that is too large before it is read."""
    size = request.META.get("CONTENT_LENGTH") or "0"
    if size.isdecimal() and int(size) > settings.ARTICLE_MAX_BYTES:
        raise ApiProblem(413, f"The body has {int(size):,} bytes: at most {settings.ARTICLE_MAX_BYTES:,} are read.")


def read_body(request: Request, known: Sequence[str]) -> Mapping[str, Any]:
    """The JSON object of the body. Raises QueryError for keys that are not known, ApiProblem for anything else."""
    try:
        body = request.data
        text = orjson.dumps(body)
    except RecursionError:
        raise ApiProblem(400, "The body is nested too deeply.") from None
    except TypeError:  # a lone surrogate, a number of 30 digits
        raise ApiProblem(400, "The body holds characters that are no text, or numbers too long to keep.") from None
    if not isinstance(body, dict):
        raise ApiProblem(400, f"The body is no JSON object: send one with {', '.join(known)}.")
    if b"\\u0000" in text:
        raise ApiProblem(400, "The body holds NUL characters: leave them out.")
    problems = [
        Problem(name[:40], f"there is no key of this name; known are {', '.join(known)}", suggest(name, known))
        for name in body
        if name not in known
    ]
    if problems:
        raise QueryError(problems)
    return body


def answer_json(status: int, document: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> HttpResponse:
    """An answer that nobody may keep."""
    body = orjson.dumps(document, option=orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS)
    response = HttpResponse(body, status=status, content_type="application/json", headers=dict(headers or {}))
    response["Cache-Control"] = "private, no-store"
    return response
