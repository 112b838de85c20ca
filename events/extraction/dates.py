"""Find every date phrase of a text; what it means is for ``resolve``.

A text becomes a string of token classes (temporal/tokens.py), forms are matched on that
string (temporal/forms_*.py). Linear in the length of the text; no clock, no parser.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.masking import find_outside
from events.extraction.temporal.forms import FORMS
from events.extraction.temporal.grammar import Found, Grammar
from events.extraction.temporal.guards import word_at
from events.extraction.temporal.meanings import ClockTime, DatePhrase, DeicticDay, WeekdayName
from events.extraction.temporal.neighbours import join_neighbours
from events.extraction.temporal.tokens import Tokens, tokenise
from events.extraction.types import Span

__all__ = ["DatePhrase", "find_dates"]

_GRAMMAR = Grammar(FORMS)


def find_dates(text: str, *, masked: Sequence[Span] = ()) -> list[DatePhrase]:
    """Date phrases in the order of the text, none overlapping; those that touch a ``masked`` span are left out."""
    tokens = tokenise(text)
    phrases = [_phrase(found, tokens) for found in join_neighbours(list(_GRAMMAR.find(tokens)), tokens)]
    return list(find_outside(phrases, masked)) if masked else phrases


def _phrase(found: Found, tokens: Tokens) -> DatePhrase:
    first, last = found.first, found.last
    while tokens.at(last - 1, "DOT", "COMMA") and last - 1 > first and not _abbreviated(tokens, last - 1):
        last -= 1
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return DatePhrase(start, end, tokens.text[start:end], found.meaning, found.part, _qualifier(found, tokens))


def _abbreviated(tokens: Tokens, index: int) -> bool:
    """Whether the full stop belongs to an abbreviated month or weekday rather than to the sentence."""
    return tokens.at(index, "DOT") and word_at(tokens, index - 1).lower() not in _FULL_NAMES


_FULL_NAMES = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip
_SPEECH = frozenset({
    "talk", "talks", "talked", "think", "thought", "know", "knew", "speak", "spoke", "ask", "asked", "worry",
    "worried", "concern", "question",
})  # fmt: skip


def _qualifier(found: Found, tokens: Tokens) -> str:
    """``~`` after "about" or "around", ``?`` after "probably", also with a preposition between."""
    if tokens.at(found.first, "ABOUT"):
        # "around 10:30 on Friday" doubts the hour, not the day.
        return "" if isinstance(found.meaning, WeekdayName | DeicticDay | ClockTime) else "~"
    for index in (found.first - 1, found.first - 2):
        if tokens.at(index, "PERHAPS"):
            return "?"
        if tokens.at(index, "ABOUT") and word_at(tokens, index - 1).lower() not in _SPEECH:
            return "~"
        if not tokens.at(index, "IN", "ON", "THE", "AT", "BY"):
            return ""
    return ""
