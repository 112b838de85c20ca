"""Names whose family name stands first, and names that a parser puts in the wrong place."""

from __future__ import annotations

import pytest

from events.extraction.family_names import stands_first
from tests.core.extraction_tables import Told
from tests.core.test_rules import fits, read

SENTENCES = [
    (
        "Chinese Vice Premier Zhang Weiming arrived in Astana on Monday. Zhang met Kazakh Prime Minister Dana Omarova.",
        Told("meeting", ("Zhang Weiming", "Dana Omarova")),
    ),
    (
        "Vietnam's Nguyen Thi Lan toured a port. Lan and Cuban Foreign Minister Rosa Diaz held talks in Hanoi.",
        Told("talks", ("Nguyen Thi Lan", "Rosa Diaz"), "Hanoi"),
    ),
    (
        "North Korean leader Kim Tae Un hosted Mongolian President Bat Erdene in Pyongyang on 9 June.",
        Told("meeting", ("Kim Tae Un", "Bat Erdene"), "Pyongyang", "2022-06-09"),
    ),
    (
        "South Korean President Park Seo-jin will host Japanese Prime Minister Kenji Mori in Seoul on Sunday.",
        Told("meeting", ("Park Seo-jin", "Kenji Mori"), "Seoul", "2022-06-19", "planned"),
    ),
    (
        "Premier Liu Anbao was there. Liu and Belgian Prime Minister Luc Peeters held talks over dinner on 9 June.",
        Told("talks", ("Liu Anbao", "Luc Peeters"), "", "2022-06-09"),
    ),
    (
        "Indonesian Foreign Minister Dewi Lestari telephoned her counterparts from Laos, Malaysia and the Philippines.",
        Told("call", ("Dewi Lestari", "Malaysia")),
    ),
    (
        "Dutch Prime Minister Jan de Boer has a bilateral meeting planned with Chinese Premier Liu Anbao.",
        Told("meeting", ("Jan de Boer", "Liu Anbao"), "", "", "planned"),
    ),
    (
        "Liu Anbao of China and Ivan Petrov of Russia signed a joint statement in Moscow on Tuesday.",
        Told("agreement", ("Liu Anbao", "Ivan Petrov"), "Moscow", "2022-06-14"),
    ),
]

NOTHING = [
    "The foreign ministry in Oslo issued a statement on the border, signed by nobody.",
    "The envoys of Chad and Sudan shook hands in passing, and made no statement.",
    "Iraqi and Kuwaiti officials failed to reach a deal on Tuesday.",
]


@pytest.mark.parametrize(("text", "told"), SENTENCES)
def test_who_is_meant(text: str, told: Told) -> None:
    candidates = read(text).candidates
    assert any(fits(candidate, told) for candidate in candidates), candidates


@pytest.mark.parametrize("text", NOTHING)
def test_no_agreement(text: str) -> None:
    assert "agreement" not in [candidate.type for candidate in read(text).candidates]


def test_whoever_chairs_the_talks_just_told_of_took_part_in_them() -> None:
    (candidate,) = read(
        "Delegations from Georgia and Armenia gathered in Tbilisi on Thursday for consultations on border trade. "
        "Deputy ministers Lasha Beridze and Vahe Sarkisian chaired the consultations."
    ).candidates
    assert fits(candidate, Told("talks", ("Georgia", "Armenia", "Lasha Beridze", "Vahe Sarkisian"), "Tbilisi"))


@pytest.mark.parametrize(
    ("name", "first"), [("Xi Jinping", True), ("Kim Jong Un", True), ("Moon", False), ("Ada Brandt", False)]
)
def test_what_stands_first(name: str, first: bool) -> None:
    assert stands_first(name.split()) is first
