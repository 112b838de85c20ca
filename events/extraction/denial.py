"""What a text says is not so: "denied that they met", "there was no truth in reports of a visit"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.status_words import DENY, HEARSAY, REJECT
from events.extraction.syntax import is_negated


def is_denied(verb: Token) -> bool:
    """ "denied that they met", "dismissed as untrue a report that they met", "there was no truth in claims that …"."""
    head = verb.head
    if verb.dep_ not in ("ccomp", "xcomp", "pcomp", "acl", "relcl"):
        return False
    if head.lemma_ == "be" and verb.dep_ == "ccomp":  # "it is not true that they met"
        true = any(child.dep_ == "acomp" and child.lower_ in ("true", "correct") for child in head.children)
        return true and is_negated(head)
    noun = head.pos_ in ("NOUN", "PROPN") or head.dep_ in ("pobj", "dobj")  # "as speculation reports that", for a verb
    if head.lemma_.lower() not in HEARSAY or not noun:
        return head.lemma_.lower() in DENY
    said_of = head.head
    if (
        said_of.dep_ == "prep"
        and said_of.lower_ in ("in", "to")
        and said_of.head.lemma_.lower() in ("truth", "substance")
    ):
        return is_negated_noun(said_of.head)
    if said_of.lemma_ == "be" and head.dep_ == "nsubj":
        return any(child.dep_ in ("acomp", "attr") and child.lemma_.lower() in _FALSE for child in said_of.children)
    if said_of.pos_ == "ADP":  # "dismissed as untrue a report": the object may hang on the "as"
        said_of = said_of.head
    governed = head.dep_ in ("dobj", "nsubjpass", "pobj", "attr", "appos", "oprd")
    return governed and said_of.lemma_.lower() in DENY | REJECT


_FALSE = frozenset("false untrue wrong baseless unfounded incorrect groundless fake nonsense fabrication".split())


def is_negated_noun(noun: Token) -> bool:
    """ "no truth", "little truth"."""
    return any(child.lower_ in ("no", "little") for child in noun.lefts)
