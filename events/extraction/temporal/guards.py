"""What looks like a date and is not one."""

from __future__ import annotations

import re

from events.extraction.temporal.tokens import Tokens

# Before a four-digit number these make it a count or a name.
_NUMBERED = frozenset({
    "resolution", "resolutions", "number", "no", "nos", "flight", "route", "highway", "room", "section", "article",
    "bill", "act", "law", "page", "chapter", "unit", "agenda", "vision", "windows", "office", "boeing", "airbus",
    "model", "type", "class", "code", "channel", "form", "case", "order", "some", "only", "least", "than", "over",
})  # fmt: skip
# After it these make it a count. News writes 2,000 with a comma, so the list may stay short.
_COUNTED = frozenset({
    "people", "persons", "troops", "soldiers", "men", "women", "children", "miles", "mile", "km", "kilometers",
    "kilometres", "meters", "metres", "feet", "foot", "yards", "tons", "tonnes", "pounds", "dollars", "euros",
    "yen", "rubles", "roubles", "rupees", "marks", "francs", "hours", "degrees", "shares", "points", "words",
    "percent", "pct", "m", "kg", "grams", "barrels", "acres", "hectares", "jobs", "workers", "employees", "rebels",
    "refugees", "prisoners", "homes", "votes", "seats", "megawatts", "mw", "cc", "rpm", "bc", "bce", "calories",
    "local", "units", "vehicles", "deaths", "cases", "times", "per", "hp", "mph", "kph", "sq", "square", "cubic",
})  # fmt: skip
_FUNCTION_WORDS = frozenset({
    "when", "where", "while", "as", "at", "in", "on", "for", "with", "by", "to", "from", "of", "that", "which",
    "who", "the", "and", "or", "but", "if", "after", "before", "during", "between", "near", "inside", "outside",
    "said", "says", "was", "were", "is", "are", "will", "would", "has", "have", "had",
})  # fmt: skip


def word_at(tokens: Tokens, index: int) -> str:
    """The token as written; empty outside the text."""
    return tokens.text[tokens.starts[index] : tokens.ends[index]] if 0 <= index < len(tokens.starts) else ""


def is_year(tokens: Tokens, index: int) -> bool:
    """Whether a number from 1000 to 2999 that stands alone can be a year."""
    value = tokens.values[index]
    before, after = word_at(tokens, index - 1).lower(), word_at(tokens, index + 1).lower()
    if not isinstance(value, int) or value > 2100 or after in _COUNTED or before in _NUMBERED:
        return False
    if _is_clock(tokens, index, value):
        return False
    if before == "at" or (value < 1600 and before not in ("in", "since", "circa", "of")):
        return False
    if tokens.at(index - 1, "CURRENCY", "CLOCK") or tokens.at(index + 1, "ZONE", "MERIDIEM"):
        return False
    return not (_glued(tokens, index - 1) or (_glued(tokens, index) and not after[:1].isalpha()))


def _is_clock(tokens: Tokens, index: int, value: int) -> bool:
    """Whether a live page's line opens with it: "1622 The minister arrives", among others such as "0950" or "2131"."""
    text, start = tokens.text, tokens.starts[index]
    if value % 100 > 59 or (start and text[start - 1] != "\n"):
        return False
    openings = [int(found[1]) for found in _LINE_TIME.finditer(text)]
    return len(openings) > 1 and any(time < 1500 or time > 2100 for time in openings)


_LINE_TIME = re.compile(r"^((?:[01]\d|2[0-3])[0-5]\d)(?:\s*(?:GMT|BST))?[:.]?\s+(?=[A-Z])", re.MULTILINE)


def _glued(tokens: Tokens, index: int) -> bool:
    """Whether a hyphen, slash or dot ties this token to the next one without white space on both sides."""
    if not 0 <= index < len(tokens.starts) - 1 or tokens.ends[index] != tokens.starts[index + 1]:
        return False
    left, right = word_at(tokens, index), word_at(tokens, index + 1)
    if left in "-/.–#" and left:
        return index > 0 and tokens.ends[index - 1] == tokens.starts[index] and not word_at(tokens, index - 1).isalpha()
    if right in "-/" and right:
        following = index + 2
        return (
            following < len(tokens.starts)
            and tokens.starts[following] == tokens.ends[index + 1]
            and word_at(tokens, following)[:1].isdigit()
        )
    return False


def counts_something(tokens: Tokens, index: int) -> bool:
    """Whether the token is a noun in the plural that a number before it would count ("In May 5 people died")."""
    word = word_at(tokens, index)
    if word == "%":
        return True
    plural = (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in _COUNTED or word in _CROWDS
    return plural and word.islower() and word not in _FUNCTION_WORDS and tokens.at(index, "OTHER", "UNIT", "CLOCKUNIT")


_CROWDS = frozenset({
    "million", "billion", "trillion", "dead", "more", "other", "others",
})  # fmt: skip


def is_named_weekday(tokens: Tokens, index: int) -> bool:
    """Whether a weekday is part of a name: "the Sunday Times", "Bloody Sunday"."""
    before, after = word_at(tokens, index - 1), word_at(tokens, index + 1)
    return (before in _NAMED_DAYS) or (after in _PAPERS)


_NAMED_DAYS = frozenset("Black Bloody Super Cyber Holy Fat Mad Plan".split())
_PAPERS = frozenset("Times Telegraph Mail Express Herald Post Mirror World Star Tribune Independent Age Club".split())


def is_generic(tokens: Tokens, first: int, last: int) -> bool:
    """Whether today or tomorrow is an age rather than a day: "leaders of tomorrow", "in today's world"."""
    word, before = word_at(tokens, first).lower(), word_at(tokens, first - 1).lower()
    if tokens.at(last, "POSSESSIVE"):
        return word == "today" and word_at(tokens, last + 1).lower() in _AGES
    return word in ("today", "tomorrow") and before == "of" and word_at(tokens, first - 2).lower() != "as"


_AGES = frozenset(
    "world reality realities society youth generation generations standards age children students technology economy"
    " globalised globalized interconnected personal modern young".split()
)
_QUOTES = frozenset("\"'“‘`")


def is_title(tokens: Tokens, first: int) -> bool:
    """Whether a capital in the middle of a sentence makes a name of it: "USA Today", "Face the Nation This Week"."""
    word, before = word_at(tokens, first), word_at(tokens, first - 1)
    if not word[:1].isupper() or word.isupper():
        return False
    if before in _QUOTES and word_at(tokens, first + 1)[:1].isupper():
        return True
    return tokens.at(first - 1, "OTHER", "POSSESSIVE") and before not in "-*•_"


def is_person(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a month's name is a person's: "April Glaspie", "Theresa May", "Mrs. May", "May said"."""
    word, index = word_at(tokens, first), first - 1
    if word_at(tokens, index) in (".", "-"):  # "mid-May", "Sept. to May"
        index -= 1
    before, after = word_at(tokens, index).lower(), word_at(tokens, last)
    if before in _CALENDAR_WORDS:
        return False
    if before in ("a", "the") and after.islower() and after not in _FUNCTION_WORDS:
        return False  # "a May accord"; "the March on the capital" is none
    if before in _LINKS and tokens.at(index - 1, "MONTH", "END", "BEGIN", "MID", "DOT"):
        return False  # "April and May", "the end of May"
    if word.capitalize() in ("May", "March"):
        return True
    if word.capitalize() not in ("April", "June", "August", "Jan", "Jun"):
        return False
    name_before = word_at(tokens, index)[:1].isupper() and tokens.at(index, "OTHER")
    return (name_before and before not in _FUNCTION_WORDS) or (after[:1].isupper() and tokens.at(last, "OTHER"))


_CALENDAR_WORDS = frozenset({
    "in", "since", "until", "till", "by", "during", "through", "last", "next", "this", "early", "late", "mid",
    "end", "between", "each", "every", "following", "previous", "past", "coming", "throughout", "around",
})  # fmt: skip
_LINKS = frozenset({
    "of", "and", "or", "to",
})  # fmt: skip
