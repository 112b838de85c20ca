"""Quotes found word for word, though typed another way; offsets are the original's."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.quoted.verbatim import find_quote, fold
from events.extraction.types import Span

TEXT = "“We’ll meet in Tbilisi – again,” said\n   Mr. Kova\u0301cs of the pre\u00adpa\u00adratory\u00a0team…"


def found(quote: str, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in find_quote(quote, fold(text))]


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("“We’ll meet in Tbilisi – again,”", "“We’ll meet in Tbilisi – again,”"),
        ('"We\'ll meet in Tbilisi - again,"', "“We’ll meet in Tbilisi – again,”"),
        ("  meet   in\tTbilisi ", "meet in Tbilisi"),
        ("again,” said Mr. Kovács", "again,” said\n   Mr. Kova\u0301cs"),
        ("Mr. Kova\u0301cs", "Mr. Kova\u0301cs"),
        ("preparatory team...", "pre\u00adpa\u00adratory\u00a0team…"),
    ],
)
def test_a_quote_typed_another_way_is_found_as_it_stands(quote, stands):
    assert found(quote) == [stands]


@pytest.mark.parametrize(
    "quote", ["", "   ", "\u200b", "meet at Tbilisi", "we’ll meet", "eet in Tbilisi", "Mr. Kov", "Tbilisi – again said"]
)
def test_other_words_and_pieces_of_words_are_not_found(quote):
    assert found(quote) == []


def test_every_place_is_given_and_none_inside_another_word():
    text = "Iran met Iranian envoys. Iran left."
    assert [span.start for span in find_quote("Iran", fold(text))] == [0, 25]


def test_offsets_count_from_the_base():
    assert find_quote("left", fold("Iran left.", 100)) == [Span(105, 109)]


@given(st.text(max_size=80), st.data())
def test_what_is_found_reads_like_the_quote(text, data):
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for span in find_quote(quote, folded):
        assert 0 <= span.start < span.end <= len(text)
        assert fold(quote).text.strip() in fold(span.of(text)).text


@given(st.lists(st.text("abcdeéôñ’“—", min_size=1, max_size=8), min_size=1, max_size=12), st.data())
def test_whole_words_are_always_found(words, data):
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    changed = unicodedata.normalize("NFD", "  ".join(words[first:last])).replace("’", "'").replace("—", "-")
    assert any(fold(span.of(text)).text == fold(changed).text for span in find_quote(changed, fold(text)))
