"""What an occasion lends to what happened at it: "raised it with X when they met in Rome in May", "will meet him on the
sidelines of the summit in Hanoi on 10 May".
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from events.extraction.mention import EventMention
from events.extraction.passage import Passage
from events.extraction.syntax import clause_of, path_up
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
    """Whether a "when" ties the clause of the one to the clause of the other, or the one is at the other's edge."""
    verb, main = _clause(other, passage), _clause(mention, passage)
    if verb is not None and verb == main and other.type is EventType.CONFERENCE and _has_sidelines(other, passage):
        return True
    if verb is None or main is None or verb.dep_ != "advcl" or verb.head != main:
        return False
    # the clause of a plan stands in the present tense: "will meet when ministers gather in Oslo on 23 June"
    ahead = mention.status is EventStatus.PLANNED and verb.tag_ in ("VBP", "VBZ")
    return (other.status is mention.status or ahead) and any(child.lower_ == "when" for child in verb.lefts)


def _has_sidelines(occasion: EventMention, passage: Passage) -> bool:
    trigger = _trigger(occasion, passage)
    return trigger is not None and any(
        token.lemma_.lower() in ("sideline", "margin", "fringe") for token in path_up(trigger)[1:4]
    )


def _clause(mention: EventMention, passage: Passage) -> Token | None:
    """The clause that the trigger stands in."""
    trigger = _trigger(mention, passage)
    return None if trigger is None else clause_of(trigger)


def _trigger(mention: EventMention, passage: Passage) -> Token | None:
    return next((token for token in passage.doc if passage.offset(token) == mention.trigger.start), None)
