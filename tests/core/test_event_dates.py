"""Which day an event gets, and whether it lies ahead: sentences of our own, all published on a Wednesday."""

from __future__ import annotations

import datetime as dt

import pytest

from events.extraction.clean import ParagraphKind, read_paragraphs
from events.extraction.resolve import tag_dates
from tests.core.extraction_tables import Told
from tests.core.test_rules import fits, read

HOLM, RUIZ, SOUSA = (
    "Norwegian Foreign Minister Kari Holm",
    "Spanish Prime Minister Ana Ruiz",
    "Portuguese President Rui Sousa",
)

AHEAD = [
    (
        f"{HOLM} leads a trade delegation to Lisbon on Friday.",
        Told("visit", ("Kari Holm",), "", "2022-06-17", "planned"),
    ),
    (f"{HOLM} leaves for Lisbon today.", Told("visit", ("Kari Holm",), "Lisbon", "2022-06-15", "planned")),
    (
        f"{HOLM} is travelling to Lisbon on Thursday to open trade talks with Portuguese officials.",
        Told("visit", ("Kari Holm",), "Lisbon", "2022-06-16", "planned"),
    ),
    (
        f"{HOLM} goes to Madrid for the NATO summit on Thursday and Friday.",
        Told("conference", (), "", "2022-06-16/2022-06-17", "planned"),
    ),
    (
        f"{HOLM} flies in on Friday for talks with {RUIZ}.",
        Told("talks", ("Kari Holm", "Ana Ruiz"), "", "2022-06-17", "planned"),
    ),
    (
        f"{HOLM} was expected in Madrid later on Wednesday for talks with {RUIZ}.",
        Told("talks", ("Kari Holm", "Ana Ruiz"), "Madrid", "2022-06-15", "planned"),
    ),
    (
        f"{HOLM} agreed to visit Peru in the second half of the year.",
        Told("visit", ("Kari Holm",), "Peru", "2022-07/2022-12", "planned"),
    ),
    (
        f"The round will be followed by a summit attended by {SOUSA} and {RUIZ} in Riga on July 1.",
        Told("conference", ("Rui Sousa", "Ana Ruiz"), "Riga", "2022-07-01", "planned"),
    ),
    (f"{HOLM} said on Monday she would visit Madrid.", Told("visit", ("Kari Holm",), "Madrid", "", "planned")),
]

DENIED = [
    f"He denied rumours that {HOLM} would meet {RUIZ} in Rome next week.",
    f"He dismissed as nonsense a report that {HOLM} had met {RUIZ} in Rome.",
    f"Oslo rejected claims that {HOLM} had secretly met {RUIZ} in April.",
    f"There was no truth in reports that {HOLM} had met {RUIZ} in April, the ministry said.",
    f"Reports that {HOLM} met {RUIZ} in Rome in March are false, the ministry said.",
    f"It is not true that {HOLM} met {RUIZ} in Rome in March, the ministry said.",
    f"{HOLM} did not meet {RUIZ} in Rome on Monday, her office said.",
]

OFF = [
    (f"{HOLM} will no longer travel to Madrid on Thursday.", "2022-06-16", "cancelled"),
    (f"The talks of {HOLM} with {RUIZ} on Friday are off.", "2022-06-17", "cancelled"),
    (f"{HOLM} was to have flown to Madrid on Monday, but the trip was scrapped.", "2022-06-13", "cancelled"),
    (
        "The summit of the Baltic leaders, scheduled for Friday in Riga, was postponed on Monday.",
        "2022-06-17",
        "postponed",
    ),
    (f"The visit of {RUIZ} to Oslo was postponed on Monday.", None, "postponed"),
    (f"Visit of {RUIZ} to Oslo. POSTPONED at the request of Madrid.", None, "postponed"),
    (f"Visit of {RUIZ} to Oslo (cancelled).", None, "cancelled"),
]

_MET = f"{HOLM} met {SOUSA} in Lisbon on Monday. "
GOING_ON = [
    (_MET + f"She then sat down with {RUIZ}.", Told("meeting", ("Ana Ruiz",), "", "2022-06-13")),
    (_MET + f"Later she was received by {RUIZ}.", Told("meeting", ("Ana Ruiz",), "", "2022-06-13")),
    (_MET + f"She also called on {RUIZ}.", Told("meeting", ("Ana Ruiz",), "", "2022-06-13")),
    (
        f"{HOLM} and {SOUSA} met in Lisbon. It was held on 3 May behind closed doors.",
        Told("meeting", ("Kari Holm", "Rui Sousa"), "Lisbon"),
    ),
]

APART = [
    (
        f"{HOLM} flew to Madrid on Monday, a week after she hosted {SOUSA} in Oslo.",
        Told("meeting", ("Rui Sousa",), "Oslo", "2022-06-06"),
    ),
    (
        f"A day after meeting {SOUSA} in Lisbon on Monday, {HOLM} flew to Madrid.",
        Told("visit", ("Kari Holm",), "Madrid", "2022-06-14"),
    ),
    (
        f"{HOLM} visited Madrid on Tuesday, two days after talks in Lisbon with {SOUSA}.",
        Told("talks", ("Rui Sousa",), "Lisbon", "2022-06-12"),
    ),
    (
        f"{SOUSA} received {HOLM} in Lisbon on 3 May. Ten days before that {RUIZ} visited Lisbon.",
        Told("visit", ("Ana Ruiz",), "Lisbon", "2022-04-23"),
    ),
]

LASTED = [
    ("Norway and Portugal rose on Friday from a two-day meeting in Lomé.", "2022-06-09/2022-06-10"),
    ("Norway and Portugal on Tuesday concluded two days of talks in Geneva.", "2022-06-13/2022-06-14"),
    ("Norway hosted the Arctic summit in Riga on 29 and 30 August last year.", "2021-08-29/2021-08-30"),
]


@pytest.mark.parametrize(("text", "told"), [*AHEAD, *GOING_ON, *APART])
def test_it_works(text: str, told: Told) -> None:
    candidates = read(text).candidates
    assert any(fits(candidate, told) for candidate in candidates), candidates


@pytest.mark.parametrize("text", DENIED)
def test_what_is_said_to_be_untrue_is_denied(text: str) -> None:
    (candidate,) = read(text).candidates
    assert candidate.status == "denied"


@pytest.mark.parametrize(("text", "edtf", "status"), OFF)
def test_what_is_off_keeps_the_day_it_was_to_be(text: str, edtf: str | None, status: str) -> None:
    (candidate,) = read(text).candidates
    assert (candidate.date and candidate.date.edtf, candidate.status) == (edtf, status)


@pytest.mark.parametrize(("text", "edtf"), LASTED)
def test_a_length_is_counted_back_from_its_end(text: str, edtf: str) -> None:
    (candidate,) = read(text).candidates
    assert candidate.date is not None
    assert candidate.date.edtf == edtf


def test_a_saying_has_its_own_day() -> None:
    (candidate,) = read(f"{HOLM} said on Monday she would visit Madrid.").candidates
    assert candidate.date is None


def test_a_treaty_is_not_dated_by_what_it_will_bring() -> None:
    (candidate,) = read(f"{HOLM} and {RUIZ} signed a treaty in Oslo that will take effect on 1 July.").candidates
    assert candidate.date is not None
    assert candidate.date.earliest is None


def test_an_item_of_a_chronology_may_go_on_to_a_later_day() -> None:
    candidates = read(
        f"May 3 - {HOLM} meets {SOUSA} in Lisbon; two days later she is received by {RUIZ} in Madrid.\n\n"
        f"May 9 - {RUIZ} visits Lisbon."
    ).candidates
    told = {candidate.place.name: candidate.date.edtf for candidate in candidates if candidate.place and candidate.date}
    assert told["Madrid"] == "2022-05-05"


def test_a_diary_of_several_days_and_of_today() -> None:
    candidates = read(
        "WEDNESDAY, 15 June\n"
        f"OSLO - {HOLM} meets {SOUSA}.\n\n"
        "THURSDAY, 16 June - FRIDAY, 17 June\n"
        f"{RUIZ} pays an official visit to Ghana.\n"
    ).candidates
    assert {(c.date.edtf, c.status) for c in candidates if c.date} == {
        ("2022-06-15", "planned"),
        ("2022-06-16/2022-06-17", "planned"),
    }


def test_a_diary_whose_lines_ran_together() -> None:
    text = (
        "Our diary of the week. ** Marks what is new ------ THURSDAY, JUNE 16 "
        f"** MADRID - {RUIZ} meets {HOLM}. (To June 17) ** LISBON - {SOUSA} attends a summit of the African Union."
    )
    kinds = [paragraph.kind for paragraph in read_paragraphs(text)]
    assert kinds.count(ParagraphKind.DATELINE) == 1
    (meeting,) = [candidate for candidate in read(text).candidates if candidate.type == "meeting"]
    assert fits(meeting, Told("meeting", ("Ana Ruiz", "Kari Holm"), "", "2022-06-16/2022-06-17", "planned"))


@pytest.mark.parametrize(
    ("phrase", "edtfs"),
    [
        ("from 29 to 31 August last year", ["2021-08-29/2021-08-31"]),
        ("between August 3 and 5 of last year", ["2021-08-03/2021-08-05"]),
        ("on 3 May last year", ["2021-05-03"]),
    ],
)
def test_a_year_said_by_its_distance_holds_for_both_days(phrase: str, edtfs: list[str]) -> None:
    assert [date.edtf for date in tag_dates(phrase, dt.date(2022, 6, 15))] == edtfs
