"""The only module that changes what a person decided.

One verb is one function, one transaction, one Decision. Each takes the
``version`` of the event that the person saw; when the event has moved on since,
nothing is changed and StaleVersion is raised. Admin, API and commands only call these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from events.announcements import event_changed
from events.extraction.edtf_dates import parse_edtf
from events.models import Actor, Article, Decision, Event, Evidence, Mention
from events.snapshots import restore_snapshot, same_content, take_snapshot, write_participants
from events.suggesting import refresh_suggestions, refresh_told_by
from events.vocabulary import DatePrecision, ReviewState, Role, Verb

PERMISSION = "events.curate_event"
EDITABLE = ("type", "status", "title", "summary", "edtf", "place", "part_of", "participants")
LINKS = ("place", "part_of", "merged_into", "event", "curator", "undoes", "article")
BY_HAND = "curator"  # the extractor's name on a mention that a person made


class CurationError(Exception):
    """A decision that was not taken; the message says why and what to do."""


class NotAllowed(CurationError):
    """The person may not curate."""


class StaleVersion(CurationError):
    """Somebody else decided first."""


class Refused(CurationError):
    """The verb makes no sense for the event as it is."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor's part in an event, as a curator wants it."""

    actor: Actor
    role: Role = Role.PARTICIPANT
    office: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters ``start`` to ``end`` (exclusive) of an article's text, which a curator names as evidence."""

    article: Article
    start: int
    end: int


Curator = Any  # a user with has_perm; django-stubs' settings-dependent type adds nothing here


def event_create(
    *, curator: Curator, changes: Mapping[str, Any], passages: Sequence[Passage], reason: str = ""
) -> Event:
    """A proposal made by hand, with the passages that tell of it. Raises Refused without any passage."""
    require_permission(curator)
    if not passages:
        raise Refused("An event needs evidence: name the article and the sentence that tells of it.")
    with transaction.atomic():
        event = Event()
        apply_scalars(event, changes)
        check_fields(event)
        event.save()
        apply_participants(event, changes)
        for passage in passages:
            Evidence.objects.create(event=event, mention=add_mention(event, passage))
        record(Verb.CREATE, event, curator, reason, before={}, after={event.public_id: take_snapshot(event)})
    return event


def event_accept(
    *, event: Event, curator: Curator, version: int, changes: Mapping[str, Any] | None = None, reason: str = ""
) -> Decision:
    """Publish a proposed or a rejected event, with the curator's corrections if any."""
    with deciding(Verb.ACCEPT, event, curator, version, reason) as done:
        require_state(event, ReviewState.PROPOSED, ReviewState.REJECTED)
        if not event.evidence.exists():
            raise Refused("This event has no evidence left: it cannot be published. Attach a sentence, or reject it.")
        apply_changes(event, changes or {})
        event.review_state = ReviewState.PUBLISHED
    return done[0]


def event_edit(
    *, event: Event, curator: Curator, version: int, changes: Mapping[str, Any], reason: str = ""
) -> Decision:
    """Correct an event; its review state stays. Raises Refused when nothing would change."""
    with deciding(Verb.EDIT, event, curator, version, reason, refuse_no_change=True) as done:
        require_state(event, ReviewState.PROPOSED, ReviewState.PUBLISHED, ReviewState.REJECTED)
        apply_changes(event, changes)
    return done[0]


def event_reject(*, event: Event, curator: Curator, version: int, reason: str = "") -> Decision:
    """Say that it is no event, or not ours; withdrawn from readers if it was published."""
    with deciding(Verb.REJECT, event, curator, version, reason) as done:
        require_state(event, ReviewState.PROPOSED, ReviewState.PUBLISHED)
        event.review_state = ReviewState.REJECTED
    return done[0]


def event_merge(
    *,
    event: Event,
    into: Event,
    curator: Curator,
    version: int,
    changes: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Decision:
    """Say that ``event`` is the same as ``into``: its evidence moves there and its address leads there.

    ``changes`` are made to ``into``: what it takes over from the other one.
    """
    with deciding(Verb.MERGE, event, curator, version, reason, other=into) as done:
        require_state(event, ReviewState.PROPOSED, ReviewState.PUBLISHED)
        require_state(into, ReviewState.PROPOSED, ReviewState.PUBLISHED)
        if into.pk == event.pk:
            raise Refused("An event cannot be merged into itself: choose another.")
        if event.review_state == ReviewState.PUBLISHED and into.review_state != ReviewState.PUBLISHED:
            raise Refused("A published event cannot disappear into a proposal: accept the other event first.")
        event.evidence.update(event=into)
        apply_changes(into, changes or {})
        event.review_state = ReviewState.MERGED
        event.merged_into = into
    return done[0]


def event_undo(*, event: Event, curator: Curator, version: int, reason: str = "") -> Decision:
    """Take back the event's last decision that still stands, exactly. Undo again to go further back."""
    last = Decision.objects.filter(event=event, undone_by=None).exclude(verb=Verb.UNDO).first()
    if last is None or last.verb == Verb.CREATE:
        raise Refused("There is no decision to undo.")
    others = Event.objects.filter(public_id__in=last.after.keys() - {event.public_id})
    with deciding(Verb.UNDO, event, curator, version, reason, other=others.first(), undoes=last) as done:
        for touched in done.touched:
            if not same_content(take_snapshot(touched), last.after[touched.public_id]):
                raise Refused(f"“{touched.title}” was changed since: undo that first.")
            restore_snapshot(touched, last.before[touched.public_id], last.after[touched.public_id])
    return done[0]


class Done(list[Decision]):
    """What ``deciding`` yields: the events that the verb touches; the decision, once it is taken."""

    touched: list[Event]


@contextmanager
def deciding(
    verb: Verb,
    event: Event,
    curator: Curator,
    version: int,
    reason: str,
    *,
    other: Event | None = None,
    undoes: Decision | None = None,
    refuse_no_change: bool = False,
) -> Iterator[Done]:
    """One transaction around a verb: permission, version guard, then validation, saving, the Decision, the news."""
    require_permission(curator)
    with transaction.atomic():
        claim_version(event, version)
        done = Done()
        done.touched = [event]
        if other is not None and other.pk != event.pk:
            Event.objects.filter(pk=other.pk).update(version=F("version") + 1)
            other.refresh_from_db()
            done.touched.append(other)
        before = {touched.public_id: take_snapshot(touched) for touched in done.touched}
        yield done
        for touched in done.touched:
            check_fields(touched)
            touched.save()
        after = {touched.public_id: take_snapshot(touched) for touched in done.touched}
        if refuse_no_change and same_content(before[event.public_id], after[event.public_id]):
            raise Refused("Nothing was changed.")
        done.append(record(verb, event, curator, reason, before=before, after=after, undoes=undoes))
        for touched in done.touched:
            refresh_suggestions(touched)
            refresh_told_by(touched)
            event_changed.send(sender=Event, event=touched)


def claim_version(event: Event, version: int) -> None:
    """Move the event from ``version`` to the next, or raise StaleVersion. The row stays locked till the end."""
    if not Event.objects.filter(pk=event.pk, version=version).update(version=version + 1):
        last = Decision.objects.filter(event=event).first()
        who = f"{last.curator_name} decided “{last.verb}” at {last.at:%H:%M on %d %B %Y}" if last else "It was changed"
        raise StaleVersion(f"This event is no longer as you saw it: {who}. Look at it again, then decide.")
    event.refresh_from_db()


def record(
    verb: Verb,
    event: Event,
    curator: Curator,
    reason: str,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    undoes: Decision | None = None,
) -> Decision:
    """Write the Decision."""
    decision = make_decision(verb, event, curator, reason, before=before, after=after, undoes=undoes)
    check_fields(decision)
    decision.save()
    return decision


def make_decision(verb: Verb, event: Event, curator: Curator, reason: str, **content: Any) -> Decision:
    """The Decision in memory."""
    return Decision(
        event=event,
        verb=verb,
        curator=curator,
        curator_name=curator.get_username(),
        reason=reason.strip(),
        **content,
    )


def apply_changes(event: Event, changes: Mapping[str, Any]) -> None:
    """Set fields in memory, participants in the database. Raises Refused for a key that no curator may set."""
    apply_scalars(event, changes)
    apply_participants(event, changes)


def apply_scalars(event: Event, changes: Mapping[str, Any]) -> None:
    """Every field but the participants; a new date brings its own bounds, precision and basis."""
    if unknown := sorted(changes.keys() - set(EDITABLE)):
        raise Refused(f"{', '.join(unknown)} cannot be changed; what can: {', '.join(EDITABLE)}.")
    for name in ("type", "status", "title", "summary", "place", "part_of"):
        if name in changes:
            setattr(event, name, changes[name])
    if event.pk and event.part_of_id == event.pk:
        raise Refused("An event cannot be part of itself: choose the visit or conference around it.")
    if "edtf" in changes and changes["edtf"] != event.edtf:
        apply_date(event, changes["edtf"])


def apply_date(event: Event, edtf: str) -> None:
    """A date as a curator typed it; empty means not known. Raises ValidationError that says how to write it."""
    event.date_text, event.date_basis = "", "set by a curator"  # readers see it: no account names
    if not edtf.strip():
        event.edtf, event.earliest, event.latest, event.precision = "", None, None, DatePrecision.UNKNOWN
        return
    try:
        event.edtf, event.earliest, event.latest, event.precision = parse_edtf(edtf)
    except ValueError as error:
        raise ValidationError({"edtf": str(error)}) from None


def apply_participants(event: Event, changes: Mapping[str, Any]) -> None:
    """``changes["participants"]`` is the whole list, in order; an actor stands in it once."""
    if "participants" not in changes:
        return
    participants: Sequence[Participant] = changes["participants"]
    check_participants(participants)
    write_participants(event, [{"actor_id": p.actor.pk, "role": str(p.role), "office": p.office} for p in participants])


def check_participants(participants: Sequence[Participant]) -> None:
    """Raise ValidationError if an actor stands twice among them."""
    if len({p.actor.pk for p in participants}) < len(participants):
        raise ValidationError({"participants": "An actor can take part once: remove the second line."})


def add_mention(event: Event, passage: Passage) -> Mention:
    """A mention that a person made."""
    mention = make_mention(event, passage, passage.article.mentions.filter(extractor=BY_HAND).count())
    mention.save()
    return mention


def make_mention(event: Event, passage: Passage, candidate: int) -> Mention:
    """The same in memory; its quote is cut from the article itself."""
    quote = passage.article.text[passage.start : passage.end]
    if not quote.strip():
        raise Refused("The passage is empty: choose the sentence that tells of the event.")
    return Mention(
        article=passage.article,
        extractor=BY_HAND,
        extractor_version="1",
        start=passage.start,
        end=passage.end,
        quote=quote,
        trigger_start=passage.start,
        trigger_end=passage.end,
        candidate=candidate,
        reading={"type": str(event.type), "status": str(event.status), "title": event.title, "participants": []},
    )


def check_fields(row: Event | Decision) -> None:
    """Raise ValidationError unless each field holds what it may.

    Keys, uniqueness and constraints are the database's to check: asking it beforehand is half the cost of a verb.
    """
    row.clean_fields(exclude=[*LINKS, "before", "after"])
    row.clean()


def require_permission(curator: AbstractBaseUser | PermissionsMixin | Any) -> None:
    """Raise NotAllowed unless the person is active and may curate."""
    if not getattr(curator, "is_active", False) or not curator.has_perm(PERMISSION):
        raise NotAllowed("You may not decide on events: ask an administrator for the permission to curate.")


def require_state(event: Event, *states: ReviewState) -> None:
    """Raise Refused unless the event is in one of the states."""
    if event.review_state not in states:
        raise Refused(f"“{event.title}” is {event.review_state}; this is for events that are {' or '.join(states)}.")
