"""Which extractors there are, and how one is asked for by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from events.extraction.types import ArticleText, Extraction


class ExtractorUnavailable(LookupError):
    """An extractor is unknown or lacks what it needs; the message is one line that says what to do."""


class ExtractionFailed(Exception):
    """An extractor could not read one article; the message is one line for people and holds no secret."""


class Extractor(Protocol):
    """Reads events out of an article: spans only, every quote verbatim, dates resolved by our own resolver."""

    name: str
    version: str

    def extract(self, article: ArticleText) -> Extraction:
        """The events of one article, often none. Raises ExtractionFailed when it cannot read it."""
        ...


def _make_rules(model: str) -> Extractor:
    from events.extraction.rules import RulesExtractor  # spaCy takes a second to import

    return RulesExtractor(model)


RULES = "rules"
_MAKERS: dict[str, Callable[[str], Extractor]] = {RULES: _make_rules}


def extractor_names() -> list[str]:
    """What can be asked for, in alphabetical order."""
    return sorted(_MAKERS)


def get_maker(name: str) -> Callable[[str], Extractor]:
    """What makes the extractor of that name from the name of a spaCy model. Raises ExtractorUnavailable for no such."""
    try:
        return _MAKERS[name]
    except KeyError:
        raise ExtractorUnavailable(f"no extractor “{name}”: choose one of {', '.join(extractor_names())}") from None


def get_extractor(name: str, *, model: str) -> Extractor:
    """The extractor registered under ``name``. Any other than the rules has them behind it.

    Raises ExtractorUnavailable when it cannot be had.
    """
    make = get_maker(name)
    if name == RULES:
        return make(model)
    from events.extraction.fallback import FallbackExtractor

    return FallbackExtractor(make(model), get_extractor(RULES, model=model))


def register(name: str, make: Callable[[str], Extractor]) -> None:
    """Add an extractor, or replace one, under a name that the EXTRACTOR setting can then give."""
    _MAKERS[name] = make
