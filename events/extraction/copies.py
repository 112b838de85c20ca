"""Whether one article is a copy of another: agency text under another headline, cut, signed, or lightly edited.

A text is the set of its shingles, runs of ``RUN`` words of what the article itself says (headlines, captions, furniture
and filler left out). The smallest of their hashes are its sketch (bottom-k: A. Broder, On the resemblance and
containment of documents, 1997): texts that share much share much of their sketches, also when one is only a part of the
other. Sketches find candidates in a database; whether a candidate is a copy is then decided on all shingles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from events.extraction.clean import ParagraphKind, read_paragraphs

RUN = 4  # words: long enough that two reporters hardly write the same, short enough that an edit costs little
SKETCH = 32  # hashes that a database keeps of an article
FEWEST = 25  # shingles: of shorter texts, sameness says nothing
LONGEST = 20_000  # words looked at; nobody copies more
SHARE = 0.7  # of an article's shingles must stand in the other
REST = 0.4  # of the longer one, where which came first is not known
CLAUSE = 8  # words of a quote that say enough to know it by
SPOKEN = (ParagraphKind.BODY, ParagraphKind.LIST_ITEM)

_WORD = re.compile(r"\w+(?:['’.]\w+)*")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Signed 64-bit hashes of all shingles; ``sketch`` is the smallest of them, ascending, empty for a short text."""

    shingles: frozenset[int]
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of each text, from 0 to 1, stands in the other."""

    of_earlier: float
    of_later: float


@lru_cache(maxsize=128)  # one story's copies come close together, and are compared with the same few
def fingerprint(text: str) -> Fingerprint:
    """The shingles of an article's own words. The same in every process."""
    shingles = frozenset(_hash_runs(text))
    sketch = sorted(shingles)[:SKETCH] if len(shingles) >= FEWEST else []
    return Fingerprint(shingles, tuple(sketch))


def compare_texts(earlier: Fingerprint, later: Fingerprint) -> Likeness:
    """What the two share, measured against each."""
    shared = len(earlier.shingles & later.shingles)
    return Likeness(shared / max(1, len(earlier.shingles)), shared / max(1, len(later.shingles)))


def is_copy(likeness: Likeness, *, in_order: bool) -> bool:
    """Whether the two are one telling.

    ``in_order``: the one was published on an earlier day than the other. Then the later one must have most of its
    words from the earlier one; a follow-up with as much news as background is a report of its own. Of articles of
    one day, or without a date, either may be the shortened one.
    """
    if in_order:
        return likeness.of_later >= SHARE
    shares = sorted((likeness.of_earlier, likeness.of_later))
    return shares[1] >= SHARE and shares[0] >= REST


def same_sentence(one: str, other: str) -> bool:
    """Whether two quotes say the same but for case and punctuation, or one is the other without its dateline or end."""
    short, long = sorted((_words(one), _words(other)), key=len)
    if short == long:
        return True
    runs = range(len(long) - len(short) + 1) if len(short) >= CLAUSE else ()
    return any(long[at : at + len(short)] == short for at in runs)


def _hash_runs(text: str) -> Iterator[int]:
    words = _spoken_words(text)[:LONGEST]
    for at in range(len(words) - RUN + 1):
        digest = blake2b(" ".join(words[at : at + RUN]).encode(), digest_size=8).digest()
        yield int.from_bytes(digest, "little", signed=True)


def _spoken_words(text: str) -> list[str]:
    paragraphs = [paragraph for paragraph in read_paragraphs(text) if paragraph.kind in SPOKEN]
    return [word for paragraph in paragraphs for word in _words(paragraph.span.of(text))]


def _words(text: str) -> list[str]:
    return [word.replace("’", "'").replace(".", "") for word in _WORD.findall(text.casefold())]
