"""Turns of phrase of reporters and analysts: who else is there, what is only talked of, what an occasion lends."""

from __future__ import annotations

from events.vocabulary import EventStatus
from tests.core.test_rules import read


def test_the_wider_word_for_a_call_is_no_second_event() -> None:
    text = (
        "Norwegian Foreign Minister Eva Lund telephoned Chilean Foreign Minister Rosa Quispe on Friday, the first "
        "contact of the two since the war began."
    )
    assert [candidate.type for candidate in read(text).candidates] == ["call"]


def test_a_place_where_something_is_only_said_is_not_its_place() -> None:
    (found,) = read("Plans for a summit of Norway and Chile have been shelved, an official in Seoul said.").candidates
    assert found.place is None


def test_who_is_kept_away_is_not_there() -> None:
    for text in (
        "Karl Brandt was not invited to the Commonwealth summit in Abuja in May.",
        "Norway's prime minister stayed away from the Commonwealth summit in Abuja.",
    ):
        (found,) = read(text).candidates
        assert [who.name for who in found.participants] == ["Commonwealth"]


def test_a_mediator_of_an_accord_holds_no_talks_of_its_own() -> None:
    text = "The accord, mediated by Qatar and initialled in Doha last month, is to be signed in Oslo on 3 July."
    assert {candidate.type for candidate in read(text).candidates} == {"agreement"}


def test_the_day_on_which_a_plan_was_put_off_is_not_its_day() -> None:
    (found,) = read("The United Nations on Tuesday postponed the conference in Ghadames.").candidates
    assert found.status is EventStatus.POSTPONED
    assert found.date is None or found.date.edtf != "2022-06-14"


def test_a_former_state_yields_to_a_name_of_today() -> None:
    (found,) = read("Burmese leaders and Myanmar's neighbour Thailand held talks in Bangkok on Tuesday.").candidates
    assert "Burma" not in {who.name for who in found.participants}
