"""Reads the CSV files beside it into one Gazetteer."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources

from events.extraction.gazetteer.names import Form, Gazetteer, Name
from events.vocabulary import ActorKind

_PLURAL_ENDINGS = ("n", "i", "b", "k", "d", "r", "t", "e", "g", "h")
_WORDS = frozenset({"Male", "MALE"})  # what a name without its accents must not be taken for
_NO_PLURAL = ("man", "men", "sh", "nch", "se")


@cache
def load_gazetteer() -> Gazetteer:
    """The curated names; read once a process."""
    states = {row["code"]: row["name"] for row in _read("states.csv")}
    capitals = {row["code"]: row["capital"].split(";")[0] for row in _read("states.csv")}
    spellings: dict[str, Name] = {}
    formers = list(_read("former_states.csv"))
    readings = (_read_regions(), _read_cities(), _read_venues(), _read_organisations(), _read_states(formers))
    for names in readings:
        for word, name in names:
            spellings[word] = replace(name, elsewhere=_others(spellings.get(word), name))
    for word, name in list(spellings.items()):
        plain = without_accents(word)
        if plain not in _WORDS:
            spellings.setdefault(plain, name)
    former = {word: row["name"] for row in formers for word, _ in _read_state(row["name"], row)}
    contested = {word for row in _read("contested.csv") for word in (row["name"], *_split(row["towns"]))}
    return Gazetteer(spellings, states, capitals, former, contested)


def _others(known: Name | None, name: Name) -> tuple[str, ...]:
    """The states that the list of cities gives a capital's name besides its own."""
    if name.elsewhere or known is None or known.form is not Form.CITY or name.form is not Form.CAPITAL:
        return name.elsewhere
    return tuple(country for country in (known.country, *known.elsewhere) if country != name.country)


def without_accents(word: str) -> str:
    """The word in letters without marks."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def _read(file: str) -> Iterator[dict[str, str]]:
    text = (resources.files("events.extraction.gazetteer") / file).read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(text))


def _split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def _read_states(formers: Iterable[dict[str, str]]) -> Iterator[tuple[str, Name]]:
    """States with their capitals; former ones as the state that has their code today."""
    names: dict[str, str] = {}
    for row in _read("states.csv"):
        names[row["code"]] = row["name"]
        capital, *spellings = _split(row["capital"]) or [""]
        for word in filter(None, (capital, *spellings)):  # "Kiev" is Kyiv
            yield from _with_capitals(word, Name(capital, Form.CAPITAL, row["code"], ActorKind.STATE))
        yield from _read_state(row["name"], {**row, "country": row["code"]})
    for row in formers:
        yield from _read_state(names[row["country"]], row)


def _read_state(canonical: str, row: dict[str, str]) -> Iterator[tuple[str, Name]]:
    """A state's spellings, each as the name ``canonical``."""
    demonym = Name(canonical, Form.DEMONYM, row["country"], ActorKind.STATE)
    for word in _split(row["demonyms"]):
        yield word, demonym
        if word.endswith(_PLURAL_ENDINGS) and not word.endswith(_NO_PLURAL):
            yield word + "s", demonym
    state = Name(canonical, Form.STATE, row["country"], ActorKind.STATE)
    for word in (row["name"], *_split(row["aliases"])):
        yield from _with_capitals(word, state)


def _read_cities() -> Iterator[tuple[str, Name]]:
    for row in _read("cities.csv"):
        country, *others = _split(row["countries"])
        for word in (row["name"], *_split(row["also"])):
            yield from _with_capitals(word, Name(row["name"], Form.CITY, country, elsewhere=tuple(others)))


def _read_venues() -> Iterator[tuple[str, Name]]:
    for row in _read("venues.csv"):
        form = Form.SEAT if row["speaks"] == "yes" else Form.VENUE
        kind = ActorKind.STATE if row["speaks"] == "yes" else ActorKind.OTHER
        yield row["name"], Name(row["name"], form, row["country"], kind, row["city"])


def _read_organisations() -> Iterator[tuple[str, Name]]:
    for row in _read("organisations.csv"):
        name = Name(row["name"], Form.ORGANISATION, row["country"], ActorKind(row["kind"]))
        for word in (row["name"], *_split(row["aliases"])):
            yield word, name
            for spelling in _spelt_otherwise(word):
                yield spelling, name


def _spelt_otherwise(word: str) -> Iterator[str]:
    """ "Organization" with an s, and the other way round: which of them a name has depends on who writes it."""
    for one, other in (("Organization", "Organisation"), ("Organisation", "Organization")):
        if one in word:
            yield word.replace(one, other)


def _read_regions() -> Iterator[tuple[str, Name]]:
    for row in _read("regions.csv"):
        yield row["name"], Name(row["name"], Form.REGION, row["country"])
        for word in _split(row["adjectives"]):
            yield word, Name(row["name"], Form.REGIONAL, row["country"])


def _with_capitals(word: str, name: Name) -> Iterator[tuple[str, Name]]:
    """The spelling itself and, as datelines write it, in capitals (never "us" or other short words)."""
    yield word, name
    if len(word) > 3:
        yield word.upper(), name
