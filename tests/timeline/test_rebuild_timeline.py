"""rebuild_timeline and verify_timeline: what readers see is what the events say, and provably so."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from events.announcements import event_changed
from events.models import Event
from events.vocabulary import ReviewState
from tests.timeline.factory import make_event
from tests.timeline.world import make_world
from timeline import rebuilding
from timeline.fresh import describe_layout
from timeline.models import Block, Draft, Entry, Ledger, Posting, Subject, Tally, Timeline, Tombstone
from timeline.selectors import read_state
from timeline.verification import verify

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


def test_what_is_decided_meanwhile_is_in_the_new_timeline(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed, withdrawn, proposed = (make_event(title=title) for title in ("Old title", "Withdrawn", "Proposed"))
    Event.objects.filter(pk=proposed.pk).update(review_state=ReviewState.PROPOSED)
    event_changed.send(Event, event=proposed)
    later = make_event(state=ReviewState.PROPOSED)
    load = rebuilding.load_block

    def decide(task: str, block: int) -> int:
        load(task, block)
        Event.objects.filter(pk=renamed.pk).update(title="New title")
        Event.objects.filter(pk=withdrawn.pk).update(review_state=ReviewState.REJECTED)
        Event.objects.filter(pk=later.pk).update(review_state=ReviewState.PUBLISHED)
        for event in (renamed, withdrawn, later):
            event_changed.send(Event, event=event)
        assert Draft.objects.count() == 3
        return block

    monkeypatch.setattr(rebuilding, "load_block", decide)
    before = read_state().sequence
    run("rebuild_timeline", everything=True)
    assert set(Entry.objects.values_list("public_id", flat=True)) == {renamed.public_id, later.public_id}
    assert "New title" in Entry.objects.get(pk=renamed.pk).document
    assert set(Tombstone.objects.values_list("public_id", flat=True)) == {withdrawn.public_id, proposed.public_id}
    assert Entry.objects.filter(sequence__gt=before).count() == 2
    assert Entry.objects.filter(sequence__gt=read_state().sequence).count() == 0
    assert not list(verify(lambda *_: None))
    assert not Draft.objects.exists()


def test_what_is_shown_and_no_longer_published_leaves_a_tombstone() -> None:
    make_event()
    stray = make_event()
    Event.objects.filter(pk=stray.pk).update(review_state=ReviewState.REJECTED)
    run("rebuild_timeline", everything=True)
    assert Tombstone.objects.get().public_id == stray.public_id
    assert not list(verify(lambda *_: None))


def test_what_another_version_of_the_program_began_is_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    make_event(title="Old words")

    def cut_off(tell: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, "_replace", cut_off)
        with pytest.raises(KeyboardInterrupt):
            rebuilding.rebuild(lambda *_: None, everything=True)
    Event.objects.update(title="New words")  # behind everyone's back: only a new projection sees it
    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, "_mark_code", lambda: "0" * 16)
        rebuilding.rebuild(lambda *_: None, everything=True)
    assert "New words" in Entry.objects.get().document


def test_indexes_and_constraints_stay_as_they_were() -> None:
    make_world(5)
    before = describe_layout()
    run("rebuild_timeline", everything=True)
    assert describe_layout() == before
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(id=-1, sort_key="x", public_id="x", sequence=-1, duration_class=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Subject.objects.create(key=Subject.objects.first().key, kind="x", sort_key="x", count=1, document="")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("sqlite" in settings.DATABASES["default"]["ENGINE"], reason="SQLite's test database is in memory")
def test_several_processes_write_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    make_world(30)
    before = snapshot()
    monkeypatch.setenv("DATABASE_URL", database_url(connection.settings_dict))
    rebuilding.rebuild(lambda *_: None, everything=True, workers=2)
    assert snapshot() == before
    assert not list(verify(lambda *_: None, workers=2))


def database_url(database: dict[str, Any]) -> str:
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)


def test_it_goes_on_where_it_was_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    make_world(25, announce=False)
    monkeypatch.setattr(rebuilding, "BLOCK", 10)
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
    assert Block.objects.exists()
    assert not Entry.objects.exists()
    looked[1:] = [0, 0]
    rebuilding.rebuild(lambda *_: None)
    assert sum(looked) == 25
    assert not list(verify(lambda *_: None))


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
