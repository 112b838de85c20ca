"""Frames of nouns: "a visit by …", "talks between …", with the verbs that carry them ("held talks")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from events.extraction import triggers
from events.extraction.carriers import is_told_about, read_governor, role_of
from events.extraction.complements import read_complements
from events.extraction.frame import Finder, Frame
from events.extraction.gazetteer import Form
from events.extraction.offices import head_word
from events.extraction.status_words import CANCEL, POSTPONE
from events.extraction.syntax import conjuncts, governed_by, main_verb, names_a_person
from events.vocabulary import EventType, Role

_MEASURES = frozenset(
    """
    round series session hour day week month year set cycle phase resumption start beginning end conclusion
    opening outcome result kind sort type stage possibility invitation host hosting venue site sidelines
    sideline margin margins eve month minute afternoon evening number string couple flurry handful slew
    """.split()
)
_DRAFTS = frozenset({"text", "term", "wording", "draft", "outline"})
_KEPT_UP = frozenset(
    """
    break suspend cut sever maintain keep resume freeze restore have expand extend increase boost promote strengthen
    deepen develop encourage broaden halt stop end
    """.split()
)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_ACTS = frozenset({Form.STATE, Form.DEMONYM, Form.ORGANISATION})
_GOALS = frozenset({Form.REGION, Form.STATE})  # "his Africa tour", "a Cuba trip"; "a Cuban trip" is made by Cubans
_STANDS = frozenset({Form.CAPITAL, Form.CITY, Form.VENUE, Form.SEAT})
_PHONE = frozenset({"phone", "telephone", "conference", "video", "skype", "zoom"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


def read_noun(noun: Token, hit: Finder) -> Frame | None:
    """The frame that an event noun opens, or None when it modifies another noun or speaks of something else."""
    lemma = "ceasefire" if _is_cease_fire(noun) else noun.lemma_.lower()
    kind = triggers.NOUNS.get(lemma) or triggers.NOUNS.get(noun.lower_)
    kind = kind or (EventType.AGREEMENT if triggers.is_letter_of_intent(noun) else None)
    named = noun.pos_ == "PROPN" or any(child.pos_ == "PROPN" for child in noun.lefts)
    if kind is None and named and lemma == "council" and _is_attended(noun):
        kind = EventType.CONFERENCE
    if kind is None or noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "amod", "nmod", "npadvmod"):
        return None
    if (
        noun.pos_ == "PROPN"
        and lemma in ("dialogue", "congress", "convention")
        and noun.text[:1].isupper()
        and not noun.is_sent_start
    ):
        return None  # "the Inter-American Dialogue", "Congress": bodies
    if noun.pos_ == "PROPN" and lemma in triggers.MEALS and noun.text[:1].isupper() and not noun.is_sent_start:
        return None  # "Breakfast with Frost": a programme
    own = hit(noun)
    if own is not None and own.name.form is Form.ORGANISATION and not _is_attended(noun):
        return None  # "the Pacific Islands Forum": a body
    modifiers = [child for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod", "poss")]
    before = {
        child.lower_ for child in modifiers if hit(child) is None
    }  # "the African Union summit" is no trade union's
    if before & triggers.FOREIGN_MODIFIERS or (lemma == "assembly" and "national" in before):
        return None
    if noun.doc[max(noun.i - 3, 0) : noun.i].text.lower().startswith(("inter-ministerial", "inter-agency")):
        return None
    if lemma == "contact" and main_verb(noun.head).lemma_.lower() in ("lose", "cut", "break"):
        return None  # "contact was lost"
    if lemma in ("contact", "exchange") and noun.tag_ == "NNS" and noun.head.lemma_.lower() in _KEPT_UP:
        return None  # "broke off contacts": what went on, and no meeting
    if lemma == "session" and noun.head.lower_ == "in" and noun.head.head.lemma_.lower() in triggers.MEET:
        return None  # "met in emergency session": told by the verb
    if lemma == "stop" and noun.dep_ not in ("pobj", "dobj", "nsubj", "nsubjpass"):
        return None
    on_somebody = any(map(names_a_person, governed_by(noun, "on")))  # "after a call on the king"
    if lemma == "call" and ("courtesy" in before or noun.head.lemma_ == "pay" or on_somebody):
        return _read_courtesy_call(noun)
    if lemma in ("call", "conversation"):
        if not before & _PHONE and (
            lemma == "call"
            and (_is_appeal(noun) or any(c.lower_ in ("for", "on") for c in noun.rights if c.dep_ == "prep"))
        ):
            return None
        if lemma == "conversation" and not before & _PHONE:
            kind = EventType.TALKS
    if lemma == "session" and _is_of_parties(noun, hit):
        kind = EventType.MEETING  # "a second session with the minister", "the longest session between A and B"
    several = noun.tag_ == "NNS" and not any(governed_by(noun, "with", "between"))
    if lemma == "round" and (several or any(governed_by(noun, "of"))):
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and kind is EventType.AGREEMENT and not list(noun.lefts):
        return None  # "in agreement with"
    if (
        lemma == "consultation"
        and noun.tag_ == "NN"
        and noun.head.lower_ == "in"
        and all(child.dep_ == "amod" for child in noun.lefts)
    ):
        return None  # "drafted in consultation with"
    frame = Frame(kind, noun, None, nominal=True)
    outer = climb(noun)
    singular = noun.tag_ in ("NN", "NNP")
    determined = {child.lower_ for child in (*noun.lefts, *outer.lefts) if child.dep_ in ("det", "poss")}
    named = noun.pos_ == "PROPN" and any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in noun.lefts)
    frame.definite = bool(determined & _DEFINITE) or any(c.dep_ == "poss" for c in noun.lefts)
    frame.ordinary = (not determined and not singular and outer == noun) or (
        lemma in ("dialogue", "contact") and not determined
    )
    heads = [noun] if outer == noun else [noun, outer]  # "a meeting", and what it is a part of: "a series of meetings"
    for token in heads if _is_of_heads_of_state(noun) else heads[:1]:
        _read_modifiers(frame, token, hit)
    for token in heads:
        read_complements(frame, token)
    frame.specific = frame.specific or bool(frame.arguments) or named  # "the Antalya Diplomacy Forum"
    read_governor(frame, outer)
    if lemma in ("dialogue", "contact") and not is_told_about(frame):
        frame.ordinary, frame.strong = True, False
    if lemma in triggers.NEVER_ALONE and not frame.strong:
        return None
    if lemma in triggers.NEVER_ALONE and kind is EventType.AGREEMENT and not _is_made(frame):
        return None  # "is preparing a plan", "opened under a programme"
    if lemma == "statement" and (frame.predicate is None or frame.predicate.lemma_.lower() not in triggers.SIGN):
        return None
    weak = lemma in triggers.WEAK_NOUNS and noun.lower_ != "talks" and len(frame.arguments) < 2
    weak = weak and not (named and frame.predicate is not None and frame.predicate.lemma_.lower() in POSTPONE | CANCEL)
    weak = weak and not before & (_PHONE | {"peace", "bilateral", "trilateral", "free-trade"})
    frame.strong = frame.strong and (not weak or kind is EventType.AGREEMENT)
    return frame


def _is_appeal(call: Token) -> bool:
    """ "calls by X for Y to act", "calls from X to act": what somebody asks for."""
    return any(
        (child.dep_ in ("acl", "relcl") and child.tag_ == "VB")
        or (child.dep_ == "advcl" and any(inner.lower_ == "for" for inner in child.children))
        or (child.lower_ in ("by", "from") and child.right_edge.nbor(1).lower_ in ("for", "to"))
        for child in call.rights
        if child.right_edge.i + 1 < len(call.doc)
    )


def _is_cease_fire(noun: Token) -> bool:
    """ "cease-fire", which the tokeniser takes apart."""
    return noun.lower_ in ("fire", "fires") and noun.i > 1 and noun.doc[noun.i - 2 : noun.i].text.lower() == "cease-"


def _is_made(agreement: Frame) -> bool:
    """Whether a plan, a statement or a truce is what somebody signed, agreed or brokered."""
    verb = agreement.predicate
    if verb is None:
        return True
    made = triggers.SIGNING | triggers.MEDIATING | {"negotiate", "announce", "accept", "approve", "settle", "attend"}
    plan = agreement.trigger.lemma_.lower() == "plan"  # "announced plans", "the plan calls for"
    made = made - {"announce"} if plan else made | {"witness", "enter", "put", "call"}
    said = {clause.lemma_.lower() for clause in agreement.trigger.children if clause.dep_ in ("acl", "relcl")}
    said |= {verb.lemma_.lower(), verb.head.lemma_.lower()}
    return bool(said & made)


def _is_of_parties(session: Token, hit: Finder) -> bool:
    """Whether a session is of those who negotiate, and not of a body."""
    if any(governed_by(session, "with", "between")):
        return True
    bodies = (known for part in governed_by(session, "of") if (known := hit(part)) is not None)
    formal = {child.lower_ for child in session.lefts} & {"plenary", "special", "emergency", "extraordinary", "annual"}
    working = {child.lower_ for child in session.lefts} & {"working", "negotiating", "closed-door", "night"}
    return bool(working) and not formal and all(body.name.form is not Form.ORGANISATION for body in bodies)


def _is_attended(noun: Token) -> bool:
    """ "attends the Foreign Affairs Council": a body that one attends is in session."""
    return noun.dep_ in ("dobj", "conj") and noun.head.lemma_.lower() == "attend"


def _read_courtesy_call(noun: Token) -> Frame:
    """ "paid a call on X": a meeting, and no telephone."""
    frame = Frame(EventType.MEETING, noun, None, nominal=True, strong=True)
    read_governor(frame, noun)
    for token in (*governed_by(noun, "on", "to"), *governed_by(noun.head, "on", "to")):
        frame.add(token)
    for token in governed_by(noun, "by", "of"):
        frame.add(token, Role.VISITOR)
    frame.places += list(governed_by(noun, "in", "at"))
    return frame


def climb(noun: Token) -> Token:
    """ "four hours of talks", "the next round of negotiations": the noun that stands in the clause."""
    outer = noun
    measures = _MEASURES | _DRAFTS if triggers.NOUNS.get(noun.lemma_.lower()) is EventType.AGREEMENT else _MEASURES
    while (
        outer.dep_ == "pobj"
        and outer.head.lower_ == "of"
        and outer.head.head.pos_ in ("NOUN", "PROPN", "VERB", "ADJ")
        and (outer.head.head.lemma_.lower() in measures | {"last", "first", "latest"} or _is_of_heads_of_state(outer))
    ):
        outer = outer.head.head
    return outer


def _is_of_heads_of_state(summit: Token) -> bool:
    """ "the EAC heads of state summit": a summit, which the parser takes for what they are heads of."""
    heads = head_word(summit.head.head.lemma_) == "head"
    return heads and any(child.lower_ in ("state", "government") for child in summit.lefts)


def _read_modifiers(frame: Frame, noun: Token, hit: Finder) -> None:
    acting: list[Token] = []
    summit = noun.lemma_.lower() == "summit"
    journey = frame.type is EventType.VISIT  # "a Middle East tour"
    for name in _names_hyphened(noun):
        if hit(name) is None:
            frame.add(name)
    _read_misread_carrier(frame, noun)
    _read_sponsors(frame, noun)
    for child in noun.lefts:
        if child.dep_ not in _MODIFIERS:
            continue
        for part in (*conjuncts(child), *(inner for inner in child.children if inner.dep_ in _MODIFIERS)):
            known = hit(part)
            if part.dep_ == "poss" and part.head == noun:
                frame.add(part, Role.VISITOR if frame.type is EventType.VISIT else Role.PARTICIPANT)
                if known is not None and known.name.form in _STANDS:
                    frame.places.append(part)
            elif known is not None and (known.name.form in _STANDS or (journey and known.name.form in _GOALS)):
                frame.places.append(part)
            elif known is not None and (known.name.form in _ACTS or (summit and known.name.form is Form.REGIONAL)):
                acting.append(part)
    frame.specific = any((known := hit(part)) is not None and known.name.form is Form.ORGANISATION for part in acting)
    distinct = {known.name.name for part in acting if (known := hit(part)) is not None}
    single = frame.type in (EventType.TALKS, EventType.CONFERENCE, EventType.AGREEMENT) and len(distinct) < 2
    for part in acting:
        if single:
            frame.topics.append(part)
        else:
            frame.add(part, Role.VISITOR if frame.type is EventType.VISIT else Role.PARTICIPANT)


def _names_hyphened(noun: Token) -> Iterator[Token]:
    """ "the Rabin-Arafat meeting": the names before the noun, which only their hyphen ties together."""
    at = noun.i - 1
    if at < noun.sent.start or noun.doc[at].pos_ != "PROPN":
        return
    names = [noun.doc[at]]
    while at - 2 >= noun.sent.start and noun.doc[at - 1].text in ("-", "–") and noun.doc[at - 2].pos_ == "PROPN":
        at -= 2
        names.insert(0, noun.doc[at])
    if len(names) > 1 and all(name.text.istitle() for name in names):
        yield from names


_SPONSORING = {"mediate": Role.MEDIATOR, "broker": Role.MEDIATOR, "host": Role.HOST, "sponsor": Role.HOST}


def _read_sponsors(frame: Frame, noun: Token) -> None:
    """ "EU-mediated talks", "a Qatari-hosted round": who brings the parties together."""
    for child in noun.lefts:
        role = _SPONSORING.get(child.lemma_.lower())
        if role is not None and child.dep_ == "amod" and child.tag_ == "VBN":
            for part in child.children:
                if part.dep_ == "npadvmod" and part.i + 2 == child.i:
                    frame.add(part, role)


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
                frame.add(doer, role_of(frame.type, lemma))
                for token in governed_by(child, "with", "between"):
                    frame.add(token)
                frame.places += list(governed_by(child, "in", "at"))
