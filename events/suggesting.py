"""Which newer sentences say something else than an event does. Kept up to date by whoever changes either.

A sentence is newer when its article was published no earlier than the newest one that says what stands. What a person
set with a sentence before their eyes, that sentence does not question. What was dismissed is said again only by a
later article that is no copy.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Max, Q, prefetch_related_objects

from events.extraction.contradictions import (
    CALLED_OFF,
    MOVES,
    OPEN_STATES,
    Account,
    agrees,
    compare_accounts,
    match_changed,
)
from events.extraction.matching import SLACK
from events.models import Article, Decision, Event, Mention, Participation, Suggestion
from events.selectors import evidence_of, sketch_event
from events.vocabulary import EventStatus, PlaceKind, ReviewState, SuggestedField, Verb

STANDING = (ReviewState.PROPOSED, ReviewState.PUBLISHED)
NEVER = dt.date.min  # stands for a publication date that is not known, where days are compared
MOST_LOOKED_AT = 30  # events around one, the latest proposed
AHEAD = dt.timedelta(days=180)  # how long before its day a plan may be called off
SNAPSHOT_KEYS = {SuggestedField.STATUS: "status", SuggestedField.DATE: "edtf", SuggestedField.PLACE: "place_id"}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence against one field; ``day`` is when its article, or that article's original, was published."""

    field: SuggestedField
    value: str
    mention: Mention
    day: dt.date

    @property
    def rank(self) -> tuple[dt.date, bool, int]:
        """The newest first; of one article the sentence that has the very words, then the leading one."""
        part = self.mention.reading.get(self.field) or {}
        at = part.get("start", self.mention.start) if isinstance(part, dict) else self.mention.start
        return self.day, self.mention.start <= at < self.mention.end, -self.mention.pk


def suggest_around(events: Iterable[Event], *, new: Collection[Event] = ()) -> None:
    """After new evidence: for these events, and for those that they may tell the end of. ``new`` were just proposed."""
    events = list(events)
    prefetch_related_objects(events, "actors", "place")
    for event in events:
        sketch, around = sketch_event(event), find_around(event)
        newer = [other for other in around if match_changed(sketch, sketch_event(other))]
        if newer or event not in new:  # what was just read of one article does not contradict itself
            refresh_suggestions(event, others=newer)
        for other in around:
            if match_changed(sketch_event(other), sketch):
                refresh_suggestions(other, others=[event])


def refresh_suggestions(event: Event, *, others: Collection[Event] = ()) -> None:
    """Write the event's open suggestions anew; those that a person has settled stay.

    ``others`` are events that may tell what became of this one, besides those that a suggestion comes from already.
    """
    rows = list(
        Suggestion.objects.filter(event=event).select_related("mention__article__copy_of", "settled__undone_by")
    )
    wanted = choose_newest(said_against(event, rows, others), [row for row in rows if is_settled(row)])
    keys = {(said.mention.pk, said.field) for said in wanted}
    stale = [row.pk for row in rows if not is_settled(row) and (row.mention_id, row.field) not in keys]
    if stale:
        Suggestion.objects.filter(pk__in=stale).delete()
    known = {(row.mention_id, row.field): row for row in rows}
    for said in wanted:
        row = known.get((said.mention.pk, said.field))
        if row is None:
            Suggestion.objects.create(event=event, mention=said.mention, field=said.field, value=said.value)
        elif row.value != said.value:
            Suggestion.objects.filter(pk=row.pk).update(value=said.value)


def refresh_told_by(event: Event) -> None:
    """The suggestions of other events that this one's sentences make: it may have been rejected or merged."""
    for other in Event.objects.filter(suggestions__mention__evidence__event=event).exclude(pk=event.pk).distinct():
        refresh_suggestions(other)


def is_settled(row: Suggestion) -> bool:
    """Whether a person accepted or dismissed it, and nobody took that back."""
    return row.settled is not None and not hasattr(row.settled, "undone_by")


def choose_newest(found: Iterable[Said], settled: Iterable[Suggestion]) -> list[Said]:
    """One for each field, the newest; nothing that was settled and is not said by a later article."""
    silenced: dict[tuple[str, str], dt.date] = {}
    for row in settled:
        key = (row.field, row.value)
        silenced[key] = max(silenced.get(key, NEVER), day_of(row.mention.article))
    newest: dict[str, Said] = {}
    for said in found:
        if (said.field, said.value) in silenced and said.day <= silenced[said.field, said.value]:
            continue
        best = newest.get(said.field)
        if best is None or said.rank > best.rank:
            newest[said.field] = said
    return list(newest.values())


def said_against(event: Event, rows: Iterable[Suggestion], others: Collection[Event]) -> Iterator[Said]:
    """All that newer sentences say against the event: its own evidence, and events that may be the same."""
    if event.review_state not in STANDING:
        return
    stands, evidence = account_of(event), list(evidence_of(event))
    told = [(item.mention, read_account(item.mention), day_of(item.mention.article)) for item in evidence]
    support: dict[SuggestedField, dt.date] = {}
    for field in SuggestedField:
        days = [day for _, account, day in told if agrees(stands, account, field)]
        support[field] = max(days, default=NEVER)
    contradictions = [
        (mention, day, found) for mention, account, day in told for found in compare_accounts(stands, account)
    ]
    seen = find_seen(event) if contradictions else {}
    for mention, day, found in contradictions:
        if mention.pk not in seen[found.field] and (day is NEVER or day >= support[found.field]):
            yield Said(found.field, found.says, mention, day)
    tellers = {row.mention.evidence.event for row in rows if hasattr(row.mention, "evidence") and not is_settled(row)}
    newest = max((day for _, _, day in told), default=NEVER)
    for other in tellers.union(others) - {event}:
        yield from said_by_other(event, stands, newest, other)


def said_by_other(event: Event, stands: Account, newest: dt.date, other: Event) -> Iterator[Said]:
    """What another event's newest article says, when that event may be this one, changed."""
    if other.review_state not in STANDING:
        return
    told = [(item.mention, day_of(item.mention.article)) for item in evidence_of(other)]
    last = max((day for _, day in told), default=NEVER)
    if last > newest or (last == newest and other.pk > event.pk):
        for mention in (mention for mention, day in told if day == last):
            account = read_account(mention)
            if other.earliest is None and not is_ahead(event, last):
                continue
            newer = replace(sketch_event(other), status=account.status or EventStatus(other.status))
            if match_changed(sketch_event(event), newer) is not None:
                for found in compare_accounts(stands, account):
                    yield Said(found.field, found.says, mention, last)


def is_ahead(event: Event, day: dt.date) -> bool:
    """Whether the event was to come, or hardly over, when that day's papers were printed."""
    return bool(event.earliest and event.latest and event.earliest - AHEAD <= day <= event.latest + MOVES)


def find_around(event: Event) -> list[Event]:
    """Standing events of the same actors that may be this one, told otherwise: those of the same days, and plans."""
    if event.earliest and event.latest:
        plans = within(event.earliest - MOVES, event.latest + MOVES)
        if event.status in OPEN_STATES:
            plans |= Q(earliest__isnull=True, status__in=CALLED_OFF)
        else:
            plans &= Q(status__in=OPEN_STATES)
        wanted = within(event.earliest - SLACK, event.latest + SLACK) | plans
    elif event.status in CALLED_OFF:
        told = event.evidence.aggregate(last=Max("mention__article__published"))["last"]
        if told is None:
            return []
        wanted = within(told - MOVES, told + AHEAD) & Q(status__in=OPEN_STATES)
    else:
        return []
    together = Participation.objects.filter(actor__in=[actor.pk for actor in event.actors.all()]).values("event")
    found = Event.objects.filter(wanted, pk__in=together, review_state__in=STANDING).exclude(pk=event.pk)
    return list(found.select_related("place").prefetch_related("actors").order_by("-id")[:MOST_LOOKED_AT])


def within(first: dt.date, last: dt.date) -> Q:
    """Events that may have been on one of these days."""
    return Q(earliest__lte=last, latest__gte=first)


def find_seen(event: Event) -> dict[SuggestedField, set[int]]:
    """For each field, the mentions (by key) that a person had before them when they set it.

    A mention whose article got another publication date since reads differently now: it was not seen as it is.
    """
    seen: dict[SuggestedField, set[int]] = {field: set() for field in SuggestedField}
    for decision in event.decisions.filter(undone_by=None).exclude(verb__in=[Verb.UNDO, Verb.DISMISS]):
        before, after = decision.before.get(event.public_id, {}), decision.after.get(event.public_id, {})
        for field, key in SNAPSHOT_KEYS.items():
            if before.get(key) != after.get(key):
                seen[field] |= set(after["evidence"]) - find_redated(event, decision)
    return seen


def find_redated(event: Event, decision: Decision) -> set[int]:
    """The event's mentions whose article was dated after the decision."""
    later = Decision.objects.filter(article__isnull=False, verb=Verb.DATE, pk__gt=decision.pk).values("article")
    return set(Mention.objects.filter(evidence__event=event, article__in=later).values_list("pk", flat=True))


def day_of(article: Article) -> dt.date:
    """When the story was first published: a copy tells nothing new."""
    return (article.copy_of or article).published or NEVER


def account_of(event: Event) -> Account:
    """What the event says as it stands."""
    place = event.place
    return Account(
        EventStatus(event.status),
        event.edtf,
        event.earliest,
        event.latest,
        place.name if place else "",
        PlaceKind(place.kind) if place else None,
        place.country if place else "",
    )


def read_account(mention: Mention) -> Account:
    """What a mention was read as saying. A date that no phrase tells is none."""
    reading = mention.reading
    date, place = reading.get("date") or {}, reading.get("place") or {}
    told = bool(date.get("edtf") and date.get("text", "-"))
    return Account(
        EventStatus(reading["status"]) if reading.get("status") else None,
        date["edtf"] if told else "",
        read_day(date.get("earliest")) if told else None,
        read_day(date.get("latest")) if told else None,
        place.get("name", ""),
        PlaceKind(place["kind"]) if place.get("kind") else None,
        place.get("country", ""),
    )


def read_day(text: str | None) -> dt.date | None:
    """An ISO 8601 day, None for an open end."""
    return dt.date.fromisoformat(text) if text else None
