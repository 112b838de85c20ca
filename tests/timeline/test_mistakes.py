"""What cannot be asked is refused with a problem document that names it and says what to do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.timeline.asking import Answer, ask, asking
from tests.timeline.factory import make_event
from timeline.api.openapi import build_schema
from timeline.models import Timeline

__all__ = ["asking"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("asking")]
FILTERED = ("events/", "histogram/", "facets/", "events.csv", "events.ics")


def read_error(answer: Answer, parameter: str) -> dict[str, Any]:
    """What a 400 says of one parameter."""
    assert answer.status == 400, answer.body[:200]
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.data["status"] == 400
    assert len(answer.body) < 10_000
    return next(error for error in answer.data["errors"] if error["parameter"] == parameter)


@pytest.mark.parametrize(
    ("query", "parameter", "says"),
    [
        ("tpye=visit", "tpye", "did you mean type?"),
        ("type=vist", "type", "did you mean visit?"),
        ("from=2019-02-30", "from", "no such day"),
        ("from=yesterday", "from", "EDTF"),
        ("to=2019-05-05/..", "to", "open on that side"),
        ("from=2020&to=2019", "to", "before it begins"),
        ("page_size=-3", "page_size", "1 to 200"),
        ("page_size=201", "page_size", "1 to 200"),
        ("page_size=ten", "page_size", "1 to 200"),
        ("cursor=broken", "cursor", "start again"),
        ("bbox=1,2,3", "bbox", "west,south,east,north"),
        ("bbox=0,50,10,40", "bbox", "west,south,east,north"),
        ("country=USA", "country", "ISO 3166-1"),
        ("article=one", "article", "number"),
        ("certain=maybe", "certain", "true nor false"),
        ("undated=only&from=2019", "undated", "no window"),
        ("order=title", "order", "known are"),
        ("order=relevance", "order", "give q"),
        ("q=-accord", "q", "at least one word"),
        ("q=%00", "q", "control characters"),
        ("q=%ff%fe", "q", "UTF-8"),
        ("q=" + "+".join("abcdefghijklmnopqrstuvwxyz"), "q", "leave some out"),
        ("type=", "type", "is empty"),
        ("type=visit,,call", "type", "empty value"),
        ("actor=" + "a," * 60 + "b", "actor", "at most 50"),
        ("fields=tittle", "fields", "did you mean title?"),
        ("a%00b=1", "a�b", "no parameter"),
        ("q=" + "a" * 7000, "q", "at most 500"),
        ("q=" + "a" * 2_000_000, "query string", "at most 8,000"),
    ],
)
def test_a_mistake_is_named_with_the_way_out(query: str, parameter: str, says: str) -> None:
    for path in FILTERED:
        if path == "events/" or parameter not in ("page_size", "cursor", "fields"):
            error = read_error(ask(f"/api/v1/{path}?{query}"), parameter)
            assert says in error["detail"], error


def list_readings() -> list[tuple[str, set[str]]]:
    """The path of each reading of the schema, with the names of what stands in its query string."""
    schema = build_schema()
    shared = schema["components"]["parameters"]
    found = []
    for path, operations in schema["paths"].items():
        given = [
            shared[parameter["$ref"].rpartition("/")[2]] if "$ref" in parameter else parameter
            for parameter in operations.get("get", {}).get("parameters", ())
        ]
        names = {parameter["name"] for parameter in given if parameter["in"] == "query"}
        values = {"{public_id}": "known00000", "{slug}": "lake", "{key}": "ada-okoro"}
        for name, value in values.items():
            path = path.replace(name, value)
        if "get" in operations and "submissions" not in path and path != "/api/v1/schema/":
            found.append((path.replace("articles/ada-okoro", "articles/1"), names))
    return found


@pytest.mark.parametrize(("path", "names"), list_readings(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_reading_refuses_what_it_does_not_know(path: str, names: set[str]) -> None:
    make_event(public_id="known00000")
    Timeline.objects.create(slug="lake", title="Lake")
    for query, parameter in {
        "tpye=visit": "tpye",
        "=1": "",
        "%00=1": "�",
        "%ff%fe=1": "�" * 2,
        "x=" + "a" * 2_000_000: "query string",
    }.items():
        assert read_error(ask(f"{path}?{query}"), parameter)["detail"]
    for name in names:
        for value in ("%00", "%ff", "%ed%a0%80", "", "a" * 7_500):
            assert read_error(ask(f"{path}?{name}={value}"), name)["detail"]
    for query in ("page_size=-3", "page_size=0", "page_size=1e3", "page_size=" + "9" * 40, "cursor=broken", "after=-1"):
        if (name := query.partition("=")[0]) in names:
            assert read_error(ask(f"{path}?{query}"), name)["detail"]


def test_a_timeline_s_search_and_a_reader_s_are_joined_however_long_they_are() -> None:
    found = make_event(" ".join(f"w{at} x{at}" for at in range(20)))
    Timeline.objects.create(slug="words", title="Words", query="q=" + "+".join(f"w{at}" for at in range(20)))
    asked = "+".join(f"x{at}" for at in range(20))
    (event,) = ask(f"/api/v1/timelines/words/events/?q={asked}").data["results"]
    assert event["id"] == found.public_id
    assert ask(f"/api/v1/timelines/words/events/?q={asked}x").data["results"] == []
    for path in ("t", "embed"):
        assert found.public_id in ask(f"/{path}/words/?q={asked}").body.decode()
