"""Where a frame's event was: its own phrase, its clause, its sentence, what was told before, the dateline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.actors import read_actors
from events.extraction.arguments import objects_of
from events.extraction.clean import ParagraphKind
from events.extraction.coreference import Discourse, Occasion
from events.extraction.diary_lines import read_town_behind
from events.extraction.elsewhere import AT, places_in_sentence
from events.extraction.frame import Frame
from events.extraction.gazetteer import Form
from events.extraction.nominal import climb
from events.extraction.passage import Passage
from events.extraction.places import name_place, read_place, read_places
from events.extraction.pointing import LAST, STANDS, find_joined, find_pointed, find_where
from events.extraction.syntax import clause_of, governed_by
from events.extraction.triggers import NOUNS, RECEIVE, TRAVEL, VISIT
from events.extraction.types import PlaceMention, ResolvedDate
from events.vocabulary import EventType, PlaceKind, Role

_LASTING = dt.timedelta(days=4)  # a summit whose last day is not said
_SCHEDULING = frozenset("schedule plan set slate pencil book fix due".split())
_MOVING = TRAVEL | VISIT | frozenset("slip sneak drive pilot sail proceed rush swing cross hurry move".split())
_DURING = ("at", "during", "in", "on", "of")
# Bodies that meet in one town: who meets there is in it.
_SEATS = {"UN General Assembly": ("New York", "US"), "UN Security Council": ("New York", "US")}


def find_places(
    frame: Frame, sentence: Tokens, passage: Passage, discourse: Discourse, date: ResolvedDate | None = None
) -> list[PlaceMention]:
    """All places that may be the event's own, the likeliest first; empty when the text does not say.

    ``date`` is the event's, None where it is not known.
    """
    if frame.type is EventType.CALL:
        return []  # who telephones is in two places
    own = [token for token in frame.places if not _is_of_a_pair(token, passage)]
    if frame.type is EventType.AGREEMENT:  # "signed the Dayton accords in Paris"
        own.sort(key=lambda token: token.dep_ != "pobj")
    places = read_places(own, passage, alone=frame.goal is not None)
    if passage.paragraph.kind is ParagraphKind.CAPTION and not any(place.kind is PlaceKind.CITY for place in places):
        places = _cities_behind(frame.trigger, sentence, passage)[:1] + places
    pointed = find_pointed(frame, passage, discourse) or (None if places else find_joined(frame, discourse))
    if pointed is not None and all(place.kind is not PlaceKind.CITY for place in places):
        places.append(pointed)
    if not places and any(token == frame.trigger for token in frame.places):
        where = find_where(frame.predicate or frame.trigger, passage)  # "Munich, where she is expected on Saturday"
        if where is not None:
            return [where]
    if not places and discourse.dateline is not None and any(_is_here(token, frame) for token in frame.places):
        return [discourse.dateline]
    if not places and passage.in_diary and any(token == frame.trigger for token in frame.places):
        return _opening_places(passage)  # "WASHINGTON - The prime minister arrives."
    if not places and (purpose := _read_purpose(frame, passage)):
        return purpose
    if frame.type is EventType.VISIT and frame.nominal and not places:
        if (where := find_where(clause_of(frame.trigger), passage)) is not None:
            return [where]  # "spoke in Oslo, where she was on a state visit"
        if left := _read_left(frame.trigger, passage):
            return left
        return _goals_behind(frame.trigger, passage) or (_opening_places(passage) if passage.in_diary else [])
    if not places and discourse.dateline is not None and "here" in words_around(frame):
        return [discourse.dateline]
    if places or frame.type is EventType.VISIT:
        return places
    return (
        _read_clause(frame, passage)
        or _read_neighbours(frame, sentence, passage)
        or _read_occasion(frame, passage, discourse, date)
        or _read_opening(frame, sentence, passage, discourse)
    )


def _is_of_a_pair(token: Token, passage: Passage) -> bool:
    """ "the Belgrade-Pristina dialogue": whose it is, and not where."""
    for hyphen, other in ((token.i + 1, token.i + 2), (token.i - 1, token.i - 2)):
        if 0 <= other < len(token.doc) and hyphen >= 0 and token.doc[hyphen].text in ("-", "–"):
            hit, beside = passage.hit(token), passage.hit(token.doc[other])
            if hit is not None and beside is not None and hit is not beside:
                return True
    return False


def _is_here(token: Token, frame: Frame) -> bool:
    """ "arrived here", "flew in", "arrived on Monday": where the report is written."""
    return token.lower_ in ("here", "in") or token == frame.trigger


def _read_left(visit: Token, passage: Passage) -> list[PlaceMention]:
    """ "left Oslo after a four-day visit", "flew home from Oslo at the end of a visit": what one leaves."""
    if visit.dep_ != "pobj" or visit.head.lower_ not in ("after", "following", "of"):
        return []
    verb = clause_of(visit)
    if verb.lemma_.lower() in ("leave", "depart", "quit"):
        return read_places(objects_of(verb), passage)
    home = [child for child in verb.children if child.lower_ in ("home", "back") and verb.lemma_.lower() in TRAVEL]
    return read_places(
        [place for head in (*home, *(verb for _ in home)) for place in governed_by(head, "from")], passage
    )


def _read_purpose(frame: Frame, passage: Passage) -> list[PlaceMention]:
    """ "flies to Damascus to see the president", "went to Bonn for talks", "slipped into Lima and met the general":
    where one goes for it.
    """
    if frame.type is EventType.VISIT:
        return []
    verb = clause_of(frame.predicate or frame.trigger)
    if verb.dep_ == "conj" and verb.head.lemma_.lower() in _MOVING and verb.head.i < verb.i:
        goals = [*governed_by(verb.head, "to", "into"), *(objects_of(verb.head) if verb.head.lemma_ in VISIT else ())]
        return [place for place in read_places(goals, passage) if place.kind is PlaceKind.CITY]
    for _ in range(4):
        if verb.lemma_.lower() in _MOVING:
            goals = [*governed_by(verb, "to", "for"), *(objects_of(verb) if verb.lemma_ in VISIT else ())]
            goals += governed_by(verb, "in", "at") if verb.lemma_ in ("arrive", "land") else ()
            return read_places(goals, passage)
        infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
        if not infinitive or verb.dep_ not in ("advcl", "xcomp") or verb.head.pos_ != "VERB":
            return []
        verb = verb.head
    return []


def _read_clause(frame: Frame, passage: Passage) -> list[PlaceMention]:
    """What the clause around the trigger says, and the noun that a "where" points to."""
    if frame.nominal:  # "the Vienna round of talks"
        outer = climb(frame.trigger)
        for child in outer.lefts if outer != frame.trigger else ():
            hit = passage.hit(child)
            if hit is not None and hit.name.form in STANDS:
                return [name_place(hit.name, hit.span, passage)]
        places = read_places(governed_by(outer, *AT), passage)
        if places:
            return places
        if frame.type in (EventType.CONFERENCE, EventType.TALKS):  # "the Singapore summit": a state that is a city
            hits = [hit for token in frame.topics if (hit := passage.hit(token)) and hit.name.form is Form.STATE]
            cities = [hit for hit in hits if not passage.gazetteer.capital_of(hit.name.country)]
            if cities:
                return [name_place(cities[0].name, cities[0].span, passage)]
    clause = clause_of(frame.predicate or frame.trigger)
    if (where := find_where(clause, passage)) is not None:
        return [where]
    places = read_places(governed_by(clause, *AT), passage)
    if not places and clause.lemma_.lower() in _SCHEDULING:  # "is pencilled in for Geneva in May"
        places = [p for p in read_places(governed_by(clause, "for"), passage) if p.kind is PlaceKind.CITY]
    if not places:  # "shook hands across the demarcation line"
        places = [p for p in read_places(governed_by(clause, "across"), passage) if p.kind is PlaceKind.CITY]
    if not places and clause.lemma_ in TRAVEL | VISIT:
        places = read_places([*governed_by(clause, "to"), *objects_of(clause)], passage)
    if not places and frame.trigger.lemma_.lower() in RECEIVE:  # "welcomed X to Havana"
        places = read_places(governed_by(clause, "to"), passage)
    return places


def _read_neighbours(frame: Frame, sentence: Tokens, passage: Passage) -> list[PlaceMention]:
    heads = [token for token, _ in frame.arguments]
    heads += [token.head for token in heads if token.dep_ == "poss"]  # "hosted X's envoys in Malta"
    near = [grand for token in heads for grand in governed_by(token, "in", "at")]
    return (
        read_places(near, passage) or places_in_sentence(sentence, frame.trigger, passage) or _read_way(frame, passage)
    )


def _read_way(frame: Frame, passage: Passage) -> list[PlaceMention]:
    """ "The envoy, who flew into Lima on Sunday, met …": where a relative clause says that somebody came."""
    for token, _ in frame.arguments:
        for verb in token.children:
            if verb.dep_ == "relcl" and verb.lemma_.lower() in _MOVING and verb.i < frame.trigger.i:
                goals = read_places(governed_by(verb, "to", "into", "in"), passage)
                if goals:
                    return goals
    return []


def _read_occasion(
    frame: Frame, passage: Passage, discourse: Discourse, date: ResolvedDate | None
) -> list[PlaceMention]:
    """ "met on the sidelines of the summit": where the summit was told to be."""
    heads = {frame.trigger, frame.predicate or frame.trigger, clause_of(frame.predicate or frame.trigger)}
    for noun in (inner for head in heads for inner in _occasions(head)):
        named = _find_seat(noun, passage)
        if named is not None:
            return [named]
        beside = [inner for child in noun.rights if child.lower_ == "in" for inner in child.children]
        if noun.pos_ == "PROPN" and (there := read_places(beside, passage)):
            return there  # "on the margins of the council of ministers in Oslo"
        if noun.lemma_.lower() not in NOUNS:
            continue
        kind = NOUNS[noun.lemma_.lower()]
        told = [known for known in discourse.occasions[-LAST:] if known.type is kind and _may_be_then(known, date)]
        if told:
            return [told[-1].place]
    return []


def _may_be_then(known: Occasion, date: ResolvedDate | None) -> bool:
    """Whether an event of that date may be at what was told: one opens on a day and may last for several."""
    a = known.date
    if a is None or date is None or not (a.earliest and a.latest and date.earliest and date.latest):
        return True
    return a.earliest <= date.latest and date.earliest <= a.latest + _LASTING


def _find_seat(occasion: Token, passage: Passage) -> PlaceMention | None:
    """The town of a yearly forum or a body's session: "on the sidelines of the UN General Assembly"."""
    hit = passage.hit(occasion)
    if hit is None:
        return None
    if hit.name.form is Form.VENUE:
        return name_place(hit.name, hit.span, passage)
    city, country = _SEATS.get(hit.name.name, ("", ""))
    return PlaceMention(city, country, PlaceKind.CITY, hit.span) if city else None


def _occasions(head: Token) -> Iterator[Token]:
    """Definite event nouns under "at", "during", "on the sidelines of" and their like."""
    for token in governed_by(head, *_DURING):
        if token.pos_ == "PROPN":
            yield token
        elif token.lemma_.lower() in NOUNS:
            if any(child.lower_ in ("the", "this", "that", "his", "her", "their") for child in token.lefts):
                yield token
        elif token.lemma_.lower() in ("sideline", "margin", "eve", "start", "end", "close", "opening"):
            yield from _occasions(token)


def _read_opening(frame: Frame, sentence: Tokens, passage: Passage, discourse: Discourse) -> list[PlaceMention]:
    """The place that stands before the sentence: a diary's, a dateline's, "In Doha, the first stop, …"."""
    if passage.in_diary or passage.leading_date is not None:
        places = _opening_places(passage) or read_town_behind(passage)
        if places:
            return places
    elif _opening_places(passage) and discourse.dateline is not None:
        countries = {
            actor.country for token, _ in frame.arguments for actor in read_actors(token, passage) if actor.country
        }
        if discourse.dateline.country in countries:  # "MOSCOW - Russia and Ukraine signed …"
            return [discourse.dateline]
    hosts = [token for token, role in frame.arguments if role is Role.HOST and passage.hit(token) is not None]
    places = [place for place in read_places(hosts, passage) if place.kind is PlaceKind.CITY]
    if places:
        return places
    for token in sentence[:2]:
        if token.lower_ == "in" and token.dep_ == "prep":
            return read_places([child for child in token.children if child.dep_ == "pobj"], passage)
    return []


def _cities_behind(trigger: Token, sentence: Tokens, passage: Passage) -> list[PlaceMention]:
    behind = [
        token for token in sentence if token.i > trigger.i and token.dep_ in ("appos", "npadvmod", "conj", "pobj")
    ]
    return [place for place in read_places(behind, passage) if place.kind is PlaceKind.CITY]


def _goals_behind(noun: Token, passage: Passage) -> list[PlaceMention]:
    """ "a visit by Minister X to Y", "the arrival of X in Y": the place, however the parser hung it."""
    leads = ("to", "in", "at") if noun.lemma_.lower() == "arrival" else ("to",)
    for token in noun.doc[noun.i + 1 : noun.i + 14]:
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";", "."):
            break
        if token.lower_ in leads and token.i + 1 < len(noun.doc):
            place = next(
                (read_place(other, passage) for other in noun.doc[token.i + 1 : token.i + 3] if passage.hit(other)),
                None,
            )
            return [place] if place is not None else []
    return []


def _opening_places(passage: Passage) -> list[PlaceMention]:
    hit = passage.opening_place
    return [PlaceMention(hit.name.name, hit.name.country, PlaceKind.CITY, hit.span)] if hit is not None else []


def words_around(frame: Frame) -> set[str]:
    """The words that hang on the trigger and on its predicate, in lower case."""
    heads = [frame.trigger] if frame.predicate is None else [frame.trigger, frame.predicate]
    return {child.lower_ for head in heads for child in head.children}
