"""The timeline as one file: whole, and quiet."""

from __future__ import annotations

import re

import pytest

from tests.timeline.factory import make_event
from timeline.embed.standalone import render_standalone
from timeline.models import Timeline

pytestmark = pytest.mark.django_db


def test_the_file_has_every_event_and_loads_nothing() -> None:
    timeline = Timeline.objects.create(slug="lake", title="The lake")
    events = [make_event(f"Meeting {at}", date=f"2019-10-{at:02}") for at in range(1, 5)]
    text = render_standalone(timeline, "https://timeline.example")
    for event in events:
        assert event.title in text
        assert f'href="https://timeline.example/e/{event.public_id}/?timeline=lake"' in text
    assert not re.findall(r"<(?:script|link|img|iframe|object|embed|video|audio|form)\b", text)
    assert not re.findall(r"\bsrc(?:set)?=|url\(\s*[\"']?(?!#)|@import", text)
    assert "<style>" in text


def test_an_empty_timeline_is_a_file_too() -> None:
    assert "Nothing is published yet" in render_standalone(
        Timeline.objects.create(slug="lake", title="Lake"), "http://h"
    )
