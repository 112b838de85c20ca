"""Places that a text only points at: "there", "where he will meet", "in the city", "the same trip", "flew in"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.coreference import Discourse
from events.extraction.frame import Frame
from events.extraction.gazetteer import Form
from events.extraction.passage import Passage
from events.extraction.places import name_place, read_place
from events.extraction.syntax import clause_of, governed_by
from events.extraction.triggers import TRAVEL, VISIT
from events.extraction.types import PlaceMention
from events.vocabulary import GATHERINGS, EventStatus, EventType, PlaceKind

STANDS = frozenset({Form.CAPITAL, Form.CITY, Form.VENUE, Form.SEAT})
_TOWARDS = frozenset({"in", "at", "near", "outside", "inside", "to", "for", "into", "from"})
_TOWNS = frozenset({"city", "town", "capital"})
_LANDS = frozenset({"country", "kingdom", "republic", "island", "emirate", "sultanate", "archipelago"})
_POINTING = frozenset({"the", "this", "that", "same"})
LAST = 40  # what was told of late: a text twice as long is not searched twice as far
_BACK = 300  # tokens between a place and what points at it
_FAR = 12  # tokens between a place and the "where" that means it


def find_pointed(frame: Frame, passage: Passage, discourse: Discourse) -> PlaceMention | None:
    """The place that an event's own words point at, None when they do not."""
    clause = clause_of(frame.predicate or frame.trigger)
    heads = [*frame.places, *governed_by(frame.trigger, "in", "to"), *governed_by(clause, "in", "to")]
    moves = frame.type is not EventType.VISIT or frame.nominal or clause.lemma_.lower() in TRAVEL | VISIT
    for token in heads if moves else ():  # who is only "expected in the city" need not have come
        if token.lower_ in _TOWNS and _only_points(token):
            return _find_town(token, passage, discourse)
        if token.lower_ in _LANDS and frame.type is EventType.VISIT and _only_points(token):
            return _find_land(passage, discourse)
    for token in frame.places:
        if token.lower_ == "there":
            return find_there(token, passage) or discourse.find_place()
    if frame.type is EventType.VISIT and frame.nominal and any(c.lower_ == "same" for c in frame.trigger.lefts):
        return discourse.find_place()
    return None


def find_joined(frame: Frame, discourse: Discourse) -> PlaceMention | None:
    """ "are to fly in on Sunday": where the others have gathered, as the text told last."""
    verb = frame.predicate or frame.trigger
    flies_in = verb.lemma_.lower() in TRAVEL and any(
        c.lower_ == "in" and c.dep_ in ("advmod", "prt") for c in verb.rights
    )
    if frame.type is not EventType.VISIT or not flies_in:
        return None
    gathered = [
        told for told in discourse.occasions[-LAST:] if told.type in GATHERINGS and told.status is EventStatus.HELD
    ]
    abroad = [told for told in gathered if told.names and told.place.country not in told.names]
    return abroad[-1].place if abroad else discourse.dateline


def find_where(verb: Token, passage: Passage) -> PlaceMention | None:
    """ "leaves for Oslo this evening, where she will meet …": the place before the "where" of the verb's clause."""
    for _ in range(4):
        wheres = [child for child in verb.lefts if child.lower_ == "where"]
        if wheres:
            return _find_before(wheres[0], passage)
        if verb.dep_ not in ("conj", "xcomp", "advcl"):
            return None
        verb = verb.head
    return None


def _find_before(where: Token, passage: Passage) -> PlaceMention | None:
    start = max(where.sent.start, where.i - _FAR)
    for token in reversed(passage.doc[start : where.i]):
        if token.dep_ in ("pobj", "dobj", "conj", "appos") or passage.hit(token) is not None:
            place = read_place(token, passage)
            if place is not None:
                return place
    return None


def find_there(there: Token, passage: Passage) -> PlaceMention | None:
    """The last city that the paragraph says something to be "in", "at" or bound "to" before."""
    for token in reversed(passage.doc[max(there.i - _BACK, 0) : there.i]):
        hit = passage.hit(token)
        if hit is None or hit.name.form not in STANDS or token.i == 0 or passage.hit(token.nbor(-1)) is hit:
            continue
        if token.nbor(-1).lower_ in _TOWARDS - {"from", "into"}:
            return name_place(hit.name, hit.span, passage)
    return None


def _only_points(token: Token) -> bool:
    """ "the city", "the same town", and neither "the Polish city" nor "the city of Lodz"."""
    lefts = [child for child in token.lefts if not child.is_punct]
    named = any(child.dep_ == "appos" or child.lower_ in ("of", "where") for child in token.rights)
    return bool(lefts) and all(child.lower_ in _POINTING for child in lefts) and not named


def _find_land(passage: Passage, discourse: Discourse) -> PlaceMention | None:
    """The state that something was told to be in last; in a report's first paragraph where it is written."""
    here = discourse.dateline
    if here is not None and here.span.start == passage.paragraph.span.start:
        return here
    last = discourse.find_place() or here
    name = passage.gazetteer.state_name(last.country) if last is not None else ""
    return PlaceMention(name, last.country, PlaceKind.COUNTRY, last.span) if last is not None and name else None


def _find_town(token: Token, passage: Passage, discourse: Discourse) -> PlaceMention | None:
    """The town that was spoken of last: of "the capital" a capital."""
    told = [place for place in (find_there(token, passage), *reversed(discourse.places[-4:])) if place is not None]
    towns = [place for place in (*told, discourse.dateline) if place is not None and place.kind is PlaceKind.CITY]
    if token.lower_ == "capital":
        towns = [place for place in towns if passage.gazetteer.capital_of(place.country) == place.name]
    return towns[0] if towns else None
