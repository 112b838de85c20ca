"""Names of months in other languages, from the tables that dateparser carries.

Read only beside a day and a year ("25 de octubre de 2019"), and loaded only when a text
has a word there that is no English month.
"""

from __future__ import annotations

import importlib
from functools import lru_cache

from events.extraction.temporal.lexicon import MONTHS

LANGUAGES = (
    "fr", "de", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "sk", "ro", "hu", "tr", "id", "ca", "hr",
    "ru", "uk", "bg", "sr",
)  # fmt: skip
# Small words that may stand between day, month and year.
LINKS = frozenset({"de", "del", "di", "d", "er", "do", "des", "den"})
_ENGLISH = tuple(MONTHS)[:12]


def month_number(word: str) -> int | None:
    """1 to 12 for the name of a month in one of the languages; None when unknown or when the languages disagree."""
    return _table().get(word.lower())


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        info = importlib.import_module(f"dateparser.data.date_translation_data.{language}").info
        for number, english in enumerate(_ENGLISH, 1):
            for name in info.get(english, ()):
                found.setdefault(name.lower(), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1 and len(name) > 2}
