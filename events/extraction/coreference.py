"""Who "he", "the two ministers", "the latter" and "there" are: a memory of what was read so far.

Light on purpose: the last fitting subject, the last pair, the last place. What does not fit stays unnamed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.actors import drop_doubles, read_actors
from events.extraction.antecedents import (
    PAIRS,
    agree,
    doers_ahead,
    groups_before,
    holds_another_office,
    is_of_two_states,
    is_quoted,
    named_before,
    plural_subject_before,
    says_of_whom,
    subjects_before,
)
from events.extraction.arguments import own_subject
from events.extraction.memory import Memory
from events.extraction.offices import GROUPS, OFFICES, are_of_different_ministries, head_word
from events.extraction.officials import as_asked, find_native, find_officer, find_owner, find_pair_of_states
from events.extraction.passage import Passage
from events.extraction.roster import Roster
from events.extraction.status_words import REPORTING
from events.extraction.syntax import SUBJECTS
from events.extraction.types import PlaceMention, ResolvedDate, Span
from events.vocabulary import ActorKind, EventStatus, EventType

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_COUNTED = re.compile(r"(?:\bthe |^(?:the )?(?:all )?)(three|four|five|six|seven)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occasion:
    """That something of a type was told to be somewhere, whether it made an event of its own or not."""

    type: EventType
    place: PlaceMention
    at: int  # where its trigger stands
    status: EventStatus | None = None
    date: ResolvedDate | None = None
    names: frozenset[str] = frozenset()  # who took part, and the states that they act for
    earlier: bool = False  # told in the pluperfect: no scene of what follows


@dataclass(frozen=True, slots=True)
class Told:
    """The event noun that was read last: what "it" or "they" may stand for."""

    type: EventType
    plural: bool
    at: int  # where its trigger stands


class Discourse:
    """What has been spoken of, most recent last. One for each article."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._memory = Memory()
        self._topic: tuple[Actor, ...] = ()  # the subjects of the sentence before
        self._stranger: Actor | None = None  # the subject of the sentence before, told by an office only
        self._recent: list[Actor] = []  # the persons of the sentence before
        self._speaker = ""  # whom "he" within a quotation does not mean
        self._last: tuple[int, tuple[Actor, ...]] = (-1, ())  # who took part in the last event, and in which paragraph
        self.places: list[PlaceMention] = []
        self.occasions: list[Occasion] = []  # whatever was told to be somewhere
        self.seen: list[Occasion] = []  # where somebody was without doing anything there
        self.dates: dict[str, ResolvedDate] = {}  # by country: when the last dated event there was, for "also in …"
        self.told: Told | None = None
        self.diplomats: set[str] = set()  # who was told to take part in an event
        self.dateline: PlaceMention | None = None  # where the report was written: "here"

    def note_sentence(self, sentence: Tokens, passage: Passage) -> None:
        """Remember a sentence's subjects last, so that they come first to mind."""
        heads = [token for token in sentence if token.dep_ in ("pobj", "dobj", "appos", "poss", "attr")]
        topic = own_subject(sentence.root)  # it comes to mind first, whatever stands behind it
        heads += [token for token in sentence if token.dep_ in SUBJECTS and token != topic]
        if topic is not None and topic.lemma_ == "office":  # "Solana's office reached him": no word of what Solana does
            topic = None
        told = [(token, self._named_by(token, passage)) for token in [*heads, *([topic] if topic is not None else [])]]
        self._topic = tuple(drop_doubles(told[-1][1])) if told and topic is not None else ()
        self._stranger = self._find_stranger(topic, passage) if topic is not None else None
        self._recent = drop_doubles([a for _, actors in told for a in actors if a.kind is ActorKind.PERSON])
        for token, actors in told:
            self._memory.take_in(actors)
            if token.dep_ in SUBJECTS and token.head.lemma_ in ("say", "add", "tell", "ask") and '"' in sentence.text:
                self._speaker = actors[0].name if actors else self._speaker

    def _named_by(self, token: Token, passage: Passage) -> list[Actor]:
        """Who a phrase names; of a subject also whom its pronoun or description means."""
        actors = read_actors(token, passage)
        if token.dep_ in SUBJECTS or (token.dep_ == "dobj" and token.lower_ in ("him", "her")):
            actors = [resolved for actor in actors for resolved in self.resolve(actor, token, passage)]
        return [actor for actor in actors if actor.known]

    def _find_stranger(self, topic: Token, passage: Passage) -> Actor | None:
        """ "The rebels' leader flew to Oslo": whom the next "he" means, though nobody has named him."""
        determined = topic.tag_ == "PRP" or any(child.lower_ == "the" or child.dep_ == "poss" for child in topic.lefts)
        if not determined or topic.head.lemma_.lower() in REPORTING:
            return None
        actors = [found for actor in read_actors(topic, passage) for found in self.resolve(actor, topic, passage)]
        if len(actors) != 1 or actors[0].kind is ActorKind.PERSON or actors[0].plural or actors[0].pronoun:
            return None
        return actors[0] if actors[0].office and head_word(topic.lemma_) in OFFICES | _HE else None

    def note_event(self, actors: list[Actor], paragraph: int) -> None:
        """Remember who took part, for "the two leaders" and "they"; ``paragraph`` is where its text begins."""
        named = tuple(actor for actor in actors if actor.known)
        if named:
            self._last = (paragraph, named)
            self.diplomats.update(actor.name for actor in named if actor.kind is ActorKind.PERSON)
        self._memory.take_in_parties(named)

    def parties_told_in(self, paragraph: int) -> list[Actor]:
        """Who took part in the last event, where the same paragraph told of it: those who sign at its end."""
        told, named = self._last
        return list(named) if told == paragraph else []

    def last_doer(self) -> list[Actor]:
        """The person whom the sentence before told of: whose trip "a trip to Kabul" is."""
        people = [member for member in self._topic if member.kind is ActorKind.PERSON]
        return people if len(people) == 1 else []

    def last_told(self) -> list[Actor]:
        """Who took part in the event that was told last."""
        return list(self._last[1])

    def last_parties(self) -> list[Actor]:
        """Who took part in the last event that had several parties, or that a body held."""
        return list(self._memory.sessions[-1]) if self._memory.sessions else []

    def resolve(self, actor: Actor, token: Token, passage: Passage, named: frozenset[str] = frozenset()) -> list[Actor]:
        """The named actors that a pronoun or a description means; the actor itself when none is known.

        ``named`` are those who take part beside it: "he met X" means somebody else than X.
        """
        if actor.pronoun:
            return self._resolve_pronoun(actor, token, passage, named)
        if actor.kind in (ActorKind.STATE, ActorKind.ORGANISATION) and actor.office and not actor.plural:
            person = find_officer(self._memory, self._roster, actor)
            return [person] if person else [actor]
        if (native := find_native(self._memory, actor, token, passage)) is not None:
            return [native]
        if not actor.generic:
            return [actor]
        if (owner := find_owner(token, passage)) is not None:
            return [replace(owner, span=actor.span, office=actor.office, plural=actor.plural)]
        if is_of_two_states(token) and (pair := find_pair_of_states(self._memory, token, passage)):
            return [replace(state, span=actor.span, office=token.lower_, plural=True) for state in pair]
        words = actor.office.lower()
        head = head_word(token.lemma_)
        definite = any(child.lower_ in ("the", "both", "these", "those") for child in token.lefts) or head == "side"
        if head in ("counterpart", "number"):
            return []
        if (
            (
                actor.plural
                and (definite or head == "side")
                and (
                    head in OFFICES
                    or head
                    in (
                        "side",
                        "party",
                        "country",
                        "nation",
                        "state",
                        "man",
                        "delegation",
                        "group",
                        "faction",
                        "neighbour",
                        "government",
                    )
                )
            )
            and (PAIRS.search(words) or head in ("side", "leader", "man", "party"))
            and not says_of_whom(actor)
        ):
            groups = list(reversed(self._memory.groups[-1:] + self._memory.parties))
            if head in OFFICES:  # "the two ministers": persons rather than states
                groups.sort(key=lambda group: any(member.kind is not ActorKind.PERSON for member in group))
            doers = {doer.name for doer in subjects_before(token, passage)}
            groups.sort(key=lambda group: not any(member.name in doers for member in group))
            number = next((_NUMBERS[word] for word in words.split() if word in _NUMBERS), 0)
            groups = [group for group in groups if not any(holds_another_office(member, head) for member in group)]
            for group in groups:
                if number in (0, len(group)) or (number == 2 and len(group) < 2):
                    return [as_asked(replace(member, span=actor.span), head, passage) for member in group]
        if actor.plural and head in OFFICES and token.sent[0].lower_ == "their" and token.sent[0].head == token:
            states = [group for group in self._memory.groups[-2:] if all(one.kind is ActorKind.STATE for one in group)]
            if states:  # "Japan, Germany and India want seats. Their leaders met in May"
                return [replace(member, span=actor.span, office=actor.office) for member in states[-1]]
        counted = _COUNTED.search(actor.name)
        if actor.plural and counted:
            for group in reversed(self._memory.groups + self._memory.parties):
                if len(group) == _NUMBERS[counted[1].lower()] > 2:
                    return [replace(member, span=actor.span) for member in group]
        if definite and not actor.plural and head in OFFICES:
            hyphened = token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "secretary"
            office = {"secretary-general"} if hyphened else {head, *_ALSO.get(head, ())}
            holders = [
                person
                for person in reversed(self._memory.people)
                if office & {*person.office.lower().split(), person.name.split()[0].lower()}  # "the prince"
                and not are_of_different_ministries(person.office, words)
            ]
            if head == "president":  # whom a report tells of most is "the president", whoever else holds that office
                told = Counter(holder.name for holder in holders)
                holders.sort(key=lambda holder: -told[holder.name])
            topic = [member for member in self._topic if member.kind is ActorKind.PERSON]
            if not holders and head in ("president", "minister", "chancellor", "premier") and not topic:
                holders = self._memory.find_protagonist()
            if not holders and head in _LEADING and len(topic) == 1 and not topic[0].office:
                holders = topic  # "David Holm rang her. The foreign secretary will go to Rome"
            if holders:
                return [replace(holders[0], span=actor.span, office=holders[0].office or actor.office)]
        if (
            definite
            and head in GROUPS
            and head
            in ("delegation", "group", "movement", "government", "team", "organisation", "organization", "bloc")
        ):
            for body in self._memory.bodies_by_frequency() if head == "government" else reversed(self._memory.bodies):
                if head in ("bloc", "organisation", "organization") and body.kind is not ActorKind.ORGANISATION:
                    continue
                if body.kind is not ActorKind.STATE or head in ("delegation", "government"):
                    return [replace(body, span=actor.span)]
        sitting = self._memory.find_body(head) if definite else None
        if sitting is not None:
            return [replace(sitting, span=actor.span)]
        return [actor]

    def _resolve_pronoun(self, actor: Actor, token: Token, passage: Passage, named: frozenset[str]) -> list[Actor]:
        ahead = doers_ahead(token, passage)
        if actor.pronoun == "its":  # a body's own, in its own sentence: "IGAD said after its summit"
            bodies = [*ahead, *subjects_before(token, passage)]
            bodies = [body for body in bodies if body.kind is ActorKind.ORGANISATION]
            return [replace(bodies[-1], span=actor.span)] if bodies else []
        if token.dep_ == "poss" and agree(ahead, actor):  # "Following his talks with X, Y said"
            return [replace(found, span=actor.span) for found in ahead]
        found = self._look_back(actor, token, passage, named)
        return found or ([replace(doer, span=actor.span) for doer in ahead] if agree(ahead, actor) else [])

    def _look_back(self, actor: Actor, token: Token, passage: Passage, named: frozenset[str]) -> list[Actor]:
        word = actor.pronoun
        if word in ("latter", "former"):
            return self._resolve_order(word, token, passage, actor.span)
        before = [found for found in named_before(token, passage) if found.known]
        if word in ("they", "them") and is_quoted(token) and not groups_before(token, passage):
            return []  # whom a speaker means was not told by the report
        if word in ("they", "them", "both", "each"):
            subjects = subjects_before(token, passage)
            if subjects and subjects[-1].kind in (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP):
                return [replace(subjects[-1], span=actor.span)]
            groups = [tuple(drop_doubles(g)) for g in groups_before(token, passage)]
            if not groups:
                if (others := plural_subject_before(token, passage)) is not None:
                    return others
                persons = drop_doubles([found for found in before if found.kind is ActorKind.PERSON])
                if len(persons) == 2:  # "took his list to Y when they breakfasted together"
                    groups = [tuple(persons)]
            pair = token.lower_ in ("two", "pair", "duo", "men", "women", "couple", "both")
            pairs = [group for group in self._memory.groups[-6:] if pair and len(group) == 2]
            nearest = [*pairs[-1:], *self._memory.parties[-1:], self._topic, *groups]
            if pair and any(len(group) == 2 for group in nearest):
                nearest = [group for group in nearest if len(group) == 2]
            for group in reversed(nearest):
                if len(group) > 1 or (group and group[0].plural and not pair):
                    return [replace(member, span=actor.span) for member in group]
            if len(self._recent) == 2 and not before:
                return [replace(member, span=actor.span) for member in self._recent]
            bodies = [found for found in before if found.kind is not ActorKind.PERSON] or self._memory.bodies[-1:]
            return [replace(bodies[-1], span=actor.span)] if bodies else []
        if word in ("it",):
            bodies = [found for found in before if found.kind is not ActorKind.PERSON] or self._memory.bodies[-1:]
            return [replace(bodies[-1], span=actor.span)] if bodies else []
        people = [found for found in before if found.kind is ActorKind.PERSON]
        if not people and token.sent.text[: max(token.idx - token.sent.start_char, 0)].count('"') % 2:
            people = [found for found in reversed(self._memory.people[-8:]) if found.name != self._speaker][:1]
        officers = [one for one in before if one.office and not one.plural and one.kind is not ActorKind.PERSON]
        if officers and all(person.name in named for person in people):
            return [replace(officers[0], span=actor.span)]  # "Norway's minister denied that he …"
        if self._stranger is not None and all(person.name in named for person in people):
            return [replace(self._stranger, span=actor.span)]
        recent = [person for person in (*people, *reversed(self._memory.people[-8:])) if person.name not in named]
        surely = [person for person in recent if person.she is True] if actor.she else []
        fitting = surely or [
            person for person in recent if actor.she is None or person.she is None or person.she == actor.she
        ]
        return [replace(fitting[0], span=actor.span)] if fitting else []

    def _resolve_order(self, word: str, token: Token, passage: Passage, span: Span) -> list[Actor]:
        groups = [*self._memory.groups[-1:], *groups_before(token, passage)]
        if not groups:
            return []
        member = groups[-1][-1 if word == "latter" else 0]
        return [replace(member, span=span)]

    def find_place(self) -> PlaceMention | None:
        """Where "there" is."""
        return self.places[-1] if self.places else None

    def note_place(self, place: PlaceMention | None, kind: EventType) -> None:
        """Remember where the last event was."""
        if place is not None:
            self.places.append(place)


_HE = frozenset({"he", "she", "-pron-"})
_ALSO = {  # other words for whoever holds one of these offices
    "monarch": ("king", "queen", "emir", "sultan"),
    "pontiff": ("pope",),
    "premier": ("prime",),
    "emissary": ("envoy",),
}
_LEADING = frozenset(
    "president minister secretary chancellor premier king queen envoy ambassador general emissary mediator".split()
)
