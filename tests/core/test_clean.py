"""Paragraphs and their kinds; furniture and filler masked with offsets kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.clean import ParagraphKind, masked_spans, read_paragraphs


def kinds(text: str) -> list[str]:
    return [paragraph.kind.value for paragraph in read_paragraphs(text)]


def test_it_works() -> None:
    text = (
        "Envoys meet in Rome\n\nROME, 3 May 2021\n\nThe envoys of two states met in Rome, and said little about it.\n"
    )
    assert kinds(text) == ["headline", "dateline", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Related articles",
        "Please enter your comment!",
        "Support us",
        "We use cookies to give you the best experience. Accept all cookies",
        "Sign up for our free newsletter",
        "Donations from readers are necessary, please support our mission.",
        "By submitting this form, you agree to our privacy policy.",
        "24.5 °C",
        "3 / 12",
        "All rights reserved. No part may be reproduced without permission.",
        "Harbour town floods again - 3 hrs ago",
    ],
)
def test_page_furniture_is_masked(line: str) -> None:
    assert kinds(line) == ["furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "The minister asked donors to support the mission in the north, which feeds a million people every month and "
        "has run out of money, and donations that were promised in spring have not come, his office said on Monday.",
        "The two presidents signed a form of words that both parliaments can accept.",
        "Thank you, the president told the soldiers as they left.",
    ],
)
def test_prose_with_a_word_of_furniture_stays(line: str) -> None:
    assert kinds(line) == ["body"]


def test_a_leaked_answer_is_filler_to_the_end() -> None:
    text = (
        'The delegation left for home. ","headline":"Delegation leaves","category":"World"}\n\n'
        "Let me know if any further adjustments are needed to the requested format."
    )
    assert kinds(text) == ["body", "filler", "filler"]
    body = read_paragraphs(text)[0]
    assert body.span.of(text) == "The delegation left for home."


def test_chronologies_captions_and_diaries() -> None:
    assert kinds("• 4 May 2021: ministers meet in Oslo and agree on little.") == ["list item"]
    assert kinds("In this photo released by the palace, the king receives the envoy on Monday, May 3, 2021.") == [
        "caption"
    ]
    assert kinds("Mon 3 June\nOSLO - Ministers of five states meet. 09:00.") == ["dateline", "body"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The foreign ministers of the two states met on the border for\n"
        "the first time since the war, and agreed to open a crossing in\n"
        "the mountains before winter comes.\n"
    )
    assert kinds(text) == ["body"]


@given(st.text(max_size=400))
def test_paragraphs_cover_all_but_white_space_in_order(text: str) -> None:
    paragraphs = read_paragraphs(text)
    at, seen = 0, ""
    for paragraph in paragraphs:
        assert paragraph.span.start >= at
        assert paragraph.span.of(text).strip() == paragraph.span.of(text) != ""
        at = paragraph.span.end
        seen += paragraph.span.of(text)
    assert "".join(seen.split()) == "".join(text.split())
    assert len(masked_spans(paragraphs)) == sum(
        paragraph.kind in (ParagraphKind.FURNITURE, ParagraphKind.FILLER) for paragraph in paragraphs
    )
