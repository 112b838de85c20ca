"""For whom an office or a group acts: a state, a body, a party of a state that is not the state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.descriptions import describe
from events.extraction.gazetteer import Form, Hit
from events.extraction.gazetteer.names import SPEAKS_FOR_A_STATE
from events.extraction.names import is_capitalised
from events.extraction.offices import GROUPS, OFFICES, TITLES, head_word
from events.extraction.passage import Passage
from events.extraction.proper_names import (
    modifiers,
    read_name,
)
from events.extraction.syntax import conjuncts, governed_by
from events.vocabulary import ActorKind

PLACES = frozenset({Form.CITY, Form.VENUE, Form.REGION})


_SUMMITS = {"Arab world": "Arab League", "Europe": "European Union"}  # whose "the Arab summit" is


_OTHERS = frozenset("counterpart host guest colleague interlocutor predecessor successor rival".split())


def names_a_body(token: Token, passage: Passage) -> bool:
    """ "the Oromo Liberation Army": a word for a group that ends a name of several words, not "the Lebanese Army"."""
    if token.pos_ != "PROPN" or token.lower_ not in GROUPS or not is_capitalised(token.text) or token.i < 2:
        return False
    before = [part for part in (token.nbor(-1), token.nbor(-2)) if part.pos_ == "PROPN" and is_capitalised(part.text)]
    return len(before) == 2 and any(passage.hit(part) is None for part in before)


def read_body(token: Token, passage: Passage) -> Actor:
    first = token
    while first.i > token.sent.start and first.nbor(-1).pos_ == "PROPN" and is_capitalised(first.nbor(-1).text):
        first = first.nbor(-1)
    span = passage.span_of(first, token)
    return Actor(" ".join(span.of(passage.text).split()), ActorKind.ORGANISATION, span)


def is_part_of_a_name(token: Token, hit: Hit, passage: Passage) -> bool:
    """ "Michael Jordan" is no state: a surname that follows a forename which is no known name."""
    if hit.name.form not in (Form.STATE, Form.CITY, Form.CAPITAL) or token.i == 0:
        return False
    before = token.nbor(-1)
    if hit.name.form is Form.CITY and before.pos_ != "ADP" and passage.roster.find(token.text, hit.span.start):
        return True  # "Medina flew home", where the article names a Danilo Medina
    return (
        token.ent_type_ == "PERSON"
        and before.pos_ == "PROPN"
        and before.head == token
        and passage.hit(before) is None
        and before.lower_ not in TITLES
    )


def read_known(token: Token, hit: Hit, passage: Passage) -> Iterator[Actor]:
    name = hit.name
    if name.form is Form.REGIONAL and name.name in _SUMMITS and token.head.lemma_.lower() == "summit":
        yield Actor(_SUMMITS[name.name], ActorKind.ORGANISATION, hit.span)
    if name.form in PLACES or name.form is Form.REGIONAL:
        return
    if name.form in SPEAKS_FOR_A_STATE:
        state = passage.gazetteer.state_name(name.country) or name.name
        yield Actor(state, ActorKind.STATE, hit.span, name.country)
    else:
        yield Actor(name.name, name.kind, hit.span, name.country)


def _is_where(part: Token) -> bool:
    """ "last week in Brussels European leaders met": no leaders of Brussels, whatever the parser says."""
    return part.dep_ == "nmod" and part.i > part.sent.start and part.nbor(-1).lower_ in ("in", "at")


def represented(token: Token, passage: Passage) -> Iterator[Actor]:
    """The states and bodies that an office or a group acts for: adjectives, possessives, "of …", "from …"."""
    seen: set[str] = set()
    own = list(modifiers(token))
    told = any((hit := passage.hit(part)) is not None and hit.name.form not in PLACES for part in own)
    # "his counterpart in Oslo" is Norway's; "her EU counterparts in Luxembourg" are not Luxembourg's.
    abroad = governed_by(token, "in") if token.lemma_.lower() in ("counterpart", "colleague") and not told else ()
    for part in (*own, *(state for inner in abroad for state in conjuncts(inner))):
        hit = passage.hit(part)
        if hit is None and names_a_body(part, passage):
            yield read_body(part, passage)
        serves = part.dep_ == "poss" and part.head == token and head_word(token.lemma_) in OFFICES - _OTHERS
        if serves and (state := _state_of_leader(part, passage)) is not None:
            yield state
        if hit is None or hit.name.form in PLACES or hit.name.form is Form.REGIONAL or _is_where(part):
            continue
        party = read_party(part.head, passage) if hit.name.form in (Form.DEMONYM, Form.STATE) else None
        for actor in read_known(part, hit, passage):
            if party is not None and actor.kind is ActorKind.STATE:
                actor = replace(party, country=actor.country)
            if actor.name not in seen:
                seen.add(actor.name)
                yield actor


def _state_of_leader(owner: Token, passage: Passage) -> Actor | None:
    """ "Putin's foreign minister": the state whose leader has him."""
    if owner.pos_ != "PROPN" or passage.hit(owner) is not None:
        return None
    leaders = [actor for actor in read_name(owner, passage) if actor.kind is ActorKind.PERSON and actor.country]
    name = passage.gazetteer.state_name(leaders[0].country) if len(leaders) == 1 else ""
    return Actor(name, ActorKind.STATE, leaders[0].span, leaders[0].country) if name else None


def read_party(group: Token, passage: Passage) -> Actor | None:
    """ "Chadian rebels", "the Syrian opposition", "Libyan political parties": of a state, and not the state."""
    beside = [inner for left in group.lefts for inner in (left, *left.lefts)]
    words = {head_word(part.lemma_) for part in (group, *beside)}
    if not words & (_ARMED | _PARTIES):
        return None
    kind = ActorKind.ARMED_GROUP if words & _ARMED else ActorKind.ORGANISATION
    return replace(describe(group, passage), kind=kind, generic=False)


def is_named(group: Token) -> bool:
    """ "Tamil rebels", and not "the rebels"."""
    return any(part.text[:1].isupper() and part.i > part.sent.start for part in group.lefts if part.dep_ in _NAMING)


_NAMING = frozenset({"amod", "compound", "nmod"})


_ARMED = frozenset("rebel insurgent guerrilla militant militia warlord separatist".split())


_PARTIES = frozenset(
    "faction party opposition dissident tribe clan elder political rival business religious church student".split()
)
