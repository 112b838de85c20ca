"""Who travels or telephones for himself: private callings, masses, calls of reporters, a government at home."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.actors import read_actors
from events.extraction.arguments import objects_of
from events.extraction.clean import ParagraphKind
from events.extraction.frame import Frame
from events.extraction.gazetteer.people import load_people
from events.extraction.offices import CALLINGS, REGNAL
from events.extraction.passage import Passage
from events.extraction.syntax import clause_of, governed_by
from events.extraction.talking import is_press
from events.extraction.triggers import VISIT
from events.extraction.types import PlaceMention
from events.vocabulary import ActorKind, EventType, Role

HISTORICAL = frozenset({ParagraphKind.HEADLINE, ParagraphKind.CAPTION, ParagraphKind.LIST_ITEM})


def is_at_home(actor: Actor, place: PlaceMention, passage: Passage) -> bool:
    """Whether one goes to a place in one's own state: nobody's visit, save a government's where it is contested."""
    if actor.country != place.country:
        return False
    if not place.country:
        return True  # neither is known to be of any state: nothing tells of a journey abroad
    governs = bool(_GOVERNING & set(actor.office.lower().split()))
    governs = governs or (not actor.office and load_people().find(actor.name) is not None)
    return not (governs and passage.gazetteer.is_contested(place.span.of(passage.text)))


_GOVERNING = frozenset("president premier minister chancellor king queen prince secretary taoiseach".split())


def find_private_visitors(
    frame: Frame, actors: list[tuple[Actor, Role]], place: PlaceMention | None, passage: Passage
) -> frozenset[str]:
    """Those who travel of whom nothing but the name is known; empty where one of the visitors acts for somebody.

    Their journey is diplomacy if the article tells that one of them takes part in some.
    """
    official = passage.paragraph.kind in HISTORICAL or frame.trigger.lemma_ in VISIT or frame.nominal
    if frame.type is not EventType.VISIT or official or place is None:
        return frozenset()
    abroad = [actor for actor, role in actors if role is Role.VISITOR and actor.country != place.country]
    return frozenset(actor.name for actor in abroad) if all(map(is_private, abroad)) else frozenset()


def is_a_mass(frame: Frame) -> bool:
    """ "sent troops and planes to Kuwait", "refugees arrived in Athens": nobody's visit."""
    return bool(frame.arguments) and all(
        token.lemma_.lower() in _MASSES
        or any(_is_many(part) for part in token.lefts)
        or (token.lemma_ == "group" and any(one.lemma_.lower() in _MASSES for one in governed_by(token, "of")))
        for token, _ in frame.arguments
    )


def is_private_call(frame: Frame, known: list[Actor], passage: Passage) -> bool:
    """ "told reporters in a conference call", "told Reuters by phone", "took a call from a voter"."""
    heads = [frame.trigger] if frame.predicate is None else [frame.trigger, frame.predicate]
    partners = [token for head in heads for token in governed_by(head, "with", "to", "from")]
    if any(map(is_press, (*partners, *objects_of(clause_of(frame.trigger)), *(token for token, _ in frame.arguments)))):
        return True
    if frame.nominal and partners and len(known) < 2:
        return not any(actor.pronoun or actor.known for token in partners for actor in read_actors(token, passage))
    return False


def has_a_private_calling(frame: Frame) -> bool:
    """ "The Danish novelist X visited Peru": what one is, who acts for nobody."""
    return bool(frame.arguments) and all(
        any(part.lemma_.lower() in CALLINGS for part in (token, *token.lefts, *token.rights, *_word_before(token)))
        for token, _ in frame.arguments
    )


def _word_before(token: Token) -> list[Token]:
    """The word before a phrase, which the parser may have hung elsewhere: "the novelist Ann Lee"."""
    return [token.doc[token.left_edge.i - 1]] if token.left_edge.i > token.sent.start else []


def _is_many(part: Token) -> bool:
    """ "several hundred Serbs gathered at the bridge": a crowd."""
    return part.lemma_.lower() in ("hundred", "thousand", "dozen", "score") or any(
        inner.lemma_.lower() in ("hundred", "thousand", "dozen") for inner in part.children
    )


_MASSES = frozenset(
    """
    troop soldier force marine plane aircraft jet helicopter ship warship vessel tank missile weapon arm convoy aid food
    refugee evacuee migrant tourist pilgrim passenger survivor victim hostage prisoner fighter rebel worker protester
    peacekeeper reinforcement battalion brigade fleet truck
    """.split()
)


def is_private(actor: Actor) -> bool:
    """Whether nothing but the name of a person is known: no state, no office, no body, no regnal title."""
    royal = actor.name.split()[0].lower() in REGNAL
    return actor.kind is ActorKind.PERSON and not (actor.country or actor.office or actor.body or royal)
