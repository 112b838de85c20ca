"""Who does what a verb says, and to whom: its subject, its objects, its agents."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.offices import OFFICES, head_word
from events.extraction.syntax import SUBJECTS, clause_of, goes_on_without_and

_PASSED_UP = frozenset({"xcomp", "conj", "advcl", "pcomp"})


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive voice, reduced relatives ("talks held in Paris") included."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if is_misread_main(verb):
        return False
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False
    return verb.dep_ in ("acl", "amod") or any(child.dep_ == "agent" for child in verb.children)


def is_misread_main(verb: Token) -> bool:
    """Whether a participle that hangs on a sentence's first noun is its main verb ("The envoy, X, travelled to Y")."""
    if verb.dep_ == "acl" and verb.tag_ == "VBD":
        return True  # a past tense is no participle
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "acl"
        and verb.head.dep_ == "ROOT"
        and verb.head.pos_ in ("NOUN", "PROPN")
        and verb.lemma_ in _ACTIVE
        and not any(child.dep_ in ("agent", "auxpass") for child in verb.children)
    )


_ACTIVE = frozenset("meet visit travel mediate arrive fly talk attend receive host tour speak".split())


def _name_before(verb: Token) -> Token | None:
    """ "a month later Wu Yi, the vice-premier, abruptly broke off …": the name in front, where the parser lost it."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    if verb.doc[at].text == ",":  # what stands between two commas
        opening = at - 1
        while opening > max(verb.sent.start, at - 12) and verb.doc[opening].text != ",":
            opening -= 1
        at = opening - 1 if verb.doc[opening].text == "," else at
    name = verb.doc[at]
    return name if at >= verb.sent.start and name.ent_type_ == "PERSON" and name.pos_ == "PROPN" else None


_DAYS = frozenset({"today", "tomorrow", "yesterday", "tonight"})  # "and tomorrow joins them": who is said before


def _name_beside(subject: Token) -> Token:
    """ "Three months after the vote Rouhani and Obama spoke": the name, not the noun that it is hung on."""
    for child in subject.rights:
        if child.dep_ == "appos" and child.i == subject.i + 1 and child.pos_ == "PROPN" and subject.pos_ == "NOUN":
            return child if head_word(subject.lemma_) not in OFFICES else subject
    return subject


def own_subject(verb: Token) -> Token | None:
    """The subject that stands beside the verb itself."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child.lower_ not in _DAYS]
    if subjects:  # "With the envoy, X, the minister reviewed …": of two the nearer one
        return _name_beside(next((child for child in reversed(subjects) if child.i < verb.i), subjects[0]))
    if verb.dep_ == "ROOT" and verb.tag_ == "VB":  # a heading: "President to visit Rome"
        before = [child for child in verb.lefts if child.dep_ == "dep" and child.pos_ in ("NOUN", "PROPN")]
        return before[0] if before else None
    return None


def _antecedent(noun: Token) -> Token:
    """ "the envoy for Chad, who arrived": somebody, not the country that the parser hangs the clause on."""
    if noun.dep_ != "pobj" or noun.ent_type_ not in ("GPE", "LOC") or noun.head.head.pos_ not in ("NOUN", "PROPN"):
        return noun
    person = noun.head.head
    while person.dep_ == "appos":
        person = person.head
    return person


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who does what the verb says: its own subject, a relative's antecedent, or the governing clause's subject."""
    subject = own_subject(verb)
    if subject is not None:
        if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            if subject.lower_ == "who" and verb.head.dep_ == "conj" and verb.lemma_.lower() in _MUTUAL:
                return verb.head.head  # "A and B, who spoke by telephone"
            return _antecedent(verb.head) if subject.lower_ == "who" else verb.head
        if subject.lower_ in ("who", "which", "that") and verb.dep_ == "conj" and depth < 4:
            return subject_of(verb.head, depth + 1)
        return subject
    if depth > 5:
        return None
    before = verb.nbor(-1) if verb.dep_ == "ROOT" and verb.i > verb.sent.start else None
    if before is not None and before.dep_ == "appos" and before.ent_type_ == "PERSON" and verb.tag_ in ("VBD", "VBZ"):
        return before  # "After talks with Minister X, Minister Y said": taken for one
    if verb.dep_ == "dep" and verb.tag_ in ("VBD", "VBZ", "VBP") and (name := _name_before(verb)) is not None:
        return name
    if (first := _who_was_first(verb)) is not None:
        return first
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and verb.head.dep_ == "ROOT" and verb.head.pos_ != "VERB":
        return verb.head  # a heading: "Turkish delegation to visit Baku"
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and verb.head.ent_type_ in ("DATE", "TIME"):
        clause = clause_of(verb.head)  # "will be in Addis Ababa the next day to see the premier"
        return subject_of(clause, depth + 1) if clause != verb and clause.pos_ in ("VERB", "AUX") else None
    if verb.tag_ == "VBG" and verb.head.text == "," and (group := _group_before(verb.head)) is not None:
        return group
    if verb.dep_ == "acl":
        if verb.tag_ == "VB" and verb.head.lemma_ == "invitation":
            return _who_is_invited(verb.head)
        if verb.tag_ == "VB":  # "Russia's attempt to host talks", "plans by the minister to visit Oslo"
            owners = [child for child in verb.head.children if child.dep_ == "poss"] or _by(verb.head)
            if owners or depth > 3:
                return owners[0] if owners else None
            clause = clause_of(verb.head)
            doer = subject_of(clause, depth + 1) if clause.pos_ in ("VERB", "AUX") and clause != verb else None
            return doer if doer is not None and doer != verb.head else None
        if verb.tag_ == "VBG" and (those := _told_behind(verb.head)) is not None:
            return those
        return verb.head if verb.tag_ == "VBG" or is_misread_main(verb) else None
    if verb.dep_ == "relcl":
        return None
    if (verb.dep_ in _PASSED_UP or goes_on_without_and(verb)) and verb.head.pos_ in ("VERB", "AUX"):
        controller = verb.head
        if verb.dep_ == "xcomp" or (
            controller.lemma_ == "get" and verb.tag_ == "VB"
        ):  # "asked the minister to visit": the object controls
            objects = [child for child in controller.children if child.dep_ == "dobj"]
            if objects and objects[0].lemma_ in _INTENTIONS and (planners := _by(objects[0]) or _by(controller)):
                return planners[0]  # "confirmed plans by the minister to visit Oslo"
            if objects and controller.lemma_ in _OBJECT_CONTROL:
                return objects[0]
        return subject_of(controller, depth + 1)
    due = verb.head
    if verb.dep_ == "xcomp" and due.lower_ in ("due", "set", "scheduled", "expected") and due.dep_ in ("amod", "acl"):
        return due.head  # "Mr X, due to visit Oslo on Monday, said"
    if verb.dep_ in ("advcl", "xcomp", "relcl") and verb.head.pos_ in ("ADV", "ADJ", "ADP"):
        copula = verb.head.head  # "Also in Rome to meet the pope was the king"
        if copula.lemma_ == "be":
            behind = [child for child in copula.children if child.dep_ in ("attr", "nsubj")]
            return behind[0] if behind else None
    if verb.lemma_ == "be":  # "Also in Rome was the king"
        behind = [child for child in verb.children if child.dep_ == "attr" and child.i > verb.i]
        if behind and any(child.dep_ in ("prep", "advmod", "advcl") and child.i < verb.i for child in verb.children):
            return behind[0]
    if verb.dep_ in ("pcomp", "advcl") and verb.head.dep_ == "prep":
        governor = verb.head.head
        if keeps_from(verb):  # "stopped the minister from visiting Oslo", "was barred from visiting Oslo"
            kept = objects_of(governor)
            return kept[0] if kept else None
        return subject_of(governor, depth + 1) if governor.pos_ in ("VERB", "AUX") else None
    return None


def _by(noun: Token) -> list[Token]:
    """What "by" governs behind a noun."""
    return [inner for child in noun.rights if child.lower_ == "by" for inner in child.children if inner.dep_ == "pobj"]


def _who_is_invited(invitation: Token) -> Token | None:
    """ "accepted the king's invitation to visit", "extended an invitation to the king to visit"."""
    guests = [
        inner for child in invitation.rights if child.lower_ == "to" for inner in child.children if inner.dep_ == "pobj"
    ]
    if guests:
        return guests[0]
    answer = clause_of(invitation)
    return subject_of(answer, 4) if answer.lemma_.lower() in _ANSWERS else None


_INTENTIONS = frozenset({"plan", "intention", "decision", "proposal", "promise"})
_ANSWERS = frozenset("accept decline reject refuse take turn have receive get welcome consider".split())


def _group_before(comma: Token) -> Token | None:
    """ "African defence chiefs, meeting in Accra, drew up plans": the chiefs, where the parser loses them."""
    before = comma.nbor(-1) if comma.i > comma.sent.start else None
    return before if before is not None and before.dep_ in SUBJECTS and before.tag_ in ("NNS", "NNPS") else None


def keeps_from(verb: Token) -> bool:
    """Whether somebody is said to be kept from doing what a gerund says."""
    governor = verb.head.head
    return verb.tag_ == "VBG" and verb.head.lower_ == "from" and governor.lemma_.lower() in _KEEPING


_KEEPING = frozenset("prevent stop bar ban block keep prohibit forbid exclude discourage dissuade".split())


def _told_behind(token: Token) -> Token | None:
    """ "Among those attending were X and Y", "X and Y are among the leaders attending": who "those" are."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ != "pobj" or token.head.lower_ != "among" or token.head.head.lemma_ != "be":
        return None
    told = [child for child in token.head.head.children if child.dep_ in ("nsubj", "attr")]
    return next((child for child in told if child.i > token.i), told[0] if told else None)


_MUTUAL = frozenset("meet speak talk confer lunch dine breakfast sit huddle agree".split())
_OBJECT_CONTROL = frozenset({"ask", "tell", "urge", "invite", "send", "order", "force", "allow", "persuade", "press",
                              "instruct", "direct", "task", "lead", "bring", "get"})  # fmt: skip


def _who_was_first(verb: Token) -> Token | None:
    """ "X became the first president to visit Y": X."""
    noun = verb.head
    copula = noun.head
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    if not infinitive or verb.dep_ not in ("acl", "relcl") or noun.dep_ not in ("attr", "oprd", "dobj"):
        return None
    return own_subject(copula) if copula.lemma_ in ("be", "become") else None


def _is_manner(token: Token) -> bool:
    """ "met face to face": how, not whom."""
    return token.lower_ in ("face", "head") and token.i + 2 < token.sent.end and token.nbor(2).lower_ == token.lower_


def _stands_apart(token: Token, verb: Token) -> bool:
    """ "met in Astana on Friday, the third round of talks": what a lone comma sets off is no object."""
    before = token.left_edge.i - 1
    return (
        before > verb.i
        and token.doc[before].text == ","
        and token.pos_ == "NOUN"
        and not any(other.text == "," for other in token.doc[verb.i : before])
    )


def objects_of(verb: Token) -> list[Token]:
    """Direct objects; in the passive, the subject; in a relative clause whose object is missing, the antecedent."""
    found = [
        child
        for child in verb.children
        if child.dep_ in ("dobj", "dative")
        and child.pos_ != "ADP"
        and not _is_manner(child)
        and not _stands_apart(child, verb)
    ]
    if not found and verb.tag_ != "VBN":  # "met Chile's general secretary Juan Paz", taken for an adverb
        found += [child for child in verb.rights if child.dep_ == "npadvmod" and child.ent_type_ == "PERSON"][:1]
    if is_passive(verb):
        found += [child for child in verb.children if child.dep_ == "nsubjpass"]
        if not found and verb.dep_ in ("acl", "amod"):
            found.append(verb.head)
        if not found and (first := _who_was_first(verb)) is not None:
            found.append(first)  # "became the first leader to be received by"
        if not found and verb.dep_ in _PASSED_UP and (raised := subject_of(verb)) is not None:
            found.append(raised)  # "is to be received by", "arrived and was received by"
    if verb.dep_ == "relcl":
        found = [verb.head if token.lower_ in ("which", "that", "whom", "who") else token for token in found]
        astray = any(
            child.lower_ in ("where", "when", "why") or (child.dep_ == "mark" and child.lower_ == "that")
            for child in verb.children
        )
        doer = own_subject(verb)
        if not found and not astray and doer is not None and doer.lower_ not in ("who", "which", "that"):
            found.append(verb.head)
    return found


def agents_of(verb: Token) -> list[Token]:
    """Who did it, in a passive: "by …"; hung on the place before it too ("was signed at a hotel in Oslo by X")."""
    by = [child for child in verb.children if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")]
    if not by and is_passive(verb):
        places = [inner for child in verb.children if child.lower_ in ("in", "at") for inner in child.children]
        by = [child for place in places for child in place.subtree if child.lower_ == "by" and child.dep_ == "prep"]
    return [inner for child in by for inner in child.children if inner.dep_ == "pobj"]
