"""Many events at once: the same rows, rules and decisions as one by one, or nothing at all."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from events import curation
from events.announcements import events_changed
from events.batches import Proposal, create_events
from events.models import Decision, Event, Evidence, Mention, Participation
from events.vocabulary import ReviewState, Role
from tests import factories

pytestmark = pytest.mark.django_db
OWN = {"id", "public_id", "created", "changed", "made", "added", "at", "event_id", "mention_id"}


def make_proposal(**changes: Any) -> Proposal:
    article = factories.make_article()
    people = [factories.make_actor("Ada Brandt"), factories.make_actor("Tomas Vale")]
    given = {
        "type": "meeting",
        "status": "held",
        "title": "Ada Brandt meets Tomas Vale",
        "summary": "",
        "edtf": "2021-02",
        "place": factories.make_place(),
        "participants": [curation.Participant(people[0], Role.HOST, "Envoy"), curation.Participant(people[1])],
    }
    passages = [curation.Passage(article, 0, 10), curation.Passage(article, 11, 20)]
    return Proposal({**given, **changes}, passages)


def describe(event: Event) -> list[Any]:
    """Everything stored of an event, keys and times apart."""
    names = {event.public_id: "E"}
    rows: list[Any] = []
    for model, found in (
        (Event, {"pk": event.pk}),
        (Participation, {"event": event}),
        (Mention, {"evidence__event": event}),
        (Evidence, {"event": event}),
        (Decision, {"event": event}),
    ):
        for row in model.objects.filter(**found).order_by("pk").values():
            kept = {name: value for name, value in row.items() if name not in OWN}
            for side in {"before", "after"} & kept.keys():
                kept[side] = {names[key]: {**old, "evidence": len(old["evidence"])} for key, old in kept[side].items()}
            rows.append(kept)
    return rows


@pytest.mark.parametrize("accepted", [None, "imported"])
@pytest.mark.parametrize("changes", [{}, {"edtf": "", "place": None}, {"participants": [], "summary": "Twice."}])
def test_the_same_rows_and_decisions_as_one_by_one(curator: Any, changes: dict[str, Any], accepted: str | None) -> None:
    proposal = make_proposal(**changes)
    (many,) = create_events([proposal], curator=curator, reason="a set", accepted=accepted)
    told = describe(many)
    Mention.objects.all().delete()
    one = curation.event_create(curator=curator, changes=proposal.changes, passages=proposal.passages, reason="a set")
    if accepted is not None:
        curation.event_accept(event=one, curator=curator, version=1, reason=accepted)
    assert told == describe(one)
    assert many.version == Event.objects.get(pk=many.pk).version


def test_published_at_once_and_undone_like_any_other(curator: Any) -> None:
    events = create_events([make_proposal(), make_proposal(summary="2")], curator=curator, accepted="read")
    for event in events:
        curation.event_undo(event=event, curator=curator, version=2)
        assert Event.objects.get(pk=event.pk).review_state == ReviewState.PROPOSED


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"title": ""}, ValidationError),
        ({"type": "picnic"}, ValidationError),
        ({"edtf": "soon"}, ValidationError),
        ({"nonsense": 1}, curation.Refused),
    ],
)
def test_one_that_is_no_event_lets_none_in(curator: Any, changes: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        create_events([make_proposal(), make_proposal(**changes)], curator=curator)
    assert not Event.objects.exists()


def test_an_actor_stands_once_and_evidence_is_needed(curator: Any) -> None:
    twice = [curation.Participant(factories.make_actor("Ada Brandt"))] * 2
    with pytest.raises(ValidationError, match="once"):
        create_events([make_proposal(participants=twice)], curator=curator)
    with pytest.raises(curation.Refused, match="evidence"):
        create_events([Proposal({"type": "call", "title": "A call"}, [])], curator=curator)
    empty = Proposal({"type": "call", "title": "A call"}, [curation.Passage(factories.make_article(), 3, 3)])
    with pytest.raises(curation.Refused, match="empty"):
        create_events([empty], curator=curator)
    assert not Event.objects.exists()


def test_nobody_without_permission(reader: Any) -> None:
    with pytest.raises(curation.NotAllowed):
        create_events([make_proposal()], curator=reader)


def test_a_listener_that_fails_lets_none_in(curator: Any) -> None:
    def fail(**_: Any) -> None:
        raise RuntimeError("no room")

    events_changed.connect(fail)
    try:
        with pytest.raises(RuntimeError, match="no room"):
            create_events([make_proposal()], curator=curator, accepted="read")
    finally:
        events_changed.disconnect(fail)
    assert not Event.objects.exists()
    assert not Decision.objects.exists()
