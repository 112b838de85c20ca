"""How correspondents tell it: at table, on the telephone, in passing, and what became of a plan."""

from __future__ import annotations

import pytest

from events.extraction.types import Candidate
from tests.core.extraction_tables import Told
from tests.core.test_rules import fits, read


def _parties(candidates: tuple[Candidate, ...], kind: str) -> set[frozenset[str]]:
    return {frozenset(p.name for p in c.participants) for c in candidates if c.type == kind}


def test_a_call_is_with_one_person() -> None:
    candidates = read(
        "Norway's Eva Lund telephoned Peruvian Foreign Minister Rosa Quispe, Chilean President Ana Soto and Kenyan "
        "Prime Minister Daniel Otieno on Monday."
    ).candidates
    assert _parties(candidates, "call") == {
        frozenset({"Eva Lund", "Rosa Quispe"}),
        frozenset({"Eva Lund", "Ana Soto"}),
        frozenset({"Eva Lund", "Daniel Otieno"}),
    }


def test_counterparts_abroad_are_called_one_by_one() -> None:
    candidates = read(
        "Norway's foreign minister, Eva Lund, spoke by phone on Monday with her counterparts in Chad and Niger."
    ).candidates
    assert _parties(candidates, "call") == {frozenset({"Eva Lund", "Chad"}), frozenset({"Eva Lund", "Niger"})}


def test_a_conference_call_is_with_all() -> None:
    (candidate,) = read(
        "Norway's Eva Lund held a conference call with Peru's Rosa Quispe and Chile's Ana Soto on Monday."
    ).candidates
    assert {p.name for p in candidate.participants} == {"Eva Lund", "Rosa Quispe", "Ana Soto"}


def test_meetings_apart_are_several() -> None:
    candidates = read(
        "Kenya's Daniel Otieno met separately in Nairobi on Monday with Peru's Rosa Quispe and Chile's Ana Soto."
    ).candidates
    assert len(_parties(candidates, "meeting")) == 2


def test_not_since_a_summit_means_at_that_summit() -> None:
    candidates = read(
        "Norway's Eva Lund and Sudan's Omar Nasr had not met since a summit in Tunis in February."
    ).candidates
    assert all(candidate.status == "held" for candidate in candidates)


def test_the_second_destination_may_be_a_state() -> None:
    candidates = read("President Luis Vega of Peru went to Amman on 1 June and to Kuwait two days later.").candidates
    assert {(c.place.name, c.date.edtf) for c in candidates if c.place and c.date} == {
        ("Amman", "2022-06-01"),
        ("Kuwait", "2022-06-03"),
    }


def test_the_office_means_who_was_spoken_of() -> None:
    candidates = read(
        "David Holm had earlier tried to calm the dispute. The foreign secretary will go to Rome on Monday."
    ).candidates
    assert any(
        fits(candidate, Told("visit", ("David Holm",), "Rome", "2022-06-20", "planned")) for candidate in candidates
    )


def test_who_signs_at_the_end_was_told_before() -> None:
    candidates = read(
        "Finland's Aino Virtanen had talks with Zambia's finance minister, Joseph Banda, in Lusaka on Monday; a grant "
        "agreement was signed at the end."
    ).candidates
    assert any(fits(candidate, Told("agreement", ("Aino Virtanen", "Joseph Banda"))) for candidate in candidates)


def test_an_item_under_one_day_may_name_the_next() -> None:
    candidates = read(
        "DIARY of the coming week\n\nTUESDAY, JUNE 21\n\nOSLO - Kenyan President Daniel Otieno begins a visit. Talks "
        "with Prime Minister Eva Lund set for Wednesday.\n\nTHURSDAY, JUNE 23\n\nLIMA - Chile's Ana Soto arrives."
    ).candidates
    assert {c.date.edtf for c in candidates if c.date} == {"2022-06-21", "2022-06-22", "2022-06-23"}
    assert {c.status for c in candidates} == {"planned"}


def test_a_line_by_its_author_says_where_it_was_written() -> None:
    candidates = read(
        "Leaders gather\n\nMartin Hollis in Bucharest\n\nNorwegian Foreign Minister Eva Lund flew in on Monday for a "
        "meeting of the alliance."
    ).candidates
    assert any(fits(candidate, Told("visit", ("Eva Lund",), "Bucharest", "2022-06-13")) for candidate in candidates)


def test_a_speaker_does_not_mean_whom_the_report_named() -> None:
    candidates = read(
        "Peru's Rosa Quispe met Chile's Ana Soto in Lima on Monday.\n\n"
        '"Two years ago in Tunis they met because the house was on fire," a delegate said.'
    ).candidates
    assert len(candidates) == 1


def test_what_will_be_hosted_elsewhere_is_not_where_they_met() -> None:
    candidates = read(
        "Norway's Eva Lund dined on Tuesday with Prime Minister Luc Moreau of Belgium, who described his plans for the "
        "conference on reform that he will host in Bruges next week."
    ).candidates
    assert all(c.place is None or c.place.name != "Bruges" for c in candidates if c.status == "held")


def test_the_day_of_a_stay_does_not_hide_who_meets() -> None:
    candidates = read(
        "UN envoy Kofi Boateng leaves New York on 20 June and will be in Addis Ababa the next day to see Prime "
        "Minister Abel Tesfaye."
    ).candidates
    told = Told("meeting", ("Kofi Boateng", "Abel Tesfaye"), "Addis Ababa", "2022-06-21", "planned")
    assert any(fits(candidate, told) for candidate in candidates), candidates


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Minister of Foreign and European Affairs, Barbara Holm, met Peru's Rosa Quispe in Lima on Monday.", ""),
        ("Minister of Foreign Affairs of the Republic of Latvia Barbara Holm met Peru's Rosa Quispe in Lima.", "LV"),
        ("Peru's Rosa Quispe spoke in Lima on Monday to Latvian Foreign Minister Barbara Holm.", "LV"),
    ],
)
def test_a_minister_by_the_whole_name_of_the_ministry(text: str, country: str) -> None:
    found = [p for c in read(text).candidates for p in c.participants if p.name == "Barbara Holm"]
    assert found
    assert {p.country for p in found} == {country}


def test_she_is_the_minister_of_the_page() -> None:
    candidates = read(
        "The Minister of Foreign and European Affairs, Barbara Holm, is in Valletta.\n\nThe Minister met Joseph Borg, "
        "the Maltese foreign minister, on Monday. She then received Kenya's foreign minister, Peter Otieno."
    ).candidates
    assert any(fits(candidate, Told("meeting", ("Barbara Holm", "Peter Otieno"))) for candidate in candidates)
