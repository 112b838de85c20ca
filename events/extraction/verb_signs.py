"""What hangs on a verb and says whether it happened: habits, conditions, the day it was called for, who says so."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.frame import Frame
from events.extraction.status_words import (
    OCCUR,
    REPORTING,
)
from events.extraction.syntax import governed_by, is_negated
from events.vocabulary import EventType


def is_called_for_a_day(verb: Token, trigger: Token) -> bool:
    """ "called an emergency summit for Sunday", "has been convened for 3 June": which lay ahead when it was called."""
    if verb.lemma_.lower() not in ("call", "convene", "convoke", "summon", "fix", "set"):
        return False
    return any(token.ent_type_ == "DATE" for head in (verb, trigger) for token in governed_by(head, "for"))


def is_when_something_will_be(verb: Token) -> bool:
    """ "will speak to the press when she visits Oslo": as much to come as what it is the day of."""
    when = any(child.lower_ in ("when", "as", "once") and child.dep_ in ("advmod", "mark") for child in verb.lefts)
    main = {child.lower_ for child in verb.head.children if child.dep_ == "aux"}
    return when and verb.dep_ == "advcl" and bool(main & {"will", "'ll", "’ll", "shall", "would"})


_RECURS = frozenset({"every", "most", "each"})


_USUALLY = frozenset(
    """
    usually often frequently regularly routinely always normally sometimes occasionally periodically weekly monthly
    annually yearly daily rarely seldom
    """.split()
)


def is_habit(verb: Token) -> bool:
    """ "met for breakfast most Mondays", "often spoke": what was done again and again is no event."""
    for child in verb.children:
        if child.lower_ in _USUALLY and child.dep_ == "advmod":
            return True
        if child.lower_ == "times" and child.dep_ == "npadvmod":
            lately = any(word.lower_ in ("recently", "lately", "last") for word in verb.subtree)
            return not lately  # "has met him a dozen times", and not "several times, most recently in May"
        recurs = (part.lower_ in _RECURS for part in child.subtree)  # "every two to three days"
        if child.ent_type_ == "DATE" and child.dep_ == "npadvmod" and any(recurs):
            return True
    return False


def is_awaited(verb: Token, lemma: str) -> bool:
    """ "is expected in Ankara", "is due in Paris": who will come there."""
    if lemma == "expect":
        return True
    return lemma == "be" and any(
        child.dep_ in ("acomp", "attr") and child.lower_ in ("due", "expected", "scheduled", "bound")
        for child in verb.children
    )


def tells_a_plan(verb: Token, lemma: str, frame: Frame) -> bool:
    """ "is planned for June", "is due on Monday"; what had been planned stays planned."""
    if lemma == "be":
        return any(
            child.lower_ in ("due", "scheduled", "planned", "expected", "set")
            for child in verb.children
            if child.dep_ in ("acomp", "attr")
        )
    if frame.type is EventType.AGREEMENT and lemma in ("agree", "announce", "confirm", "set"):
        return False
    return lemma not in ("agree", "set", "confirm", "announce", "decide", "commit") or verb.tag_ == "VBN"


def is_reported(verb: Token) -> bool:
    """Whether a clause is what someone said: "said he would visit"."""
    token = verb
    for _ in range(4):
        if token.dep_ in ("ccomp", "parataxis") and token.head.lemma_.lower() in REPORTING:
            return True
        if any(child.dep_ in ("ccomp", "parataxis") and child.lemma_.lower() in REPORTING for child in token.children):
            return True
        if token.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "relcl"):
            return False
        token = token.head
    return False


def is_conditional(verb: Token) -> bool:
    """Whether an "if" hangs on the verb: "would travel to Beirut if asked", "once she was ready"."""
    return any(
        inner.lower_ in ("if", "unless", "once")
        for child in verb.children
        if child.dep_ in ("advcl", "prep", "mark")
        for inner in (child, *child.children)
    )


def takes_place_after(verb: Token) -> bool:
    """ "twice postponed, opened on Monday"."""
    return any(
        child.dep_ == "conj"
        and child.lemma_.lower() in OCCUR
        and child.tag_ in ("VBD", "VBN")
        and not is_negated(child)
        for child in verb.children
    )
