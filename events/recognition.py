"""Which event that we know a candidate tells of. Only certainty joins: all else is proposed, and a person decides."""

from __future__ import annotations

from django.db.models import QuerySet

from events.copying import kin_of
from events.extraction.copies import same_sentence
from events.extraction.matching import ActorSketch, EventSketch, Verdict, match_events
from events.extraction.types import Candidate, Quote
from events.models import Article, Event, Evidence, Mention
from events.selectors import find_nearby_events, sketch_event
from events.vocabulary import EventType, same_family


def read_earlier(article: Article) -> list[Evidence]:
    """What earlier readings of this very article are evidence for; nothing for a new article."""
    return list(evidence_in(Article.objects.filter(pk=article.pk)))


def read_kin(article: Article) -> list[Evidence]:
    """What the other copies of the article are evidence for; nothing for one that stands alone."""
    return list(evidence_in(kin_of(article)))


def evidence_in(articles: QuerySet[Article]) -> QuerySet[Evidence]:
    """Their evidence with its events, in the order in which it was found."""
    return (
        Evidence.objects.filter(mention__article__in=articles)
        .select_related("mention", "event__merged_into")
        .order_by("id")
    )


def find_told_event(candidate: Candidate, earlier: list[Evidence], *, exclude: list[Event]) -> Event | None:
    """The event that an earlier reading of the article saw in the same sentence."""
    lead = candidate.evidence[0].span
    for evidence in earlier:
        if evidence.mention.start < lead.end and evidence.mention.end > lead.start:
            event = follow_merges(evidence.event)
            if event not in exclude and same_family(EventType(event.type), candidate.type):
                return event
    return None


def find_copied_event(candidate: Candidate, told: list[Evidence], *, exclude: list[Event]) -> Event | None:
    """The event that another copy of the article tells of in the same sentence.

    The leading sentence counts first. Of two events in one sentence it is the one whose trigger is nearest to the
    same place.
    """
    for quote in candidate.evidence:
        same = [evidence for evidence in told if same_sentence(evidence.mention.quote, quote.quote)]
        for evidence in sorted(same, key=lambda one: trigger_distance(one.mention, quote)):
            event = follow_merges(evidence.event)
            if event not in exclude and same_family(EventType(event.type), candidate.type):
                return event
    return None


def trigger_distance(mention: Mention, quote: Quote) -> int:
    """How far apart two triggers stand in one sentence, which may have lost its dateline or its end."""
    from_start = (mention.trigger_start - mention.start) - (quote.trigger.start - quote.span.start)
    from_end = (mention.end - mention.trigger_end) - (quote.span.end - quote.trigger.end)
    return min(abs(from_start), abs(from_end))


def follow_merges(event: Event) -> Event:
    """The event that stands for this one now."""
    while event.merged_into is not None:
        event = event.merged_into
    return event


def find_same_event(candidate: Candidate, *, exclude: list[Event]) -> Event | None:
    """The known event that the candidate surely speaks of, the best match first; None when none is sure.

    A merged event stands for the one it was merged into; a rejected one takes
    evidence too, so that what a person rejected is not proposed again.
    """
    sketch = sketch_candidate(candidate)
    best: tuple[float, Event] | None = None
    for event in find_nearby_events(
        earliest=sketch.earliest,
        latest=sketch.latest,
        names=[participant.name for participant in candidate.participants],
        countries={participant.country for participant in candidate.participants},
    ):
        if event in exclude:
            continue
        match = match_events(sketch, sketch_event(event))
        if match.verdict is Verdict.SAME and (best is None or match.score > best[0]):
            best = (match.score, event)
    if best is None:
        return None
    event = follow_merges(best[1])
    return None if event in exclude else event


def sketch_candidate(candidate: Candidate) -> EventSketch:
    """What matching compares, from a candidate."""
    return EventSketch(
        type=candidate.type,
        status=candidate.status,
        earliest=candidate.date and candidate.date.earliest,
        latest=candidate.date and candidate.date.latest,
        actors=frozenset(ActorSketch(who.name, who.kind, who.country) for who in candidate.participants),
        place=candidate.place.name if candidate.place else "",
        country=candidate.place.country if candidate.place else "",
    )
