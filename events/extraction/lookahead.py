"""What a present tense says of a day to come: "leaves for Oslo on Monday", "are flying to Oslo on Monday"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from spacy.tokens import Token

from events.extraction.direction import is_near_weekday
from events.extraction.frame import Frame
from events.extraction.realis import Realis
from events.extraction.syntax import PAST_TOO, clause_of, is_purpose
from events.extraction.triggers import TRAVEL
from events.extraction.types import ResolvedDate
from events.vocabulary import EventStatus

_PRESENT = frozenset({"VBZ", "VBP"})
_IS = frozenset({"is", "are", "'s", "'re", "’s", "’re", "am"})
_AT_HAND = re.compile(r"(?:later )?(?:today|tonight|this (?:morning|afternoon|evening))", re.IGNORECASE)
# "Talks come amid …": what is said of an event rather than that it takes place.
_SAYS_OF = frozenset("come follow mark be have show cap crown bring represent coincide remain seem appear".split())


def look_ahead(
    frame: Frame, realis: Realis, date: ResolvedDate | None, head: Token | None, published: dt.date | None
) -> Realis:
    """A plan, where running text sets a present tense beside a weekday; ``head`` heads the date's phrase.

    News tells what was in the past tense: "meets on Monday" is a timetable's present. Headlines,
    captions and chronologies, which tell the past so, must not be asked.
    """
    verb = _purpose_of(frame.predicate) if frame.predicate is not None else _travels_for(frame.trigger)
    if realis.status is not EventStatus.HELD or date is None or head is None or verb is None:
        return realis
    if _was_about_to(verb) and clause_of(head) == verb and date.text.lower().startswith("later "):
        return replace(realis, status=EventStatus.PLANNED, weak=False, tense="future")
    timetable, under_way = _is_timetable(verb, frame), _is_under_way(verb)
    if not (timetable or under_way) or clause_of(head) != verb or _is_of_the_noun(head, frame):
        return realis
    if under_way and published is not None and date.latest is not None and (published - date.latest).days % 7 == 0:
        return realis  # "are meeting on Tuesday", written on a Tuesday: now
    if is_near_weekday(date) or (timetable and _AT_HAND.fullmatch(date.text.strip())):
        return replace(realis, status=EventStatus.PLANNED, weak=False, tense="future")
    return realis


def _travels_for(trigger: Token) -> Token | None:
    """ "goes to Oslo for a summit on Friday": the verb of the journey; "the tour ends with talks in Oslo on Friday"."""
    verb = clause_of(trigger)
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "with" and verb.lemma_.lower() in _GOING_ON:
        return verb if trigger.head.head == verb else None
    purpose = trigger.dep_ == "pobj" and trigger.head.lower_ in ("for", "to", "at")
    return verb if purpose and verb.lemma_.lower() in TRAVEL else None


_GOING_ON = frozenset("begin start open continue resume wind end conclude close finish culminate".split())


def _purpose_of(verb: Token) -> Token:
    """ "is flying to Oslo on Monday to open talks": the verb of the journey; any other verb itself."""
    return verb.head if is_purpose(verb) else verb


def _is_timetable(verb: Token, frame: Frame) -> bool:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBN":
        return bool(auxiliaries) and auxiliaries <= {"is", "are"}  # "is held on Monday"
    subject = any(child == frame.trigger for child in verb.children)
    said_of = verb.lemma_ == "be" or (frame.nominal and subject and verb.lemma_.lower() in _SAYS_OF)
    return verb.tag_ in _PRESENT and verb.lower_ not in PAST_TOO and not auxiliaries and not said_of


def _was_about_to(verb: Token) -> bool:
    """ "was flying to Washington later Wednesday": not yet, when it was written."""
    return verb.tag_ == "VBG" and any(
        child.dep_ == "aux" and child.lower_ in ("was", "were") for child in verb.children
    )


def _is_under_way(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.lower_ in _IS for child in verb.children)


def _is_of_the_noun(head: Token, frame: Frame) -> bool:
    """ "Tuesday's talks show …", "the talks on Tuesday come …": when the talks were."""
    return frame.nominal and head in frame.trigger.subtree and frame.trigger.i < (frame.predicate or frame.trigger).i


def is_of_the_future(head: Token, frame: Frame, realis: Realis) -> bool:
    """ "signed a treaty that will take effect on 1 June": a date of what is to come, beside what has been."""
    verb = clause_of(head)
    if (
        realis.status is not EventStatus.HELD
        or realis.tense == "present"
        or verb == (frame.predicate or clause_of(frame.trigger))
    ):
        return False
    will = any(child.dep_ == "aux" and child.lower_ in ("will", "shall", "'ll", "’ll") for child in verb.children)
    return will and verb.dep_ in ("relcl", "conj", "advcl")
