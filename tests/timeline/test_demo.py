"""The demo, once for real: a published timeline out of articles, what is doubted or told again left to a person."""

from __future__ import annotations

import json

import icalendar
import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from events.models import Article, Decision, Event
from events.selectors import find_likely_duplicates
from timeline.demo import SURE
from timeline.models import Entry, Timeline

pytestmark = pytest.mark.django_db


def test_it_works_and_twice_changes_nothing(tmp_path, capsys):
    call_command("demo", out=tmp_path)
    said = capsys.readouterr().out
    assert "Moscow and the Afghan peace process" in said
    assert "with the password" in said
    assert "make serve" in said
    assert Timeline.objects.count() == 1
    assert Article.objects.count() == 14
    published = Event.objects.published().count()
    assert published == Entry.objects.count() >= 20
    assert Decision.objects.filter(verb="accept", curator_name="curator").count() == published
    left = Event.objects.proposed()
    assert any(event.confidence < SURE for event in left)
    told_again = [event for event in left if event.confidence >= SURE]
    assert told_again
    assert all(find_likely_duplicates(event) for event in told_again)
    assert Event.objects.published().filter(type="agreement", place__name="Doha").count() == 1

    page = (tmp_path / "timeline.html").read_text(encoding="utf-8")
    assert page.count('class="event"') == published
    calendar = icalendar.Calendar.from_ical((tmp_path / "timeline.ics").read_bytes())
    assert 0 < len(calendar.walk("VEVENT")) <= published
    data = json.loads((tmp_path / "timeline.json").read_text(encoding="utf-8"))
    assert len(data["results"]) == published
    assert all(event["sources"][0]["quotes"] for event in data["results"])

    call_command("demo", out=tmp_path)
    said = capsys.readouterr().out
    assert "already there" in said
    assert "with the password" not in said
    assert (Decision.objects.count(), Article.objects.count()) == (published, 14)
    assert get_user_model().objects.count() == 1
