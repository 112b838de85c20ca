"""Small questions to a dependency tree, as spaCy's English models label it.

Tokens are spaCy tokens of one paragraph. Nothing here knows what an event is.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from events.extraction.offices import OFFICES, head_word, is_title
from events.extraction.triggers import TRAVEL

_LISTING = frozenset({"including", "like"})
_CLAUSES = frozenset({"ROOT", "advcl", "ccomp", "xcomp", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PASSED_UP = frozenset({"xcomp", "conj", "advcl", "pcomp"})


def lemma_of(token: Token) -> str:
    """The lemma in lower case, right where the model's own is not."""
    lemma = token.lemma_.lower()
    return _LEMMAS.get(lemma, lemma)


_LEMMAS = {"din": "dine"}


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and all that is coordinated with it, in order."""
    yield from _names_in_front(token)
    yield token
    for child in token.children:
        if child.i > token.i and (child.dep_ == "conj" or _goes_on_listing(token, child)):
            yield from conjuncts(child)


def _goes_on_listing(token: Token, child: Token) -> bool:
    """ "Karim Daoud, Hadi Saleh and Omar Nasr": the parser takes the second name for an apposition of the first."""
    return (
        child.dep_ == "appos"
        and token.pos_ == child.pos_ == "PROPN"
        and token.ent_type_ == "PERSON"
        and any(inner.dep_ == "cc" for inner in child.children)
    )


def _names_in_front(token: Token) -> Iterator[Token]:
    """ "Lavrov" in "Lavrov and Turkish Foreign Minister Hakan Fidan": the parser hangs the first name below the last,
    and takes the office for what is coordinated.
    """
    if token.pos_ != "PROPN":
        return
    for child in token.lefts:
        if (
            child.pos_ == "PROPN"
            and child.dep_ in ("nmod", "compound", "poss")
            and child.nbor(1).tag_ != "POS"
            and not is_title(child.text)
            and any(other.dep_ == "cc" for other in child.rights)
            and (
                child.ent_type_ == "PERSON"
                or any(other.dep_ == "conj" and head_word(other.lemma_) in OFFICES for other in child.rights)
            )
        ):
            yield child


def listed(token: Token) -> Iterator[Token]:
    """The members that "including …" or "such as …" name behind a noun or behind what it is of."""
    for child in token.children:
        if child.i <= token.i:
            continue
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from listed(inner)
        if child.dep_ == "prep" and (child.lower_ in _LISTING or (child.lower_ == "as" and _says_such(child))):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from conjuncts(inner)
        elif child.dep_ == "conj":
            yield from listed(child)
    yield from _named_among(token)


def _named_among(token: Token) -> Iterator[Token]:
    """ "officials of both sides, among them X and Y": the names, however the parser hung them."""
    doc = token.doc
    for at in range(token.i + 1, min(token.i + 9, token.sent.end - 3)):
        if doc[at].pos_ in ("VERB", "AUX"):
            return
        if doc[at].text == "," and doc[at + 1].lower_ == "among" and doc[at + 2].lower_ in ("them", "whom"):
            behind = doc[at + 3]
            if behind.pos_ in ("ADP", "VERB", "AUX"):  # "among them with the ministers of X": told on the verb
                return
            while behind.head.i > behind.i and behind.head.i < token.sent.end and behind.dep_ in _INNER:
                behind = behind.head
            yield from conjuncts(behind)
            return


_INNER = frozenset({"compound", "amod", "nmod", "det", "poss"})


def _says_such(token: Token) -> bool:
    return any(child.lower_ == "such" for child in token.children) or (token.i > 0 and token.nbor(-1).lower_ == "such")


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


def own_subject(verb: Token) -> Token | None:
    """The subject that stands beside the verb itself."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
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


def _goes_on(verb: Token) -> bool:
    """ "met her in Paris, then flew to Rome": a clause without "and", which the parser cannot name."""
    return (
        verb.dep_ == "dep"
        and verb.tag_ in ("VBD", "VBZ", "VBP")
        and verb.i > verb.head.i
        and verb.nbor(-1).lower_ in ("then", "later", "afterwards", "and")
    )


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who does what the verb says: its own subject, a relative's antecedent, or the governing clause's subject."""
    subject = own_subject(verb)
    if subject is not None:
        if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            return _antecedent(verb.head) if subject.lower_ == "who" else verb.head
        if subject.lower_ in ("who", "which", "that") and verb.dep_ == "conj" and depth < 4:
            return subject_of(verb.head, depth + 1)
        return subject
    if depth > 5:
        return None
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and verb.head.dep_ == "ROOT" and verb.head.pos_ != "VERB":
        return verb.head  # a heading: "Turkish delegation to visit Baku"
    if verb.dep_ == "acl":
        if verb.tag_ == "VB":  # "Russia's attempt to host talks"
            owners = [child for child in verb.head.children if child.dep_ == "poss"]
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
    if (verb.dep_ in _PASSED_UP or _goes_on(verb)) and verb.head.pos_ in ("VERB", "AUX"):
        controller = verb.head
        if verb.dep_ == "xcomp":  # "asked the minister to visit": the object controls
            objects = [child for child in controller.children if child.dep_ == "dobj"]
            if objects and controller.lemma_ in _OBJECT_CONTROL:
                return objects[0]
        return subject_of(controller, depth + 1)
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
        return subject_of(governor, depth + 1) if governor.pos_ in ("VERB", "AUX") else None
    return None


def _told_behind(token: Token) -> Token | None:
    """ "Among those attending were X and Y": who "those" are."""
    if token.dep_ != "pobj" or token.head.lower_ != "among" or token.head.head.lemma_ != "be":
        return None
    return next(
        (child for child in token.head.head.children if child.dep_ in ("nsubj", "attr") and child.i > token.i), None
    )


_OBJECT_CONTROL = frozenset({"ask", "tell", "urge", "invite", "send", "order", "force", "allow", "persuade", "press"})


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
        if child.dep_ in ("dobj", "dative") and not _is_manner(child) and not _stands_apart(child, verb)
    ]
    if is_passive(verb):
        found += [child for child in verb.children if child.dep_ == "nsubjpass"]
        if not found and verb.dep_ in ("acl", "amod"):
            found.append(verb.head)
        if not found and verb.dep_ in _PASSED_UP and (raised := subject_of(verb)) is not None:
            found.append(raised)  # "is to be received by", "arrived and was received by"
    if verb.dep_ == "relcl":
        found = [verb.head if token.lower_ in ("which", "that", "whom", "who") else token for token in found]
        if not found and own_subject(verb) is not None and own_subject(verb).lower_ not in ("who", "which", "that"):  # type: ignore[union-attr]
            found.append(verb.head)
    return found


def agents_of(verb: Token) -> list[Token]:
    """Who did it, in a passive: "by …"."""
    return [
        inner
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for inner in child.children
        if inner.dep_ == "pobj"
    ]


def governed_by(token: Token, *prepositions: str) -> Iterator[Token]:
    """Objects of the named prepositions that hang on the token, coordinated prepositions included."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod", "pcomp") and child.lower_ in prepositions:
            yield from _objects_of_preposition(child, prepositions)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ not in prepositions:
            for inner in child.children:  # "during a visit to Rome in May" hangs "in" where it likes
                if inner.dep_ == "prep" and inner.lower_ in prepositions:
                    yield from _objects_of_preposition(inner, prepositions)


def _objects_of_preposition(preposition: Token, names: tuple[str, ...]) -> Iterator[Token]:
    for child in preposition.children:
        if (
            child.dep_ == "pcomp"
            and child.lower_ == "visiting"
            and (guests := [g for g in child.children if g.dep_ == "dobj"])
        ):
            yield from guests if any(map(names_a_person, guests)) else [child]  # "with visiting Prime Minister X"
        elif child.dep_ in ("pobj", "pcomp"):
            yield child
        elif child.dep_ in ("prep", "conj") and child.lower_ in names:
            yield from _objects_of_preposition(child, names)


def names_a_person(token: Token) -> bool:
    """Whether a phrase's head is a person by the model's opinion or by an office in front of it."""
    return (
        token.ent_type_ == "PERSON"
        or head_word(token.lemma_) in OFFICES
        or any(child.dep_ == "compound" and head_word(child.lemma_) in OFFICES for child in token.lefts)
    )


def is_opposite_number(token: Token) -> bool:
    """ "her Greek opposite number": a counterpart."""
    return token.lemma_ == "number" and any(child.lower_ == "opposite" for child in token.lefts)


def clause_of(token: Token) -> Token:
    """The head of the smallest clause around the token (itself, when it heads one)."""
    while (token.dep_ not in _CLAUSES and not _goes_on(token)) or token.pos_ not in ("VERB", "AUX"):
        if token.head == token:
            return token
        token = token.head
    return token


def path_up(token: Token) -> list[Token]:
    """The token and its heads up to the root."""
    path = [token]
    while token.head != token and len(path) < 60:
        token = token.head
        path.append(token)
    return path


def is_negated(verb: Token) -> bool:
    """Whether "not", "never" or "no" (on its subject or object) denies the verb."""
    for child in verb.children:
        if child.dep_ == "neg":
            return True
        if child.lower_ == "longer" and any(inner.lower_ == "no" for inner in child.children):
            return True  # "will no longer travel"
        if child.dep_ in (*SUBJECTS, "dobj", "attr") and any(
            inner.lower_ in ("no", "neither") and inner.dep_ == "det" for inner in child.children
        ):
            return True
        if child.lower_ in ("neither", "nobody") and child.dep_ in (*SUBJECTS, "preconj"):
            return True
    return False


def is_purpose(verb: Token) -> bool:
    """ "flew to Oslo to meet …": an infinitive that a verb of movement hangs before it."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("advcl", "xcomp")
        and verb.head.lemma_.lower() in TRAVEL
        and verb.head.i < verb.i
        and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    )
