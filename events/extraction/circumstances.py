"""The circumstance that an event noun stands in: "said at a summit in Sochi", "after talks with X"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction import triggers
from events.extraction.arguments import agents_of, is_passive, objects_of, subject_of
from events.extraction.frame import Frame
from events.extraction.syntax import clause_of, governed_by, is_negated, lemma_of, names_a_person
from events.vocabulary import EventType, Role

_BY_ONE_SIDE = (EventType.AGREEMENT, EventType.VISIT)  # whom one speaks to does not sign, and does not travel


_WITHIN = frozenset({"at", "during", "in", "for", "from"})


_ABOUT_A_VISIT = frozenset({"on", "after", "following", "before", "since", "upon"})


_TOLD_AFTER = frozenset({"after", "following"})


_DECIDING = frozenset("agree adopt approve endorse decide discuss pledge".split())


_ISSUED = frozenset({"issue", "release", "publish", "read"})


_BEING_THERE = frozenset("presence attendance participation appearance speech address arrival remark visit".split())


_TALKING = frozenset("meet talk speak confer discuss negotiate try continue resume".split())


_CALLED_IN = frozenset({"call", "summon", "invite", "bring", "expect"})


_SPEAKING = frozenset("say tell add announce declare state warn insist promise return fly leave".split())


_SAID_TO = frozenset("deliver convey hand present complain explain apologise apologize protest outline".split())


_TOLD = frozenset("tell urge warn assure press brief inform ask".split())


def _told_to(verb: Token) -> list[Token]:
    """To whom a verb of saying speaks: "told the king", "complained to the minister"."""
    lemma = verb.lemma_.lower()
    heard = objects_of(verb) if lemma in _TOLD and not is_passive(verb) else []
    heard += governed_by(verb, "to") if lemma in _SAID_TO else []
    return [token for token in heard if names_a_person(token)]


def read_circumstance(frame: Frame, noun: Token, preposition: Token) -> None:
    """ "said at a summit in Sochi", "after talks with X", "visited Moscow for a meeting with Y", "hosting of talks"."""
    head = preposition.head
    if preposition.lower_ == "of" and head.lemma_.lower() in ("hosting", "signing", "host", "convening"):
        for child in head.children:
            if child.dep_ == "poss":
                frame.add(child, Role.SIGNATORY if head.lemma_.lower() == "signing" else Role.HOST)
        for token in governed_by(head, "by"):
            frame.add(token, Role.SIGNATORY if head.lemma_.lower() == "signing" else Role.HOST)
        if head.dep_ == "dobj" and head.head.lemma_.lower() in ("attend", "witness", "oversee", "watch"):
            frame.predicate = head.head  # "attended the signing of an accord"
            frame.add(subject_of(head.head))
            frame.places += list(governed_by(head.head, "in", "at"))
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
    if verb.dep_ == "acl" and verb.lemma_.lower() in _ISSUED and verb.tag_ == "VBN":
        verb = clause_of(verb.head)  # "said in a statement issued after talks in Brussels"
    if names_a_person(head) and preposition.lower_ == "for" and preposition.i > head.i:
        there = [child for child in head.rights if child.lower_ in ("in", "at") and child.i < preposition.i]
        if there and there[-1].dep_ == "prep":  # "Minister X, in Lima for a summit, said"
            frame.add(head, Role.VISITOR if frame.type is EventType.VISIT else Role.PARTICIPANT)
            frame.places += [inner for inner in there[-1].children if inner.dep_ == "pobj"]
            frame.strong = True
            return
    if verb.pos_ not in ("VERB", "AUX"):
        if head.dep_ == "ROOT" and names_a_person(head) and preposition.lower_ in ("on", "in", "for"):
            visit = frame.type is EventType.VISIT  # "Prime Minister X on official visit", "X in telephone call with Y"
            frame.add(head, Role.VISITOR if visit else Role.PARTICIPANT)
            frame.strong = preposition.lower_ == "on" if visit else True
        return
    apart = preposition.i > verb.i and preposition.nbor(-1).text == ","
    if apart and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _SPEAKING and frame.type is not EventType.VISIT:
        verb = verb.head  # "said the truce would hold, in calls with A and B": where it was said
    lemma = verb.lemma_.lower()
    signed = frame.type is EventType.AGREEMENT and frame.strong and not frame.arguments
    if signed and preposition.lower_ == "under" and preposition.head == verb:
        bound = subject_of(verb)  # "Under a treaty signed in 1977, A and B were to build a dam"
        if bound is not None and any(child.dep_ == "conj" for child in bound.children):
            frame.add(bound, Role.SIGNATORY)
        return
    if (
        frame.type is EventType.AGREEMENT
        and lemma in ("agree", "settle")
        and preposition.lower_ in ("on", "to", "upon")
    ):
        frame.predicate, frame.strong = verb, True  # "agreed on a roadmap", "settled on the text of an accord"
        for party in agents_of(verb) if is_passive(verb) else [subject_of(verb)]:
            frame.add(party, Role.SIGNATORY)
        frame.places += list(governed_by(verb, "in", "at"))
        return
    if lemma == "stay" and preposition.lower_ == "from" and any(child.lower_ == "away" for child in verb.children):
        return  # "stayed away from the summit"
    made_use = "advantage" in (head.lower_, *(child.lower_ for child in head.children))
    if preposition.lower_ == "of" and made_use and frame.type is not EventType.AGREEMENT:
        frame.add(subject_of(verb))  # "took advantage of a ceremony in Rome"
        return
    left = preposition.lower_ == "of" and head.lower_ == "out" and lemma in ("walk", "storm", "come", "pull")
    left = left and frame.type is not EventType.AGREEMENT  # who walks out of a treaty does not sign it
    within = preposition.lower_ in ("in", "at", "for")
    goes_in = preposition.lower_ == "into" and lemma in ("go", "enter", "head", "plunge")  # "went into a second day of"
    takes_part = (
        left or goes_in or (within and lemma in ("take", "participate", "engage", "represent", "sit", "gather"))
    )
    has_partner = any(
        token.head.dep_ in ("prep", "agent") and token.head.lower_ in ("with", "between")
        for token, _ in frame.arguments
    )
    takes_part = takes_part or (lemma == "be" and preposition.lower_ == "at" and preposition.head == verb)
    own = frame.predicate is not None and frame.predicate.tag_ == "VBG" and frame.predicate.head == noun
    if takes_part:
        frame.predicate = frame.predicate if own else verb
        frame.strong = True
    if (
        preposition.lower_ == "with"
        and frame.type is EventType.CALL
        and lemma in ("follow", "begin", "start", "respond")
    ):
        frame.add(subject_of(verb))  # "followed up with a call of his own to the minister"
        for token in governed_by(verb, "to"):
            frame.add(token)
    untold = not frame.arguments  # its own phrase does not say who
    own_visit = frame.type is EventType.VISIT and untold and preposition.lower_ in _ABOUT_A_VISIT
    told_after = (
        untold and preposition.lower_ in _TOLD_AFTER and lemma in _SPEAKING and frame.type is not EventType.AGREEMENT
    )
    one_side = frame.type is EventType.CALL and not has_partner and preposition.lower_ in _TOLD_AFTER
    told_after = told_after or (one_side and len(frame.arguments) == 1)  # "came back after a call from the king"
    if own_visit and preposition.lower_ == "on" and lemma == "be":  # "is on a visit to X"
        frame.strong = True
    if takes_part or preposition.lower_ in _WITHIN or has_partner or own_visit or told_after:
        if lemma in ("expect", "schedule") and any(child.dep_ == "xcomp" for child in verb.children):
            frame.add(subject_of(verb))  # "At a summit on Friday, EU leaders are expected to approve it"
        elif is_negated(verb) and lemma == "invite":
            pass  # "was not invited to the summit"
        elif frame.type is EventType.VISIT and not untold and preposition.lower_ in _WITHIN:
            pass  # "officials offered nothing during his visit": whose it was is said
        elif is_passive(verb) and not takes_part:
            for token in agents_of(verb) or (objects_of(verb) if has_partner and lemma in _CALLED_IN else []):
                frame.add(token)
        elif (
            head.pos_ not in ("NOUN", "PROPN")
            or lemma in _DECIDING  # "agreed on a budget at a summit", wherever the parser hangs it
            or has_partner
            or frame.type is EventType.CALL
            or frame.type is EventType.VISIT
        ):
            frame.add(subject_of(verb), Role.VISITOR if frame.type is EventType.VISIT else Role.PARTICIPANT)
    if preposition.lower_ in ("during", "at", "in", "over") and untold and frame.type not in _BY_ONE_SIDE:
        for token in (
            *_told_to(verb),
            *(one for one in governed_by(verb, "with") if names_a_person(one)),
        ):  # "delivered it to the president during a meeting on Sunday"
            frame.add(token)
    if preposition.lower_ == "over" and lemma_of(noun) in triggers.MEALS:  # "over dinner with the others"
        frame.strong = has_partner or verb.lemma_.lower() in _TALKING
        frame.predicate = verb
        if untold:
            frame.add(subject_of(verb))
    if (
        preposition.lower_ in ("for", "at", "to")
        and not is_negated(verb)
        and (lemma in triggers.HOSTING or lemma in ("join", "bring", "send", "invite", "meet", "summon", "call"))
    ):
        for token in objects_of(verb):
            frame.add(token)
