"""Reading parameters of a query string, and saying what is wrong with them. Pure: no Django."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

MAX_VALUE = 500  # characters; nothing that we read is longer
MAX_VALUES = 50  # values of one parameter
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ufffd\ud800-\udfff]")
Word = TypeVar("Word", bound=str)
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Problem:
    """One parameter that cannot be used. ``detail`` says what to do; ``suggestion`` is the nearest right word or ""."""

    parameter: str
    detail: str
    suggestion: str = ""


class QueryError(ValueError):
    """All that is wrong with a query, at least one problem."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.parameter}: {problem.detail}" for problem in problems))


def check_names(pairs: Iterable[tuple[str, str]], known: Sequence[str]) -> list[Problem]:
    """A problem for each name that is not known, once."""
    problems = []
    for name in dict.fromkeys(name for name, _value in pairs):
        if name not in known:
            shown = _CONTROL.sub("�", name[:40])
            near = suggest(name, known)
            all_known = f"known are {', '.join(sorted(known))}" if known else "this address takes none"
            hint = f"did you mean {near}?" if near else all_known
            problems.append(Problem(shown, f"there is no parameter of this name; {hint}", near))
    return problems


def read_values(
    pairs: Iterable[tuple[str, str]], problems: list[Problem], names: Sequence[str]
) -> dict[str, list[str]]:
    """The values of each of ``names``; nothing, control characters and novels are problems."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in names:
            continue
        if not value.strip():
            problems.append(Problem(name, "is empty: give a value or leave it out"))
        elif _CONTROL.search(value):
            problems.append(Problem(name, "holds control characters or bytes that are not UTF-8: leave them out"))
        elif len(value) > MAX_VALUE and name != "cursor":
            problems.append(Problem(name, f"is {len(value):,} characters long: at most {MAX_VALUE} are read"))
        else:
            values.setdefault(name, []).append(value)
    return values


def read_choice(name: str, values: dict[str, list[str]], words: Iterable[Word], problems: list[Problem]) -> Word | None:
    """The one word of ``words`` that is given, None when none is."""
    found = read_choices(name, values, words, problems)
    if len(found) > 1:
        problems.append(Problem(name, f"is given {len(found)} times with different values: give one"))
    return found[0] if found else None


def read_choices(name: str, values: dict[str, list[str]], words: Iterable[Word], problems: list[Problem]) -> list[Word]:
    """The words of ``words`` that are given, repeated or with commas between."""
    known = {str(word): word for word in words}
    found: dict[Word, None] = {}
    for typed in _split(name, values, problems):
        if typed.lower() in known:
            found[known[typed.lower()]] = None
        else:
            near = suggest(typed, list(known))
            hint = f"did you mean {near}?" if near else f"known are {', '.join(known)}"
            problems.append(Problem(name, f"“{typed[:40]}” is not a {name}; {hint}", near))
    return list(found)


def read_keys(
    name: str, values: dict[str, list[str]], form: re.Pattern[str], what: str, problems: list[Problem]
) -> list[str]:
    """The values that have the form of a key, repeated or with commas between."""
    found = []
    for typed in _split(name, values, problems):
        if form.fullmatch(typed):
            found.append(typed)
        else:
            problems.append(Problem(name, f"“{typed[:40]}” has not the form of {what}"))
    return found


def read_flag(name: str, values: dict[str, list[str]], problems: list[Problem]) -> bool:
    """true or false; False when not given."""
    typed = values.get(name, ["false"])[-1].strip().lower()
    if typed not in _FLAGS:
        problems.append(Problem(name, f"“{typed[:40]}” is neither true nor false"))
    return _FLAGS.get(typed, False)


def suggest(typed: str, known: Sequence[str]) -> str:
    """The nearest known word, empty when none is near."""
    near = difflib.get_close_matches(typed[:40].lower(), known, n=1, cutoff=0.6)
    return near[0] if near else ""


def _split(name: str, values: dict[str, list[str]], problems: list[Problem]) -> list[str]:
    parts = [part.strip() for value in values.get(name, []) for part in value.split(",")]
    if len(parts) > MAX_VALUES:
        problems.append(Problem(name, f"has {len(parts)} values: at most {MAX_VALUES} are read"))
        return []
    if "" in parts:
        problems.append(Problem(name, "has an empty value between commas: leave it out"))
    return [part for part in parts if part]
