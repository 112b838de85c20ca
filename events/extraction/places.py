"""What place a noun phrase names: a city, a venue, a country or a region, with its ISO 3166-1 code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from events.extraction.gazetteer import Form, Name
from events.extraction.names import is_capitalised
from events.extraction.offices import INSTITUTION_WORDS
from events.extraction.passage import Passage
from events.extraction.syntax import SUBJECTS, conjuncts
from events.extraction.types import PlaceMention, Span
from events.vocabulary import PlaceKind

_CITY_FORMS = frozenset({Form.CAPITAL, Form.CITY, Form.VENUE, Form.SEAT})
_LANDS = frozenset({Form.DEMONYM, Form.STATE})
_SITES = frozenset(
    """
    city town resort port village capital hotel palace airport residence villa ranch house venue base district
    suburb headquarters office embassy mansion retreat castle island region province area part county state
    building hall centre center university institute club compound complex monastery border camp outskirts home
    hub stronghold consulate ministry fortress harbour harbor spa municipality neighbourhood neighborhood quarter
    enclave settlement farm estate lodge chateau château seat dacha barracks airfield
    airbase ghq hq
    """.split()
)
_TOWNS = frozenset("city town resort port village suburb spa municipality island enclave".split())
_AROUND = frozenset({"of", "in", "at", "near", "outside", "inside", "on", "around", "by"})
_HOUSES = frozenset("hotel palace villa ranch castle lodge mansion chateau château fortress club".split())
_NOT_PLACES = frozenset({"State Department", "Foreign Office", "Pentagon", "Whitehall"})
_FAITHS = frozenset({"islam", "christianity", "judaism", "hinduism", "buddhism"})
_ABROAD = frozenset({"embassy", "office", "consulate", "residence", "house", "home", "base"})
_REACHING = frozenset({"arrive", "land", "fly", "travel", "journey"})
_BEHIND = re.compile(
    r",\s{0,2}|\s\(|,? in (?:the )?"
    r"(?:(?:(?:far|north|south|east|west|central)[a-z-]{0,20}|the (?:north|south|east|west)[a-z-]{0,8} of) ){0,2}"
    r"|, the (?:[a-z]+ )?capital of (?:the )?",
)
_LONGEST_BEHIND = 48  # characters that may stand between a city and the state it is told to be in
# Told as places by their own names, whatever state acts for them.
_NATIONS = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})
# States of the United States that share their name with a state: "Atlanta, Georgia".
_NAMESAKES = {"GE": "US"}


def read_places(tokens: Iterable[Token], passage: Passage, *, alone: bool = False) -> list[PlaceMention]:
    """The places that the heads of phrases name, coordinated ones included unless ``alone``, each once, in order."""
    found: list[PlaceMention] = []
    for token in tokens:
        for part in [token] if alone else conjuncts(token):
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
    if hit is not None:
        if hit.name.form in (Form.DEMONYM, Form.REGIONAL, Form.ORGANISATION):
            return None
        return name_place(hit.name, hit.span, passage)
    if token.lemma_.lower() in _SITES:
        return _read_site(token, passage)
    if token.pos_ == "PROPN" and is_capitalised(token.text) and _reads_as_place(token, passage):
        return _read_unknown(token, passage)
    if token.pos_ == "NOUN":  # "at a farmhouse near Sarpsborg", "over dinner in Rome"
        inner = [part for part in _told_inside(token) if part.dep_ == "pobj" and part.head.lower_ != "of"]
        return choose_place([place for part in inner if part.pos_ == "PROPN" and (place := read_place(part, passage))])
    return None


def _read_unknown(token: Token, passage: Passage) -> PlaceMention:
    first = token
    while first.i > 0 and (left := first.nbor(-1)).pos_ == "PROPN" and left.head == token and not passage.hit(left):
        first = left
    span = passage.span_of(first, token)
    return PlaceMention(" ".join(span.of(passage.text).split()), _country_behind(span, passage), PlaceKind.CITY, span)


def _reads_as_place(token: Token, passage: Passage) -> bool:
    """Where the model or the preposition says so: "in X" with a name that is nobody's."""
    if token.lower_ in INSTITUTION_WORDS | _FAITHS or token.ent_type_ in ("DATE", "EVENT", "TIME", "NORP", "LAW"):
        return False
    if passage.roster.find(token.text, passage.offset(token)) is not None:
        return False
    if token.head.lower_ in ("in", "to", "for") and token.head.head.lemma_.lower() in _REACHING:
        return not token.text.isupper()  # "landed in Khasan", whatever the model takes it for
    if any(child.dep_ == "appos" and child.lemma_.lower() in _SITES for child in token.children):
        return True  # "at Eastholm, an estate in Kent"
    bare = token.head.lower_ == "at" and not any(child.dep_ == "det" for child in token.lefts)  # "met at Eastholm"
    return token.ent_type_ in ("GPE", "LOC", "FAC") or (
        (bare or token.head.lower_ in ("in", "near", "outside")) and token.ent_type_ != "ORG"
    )


def name_place(name: Name, span: Span, passage: Passage) -> PlaceMention:
    """The place that a known name stands for, as told at ``span``."""
    if name.form in (Form.VENUE, Form.SEAT) or name.name in _NOT_PLACES:
        kind = PlaceKind.CITY if name.city else PlaceKind.VENUE
        return PlaceMention(name.city or name.name, name.country, kind, span)
    if name.form in _CITY_FORMS:
        country = _country_behind(span, passage, name) or _choose_country(name, passage)
        return PlaceMention(name.name, country, PlaceKind.CITY, span)
    written = span.of(passage.text)
    if name.form is Form.STATE and written in _NATIONS:
        return PlaceMention(written, name.country, PlaceKind.REGION, span)
    if name.form is Form.STATE:
        return PlaceMention(name.name, name.country, PlaceKind.COUNTRY, span)
    return PlaceMention(name.name, name.country, PlaceKind.REGION, span)


def _choose_country(name: Name, passage: Passage) -> str:
    """Of several states with a city of that name the one that the paragraph speaks of most, else the best known."""
    if not name.elsewhere:
        return name.country
    told = Counter(hit.name.country for hit in passage.hits if hit.name.form in _LANDS)
    return max((name.country, *name.elsewhere), key=lambda country: told[country])


def _read_site(token: Token, passage: Passage) -> PlaceMention | None:
    """ "the Ethiopian capital", "the Black Sea resort of Sochi", "a Moscow hotel", "a villa outside Stockholm"."""
    inner = list(_told_inside(token))
    modifiers = list(_modifiers(token))
    lemma = token.lemma_.lower()
    lands = list(dict.fromkeys(hit for part in modifiers if (hit := passage.hit(part)) and hit.name.form in _LANDS))
    if lemma == "capital":
        for part in (*modifiers, *inner):
            hit = passage.hit(part)
            if hit is not None and hit.name.form in _LANDS and hit.name.country:
                capital = passage.gazetteer.capital_of(hit.name.country)
                return PlaceMention(capital, hit.name.country, PlaceKind.CITY, passage.span_of(part, token))
            if hit is not None and hit.name.name == "European Union":
                return PlaceMention("Brussels", "BE", PlaceKind.CITY, passage.span_of(part, token))
    found = [place for part in inner if (place := _read_inside(part, passage)) is not None]
    for part in modifiers:
        hit = passage.hit(part)
        if hit is not None and hit.name.form in _CITY_FORMS:
            found.append(name_place(hit.name, hit.span, passage))
    place = choose_place(found) or _read_behind(token, passage)
    if place is not None:
        owner = lands[0].name.country if len(lands) == 1 and lemma not in _ABROAD else ""
        return place if place.country else replace(place, country=owner)
    if lands and lemma not in _ABROAD:
        return PlaceMention(lands[0].name.name, lands[0].name.country, PlaceKind.COUNTRY, lands[0].span)
    return _name_venue(token, passage)


def _name_venue(site: Token, passage: Passage) -> PlaceMention | None:
    """ "at the Hilltop Hotel": a house that nobody has heard of, by its own name."""
    first = site
    while first.i > 0 and (left := first.nbor(-1)).pos_ == "PROPN" and left.head == site and not passage.hit(left):
        first = left
    if first == site or site.pos_ != "PROPN" or site.lemma_.lower() not in _HOUSES:
        return None
    span = passage.span_of(first, site)
    return PlaceMention(" ".join(span.of(passage.text).split()), "", PlaceKind.VENUE, span)


def _read_behind(site: Token, passage: Passage) -> PlaceMention | None:
    """ "at the State House, Abuja": the city behind a site and a comma, however the parser hung it."""
    if site.i + 2 >= len(site.doc) or site.nbor(1).text != ",":
        return None
    hit = passage.hit(site.nbor(2))
    if hit is None or hit.name.form not in (Form.CAPITAL, Form.CITY) or site.nbor(2).dep_ in SUBJECTS:
        return None
    return name_place(hit.name, hit.span, passage)


def _modifiers(token: Token) -> Iterator[Token]:
    for child in token.lefts:
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            yield child
            yield from _modifiers(child)


def _told_inside(token: Token) -> Iterator[Token]:
    """What the phrase's own prepositions and appositions name."""
    for child in token.children:
        if child.dep_ == "appos":
            yield child
        elif child.dep_ == "prep" and child.lower_ in _AROUND:
            yield from (grand for grand in child.children if grand.dep_ == "pobj")


def _read_inside(token: Token, passage: Passage) -> PlaceMention | None:
    """ "the town of X", whoever has heard of X; "the residence of the French ambassador in Tunis"."""
    place = read_place(token, passage)
    if place is not None or passage.hit(token) is not None:
        return place
    if token.pos_ == "PROPN" and is_capitalised(token.text) and (token.head.lower_ == "of" or token.dep_ == "appos"):
        town = token.head.lower_ == "of" and token.head.head.lemma_.lower() in _TOWNS  # whatever else it may name
        if token.lower_ in INSTITUTION_WORDS or (
            not town and passage.roster.find(token.text, passage.offset(token)) is not None
        ):
            return None
        return _read_unknown(token, passage)
    for part in _told_inside(token):
        if part.head.lower_ in ("in", "at") and (place := read_place(part, passage)) is not None:
            return place
    return None


def _country_behind(span: Span, passage: Passage, name: Name | None = None) -> str:
    """ "Rawalpindi, Pakistan", "Athens, Ohio", "Kousseri, in northern Cameroon": the state told behind a city."""
    for hit in passage.hits:
        if hit.span.start < span.end:
            continue
        if hit.span.start - span.end > _LONGEST_BEHIND or hit.name.form not in (Form.STATE, Form.REGION):
            return ""
        if not _BEHIND.fullmatch(passage.text[span.end : hit.span.start]):
            return ""
        if name is not None and _is_listed(hit.span, passage):
            return ""  # "in Berlin, France and Italy"
        namesake = _NAMESAKES.get(hit.name.country, "")
        if name is not None and namesake and hit.name.country not in (name.country, *name.elsewhere):
            return namesake
        return hit.name.country
    return ""


def _is_listed(span: Span, passage: Passage) -> bool:
    """Whether " and" and another known name follow."""
    return any(
        hit.span.start > span.end and re.fullmatch(r" (?:and|or) ", passage.text[span.end : hit.span.start])
        for hit in passage.hits
        if hit.span.start - span.end < 6
    )
