"""Years and days of the month in words, as broadcasts write them."""

from __future__ import annotations

import re

from events.extraction.temporal.lexicon import CARDINALS, CLASSES, ORDINALS

FIRST_WORDS = frozenset({"sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "two"})
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_YEAR = re.compile(
    rf"(?>(?P<century>sixteen|seventeen|eighteen|nineteen|twenty)[\s-]+"
    rf"(?:(?P<tens>{_TENS})(?:[\s-]+(?P<ones>{_ONES}))?|(?P<teens>{_TEENS})|oh[\s-]+(?P<oh>{_ONES}))"
    rf"|two thousand(?: and)?(?:[\s-]+(?P<units>{_TEENS}|{_ONES}))?)\b"
    r"(?![\s-]+(?:hundred|thousand|(?!(?:has|was|is)\b)(?-i:[a-z]+s)\b))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(twenty|thirty)[\s-](first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE
)


def match_spoken(text: str, position: int) -> tuple[int, str, int] | None:
    """End, class and number of a year ("nineteen ninety-six") or a day ("twenty-first") spelled at ``position``."""
    if match := _YEAR.match(text, position):
        return match.end(), CLASSES["YEARNUM"], _year(match)
    if match := _ORDINAL.match(text, position):
        return match.end(), CLASSES["ORDNUM"], CARDINALS[match[1].lower()] + ORDINALS[match[2].lower()]
    return None


def _year(match: re.Match[str]) -> int:
    parts = {name: CARDINALS[word.lower()] for name, word in match.groupdict().items() if word}
    century = parts.pop("century", 20)
    return 100 * century + sum(parts.values())
