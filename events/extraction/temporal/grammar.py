"""Forms: regular expressions over token classes, written in the classes' names.

A form is a line such as ``MONTH DOT? DAY<day> COMMA? YEARNUM<year>``: names of the
lexicon's classes, blanks between, ``<label>`` to keep a token, and the usual regular
expression marks. No form repeats without a bound, so finding takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from events.extraction.temporal.lexicon import CLASSES
from events.extraction.temporal.meanings import Meaning, Part
from events.extraction.temporal.tokens import Tokens

# Shorthands that forms may use besides the classes.
SHORTHANDS = {
    "YEAR": "[{YEARNUM}{YEARTWO}]",
    "DAY": "[{DAYNUM}{ORDNUM}]",
    "WDAY": "[{WEEKDAY}{WDABBR}]",
    "COUNT": "[{CARDINAL}{DAYNUM}{NUMBER}{ARTICLE}]",
    "ORD": "[{ORDWORD}{ORDNUM}]",
    "REL": "[{LAST}{NEXT}{THIS}{PREVIOUS}{FOLLOWING}{THAT}{SAME}]",
    "PART": "(?:[{EARLY}{LATE}{MID}]{DASH}?|[{EARLIER}{LATER}]{IN}?|[{BEGIN}{END}{MID}]{OF})",
    # A clock time belongs to the day beside it and says no more here.
    "TIME": "(?:{ABOUT}?(?:(?:{CLOCK}{MERIDIEM}?|{DAYNUM}{MERIDIEM}){ZONE}?|{DAYPART}){COMMA}?{ON}?)?",
}
# Classes that no form begins with.
BEGIN_NOTHING = (
    "OTHER", "COMMA", "DOT", "BREAK", "QUOTE", "DASH", "OPEN", "CLOSE", "POSSESSIVE", "SLASH", "CURRENCY", "AND", "OF",
    "IN", "ON", "AT", "BY", "SINCE", "TO", "AGO", "BEFORE", "AFTER", "MERIDIEM", "ZONE", "PERIODWORD", "CLOCKUNIT",
    "PERHAPS", "NOW",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What a form found: some tokens and what they mean."""

    first: int
    last: int
    meaning: Meaning
    part: Part = Part.WHOLE


class Match:
    """One match of a form: the values of its labelled tokens. A label that the form lacks is not there."""

    __slots__ = ("_labelled", "_match", "first", "last", "tokens")

    def __init__(self, match: re.Match[str], tokens: Tokens) -> None:
        self._match = match
        self._labelled = match.groupdict()
        self.tokens = tokens
        self.first = match.start()
        self.last = match.end()

    def has(self, label: str) -> bool:
        """Whether the labelled token is there."""
        return self._labelled.get(label) is not None

    def is_a(self, label: str, *names: str) -> bool:
        """Whether the labelled token, or the first of a labelled group, is of one of the classes named."""
        return self.has(label) and self.tokens.at(self.start_of(label), *names)

    def number(self, label: str) -> int:
        """The labelled token's number; -1 when the token is not there or says none."""
        value = self.tokens.values[self.start_of(label)] if self.has(label) else None
        return value if isinstance(value, int) else -1

    def word(self, label: str) -> str:
        """The labelled token's value as a word; empty when it is not there."""
        value = self.tokens.values[self.start_of(label)] if self.has(label) else None
        return value if isinstance(value, str) else ""

    def start_of(self, label: str) -> int:
        """Index of the labelled token."""
        return self._match.start(label)

    def end_of(self, label: str) -> int:
        """Index after the labelled token."""
        return self._match.end(label)


Builder = Callable[[Match], "list[Found] | Found | None"]


@dataclass(frozen=True, slots=True)
class Form:
    """A named form: pattern in class names, and what to make of a match (None: not a date after all)."""

    name: str
    pattern: str
    build: Builder


class Grammar:
    """Many forms tried together: leftmost first, then in the order given."""

    def __init__(self, forms: list[Form]) -> None:
        self._forms = {form.name: form for form in forms}
        self._labelled = {form.name: re.compile(compile_form(form.pattern)) for form in forms}
        # Most tokens begin no form: they are passed over before any form is tried.
        passed = "".join(re.escape(CLASSES[name]) for name in BEGIN_NOTHING)
        forms_in_turn = (f"(?P<{form.name}>{compile_form(form.pattern, labels=False)})" for form in forms)
        self._any = re.compile(f"(?![{passed}])(?:{'|'.join(forms_in_turn)})")

    def find(self, tokens: Tokens) -> Iterator[Found]:
        """All that any form finds, left to right; a match that a builder refuses frees its tokens but the first."""
        position, classes = 0, tokens.classes
        while match := self._any.search(classes, position):
            name = match.lastgroup or ""
            found = self._build(name, tokens, match.start())
            if not found:
                found = self._try_others(name, tokens, match.start())
            if found:
                yield from found
                position = max(item.last for item in found)
            else:
                position = match.start() + 1

    def _try_others(self, refused: str, tokens: Tokens, position: int) -> list[Found]:
        """The forms after a refused one, at the same place."""
        names = list(self._forms)
        for name in names[names.index(refused) + 1 :]:
            if self._labelled[name].match(tokens.classes, position):
                found = self._build(name, tokens, position)
                if found:
                    return found
        return []

    def _build(self, name: str, tokens: Tokens, position: int) -> list[Found]:
        match = self._labelled[name].match(tokens.classes, position)
        if match is None:
            return []
        found = self._forms[name].build(Match(match, tokens))
        return found if isinstance(found, list) else [found] if found else []


_NAME = re.compile(r"[A-Z]+")
_LABEL = re.compile(r"<([a-z_]+)>")


def compile_form(pattern: str, *, labels: bool = True) -> str:
    """A regular expression over classes; without ``labels`` nothing is kept."""

    def expand(match: re.Match[str]) -> str:
        name = match.group()
        if name in SHORTHANDS:
            return re.sub(r"\{(\w+)\}", lambda m: re.escape(CLASSES[m[1]]), SHORTHANDS[name])
        return re.escape(CLASSES[name])

    written = re.sub(r"\s+", "", _NAME.sub(expand, pattern))
    while label := _LABEL.search(written):
        start = _atom_start(written, label.start())
        atom = written[start : label.start()]
        kept = f"(?P~{label[1]}~{atom})" if labels else atom
        written = written[:start] + kept + written[label.end() :]
    return re.sub(r"\(\?P~(\w+)~", r"(?P<\1>", written)


def _atom_start(written: str, end: int) -> int:
    """Where the atom begins that ends before ``end``: a group, a set, an escape or one character."""
    closing = written[end - 1]
    if written[end - 2] == "\\":
        return end - 2
    if closing == "]":
        return written.rindex("[", 0, end)
    if closing != ")":
        return end - 1
    depth = 0
    for index in range(end - 1, -1, -1):
        if written[index - 1 : index] == "\\":
            continue
        depth += {")": 1, "(": -1}.get(written[index], 0)
        if depth == 0:
            return index
    raise ValueError(f"unbalanced form: {written}")
