"""Bodies, cities and states that are no more by the names that the article itself gives them: "Organisation of African
Unity", "Kiev", "Soviet Union".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from events.extraction.gazetteer import Form, Hit, load_gazetteer
from events.extraction.types import Candidate, PlaceMention
from events.vocabulary import PlaceKind

_FULL = 3  # words of a full name at least; an abbreviation tells less than the name we know


def use_written_names(candidates: Sequence[Candidate], text: str, hits: Sequence[Hit]) -> list[Candidate]:
    """The candidates with each body under the longest full name that ``text`` writes, where it never writes ours,
    each city as ``text`` spells it, and each state by its former name where ``text`` knows no other.
    """
    former = _find_former(text, hits)
    written: dict[str, set[str]] = {}
    cities: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for hit in hits:
        form = " ".join(hit.span.of(text).split())
        if hit.name.form is Form.ORGANISATION:
            written.setdefault(hit.name.name, set()).add(form)
        elif hit.name.form in (Form.CAPITAL, Form.CITY):
            known = cities.setdefault(hit.name.name, form)
            cities[hit.name.name] = form if known.isupper() or form == hit.name.name else known
            if hit.name.form is Form.CAPITAL:
                capitals[hit.name.country] = cities[hit.name.name]
    names = {
        name: max(full, key=len)
        for name, forms in written.items()
        if name not in forms and (full := [form for form in forms if len(form.split()) >= _FULL])
    }
    return [
        replace(
            candidate,
            participants=tuple(
                replace(one, name=names.get(one.name) or former.get(one.name, one.name))
                for one in candidate.participants
            ),
            place=_as_spelled(candidate.place, cities, capitals, former),
        )
        for candidate in candidates
    ]


def _find_former(text: str, hits: Sequence[Hit]) -> dict[str, str]:
    """By the name of today the former name of each state that ``text`` calls by nothing else, its capital apart."""
    gazetteer = load_gazetteer()
    told: dict[str, set[str]] = {}
    for hit in hits:
        if hit.name.form in (Form.STATE, Form.DEMONYM):
            told.setdefault(hit.name.name, set()).add(gazetteer.former_name(hit.span.of(text)))
    return {name: min(former) for name, former in told.items() if "" not in former}


def _as_spelled(
    place: PlaceMention | None, cities: Mapping[str, str], capitals: Mapping[str, str], former: Mapping[str, str]
) -> PlaceMention | None:
    if place is not None and place.kind is PlaceKind.COUNTRY:
        return replace(place, name=former.get(place.name, place.name))
    if place is None or place.kind is not PlaceKind.CITY:
        return place
    capital = place.name == load_gazetteer().capital_of(place.country)  # "the Ukrainian capital", where it says "Kiev"
    form = cities.get(place.name) or (capitals.get(place.country) if capital else None)
    if form is None:
        return place
    return replace(place, name=form.title() if form.isupper() else form)
