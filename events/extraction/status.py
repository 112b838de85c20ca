"""Whether the text says that it happened: tense, modality, negation, refusal and attribution around a trigger."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.arguments import is_passive, own_subject
from events.extraction.frame import Frame
from events.extraction.labels import read_label
from events.extraction.particles import called_off, read_particle
from events.extraction.realis import Realis
from events.extraction.reversals import read_reversal, read_undoing, undone_with
from events.extraction.status_verbs import read_planned_noun, read_verb_status
from events.extraction.status_words import (
    ATTEND,
    BEFORE,
    CANCEL,
    CANCELLED,
    DEBATED,
    DENIED,
    DENY,
    HELD,
    INTEND,
    OPEN,
    PLANNED,
    PLANNED_WORDS,
    POSTPONE,
    POSTPONED,
    PREPARED,
    REPORTING,
    UNREAL_WORDS,
    WISH,
)
from events.extraction.syntax import clause_of, governed_by, is_negated, main_verb, path_up
from events.extraction.verb_signs import is_awaited
from events.vocabulary import EventType


def read_status(frame: Frame, *, present_is_past: bool = False) -> Realis:
    """The status that the words around a frame's trigger give it.

    ``present_is_past`` holds in headlines, captions and chronologies ("Minister visits Kabul").
    """
    realis = _read(frame, present_is_past)
    if realis.status is PLANNED:
        verb = frame.predicate or clause_of(frame.trigger)
        realis = read_reversal(verb) or undone_with(verb) or realis
    if realis.status is CANCELLED and frame.nominal and frame.predicate is not None and _stays_away(frame):
        return Realis(PLANNED if realis.tense != "past" else HELD, weak=True, tense=realis.tense, absent=True)
    return realis


def _stays_away(frame: Frame) -> bool:
    """ "declined to attend the summit": the summit goes on; "refused to take part in talks" leaves none."""
    assert frame.predicate is not None
    happens = any(child.lower_ == "place" and child.dep_ == "dobj" for child in frame.predicate.children)
    attends = frame.predicate.lemma_.lower() in ATTEND and not happens  # "did not take place"
    own = any(token.dep_ == "pobj" and token.head.lower_ == "of" for token, _ in frame.arguments)  # "a meeting of NATO"
    gone = frame.predicate.lemma_.lower() in _ABSENT  # "skipped a meeting in Oslo": which took place
    return attends and (gone or frame.definite or own or frame.type is EventType.CONFERENCE)


_ABSENT = frozenset({"skip", "boycott", "snub", "shun", "miss"})


def _read(frame: Frame, present_is_past: bool) -> Realis:
    unreal = read_label(frame.trigger) or _read_adjectives(frame.trigger)
    if unreal is not None:
        return unreal
    if frame.predicate is None and _is_told_of_as_past(frame.trigger):
        return Realis(HELD)
    if frame.predicate is None and _is_awaited(frame.trigger):
        return Realis(PLANNED, weak=True, tense="future")
    if frame.predicate is None:
        return _read_surroundings(frame, present_is_past)
    if frame.nominal and (undone := called_off(frame.predicate)) is not None:
        return undone
    if frame.nominal and (_is_only_thought_of(frame.trigger) or _is_missing(frame.trigger)):
        return Realis(None)
    if frame.nominal and frame.predicate.lemma_ == "have" and _is_arranged(frame.trigger):
        return Realis(None if _is_none(frame.trigger) else PLANNED, tense="future")
    relative = frame.predicate.dep_ in ("acl", "relcl") and frame.predicate.head == frame.trigger
    if frame.nominal and relative:
        around = _read_surroundings(frame, present_is_past)
        if around.status in (None, CANCELLED, POSTPONED):
            return around
        said = frame.trigger.dep_ in ("nsubj", "nsubjpass") and clause_of(frame.trigger.head) != frame.predicate
        if said and (undone := read_undoing(frame.trigger.head)) is not None:
            return undone
        if around.status is PLANNED and _only_says_who(frame.predicate) and frame.trigger.dep_ in ("pobj", "dobj"):
            return around
    return read_verb_status(frame.predicate, frame, present_is_past, 0)


def _is_awaited(trigger: Token) -> bool:
    """ "a meeting between A and B, expected next week, has yet to be confirmed", wherever the parser hangs it."""
    yet = any(child.lower_ == "yet" for child in trigger.head.children) and trigger.head.lemma_ == "have"
    return yet and any(child.dep_ == "xcomp" for child in trigger.head.children)


def _is_only_thought_of(trigger: Token) -> bool:
    """ "My fear is a summit where …": what somebody fears or hopes for."""
    verb = trigger.head
    subject = own_subject(verb) if trigger.dep_ == "attr" and verb.lemma_ == "be" else None
    return subject is not None and subject.lemma_.lower() in _THOUGHTS


def _is_told_of_as_past(trigger: Token) -> bool:
    """ "a call in which he asked for help": what was said in it was said."""
    return any(
        child.dep_ == "relcl"
        and child.tag_ == "VBD"
        and any(word.lower_ == "which" for word in governed_by(child, "in", "at", "during"))
        for child in trigger.children
    )


def _is_missing(trigger: Token) -> bool:
    """ "There have been no talks since June"."""
    words = {child.lower_ for child in trigger.head.children if child.dep_ in ("expl", "aux")}
    there = "there" in words and bool(words & {"have", "has"})  # "there was no meeting" denies one
    return there and trigger.head.lemma_ == "be" and any(child.lower_ == "no" for child in trigger.lefts)


_THOUGHTS = frozenset("fear hope aim goal idea dream wish risk danger worry alternative solution answer".split())


def _only_says_who(participle: Token) -> bool:
    """ "will be followed by a dinner attended by …": the participle has no time of its own."""
    who = participle.lemma_.lower() in (
        "attend", "host", "chair", "lead", "head", "mediate", "moderate", "broker", "arrange", "schedule"
    )  # fmt: skip
    return who and participle.tag_ == "VBN" and participle.dep_ == "acl"


def _is_none(trigger: Token) -> bool:
    """ "has no trip planned"."""
    return any(child.lower_ == "no" for child in trigger.lefts)


def _is_arranged(trigger: Token) -> bool:
    """ "has meetings planned with", "has a call scheduled for"."""
    return any(
        child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in INTEND | {"line"}
        for child in trigger.rights
    )


def _read_adjectives(trigger: Token) -> Realis | None:
    words = {child.lower_ for child in trigger.lefts if child.dep_ in ("amod", "det", "compound", "advmod")}
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return None
    if words & {"cancelled", "canceled", "aborted", "abandoned"}:
        return Realis(CANCELLED)
    if words & {"postponed", "delayed"}:
        return Realis(POSTPONED)
    if words & (UNREAL_WORDS - {"no"}) and "proposed" not in words:
        return Realis(None)
    if "proposed" in words and (trigger.dep_ != "dobj" or trigger.head.lemma_.lower() not in POSTPONE | CANCEL):
        return Realis(PLANNED, weak=True, tense="future")
    return None


def _read_surroundings(frame: Frame, present_is_past: bool) -> Realis:
    """A noun without a carrying verb: what stands before it, then what the clause around it does to it."""
    trigger = frame.trigger
    words = {child.lower_ for child in trigger.lefts}
    if trigger.dep_ in ("ROOT", "appos") or (
        trigger.pos_ == "PROPN" and clause_of(trigger).pos_ not in ("VERB", "AUX")
    ):
        return Realis(PLANNED if words & PLANNED_WORDS else HELD, weak=True, tense="present")
    token = trigger
    if (of_others := _read_summit_of_others(frame)) is not None:
        return of_others
    circumstance = False  # "announced a shift in a visit last month": the visit is not what was announced
    for _ in range(8):
        head = token.head
        if head == token:
            break
        if token.dep_ == "nsubj":
            head = main_verb(head)
        if token.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX") and _is_left_open(head):
            return Realis(None)
        if token.dep_ == "nsubj" and head.lemma_ == "be" and _is_due(head):
            return Realis(PLANNED, tense="future")
        if head.pos_ == "ADJ" and head.lemma_.lower() in ("due", "set") and token.dep_ == "prep":
            return Realis(PLANNED, weak=True, tense="future")
        if head.lemma_.lower() in PREPARED and token.dep_ == "prep" and token.lower_ == "for":
            plan = read_planned_noun(head, "plan")
            return plan if plan.status is not None else Realis(PLANNED, weak=True, tense="future")
        if token.dep_ == "prep" and (token.lower_ in BEFORE or _follows_ahead(token)) and not _tells_the_hour(token):
            return Realis(PLANNED, weak=True, tense="future")
        if token.dep_ == "prep" and token.lower_ in ("after", "following", "since"):
            return Realis(HELD, weak=True)
        if head.lemma_.lower() in DENY and token.dep_ == "dobj":
            return Realis(DENIED)
        if head.lemma_.lower() in _CHANGES and token.dep_ == "prep" and token.lower_ == "of":
            asked = clause_of(head).lemma_.lower() in WISH | {"demand", "favour", "favor", "back"}
            made = POSTPONED if head.lemma_.lower() in ("postponement", "delay", "deferral") else CANCELLED
            return Realis(PLANNED if asked else made, weak=asked, tense="future")  # "the postponement of the summit"
        if head.lemma_ == "set" and token.dep_ == "prep" and token.lower_ == "for" and _has_no_date(head):
            return Realis(PLANNED, weak=True, tense="future")  # "no date has been set for the talks"
        if head.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() in (
            "possibility",
            "prospect",
            "idea",
            "hope",
            "call",
            "need",
            "offer",
            "proposal",
            "chance",
            "request",
        ):
            return Realis(None)
        if head.pos_ in ("VERB", "AUX"):
            apart = token.dep_ == "prep" and token.i > head.i and token.nbor(-1).text == ","
            if apart and head.dep_ == "ccomp" and head.head.lemma_.lower() in REPORTING:
                head = head.head  # "said the truce would hold, in calls with A and B": where it was said
            lemma = head.lemma_.lower()
            if token.dep_ == "nsubj" and lemma in ("have", "need") and (undone := _read_duty(head)) is not None:
                return undone
            if token.dep_ == "prep" and _is_looked_forward_to(head):
                return Realis(PLANNED, weak=True, tense="future")
            if circumstance and not words & PLANNED_WORDS:
                around = read_verb_status(head, frame, present_is_past, 1)
                surely = around.status is HELD and around.tense == "past" and not around.weak and bool(frame.arguments)
                return Realis(PLANNED if around.status is PLANNED else HELD, weak=not surely, tense=around.tense)
            does = token.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in head.children)  # "put off a vote"
            undoes = token.dep_ in ("dobj", "nsubjpass", "nsubj") and not does
            if undoes and (particle := read_particle(head)) is not None:
                return particle
            if token.dep_ == "prep" and token.lower_ == "out" and head.lemma_.lower() == "pull":
                gone = frame.type is EventType.CONFERENCE
                return Realis(PLANNED, weak=True, tense="future") if gone else Realis(CANCELLED)
            if token.dep_ == "prep" and token.lower_ == "for" and is_awaited(head, lemma):
                return Realis(PLANNED, weak=True, tense="future")  # "is expected in Oslo for talks"
            if (
                lemma == "invite"
                and frame.type is EventType.CONFERENCE
                and _has_a_day(trigger)
                and not is_negated(head)
            ):
                return Realis(PLANNED, weak=True, tense="future")  # "has invited them to a conference on 28 August"
            asked = token.pos_ == "ADP" and token.lower_ in _ASKED_FOR and not is_passive(head)
            if (asked or token.dep_ in ("dobj", "nsubjpass")) and lemma in WISH | {
                "support",
                "oppose",
                "favour",
                "favor",
                "back",
            }:
                return Realis(None)
            if token.dep_ in ("dobj", "nsubjpass") and lemma in CANCEL:
                return Realis(CANCELLED)
            if token.dep_ in ("dobj", "nsubjpass") and lemma in POSTPONE:
                return Realis(POSTPONED)
            if token.dep_ in ("dobj", "nsubjpass") and lemma in INTEND | {"await", "anticipate", "foresee"}:
                return Realis(PLANNED, tense="future")
            around = read_verb_status(head, frame, present_is_past, 1)
            if words & PLANNED_WORDS:
                return Realis(PLANNED, weak=True, tense="future")
            if around.status is PLANNED:
                return Realis(PLANNED, weak=True, tense="future")
            return Realis(HELD, weak=True, tense=around.tense)
        circumstance = circumstance or (token.dep_ == "prep" and token.lower_ in ("in", "during", "on", "at"))
        token = head
    return Realis(PLANNED if words & PLANNED_WORDS else HELD, weak=True, tense="present")


def _has_a_day(trigger: Token) -> bool:
    return any(token.ent_type_ == "DATE" for token in trigger.subtree)


def _is_looked_forward_to(verb: Token) -> bool:
    """ "looks forward to seeing her at the summit": which is yet to come."""
    preposition = verb.head
    return preposition.lower_ == "to" and any(token.lemma_ == "look" for token in path_up(preposition)[1:3])


def _read_summit_of_others(frame: Frame) -> Realis | None:
    """ "cancelled his trip to the summit", "postponed a visit to the conference": it goes on without him."""
    head = frame.trigger.head
    to_it = frame.type is EventType.CONFERENCE and frame.trigger.dep_ == "pobj" and head.lower_ in ("to", "at", "for")
    if to_it and head.head.lemma_.lower() in ("trip", "visit", "tour", "journey", "travel", "attendance"):
        clause = clause_of(head.head)
        if clause.lemma_.lower() in CANCEL | POSTPONE or read_particle(clause) is not None:
            return Realis(PLANNED, weak=True, tense="future")
    return None


def _is_due(verb: Token) -> bool:
    """ "are due to resume on Monday", "is set to begin"."""
    return any(
        child.dep_ in ("acomp", "attr") and child.lower_ in ("due", "set", "scheduled", "expected")
        for child in verb.children
    )


def _read_duty(verb: Token) -> Realis | None:
    """ "had to be put off": what had to be done to it."""
    for child in verb.children:
        if child.dep_ == "xcomp":
            if (particle := read_particle(child)) is not None:
                return particle
            if child.lemma_.lower() in POSTPONE | CANCEL:
                return Realis(POSTPONED if child.lemma_.lower() in POSTPONE else CANCELLED)
    return None


def _is_left_open(verb: Token) -> bool:
    """ "remains under discussion", "is unlikely"."""
    if verb.lemma_.lower() not in ("be", "remain", "seem", "look", "appear"):
        return False
    return any(
        (child.dep_ == "acomp" and child.lemma_.lower() in OPEN)
        or (child.dep_ == "prep" and any(inner.lemma_.lower() in DEBATED for inner in child.children))
        for child in verb.children
    )


def _has_no_date(verb: Token) -> bool:
    return any(
        child.dep_ == "nsubjpass" and child.lemma_ == "date" and any(word.lower_ == "no" for word in child.lefts)
        for child in verb.children
    )


_CHANGES = frozenset({"postponement", "cancellation", "delay", "deferral", "scrapping"})
_ASKED_FOR = frozenset({"for", "to", "about", "of", "over", "into", "against"})


_HOURS = frozenset({"dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "nightfall", "midnight"})


def _tells_the_hour(preposition: Token) -> bool:
    """ "was back before dawn for a session": at what hour, not what lies ahead."""
    return any(child.lemma_.lower() in _HOURS for child in preposition.children)


def _follows_ahead(token: Token) -> bool:
    head = token.head
    run_up = token.lower_ == "to" and head.lower_ == "up" and head.i > 0 and head.nbor(-1).text == "-"
    return run_up or (token.lower_ == "of" and head.lower_ in ("ahead", "eve"))
