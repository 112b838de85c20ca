"""Where a frame's event was: its own phrase, its clause, its sentence, what was told before, the dateline."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.actors import read_actors
from events.extraction.clean import ParagraphKind
from events.extraction.coreference import Discourse
from events.extraction.frame import Frame
from events.extraction.gazetteer import Form
from events.extraction.passage import Passage
from events.extraction.places import read_place, read_places
from events.extraction.syntax import clause_of, governed_by, objects_of
from events.extraction.triggers import TRAVEL, VISIT
from events.extraction.types import PlaceMention
from events.vocabulary import EventType, PlaceKind, Role


def find_places(frame: Frame, sentence: Tokens, passage: Passage, discourse: Discourse) -> list[PlaceMention]:
    places = read_places(frame.places, passage)
    if passage.paragraph.kind is ParagraphKind.CAPTION and not any(place.kind is PlaceKind.CITY for place in places):
        behind = [
            token
            for token in sentence
            if token.i > frame.trigger.i and token.dep_ in ("appos", "npadvmod", "conj", "pobj")
        ]
        places = [place for place in read_places(behind, passage) if place.kind is PlaceKind.CITY][:1] + places
    if any(token.lower_ == "there" for token in frame.places):
        last = discourse.find_place()
        if last is not None:
            places.append(last)
    if frame.type is EventType.VISIT and frame.nominal and not places:
        in_diary = passage.heading_date is not None
        return _goals_behind(frame.trigger, passage) or (_opening_places(passage) if in_diary else [])
    if not places and discourse.dateline is not None and "here" in words_around(frame):
        return [discourse.dateline]
    if places or frame.type is EventType.VISIT:
        return places
    clause = clause_of(frame.predicate or frame.trigger)
    if clause.dep_ == "relcl" and any(child.lower_ == "where" for child in clause.children):
        antecedent = read_places([clause.head], passage)
        if antecedent:
            return antecedent
    places = read_places(governed_by(clause, "in", "at"), passage)
    if not places and clause.lemma_ in TRAVEL | VISIT:
        places = read_places([*governed_by(clause, "to"), *objects_of(clause)], passage)
    if not places:
        near = [grand for token, _ in frame.arguments for grand in governed_by(token, "in", "at")]
        places = read_places(near, passage)
    if not places:
        places = _places_in_sentence(sentence, passage)
    if (not places and passage.heading_date is not None) or (passage.leading_date is not None and not places):
        places = _opening_places(passage)
    if not places and _is_lead(passage) and discourse.dateline is not None:
        countries = {
            actor.country for token, _ in frame.arguments for actor in read_actors(token, passage) if actor.country
        }
        if discourse.dateline.country in countries:  # "MOSCOW - Russia and Ukraine signed …"
            return [discourse.dateline]
    if not places:
        hosts = [token for token, role in frame.arguments if role is Role.HOST]
        places = [place for place in read_places(hosts, passage) if place.kind is PlaceKind.CITY]
    if not places:
        for token in sentence:  # "In Doha, the first stop, X will meet Y"
            if token.i - sentence.start > 1:
                break
            if token.lower_ == "in" and token.dep_ == "prep":
                places = read_places([child for child in token.children if child.dep_ == "pobj"], passage)
    return places


def _goals_behind(noun: Token, passage: Passage) -> list[PlaceMention]:
    """ "a visit by Minister X to Y": the place after "to", however the parser hung it."""
    for token in noun.doc[noun.i + 1 : noun.i + 14]:
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";", "."):
            break
        if token.lower_ == "to" and token.i + 1 < len(noun.doc):
            place = next(
                (read_place(other, passage) for other in noun.doc[token.i + 1 : token.i + 3] if passage.hit(other)),
                None,
            )
            return [place] if place is not None else []
    return []


def _places_in_sentence(sentence: Tokens, passage: Passage) -> list[PlaceMention]:
    """The one city after "in" or "at" that the sentence names, however the parser hung it."""
    found = []
    for token in sentence:
        hit = passage.hit(token)
        if hit is None or hit.name.form not in (Form.CITY, Form.CAPITAL) or token.i == sentence.start:
            continue
        if token.nbor(-1).lower_ in ("in", "at") and (place := read_place(token, passage)) is not None:
            found.append(place)
    return found if len({place.name for place in found}) == 1 else []


def _is_lead(passage: Passage) -> bool:
    """Whether the paragraph is the one that a dateline opens."""
    return passage.opening_place is not None and passage.heading_date is None


def _opening_places(passage: Passage) -> list[PlaceMention]:
    hit = passage.opening_place
    return [PlaceMention(hit.name.name, hit.name.country, PlaceKind.CITY, hit.span)] if hit is not None else []


def words_around(frame: Frame) -> set[str]:
    """The words that hang on the trigger and on its predicate."""
    heads = [frame.trigger] if frame.predicate is None else [frame.trigger, frame.predicate]
    return {child.lower_ for head in heads for child in head.children}
