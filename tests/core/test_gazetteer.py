"""Known names and where they stand."""

from __future__ import annotations

import pytest

from events.extraction.gazetteer import Form, load_gazetteer
from events.vocabulary import ActorKind

GAZETTEER = load_gazetteer()


def test_it_works() -> None:
    text = "In Warsaw the Polish president met U.S. and NATO envoys at the Kremlin's request."
    found = [(hit.span.of(text), hit.name.form.value, hit.name.country) for hit in GAZETTEER.find(text)]
    assert found == [
        ("Warsaw", "capital", "PL"),
        ("Polish", "demonym", "PL"),
        ("U.S.", "state", "US"),
        ("NATO", "organisation", ""),
        ("Kremlin", "seat", "RU"),
    ]


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [
        ("UK", "United Kingdom", "GB"),
        ("the United States", "United States", "US"),
        ("Türkiye", "Turkey", "TR"),
        ("Burma", "Myanmar", "MM"),
        ("Kazakhs", "Kazakhstan", "KZ"),
        ("Kyiv", "Kyiv", "UA"),
        ("Taleban", "Taliban", "AF"),
    ],
)
def test_spellings_lead_to_one_name(spelling: str, name: str, country: str) -> None:
    entry = GAZETTEER.look_up(spelling)
    assert entry is not None
    assert (entry.name, entry.country) == (name, country)


def test_longest_name_wins_and_words_are_whole() -> None:
    text = "South Sudan, Guinea-Bissau and the Romanians; Chadwick and Omani"
    assert [hit.name.name for hit in GAZETTEER.find(text)] == ["South Sudan", "Guinea-Bissau", "Romania", "Oman"]


def test_pronouns_in_lower_case_are_no_states() -> None:
    assert GAZETTEER.find("it was up to us who can turkey and chad") == []


def test_every_state_has_a_code_of_its_own_and_armed_groups_are_told_apart() -> None:
    states = {hit.name for spelling in ("France", "Peru", "Fiji") for hit in GAZETTEER.find(spelling)}
    assert len({state.country for state in states}) == 3
    hamas = GAZETTEER.look_up("Hamas")
    assert hamas is not None
    assert (hamas.form, hamas.kind) == (Form.ORGANISATION, ActorKind.ARMED_GROUP)


def test_places_are_found_with_and_without_their_accents() -> None:
    for text in ("Asunción", "Asuncion", "São Paulo", "Sao Paulo", "Chișinău", "Malacañang"):
        assert [hit.span.of(text) for hit in GAZETTEER.find(text)] == [text]
    assert GAZETTEER.find("Male voters stayed away") == []


def test_a_name_that_several_states_have_says_so() -> None:
    tripoli, valencia = GAZETTEER.look_up("Tripoli"), GAZETTEER.look_up("Valencia")
    assert tripoli is not None
    assert valencia is not None
    assert (tripoli.form, tripoli.country, tripoli.elsewhere) == (Form.CAPITAL, "LY", ("LB",))
    assert (valencia.form, valencia.country, valencia.elsewhere) == (Form.CITY, "ES", ("VE",))


@pytest.mark.parametrize(
    "word", ["Elysee Palace", "Camp David", "Sharm el-Sheikh", "Windsor Castle", "Diaoyutai", "Aso Rock"]
)
def test_where_diplomacy_meets_is_known(word: str) -> None:
    entry = GAZETTEER.look_up(word)
    assert entry is not None
    assert entry.country
    assert GAZETTEER.state_name(entry.country)
