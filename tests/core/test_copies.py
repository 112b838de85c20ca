"""What is a copy of a text, and what only tells the same."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from events.extraction.copies import FEWEST, SKETCH, compare_texts, fingerprint, is_copy, same_sentence
from tests.core.copies_texts import BACKGROUND, COPIES, LEAD, OTHERS, STORY, TALKS, TRADE, WIRE, print_story

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"


def tells_the_same(earlier: str, later: str, *, in_order: bool = True) -> bool:
    return is_copy(compare_texts(fingerprint(earlier), fingerprint(later)), in_order=in_order)


def test_it_works() -> None:
    likeness = compare_texts(fingerprint(WIRE), fingerprint(COPIES["another headline"]))
    assert (likeness.of_earlier, likeness.of_later) == (1.0, 1.0)


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("in_order", [True, False])
def test_what_newsrooms_make_of_a_wire_story_is_a_copy(name: str, in_order: bool) -> None:
    assert tells_the_same(WIRE, COPIES[name], in_order=in_order)


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("in_order", [True, False])
def test_what_tells_of_the_same_in_words_of_its_own_is_none(name: str, in_order: bool) -> None:
    assert not tells_the_same(WIRE, OTHERS[name], in_order=in_order)
    assert not tells_the_same(OTHERS[name], WIRE, in_order=in_order)


@pytest.mark.parametrize("name", COPIES)
def test_sketches_of_copies_share_enough_to_be_found(name: str) -> None:
    assert len(set(fingerprint(WIRE).sketch) & set(fingerprint(COPIES[name]).sketch)) >= 6


def test_a_later_report_around_a_whole_earlier_one_is_a_report_of_its_own() -> None:
    flash = print_story(LEAD, TALKS)
    later = print_story(*STORY)
    assert not tells_the_same(flash, later, in_order=True)
    assert not tells_the_same(flash, later, in_order=False)  # two sixths of a text are not the text


def test_of_one_day_either_may_be_the_shortened_one() -> None:
    assert tells_the_same(print_story(*STORY[:3]), WIRE, in_order=False)
    assert not tells_the_same(print_story(*STORY[:3]), WIRE, in_order=True)


def test_furniture_alone_makes_nobody_alike() -> None:
    furniture = "Sign up for our newsletter\n\nRelated articles\n\nAll rights reserved."
    one, other = f"{LEAD}\n\n{furniture}", f"{BACKGROUND}\n\n{TRADE}\n\n{furniture}"
    assert compare_texts(fingerprint(one), fingerprint(other)).of_later == 0


@pytest.mark.parametrize("text", ["", "Norway", "Norway and Bolivia met in Bergen on Thursday.", "…\n\n—\n"])
def test_a_short_text_has_no_sketch(text: str) -> None:
    assert fingerprint(text).sketch == ()
    assert not tells_the_same(text, WIRE, in_order=False)


def test_a_sketch_is_bounded_and_the_same_in_another_process() -> None:
    sketch = fingerprint(WIRE).sketch
    assert FEWEST < SKETCH == len(sketch)
    assert list(sketch) == sorted(sketch)
    assert all(-(2**63) <= hash < 2**63 for hash in fingerprint(WIRE).shingles)
    code = "import sys; from events.extraction.copies import fingerprint; print(fingerprint(sys.stdin.read()).sketch)"
    said = subprocess.run([sys.executable, "-c", code], input=WIRE, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str(sketch)


def test_of_the_sample_corpus_only_the_reprint_is_a_copy() -> None:
    prints = {file.name[:2]: fingerprint(file.read_text(encoding="utf-8")) for file in sorted(SEEDS.glob("*.txt"))}
    copies = [
        (one, other)
        for one, other in combinations(prints, 2)
        if is_copy(compare_texts(prints[one], prints[other]), in_order=False)
    ]
    assert copies == [("03", "04")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Solheim met Quiroga.", "Solheim  met\nQuiroga", True),
        ("Solheim met Quiroga.", "Solheim met Quiroga in Bergen.", False),
        (f"BERGEN: {LEAD}", LEAD, True),
        (LEAD, LEAD.split(", ending")[0] + ".", True),
        (LEAD, LEAD.replace("Thursday", "Friday"), False),
        ("", "", True),
    ],
)
def test_a_sentence_is_known_without_its_dateline_or_its_end(one: str, other: str, same: bool) -> None:
    assert same_sentence(one, other) is same
    assert same_sentence(other, one) is same
