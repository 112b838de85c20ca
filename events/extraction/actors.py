"""Who a noun phrase speaks of: persons, states, organisations, or a group that has no name here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.arguments import agents_of, own_subject
from events.extraction.descriptions import describe
from events.extraction.gazetteer import Form
from events.extraction.names import is_capitalised
from events.extraction.offices import ACTING, GROUPS, OFFICES, head_word
from events.extraction.passage import Passage
from events.extraction.proper_names import (
    leader_behind,
    modifiers,
    name_before,
    name_in_commas,
    names_after_plural,
    names_after_states,
    names_behind,
    read_name,
)
from events.extraction.represented import (
    is_named,
    is_part_of_a_name,
    names_a_body,
    read_body,
    read_known,
    read_party,
    represented,
)
from events.extraction.syntax import conjuncts, governed_by, is_opposite_number, listed
from events.vocabulary import ActorKind

_PRONOUNS = frozenset("he she him her they them both each it who himself herself his their its".split())
# "each of the two generals", "nobody from the government": who is meant is told behind.
_OF_SEVERAL = frozenset("each both all some several nobody anybody someone somebody anyone everyone".split())
_HOLDERS = frozenset({"participation", "attendance", "presence", "involvement", "mediation", "assistance"})
_STATES = frozenset({"state", "nation", "country"})
_OWNERS = {"his": "he", "their": "they"}


def read_actors(token: Token, passage: Passage) -> list[Actor]:
    """All actors that a noun phrase names, its coordinated parts and its "including …" with it; in order."""
    behind = token.lower_ == "whom" and token.dep_ == "pobj"  # "the envoy, with whom she met on Monday"
    if token.lower_ == "whose" or behind:  # "Lee and Mori, whose first encounter took place in May"
        clause = next((part for part in token.ancestors if part.dep_ == "relcl"), None)
        named = clause.head if clause is not None else token.nbor(-2) if token.i > token.sent.start + 1 else None
        while named is not None and named.dep_ == "conj" and not behind:
            named = named.head
        return read_actors(named, passage) if named is not None else []
    found: list[Actor] = []
    described: list[Actor] = []  # "the French and Russian leaders, X and Y": states until the names come
    inherited = ""
    for part in conjuncts(token):
        actors = list(_read_one(part, passage))
        if part != token and not actors and inherited and head_word(part.lemma_) in ACTING:
            actors = [describe(part, passage)]
        for actor in actors:
            if actor.generic and inherited and part != token and head_word(part.lemma_) in OFFICES:
                name = passage.gazetteer.state_name(inherited)  # "Iran's president and foreign minister"
                actor = replace(actor, name=name, kind=ActorKind.STATE, country=inherited, generic=False)
            inherited = inherited or (actor.country if actor.kind is ActorKind.STATE and actor.office else "")
            found.append(actor)
            if part == token and actor.kind is ActorKind.STATE and actor.office and actor.plural:
                described.append(actor)
        for member in (*listed(part), *_others_led(part)):
            found.extend(_read_one(member, passage))
    persons = [actor for actor in found if actor.kind is ActorKind.PERSON]
    if len(described) > 1 and len(persons) == len(described):
        return [
            replace(person, country=person.country or state.country)
            for person, state in zip(persons, described, strict=True)
        ]
    return drop_doubles(found)


def _others_led(group: Token) -> Iterator[Token]:
    """ "between a delegation led by X and Minister Y": Y, whom the parser counts among the leaders."""
    if group.head.lower_ != "between" or any(child.dep_ == "conj" for child in group.children):
        return
    for child in group.children:
        if child.dep_ == "acl" and child.lemma_ in ("lead", "head"):
            for agent in agents_of(child):
                yield from list(conjuncts(agent))[1:]


def _find_speaker(pronoun: Token) -> Token | None:
    """ "I met the king on Monday," Minister X said: X."""
    clause = pronoun.head
    for _ in range(4):
        if clause.dep_ in ("ccomp", "parataxis") and clause.head.lemma_.lower() in _SAYING:
            return own_subject(clause.head)
        if clause.dep_ not in ("ccomp", "conj", "advcl", "parataxis"):
            return None
        clause = clause.head
    return None


_SAYING = frozenset("say tell add write recall explain".split())


def drop_doubles(actors: list[Actor]) -> list[Actor]:
    """Each name once; a description goes when something named says as much."""
    kept: list[Actor] = []
    for actor in actors:
        if not any(other.name.lower() == actor.name.lower() and not actor.pronoun for other in kept):
            kept.append(actor)
    return kept


def _read_one(token: Token, passage: Passage) -> Iterator[Actor]:
    if token.lower_ == "i" and (speaker := _find_speaker(token)) is not None:
        yield from _read_one(speaker, passage)
        return
    several = token.lower_ in _OF_SEVERAL or token.pos_ == "NUM"  # "six of the country's neighbours"
    if several and (members := list(governed_by(token, "of", "from"))):
        for member in members:
            for part in conjuncts(member):
                yield from _read_one(part, passage)
        return
    if token.pos_ == "PRON" or token.lower_ in _PRONOUNS:
        if token.lower_ in _PRONOUNS:
            span = passage.span_of(token, token)
            word = _OWNERS.get(token.lower_, token.lower_)
            plural = word in ("they", "them", "both", "each")
            she = {"he": False, "him": False, "she": True, "her": True}.get(word)
            yield Actor(word, ActorKind.OTHER, span, pronoun=word, plural=plural, she=she)
        return
    if token.lower_ in ("two", "three", "pair", "duo", "men", "women", "couple") and any(
        child.lower_ == "the" for child in token.lefts
    ):
        yield Actor("they", ActorKind.OTHER, passage.span_of(token, token), pronoun="they", plural=True)
        return
    if token.lower_ in ("latter", "former") and any(child.lower_ == "the" for child in token.children):
        yield Actor(token.lower_, ActorKind.OTHER, passage.span_of(token, token), pronoun=token.lower_)
        return
    if token.lemma_ == "office":  # "a call to the premier's office"
        for owner in token.children:
            if owner.dep_ == "poss":
                yield from _read_one(owner, passage)
        return
    if token.lemma_ in _HOLDERS:  # "with the participation of the foreign ministers of X and Y"
        for inner in governed_by(token, "of"):
            for part in conjuncts(inner):
                yield from _read_one(part, passage)
        return
    both = token.lower_ == "korea" and token.doc[max(token.i - 3, 0) : token.i].text.lower() == "north and south"
    if token.lower_ == "koreas" or both:  # "the two Koreas", "North and South Korea"
        for code in ("KP", "KR"):
            state = passage.gazetteer.state_name(code)
            yield Actor(state, ActorKind.STATE, passage.span_of(token, token), code)
        return
    hit = passage.hit(token)
    if hit is not None and not is_part_of_a_name(token, hit, passage):
        yield from read_known(token, hit, passage)
    elif names_a_body(token, passage):
        yield read_body(token, passage)
    elif (head_word(token.lemma_) in ACTING or is_opposite_number(token)) and not _is_proper_surname(token, passage):
        yield from _read_office(token, passage)
    elif token.lemma_ == "number" and any(child.lower_ in ("one", "two", "three") for child in token.rights):
        yield from _persons_beside(token, passage)  # "the party's number two, X"
    elif token.pos_ == "PROPN" or (
        is_capitalised(token.text) and (token.ent_type_ == "PERSON" or _is_known_surname(token, passage))
    ):
        yield from read_name(token, passage)


def _is_known_surname(token: Token, passage: Passage) -> bool:
    """ "Trump said": a word that the model takes for a common noun, and the article for someone's name."""
    return token.pos_ == "NOUN" and passage.roster.find(token.text, passage.offset(token)) is not None


def _is_proper_surname(token: Token, passage: Passage) -> bool:
    """ "Kofi Minister" is nobody; "Straw", "King" and "Pope" in a person's name are."""
    return token.pos_ == "PROPN" and passage.roster.find(token.text, passage.offset(token)) is not None


def _read_office(token: Token, passage: Passage) -> Iterator[Actor]:
    if head_word(token.lemma_) in GROUPS and token.i + 1 < token.sent.end:  # "the West African bloc ECOWAS"
        own = passage.hit(token.nbor(1))
        if own is not None and own.name.form is Form.ORGANISATION and own.span.start > passage.offset(token):
            yield from read_known(token.nbor(1), own, passage)
            return
    named = list(_persons_beside(token, passage))
    described = describe(token, passage)
    states = list(represented(token, passage))
    if named and head_word(token.lemma_) in GROUPS:  # "a Hamas delegation led by X": the movement takes part too
        yield from (state for state in states if state.kind is not ActorKind.STATE)
    if named:
        country = states[0].country if len(states) == 1 else ""
        if len(named) == len(states) > 1:  # "the presidents of A and B, X and Y"
            named = [
                replace(person, country=person.country or state.country)
                for person, state in zip(named, states, strict=True)
            ]
        for person in named:
            known = len(named) > 1 or bool(person.office) or person.kind is not ActorKind.PERSON
            office = described.office if head_word(token.lemma_) in OFFICES else ""  # "a team led by X" is no office
            yield person if known else replace(person, office=office, country=person.country or country)
        return
    if states:
        for state in states:
            yield replace(state, office=described.office, plural=described.plural)
    elif (party := read_party(token, passage)) is not None and party.kind is ActorKind.ARMED_GROUP and is_named(token):
        yield party
    elif described.plural and head_word(token.lemma_) in OFFICES | _STATES and _is_regional(token, passage):
        yield replace(described, generic=False)  # "West African leaders", "Arab states"
    else:
        yield described


def _is_regional(token: Token, passage: Passage) -> bool:
    """ "European ministers", "the Arab leaders": those of a part of the world, who are known by that."""
    return any(hit is not None and hit.name.form is Form.REGIONAL for hit in map(passage.hit, modifiers(token)))


def _persons_beside(token: Token, passage: Passage) -> Iterator[Actor]:
    """ "the envoy, Zalmay Khalilzad", "Prime Minister Tony Blair": names in apposition or compounded."""
    several = list(names_after_plural(token, passage))
    if not several and head_word(token.lemma_) in GROUPS:
        several = list(leader_behind(token, passage))
    if several:
        yield from several
        return
    described = name_before(token, passage)
    if described is not None:
        yield described
        return
    apposed: list[Actor] = []
    for child in token.children:
        if child.dep_ == "acl" and child.lemma_ in ("lead", "head"):  # "a team led by X"
            for agent in agents_of(child):
                yield from _read_one(agent, passage)
        if child.dep_ == "prep" and child.lower_ == "of" and head_word(token.lemma_) in GROUPS:
            for inner in child.children:  # "a delegation of officials, headed by X"
                led = [part for part in inner.children if part.dep_ == "acl" and part.lemma_ in ("lead", "head")]
                for agent in (agent for part in led for agent in agents_of(part)):
                    yield from _read_one(agent, passage)
        if child.dep_ == "prep" and child.lower_ in ("in", "to", "for"):  # "the envoy in Chad, X, said"
            for inner in child.children:
                for name in inner.children if inner.ent_type_ == "GPE" else ():
                    if name.dep_ == "appos" and name.ent_type_ == "PERSON" and name.pos_ == "PROPN":
                        apposed += read_name(name, passage)
        if child.dep_ in ("appos", "flat") or (child.dep_ in ("compound", "nmod") and child.i > token.i):
            for part in conjuncts(child):
                hit = passage.hit(part)
                if part.pos_ == "PROPN" and (hit is None or is_part_of_a_name(part, hit, passage)):
                    apposed += read_name(part, passage)
    yield from apposed
    listed_names = list(names_after_states(token, passage)) or list(names_behind(token, passage))
    listed_names = listed_names or list(_named_at_the_end(token, passage))
    yield from listed_names or (() if apposed else name_in_commas(token, passage))


def _named_at_the_end(token: Token, passage: Passage) -> Iterator[Actor]:
    """ "the heads of the two security committees, X and Y": names that the parser hangs on the nearer noun."""
    if token.tag_ != "NNS":
        return
    last = token.right_edge
    if last.i + 2 < token.sent.end and last.nbor(1).text == "," and last.i > token.i:  # hung on something else
        behind = last.nbor(2)
        while behind.dep_ in ("compound", "nmod") and behind.head.i > behind.i:
            behind = behind.head
        several = [name for name in conjuncts(behind) if name.pos_ == "PROPN"]
        if behind.ent_type_ == "PERSON" and len(several) > 1 and behind.dep_ == "appos":
            for name in several:
                yield from read_name(name, passage)
            return
    for part in token.subtree:
        hung = part.dep_ in ("appos", "conj") and part.ent_type_ == "PERSON" and part.head.pos_ == "NOUN"
        if hung and part.head != token and part.left_edge.i > 0:
            several = [name for name in conjuncts(part) if name.pos_ == "PROPN"]
            if len(several) > 1 and part.left_edge.nbor(-1).text == ",":
                for name in several:
                    yield from read_name(name, passage)
                return
