"""A text as a string of classes, one character a token, with offsets beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.extraction.temporal.holidays import FIRST_WORDS as HOLIDAY_WORDS
from events.extraction.temporal.holidays import match_holiday
from events.extraction.temporal.lexicon import CAPITAL_ONLY, CLASSES, WORDS
from events.extraction.temporal.spoken import FIRST_WORDS as SPOKEN_WORDS
from events.extraction.temporal.spoken import match_spoken

Value = int | str | None

# Words first, for most tokens are words. Each branch is linear: no group repeats over what another may take.
_TOKEN = re.compile(
    r"""
    [^\S\n]*+(?:
    (?P<word>[^\W\d_]{2,}+(?!\d))
  | (?P<mark>[,.;:"“”(])
  | (?P<numeric>
        \d{4}-\d{1,2}-\d{1,2}(?=[T\s]\d|\b)            # 2019-10-25
      | \d{4}/\d{1,2}/\d{1,2}(?![\d/])                 # 2019/10/25
      | 9/11(?![\d/])                                   # the day that needs no year
      | \d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])       # 25/10/2019, 10/25/19
      | \d{1,2}-\d{1,2}-(?:\d{4}|\d{2})(?![\d-])       # 25-10-2019, 02-27-98
      | \d{1,2}\.\d{1,2}\.\d{4}(?!\.?\d)              # 25.10.2019
      | (?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)   # 20191025
    )
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))
  | (?P<decade>['’]?(?:1\d|20)?\d0['’]?s\b)
  | (?P<ordinal>\d{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
  | (?P<number>\d+(?:[,.]\d+)*)
  | (?P<break>\n[^\S\n]*\n\s*)
  | (?P<space>\n|\Z)
  | (?P<year2>['’`]\d{2}\b(?![-\d]))
  | (?P<code>(?:Q[1-4]|H[12]|FY(?:\d{4}|\d{2}))\b)
  | (?P<possessive>['’][sS]\b)
  | (?P<meridiem>[ap]\.m\b\.?|[AP]\.M\b\.?)
  | (?P<letters>[^\W\d_]+)
  | (?P<other>\S)
    )
    """,
    re.VERBOSE,
)
_MARKS = {
    mark: CLASSES[name]
    for name, marks in {
        "DOT": ".", "COMMA": ",", "DASH": "-–—‑", "OPEN": "([", "CLOSE": ")]", "SLASH": "/", "CURRENCY": "$£€¥#№%",
        "QUOTE": "\"“”'’‘;:",
    }.items()
    for mark in marks
}  # fmt: skip
_OTHER = CLASSES["OTHER"]
_KNOWN = WORDS.keys() | HOLIDAY_WORDS | SPOKEN_WORDS


@dataclass(frozen=True, slots=True)
class Tokens:
    """``classes[i]`` is the class of the token at ``text[starts[i]:ends[i]]``; ``values[i]`` what it says."""

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    values: list[Value]

    def at(self, index: int, *names: str) -> bool:
        """Whether the token at ``index`` is of one of the classes named; False outside the text."""
        return 0 <= index < len(self.classes) and any(self.classes[index] == CLASSES[name] for name in names)


def tokenise(text: str) -> Tokens:
    """Split ``text`` into tokens; white space inside a paragraph has no token."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    resume = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        start = match.start(kind)
        if kind == "space" or start < resume:
            continue
        end, code, value = match.end(), _OTHER, None
        if kind in ("word", "letters"):
            word = match[kind].lower()
            if word in _KNOWN:
                code, value, end = _read_word(text, word, start, end)
                resume = end
        elif kind in ("mark", "other"):
            code = _MARKS.get(text[start], _OTHER)
        else:
            code, value = _read_figures(kind, match[kind])
        classes.append(code)
        starts.append(start)
        ends.append(end)
        values.append(value)
    return Tokens(text, "".join(classes), starts, ends, values)


def _read_word(text: str, word: str, start: int, end: int) -> tuple[str, Value, int]:
    """Class, value and end of a word that we know, given in small letters; holidays and spoken years take several."""
    if word in HOLIDAY_WORDS and (holiday := match_holiday(text, start)):
        return CLASSES["HOLIDAY"], holiday[1], holiday[0]
    if word in SPOKEN_WORDS and (spoken := match_spoken(text, start)):
        return spoken[1], spoken[2], spoken[0]
    lexeme = WORDS.get(word)
    hyphened = text[end : end + 1] == "-" and text[end + 1 : end + 2].islower() and word in CAPITAL_ONLY
    if lexeme is None or (text[start] == word[0] and word in CAPITAL_ONLY) or hyphened:  # "may", "Mar-a-Lago"
        return _OTHER, None, end
    return lexeme[0], lexeme[1], end


def _read_figures(kind: str, written: str) -> tuple[str, Value]:
    if kind == "numeric":
        return CLASSES["NUMERIC"], written
    if kind == "clock":
        return CLASSES["CLOCK"], written
    if kind == "possessive":
        return CLASSES["POSSESSIVE"], None
    if kind == "meridiem":
        return CLASSES["MERIDIEM"], written
    if kind == "break":
        return CLASSES["BREAK"], None
    if kind == "decade":
        return CLASSES["DECADE"], int(re.sub(r"\D", "", written))
    if kind == "year2":
        return CLASSES["YEARTWO"], int(written[1:])
    if kind == "code":
        return _read_code(written)
    if kind == "ordinal":
        number = int(written[:-2])
        return CLASSES["ORDNUM"], number
    return _read_number(written)


def _read_number(written: str) -> tuple[str, Value]:
    if not written.isdigit() or not written.isascii():
        return CLASSES["NUMBER"], None
    if len(written) == 4 and written[0] in "12":
        return CLASSES["YEARNUM"], int(written)
    if len(written) <= 2 and 1 <= int(written) <= 31:
        return CLASSES["DAYNUM"], int(written)
    return CLASSES["NUMBER"], int(written) if len(written) < 4 else None


def _read_code(written: str) -> tuple[str, Value]:
    digits = int(re.sub(r"\D", "", written))
    if written.startswith("FY"):
        return CLASSES["FISCALCODE"], digits
    return CLASSES["QUARTERCODE" if "Q" in written else "HALFCODE"], digits
