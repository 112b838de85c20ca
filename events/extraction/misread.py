"""Verbs that the model takes for a noun or a participle: "Minister X greets Minister Y"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.frame import Frame
from events.extraction.offices import is_title
from events.extraction.syntax import governed_by
from events.vocabulary import EventType, Role


def read_misread_verb(noun: Token) -> Frame | None:
    """ "Minister X greets Minister Y": a verb that the tagger took for a plural, read from its neighbours."""
    kind = _MISREAD.get(noun.lower_)
    if kind is None or noun.i == noun.sent.start or noun.i + 1 >= noun.sent.end:
        return None
    subject, after = noun.nbor(-1), noun.nbor(1)
    while (subject.is_punct or subject.is_space) and subject.i > noun.sent.start:
        subject = subject.nbor(-1)
    if subject.pos_ not in ("PROPN", "NOUN") or subject.tag_ == "POS":
        return None
    at = after.i + 1 if after.lower_ == "with" else after.i
    while at < noun.sent.end and noun.doc[at].pos_ in ("DET", "ADJ", "PROPN", "NOUN", "PART"):
        at += 1
    target = noun.doc[at - 1]
    if target.i <= noun.i or target.pos_ not in ("PROPN", "NOUN"):
        return None
    frame = Frame(kind, noun, None, strong=True)
    receives = kind is EventType.MEETING and noun.lower_ != "meets"
    frame.add(subject, Role.HOST if receives else Role.VISITOR if kind is EventType.VISIT else Role.PARTICIPANT)
    if kind is EventType.VISIT:
        frame.places = [target]
    else:
        frame.add(target, Role.VISITOR if receives else Role.PARTICIPANT)
        frame.places = list(governed_by(target, "in", "at"))
    return frame


_MISREAD = {
    **dict.fromkeys(("meets", "greets", "receives", "welcomes", "hosts"), EventType.MEETING),
    **dict.fromkeys(("phones", "telephones", "calls", "rang"), EventType.CALL),
    "visits": EventType.VISIT,
}


def read_misread_call(verb: Token) -> Frame | None:
    """ "Admiral X, the chairman, called General Y on Monday, his spokesman said": taken for a participle."""
    called = [child for child in verb.children if child.dep_ == "oprd" and _is_named(child)]
    apart = verb.dep_ == "acl" and verb.i > verb.sent.start and verb.nbor(-1).text == ","
    if not called or not apart or verb.head.ent_type_ != "PERSON":
        return None
    frame = Frame(EventType.CALL, verb, verb, ordinary=True)
    for token in (verb.head, *called):
        frame.add(token)
    return frame


def _is_named(token: Token) -> bool:
    """Whether a phrase is somebody's name by the model's opinion or by a title in front."""
    return token.pos_ == "PROPN" and (token.ent_type_ == "PERSON" or any(is_title(part.text) for part in token.lefts))
