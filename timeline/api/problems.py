"""Errors as RFC 9457 problem documents that say what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.views import set_rollback

from timeline.parameters import Problem, QueryError, suggest
from timeline.selectors import BadCursor

MEDIA_TYPE = "application/problem+json"
DOCS = "/api/v1/docs/"

# One address of the documentation for each kind of problem.
KINDS = {
    400: "parameters",
    401: "login",
    403: "login",
    404: "not-found",
    405: "method",
    406: "formats",
    409: "conflict",
    410: "withdrawn",
    412: "version",
    413: "size",
    415: "formats",
    422: "refused",
    428: "version",
    429: "throttle",
}


class ApiProblem(Exception):
    """A problem to answer with. ``more`` are further members of the document."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = more


def answer(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> HttpResponse:
    """A problem document. Its title is the status's own, its type an address of the documentation."""
    document = {
        "type": f"{DOCS}#{KINDS.get(status, 'problems')}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }
    response = HttpResponse(orjson.dumps(document), status=status, content_type=MEDIA_TYPE)
    for name, value in (headers or {}).items():
        response[name] = value
    response["Cache-Control"] = "no-store"
    return response


def answer_parameters(problems: Sequence[Problem]) -> HttpResponse:
    """400, naming every parameter that is wrong."""
    errors: list[dict[str, str]] = []
    for problem in problems:
        error = {"parameter": problem.parameter, "detail": problem.detail}
        if problem.suggestion:
            error["suggestion"] = problem.suggestion
        errors.append(error)
    detail = "; ".join(f"{problem.parameter}: {problem.detail}" for problem in problems[:3])
    return answer(400, detail, errors=errors)


def answer_problem(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """REST framework's exception handler. None for what is our own fault: that is a 500 and is logged."""
    set_rollback()
    match error:
        case QueryError():
            return answer_parameters(error.problems)
        case BadCursor():
            return answer_parameters([Problem("cursor", str(error))])
        case ApiProblem():
            return answer(error.status, error.detail, error.headers, **error.more)
        case Http404():
            return answer(404, str(error) or "There is nothing at this address.")
        case PermissionDenied():
            return answer(403, str(error) or "You may not do this.")
        case exceptions.Throttled():
            wait = max(1, int(error.wait or 1))
            return answer(429, f"Too many requests: try again in {wait} seconds.", {"Retry-After": str(wait)})
        case exceptions.MethodNotAllowed():
            allowed = ", ".join(context["view"].allowed_methods)
            return answer(405, f"This address knows {allowed} only.", {"Allow": allowed})
        case exceptions.NotAuthenticated() | exceptions.AuthenticationFailed():
            return answer(401, _say(error), {"WWW-Authenticate": getattr(error, "auth_header", "") or "Token"})
        case exceptions.APIException():
            return answer(error.status_code, _say(error))
    return None


def not_found(request: HttpRequest, known: Sequence[str]) -> HttpResponse:
    """404 for an address that the API does not have, with the nearest that it has."""
    words = [word for word in request.path_info.removeprefix("/api/v1/").split("/") if word]
    near = suggest(words[0] if words else "", known)
    near = f"/api/v1/{near}/" if near else ""
    hint = f"Did you mean {near}?" if near else f"The addresses are listed at {DOCS}."
    return answer(404, f"There is nothing at this address. {hint}", **({"suggestion": near} if near else {}))


def _say(error: exceptions.APIException) -> str:
    detail = error.detail
    return str(detail) if isinstance(detail, str) else orjson.dumps(detail, default=str).decode()
