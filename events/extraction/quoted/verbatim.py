"""Where a quote stands in a text, though quotes, dashes, white space or accents were typed another way.

Both sides are folded, and each folded character remembers which characters of the original
it came from: what is found is always given in the original's own offsets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from events.extraction.types import Span

_SINGLE, _DOUBLE, _DASHES = "‘’‚‛′`´", "“”„‟″«»", "‐‑‒–—―−"
_PLAIN = {**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_DASHES, "-")}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")  # soft hyphen, zero-width characters, byte-order mark


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character ``i`` of ``text`` came from ``starts[i]`` to ``ends[i]`` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def fold(text: str, base: int = 0) -> Folded:
    """The text with one spelling for what looks alike (NFKC, quotes, dashes), white space as single spaces.

    ``base`` is added to every offset: where ``text`` begins in the article.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for letter in _fold_cluster(text[start:end]):
            if letter.isspace():
                if letters and letters[-1] == " ":
                    continue
                letter = " "
            letters.append(letter)
            starts.append(base + start)
            ends.append(base + end)
    return Folded("".join(letters), tuple(starts), tuple(ends))


def find_quote(quote: str, folded: Folded) -> list[Span]:
    """Every place where the quote stands as whole words, in the original's offsets, not overlapping; often none."""
    wanted = fold(quote).text.strip()
    return list(_find(wanted, folded)) if wanted else []


def _find(wanted: str, folded: Folded) -> Iterator[Span]:
    text = folded.text
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if _is_border(text, at) and _is_border(text, end):
            yield Span(folded.starts[at], folded.ends[end - 1])
            at = text.find(wanted, end)
        else:
            at = text.find(wanted, at + 1)


def _is_border(text: str, at: int) -> bool:
    """Whether no word runs across the gap before ``at``: "Iran" does not stand in "Iranian"."""
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with the accents that follow it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, at
            start = at


def _fold_cluster(cluster: str) -> str:
    if cluster.isascii():
        return _PLAIN.get(cluster, cluster)
    if cluster in _UNSEEN:
        return ""
    if cluster in _PLAIN:  # before NFKC, which makes two characters of some marks
        return _PLAIN[cluster]
    return "".join(_PLAIN.get(letter, letter) for letter in unicodedata.normalize("NFKC", cluster))
