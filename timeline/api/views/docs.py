"""The schema, and a page made of it that needs nobody else's host."""

from __future__ import annotations

from typing import Any, ClassVar

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from timeline.api.openapi import build_schema
from timeline.api.problems import KINDS
from timeline.api.questions import write_etag
from timeline.api.reading import AddressDecides, ReadView, answer_bytes, not_modified, read_pairs
from timeline.api.schema import SAYS, reads
from timeline.selectors import State


class IndexView(ReadView):
    """Where to begin: the address of everything that needs no name."""

    @reads("Where to begin", {"type": "object", "additionalProperties": {"type": "string"}}, tag="index")
    def get(self, request: Request) -> HttpResponseBase:
        read_pairs(request, known=())
        here = request.build_absolute_uri(request.path)
        names = (
            "events",
            "histogram",
            "facets",
            "changes",
            "actors",
            "places",
            "articles",
            "timelines",
            "docs",
            "schema",
        )
        etag = write_etag(State(), "index")
        return not_modified(request, etag) or answer_bytes(
            orjson.dumps({name: f"{here}{name}/" for name in names}), etag
        )


@extend_schema(exclude=True)
class SchemaView(ReadView):
    """OpenAPI 3.1 as JSON."""

    renderer_classes: ClassVar[list[type[BaseRenderer]]] = [JSONRenderer]
    content_negotiation_class = AddressDecides

    def get(self, request: Request) -> HttpResponseBase:
        read_pairs(request, known=())
        body = orjson.dumps(build_schema(), option=orjson.OPT_INDENT_2)
        etag = write_etag(State(), "schema", str(len(body)))
        return not_modified(request, etag) or answer_bytes(body, etag)


@require_safe
def show_docs(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters and answers, in plain HTML."""
    schema = build_schema()
    context = {
        "info": schema["info"],
        "groups": _group_operations(schema),
        "problems": [(anchor, [s for s in sorted(SAYS) if KINDS.get(s) == anchor]) for anchor in _anchors()],
        "says": SAYS,
    }
    return render(request, "timeline/api_docs.html", context)


def _group_operations(schema: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            parameters = [_resolve(schema, parameter) for parameter in operation.get("parameters", ())]
            answers = [(status, _resolve(schema, answer)) for status, answer in operation["responses"].items()]
            groups.setdefault(operation["tags"][0], []).append(
                {
                    "id": operation["operationId"],
                    "method": method.upper(),
                    "path": path,
                    "summary": operation.get("summary", ""),
                    "description": operation.get("description", ""),
                    "parameters": [{**parameter, "kind": _say_type(parameter)} for parameter in parameters],
                    "answers": [
                        {"status": status, "says": answer["description"], "media": ", ".join(answer.get("content", ()))}
                        for status, answer in answers
                    ],
                    "link": path if method == "get" and "{" not in path else "",
                }
            )
    return groups


def _resolve(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in part:
        return part
    _hash, _components, kind, name = part["$ref"].split("/")
    found: dict[str, Any] = schema["components"][kind][name]
    return found


def _say_type(parameter: dict[str, Any]) -> str:
    shape = parameter["schema"]
    items = shape.get("items", shape)
    words = " | ".join(items["enum"]) if "enum" in items else items.get("type", "")
    return f"list of {words}" if shape.get("type") == "array" else str(words)


def _anchors() -> list[str]:
    return list(dict.fromkeys(KINDS.values()))
