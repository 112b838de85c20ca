"""Constructions of the news that a parser stumbles over, or that only look like an event."""

from __future__ import annotations

import pytest

from tests.core.extraction_tables import Told
from tests.core.test_rules import fits, read

TOLD = [
    (
        "Kenya's Daniel Otieno and the Ugandan president, Moses Okello, are to meet face to face in Luanda on Tuesday.",
        Told("meeting", ("Daniel Otieno", "Moses Okello"), "Luanda", "2022-06-21", "planned"),
    ),
    (
        "Swedish President Astrid Lund left Hanoi on Thursday. Lund will call Czech President Jan Beran on Friday.",
        Told("call", ("Astrid Lund", "Jan Beran"), "", "2022-06-17", "planned"),
    ),
    (
        "The Swiss foreign minister, Eva Keller, wound up a two-day trip to Cairo on Friday.",
        Told("visit", ("Eva Keller",), "Cairo", "2022-06-09/2022-06-10"),
    ),
    (
        "Chinese leader Liu Anbao was in Rome. French President Luc Moreau met the Chinese leader on 9 June.",
        Told("meeting", ("Liu Anbao", "Luc Moreau"), "", "2022-06-09"),
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_it_works(text: str, told: Told) -> None:
    candidates = read(text).candidates
    assert any(fits(candidate, told) for candidate in candidates), candidates


def test_the_year_of_the_last_meeting_is_not_that_of_this_one() -> None:
    (candidate,) = read(
        "Finnish President Aino Virtanen met German Chancellor Karl Brandt in Berlin on Monday.\n\n"
        "The three-hour meeting was the first between the two since 2017."
    ).candidates
    assert fits(candidate, Told("meeting", ("Aino Virtanen", "Karl Brandt"), "Berlin", "2022-06-13"))


@pytest.mark.parametrize("of", ["applause", "sanctions", "shuttle diplomacy", "golf"])
def test_a_round_of_something_else_is_no_talks(of: str) -> None:
    assert "talks" not in [candidate.type for candidate in read(f"Denmark got a round of {of} in Rome.").candidates]


@pytest.mark.parametrize(("city", "place"), [("GRANADA, Spain", "Granada"), ("LONDON", None)])
def test_a_report_on_two_others_is_written_where_they_meet_but_not_at_an_agencys_desk(
    city: str, place: str | None
) -> None:
    (candidate,) = read(
        f"{city}, 14 June - Armenian Prime Minister Aram Petrosyan met French President Luc Moreau on Tuesday."
    ).candidates
    assert (candidate.place and candidate.place.name) == place
