"""Find every date phrase of a text; what it means is for ``resolve``.

A text becomes a string of token classes (temporal/tokens.py), forms are matched on that
string (temporal/forms_*.py). Linear in the length of the text; no clock, no parser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.extraction.temporal.forms import FORMS
from events.extraction.temporal.grammar import Found, Grammar
from events.extraction.temporal.guards import word_at
from events.extraction.temporal.meanings import ClockTime, DatePhrase, FromDate, LikePeriod, Offset
from events.extraction.temporal.tokens import Tokens, tokenise
from events.extraction.types import Span

__all__ = ["DatePhrase", "find_dates"]

_GRAMMAR = Grammar(FORMS)
# After "the day before" one of these means that the day is counted from what was told, not from what follows.
_CLAUSE_ENDS = frozenset('.,;:()|`-NiK"&')


def find_dates(text: str, *, masked: Sequence[Span] = ()) -> list[DatePhrase]:
    """Date phrases in the order of the text, none overlapping; those that touch a ``masked`` span are left out."""
    tokens = tokenise(text)
    phrases = [_phrase(found, tokens) for found in _joined(list(_GRAMMAR.find(tokens)), tokens)]
    return list(_unmasked(phrases, masked)) if masked else phrases


def _joined(found: list[Found], tokens: Tokens) -> list[Found]:
    """Tie "two days after" to the date that follows; drop it where an event follows, whose date is not known.

    Drop "the quarter" too where no quarter was told before.
    """
    kept: list[Found] = []
    index, quarter = 0, False
    while index < len(found):
        item = found[index]
        index += 1
        if _repeats(tokens, item.first):
            continue
        if isinstance(item.meaning, ClockTime) and _is_beside(item, found, index - 1):
            continue
        if isinstance(item.meaning, LikePeriod) and not item.meaning.told and not quarter:
            continue
        quarter = quarter or "quarter" in tokens.values[item.first : item.last]
        if not (isinstance(item.meaning, Offset) and tokens.classes[item.last - 1] in "bf"):
            kept.append(item)
            continue
        following = found[index] if index < len(found) else None
        if (
            following
            and following.first - item.last <= 1
            and tokens.classes[item.last : following.first] in ("", "h", "N")
        ):
            base = FromDate(item.meaning.unit, item.meaning.amount, following.meaning)
            kept.append(replace(following, first=item.first, meaning=base))
            index += 1
        elif tokens.classes[item.last : item.last + 1] in _CLAUSE_ENDS or item.last == len(tokens.classes):
            kept.append(item)
    return kept


def _repeats(tokens: Tokens, first: int) -> bool:
    """Whether "every July", "each other Monday" says how often rather than when."""
    return any(word_at(tokens, index).lower() in ("every", "each") for index in (first - 1, first - 2))


def _is_beside(clock: Found, found: list[Found], index: int) -> bool:
    """Whether a clock time stands at the day that it belongs to: "at 10:30 GMT on Friday"."""
    before, after = found[index - 1] if index else None, found[index + 1] if index + 1 < len(found) else None
    return bool((before and clock.first - before.last <= 2) or (after and after.first - clock.last <= 2))


def _phrase(found: Found, tokens: Tokens) -> DatePhrase:
    first, last = found.first, found.last
    while tokens.classes[last - 1] in ".," and last - 1 > first and not _abbreviated(tokens, last - 1):
        last -= 1
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return DatePhrase(start, end, tokens.text[start:end], found.meaning, found.part, _qualifier(tokens, first))


def _abbreviated(tokens: Tokens, index: int) -> bool:
    """Whether the full stop belongs to an abbreviated month or weekday rather than to the sentence."""
    return tokens.classes[index] == "." and word_at(tokens, index - 1).lower() not in _FULL_NAMES


_FULL_NAMES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_SPEECH = frozenset(
    [
        "talk",
        "talks",
        "talked",
        "think",
        "thought",
        "know",
        "knew",
        "speak",
        "spoke",
        "ask",
        "asked",
        "worry",
        "worried",
        "concern",
        "question",
    ]
)


def _qualifier(tokens: Tokens, first: int) -> str:
    """``~`` after "about" or "around", ``?`` after "probably", also with a preposition between."""
    if tokens.classes[first] == "~":
        return "~"
    for index in (first - 1, first - 2):
        code = tokens.classes[index : index + 1] if index >= 0 else ""
        if code == "?":
            return "?"
        if code == "~" and word_at(tokens, index - 1).lower() not in _SPEECH:
            return "~"
        if code not in ("i", "N", "h", '"', "K"):
            return ""
    return ""


def _unmasked(phrases: list[DatePhrase], masked: Sequence[Span]) -> Iterator[DatePhrase]:
    """Both run through the text once."""
    spans = iter(sorted(masked, key=lambda span: span.start))
    span = next(spans, None)
    for phrase in phrases:
        while span and span.end <= phrase.start:
            span = next(spans, None)
        if span is None or phrase.end <= span.start:
            yield phrase
