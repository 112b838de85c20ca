"""Turns of phrase of reporters and analysts: who else is there, what is only talked of, what an occasion lends."""

from __future__ import annotations

import pytest

from events.vocabulary import EventStatus
from tests.core.extraction_tables import Told
from tests.core.test_rules import fits, read

TOLD = [
    # Who else is at what was told just before.
    (
        "A meeting on reform in Vienna on Friday will be hosted by Austrian Chancellor Ada Brandt. Also due to attend "
        "are Kenyan President Daniel Otieno and Peruvian Foreign Minister Rosa Quispe.",
        Told("meeting", ("Ada Brandt", "Daniel Otieno", "Rosa Quispe"), "Vienna", "2022-06-17", "planned"),
    ),
    (
        "Leaders of the Group of Seven open a summit in Halifax on Friday. Ada Brandt and Luc Moreau are among the "
        "leaders attending.",
        Told("conference", ("Ada Brandt", "Luc Moreau"), "Halifax", "2022-06-17", "planned"),
    ),
    (
        "The conference opens in Halifax on Friday. Ada Brandt and Luc Moreau will take part.",
        Told("conference", ("Ada Brandt", "Luc Moreau"), "Halifax", "2022-06-17", "planned"),
    ),
    (
        "Turkish President Emre Kaya attended a gathering of Arab leaders hosted by Qatari Emir Nasser Jabir.",
        Told("conference", ("Emre Kaya", "Nasser Jabir")),
    ),
    # Who is meant.
    (
        "Jane Lund flew to Cyprus on Sunday. According to Mr Kaya's spokesman Baris Demir, she was received by Emre "
        "Kaya on Monday.",
        Told("meeting", ("Jane Lund", "Emre Kaya"), edtf="2022-06-13"),
    ),
    (
        "Jordan's King Talal arrived in Washington on Tuesday. The monarch will meet President Tom Hale on Friday.",
        Told("meeting", ("King Talal", "Tom Hale"), edtf="2022-06-17", status="planned"),
    ),
    (
        "Ada Brandt spoke of Syria's Sami Jaziri, with whom Luc Moreau met on Monday.",
        Told("meeting", ("Sami Jaziri", "Luc Moreau"), edtf="2022-06-13"),
    ),
    (
        "Norwegian Foreign Minister Eva Lund met her EU counterparts in Luxembourg on Monday.",
        Told("meeting", ("Eva Lund", "European Union"), "Luxembourg", "2022-06-13"),
    ),
    (
        "The Soviet Union and Norway conferred in Oslo on Tuesday.",
        Told("talks", ("Soviet Union", "Norway"), "Oslo", "2022-06-14"),
    ),
    # Officials are told, over a table.
    (
        "Norwegian envoy Eva Lund had been briefed in Brussels by General Karl Brandt of Germany.",
        Told("meeting", ("Eva Lund", "Karl Brandt"), "Brussels"),
    ),
    (
        "Norwegian envoy Eva Lund was in Brussels on Monday, where she briefed the ambassadors of the alliance.",
        Told("meeting", ("Eva Lund",), "Brussels", "2022-06-13"),
    ),
    # Where, and when.
    (
        "Norwegian Foreign Minister Eva Lund, in Moscow, said the two were near agreement.",
        Told("visit", ("Eva Lund",), "Moscow"),
    ),
    (
        "French President Luc Moreau makes his second trip of the year to the capital of the EU this week.",
        Told("visit", ("Luc Moreau",), "Brussels", "2022-06-13/2022-06-19"),
    ),
    (
        "Eva Lund and Karl Brandt have met several times since 2013, most recently in Oslo on 4 May.",
        Told("meeting", ("Eva Lund", "Karl Brandt"), "Oslo", "2022-05-04"),
    ),
    (
        "Norwegian Prime Minister Eva Lund will meet Chinese President Wei Jun on the margins of the APEC summit in "
        "Hanoi on 10 July.",
        Told("meeting", ("Eva Lund", "Wei Jun"), "Hanoi", "2022-07-10", "planned"),
    ),
    (
        "Norway and Chile have signed a trade protocol. The protocol, signed in Oslo last week, frees the fish trade.",
        Told("agreement", ("Norway", "Chile"), "Oslo", "2022-06-06/2022-06-12"),
    ),
    # What became of it, and what is still to come.
    (
        "It replaces a G8 summit that Norway should have hosted in Bergen.",
        Told("conference", ("Norway",), "Bergen", status="cancelled"),
    ),
    (
        "Norwegian Prime Minister Eva Lund threatened on Monday to cancel her visit to France.",
        Told("visit", ("Eva Lund",), "France", status="planned"),
    ),
    (
        "The thaw comes just days before Norwegian Prime Minister Eva Lund begins a trip to Asia.",
        Told("visit", ("Eva Lund",), "Asia", status="planned"),
    ),
    (
        "The peace agreement, brokered by France and Germany and signed by Norway and Chile in February 2015, holds.",
        Told("agreement", ("France", "Germany", "Norway", "Chile"), "", "2015-02"),
    ),
]

QUIET = [
    "The minister is said to be trying to arrange a meeting with Brazilian President Joao Alves.",
    "Azerbaijani President Farid Aliyev declared that he would sit down with Eva Lund once she was ready.",
    "Norwegian Foreign Minister Eva Lund and her aide Karl Brandt spoke out against the killing in Lahore.",
    "Norway cut off military exchanges with Chile on Monday.",
    "They have the right to visit Norway for up to six months.",
    "Norwegian Prime Minister Eva Lund called this week to abandon the Minsk talks altogether.",
    "Eva Lund and Karl Brandt have said they will not talk to the rebels.",
    "The European Parliament voted on Monday to suspend the deal with Norway.",
    "No meeting with Chilean President Rosa Quispe is planned.",
    "Japanese Prime Minister Ken Mori convened the four ministers concerned with the matter.",
    "American Defense Secretary Tom Hale briefed American President Ray Cole on Monday on the troops in Kabul.",
    "Norwegian Foreign Minister Eva Lund, in Oslo, said no.",
    "The Norwegians say that their battle plans call for strikes.",
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_it_works(text: str, told: Told) -> None:
    found = read(text).candidates
    assert any(fits(candidate, told) for candidate in found), [(c.title, c.date and c.date.edtf) for c in found]


@pytest.mark.parametrize("text", QUIET)
def test_what_is_no_event_is_passed_over(text: str) -> None:
    assert not read(text).candidates


def test_the_wider_word_for_a_call_is_no_second_event() -> None:
    text = (
        "Norwegian Foreign Minister Eva Lund telephoned Chilean Foreign Minister Rosa Quispe on Friday, the first "
        "contact of the two since the war began."
    )
    assert [candidate.type for candidate in read(text).candidates] == ["call"]


def test_the_day_on_which_a_plan_was_put_off_is_not_its_day() -> None:
    (found,) = read("The United Nations on Tuesday postponed the conference in Ghadames.").candidates
    assert found.status is EventStatus.POSTPONED
    assert found.date is None or found.date.edtf != "2022-06-14"


def test_a_former_state_yields_to_a_name_of_today() -> None:
    (found,) = read("Burmese leaders and Myanmar's neighbour Thailand held talks in Bangkok on Tuesday.").candidates
    assert "Burma" not in {who.name for who in found.participants}
