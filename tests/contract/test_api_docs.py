"""docs/api.md is so: every example is asked, every parameter and format has its line."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from events.vocabulary import EventType, Role
from tests.timeline.factory import make_event
from timeline.api.throttling import forget_readers
from timeline.formats import FORMATS
from timeline.models import Timeline
from timeline.query import FILTERS, PAGING

PAGE = (settings.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```http\n(.*?)```(?:\n```json\n(.*?)```)?", re.DOTALL)
EXAMPLES = [
    (line.removeprefix("GET "), json.loads(answer) if answer else None)
    for requests, answer in BLOCK.findall(PAGE)
    for line in requests.strip().splitlines()
]


@pytest.fixture
def shown(db: Any) -> None:
    """The four events that the page speaks of."""
    forget_readers()
    make_event(public_id="meetabuja0")
    make_event(
        "Talks in Budapest",
        public_id="talksinoct",
        date="2019-10",
        type=EventType.TALKS,
        place="budapest",
        actors=(("bela-toth", Role.HOST),),
        quotes=["Talks were held in October."],
    )
    make_event("A call", public_id="calledby00", date="../2019-09-30", type=EventType.CALL, place=None)
    make_event("A visit", public_id="visitnoday", date="", type=EventType.VISIT, place=None)
    Timeline.objects.create(slug="lake", title="Lake", query="actor=NG,HU")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize(("address", "answer"), EXAMPLES, ids=[address for address, _answer in EXAMPLES])
def test_an_example_is_answered_as_the_page_says(client: Client, shown: None, address: str, answer: Any) -> None:
    got = client.get(address)
    assert got.status_code == (answer or {}).get("status", 200), b"".join(got)
    if answer is not None:
        assert_inside(answer, got.json(), address)
    elif "json" in got["Content-Type"] and not got.streaming and "results" in got.json() and "certain" not in address:
        assert got.json()["results"], address


def assert_inside(told: Any, got: Any, where: str) -> None:
    """All that is told is so; objects may have further members, lists may not."""
    if isinstance(told, dict):
        for name, value in told.items():
            assert_inside(value, got[name], f"{where}.{name}")
    elif isinstance(told, list):
        assert len(told) == len(got), where
        for value, other in zip(told, got, strict=True):
            assert_inside(value, other, f"{where}[]")
    else:
        assert told == got, where


def test_every_parameter_and_format_has_its_line() -> None:
    for name in (*FILTERS, *PAGING):
        assert f"`{name}`" in PAGE, name
    for suffix, form in FORMATS.items():
        assert f"`.{suffix}`" in PAGE
        assert f"`{form.media_type.partition(';')[0]}`" in PAGE
