"""Forms of compared figures: the like quarter, half, month or year of another year."""

from __future__ import annotations

import re
from collections.abc import Callable

from events.extraction.temporal.grammar import Form, Found, Match
from events.extraction.temporal.guards import word_at
from events.extraction.temporal.meanings import DeicticUnit, LikePeriod, QuarterName, Relation

_COMPARISON = re.compile(
    r"(?:\b(?:from|than|compared (?:with|to)|against|versus|vs\.?)"
    r"|[\d.]+ (?:million|billion|trillion|cents|marks|percent)|[$#£€]\s?[\d.,]+)\b[^.;]*$",
    re.IGNORECASE,
)
_FIGURE_BEFORE = re.compile(
    r"\b(?:from|than|compared with|compared to|against|versus|vs\.?) [^.;]*"
    r"(?:[\d.]+ (?:million|billion|trillion|cents)(?: a share)?|%|percent)[, ]+$"
)
_FIGURE_AFTER = re.compile(r"['’]s [$#£€]\s?\d")


def compares(match: Match) -> bool:
    """Whether figures are compared: "up from $10 million a year ago", "than a year earlier"."""
    return bool(_COMPARISON.search(_before(match)))


def _before(match: Match) -> str:
    start = match.tokens.starts[match.first]
    return match.tokens.text[max(0, start - 70) : start]


def _build_year_ago(match: Match) -> Found | None:
    """ "year-ago quarter", "the year-earlier period": the like period of the year before."""
    return Found(match.first, match.last, LikePeriod(-1)) if match.word("unit") == "year" else None


def _build_last_year(match: Match) -> Found | None:
    """ "compared with $3 million last year", where a quarter's figures are told."""
    text, end = match.tokens.text, match.tokens.ends[match.last - 1]
    if match.word("unit") != "year" or not (_FIGURE_BEFORE.search(_before(match)) or _FIGURE_AFTER.match(text, end)):
        return None
    return Found(match.first, match.last, LikePeriod(-1, narrative=False))


def _build_period_of(match: Match) -> Found | None:
    """ "the same period last year", "the corresponding quarter of last year", "the quarter a year ago"."""
    if match.word("unit") != "year" or (match.has("quarter") and match.word("quarter") != "quarter"):
        return None
    return Found(match.first, match.last, LikePeriod(-1, narrative=False))


def _build_last_years(match: Match) -> Found | None:
    """ "last year's quarter", "last year's third quarter"."""
    if match.word("unit") != "year" or (match.has("quarter") and match.word("quarter") != "quarter"):
        return None
    number = match.number("number")
    if match.has("number") and not 1 <= number <= 4:
        return None
    meaning = QuarterName(number, year=Relation.LAST) if match.has("number") else LikePeriod(-1, narrative=False)
    return Found(match.first, match.last, meaning)


def _build_like(match: Match) -> Found | None:
    """ "the 1988 quarter", "the latest period"; "the latest fiscal year" is the one before this."""
    if match.word("unit") == "year" and not match.has("year"):
        return Found(match.first, match.last, DeicticUnit("year", Relation.LAST))
    if match.has("unit") and match.word("unit") != "quarter":
        return None
    return Found(match.first, match.last, LikePeriod(0, match.number("year") if match.has("year") else 0))


def _build_the_quarter(match: Match) -> Found | None:
    """ "the quarter", which is a date only once a quarter has been told."""
    return Found(match.first, match.last, LikePeriod(told=False)) if match.word("unit") == "quarter" else None


def _build_period_ago(match: Match) -> Found | None:
    if match.has("kind") and word_at(match.tokens, match.start_of("kind")).lower() not in _LIKE_WORDS:
        return None
    return _build_period_of(match)


_LIKE_WORDS = ("corresponding", "comparable", "equivalent", "like", "same")
_PERIOD = "(?:PERIODWORD | UNIT<quarter>)"
FORMS: list[tuple[str, str, Callable[[Match], Found | None]]] = [
    ("like_hyphen", "(?:THE | ARTICLE)? UNIT<unit> DASH [AGO EARLIER] (?:ORD? [PERIODWORD UNIT])?", _build_year_ago),
    ("like_same", f"THE [SAME OTHER]<kind>? {_PERIOD} (?:OF | IN)? (?:LAST UNIT<unit>)", _build_period_ago),
    ("like_ago", f"THE OTHER<kind>? {_PERIOD} (?:ARTICLE | CARDINAL) UNIT<unit> [AGO EARLIER]", _build_period_ago),
    ("like_year", "THE YEARNUM<year> (?:PERIODWORD | UNIT<unit>)", _build_like),
    ("like_latest", "THE LATEST FISCAL? (?:PERIODWORD | UNIT<unit>)", _build_like),
    ("like_last", f"LAST UNIT<unit> POSSESSIVE ORD<number>? DASH? {_PERIOD}", _build_last_years),
    ("like_figure", "LAST UNIT<unit>", _build_last_year),
    ("like_the", "THE UNIT<unit> (?! DASH)", _build_the_quarter),
]  # fmt: skip

COMPARISON = [Form(name, pattern, build) for name, pattern, build in FORMS]
