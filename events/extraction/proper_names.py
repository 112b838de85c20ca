"""Persons and institutions that no file knows, read from the shape of their names and from the words beside them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.gazetteer.names import SPEAKS_FOR_A_STATE
from events.extraction.names import TIMES, is_capitalised, strip_titles
from events.extraction.offices import ACTING, GROUPS, INSTITUTION_WORDS, OFFICES, head_word, is_title
from events.extraction.passage import Passage
from events.extraction.person import Person
from events.extraction.syntax import conjuncts, governed_by
from events.extraction.triggers import NOUNS, PHONE, RECEIVE
from events.extraction.types import Span
from events.vocabulary import ActorKind

_NAMED_PARTS = frozenset({"compound", "nmod", "flat", "poss"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


def read_name(token: Token, passage: Passage) -> Iterator[Actor]:
    """A proper name that no file knows: a person, or an institution by its words or by the model's opinion."""
    first = token
    while _goes_on(first, token, passage):
        first = first.nbor(-1)
    while (  # "Khalil al-Hayya"
        first.i > 1 and first.nbor(-1).text == "-" and not first.nbor(-1).whitespace_ and first.nbor(-2).pos_ == "PROPN"
    ):
        first = first.nbor(-2)
        while _goes_on(first, token, passage):
            first = first.nbor(-1)
    last = token
    while (
        last.i + 2 < len(token.doc)
        and not last.whitespace_
        and last.nbor(1).text == "-"
        and last.nbor(2).pos_ == "PROPN"
    ):
        last = last.nbor(2)
    written = passage.text[passage.offset(first) : passage.offset(last) + len(last)]
    words = [word for word in written.split() if any(letter.isalpha() for letter in word)]
    name = strip_titles(words)
    if not name or is_title(name[-1]):
        return
    skipped = len(words) - len(name)
    span = passage.span_of(first, last)
    span = Span(span.start + written.index(name[0], sum(map(len, words[:skipped]))), span.end)
    lowered = {word.lower() for word in name}
    person = passage.roster.find(" ".join(name), passage.offset(token))
    if person is not None:
        yield as_actor(person, span)
    elif name[-1].lower() in NOUNS:
        return
    elif len(name) == 1 and token.ent_type_ == "ORG" and _is_met(token):
        yield Actor(name[0], ActorKind.PERSON, span)  # "received Zelenskiy": the model takes a rare surname for a body
    elif skipped and len(name) < 4 and token.ent_type_ == "ORG" and not lowered & INSTITUTION_WORDS:
        yield Actor(" ".join(name), ActorKind.PERSON, span, "", " ".join(words[:skipped]))  # "General Mane"
    elif lowered & INSTITUTION_WORDS or token.ent_type_ == "ORG":
        if len(name) < 2 and not name[0].isupper():
            return
        yield Actor(span.of(passage.text), ActorKind.ORGANISATION, span)
    elif token.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "EVENT", "NORP", "LANGUAGE", "LAW", "WORK_OF_ART"):
        return
    elif skipped or token.ent_type_ == "PERSON" or (token.dep_ == "conj" and token.head.ent_type_ == "PERSON"):
        country = _country_beside(token, passage)
        yield Actor(" ".join(name), ActorKind.PERSON, span, country, " ".join(words[:skipped]))


def _goes_on(first: Token, token: Token, passage: Passage) -> bool:
    """Whether the name that ends with ``token`` has one more word before ``first``."""
    if first.i == token.sent.start:
        return False
    before = first.nbor(-1)
    if before.lower_ in TIMES:
        return False  # "On Sunday Lee will receive …"
    return (
        before.pos_ in ("PROPN", "ADP", "X", "DET")
        and (before.head in (token, first) or before.dep_ in _NAMED_PARTS)
        and (is_capitalised(before.text) or before.lower_ in _NAME_PARTICLES)
        and (passage.hit(before) is None or before.ent_type_ == "PERSON")
        and not (is_title(first.text) and passage.hit(before) is not None)  # "Kazakh Prime Minister X"
    )


_NAME_PARTICLES = frozenset("al el bin ibn von van der den de da di du del della dos la le ben abu".split())


def as_actor(person: Person, span: Span) -> Actor:
    return Actor(person.name, ActorKind.PERSON, span, person.country, person.office, she=person.she, body=person.body)


def _is_met(token: Token) -> bool:
    return token.dep_ == "dobj" and token.head.lemma_.lower() in {"meet", *RECEIVE, *PHONE} and token.text.istitle()


def _country_beside(token: Token, passage: Passage) -> str:
    for part in modifiers(token):
        hit = passage.hit(part)
        if hit is not None and hit.name.form in SPEAKS_FOR_A_STATE:
            return hit.name.country
    return ""


def name_before(token: Token, passage: Passage) -> Actor | None:
    """ "Zamir Kabulov, left, Russia's special envoy": the person whom the office describes."""
    at = token.left_edge.i - 1
    if at < 1 or token.doc[at].text != ",":
        return None
    while at > 1 and (token.doc[at].lower_ in _ASIDES or token.doc[at].is_punct or token.doc[at].like_num):
        at -= 1
    name = token.doc[at]
    if name.pos_ != "PROPN" or name.sent != token.sent or passage.hit(name) is not None:
        return None
    if any(other.dep_ == "prep" for other in name.ancestors if other.i < name.i and other.head.i < name.i):
        return None
    person = passage.roster.find(name.text, passage.offset(name))
    return as_actor(person, passage.span_of(name, name)) if person is not None else None


_ASIDES = frozenset({"left", "right", "center", "centre", "second", "third", "from", "l", "r", "top", "bottom"})


def names_behind(token: Token, passage: Passage) -> Iterator[Actor]:
    """ "the US negotiator for Afghanistan Zalmay Khalilzad": a full name that follows the office's own complement."""
    for other in token.doc[token.i + 1 : min(token.right_edge.i + 1, token.i + 12)]:
        told = passage.hit(other.nbor(-1)) is not None or other.nbor(-1).pos_ == "PROPN"
        if other.text == "," and other.i + 1 < len(other.doc) and told:
            yield from _name_in_commas(other, passage)
            return
        if other.is_punct or other.pos_ in ("VERB", "AUX", "CCONJ") or other.lower_ in ("with", "by", "from", "and"):
            return
        if other.pos_ == "PROPN" and passage.hit(other) is None and passage.hit(other.nbor(-1)) is not None:
            last = other
            while last.i + 1 < len(last.doc) and last.nbor(1).pos_ == "PROPN" and passage.hit(last.nbor(1)) is None:
                last = last.nbor(1)
            written = " ".join(part.text for part in token.doc[other.i : last.i + 1])
            person = passage.roster.find(written, passage.offset(other))
            if person is not None:
                yield as_actor(person, passage.span_of(other, last))
                return


def name_in_commas(token: Token, passage: Passage) -> Iterator[Actor]:
    """ "the army chief, General X, and …": the name in commas right behind an office, however it is hung."""
    determined = any(child.lower_ in ("the", "a", "an") or child.dep_ == "poss" for child in token.lefts)
    if token.i + 2 < token.sent.end and token.nbor(1).text == "," and token.tag_ in ("NN", "NNP") and determined:
        yield from _name_in_commas(token.nbor(1), passage)


def leader_behind(token: Token, passage: Passage) -> Iterator[Actor]:
    """ "a team led by the minister, X", "a delegation headed by Premier X": the leader, wherever the parser hung X."""
    doc, end = token.doc, token.sent.end
    for at in range(token.i + 1, min(token.i + 8, end - 2)):
        if doc[at].lower_ in ("led", "headed") and doc[at + 1].lower_ == "by":
            break
    else:
        return
    first = at + 2
    while first < min(at + 18, end) and doc[first].pos_ not in ("VERB", "AUX"):
        last = first
        while last + 1 < end and (doc[last + 1].pos_ == "PROPN" or doc[last + 1].text == "-"):
            last += 1
        if doc[first].pos_ == "PROPN" and passage.hit(doc[first]) is None:
            written = passage.text[passage.offset(doc[first]) : passage.offset(doc[last]) + len(doc[last])]
            name = " ".join(strip_titles(written.split()))
            person = passage.roster.find(name, passage.offset(doc[last])) if name else None
            if person is not None:
                yield as_actor(person, passage.span_of(doc[first], doc[last]))
                return
        first = last + 1


def names_after_plural(token: Token, passage: Passage) -> Iterator[Actor]:
    """ "Presidents X and Y", "deputy ministers X, Y and Z": the names, however the parser hung them."""
    if token.tag_ not in ("NNS", "NNPS") or head_word(token.lemma_) not in OFFICES:
        return
    at, doc = token.i + 1, token.doc
    while at < token.sent.end and doc[at].pos_ == "PROPN" and passage.hit(doc[at]) is None:
        last = at
        while last + 1 < token.sent.end and (
            doc[last + 1].pos_ == "PROPN" or (doc[last + 1].text == "-" and not doc[last].whitespace_)
        ):
            last += 1
        written = passage.text[passage.offset(doc[at]) : passage.offset(doc[last]) + len(doc[last])]
        person = passage.roster.find(written, passage.offset(doc[at]))
        if person is None:
            return
        yield as_actor(person, passage.span_of(doc[at], doc[last]))
        at = last + 1
        while at < token.sent.end and doc[at].lower_ in (",", "and"):
            at += 1


def names_after_states(token: Token, passage: Passage) -> Iterator[Actor]:
    """ "the presidents of Senegal and Ivory Coast, X and Y": the names that follow an office's states or bodies."""
    states = 0
    for other in token.doc[token.i + 1 : token.sent.end]:
        if passage.hit(other) is not None:
            states += other.i == 0 or passage.hit(other.nbor(-1)) is not passage.hit(other)
        elif other.text == "," and states and other.i + 1 < len(token.doc) and passage.hit(other.nbor(1)) is None:
            yield from _name_in_commas(other, passage, states)
            return
        elif other.lower_ not in ("of", "from", "and", "the", ","):
            return


def _name_in_commas(comma: Token, passage: Passage, expected: int = 1) -> Iterator[Actor]:
    """ "the EU's envoy for the Caucasus, Marit Lindqvist, …"; as many names as ``expected`` at least."""
    found: list[Actor] = []
    at, doc = comma.i + 1, comma.doc
    while at < len(doc) and doc[at].pos_ == "PROPN":
        last = at
        while last + 1 < len(doc) and (
            doc[last + 1].pos_ == "PROPN" or (doc[last + 1].text == "-" and not doc[last].whitespace_)
        ):
            last += 1
        told = passage.text[passage.offset(doc[at]) : passage.offset(doc[last]) + len(doc[last])]
        written = " ".join(strip_titles(told.split()))
        person = passage.roster.find(written, passage.offset(doc[last])) if last > at and written else None
        if person is None or last + 1 >= len(doc):
            return
        found.append(as_actor(person, passage.span_of(doc[at], doc[last])))
        at = last + 1
        if doc[at].text in (",", ".", ";", ":") and len(found) >= expected:
            yield from found
            return
        at += 1 if doc[at].lower_ in ("and", ",") else len(doc)


_RELATED = frozenset("partner ally neighbour neighbor friend rival enemy foe donor creditor backer".split())
_PORTFOLIOS = frozenset("affair defence defense interior finance trade energy economy justice state diplomacy".split())


def _astray(token: Token) -> Iterator[Token]:
    """ "telephoned her counterparts from A and B": the parser may hang the states below the verb."""
    if token.dep_ != "dobj" or token.i + 1 >= token.sent.end:
        return
    after = token.nbor(1)
    hangs_beside = after.lower_ == "from" and after.dep_ == "prep" and after.head == token.head
    if hangs_beside and head_word(token.lemma_) in ACTING:
        yield from (child for child in after.children if child.dep_ == "pobj")


def modifiers(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in _MODIFIERS and child.i < token.i:
            if child.dep_ == "poss" and head_word(token.lemma_) in _RELATED:
                continue  # "Syria's neighbours" are not Syria
            for part in conjuncts(child):
                if not (part.dep_ == "poss" and head_word(part.lemma_) in OFFICES):
                    yield part
                yield from modifiers(part)
    for inner in governed_by(token, "to"):
        if head_word(inner.lemma_) in OFFICES:  # "an aide to the French president"
            yield from modifiers(inner)
    for inner in governed_by(token, "for"):
        if head_word(inner.lemma_) in GROUPS:  # "negotiators for the government of X"
            yield from modifiers(inner)
    for inner in (*governed_by(token, "of", "from"), *_astray(token)):
        for part in conjuncts(inner):
            yield part
            if head_word(part.lemma_) in GROUPS and part.i + 1 < part.sent.end and part.nbor(1).pos_ == "PROPN":
                yield part.nbor(1)  # "the West African bloc ECOWAS"
            if head_word(part.lemma_) in ACTING or part.lower_ in ("side", "sides") or part.lemma_ in _PORTFOLIOS:
                yield from modifiers(part)
            for appended in part.children:
                if appended.dep_ == "appos":
                    yield from conjuncts(appended)
