"""A text as a string of classes, one character a token, with offsets beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.extraction.temporal.holidays import FIRST_WORDS, match_holiday
from events.extraction.temporal.lexicon import CAPITAL_ONLY, CLASSES, WORDS
from events.extraction.temporal.spoken import FIRST_WORDS as SPOKEN_WORDS
from events.extraction.temporal.spoken import match_spoken

Value = int | str | None

# Each branch is linear: no group repeats over what another may take.
_TOKEN = re.compile(
    r"""
    (?P<numeric>
        \d{4}-\d{1,2}-\d{1,2}(?=[T\s]\d|\b)            # 2019-10-25
      | \d{4}/\d{1,2}/\d{1,2}(?![\d/])                 # 2019/10/25
      | \d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])       # 25/10/2019, 10/25/19
      | \d{1,2}-\d{1,2}-(?:\d{4}|\d{2})(?![\d-])       # 25-10-2019, 02-27-98
      | \d{1,2}\.\d{1,2}\.\d{4}(?!\.?\d)               # 25.10.2019
      | (?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)   # 20191025
    )
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))
  | (?P<decade>['’]?(?:1\d|20)?\d0['’]?s\b)
  | (?P<ordinal>\d{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
  | (?P<year2>['’`]\d{2}\b(?![-\d]))
  | (?P<code>(?:Q[1-4]|[1-4]Q|H[12]|[12]H|FY(?:\d{4}|\d{2}))\b)
  | (?P<possessive>['’][sS]\b)
  | (?P<number>\d+(?:[,.]\d+)*)
  | (?P<meridiem>[ap]\.?m\b\.?|[AP]\.?M\b\.?)
  | (?P<word>[^\W\d_]+)
  | (?P<break>\n[^\S\n]*\n\s*)
  | (?P<space>\s+)
  | (?P<mark>.)
    """,
    re.VERBOSE,
)
_MARKS = {
    ".": ".", ",": ",", "-": "-", "–": "-", "—": "-", "‑": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    "$": "$", "£": "$", "€": "$", "¥": "$", "#": "$", "№": "$", "%": "$", '"': "`", "“": "`", "”": "`",
    "'": "`", "’": "`", "‘": "`", ";": "`", ":": "`", "/": "/",
}  # fmt: skip
_OTHER = CLASSES["OTHER"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """``classes[i]`` is the class of the token at ``text[starts[i]:ends[i]]``; ``values[i]`` what it says."""

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    values: list[Value]


def tokenise(text: str) -> Tokens:
    """Split ``text`` into tokens; white space inside a paragraph has no token."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    resume = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        start = match.start()
        if kind == "space" or start < resume:
            continue
        end, value = match.end(), None
        if kind == "word":
            code, value, end = _read_word(text, match.group(), start, end)
            resume = end
        elif kind == "mark":
            code = _MARKS.get(match.group(), _OTHER)
        elif kind == "break":
            code = "|"
        else:
            code, value = _read_figures(kind or "", match.group())
        classes.append(code)
        starts.append(start)
        ends.append(end)
        values.append(value)
    return Tokens(text, "".join(classes), starts, ends, values)


def _read_word(text: str, word: str, start: int, end: int) -> tuple[str, Value, int]:
    lower = word.lower()
    if lower in FIRST_WORDS and (holiday := match_holiday(text, start)):
        return "H", holiday[1], holiday[0]
    lexeme = WORDS.get(lower)
    if lower in SPOKEN_WORDS and (spoken := match_spoken(text, start)):
        return spoken[1], spoken[2], spoken[0]
    if lexeme is None or (word[0] == lower[0] and lower in CAPITAL_ONLY):
        return _OTHER, None, end
    return lexeme[0], lexeme[1], end


def _read_figures(kind: str, written: str) -> tuple[str, Value]:
    if kind == "numeric":
        return "D", written
    if kind == "clock":
        return "C", written
    if kind == "possessive":
        return "'", None
    if kind == "meridiem":
        return "q", written
    if kind == "decade":
        return "E", int(re.sub(r"\D", "", written))
    if kind == "year2":
        return "y", int(written[1:])
    if kind == "code":
        return _read_code(written)
    if kind == "ordinal":
        number = int(written[:-2])
        return "o", number
    return _read_number(written)


def _read_number(written: str) -> tuple[str, Value]:
    if not written.isdigit() or not written.isascii():
        return "n", None
    if len(written) == 4 and written[0] in "12":
        return "Y", int(written)
    if len(written) <= 2 and 1 <= int(written) <= 31:
        return "d", int(written)
    return "n", int(written) if len(written) < 4 else None


def _read_code(written: str) -> tuple[str, Value]:
    digits = int(re.sub(r"\D", "", written))
    if written.startswith("FY"):
        return "X", digits
    return ("Q" if "Q" in written else "V"), digits
