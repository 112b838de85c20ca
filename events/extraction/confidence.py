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
    persons = [actor for actor in known if actor.kind is ActorKind.PERSON]
    official = [actor for actor in known if actor.kind is not ActorKind.PERSON or actor.country or actor.office]
    score = 0.20
    score += 0.20 if any(m.strong for m in mentions) else 0.0
    score += 0.12 if any(not m.nominal for m in mentions) else 0.0
    score += min(0.24, 0.12 * len(known))
    score += 0.05 if persons else 0.0
    score += 0.12 if any(m.date is not None for m in mentions) else 0.0
    score += 0.10 if any(m.place is not None for m in mentions) else 0.0
    score += 0.05 * min(len(mentions) - 1, 3)
    score -= 0.15 if not official else 0.0
    score -= 0.10 if all(m.ordinary for m in mentions) else 0.0
    score -= 0.10 if all(m.paragraph is ParagraphKind.HEADLINE for m in mentions) else 0.0
    score -= 0.12 if all(m.weak_status for m in mentions) and not any(m.strong for m in mentions) else 0.0
    score -= 0.08 if any(m.status is EventStatus.DENIED for m in mentions) else 0.0
    score -= 0.10 if mentions[0].type is EventType.AGREEMENT and not any(m.date for m in mentions) else 0.0
    return round(max(0.05, min(0.97, score)), 2)
