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


def lemma_of(token: Token) -> str:
    """The lemma in lower case, right where the model's own is not."""
    lemma = token.lemma_.lower()
    return _LEMMAS.get(lemma, lemma)


_LEMMAS = {"din": "dine", "rang": "ring", "rung": "ring"}


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and all that is coordinated with it, in order."""
    yield from _names_in_front(token)
    yield token
    for child in token.children:
        if child.i > token.i and (child.dep_ == "conj" or _goes_on_listing(token, child)):
            yield from conjuncts(child)
        elif _names_an_office(token, child):
            yield from (
                name
                for other in child.children
                if other.dep_ == "conj" and head_word(other.lemma_) in OFFICES
                for name in conjuncts(other)
            )
        elif _is_title_astray(token, child):
            yield from (
                name
                for other in child.children
                if other.dep_ == "conj" and other.ent_type_ == "PERSON"
                for name in conjuncts(other)
            )


def _goes_on_listing(token: Token, child: Token) -> bool:
    """ "Karim Daoud, Hadi Saleh and Omar Nasr": the parser takes the second name for an apposition of the first."""
    return (
        child.dep_ == "appos"
        and token.pos_ == child.pos_ == "PROPN"
        and token.ent_type_ == "PERSON"
        and any(inner.dep_ == "cc" for inner in child.children)
    )


def _is_title_astray(token: Token, child: Token) -> bool:
    """ "with Minister X, Chief of Staff Y and Z", "X, the minister, and Y": who comes next is hung on an office beside
    X.
    """
    apposed = child.dep_ == "appos" and child.pos_ in ("PROPN", "NOUN") and token.ent_type_ == "PERSON"
    return apposed and head_word(child.lemma_) in OFFICES


def _names_an_office(token: Token, child: Token) -> bool:
    """ "Norway's minister, Eva Lund, and her counterpart": the parser hangs the counterpart on the name in commas."""
    named = child.dep_ == "appos" and child.ent_type_ == "PERSON"
    return named and token.tag_ == "NN" and head_word(token.lemma_) in OFFICES


def _names_in_front(token: Token) -> Iterator[Token]:
    """ "Lavrov" in "Lavrov and Turkish Foreign Minister Hakan Fidan": the parser hangs the first name below the last,
    and takes the office for what is coordinated.
    """
    if token.pos_ != "PROPN":
        yield from (child for child in token.lefts if _is_named_beside_an_owner(child))
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


def _is_named_beside_an_owner(child: Token) -> bool:
    """ "Mr Hale" in "Mr Hale and Sudan's president": taken for one whose president it is, too."""
    return (
        child.dep_ == "poss"
        and child.ent_type_ == "PERSON"
        and child.nbor(1).lower_ == "and"
        and any(other.dep_ == "conj" and other.ent_type_ == "GPE" for other in child.rights)
    )


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


def goes_on_without_and(verb: Token) -> bool:
    """ "met her in Paris, then flew to Rome": a clause without "and", which the parser cannot name."""
    return (
        verb.dep_ == "dep"
        and verb.tag_ in ("VBD", "VBZ", "VBP")
        and verb.i > verb.head.i
        and verb.nbor(-1).lower_ in ("then", "later", "afterwards", "and")
    )


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


def is_with(token: Token) -> bool:
    """Whether a phrase stands behind "with"."""
    return token.dep_ == "pobj" and token.head.lower_ == "with"


def is_opposite_number(token: Token) -> bool:
    """ "her Greek opposite number": a counterpart."""
    return token.lemma_ == "number" and any(child.lower_ == "opposite" for child in token.lefts)


def clause_of(token: Token) -> Token:
    """The head of the smallest clause around the token (itself, when it heads one)."""
    while (token.dep_ not in _CLAUSES and not goes_on_without_and(token)) or token.pos_ not in ("VERB", "AUX"):
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


def main_verb(verb: Token) -> Token:
    """ "the talks fixed for Friday were put off": the verb that says what became of them, whatever the parser made of
    the participle.
    """
    if verb.tag_ in ("VBD", "VBN") and verb.i > 0 and verb.nbor(-1).text == ",":  # "the summit, moved to Oslo, opens"
        ands = any(child.dep_ == "cc" for child in verb.children)
        behind = [child for child in verb.rights if child.dep_ == "conj" and child.nbor(-1).text == "," and not ands]
        if behind and behind[0].tag_ in ("VBZ", "VBP", "VBD"):
            return behind[0]
    misread = verb.dep_ in ("csubj", "csubjpass", "nsubj", "nsubjpass") and verb.tag_ in ("VBD", "VBN")
    return verb.head if misread and not any(child.dep_ in ("aux", "auxpass") for child in verb.children) else verb


# Whose past the tagger may take for a present or an infinitive.
PAST_TOO = frozenset({"put", "set", "cut", "wound"})


def is_purpose(verb: Token) -> bool:
    """ "flew to Oslo to meet …": an infinitive that a verb of movement hangs before it."""
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("advcl", "xcomp")
        and verb.head.lemma_.lower() in TRAVEL
        and verb.head.i < verb.i
        and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    )
