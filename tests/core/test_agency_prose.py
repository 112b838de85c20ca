"""Turns of agency prose: who is meant, who leads whom, what stands for an event, and what is none."""

from __future__ import annotations

import pytest

from tests.core.extraction_tables import Told
from tests.core.test_rules import fits, read


def test_he_is_the_subject_of_the_sentence_before() -> None:
    candidates = read(
        "Iraqi Prime Minister Iyad Karim arrived in Damascus on Monday. He was received by his Syrian counterpart, "
        "Naji Otri. He will meet President Bashir Salem today."
    ).candidates
    assert any(fits(c, Told("meeting", ("Iyad Karim", "Bashir Salem"), "", "", "planned")) for c in candidates)
    assert not any({"Naji Otri", "Bashir Salem"} <= {p.name for p in c.participants} for c in candidates)


def test_nobody_meets_himself() -> None:
    candidates = read(
        "Emir Tamim Al Kaabi put off a session with US envoy Dennis Ward. He and Ward spoke by phone on Monday."
    ).candidates
    assert any(fits(c, Told("call", ("Tamim Al Kaabi", "Dennis Ward"), "", "2022-06-13")) for c in candidates)


def test_they_are_the_talks_told_before() -> None:
    candidates = read(
        "Talks between Nepal and Bhutan were adjourned in Thimphu on 3 June. They are to resume on 5 July."
    ).candidates
    assert any(fits(c, Told("talks", ("Nepal", "Bhutan"), "", "2022-07-05", "planned")) for c in candidates)


def test_everybody_knows_some_people_by_one_name() -> None:
    (candidate,) = read("Lavrov arrived in Hanoi on Monday.").candidates
    assert fits(candidate, Told("visit", ("Sergei Lavrov",), "Hanoi", "2022-06-13"))
    assert candidate.participants[0].country == "RU"


def test_two_pairs_of_the_same_states_are_two_meetings() -> None:
    candidates = read(
        "Iranian Foreign Minister Ali Karimi met US Secretary of State John Ward in Vienna on Sunday. "
        "Deputy ministers Reza Daoud of Iran and Wendy Hill of the United States met there on Sunday as well."
    ).candidates
    assert len([c for c in candidates if c.type == "meeting"]) == 2


def test_a_first_visit_is_not_the_second() -> None:
    candidates = read(
        "South African President Thabo Nkosi made his second visit to Tripoli on Monday.\n\n"
        "His first visit to Tripoli, in April, was of no avail."
    ).candidates
    assert {c.date.edtf for c in candidates if c.date} >= {"2022-06-13", "2022-04"}


def test_the_neighbours_of_a_state_are_not_the_state() -> None:
    for candidate in read("Egypt's neighbours met in Tunis on Monday.").candidates:
        assert "Egypt" not in {participant.name for participant in candidate.participants}


def test_a_live_page_has_times_and_no_years() -> None:
    candidates = read(
        "2131 President Daniel Otieno met Prime Minister Luc Moreau in Paris.\n\n1622 Talks go on.\n\n"
        "0950 Norway's Eva Lund arrived in Paris."
    ).candidates
    assert candidates
    assert all(c.date is None or c.date.latest is None or c.date.latest.year == 2022 for c in candidates)


def test_a_report_of_a_match_and_one_of_a_merger_hold_no_events() -> None:
    assert not read(
        "The striker scored twice before half-time and Denmark met Italy again in the semi-final in Rome on Monday. "
        "The head coach said his squad would fly to Rome with the Danish ambassador."
    ).candidates
    assert not read(
        "The carmaker's chief executive, Jan Beran, met French shareholders in Paris on Monday to discuss the merger. "
        "He flew to Tokyo on Tuesday for talks with the Japanese company on profits and plants."
    ).candidates


def test_the_next_sentence_says_when_that_meeting_was() -> None:
    (candidate,) = read(
        "Chad, Niger and Mali had last met in the spring in Niamey. That meeting took place on 3 and 4 April."
    ).candidates
    assert fits(candidate, Told("meeting", ("Chad", "Niger", "Mali"), "Niamey", "2022-04-03/2022-04-04"))


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        (
            "Norway, Kenya ministers to meet in Oslo on Monday",
            Told("meeting", ("Norway", "Kenya"), "Oslo", "2022-06-20", "planned"),
        ),
        ("US, Chinese defence chiefs meet in Singapore", Told("meeting", ("United States", "China"), "Singapore")),
        ("Norway, Kenya sign fisheries treaty in Oslo", Told("agreement", ("Norway", "Kenya"), "Oslo")),
    ],
)
def test_a_comma_of_a_headline_stands_for_and(headline: str, told: Told) -> None:
    (candidate,) = read(headline).candidates
    assert fits(candidate, told), candidate


def test_then_goes_on_without_and() -> None:
    meeting, visit, talks = read(
        "Norway's Eva Lund met with President Luc Moreau in Paris, then flew to Lima for hastily arranged talks with "
        "Peru's President Rosa Quispe on Saturday."
    ).candidates
    assert fits(meeting, Told("meeting", ("Eva Lund", "Luc Moreau"), "Paris")), meeting
    assert fits(visit, Told("visit", ("Eva Lund",), "Lima")), visit
    assert fits(talks, Told("talks", ("Eva Lund", "Rosa Quispe"), "Lima", "2022-06-11")), talks


def test_the_journey_of_a_cargo_is_no_evidence_of_a_visit() -> None:
    (candidate,) = read(
        "Norwegian minister Eva Lund's visit to Kabul ended without a statement. The cargo starts its journey in "
        "Afghan fields, and police stop only a part of it."
    ).candidates
    assert fits(candidate, Told("visit", ("Eva Lund",), "Kabul"))
    assert len(candidate.evidence) == 1
