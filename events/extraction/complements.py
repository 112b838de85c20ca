"""What hangs behind an event noun: with whom, between whom, where, and the clauses that tell more of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from events.extraction import triggers
from events.extraction.arguments import agents_of, is_passive, objects_of, own_subject, subject_of
from events.extraction.carriers import role_of
from events.extraction.frame import Frame
from events.extraction.syntax import conjuncts, governed_by, listed
from events.vocabulary import EventType, Role

_HAPPENING = frozenset("open begin start resume convene hold reconvene conclude end".split())
_SETTING = frozenset({"set", "schedule", "plan", "slate"})
_TELLING = frozenset("tell ask urge press warn assure inform brief promise".split())
_PARTICIPATE = frozenset(
    {"attend", "join", "sign", "initial", "broker", "mediate", "include", "involve", "gather", "meet", "co-sign"}
)


def _is_event(token: Token) -> bool:
    return token.lemma_.lower() in triggers.NOUNS or token.lower_ in triggers.NOUNS


def read_complements(frame: Frame, noun: Token) -> None:
    role = Role.VISITOR if frame.type is EventType.VISIT else Role.PARTICIPANT
    for token in governed_by(noun, "between", "among", "with", "by", "involving", "alongside"):
        frame.add(token, Role.PARTICIPANT if token.head.lower_ == "with" else role)
    if not any(token.head.lower_ in ("between", "with") for token, _ in frame.arguments):
        for token in _parties_behind(noun):
            frame.add(token)
    if frame.type in (EventType.MEETING, EventType.TALKS):  # "the first meeting under former President X"
        for token in governed_by(noun, "under"):
            if token.ent_type_ == "PERSON":
                frame.add(token, Role.MEDIATOR)
    tour = noun.lemma_.lower() in ("tour", "swing")
    frame.places += governed_by(noun, "of") if tour else []  # "a tour of Africa"
    if frame.type in (EventType.MEETING, EventType.CONFERENCE) and not frame.arguments:
        for inner in governed_by(noun, "in"):  # "a meeting in Paris of the eight foreign ministers"
            for token in governed_by(inner, "of") if inner.ent_type_ == "GPE" else ():
                frame.add(token, role)
    for token in governed_by(noun, "from") if tour else governed_by(noun, "of", "from"):
        if not _is_event(token) and frame.type is not EventType.AGREEMENT:
            frame.add(token, role)
            if token.lemma_.lower() in ("committee", "panel", "board"):  # "a meeting of OPEC's price committee"
                for owner in (child for child in token.lefts if child.dep_ == "poss" and child.pos_ == "PROPN"):
                    frame.add(owner, role)
    if frame.type is EventType.AGREEMENT and not frame.arguments:
        frame.add(_bound_by(noun))
        for token in _told_between(noun) if not frame.arguments else ():
            frame.add(token, Role.SIGNATORY)
    if frame.type is EventType.MEETING and not frame.arguments:  # "a meeting at the airport with the minister"
        for inner in governed_by(noun, "in", "at"):
            for token in governed_by(inner, "with"):
                frame.add(token)
    if frame.type is EventType.AGREEMENT:  # "its deal struck with Peru"
        for clause in (child for child in noun.children if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD")):
            for token in governed_by(clause, "with", "between"):
                frame.add(token)
    if frame.type is EventType.AGREEMENT:  # "a memorandum of understanding with Bhutan"
        for inner in governed_by(noun, "of", "on"):
            for token in governed_by(inner, "with", "between"):
                frame.add(token)
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
    held = _to_be_held(noun)
    for clause in (*_clauses_astray(noun), *([held] if held is not None else [])):
        _read_relative(frame, clause)
    for child in noun.children:
        if child.dep_ in ("acl", "relcl"):
            _read_relative(frame, child)
            for other in child.conjuncts if child.dep_ == "acl" else ():  # "brokered by A and signed by B"
                if other.tag_ == "VBN":
                    _read_relative(frame, other)
            for inner in child.children:  # "a summit that Algiers was to host"
                doer = own_subject(child) if inner.dep_ == "xcomp" and inner.tag_ in ("VB", "VBN") else None
                if doer is not None and child.lemma_ == "be" and doer.lower_ not in ("which", "that", "who"):
                    frame.add(doer, role_of(frame.type, inner.lemma_.lower()))
            for inner in child.children:
                if inner.dep_ == "advcl" and any(word.lower_ in ("when", "where") for word in inner.children):
                    frame.add(subject_of(inner))
        if child.dep_ == "acl" and _takes_place(child):  # "invited to the meeting taking place in Rome on Friday"
            frame.predicate, frame.strong = child, True
            frame.places += list(governed_by(child, "in", "at"))
        if child.lower_ in ("due", "set", "scheduled") and child.i > noun.i:  # "the summit due to take place in May"
            for inner in child.children:
                if inner.dep_ == "xcomp" and inner.tag_ == "VB":
                    frame.predicate, frame.strong = inner, True
                    frame.places += list(governed_by(inner, "in", "at"))
        if child.dep_ in ("relcl", "advcl") and any(word.lower_ in ("when", "where") for word in child.children):
            frame.add(subject_of(child))
        if child.dep_ == "relcl" and any(word.lower_ == "which" for word in governed_by(child, "at", "during", "in")):
            frame.add(own_subject(child))  # "a lunch at which X told Y"
            for token in objects_of(child) if child.lemma_.lower() in _TELLING else ():
                frame.add(token)


def _takes_place(verb: Token) -> bool:
    """ "taking place", "opening in Rome", and not "opening a new chapter"."""
    objects = [child.lower_ for child in verb.children if child.dep_ == "dobj"]
    place = verb.lemma_ == "take" and objects == ["place"]
    return verb.tag_ == "VBG" and (place or (verb.lemma_ in ("open", "begin", "start") and not objects))


def _to_be_held(noun: Token) -> Token | None:
    """ "views on the summit to be held in Madrid": the participle, whatever noun the parser hangs it on."""
    behind = noun.doc[noun.i + 1 : min(noun.i + 4, noun.sent.end)]
    if len(behind) < 3 or behind[:2].text.lower() != "to be" or behind[2].tag_ != "VBN":
        return None
    return behind[2] if behind[2].head != noun and behind[2].lemma_.lower() in _HAPPENING | {"host"} else None


def _clauses_astray(noun: Token) -> Iterator[Token]:
    """ "the agreement on trade, which A and B signed in May", "talks between A and B, which resumed in Bonn": what the
    parser hangs on the nearer noun.
    """
    signed = triggers.NOUNS.get(noun.lemma_.lower()) is EventType.AGREEMENT
    behind = noun.doc[noun.i + 1 : min(noun.i + 3, noun.sent.end)]
    if signed and len(behind) == 2 and behind[0].text == "," and behind[1].dep_ == "advcl" and _is_signing(behind[1]):
        yield behind[1]  # "came under an accord, signed in May among A and B"
    inners = list(governed_by(noun, "on", "of", "for", "about", "against", "between", "with"))
    inners += [further for inner in inners if signed for further in governed_by(inner, "of")]
    for maker in governed_by(noun, "by"):  # "a visit by the king set for May"
        yield from (child for child in maker.children if child.dep_ == "acl" and child.lemma_.lower() in _SETTING)
    for inner in inners:
        for child in (child for part in conjuncts(inner) for child in part.children if not _is_event(inner)):
            lemma = child.lemma_.lower()
            words = {word.lower_ for word in child.children}
            takes_place = lemma == "take" and "place" in words and words & {"which", "that"}
            which = child.dep_ == "relcl" and ("which" in words or takes_place)
            lemma = "hold" if takes_place else lemma
            hosted = child.dep_ == "acl" and lemma in triggers.HOSTING and any(agents_of(child))
            if hosted and not signed and inner.head.lower_ in ("of", "between"):
                yield child  # "a gathering of Gulf leaders hosted by the emir"
            elif (
                (lemma in triggers.SIGNING and child.dep_ in ("acl", "relcl"))
                if signed
                else which and lemma in _HAPPENING
            ):
                yield child


def _is_signing(verb: Token) -> bool:
    return verb.tag_ == "VBN" and verb.lemma_.lower() in triggers.SIGNING


def _told_between(noun: Token) -> list[Token]:
    """ "a protocol, signed in 1942, that set the frontier between A and B": whose affair it is."""
    for token in noun.subtree:
        if token.lower_ == "between" and token.i > noun.i:
            return [child for child in token.children if child.dep_ == "pobj" and child.pos_ == "PROPN"]
    return []


def _bound_by(noun: Token) -> Token | None:
    """ "an accord struck in May, under which Iran froze its work": who does what it says, however it is hung."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 14, noun.sent.end)]:
        if token.lower_ == "which" and token.nbor(-1).lower_ == "under" and not is_passive(token.head.head):
            return own_subject(token.head.head)
    return None


def _parties_behind(noun: Token) -> list[Token]:
    """ "talks on the dam between A and B": what "between" governs, however the parser hung it."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 12, noun.sent.end)]:
        if (
            token.pos_ in ("VERB", "AUX")
            or token.text in (",", ";", ".")
            or (_is_event(token) and token.pos_ == "NOUN")
        ):
            return []
        if token.lower_ == "between" and token.head != noun:
            return [child for child in token.children if child.dep_ == "pobj"]
    return []


def _read_relative(frame: Frame, verb: Token) -> None:
    """ "a summit hosted by …", "the talks, which were attended by …", "the treaty that X and Y signed in …"."""
    lemma = verb.lemma_.lower()
    known = triggers.LIGHT | triggers.HOSTING | _PARTICIPATE | triggers.MEDIATING | _SETTING
    if lemma not in known and lemma not in ("gather", "bring"):
        return
    if lemma == "sponsor" or (verb.tag_ == "VB" and not is_passive(verb) and own_subject(verb) is None):
        return  # "a call to prepare the summit"
    role = role_of(frame.type, lemma)
    subject = own_subject(verb)
    for token in agents_of(verb):
        frame.add(token, role)
    if subject is not None and subject.lower_ not in ("which", "that", "who") and not is_passive(verb):
        frame.add(subject, role)
    if lemma in ("involve", "include", "bring", "gather") and not is_passive(verb):
        for token in objects_of(verb):
            if token != verb.head:
                frame.add(token)
    for token in governed_by(verb, "with", "between", "among"):
        frame.add(token)
    names = ("in", "at", "to") if frame.type is EventType.VISIT else ("in", "at")
    done = [child for child in verb.children if child.dep_ == "xcomp"]  # "a trip that he had planned to make to Oslo"
    frame.places += [place for part in (verb, *done) for place in governed_by(part, *names)]
    if not (verb.dep_ == "acl" and lemma in triggers.HOSTING):  # "the summit hosted by …" may lie ahead
        frame.predicate = frame.predicate or verb
    frame.strong = lemma not in ("involve", "include")
