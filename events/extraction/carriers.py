"""What carries an event noun: the verb whose object or subject it is, or the circumstance that it stands in."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction import triggers
from events.extraction.arguments import agents_of, is_passive, objects_of, subject_of
from events.extraction.circumstances import read_circumstance
from events.extraction.frame import Frame
from events.extraction.offices import OFFICES, head_word
from events.extraction.particles import called_off, read_particle
from events.extraction.syntax import clause_of, governed_by, main_verb
from events.vocabulary import EventType, Role

_HAPPENING = frozenset({"take", "materialise", "materialize", "happen", "begin", "open", "convene"})
_STRONG_SUBJECT = frozenset(
    """
    take hold begin open end conclude start resume occur happen cancel postpone delay schedule sign initial
    reach convene host expect plan organise organize set arrange due last attend agree strike call thwart scrap
    put break collapse bring continue proceed fall materialise materialize
    """.split()
)


def role_of(kind: EventType, lemma: str) -> Role:
    if lemma in triggers.HOSTING:
        return Role.HOST
    if lemma in triggers.MEDIATING:
        return Role.MEDIATOR
    if kind is EventType.AGREEMENT:
        return Role.SIGNATORY if lemma in triggers.SIGNING else Role.PARTICIPANT
    return Role.VISITOR if kind is EventType.VISIT else Role.PARTICIPANT


_HOUSES = frozenset("parliament congress senate duma knesset assembly bundestag rada house lawmaker cabinet".split())
_GATHERING = frozenset("hold have host convene attend open close chair stage arrange lead start resume join".split())


def read_governor(frame: Frame, noun: Token) -> None:
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    head = noun.head
    if noun.dep_ == "pobj":
        read_circumstance(frame, noun, head)
    elif noun.dep_ in ("dobj", "attr", "oprd", "dative") and head.pos_ in ("VERB", "AUX"):
        _read_carrier(frame, head, attribute=noun.dep_ == "attr")
    elif noun.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        if _is_misread_participle(noun):
            return  # "EU ministers meeting in Luxembourg put off a decision"
        if (parties := _parties_in_front(noun)) is not None:
            frame.add(parties, role_of(frame.type, head.lemma_.lower()))
        head = main_verb(head)
        head = _due_to(head) or head
        lemma = head.lemma_.lower()
        if is_told_about(frame):
            frame.predicate, frame.strong = head, True
            return
        if lemma not in _STRONG_SUBJECT and not (lemma in triggers.LIGHT and is_passive(head)):
            return
        frame.predicate = head
        for token in agents_of(head):
            frame.add(token, role_of(frame.type, lemma))
        if lemma == "bring" and not is_passive(head) and any(child.lower_ == "together" for child in head.children):
            frame.strong = True  # "The talks brought together A and B"
            for token in objects_of(head):
                frame.add(token)
        if frame.type is EventType.AGREEMENT and not frame.arguments:
            frame.add(_announcers(head), Role.PARTICIPANT)
        if lemma in _STRONG_SUBJECT or (lemma in triggers.LIGHT and is_passive(head)):
            frame.strong = True
            frame.places += list(governed_by(head, "in", "at"))
            for token in governed_by(head, "with", "between"):
                frame.add(token)
            for place in objects_of(head) if lemma == "take" else ():  # "took place in Doha between A and B"
                for token in governed_by(place, "with", "between"):
                    frame.add(token)


def _parties_in_front(noun: Token) -> Token | None:
    """ "The talks Norway and Chad held in May failed", "the treaty A and B signed": who did it, without a "that"."""
    behind = noun.nbor(1) if noun.i + 1 < noun.sent.end else None
    if behind is None or behind.text == "," or behind.ent_type_ not in ("GPE", "PERSON", "NORP", "ORG", ""):
        return None
    others = [child for child in noun.head.lefts if child.dep_ == "nsubj" and child.i > noun.i]
    others += [child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
    near = [other for other in others if other.left_edge.i == noun.i + 1 and noun.head.i > other.i]
    return near[0] if near else None


def _is_misread_participle(noun: Token) -> bool:
    """ "ministers meeting": what they do, and no noun, whatever the tagger says."""
    before = noun.nbor(-1) if noun.lower_ == "meeting" and noun.i > noun.sent.start else None
    return before is not None and before.tag_ == "NNS" and head_word(before.lemma_) in OFFICES


_FOCUS = frozenset("focus concentrate centre center deal touch revolve dwell devote concern cover address".split())


def is_told_about(frame: Frame) -> bool:
    """ "The dialogue with X was devoted to energy", "discussions with X focused on": held, with whoever is told of."""
    noun = frame.trigger
    if frame.type not in (EventType.MEETING, EventType.TALKS, EventType.CALL) or not any(governed_by(noun, "with")):
        return False
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else noun
    said = {verb.lemma_.lower(), *(child.lemma_.lower() for child in verb.children if child.dep_ == "acomp")}
    return verb != noun and bool(said & (_FOCUS | {"devoted", "dedicated"})) and verb.tag_ in ("VBD", "VBN", "AUX")


def _announcers(verb: Token) -> Token | None:
    """ "X and Y announced that a treaty will be signed": those who say so together."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    said = verb.head
    if verb.dep_ != "ccomp" or said.lemma_.lower() not in ("announce", "confirm", "agree", "declare", "say"):
        return None
    speaker = subject_of(said)
    return speaker if speaker is not None and any(child.dep_ == "conj" for child in speaker.children) else None


def _several_announcing(verb: Token) -> Token | None:
    """ "A and B announced a deal", "A and B issued a statement announcing a deal": theirs, as they say so together."""
    papers = verb.dep_ == "acl" and verb.head.lemma_.lower() in ("statement", "communique", "communiqué", "declaration")
    speaker = subject_of(clause_of(verb.head)) if papers else subject_of(verb)
    several = speaker is not None and any(child.dep_ == "conj" for child in speaker.children)
    return speaker if several else None


def _due_to(verb: Token) -> Token | None:
    """What a copula says to be due: "are due to begin on Monday"; what failed to be."""
    if verb.lemma_ == "fail":
        return next((child for child in verb.children if child.dep_ == "xcomp" and child.lemma_ in _HAPPENING), None)
    if verb.lemma_ != "be":
        return None
    for child in verb.children:  # "is to be held in Turkey", "was to open on Monday"
        opens = child.tag_ == "VB" and child.lemma_ in _HAPPENING
        if child.dep_ == "xcomp" and (child.tag_ == "VBN" or opens) and child.i > verb.i:
            return child
    due = [child for child in verb.children if child.dep_ == "acomp" and child.lower_ in ("due", "set", "scheduled")]
    return next((inner for child in due for inner in child.children if inner.dep_ == "xcomp"), None)


def _read_carrier(frame: Frame, verb: Token, *, attribute: bool) -> None:
    """The verb whose object the noun is."""
    lemma = verb.lemma_.lower()
    if attribute:
        if frame.predicate is None or frame.predicate.dep_ != "relcl":  # "was the forum, which opens in May"
            frame.predicate = verb
        frame.definite = True
        if called_off(verb) is not None:  # "cancelled what would have been the first visit to X"
            frame.add(subject_of(verb.head), Role.VISITOR if frame.type is EventType.VISIT else Role.PARTICIPANT)
            frame.strong = True
        frame.places += list(governed_by(verb, "in", "at"))
        return
    if lemma in ("tell", "address") and not is_passive(verb):
        frame.add(subject_of(verb))
        frame.predicate, frame.strong = verb, True
        return
    if lemma in ("use", "exploit", "seize") and not is_passive(verb):
        frame.add(subject_of(verb))  # "used the summit to …": who was there
        return
    if lemma in ("put", "push", "call") and read_particle(verb) is not None and not is_passive(verb):
        frame.add(subject_of(verb), role_of(frame.type, lemma))  # "put off a trip to Niger"
        return
    worked_out = lemma in ("work", "hammer", "thrash") and any(child.lower_ == "out" for child in verb.children)
    if not worked_out and lemma not in triggers.LIGHT | triggers.ABSENCE | triggers.HOSTING | triggers.MEDIATING:
        frame.predicate = frame.predicate or None
        return
    if lemma == "call" and any(child.dep_ in ("oprd", "xcomp") for child in verb.children):
        return  # "called the plan an insult"
    if frame.type is EventType.AGREEMENT and lemma in ("ratify", "approve", "adopt"):
        house = subject_of(verb)
        if house is not None and house.lemma_.lower() in _HOUSES:
            return  # "parliament ratified the treaty": made long before
    if frame.type is EventType.AGREEMENT and lemma in _GATHERING:
        return  # one opens or attends a conference; an agreement that is "opened" is no news of its making
    frame.predicate = verb
    frame.strong = True
    role = role_of(frame.type, lemma)
    if is_passive(verb):
        for token in agents_of(verb):
            frame.add(token, role)
    elif frame.type is EventType.AGREEMENT and lemma in ("announce", "unveil"):
        frame.add(_several_announcing(verb), Role.SIGNATORY)
    elif lemma not in (
        "announce",
        "propose",
        "schedule",
        "plan",
        "mark",
        "welcome",
        "confirm",
        "witness",
        "precede",
        "follow",
    ):
        frame.add(subject_of(verb), role)
    for token in governed_by(verb, "with", "between", "among", "alongside"):
        frame.add(token)
    if frame.type is EventType.CALL or lemma in ("obtain", "secure"):  # "took calls from the emir"
        for token in governed_by(verb, "from"):
            frame.add(token)
    names = ("in", "at", "to") if frame.type is EventType.VISIT else ("in", "at")
    frame.places += list(governed_by(verb, *names))
