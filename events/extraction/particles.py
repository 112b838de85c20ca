"""Verbs whose particle or goal decides: "called off", "put back", "moved to next month", "put on hold"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.realis import Realis
from events.extraction.status_words import CANCEL, CANCELLED, MOVE, OFF, POSTPONE, POSTPONED


def read_particle(verb: Token) -> Realis | None:
    """ "called off", "put back", "moved to next month", "put on hold"; None where the verb says nothing of the kind."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        status = OFF.get(child.lower_, {}).get(lemma)
        leaves = lemma == "be" and any(
            inner.lower_ in ("to", "on", "for") for inner in child.rights
        )  # "is off to Oslo"
        if status is not None and child.dep_ in ("prt", "advmod", "prep", "acomp") and not leaves:
            lasting = any(inner.lower_ in ("for", "since") for inner in verb.rights)  # "cut off for two years"
            return Realis(None if lasting and lemma in ("break", "cut") else status)
        if lemma in MOVE and child.dep_ == "prep" and child.lower_ in ("to", "into", "until", "on"):
            goals = {inner.lemma_.lower() for inner in child.children if inner.dep_ == "pobj"}
            if goals & (_LATER if child.lower_ != "on" else _ICE):
                return Realis(POSTPONED)
    return None


_LATER = frozenset(
    """
    week month year day spring summer autumn winter date monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    """.split()
)
_ICE = frozenset({"hold", "ice"})


def called_off(verb: Token) -> Realis | None:
    """ "cancelled what would have been the first visit": what became of it; None for any other "be"."""
    lemma = verb.head.lemma_.lower()
    if verb.lemma_ != "be" or verb.dep_ != "ccomp" or not any(child.lower_ == "would" for child in verb.children):
        return None
    if lemma in CANCEL | POSTPONE:
        return Realis(POSTPONED if lemma in POSTPONE else CANCELLED)
    return read_particle(verb.head)  # "put off what would have been …"
