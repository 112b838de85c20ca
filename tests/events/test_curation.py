"""The verbs: each one transaction, one decision, guarded by the version that the person saw."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from events import curation
from events.announcements import event_changed
from events.models import Decision, Event
from events.vocabulary import DatePrecision, ReviewState, Role, Verb
from tests import factories

pytestmark = pytest.mark.django_db


def reload(event: Event) -> Event:
    return Event.objects.get(pk=event.pk)


@pytest.fixture
def announced():
    """The (public id, review state) of each announcement."""
    heard = []

    def listen(sender, event, **kwargs):
        heard.append((event.public_id, str(event.review_state)))

    event_changed.connect(listen)
    yield heard
    event_changed.disconnect(listen)


def test_it_works(event, curator, announced):
    decision = curation.event_accept(event=event, curator=curator, version=1, reason="clear sentence")
    stored = reload(event)
    assert (stored.review_state, stored.version) == (ReviewState.PUBLISHED, 2)
    assert (decision.verb, decision.curator_name, decision.reason) == (Verb.ACCEPT, "clio", "clear sentence")
    assert decision.before[event.public_id]["review_state"] == "proposed"
    assert decision.after[event.public_id]["review_state"] == "published"
    assert announced == [(event.public_id, "published")]


def test_a_stale_version_changes_nothing(event, curator, announced):
    curation.event_accept(event=event, curator=curator, version=1)
    with pytest.raises(curation.StaleVersion, match="no longer as you saw it: clio decided “accept”"):
        curation.event_reject(event=event, curator=curator, version=1)
    assert reload(event).review_state == ReviewState.PUBLISHED
    assert Decision.objects.count() == 1
    assert len(announced) == 1


def test_without_permission_nothing_happens(event, reader):
    for verb in (curation.event_accept, curation.event_reject):
        with pytest.raises(curation.NotAllowed):
            verb(event=event, curator=reader, version=1)
    with pytest.raises(curation.NotAllowed):
        curation.event_edit(event=event, curator=reader, version=1, changes={"title": "x"})
    assert reload(event).version == 1


def test_an_inactive_curator_may_not_decide(event, curator):
    curator.is_active = False
    with pytest.raises(curation.NotAllowed):
        curation.event_accept(event=event, curator=curator, version=1)


def test_accept_takes_corrections_in_the_same_decision(event, curator):
    curation.event_accept(event=event, curator=curator, version=1, changes={"title": "They meet", "edtf": "2021-02"})
    stored = reload(event)
    assert (stored.title, stored.edtf, stored.precision) == ("They meet", "2021-02", DatePrecision.MONTH)
    assert (stored.earliest.isoformat(), stored.latest.isoformat()) == ("2021-02-01", "2021-02-28")
    assert stored.date_basis == "set by a curator"
    assert Decision.objects.count() == 1


def test_an_impossible_date_says_how_to_write_it_and_changes_nothing(event, curator):
    with pytest.raises(ValidationError) as refused:
        curation.event_edit(event=event, curator=curator, version=1, changes={"edtf": "2021-02-30", "title": "x"})
    assert "2021-02-30" in str(refused.value)
    stored = reload(event)
    assert (stored.title, stored.edtf, stored.version) == ("Ada Brandt meets Tomas Vale in Vienna", "2021-02-19", 1)
    assert not Decision.objects.exists()


def test_a_date_can_be_taken_away(event, curator):
    curation.event_edit(event=event, curator=curator, version=1, changes={"edtf": ""})
    stored = reload(event)
    assert (stored.edtf, stored.earliest, stored.latest, stored.precision) == ("", None, None, DatePrecision.UNKNOWN)


def test_participants_are_replaced_in_order(event, curator):
    host = factories.make_actor("Ines Roth")
    guest = event.participations.first().actor
    changes = {
        "participants": [curation.Participant(host, Role.HOST), curation.Participant(guest, Role.VISITOR, "envoy")]
    }
    curation.event_edit(event=event, curator=curator, version=1, changes=changes)
    assert list(event.participations.values_list("actor__name", "role", "office")) == [
        ("Ines Roth", "host", ""),
        ("Ada Brandt", "visitor", "envoy"),
    ]


def test_an_actor_takes_part_once(event, curator):
    actor = event.participations.first().actor
    with pytest.raises(ValidationError, match="once"):
        curation.event_edit(
            event=event, curator=curator, version=1, changes={"participants": [curation.Participant(actor)] * 2}
        )
    assert event.participations.count() == 2


def test_an_edit_that_changes_nothing_is_refused(event, curator):
    with pytest.raises(curation.Refused, match="Nothing"):
        curation.event_edit(event=event, curator=curator, version=1, changes={"title": event.title})
    assert reload(event).version == 1


def test_an_unknown_field_is_refused(event, curator):
    with pytest.raises(curation.Refused, match="review_state cannot be changed"):
        curation.event_edit(event=event, curator=curator, version=1, changes={"review_state": "published"})


def test_nothing_is_published_without_evidence(event, curator):
    event.evidence.all().delete()
    with pytest.raises(curation.Refused, match="no evidence"):
        curation.event_accept(event=event, curator=curator, version=1)


def test_reject_withdraws_a_published_event(event, curator, announced):
    curation.event_accept(event=event, curator=curator, version=1)
    curation.event_reject(event=event, curator=curator, version=2, reason="a rumour")
    assert reload(event).review_state == ReviewState.REJECTED
    assert announced[-1] == (event.public_id, "rejected")


def test_undo_goes_back_step_by_step(event, curator):
    curation.event_edit(event=event, curator=curator, version=1, changes={"title": "First", "edtf": "2021"})
    curation.event_accept(event=event, curator=curator, version=2)
    curation.event_undo(event=event, curator=curator, version=3)
    assert (reload(event).review_state, reload(event).title) == (ReviewState.PROPOSED, "First")
    curation.event_undo(event=event, curator=curator, version=4)
    stored = reload(event)
    assert (stored.title, stored.edtf) == ("Ada Brandt meets Tomas Vale in Vienna", "2021-02-19")
    assert (stored.earliest.isoformat(), stored.date_basis) == ("2021-02-19", "")
    with pytest.raises(curation.Refused, match="no decision to undo"):
        curation.event_undo(event=event, curator=curator, version=5)
    assert [d.verb for d in Decision.objects.order_by("id")] == ["edit", "accept", "undo", "undo"]


def test_undo_brings_participants_back(event, curator):
    before = list(event.participations.values_list("actor_id", "role", "office", "position"))
    curation.event_edit(event=event, curator=curator, version=1, changes={"participants": []})
    assert not event.participations.exists()
    curation.event_undo(event=event, curator=curator, version=2)
    assert list(event.participations.values_list("actor_id", "role", "office", "position")) == before


def test_merge_moves_the_evidence_and_leaves_a_way(event, curator, announced):
    other = factories.make_event(title="Brandt and Vale meet")
    curation.event_merge(event=other, into=event, curator=curator, version=1)
    assert event.evidence.count() == 2
    stored = reload(other)
    assert (stored.review_state, stored.merged_into_id) == (ReviewState.MERGED, event.pk)
    assert {pid for pid, _ in announced} == {event.public_id, other.public_id}
    assert (reload(event).version, stored.version) == (2, 2)


def test_undoing_a_merge_returns_just_its_own_evidence(event, curator):
    other = factories.make_event(title="Brandt and Vale meet")
    own = set(other.evidence.values_list("mention_id", flat=True))
    curation.event_merge(event=other, into=event, curator=curator, version=1)
    curation.event_undo(event=other, curator=curator, version=2)
    assert set(other.evidence.values_list("mention_id", flat=True)) == own
    assert event.evidence.count() == 1
    assert reload(other).review_state == ReviewState.PROPOSED


def test_a_merge_is_not_undone_over_a_later_decision(event, curator):
    other = factories.make_event(title="Brandt and Vale meet")
    curation.event_merge(event=other, into=event, curator=curator, version=1)
    curation.event_edit(event=event, curator=curator, version=2, changes={"title": "Since corrected"})
    with pytest.raises(curation.Refused, match="changed since"):
        curation.event_undo(event=other, curator=curator, version=2)
    assert reload(other).review_state == ReviewState.MERGED


def test_a_published_event_cannot_vanish_into_a_proposal(event, curator):
    other = factories.make_event(state=ReviewState.PUBLISHED)
    with pytest.raises(curation.Refused, match="accept the other event first"):
        curation.event_merge(event=other, into=event, curator=curator, version=1)


def test_an_event_is_not_merged_into_itself(event, curator):
    with pytest.raises(curation.Refused, match="into itself"):
        curation.event_merge(event=event, into=event, curator=curator, version=1)
    assert reload(event).version == 1


def test_an_event_is_not_part_of_itself(event, curator):
    with pytest.raises(curation.Refused, match="part of itself"):
        curation.event_edit(event=event, curator=curator, version=1, changes={"part_of": event})
    assert reload(event).version == 1


@pytest.mark.parametrize("changes", [{"type": "party"}, {"status": "maybe"}, {"title": ""}, {"title": "x" * 301}])
def test_a_value_that_is_none_is_refused_in_words(event, curator, changes):
    with pytest.raises(ValidationError):
        curation.event_edit(event=event, curator=curator, version=1, changes=changes)
    assert reload(event).version == 1


def test_an_event_made_by_hand_quotes_its_article(curator):
    article = factories.make_article()
    end = len(factories.SENTENCE)
    event = curation.event_create(
        curator=curator,
        changes={"type": "meeting", "title": "Brandt meets Vale", "edtf": "2021-02-19"},
        passages=[curation.Passage(article, 0, end)],
    )
    mention = event.evidence.get().mention
    assert mention.quote == factories.SENTENCE == article.text[mention.start : mention.end]
    assert (event.review_state, mention.extractor) == (ReviewState.PROPOSED, "curator")


def test_an_event_made_by_hand_needs_evidence(curator):
    with pytest.raises(curation.Refused, match="needs evidence"):
        curation.event_create(curator=curator, changes={"type": "meeting", "title": "x"}, passages=[])
    assert not Event.objects.exists()


def test_a_listener_that_fails_undoes_the_decision(event, curator):
    def fail(sender, event, **kwargs):
        raise RuntimeError("the read side is broken")

    event_changed.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            curation.event_accept(event=event, curator=curator, version=1)
    finally:
        event_changed.disconnect(fail)
    assert reload(event).version == 1
    assert not Decision.objects.exists()
