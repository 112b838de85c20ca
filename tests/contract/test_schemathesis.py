"""The whole schema asked by a stranger's program: nothing but what the schema says, and never our own fault.

SCHEMATHESIS_CASES is how many requests are made in all, with right data and with wrong.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode

from tests.timeline.asking import asking
from tests.timeline.factory import make_event
from tests.timeline.world import make_world
from timeline.api.authentication import make_secret
from timeline.api.openapi import build_schema
from timeline.models import ApiToken, Timeline
from timeline.wsgi import application

__all__ = ["asking"]

CASES = int(os.environ.get("SCHEMATHESIS_CASES", "300"))
PATHS = build_schema()["paths"]
PARTS = 6  # so that several processes share the work


def takes_parameters(operation: dict[str, Any]) -> bool:
    """Whether there is anything but a path to get wrong."""
    names = [
        str(parameter.get("$ref", parameter.get("in"))).rpartition("/")[2]
        for parameter in operation.get("parameters", ())
    ]
    return "requestBody" in operation or any(name.lower().startswith("query") for name in names)


CASES_OF = [
    (method.upper(), path, mode)
    for path, operations in PATHS.items()
    for method, operation in operations.items()
    for mode in GenerationMode
    # Any text is a fair guess at a name in a path: there is no wrong data for an address without parameters.
    if mode is GenerationMode.POSITIVE or takes_parameters(operation)
]
# Well-formed data may still contradict itself or what is stored: JSON Schema cannot say that a window
# must not end before it begins, or that a cursor must have been given out.
MAY_REFUSE = ["2xx", "304", "307", "400", "401", "403", "404", "406", "409", "410", "412", "422", "428"]


@pytest.fixture
def api(db: Any, curator: Any, asking: None) -> Any:
    """The schema, bound to the application in this process and to a small world with known ids."""
    make_world(12)
    make_event(public_id="known00000")
    Timeline.objects.create(slug="lake", title="Lake", query="actor=NG")
    token = ApiToken(user=curator, name="stranger", may_curate=True, may_ingest=True)
    secret = make_secret(token)
    token.save()
    schema = schemathesis.openapi.from_dict(build_schema())
    schema.app = application
    schema.config.headers = {"Authorization": f"Bearer {secret}"}
    schema.config.checks.positive_data_acceptance.expected_statuses = MAY_REFUSE
    return schema


@pytest.mark.parametrize("part", range(PARTS))
def test_it_does_what_its_schema_says(api: Any, part: int) -> None:
    mine = CASES_OF[part::PARTS]
    free = [asked for asked in mine if takes_anything(*asked[:2])]
    asked = 0
    for method, path, mode in mine:
        asked += ask_operation(api[path][method], mode, -(-CASES // PARTS // len(free)))
    assert asked >= CASES // PARTS


def takes_anything(method: str, path: str) -> bool:
    """Whether more than one request can be made: an address without any parameter is asked once."""
    return "{" in path or takes_parameters(PATHS[path][method.lower()])


def ask_operation(operation: Any, mode: GenerationMode, cases: int) -> int:
    """So many requests, each answer checked against the schema, and how many were made. A failure can be repeated."""
    made = 0

    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        nonlocal made
        made += 1
        case.call_and_validate()

    ask()
    return made
