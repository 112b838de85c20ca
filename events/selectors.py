"""What the curators' desk asks for: the queue, likely duplicates, conflicts, counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Count, Q, QuerySet

from events.extraction.matching import ActorSketch, EventSketch, Match, Verdict, match_events
from events.models import Event, Evidence, Suggestion
from events.vocabulary import ActorKind, EventStatus, EventType, ReviewState


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


def suggestions_of(event: Event) -> QuerySet[Suggestion]:
    """What newer sentences say against the event and nobody has decided on."""
    return event.suggestions.open().select_related(
        "mention__article__publisher", "mention__article__copy_of", "mention__evidence__event"
    )


def find_suggested_to(event: Event) -> QuerySet[Event]:
    """Other events of which this one's sentences may tell what became."""
    told = Suggestion.objects.open().filter(mention__evidence__event=event).exclude(event=event)
    return Event.objects.filter(pk__in=told.values("event"))


def count_with_suggestions() -> int:
    """How many standing events wait for a word on newer sentences."""
    standing = Suggestion.objects.open().filter(event__review_state__in=[ReviewState.PROPOSED, ReviewState.PUBLISHED])
    return standing.values("event").distinct().count()


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
