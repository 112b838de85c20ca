"""What an event told in a "when" clause lends to the main one: "raised it with X when they met in Rome in May"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from events.extraction.mention import EventMention
from events.extraction.passage import Passage
from events.extraction.syntax import clause_of
from events.vocabulary import EventStatus, EventType


def share_occasion(mentions: list[EventMention], passage: Passage) -> list[EventMention]:
    """The events of one sentence; one that has no day or place takes those of the occasion told beside it."""
    shared = list(mentions)
    for at, mention in enumerate(shared):
        told = mention.date is not None and mention.place is not None
        if told or mention.type in (EventType.CALL, EventType.VISIT):
            continue
        for other in shared:
            if other is not mention and _is_occasion(other, mention, passage):
                date = mention.date if mention.date is not None else other.date
                place = mention.place if mention.place is not None else other.place
                shared[at] = mention = replace(mention, date=date, place=place)
    return shared


def _is_occasion(other: EventMention, mention: EventMention, passage: Passage) -> bool:
    """Whether a "when" ties the clause of the one to the clause of the other."""
    verb, main = _clause(other, passage), _clause(mention, passage)
    if verb is None or main is None or verb.dep_ != "advcl" or verb.head != main:
        return False
    # the clause of a plan stands in the present tense: "will meet when ministers gather in Oslo on 23 June"
    ahead = mention.status is EventStatus.PLANNED and verb.tag_ in ("VBP", "VBZ")
    return (other.status is mention.status or ahead) and any(child.lower_ == "when" for child in verb.lefts)


def _clause(mention: EventMention, passage: Passage) -> Token | None:
    """The clause that the trigger stands in."""
    for token in passage.doc:
        if passage.offset(token) == mention.trigger.start:
            return clause_of(token)
    return None
