"""Pronouns that stand for an event told just before: "They are to resume on Monday", "It was held in Bonn"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.arguments import agents_of, is_passive, objects_of, own_subject, subject_of
from events.extraction.coreference import Discourse
from events.extraction.frame import Frame
from events.extraction.passage import Passage
from events.extraction.reversals import read_undoing
from events.extraction.syntax import governed_by, lemma_of, path_up
from events.extraction.triggers import NOUNS, SIGN
from events.vocabulary import EventType, Role

_NEAR = 400  # characters from the event's noun to the pronoun


def read_event_pronoun(verb: Token, passage: Passage, discourse: Discourse) -> Frame | None:
    """The frame of a verb that says when or where the event before takes place; None for any other verb."""
    subject = subject_of(verb)
    if (undone := _read_undoing(verb, passage, discourse)) is not None:
        return undone
    if lemma_of(verb) in SIGN and (signed := _read_signing(verb, subject, passage, discourse)) is not None:
        return signed
    told = discourse.told
    if told is None or passage.offset(verb) - told.at > _NEAR or told.at >= passage.offset(verb):
        return None
    if (attending := _read_attending(verb, told.type)) is not None:
        return attending
    if subject is None or subject.lower_ not in ("it", "they", "which") or not _says_when(verb):
        return None
    if (subject.lower_ == "it" and told.plural) or (subject.lower_ == "they" and not told.plural):
        return None
    frame = Frame(told.type, verb, verb, nominal=True, definite=True, strong=True, points=True)
    frame.places = list(governed_by(verb, "in", "at"))
    return frame


def _read_undoing(verb: Token, passage: Passage, discourse: Discourse) -> Frame | None:
    """ "Seoul called it off", "postponed it": the event told before."""
    told = discourse.told
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    near = told is not None and 0 < passage.offset(verb) - told.at <= _NEAR
    if told is None or not near or len(objects) != 1 or objects[0].lower_ not in ("it", "them"):
        return None
    if (objects[0].lower_ == "them") is not told.plural or read_undoing(verb) is None:
        return None
    return Frame(told.type, verb, verb, nominal=True, definite=True, strong=True, points=True)


def _read_signing(verb: Token, subject: Token | None, passage: Passage, discourse: Discourse) -> Frame | None:
    """ "They are to sign it in Bonn": the agreement told before, and no law ("signed it into law")."""
    told = discourse.told
    if is_passive(verb) and subject is not None and subject.lower_ == "it" and _speaks_of_agreement(verb, passage):
        frame = Frame(EventType.AGREEMENT, verb, verb, nominal=True, definite=True, strong=True)
        for token in agents_of(verb):
            frame.add(token, Role.SIGNATORY)
        frame.places = list(governed_by(verb, "in", "at"))
        return frame if frame.arguments else None
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if told is None or told.type is not EventType.AGREEMENT or not objects or any(governed_by(verb, "into")):
        return None
    near = 0 < passage.offset(verb) - told.at <= _NEAR
    if not near or any(token.lower_ not in ("it", "them") for token in objects):
        return None
    frame = Frame(EventType.AGREEMENT, verb, verb, nominal=True, definite=True, strong=True)
    frame.add(subject, Role.SIGNATORY)
    frame.places = list(governed_by(verb, "in", "at"))
    return frame


def _read_attending(verb: Token, kind: EventType) -> Frame | None:
    """ "Also due to attend are X and Y", "X and Y are among the leaders attending": who else is at what was told."""
    objects = [token.lower_ for token in objects_of(verb)]
    part = lemma_of(verb) == "take" and objects == ["part"]
    if not part and (lemma_of(verb) not in ("attend", "participate") or objects):
        return None
    if kind not in (EventType.CONFERENCE, EventType.MEETING, EventType.TALKS) or any(governed_by(verb, "in", "at")):
        return None
    who = _among_whom(verb) or subject_of(verb)
    if who is None or not (who.pos_ == "PROPN" or any(child.dep_ in ("conj", "appos") for child in who.children)):
        return None
    frame = Frame(kind, verb, verb, nominal=True, definite=True)
    frame.add(who)
    return frame


def _among_whom(verb: Token) -> Token | None:
    """ "Among those attending are X and Y", "X is among those attending", "Also due to attend are X and Y"."""
    for token in path_up(verb):
        if token.lemma_ == "be" and token.pos_ in ("AUX", "VERB"):
            behind = [child for child in token.rights if child.dep_ in ("attr", "nsubj") and child.i > verb.i]
            return behind[0] if behind else own_subject(token)
    return None


def _speaks_of_agreement(verb: Token, passage: Passage) -> bool:
    """Whether the sentence before names an agreement: "The paper is a cease-fire. It was signed by …"."""
    if verb.sent.start == 0:
        return False
    words = {token.lemma_.lower() for token in passage.doc[verb.sent.start - 1].sent}
    return any(NOUNS.get(word) is EventType.AGREEMENT for word in words) or {"cease", "fire"} <= words


def _says_when(verb: Token) -> bool:
    lemma = lemma_of(verb)
    if lemma in ("resume", "reconvene", "adjourn"):
        return True
    if lemma in ("hold", "postpone", "cancel", "schedule"):
        return is_passive(verb)
    return lemma == "take" and any(child.lower_ == "place" for child in verb.children)
