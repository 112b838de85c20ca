"""The OpenAPI 3.1 document, made from the views and kept small by references."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

_ENTITY_TAG = {
    "description": "Tells this answer from any other; send it as If-None-Match.",
    "schema": {"type": "string"},
}
_RETRY_AFTER = {"description": "Seconds to wait.", "schema": {"type": "integer"}}


class ApiSchema(AutoSchema):
    """Operations named by method and address, for generated clients."""

    def get_operation_id(self) -> str:
        path = self.path.removeprefix("/api/v1/").strip("/")
        words = re.sub(r"\{(\w+)\}", r"by_\1", path) or "index"
        return f"{self.method.lower()}_{re.sub(r'[^a-z0-9]+', '_', words.lower())}"


@cache
def build_schema() -> dict[str, Any]:
    """The document as plain data; made once a process."""
    schema: dict[str, Any] = SchemaGenerator(api_version="v1").get_schema(request=None, public=True)
    return schema


def share_parts(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Parameters and problem answers that many operations have stand once, under components; headers are named."""
    components = result.setdefault("components", {})
    for operation in (operation for path in result["paths"].values() for operation in path.values()):
        operation["parameters"] = [
            _share(components.setdefault("parameters", {}), "parameters", _name_parameter(parameter), parameter)
            for parameter in operation.get("parameters", ())
        ]
        if not operation["parameters"]:
            del operation["parameters"]
        for status, response in list(operation["responses"].items()):
            if status in ("200", "304"):
                response["headers"] = {"ETag": _ENTITY_TAG}
            if status == "429":
                response["headers"] = {"Retry-After": _RETRY_AFTER}
            if status >= "400":
                shared = components.setdefault("responses", {})
                operation["responses"][status] = _share(shared, "responses", f"Problem{status}", response)
    return result


def _share(shared: dict[str, Any], kind: str, name: str, part: dict[str, Any]) -> dict[str, Any]:
    """A reference to the part, or the part itself where another of this name differs."""
    if shared.setdefault(name, part) != part:
        return part
    return {"$ref": f"#/components/{kind}/{name}"}


def _name_parameter(parameter: dict[str, Any]) -> str:
    return re.sub(r"\W", "", f"{parameter['in'].title()}{parameter['name'].title()}")
