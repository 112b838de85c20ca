"""Full text: what is folded, what a search means, where it hit."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.search import (
    BREAK,
    fold,
    fold_spans,
    fold_text,
    fold_words,
    join_texts,
    make_snippet,
    parse_search,
    to_fts5,
    to_tsquery,
    to_tsvector,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Béla TÓTH's talks", ["bela", "toth", "s", "talks"]),
        ("U.S.-led, e-mail_box", ["u", "s", "led", "e", "mail", "box"]),
        ("Straße ﬁne №5 ①", ["strasse", "fine", "5", "1"]),
        ("Ωμέγα Москва 東京", ["ωμεγα", "москва", "東京"]),
        ("𝐀bc İzmir ǅ", ["abc", "izmir", "dz"]),
        ("", []),
    ],
)
def test_it_works(text: str, words: list[str]) -> None:
    assert fold_words(text) == words


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("peace talks", "peace talks"),
        ('"Peace talks" NOW', '"peace talks" now'),
        ("peace -talks", "peace -talks"),
        ('-"draft accord" river', 'river -"draft accord"'),
        ("nego*", "nego*"),
        ("Tóth-Okoro", '"toth okoro"'),
        ('"peace ta"*', '"peace ta"*'),
        ('"never closed', '"never closed"'),
        ("a a a", "a"),
        ("' OR 1=1; --", '"or" 1'),
    ],
)
def test_a_search_has_one_form(typed: str, normal: str) -> None:
    search = parse_search(typed)
    if typed.startswith("'"):
        assert set(fold_words(str(search))) == {"or", "1"}
        return
    assert str(search) == normal
    assert parse_search(normal) == search


@pytest.mark.parametrize("typed", ["", "-", "-peace", '"', "***", "!!", " ".join("abcdefghijklmnopqrstuv")])
def test_what_cannot_be_looked_for_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"word|leave some out"):
        parse_search(typed)


def test_both_engines_are_asked_in_their_own_words() -> None:
    search = parse_search('river "peace ta"* -draft')
    assert to_fts5(search) == '("river" AND "peace ta" *) NOT ("draft")'
    assert to_tsquery(search) == "'river' & ('peace' <-> 'ta':*) & !('draft')"
    assert to_tsquery(parse_search("a"), "A") == "'a':A"
    assert to_fts5(parse_search("a"), "title") == '{title} : ("a")'
    assert to_tsvector(["a", "b"], ["a"]) == "'a':1A,4 'b':2A"


def test_no_phrase_crosses_from_one_text_to_the_next() -> None:
    words = join_texts(map(fold_text, ["Ada Okoro", "", "ceasefire talks"])).split()
    assert words == ["ada", "okoro", BREAK, "ceasefire", "talks"]
    assert fold_words(BREAK) == []
    assert to_tsvector(["a"], words) == "'a':1A 'ada':3 'okoro':4 'ceasefire':6 'talks':7"


def test_a_snippet_shows_where_it_hit() -> None:
    text = "Nothing here. " * 20 + "Then Béla Tóth spoke of peace talks at length. " + "More. " * 60
    pieces = make_snippet(parse_search('toth "peace talks"'), ["No hit", text])
    assert [piece for piece, hit in pieces if hit] == ["Tóth", "peace talks"]
    assert pieces[0][0].startswith("…")
    assert pieces[-1][0].endswith("…")
    assert "".join(piece for piece, _hit in pieces).strip("…") in text
    assert make_snippet(parse_search("absent"), [text]) == []


@given(st.text(max_size=80))
def test_offsets_are_those_of_the_text(text: str) -> None:
    for word, start, end in fold_spans(text):
        assert 0 <= start < end <= len(text)
        assert word in fold_words(text[start:end])
    assert [word for word, _s, _e in fold_spans(text)] == fold_words(text)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with contextlib.suppress(ValueError):
        search = parse_search(typed)
        assert parse_search(str(search)) == search


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
