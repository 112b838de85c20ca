"""What the curators' desk asks for: the queue, likely duplicates, conflicts, counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from events.extraction.matching import ActorSketch, EventSketch, Match, Verdict, match_events
from events.models import Event, Evidence
from events.vocabulary import ActorKind, EventStatus, EventType, ReviewState


@dataclass(frozen=True, slots=True)
class Conflict:
    """A source that reads a field differently from the event as it stands."""

    evidence: Evidence
    field: str
    stands: str
    reads: str


def review_queue() -> QuerySet[Event]:
    """Proposals that await a decision, oldest date first, the undated last."""
    return Event.objects.proposed().select_related("place").prefetch_related("actors")


def count_by_state() -> dict[str, int]:
    """How many events stand in each review state; states without any are 0."""
    counted = dict(Event.objects.order_by().values_list("review_state").annotate(Count("id")))
    return {state.value: counted.get(state.value, 0) for state in ReviewState}


def evidence_of(event: Event) -> QuerySet[Evidence]:
    """The event's evidence with its articles, oldest article first."""
    return event.evidence.select_related("mention__article__publisher", "mention__article__copy_of").order_by(
        "mention__article__published", "mention__article_id", "mention__start", "id"
    )


def find_conflicts(event: Event, evidence: Iterable[Evidence]) -> list[Conflict]:
    """Sources that give another status, or a date whose bounds do not overlap the event's."""
    conflicts = []
    seen: set[tuple[int, str, str]] = set()
    for item in evidence:
        reading = item.mention.reading
        for field, stands, reads in compare_reading(event, reading):
            key = (item.mention.article_id, field, reads)
            if key not in seen:
                seen.add(key)
                conflicts.append(Conflict(item, field, stands, reads))
    return conflicts


def compare_reading(event: Event, reading: dict[str, object]) -> Iterable[tuple[str, str, str]]:
    """(field, what stands, what this source reads) for each field that contradicts the event."""
    status = reading.get("status")
    if status and status != event.status:
        yield "status", event.status, str(status)
    date = reading.get("date")
    if isinstance(date, dict) and date.get("edtf") and event.edtf and dates_apart(event, date):
        yield "date", event.edtf, str(date["edtf"])


def dates_apart(event: Event, date: dict[str, str | None]) -> bool:
    """Whether the two spans of days have no day in common; an open end reaches everywhere."""
    earliest, latest = date.get("earliest"), date.get("latest")
    after = bool(earliest and event.latest and earliest > event.latest.isoformat())
    before = bool(latest and event.earliest and latest < event.earliest.isoformat())
    return after or before


def find_nearby_events(
    *, earliest: dt.date | None, latest: dt.date | None, names: Collection[str], countries: Collection[str]
) -> Iterable[Event]:
    """Events of any state that share an actor's name or state and come within a day of the two bounds.

    Nothing is near what has no two bounds: an undated event could be any.
    """
    if earliest is None or latest is None:
        return []
    day = dt.timedelta(days=1)
    shared = Q(actors__name__in=names) | Q(actors__country__in=set(countries) - {""})
    return (
        Event.objects.filter(shared, earliest__lte=latest + day, latest__gte=earliest - day)
        .distinct()
        .select_related("place", "merged_into")
        .prefetch_related("actors")
        .order_by("id")
    )


def find_likely_duplicates(event: Event, *, most: int = 5) -> list[tuple[Event, Match]]:
    """Other standing events that may be the same, best first, each with the reasons."""
    sketch = sketch_event(event)
    actors = list(event.actors.all())
    nearby = find_nearby_events(
        earliest=event.earliest,
        latest=event.latest,
        names=[actor.name for actor in actors],
        countries=[actor.country for actor in actors],
    )
    scored = [
        (other, match_events(sketch, sketch_event(other)))
        for other in nearby
        if other.pk != event.pk and other.review_state in (ReviewState.PROPOSED, ReviewState.PUBLISHED)
    ]
    likely = [(other, match) for other, match in scored if match.verdict is not Verdict.DIFFERENT]
    return sorted(likely, key=lambda pair: (-pair[1].score, pair[0].pk))[:most]


def sketch_event(event: Event) -> EventSketch:
    """What matching compares, from a stored event."""
    return EventSketch(
        type=EventType(event.type),
        status=EventStatus(event.status),
        earliest=event.earliest,
        latest=event.latest,
        actors=frozenset(ActorSketch(who.name, ActorKind(who.kind), who.country) for who in event.actors.all()),
        place=event.place.name if event.place else "",
        country=event.place.country if event.place else "",
    )
