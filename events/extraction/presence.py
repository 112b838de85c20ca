"""Where somebody was, as the text says it in passing: "told reporters here", "Speaking in Geneva, the envoy said …"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.actors import read_actors
from events.extraction.arguments import own_subject
from events.extraction.coreference import Discourse, Occasion
from events.extraction.passage import Passage
from events.extraction.places import read_places
from events.extraction.syntax import clause_of, governed_by
from events.extraction.types import PlaceMention
from events.vocabulary import ActorKind, EventStatus, EventType, PlaceKind

_SPEAKING = frozenset("say tell add announce declare speak brief address comment".split())
_LINKED = frozenset({"advcl", "conj", "xcomp", "relcl"})


def note_presence(sentence: Tokens, passage: Passage, discourse: Discourse) -> None:
    """Remember where the sentence's subject speaks, or that it is where the report was written."""
    root = sentence.root
    subject = own_subject(root)
    if subject is None or root.pos_ not in ("VERB", "AUX"):
        return
    place = _find_place(root, passage, discourse)
    if place is None:
        return
    told = [
        resolved for actor in read_actors(subject, passage) for resolved in discourse.resolve(actor, subject, passage)
    ]
    names = name_parties(actor for actor in told if actor.kind is ActorKind.PERSON)
    if names:
        at = passage.offset(root)
        discourse.seen.append(Occasion(EventType.VISIT, place, at, EventStatus.HELD, None, names))


def _find_place(root: Token, passage: Passage, discourse: Discourse) -> PlaceMention | None:
    verbs = [root, *(child for child in root.children if child.dep_ in _LINKED and child.pos_ == "VERB")]
    if discourse.dateline is not None and any(word.lower_ == "here" and clause_of(word) in verbs for word in root.sent):
        return discourse.dateline
    for verb in verbs:
        if verb.lemma_.lower() in _SPEAKING:
            cities = [place for place in read_places(governed_by(verb, "in"), passage) if place.kind is PlaceKind.CITY]
            if cities:
                return cities[0]
    return None


def name_parties(actors: Iterable[Actor]) -> frozenset[str]:
    """The names of those who have one, and the states that they act for."""
    known = [actor for actor in actors if actor.known]
    return frozenset({actor.name for actor in known} | {actor.country for actor in known if actor.country})
