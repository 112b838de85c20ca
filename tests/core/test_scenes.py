"""Where an event was when its own sentence does not say it, or says it only by pointing."""

from __future__ import annotations

import pytest

from tests.core.extraction_tables import Told
from tests.core.test_rules import fits, read

TOLD = [
    # A run of meetings at one scene.
    (
        "Finnish President Aino Virtanen met Latvian President Ilze Kalna in Vienna on Tuesday. Virtanen then sat "
        "down with Peruvian President Rosa Quispe.",
        Told("meeting", ("Rosa Quispe",), "Vienna"),
    ),
    (
        "Kenyan President Daniel Otieno met Zambian President Grace Mwale in Geneva on Monday. Rain fell.\n\nThe "
        "crowds were thin. On Monday, Otieno also held talks with Fijian Prime Minister Josefa Vula.",
        Told("talks", ("Josefa Vula",), "Geneva", "2022-06-13"),
    ),
    (
        "Armenian Foreign Minister Hayk Sargsyan and Azerbaijani Foreign Minister Elnur Aliyev met in Prague on "
        "Monday. Their deputies, Ani Petrosyan and Rauf Mammadov, held talks on Monday too.",
        Told("talks", ("Ani Petrosyan",), "Prague"),
    ),
    (
        "BRUSSELS, June 14 (Wire) - Leaders from Africa and Asia opened a summit on Tuesday. Danish Prime Minister "
        "Mette Holm met Senegalese President Moussa Diop.",
        Told("meeting", ("Mette Holm", "Moussa Diop"), "Brussels"),
    ),
    (
        "Bangkok, June 13 (WIRE) Indian Prime Minister Arjun Rao told reporters here that he was pleased. Rao met "
        "Australian Prime Minister Jack Connolly on Monday.",
        Told("meeting", ("Arjun Rao", "Jack Connolly"), "Bangkok"),
    ),
    # Under a dateline.
    (
        "DAMASCUS, (WIRE)_ Syrian President Sami Haddad received Iranian Speaker Reza Moradi on Tuesday.",
        Told("meeting", ("Sami Haddad",), "Damascus"),
    ),
    (
        "LIMA, June 15 (Wire) - Prices rose.\n\nPeruvian President Rosa Quispe will receive Spanish Foreign Minister "
        "Clara Ruiz later on Wednesday.",
        Told("meeting", ("Rosa Quispe",), "Lima", "", "planned"),
    ),
    # Pointing.
    (
        "Greek Prime Minister Nikos Pappas will leave for Sofia this evening, where he will meet Bulgarian President "
        "Ivan Kolev.",
        Told("meeting", ("Ivan Kolev",), "Sofia", "", "planned"),
    ),
    (
        "Turkish President Cem Aksoy received Qatari Foreign Minister Hamad Al Kaabi in Ankara on 2 June. The Kuwaiti "
        "foreign minister made the same trip on 4 June.",
        Told("visit", ("Kuwait",), "Ankara"),
    ),
    (
        "French President Luc Moreau arrived in Hanoi on 2 June. Moreau held talks with Japanese Prime Minister Kenji "
        "Mori in the city on 3 June.",
        Told("talks", ("Kenji Mori",), "Hanoi"),
    ),
    (
        "OSLO, June 12 (Wire) - The Sudanese and Libyan foreign ministers met in Vienna on Sunday. Chinese Foreign "
        "Minister Liu Anbao was due to fly in on Monday.",
        Told("visit", ("Liu Anbao",), "Vienna", "", "planned"),
    ),
    (
        "JAKARTA, June 14 (Wire) - Rain fell.\n\nThe Australian prime minister visited Jakarta on 2 June. Norwegian "
        "Foreign Minister Astrid Lund made a trip to the country in March.",
        Told("visit", ("Astrid Lund",), "Indonesia"),
    ),
    (
        "American envoy Paul Webb slipped into Pyongyang on 2 June and met North Korean General Ri Chol.",
        Told("meeting", ("Paul Webb",), "Pyongyang"),
    ),
    (
        "The next round of talks between Chad and Libya is pencilled in for Geneva on 26 June.",
        Told("talks", ("Chad", "Libya"), "Geneva", "2022-06-26", "planned"),
    ),
    (
        "South African President Themba Nkosi, who flew into Tripoli on Sunday, met Libyan leader Omar Senussi.",
        Told("meeting", ("Omar Senussi",), "Tripoli"),
    ),
    # A diary that a page ran together.
    (
        "** OSLO - Norwegian Prime Minister Astrid Lund meets Peruvian President Rosa Quispe for talks. "
        "** RIGA/ VILNIUS - Japanese Foreign Minister Kenji Mori visits. ** BATUMI, Georgia - Ministers gather. "
        "** LIMA - Peruvian Foreign Minister Ana Soto meets Irish Foreign Minister Sean Byrne.",
        Told("meeting", ("Ana Soto",), "Lima"),
    ),
    # Houses, forums, lines.
    (
        "Nigerian President Bola Adeyemi received Irish Prime Minister Sean Byrne at the State House, Abuja, on "
        "Friday.",
        Told("meeting", ("Sean Byrne",), "Abuja"),
    ),
    (
        "Indian Prime Minister Arjun Rao met French President Luc Moreau on the sidelines of the Shangri-La Dialogue "
        "on 3 June.",
        Told("meeting", ("Arjun Rao",), "Singapore"),
    ),
    (
        "Kenyan President Daniel Otieno met Polish President Adam Zieba on the margins of the UN General Assembly on "
        "3 June.",
        Told("meeting", ("Adam Zieba",), "New York"),
    ),
    (
        "South Korean President Moon Hyun-woo shook hands with Chinese President Liu Anbao across the "
        "military demarcation line on Friday.",
        Told("meeting", ("Liu Anbao",), "Panmunjom"),
    ),
    # One verb, several destinations.
    (
        "Turkish Foreign Minister Cem Aksoy will visit Tirana on Monday and Skopje on Tuesday.",
        Told("visit", ("Cem Aksoy",), "Skopje", "", "planned"),
    ),
    (
        "Pakistani Prime Minister Imran Shah will travel to Riyadh on Monday and from there to Doha.",
        Told("visit", ("Imran Shah",), "Doha", "", "planned"),
    ),
]

# What must not be taken for the place.
ELSEWHERE = [
    (
        "The Belgrade-Pristina dialogue resumed. Serbian President Milan Petrović met Kosovo Prime Minister Arben "
        "Krasniqi on 3 June.",
        "Pristina",
    ),
    (
        "Turkish President Cem Aksoy met Chinese President Liu Anbao on Monday. Aksoy goes on to Tokyo next week.",
        "Tokyo",
    ),
    (
        "Indian Prime Minister Arjun Rao, who had hosted the German chancellor in Delhi, met Danish Prime Minister "
        "Mette Holm on 3 June.",
        "Delhi",
    ),
    (
        "Polish President Adam Zieba met the Czech president in Prague on 2 June. Zieba had met Moldovan President Ion "
        "Rusu before.",
        "Prague",
    ),
    ("French President Luc Moreau telephoned Russian President Sergei Orlov in Moscow on Monday.", "Moscow"),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_it_works(text: str, told: Told) -> None:
    candidates = read(text).candidates
    assert any(fits(candidate, told) for candidate in candidates), candidates


@pytest.mark.parametrize(("text", "elsewhere"), ELSEWHERE)
def test_what_is_told_of_another_event_is_no_place_of_this_one(text: str, elsewhere: str) -> None:
    last = max(
        read(text).candidates, key=lambda candidate: candidate.evidence[0].trigger.start * (candidate.type != "visit")
    )
    assert last.place is None or last.place.name != elsewhere
