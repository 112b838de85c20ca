"""rebuild_timeline and verify_timeline: what readers see is what the events say, and provably so."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from events.models import Event
from events.vocabulary import ReviewState
from tests.timeline.factory import make_event, make_world
from timeline import rebuilding
from timeline.models import Draft, Entry, Ledger, Posting, Subject, Tally, Timeline
from timeline.selectors import read_state

pytestmark = pytest.mark.django_db


def run(name: str, **options: object) -> str:
    out = StringIO()
    call_command(name, stdout=out, stderr=out, **options)
    return out.getvalue()


def snapshot() -> list[tuple[object, ...]]:
    return [
        *Entry.objects.order_by("pk").values_list("pk", "document", "evidence", "sort_key", "words"),
        *Posting.objects.order_by("key", "entry").values_list("entry", "key", "roles", "sort_key"),
        *Subject.objects.order_by("key").values_list("key", "count", "document"),
        *Tally.objects.order_by("first_month", "last_month", "type", "status", "precision").values_list(
            "first_month", "last_month", "type", "status", "precision", "count"
        ),
    ]


def test_it_works() -> None:
    make_world(30, announce=False)
    assert not Entry.objects.exists()
    assert "written anew" in run("rebuild_timeline")
    rebuilt = snapshot()
    Entry.objects.all().delete()
    Subject.objects.all().delete()
    Tally.objects.all().delete()
    for event in Event.objects.all():
        from events.announcements import event_changed

        event_changed.send(Event, event=event)
    assert snapshot() == rebuilt
    assert "what the events say" in run("verify_timeline")


def test_what_is_right_is_not_touched() -> None:
    make_world(10)
    before = read_state()
    assert "every entry was right" in run("rebuild_timeline")
    assert read_state() == before


def test_writing_everything_changes_the_sequence_and_nothing_else() -> None:
    make_world(10)
    before, sequence = snapshot(), read_state().sequence
    run("rebuild_timeline", everything=True)
    assert snapshot() == before
    assert read_state().sequence > sequence


def test_it_goes_on_where_it_was_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    make_world(25, announce=False)
    monkeypatch.setattr(rebuilding, "BATCH", 10)
    looked: list[int] = []
    project = rebuilding.project_events

    def cut_off(ids: list[int]) -> object:
        if len(looked) == 1:
            looked.append(0)
            raise KeyboardInterrupt
        looked.append(len(ids))
        return project(ids)

    monkeypatch.setattr(rebuilding, "project_events", cut_off)
    with pytest.raises(KeyboardInterrupt):
        rebuilding.rebuild(lambda *_: None)
    assert Draft.objects.exists()
    assert not Entry.objects.exists()
    looked[1:] = [0, 0]
    rebuilding.rebuild(lambda *_: None)
    assert sum(looked) == 25
    assert not list(rebuilding.verify(lambda *_: None))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE timeline_entry SET type = 'call'",
        "UPDATE timeline_entry SET document = '{}'",
        "UPDATE timeline_posting SET roles = 0 WHERE key LIKE 'actor:%%'",
        "DELETE FROM timeline_posting WHERE key LIKE 'place:%%'",
        "UPDATE timeline_tally SET count = count + 1",
        "UPDATE timeline_subject SET count = count + 1",
        "UPDATE events_event SET title = 'Changed behind everyone''s back'",
        "UPDATE events_event SET review_state = 'rejected'",
        "words",
    ],
)
def test_damage_is_found_and_mended(damage: str) -> None:
    make_event()
    if damage == "words":
        postgres = connection.vendor == "postgresql"
        damage = "UPDATE timeline_entry SET search = NULL" if postgres else "DELETE FROM timeline_words"
    with connection.cursor() as cursor:
        cursor.execute(damage.replace("%%", "%"))
    with pytest.raises(CommandError, match="rebuild_timeline"):
        run("verify_timeline")
    run("rebuild_timeline", everything=True)
    assert "what the events say" in run("verify_timeline")


def test_timelines_and_the_ledger_stay() -> None:
    make_event(state=ReviewState.PUBLISHED)
    Timeline.objects.create(slug="lake", title="Lake")
    run("rebuild_timeline", everything=True)
    assert Timeline.objects.count() == Ledger.objects.count() == 1
