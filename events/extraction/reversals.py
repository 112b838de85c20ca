"""What became of a plan: "was due to fly to Baku but stayed at home", "was arranged and then scrapped"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.arguments import is_passive, own_subject
from events.extraction.particles import read_particle
from events.extraction.realis import Realis
from events.extraction.status_words import CANCEL, CANCELLED, POSTPONE, POSTPONED, REPORTING
from events.extraction.syntax import is_negated, path_up


def read_reversal(verb: Token) -> Realis | None:
    """ "was due to fly to Baku but stayed at home": what a "but" makes of a plan of the past."""
    for plan in path_up(verb)[:4]:
        if plan.lemma_.lower() in REPORTING | {"confirm"} and not is_passive(plan):
            return None  # "confirmed that they would meet, but gave no day"
        if plan.pos_ not in ("VERB", "AUX") or not any(child.lower_ == "but" for child in plan.children):
            continue
        past = plan.tag_ == "VBD" or any(child.lower_ in ("had", "was", "were") for child in plan.children)
        for turn in (child for child in plan.children if child.dep_ == "conj" and child.i > verb.i):
            lemma = turn.lemma_.lower()
            if particle := read_particle(turn):
                return particle
            if lemma in CANCEL | {"fail", "collapse"}:
                return Realis(CANCELLED)
            if lemma in POSTPONE:
                return Realis(POSTPONED)
            if past and turn.tag_ in ("VBD", "VBN") and lemma not in REPORTING | {"remain", "be"}:
                return Realis(CANCELLED)
    return None


def undone_with(verb: Token) -> Realis | None:
    """ "a journey to Mosul, where he was to meet X, was called off": what became of what it was to be a part of."""
    for clause in path_up(verb)[:6]:
        if clause.dep_ not in ("relcl", "acl") or clause.head.pos_ not in ("NOUN", "PROPN"):
            continue
        whole = clause.head
        while whole.dep_ in ("pobj", "prep", "appos", "advmod") and whole.head.pos_ in ("NOUN", "PROPN", "ADP", "ADV"):
            whole = whole.head
        if whole.dep_ in ("nsubj", "nsubjpass", "dobj") and (undone := read_undoing(whole.head)) is not None:
            return undone
    return None


def read_undoing(verb: Token) -> Realis | None:
    """What a verb such as "called off", "was scrapped" or "postponed" does to its subject or object."""
    lemma = verb.lemma_.lower()
    if (particle := read_particle(verb)) is not None:
        return particle
    if is_negated(verb) and any(child.lower_ in ("ahead", "place", "forward") for child in verb.children):
        for_now = any(child.lower_ == "now" for word in verb.children for child in word.children)
        return Realis(POSTPONED if for_now else CANCELLED)  # "will not go ahead for now", "will not take place"
    if lemma in POSTPONE | _UNDOING and not is_negated(verb):
        return Realis(POSTPONED if lemma in POSTPONE else CANCELLED)
    return None


_UNDOING = frozenset({"cancel", "scrap", "abandon", "drop", "scupper", "thwart"})


def is_to_be_later(verb: Token) -> bool:
    """ "would not open on 20 November but in January"."""
    behind = verb.doc[verb.i : verb.sent.end]
    return any(
        word.lower_ == "but" and any(date.ent_type_ == "DATE" for date in behind[at + 1 : at + 6])
        for at, word in enumerate(behind)
    )


def answers_invitation(verb: Token) -> bool:
    """ "accepted an invitation to Oslo", "turned down his invitation"."""
    lemma = verb.lemma_.lower()
    told = lemma in _ANSWERS and any(child.lemma_ == "invitation" for child in verb.children)
    return told and (lemma != "turn" or any(child.lower_ == "down" for child in verb.children))


_ANSWERS = frozenset({"accept", "decline", "reject", "refuse", "turn"})


def undone_after(verb: Token) -> Realis | None:
    """ "was arranged for Monday and then scrapped", "was to begin on Monday but was delayed": what became of a plan."""
    to_come = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    for turn in verb.children if is_passive(verb) or to_come else ():
        if turn.dep_ == "conj" and turn.tag_ in ("VBN", "VBD") and own_subject(turn) is None:
            lemma = turn.lemma_.lower()
            if lemma in POSTPONE | CANCEL:
                return Realis(POSTPONED if lemma in POSTPONE else CANCELLED)
            if (particle := read_particle(turn)) is not None:
                return particle
    return None
