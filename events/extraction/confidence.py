"""How sure a story is: the share of fair readers who would call it an event, estimated from what was found."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.clean import ParagraphKind
from events.extraction.mention import EventMention
from events.vocabulary import ActorKind, EventStatus, EventType


def rate(mentions: Sequence[EventMention]) -> float:
    """A chance from 0.05 to 0.97 for all tellings of one event together."""
    actors = {actor.name: actor for mention in mentions for actor, _ in mention.actors}
    known = [actor for actor in actors.values() if actor.known]
    official = [actor for actor in known if actor.kind is not ActorKind.PERSON or actor.country or actor.office]
    score = 0.05 + max(_rate_telling(mention) for mention in mentions)
    alone = 0.20 if mentions[0].type is EventType.VISIT else 0.13
    score += 0.25 if len(known) > 1 else alone if known else 0.05 if actors else 0.0
    score += 0.15 if any(m.date is not None for m in mentions) else 0.0
    score += 0.10 if any(m.place is not None for m in mentions) else 0.0
    score += 0.04 * min(len(mentions) - 1, 3)
    score -= 0.10 if not official else 0.0
    score -= 0.12 if mentions[0].type is EventType.VISIT and not known else 0.0
    score -= 0.16 if all(m.ordinary for m in mentions) else 0.0
    score -= 0.10 if all(m.paragraph is ParagraphKind.HEADLINE for m in mentions) else 0.0
    score -= 0.05 if all(m.status is EventStatus.DENIED for m in mentions) else 0.0
    return round(max(0.05, min(0.97, score)), 2)


def _rate_telling(mention: EventMention) -> float:
    """How plainly one trigger tells of an event."""
    if not mention.nominal:
        return 0.40 if mention.strong else 0.30
    if mention.strong:
        return 0.38
    if mention.specific:
        return 0.28
    return 0.12 if mention.definite else 0.10
