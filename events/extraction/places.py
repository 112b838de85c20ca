"""Where an event was: a city, a country or a region that the clause names, with its ISO 3166-1 code."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from events.extraction.gazetteer import Form, Name
from events.extraction.names import is_capitalised
from events.extraction.offices import INSTITUTION_WORDS
from events.extraction.passage import Passage
from events.extraction.syntax import conjuncts
from events.extraction.types import PlaceMention, Span
from events.vocabulary import PlaceKind

_CITY_FORMS = frozenset({Form.CAPITAL, Form.CITY, Form.VENUE, Form.SEAT})
_SITES = frozenset(
    """
    city town resort port village capital hotel palace airport residence villa ranch house venue base district
    suburb headquarters office embassy mansion retreat castle island region province area part county state
    building hall centre center university institute club compound complex monastery border camp outskirts home
    """.split()
)
_NOT_PLACES = frozenset({"State Department", "Foreign Office", "Pentagon", "Whitehall"})


def read_places(tokens: Iterable[Token], passage: Passage) -> list[PlaceMention]:
    """The places that the heads of phrases name, coordinated ones included, each once, in order."""
    found: list[PlaceMention] = []
    for token in tokens:
        for part in conjuncts(token):
            place = read_place(part, passage)
            if place is not None and all(place.name != known.name for known in found):
                found.append(place)
    return found


def choose_place(places: list[PlaceMention]) -> PlaceMention | None:
    """The most exact of several: the first city or venue, else country, else region."""
    for kinds in ((PlaceKind.CITY, PlaceKind.VENUE), (PlaceKind.COUNTRY,), (PlaceKind.REGION,)):
        for place in places:
            if place.kind in kinds:
                return place
    return None


def read_place(token: Token, passage: Passage) -> PlaceMention | None:
    """The place that a noun phrase names, or None."""
    hit = passage.hit(token)
    if hit is not None and hit.name.form is not Form.ORGANISATION:
        if hit.name.form in (Form.DEMONYM, Form.REGIONAL):
            return None
        return _place(hit.name, hit.span, passage)
    if token.lemma_.lower() in _SITES:
        return _read_site(token, passage)
    if token.pos_ == "PROPN" and is_capitalised(token.text) and _reads_as_place(token, passage):
        first = token
        while (
            first.i > 0
            and first.nbor(-1).pos_ == "PROPN"
            and first.nbor(-1).head == token
            and not passage.hit(first.nbor(-1))
        ):
            first = first.nbor(-1)
        span = passage.span_of(first, token)
        country = _country_behind(span, passage)
        return PlaceMention(" ".join(span.of(passage.text).split()), country, PlaceKind.CITY, span)
    return None


def _reads_as_place(token: Token, passage: Passage) -> bool:
    """Where the model or the preposition says so: "in X" with a name that is nobody's."""
    if token.lower_ in INSTITUTION_WORDS or token.ent_type_ in ("DATE", "EVENT", "TIME", "NORP", "LAW"):
        return False
    if passage.roster.find(token.text, passage.offset(token)) is not None:
        return False
    return token.ent_type_ in ("GPE", "LOC", "FAC") or (token.head.lower_ == "in" and token.ent_type_ != "ORG")


def _place(name: Name, span: Span, passage: Passage) -> PlaceMention | None:
    if name.name in _NOT_PLACES:
        return PlaceMention(name.city, name.country, PlaceKind.CITY, span)
    if name.form in (Form.VENUE, Form.SEAT):
        kind = PlaceKind.CITY if name.city else PlaceKind.VENUE
        return PlaceMention(name.city or name.name, name.country, kind, span)
    if name.form in _CITY_FORMS:
        return PlaceMention(name.name, _country_behind(span, passage) or name.country, PlaceKind.CITY, span)
    if name.form is Form.STATE:
        return PlaceMention(name.name, name.country, PlaceKind.COUNTRY, span)
    return PlaceMention(name.name, name.country, PlaceKind.REGION, span)


def _read_site(token: Token, passage: Passage) -> PlaceMention | None:
    """ "the Ethiopian capital", "the Black Sea resort of Sochi", "a Moscow hotel"."""
    inner = [grand for child in token.children if child.dep_ == "prep" and child.lower_ in ("of", "in", "at", "near")
             for grand in child.children if grand.dep_ == "pobj"]  # fmt: skip
    inner += [child for child in token.children if child.dep_ == "appos"]
    modifiers = [child for child in token.lefts if child.dep_ in ("amod", "compound", "nmod", "poss")]
    if token.lemma_.lower() == "capital":
        for part in (*modifiers, *inner):
            hit = passage.hit(part)
            if hit is not None and hit.name.form in (Form.DEMONYM, Form.STATE) and hit.name.country:
                capital = passage.gazetteer.capital_of(hit.name.country)
                return PlaceMention(capital, hit.name.country, PlaceKind.CITY, passage.span_of(part, token))
    for part in inner:
        place = read_place(part, passage)
        if place is not None:
            return place
    for part in modifiers:
        hit = passage.hit(part)
        if hit is not None and hit.name.form in _CITY_FORMS:
            return _place(hit.name, hit.span, passage)
    for part in modifiers:
        hit = passage.hit(part)
        if (
            hit is not None
            and hit.name.form in (Form.DEMONYM, Form.STATE)
            and token.lemma_.lower() not in ("embassy", "office")
        ):
            return PlaceMention(hit.name.name, hit.name.country, PlaceKind.COUNTRY, hit.span)
    return None


def _country_behind(span: Span, passage: Passage) -> str:
    """ "Rawalpindi, Pakistan": the state that follows a comma."""
    for hit in passage.hits:
        if hit.span.start >= span.end:
            between = passage.text[span.end : hit.span.start]
            if re.fullmatch(r",\s{0,2}", between) and hit.name.form is Form.STATE:
                return hit.name.country
            return ""
    return ""
