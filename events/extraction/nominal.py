"""Frames of nouns: "a visit by …", "talks between …", with the verbs that carry them ("held talks")."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from events.extraction import triggers
from events.extraction.frame import Frame
from events.extraction.gazetteer import Form, Hit
from events.extraction.syntax import (
    agents_of,
    clause_of,
    conjuncts,
    governed_by,
    is_passive,
    listed,
    objects_of,
    own_subject,
    subject_of,
)
from events.vocabulary import EventType, Role

_MEASURES = frozenset(
    """
    round series session hour day week month year set cycle phase resumption start beginning end conclusion
    opening outcome result kind sort type stage possibility invitation host hosting venue site sidelines
    sideline margin margins eve month minute afternoon evening
    """.split()
)
_WITHIN = frozenset({"at", "during", "in", "for", "from"})
_PARTICIPATE = frozenset(
    {"attend", "join", "sign", "initial", "broker", "mediate", "include", "involve", "gather", "meet", "co-sign"}
)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_ACTS = frozenset({Form.STATE, Form.DEMONYM, Form.ORGANISATION})
_STANDS = frozenset({Form.CAPITAL, Form.CITY, Form.VENUE, Form.SEAT})
_BEING_THERE = frozenset("presence attendance participation appearance speech address arrival remark visit".split())
_PHONE = frozenset({"phone", "telephone", "conference", "video", "skype", "zoom"})
_STRONG_SUBJECT = frozenset(
    """
    take hold begin open end conclude start resume occur happen cancel postpone delay schedule sign initial
    reach convene host expect plan organise organize set arrange due last attend agree strike call thwart scrap
    put break collapse
    """.split()
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
Finder = Callable[[Token], Hit | None]


def read_noun(noun: Token, hit: Finder) -> Frame | None:
    """The frame that an event noun opens, or None when it modifies another noun or speaks of something else."""
    lemma = noun.lemma_.lower()
    kind = triggers.NOUNS.get(lemma) or triggers.NOUNS.get(noun.lower_)
    if kind is None or noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "amod", "nmod", "npadvmod"):
        return None
    if (
        noun.pos_ == "PROPN"
        and lemma in ("dialogue", "congress", "convention")
        and noun.text[:1].isupper()
        and not noun.is_sent_start
    ):
        return None  # "the Inter-American Dialogue", "Congress": bodies
    before = {child.lower_ for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod", "poss")}
    if before & triggers.FOREIGN_MODIFIERS:
        return None
    if lemma in ("call", "conversation"):
        if not before & _PHONE and (
            lemma == "call" and any(c.lower_ in ("for", "on") for c in noun.rights if c.dep_ == "prep")
        ):
            return None
        if lemma == "conversation" and not before & _PHONE:
            kind = EventType.TALKS
    if lemma == "round" and (noun.tag_ == "NNS" or any(_is_event(inner) for inner in governed_by(noun, "of"))):
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and kind is EventType.AGREEMENT and not list(noun.lefts):
        return None  # "in agreement with"
    frame = Frame(kind, noun, None, nominal=True)
    outer = _climb(noun)
    singular = noun.tag_ in ("NN", "NNP")
    determined = {child.lower_ for child in (*noun.lefts, *outer.lefts) if child.dep_ in ("det", "poss")}
    frame.definite = bool(determined & _DEFINITE) or any(c.dep_ == "poss" for c in noun.lefts)
    frame.ordinary = (not determined and not singular) or (lemma in ("dialogue", "contact") and not determined)
    _read_modifiers(frame, noun, hit)
    for token in {noun, outer}:
        _read_complements(frame, token)
    frame.specific = frame.specific or bool(frame.arguments)
    _read_governor(frame, outer)
    if lemma in ("dialogue", "contact"):
        frame.ordinary, frame.strong = True, False
    if lemma in triggers.NEVER_ALONE and not frame.strong:
        return None
    weak = lemma in triggers.WEAK_NOUNS and noun.lower_ != "talks" and len(frame.arguments) < 2
    weak = weak and not before & (_PHONE | {"peace", "bilateral", "trilateral", "free-trade"})
    frame.strong = frame.strong and (not weak or kind is EventType.AGREEMENT)
    return frame


def _is_event(token: Token) -> bool:
    return token.lemma_.lower() in triggers.NOUNS or token.lower_ in triggers.NOUNS


def _climb(noun: Token) -> Token:
    """ "four hours of talks", "the next round of negotiations": the noun that stands in the clause."""
    outer = noun
    while (
        outer.dep_ == "pobj"
        and outer.head.lower_ == "of"
        and outer.head.head.pos_ in ("NOUN", "PROPN", "VERB")
        and outer.head.head.lemma_.lower() in _MEASURES
    ):
        outer = outer.head.head
    return outer


def _read_modifiers(frame: Frame, noun: Token, hit: Finder) -> None:
    acting: list[Token] = []
    _read_misread_carrier(frame, noun)
    for child in noun.lefts:
        if child.dep_ not in _MODIFIERS:
            continue
        for part in (*conjuncts(child), *(inner for inner in child.children if inner.dep_ in _MODIFIERS)):
            known = hit(part)
            if part.dep_ == "poss" and part.head == noun:
                frame.add(part, Role.VISITOR if frame.type is EventType.VISIT else Role.PARTICIPANT)
                if known is not None and known.name.form in _STANDS:
                    frame.places.append(part)
            elif known is not None and known.name.form in _STANDS:
                frame.places.append(part)
            elif known is not None and known.name.form in _ACTS:
                acting.append(part)
    frame.specific = any((known := hit(part)) is not None and known.name.form is Form.ORGANISATION for part in acting)
    distinct = {known.name.name for part in acting if (known := hit(part)) is not None}
    single = frame.type in (EventType.TALKS, EventType.CONFERENCE, EventType.AGREEMENT) and len(distinct) < 2
    for part in acting:
        if single:
            frame.topics.append(part)
        else:
            frame.add(part, Role.VISITOR if frame.type is EventType.VISIT else Role.PARTICIPANT)


def _read_misread_carrier(frame: Frame, noun: Token) -> None:
    """ "Minister X hosted talks …" where the parser takes the verb for an adjective."""
    lefts = list(noun.lefts)
    for index, child in enumerate(lefts):
        lemma = child.lemma_.lower()
        if child.tag_ in ("VBN", "VBD") and child.dep_ == "amod" and lemma in triggers.LIGHT | triggers.HOSTING:
            beside = [inner for inner in (*child.children, *lefts[:index]) if inner.i == child.i - 1]
            doer = beside[0] if beside else None
            if doer is not None and doer.dep_ in ("npadvmod", "nmod", "compound", "poss") and doer.pos_ == "PROPN":
                frame.predicate, frame.strong = child, True
                frame.add(doer, _role_of(frame.type, lemma))
                for token in governed_by(child, "with", "between"):
                    frame.add(token)
                frame.places += list(governed_by(child, "in", "at"))


def _read_complements(frame: Frame, noun: Token) -> None:
    role = Role.VISITOR if frame.type is EventType.VISIT else Role.PARTICIPANT
    for token in governed_by(noun, "between", "among", "with", "by", "involving", "alongside"):
        frame.add(token, Role.PARTICIPANT if token.head.lower_ == "with" else role)
    for token in governed_by(noun, "of", "from"):
        if not _is_event(token) and frame.type is not EventType.AGREEMENT:
            frame.add(token, role)
    for token in listed(noun):
        frame.add(token)
    names = (
        ("in", "at", "near", "outside", "inside", "to")
        if frame.type is EventType.VISIT
        else ("in", "at", "near", "outside")
    )
    frame.places += list(governed_by(noun, *names))
    if frame.type is EventType.CALL:
        for token in governed_by(noun, "to"):
            frame.add(token)
    elif frame.type is not EventType.VISIT:
        for token in governed_by(noun, "to"):
            frame.places.append(token)
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            _read_relative(frame, child)
            for inner in child.children:
                if inner.dep_ == "advcl" and any(word.lower_ in ("when", "where") for word in inner.children):
                    frame.add(subject_of(inner))
        if child.dep_ in ("relcl", "advcl") and any(word.lower_ in ("when", "where") for word in child.children):
            frame.add(subject_of(child))


def _read_relative(frame: Frame, verb: Token) -> None:
    """ "a summit hosted by …", "the talks, which were attended by …", "the treaty that X and Y signed in …"."""
    lemma = verb.lemma_.lower()
    if lemma not in triggers.LIGHT | triggers.HOSTING | _PARTICIPATE | triggers.MEDIATING and lemma not in (
        "gather",
        "bring",
    ):
        return
    if lemma == "sponsor" or (verb.tag_ == "VB" and not is_passive(verb)):
        return  # "a call to prepare the summit"
    role = _role_of(frame.type, lemma)
    subject = own_subject(verb)
    for token in agents_of(verb):
        frame.add(token, role)
    if subject is not None and subject.lower_ not in ("which", "that", "who") and not is_passive(verb):
        frame.add(subject, role)
    if lemma in ("involve", "include", "bring", "gather") and not is_passive(verb):
        for token in objects_of(verb):
            if token != verb.head:
                frame.add(token)
    for token in governed_by(verb, "with", "between"):
        frame.add(token)
    frame.places += list(governed_by(verb, "in", "at"))
    if not (verb.dep_ == "acl" and lemma in triggers.HOSTING):  # "the summit hosted by …" may lie ahead
        frame.predicate = frame.predicate or verb
    frame.strong = lemma not in ("involve", "include")


def _role_of(kind: EventType, lemma: str) -> Role:
    if lemma in triggers.HOSTING:
        return Role.HOST
    if lemma in triggers.MEDIATING:
        return Role.MEDIATOR
    if kind is EventType.AGREEMENT:
        return Role.SIGNATORY if lemma in triggers.SIGNING else Role.PARTICIPANT
    return Role.VISITOR if kind is EventType.VISIT else Role.PARTICIPANT


_GATHERING = frozenset("hold have host convene attend open close chair stage arrange lead start resume join".split())


def _read_governor(frame: Frame, noun: Token) -> None:
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    head = noun.head
    if noun.dep_ == "pobj":
        _read_circumstance(frame, noun, head)
    elif noun.dep_ in ("dobj", "attr", "oprd", "dative") and head.pos_ in ("VERB", "AUX"):
        _read_carrier(frame, head, attribute=noun.dep_ == "attr")
    elif noun.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        lemma = head.lemma_.lower()
        if lemma not in _STRONG_SUBJECT and not (lemma in triggers.LIGHT and is_passive(head)):
            return
        frame.predicate = head
        for token in agents_of(head):
            frame.add(token, _role_of(frame.type, lemma))
        if lemma in _STRONG_SUBJECT or (lemma in triggers.LIGHT and is_passive(head)):
            frame.strong = True
            frame.places += list(governed_by(head, "in", "at"))
            for token in governed_by(head, "with", "between"):
                frame.add(token)


def _read_carrier(frame: Frame, verb: Token, *, attribute: bool) -> None:
    """The verb whose object the noun is."""
    lemma = verb.lemma_.lower()
    if attribute:
        frame.predicate = verb
        frame.definite = True
        frame.places += list(governed_by(verb, "in", "at"))
        return
    if lemma in ("tell", "address") and not is_passive(verb):
        frame.add(subject_of(verb))
        frame.predicate, frame.strong = verb, True
        return
    if lemma not in triggers.LIGHT | triggers.ABSENCE | triggers.HOSTING | triggers.MEDIATING:
        frame.predicate = frame.predicate or None
        return
    if frame.type is EventType.AGREEMENT and lemma in _GATHERING:
        return  # one opens or attends a conference; an agreement that is "opened" is no news of its making
    frame.predicate = verb
    frame.strong = True
    role = _role_of(frame.type, lemma)
    if is_passive(verb):
        for token in agents_of(verb):
            frame.add(token, role)
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
    names = ("in", "at", "to") if frame.type is EventType.VISIT else ("in", "at")
    frame.places += list(governed_by(verb, *names))


def _read_circumstance(frame: Frame, noun: Token, preposition: Token) -> None:
    """ "said at a summit in Sochi", "after talks with X", "visited Moscow for a meeting with Y", "hosting of talks"."""
    head = preposition.head
    if preposition.lower_ == "of" and head.lemma_.lower() in ("hosting", "signing", "host", "convening"):
        for child in head.children:
            if child.dep_ == "poss":
                frame.add(child, Role.SIGNATORY if head.lemma_.lower() == "signing" else Role.HOST)
        for token in governed_by(head, "by"):
            frame.add(token, Role.SIGNATORY if head.lemma_.lower() == "signing" else Role.HOST)
        frame.strong = True
        return
    if preposition.lower_ in ("at", "in", "to") and head.lemma_.lower() in _BEING_THERE:
        for child in head.children:
            if child.dep_ == "poss":
                frame.add(child)
                frame.strong = True
        for token in governed_by(head, "of", "by"):
            frame.add(token)
            frame.strong = True
        return
    verb = clause_of(preposition)
    if verb.pos_ not in ("VERB", "AUX"):
        return
    lemma = verb.lemma_.lower()
    takes_part = lemma in ("take", "participate", "engage", "represent", "sit", "gather") and preposition.lower_ in (
        "in",
        "at",
        "for",
    )
    has_partner = any(
        token.head.dep_ in ("prep", "agent") and token.head.lower_ in ("with", "between")
        for token, _ in frame.arguments
    )
    if takes_part:
        frame.predicate = verb
        frame.strong = True
    if takes_part or preposition.lower_ in _WITHIN or has_partner:
        if is_passive(verb) and not takes_part:
            for token in agents_of(verb):
                frame.add(token)
        elif head.pos_ not in ("NOUN", "PROPN") or has_partner or frame.type is EventType.VISIT:
            frame.add(subject_of(verb))
    if preposition.lower_ in ("for", "at", "to") and (
        lemma in triggers.HOSTING or lemma in ("join", "bring", "send", "invite", "meet")
    ):
        for token in objects_of(verb):
            frame.add(token)
