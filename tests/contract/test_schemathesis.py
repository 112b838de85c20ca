"""The whole schema asked by a stranger's program: nothing but what the schema says, and never our own fault.

SCHEMATHESIS_CASES is how many requests each operation gets in each mode (right and wrong data).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, reset_queries
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode

from tests.timeline.factory import make_event
from tests.timeline.world import make_world
from timeline.api.authentication import make_secret
from timeline.api.openapi import build_schema
from timeline.models import ApiToken, Timeline

CASES = int(os.environ.get("SCHEMATHESIS_CASES", "4"))


def takes_parameters(operation: dict[str, Any]) -> bool:
    """Whether there is anything but a path to get wrong."""
    names = [
        str(parameter.get("$ref", parameter.get("in"))).rpartition("/")[2]
        for parameter in operation.get("parameters", ())
    ]
    return "requestBody" in operation or any(name.lower().startswith("query") for name in names)


CASES_OF = [
    (method.upper(), path, mode)
    for path, operations in build_schema()["paths"].items()
    for method, operation in operations.items()
    for mode in GenerationMode
    # Any text is a fair guess at a name in a path: there is no wrong data for an address without parameters.
    if mode is GenerationMode.POSITIVE or takes_parameters(operation)
]
# Well-formed data may still contradict itself or what is stored: JSON Schema cannot say that a window
# must not end before it begins, or that a cursor must have been given out.
MAY_REFUSE = ["2xx", "304", "307", "400", "401", "403", "404", "406", "409", "410", "412", "422", "428"]


@pytest.fixture
def api(db: Any, curator: Any, settings: Any) -> Iterator[Any]:
    """The schema, bound to the application in this process and to a small world with known ids."""
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anon": None, "user": None}}
    cache.clear()
    make_world(12)
    make_event(public_id="known00000")
    Timeline.objects.create(slug="lake", title="Lake", query="actor=NG")
    token = ApiToken(user=curator, name="stranger", may_curate=True, may_ingest=True)
    secret = make_secret(token)
    token.save()
    for signal, receiver in CLOSING:
        signal.disconnect(receiver)
    schema = schemathesis.openapi.from_dict(build_schema())
    schema.app = WSGIHandler()
    schema.config.headers = {"Authorization": f"Bearer {secret}"}
    schema.config.checks.positive_data_acceptance.expected_statuses = MAY_REFUSE
    yield schema
    for signal, receiver in CLOSING:
        signal.connect(receiver)


CLOSING = [
    (request_started, close_old_connections),
    (request_finished, close_old_connections),
    (request_started, reset_queries),
]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_it_does_what_its_schema_says(api: Any, mode: GenerationMode) -> None:
    asked = [(method, path) for method, path, of_mode in CASES_OF if of_mode is mode]
    assert len(asked) > 20
    for method, path in asked:
        ask_operation(api[path][method], mode)


def ask_operation(operation: Any, mode: GenerationMode) -> None:
    """CASES requests, each answer checked against the schema; a failure tells how to repeat it."""

    @settings(
        max_examples=CASES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate()

    ask()
