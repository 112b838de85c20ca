"""Many events made by hand at once, for sets that somebody else put into rows.

What ``events.curation`` does to one event in fifty statements is done here to hundreds in a dozen: the same permission,
the same validation, the same rows and decisions. A test compares the two, row by row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from events import curation
from events.announcements import events_changed
from events.models import Decision, Event, Evidence, Mention, Participation
from events.snapshots import Snapshot, make_snapshot
from events.vocabulary import ReviewState, Verb


@dataclass(frozen=True, slots=True)
class Proposal:
    """What ``curation.event_create`` takes: everything that the event is to say, and the passages that say it."""

    changes: Mapping[str, Any]
    passages: Sequence[curation.Passage]


def check_proposal(proposal: Proposal) -> Event:
    """The event in memory. Raises ValidationError or CurationError as ``curation.event_create`` would."""
    if not proposal.passages:
        raise curation.Refused("An event needs evidence: name the article and the sentence that tells of it.")
    event = Event()
    curation.apply_scalars(event, proposal.changes)
    curation.check_fields(event)
    curation.check_participants(proposal.changes.get("participants", ()))
    return event


def create_events(
    proposals: Sequence[Proposal], *, curator: curation.Curator, reason: str = "", accepted: str | None = None
) -> list[Event]:
    """All of the proposals as events, in one transaction. ``accepted``: publish them at once, for this reason.

    Raises NotAllowed, and ValidationError or CurationError for the first proposal that cannot be an event.
    """
    curation.require_permission(curator)
    events = [check_proposal(proposal) for proposal in proposals]
    with transaction.atomic():
        Event.objects.bulk_create(events)
        people = [_list_participants(proposal) for proposal in proposals]
        Participation.objects.bulk_create(
            Participation(event=event, position=position, **who)
            for event, company in zip(events, people, strict=True)
            for position, who in enumerate(company)
        )
        mentions = _add_mentions(events, proposals)
        made = [make_snapshot(*facts) for facts in zip(events, people, mentions, strict=True)]
        _record(Verb.CREATE, events, curator, reason, [None] * len(events), made)
        if accepted is not None:
            _publish(events)
            after = [make_snapshot(*facts) for facts in zip(events, people, mentions, strict=True)]
            before = [{**snapshot, "version": event.version} for snapshot, event in zip(made, events, strict=True)]
            _record(Verb.ACCEPT, events, curator, accepted, before, after)
            events_changed.send(sender=Event, events=events)
    return events


def _list_participants(proposal: Proposal) -> list[dict[str, Any]]:
    return [
        {"actor_id": who.actor.pk, "role": str(who.role), "office": who.office}
        for who in proposal.changes.get("participants", ())
    ]


def _add_mentions(events: Sequence[Event], proposals: Sequence[Proposal]) -> list[list[int]]:
    """Mentions and evidence; the keys of each event's mentions."""
    by_hand = Mention.objects.filter(
        extractor=curation.BY_HAND, article__in={passage.article.pk for p in proposals for passage in p.passages}
    )
    candidates = dict(by_hand.order_by().values_list("article").annotate(Count("id")))
    mentions, owners = [], []
    for event, proposal in zip(events, proposals, strict=True):
        for passage in proposal.passages:
            candidate = candidates.get(passage.article.pk, 0)
            candidates[passage.article.pk] = candidate + 1
            mentions.append(curation.make_mention(event, passage, candidate))
            owners.append(event)
    Mention.objects.bulk_create(mentions)
    pairs = list(zip(owners, mentions, strict=True))
    Evidence.objects.bulk_create(Evidence(event=event, mention=mention) for event, mention in pairs)
    keys: dict[int, list[int]] = {event.pk: [] for event in events}
    for event, mention in pairs:
        keys[event.pk].append(mention.pk)
    return list(keys.values())


def _publish(events: Sequence[Event]) -> None:
    changed = {"version": 2, "review_state": ReviewState.PUBLISHED, "changed": timezone.now()}
    Event.objects.filter(pk__in=[event.pk for event in events]).update(**changed)
    for event in events:
        vars(event).update(changed)


def _record(
    verb: Verb,
    events: Sequence[Event],
    curator: curation.Curator,
    reason: str,
    before: Sequence[Snapshot | None],
    after: Sequence[Snapshot],
) -> None:
    decisions = [
        curation.make_decision(
            verb,
            event,
            curator,
            reason,
            before={} if old is None else {event.public_id: old},
            after={event.public_id: new},
        )
        for event, old, new in zip(events, before, after, strict=True)
    ]
    for decision in decisions:
        curation.check_fields(decision)
    Decision.objects.bulk_create(decisions)
