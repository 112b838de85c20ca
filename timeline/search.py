"""Full text: the same words, phrases and answers on both database engines. Pure: no Django.

Both engines are given words that we folded ourselves (compatibility form, no
accents, lower case, letters and digits only), so neither's own tokenizer,
stemmer or stop list can make them differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_PLAIN = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) + bytes(128)  # of ASCII
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?:"(?P<star>\*?))?|(?P<word>[^\s"]+))')
MAX_TERMS = 20
MAX_WORD = 60  # characters; longer runs of letters are no words that one searches for
BREAK = "\ue000"  # a word of its own between two texts: private use, so no text folds to it and no phrase crosses it
MAX_INDEXED = 16_000  # words an event; PostgreSQL tells positions apart up to 16,383


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow one another; the last may be a beginning (``cease*``)."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """All of ``wanted`` and none of ``unwanted``. ``wanted`` is never empty."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()

    def join(self, other: Search) -> Search:
        """What both ask for. May hold more terms than one person may type."""
        wanted = dict.fromkeys([*self.wanted, *other.wanted])
        unwanted = dict.fromkeys([*self.unwanted, *other.unwanted])
        return Search(tuple(wanted), tuple(unwanted))

    def __str__(self) -> str:
        """The search as one would type it: the normal form."""
        return " ".join([_type(term) for term in self.wanted] + ["-" + _type(term) for term in self.unwanted])


def fold_words(text: str) -> list[str]:
    """The words of a text as they are indexed."""
    if text.isascii():  # what folding would do, without looking at each word
        return [word[:MAX_WORD] for word in text.encode().translate(_PLAIN).decode().split()]
    return [word for word, _start, _end in fold_spans(text)]


def fold_text(text: str) -> str:
    """The same, joined by spaces."""
    return " ".join(fold_words(text))


def join_texts(folded: Iterable[str]) -> str:
    """The words of several texts (see ``fold_text``), as many as are indexed, a BREAK between two."""
    joined = f" {BREAK} ".join(filter(None, folded))
    return joined if len(joined) < MAX_INDEXED else " ".join(joined.split(" ")[:MAX_INDEXED])


def fold_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Folded words with the characters of ``text`` that they come from (offsets of ``text``, end exclusive)."""
    for match in _WORD.finditer(text):
        for part in _WORD.findall(fold(match.group())):
            yield part[:MAX_WORD], match.start(), match.end()


def fold(text: str) -> str:
    """Lower case without accents, in compatibility form."""
    if text.isascii():
        return text.lower()
    # Decomposed before and after: 𝐀 has a lower case only as A, and İ in lower case is two characters.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def parse_search(typed: str) -> Search:
    """Read what a person typed: words, "a phrase", -without, begin*.

    Raises ValueError with a sentence that can be shown to that person.
    """
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for match in _TERM.finditer(typed):
        source = match["phrase"] if match["phrase"] is not None else match["word"]
        words = tuple(fold_words(source))
        if words:
            prefix = source.endswith("*") if match["phrase"] is None else bool(match["star"])
            (unwanted if match["minus"] else wanted)[Term(words, prefix)] = None
    if not wanted:
        raise ValueError("no word to look for: write at least one word, for example ceasefire or “peace talks”")
    if len(wanted) + len(unwanted) > MAX_TERMS:
        raise ValueError(f"more than {MAX_TERMS} words and phrases: leave some out")
    return Search(tuple(wanted), tuple(unwanted))


def to_fts5(search: Search, column: str = "") -> str:
    """The search in SQLite's FTS5 syntax, in one column or all."""
    found = " AND ".join(_quote_fts5(term) for term in search.wanted)
    if search.unwanted:
        found = f"({found}) NOT ({' OR '.join(_quote_fts5(term) for term in search.unwanted)})"
    return f"{{{column}}} : ({found})" if column else found


def to_tsquery(search: Search, weight: str = "") -> str:
    """The search as a literal of PostgreSQL's type tsquery, in one weight or all."""
    parts = [_quote_tsquery(term, weight) for term in search.wanted]
    parts += ["!(" + _quote_tsquery(term, weight) + ")" for term in search.unwanted]
    return " & ".join(f"({part})" if "<" in part else part for part in parts)


def to_tsvector(title: Sequence[str], body: Sequence[str]) -> str:
    """A literal of PostgreSQL's type tsvector: words of the title with weight A, the others with D.

    The gap between the two keeps a phrase from reaching across.
    """
    places: dict[str, str] = {}
    for position, word in enumerate(title, 1):
        places[word] = f"{places[word]},{position}A" if word in places else f"'{word}':{position}A"
    for position, word in enumerate(body, len(title) + 2):
        if word in places:
            places[word] += f",{position}"
        elif word != BREAK:
            places[word] = f"'{word}':{position}"
    return " ".join(places.values())


def make_snippet(search: Search, texts: Sequence[str], width: int = 200) -> list[tuple[str, bool]]:
    """The stretch of the first matching text around the first hit: pieces, each with whether it is a hit.

    Empty when no text has a hit (the match was in an alias).
    """
    for text in texts:
        spans = list(fold_spans(text))
        hits = _find_hits(search, spans)
        if hits:
            return _cut(text, hits, width)
    return []


def _find_hits(search: Search, spans: Sequence[tuple[str, int, int]]) -> list[tuple[int, int]]:
    hits: list[tuple[int, int]] = []
    for term in search.wanted:
        size = len(term.words)
        for at in range(len(spans) - size + 1):
            words = tuple(word for word, _start, _end in spans[at : at + size])
            last = words[-1].startswith(term.words[-1]) if term.prefix else words[-1] == term.words[-1]
            if last and words[:-1] == term.words[:-1]:
                hits.append((spans[at][1], spans[at + size - 1][2]))
    return sorted(set(hits))


def _cut(text: str, hits: Sequence[tuple[int, int]], width: int) -> list[tuple[str, bool]]:
    start = max(0, hits[0][0] - width // 3)
    if start:
        start = text.find(" ", start, hits[0][0]) + 1 or hits[0][0]
    end = min(len(text), start + width)
    if end < len(text):
        end = max(text.rfind(" ", start, end), hits[0][1])
    pieces: list[tuple[str, bool]] = []
    at = start
    for first, last in hits:
        if first < at or last > end:
            continue
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((text[at:end], False))
    pieces = [(("…" if start else "") + pieces[0][0], False), *pieces[1:]]
    pieces[-1] = (pieces[-1][0] + ("…" if end < len(text) else ""), False)
    return [piece for piece in pieces if piece[0]]


def _type(term: Term) -> str:
    typed = " ".join(term.words)
    return (typed if len(term.words) == 1 else f'"{typed}"') + "*" * term.prefix


def _quote_fts5(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + " *" * term.prefix


def _quote_tsquery(term: Term, weight: str) -> str:
    words = [f"'{word}'" + (f":{weight}" if weight else "") for word in term.words]
    if term.prefix:
        words[-1] = f"'{term.words[-1]}':*{weight}"
    return " <-> ".join(words)
