"""Where a frame's event was: its own phrase, its clause, its sentence, what was told before, the dateline."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.actors import read_actors
from events.extraction.clean import ParagraphKind
from events.extraction.coreference import Discourse
from events.extraction.frame import Frame
from events.extraction.gazetteer import Form
from events.extraction.nominal import climb
from events.extraction.passage import Passage
from events.extraction.places import name_place, read_place, read_places
from events.extraction.syntax import clause_of, governed_by, objects_of
from events.extraction.triggers import MEET, NOUNS, RECEIVE, TRAVEL, VISIT
from events.extraction.types import PlaceMention
from events.vocabulary import EventType, PlaceKind, Role

_STANDS = frozenset({Form.CAPITAL, Form.CITY, Form.VENUE, Form.SEAT})
_DURING = ("at", "during", "in", "on", "of")
_AT = ("in", "at", "near", "outside", "inside")


def find_places(frame: Frame, sentence: Tokens, passage: Passage, discourse: Discourse) -> list[PlaceMention]:
    """All places that may be the event's own, the likeliest first; empty when the text does not say."""
    places = read_places(frame.places, passage, alone=frame.goal is not None)
    if passage.paragraph.kind is ParagraphKind.CAPTION and not any(place.kind is PlaceKind.CITY for place in places):
        places = _cities_behind(frame.trigger, sentence, passage)[:1] + places
    if any(token.lower_ == "there" for token in frame.places):
        there = next(token for token in frame.places if token.lower_ == "there")
        last = _find_there(there, passage) or discourse.find_place()
        if last is not None:
            places.append(last)
    if not places and discourse.dateline is not None and any(_is_here(token, frame) for token in frame.places):
        return [discourse.dateline]
    if not places and (purpose := _read_purpose(frame, passage)):
        return purpose
    if frame.type is EventType.VISIT and frame.nominal and not places:
        in_diary = passage.heading_date is not None
        return _goals_behind(frame.trigger, passage) or (_opening_places(passage) if in_diary else [])
    if not places and discourse.dateline is not None and "here" in words_around(frame):
        return [discourse.dateline]
    if places or frame.type is EventType.VISIT:
        return places
    for read in (_read_clause, _read_neighbours, _read_occasion, _read_opening):
        places = read(frame, sentence, passage, discourse)
        if places:
            return places
    return []


def _is_here(token: Token, frame: Frame) -> bool:
    """ "arrived here", "flew in", "arrived on Monday": where the report is written."""
    return token.lower_ in ("here", "in") or token == frame.trigger


def _read_purpose(frame: Frame, passage: Passage) -> list[PlaceMention]:
    """ "flies to Damascus to see the president", "went to Bonn for talks": where one goes for it."""
    if frame.type is EventType.VISIT:
        return []
    verb = clause_of(frame.predicate or frame.trigger)
    for _ in range(4):
        if verb.lemma_.lower() in TRAVEL | VISIT:
            goals = [*governed_by(verb, "to", "for"), *(objects_of(verb) if verb.lemma_ in VISIT else ())]
            goals += governed_by(verb, "in", "at") if verb.lemma_ in ("arrive", "land") else ()
            return read_places(goals, passage)
        infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
        if not infinitive or verb.dep_ not in ("advcl", "xcomp") or verb.head.pos_ != "VERB":
            return []
        verb = verb.head
    return []


def _read_clause(frame: Frame, sentence: Tokens, passage: Passage, discourse: Discourse) -> list[PlaceMention]:
    """What the clause around the trigger says, and the noun that a "where" points to."""
    if frame.nominal:  # "the Vienna round of talks"
        outer = climb(frame.trigger)
        for child in outer.lefts if outer != frame.trigger else ():
            hit = passage.hit(child)
            if hit is not None and hit.name.form in _STANDS:
                return [name_place(hit.name, hit.span, passage)]
        places = read_places(governed_by(outer, *_AT), passage)
        if places:
            return places
        if frame.type in (EventType.CONFERENCE, EventType.TALKS):  # "the Singapore summit": a state that is a city
            hits = [hit for token in frame.topics if (hit := passage.hit(token)) and hit.name.form is Form.STATE]
            cities = [hit for hit in hits if not passage.gazetteer.capital_of(hit.name.country)]
            if cities:
                return [name_place(cities[0].name, cities[0].span, passage)]
    clause = clause_of(frame.predicate or frame.trigger)
    if clause.dep_ == "relcl" and any(child.lower_ == "where" for child in clause.children):
        places = read_places([clause.head, *governed_by(clause.head, "in", "at", "to")], passage)
        if places:
            return places
    places = read_places(governed_by(clause, *_AT), passage)
    if not places and clause.lemma_ in TRAVEL | VISIT:
        places = read_places([*governed_by(clause, "to"), *objects_of(clause)], passage)
    if not places and frame.trigger.lemma_.lower() in RECEIVE:  # "welcomed X to Havana"
        places = read_places(governed_by(clause, "to"), passage)
    return places


def _read_neighbours(frame: Frame, sentence: Tokens, passage: Passage, discourse: Discourse) -> list[PlaceMention]:
    near = [grand for token, _ in frame.arguments for grand in governed_by(token, "in", "at")]
    return read_places(near, passage) or _places_in_sentence(sentence, frame.trigger, passage)


def _read_occasion(frame: Frame, sentence: Tokens, passage: Passage, discourse: Discourse) -> list[PlaceMention]:
    """ "met on the sidelines of the summit": where the summit was told to be."""
    heads = {frame.trigger, frame.predicate or frame.trigger, clause_of(frame.predicate or frame.trigger)}
    for noun in (inner for head in heads for inner in _occasions(head)):
        known = discourse.find_occasion(NOUNS[noun.lemma_.lower()])
        if known is not None:
            return [known]
    return []


def _occasions(head: Token) -> Iterator[Token]:
    """Definite event nouns under "at", "during", "on the sidelines of" and their like."""
    for token in governed_by(head, *_DURING):
        if token.lemma_.lower() in NOUNS:
            if any(child.lower_ in ("the", "this", "that", "his", "her", "their") for child in token.lefts):
                yield token
        elif token.lemma_.lower() in ("sideline", "margin", "eve", "start", "end", "close", "opening"):
            yield from _occasions(token)


def _read_opening(frame: Frame, sentence: Tokens, passage: Passage, discourse: Discourse) -> list[PlaceMention]:
    """The place that stands before the sentence: a diary's, a dateline's, "In Doha, the first stop, …"."""
    if passage.heading_date is not None or passage.leading_date is not None:
        places = _opening_places(passage)
        if places:
            return places
    elif _opening_places(passage) and discourse.dateline is not None:
        countries = {
            actor.country for token, _ in frame.arguments for actor in read_actors(token, passage) if actor.country
        }
        if discourse.dateline.country in countries:  # "MOSCOW - Russia and Ukraine signed …"
            return [discourse.dateline]
    hosts = [token for token, role in frame.arguments if role is Role.HOST]
    places = [place for place in read_places(hosts, passage) if place.kind is PlaceKind.CITY]
    if places:
        return places
    for token in sentence[:2]:
        if token.lower_ == "in" and token.dep_ == "prep":
            return read_places([child for child in token.children if child.dep_ == "pobj"], passage)
    return []


def _find_there(there: Token, passage: Passage) -> PlaceMention | None:
    """The last city that the paragraph says something to be "in", "at" or bound "to" before."""
    for token in reversed(passage.doc[: there.i]):
        hit = passage.hit(token)
        if hit is None or hit.name.form not in _STANDS or token.i == 0 or passage.hit(token.nbor(-1)) is hit:
            continue
        if token.nbor(-1).lower_ in (*_AT, "to", "for"):
            return name_place(hit.name, hit.span, passage)
    return None


def _cities_behind(trigger: Token, sentence: Tokens, passage: Passage) -> list[PlaceMention]:
    behind = [
        token for token in sentence if token.i > trigger.i and token.dep_ in ("appos", "npadvmod", "conj", "pobj")
    ]
    return [place for place in read_places(behind, passage) if place.kind is PlaceKind.CITY]


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


def _places_in_sentence(sentence: Tokens, trigger: Token, passage: Passage) -> list[PlaceMention]:
    """The one city after "in", "at" or "outside" that the sentence names, however the parser hung it."""
    found = []
    for token in sentence:
        hit = passage.hit(token)
        if hit is None or hit.name.form not in (Form.CITY, Form.CAPITAL) or token.i == sentence.start:
            continue
        if token.nbor(-1).lower_ not in _AT or _tells_another(clause_of(token), trigger):
            continue
        place = read_place(token, passage)
        if place is not None:
            found.append(place)
    return found if len({place.name for place in found}) == 1 else []


def _tells_another(verb: Token, trigger: Token) -> bool:
    """Whether a verb behind the trigger tells of something else: "will hold talks and attend a rally in Bari",
    "met the envoy, who was in Goma before".
    """
    if verb.dep_ == "relcl" and verb.i > trigger.i and verb.head != trigger and verb not in trigger.ancestors:
        return not any(child.lower_ == "where" for child in verb.children)
    if verb.dep_ == "advcl" and verb not in trigger.ancestors and verb != trigger:
        marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
        if marks & {"since", "before", "after"}:  # "their first meeting since they sat down in Trieste"
            return True
    tells = verb.lemma_.lower() in TRAVEL | VISIT | MEET | RECEIVE | {"attend", "host", "hold", "address"}
    return tells and verb.dep_ == "conj" and verb.i > trigger.i and verb not in trigger.ancestors


def _opening_places(passage: Passage) -> list[PlaceMention]:
    hit = passage.opening_place
    return [PlaceMention(hit.name.name, hit.name.country, PlaceKind.CITY, hit.span)] if hit is not None else []


def words_around(frame: Frame) -> set[str]:
    """The words that hang on the trigger and on its predicate, in lower case."""
    heads = [frame.trigger] if frame.predicate is None else [frame.trigger, frame.predicate]
    return {child.lower_ for head in heads for child in head.children}
