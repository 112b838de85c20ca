"""How one comes to be somewhere, in other words than travelling: "touched down in", "spent two days in"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.arguments import objects_of, own_subject, subject_of
from events.extraction.frame import Frame
from events.extraction.status_words import REPORTING
from events.extraction.syntax import governed_by
from events.vocabulary import EventType, Role

# How one comes to be somewhere: the particles that a verb needs (it may need none), and what leads to the place.
ARRIVALS: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "touch": (frozenset({"down"}), ("in", "at", "on", "down")),
    "drop": (frozenset({"in", "by"}), ("in", "by", "on", "at")),
    "swing": (frozenset({"by", "through"}), ("by", "through", "into")),
    "turn": (frozenset({"up"}), ("in", "at")),
    "show": (frozenset({"up"}), ("in", "at")),
    "slip": (frozenset(), ("into",)),
    "stop": (frozenset(), ("in", "at", "over", "off", "by")),
    "call": (frozenset({"in"}), ("at", "to", "on")),
    "transit": (frozenset(), ("through", "via", "in", "at")),
    "pass": (frozenset({"through"}), ("through",)),
    "set": (frozenset({"foot"}), ("in", "on")),
    "shuttle": (frozenset(), ("between", "to", "among")),
    "cross": (frozenset({"into", "to"}), ("into", "to")),
}


TIMES = frozenset({"hour", "minute", "time", "day", "evening", "morning", "afternoon"})


def read_stay(verb: Token, objects: list[Token]) -> Frame | None:
    """ "spent Monday and Tuesday in Rome": a visit, where it does not say with whom."""
    objects = objects or [child for child in verb.rights if child.dep_ == "npadvmod" and child.ent_type_ == "DATE"]
    days = all(token.ent_type_ == "DATE" or token.lemma_.lower() in TIMES for token in objects)
    if (
        not objects
        or not days
        or any(governed_by(verb, "with"))
        or any(child.dep_ == "xcomp" for child in verb.children)
    ):
        return None
    stay = visit_by(verb, subject_of(verb), list(governed_by(verb, "in", "at")))
    if stay is not None:
        stay.strong, stay.ordinary = False, True
    return stay


def read_aside(verb: Token) -> Frame | None:
    """ "The secretary of state, in Moscow, said so": the speaker is there."""
    speaker = own_subject(verb)
    if verb.lemma_.lower() not in REPORTING or speaker is None or speaker.pos_ != "PROPN" or speaker.i > verb.i:
        return None
    for place in verb.doc[speaker.i + 1 : verb.i]:
        leading = place.left_edge.i - 2
        if place.dep_ != "pobj" or place.head.lower_ != "in" or place.ent_type_ != "GPE" or leading <= speaker.i - 1:
            continue
        closed = any(token.text == "," for token in verb.doc[place.i + 1 : verb.i])
        if place.head.i == leading + 1 and verb.doc[leading].text == "," and closed:
            frame = Frame(EventType.VISIT, place.head, verb, places=[place], ordinary=True)
            frame.add(speaker, Role.VISITOR)
            return frame
    return None


def is_together(verb: Token) -> bool:
    """ "had three hours together": a time stands right before the word."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 7, verb.sent.end)]
    return any(token.lower_ == "together" and token.nbor(-1).lemma_.lower() in TIMES for token in behind)


def read_arrival(verb: Token, lemma: str) -> Frame | None:
    particles, prepositions = ARRIVALS[lemma]
    words = {child.lower_ for child in verb.children}
    if particles and not words & particles:
        return None
    if lemma == "call" and not any(child.lower_ == "in" and not any(child.children) for child in verb.children):
        return None  # "called in Oslo for an end to the war"
    goals = list(governed_by(verb, *prepositions))
    if lemma == "stop" and objects_of(verb):
        return None  # "to stop the fighting in Kivu"
    if lemma == "stop" and not goals:  # "Kiev, where he stopped on the way"
        goals = [child for child in verb.children if child.lower_ == "where" and child.dep_ == "advmod"]
    if lemma == "transit":
        goals += objects_of(verb)
    if lemma == "set":  # "set foot in"
        goals += [
            inner for child in verb.children if child.lower_ == "foot" for inner in governed_by(child, "in", "on")
        ]
    frame = visit_by(verb, subject_of(verb), goals)
    if frame is not None:
        frame.strong = lemma in ("touch", "shuttle", "set")
    return frame


def visit_by(verb: Token, visitor: Token | None, goals: list[Token]) -> Frame | None:
    if not goals:
        return None
    frame = Frame(EventType.VISIT, verb, verb, places=goals, strong=True)
    frame.add(who_is_aboard(visitor), Role.VISITOR)
    return frame


def who_is_aboard(traveller: Token | None) -> Token | None:
    """ "the minister's plane touched down": the minister."""
    if traveller is None or traveller.lemma_.lower() not in ("plane", "aircraft", "jet", "helicopter", "motorcade"):
        return traveller
    return next((child for child in traveller.lefts if child.dep_ == "poss"), traveller)
