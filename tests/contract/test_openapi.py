"""The OpenAPI document: valid, committed, complete, and what the API does."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from openapi_spec_validator import validate

from timeline.api.openapi import build_schema

SNAPSHOT = settings.BASE_DIR / "tests" / "snapshots" / "openapi.json"


def test_it_is_what_was_committed() -> None:
    """Written anew with WRITE_SNAPSHOTS=1; look at the difference: what is promised may not go away."""
    text = json.dumps(build_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    if os.environ.get("WRITE_SNAPSHOTS"):
        SNAPSHOT.parent.mkdir(parents=True, exist_ok=True)
        SNAPSHOT.write_text(text, encoding="utf-8")
    assert text == SNAPSHOT.read_text(encoding="utf-8")


def test_it_is_valid_openapi_3_1() -> None:
    schema = build_schema()
    assert schema["openapi"].startswith("3.1")
    validate(schema)


def test_every_address_is_in_it() -> None:
    names = {
        name
        for name in get_resolver("timeline.api.urls").reverse_dict
        if isinstance(name, str) and name not in ("api-missing", "api-schema", "api-docs")
    }
    assert len(build_schema()["paths"]) == len(names)


def test_every_operation_has_a_name_of_its_own_and_a_summary() -> None:
    operations = [operation for path in build_schema()["paths"].values() for operation in path.values()]
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)
    assert all(operation["summary"] for operation in operations)


@pytest.mark.django_db
def test_the_page_shows_all_of_it_and_asks_no_other_host(client: Client) -> None:
    answer = client.get("/api/v1/docs/")
    page = answer.content.decode()
    for path, operations in build_schema()["paths"].items():
        for method in operations:
            assert f"{method.upper()} {path}" in page
    assert "http://" not in page.replace("http://testserver", "")
    assert "https://" not in page
    assert "<script" not in page
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_schema_is_served(client: Client) -> None:
    answer: Any = client.get("/api/v1/schema/")
    assert answer.json() == json.loads(json.dumps(build_schema()))
