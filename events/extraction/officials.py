"""Whom an office means: "the Turkish president", "its minister", "the two countries' ministers"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.antecedents import (
    groups_before,
    subjects_before,
)
from events.extraction.gazetteer import Form
from events.extraction.memory import Memory
from events.extraction.offices import OFFICES, head_word
from events.extraction.passage import Passage
from events.extraction.roster import Roster
from events.vocabulary import ActorKind

_ANY_OFFICE = frozenset({"politician", "statesman", "diplomat", "veteran"})


def find_pair_of_states(memory: Memory, token: Token, passage: Passage) -> list[Actor]:
    """The two states that were named together last, by themselves or by their people."""
    near = [tuple(group) for group in groups_before(token, passage)]
    for group in reversed([*memory.parties[-2:], *memory.groups[-3:], *near]):
        states = list(dict.fromkeys(member.country for member in group))
        if len(states) == 2 and all(states):
            return [
                Actor(passage.gazetteer.state_name(state), ActorKind.STATE, group[0].span, state) for state in states
            ]
    return []


def find_native(memory: Memory, actor: Actor, token: Token, passage: Passage) -> Actor | None:
    """ "The Brazilian met …": the person of that state whom the text spoke of last."""
    hit = passage.hit(token)
    single = token.tag_ in ("NN", "NNP", "JJ") and any(child.lower_ == "the" for child in token.lefts)
    if hit is None or hit.name.form is not Form.DEMONYM or not single or actor.office:
        return None
    person = memory.find_of_state(actor.country)
    return replace(person, span=actor.span) if person is not None else None


def as_asked(member: Actor, head: str, passage: Passage) -> Actor:
    """ "the two countries": the states of the persons who were named."""
    state = passage.gazetteer.state_name(member.country)
    if (
        head not in ("country", "nation", "state", "neighbour", "government")
        or member.kind is not ActorKind.PERSON
        or not state
    ):
        return member
    return Actor(state, ActorKind.STATE, member.span, member.country)


def find_officer(memory: Memory, roster: Roster, actor: Actor) -> Actor | None:
    """ "the Turkish president" when the article has named him."""
    words = [word for word in actor.office.lower().split() if word in OFFICES]
    if not words:
        return None
    if words[-1] == "leader" and (first := memory.find_leader(actor.country)) is not None:
        return replace(first, span=actor.span)
    if words[-1] in _ANY_OFFICE:  # "the Nigerian politician": the one of that state spoken of last
        known = memory.find_of_state(actor.country)
        return replace(known, span=actor.span) if known is not None else None
    if actor.kind is ActorKind.ORGANISATION:  # "the UN envoy"
        person = roster.find_member(actor.name, words[-1])
    else:
        person = roster.find_officer(actor.country, words[-1], actor.office)
    if person is None:
        return None
    return Actor(
        person.name, ActorKind.PERSON, actor.span, person.country, person.office, she=person.she, body=person.body
    )


def find_owner(official: Token, passage: Passage) -> Actor | None:
    """ "Athens sent its foreign minister": whose the minister is, a state's or a body's."""
    if head_word(official.lemma_) not in OFFICES or not any(child.lower_ == "its" for child in official.lefts):
        return None
    owners = [
        one for one in subjects_before(official, passage) if one.kind in (ActorKind.STATE, ActorKind.ORGANISATION)
    ]
    return owners[-1] if owners and not owners[-1].office else None
