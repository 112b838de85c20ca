"""What neighbouring finds do to each other: ranges, dates counted from dates, clock times beside days."""

from __future__ import annotations

from dataclasses import replace

from events.extraction.temporal.grammar import Found
from events.extraction.temporal.guards import word_at
from events.extraction.temporal.meanings import (
    ClockTime,
    DeicticDay,
    DeicticUnit,
    Fixed,
    FromDate,
    LikePeriod,
    MonthName,
    Offset,
    Range,
    SeasonName,
    WeekdayName,
)
from events.extraction.temporal.tokens import Tokens

# After "the day before" one of these means that the day is counted from what was told, not from what follows.
_CLAUSE_ENDS = ("DOT", "COMMA", "OPEN", "CLOSE", "BREAK", "QUOTE", "DASH", "ON", "IN", "BY", "AT", "AND", "SINCE")
# What the two ends of a range may be. Of unlike kind ("from 14 September to Thursday") they stay two dates.
_ENDS = (MonthName, SeasonName, Fixed), (WeekdayName,)
_CLOCK_REACH = 8  # tokens: "at 10:30 GMT (11:30 local time) on 5 March"


def join_neighbours(found: list[Found], tokens: Tokens) -> list[Found]:
    """The finds that stand, some of them joined; one pass from left to right.

    "from late May to early June" is one range, "two days after" belongs to the date that
    follows. Left out: "every July", clock times at a day, "the quarter" where none was told,
    "the day before" something that has no date.
    """
    kept: list[Found] = []
    index, quarter = 0, False
    while index < len(found):
        item = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        index += 1
        if _repeats(tokens, item.first) or (
            isinstance(item.meaning, LikePeriod) and not item.meaning.told and not quarter
        ):
            continue
        if isinstance(item.meaning, ClockTime) and _is_beside(
            item, found[index - 2] if index > 1 else None, following, tokens
        ):
            continue
        quarter = quarter or "quarter" in tokens.values[item.first : item.last]
        if following and _counts_from(item, following, tokens):
            kept.append(_from_date(item, following))
            index += 1
        elif following and _spans(item, following, tokens):
            kept.append(_range(item, following))
            index += 1
        elif not (isinstance(item.meaning, Offset) and tokens.at(item.last - 1, "BEFORE", "AFTER", "FROM")):
            kept.append(item)
        elif following and _follows(item, following, tokens):
            kept.append(_from_date(item, following))
            index += 1
        elif not tokens.at(item.last - 1, "FROM") and _ends_clause(tokens, item.last):
            kept.append(item)
    return kept


def _counts_from(offset: Found, base: Found, tokens: Tokens) -> bool:
    """ "a year ago Tuesday", "three years ago this week": counted from the day or unit that follows at once."""
    ago = isinstance(offset.meaning, Offset) and tokens.at(offset.last - 1, "AGO") and base.first == offset.last
    return ago and isinstance(base.meaning, WeekdayName | DeicticDay | DeicticUnit)


def _from_date(offset: Found, base: Found) -> Found:
    assert isinstance(offset.meaning, Offset)
    return replace(base, first=offset.first, meaning=FromDate(offset.meaning.unit, offset.meaning.amount, base.meaning))


def _follows(item: Found, following: Found, tokens: Tokens) -> bool:
    """Whether a find comes next, at most a small word between."""
    gap = following.first - item.last
    return gap == 0 or (gap == 1 and tokens.at(item.last, "THE", "ON"))


def _ends_clause(tokens: Tokens, index: int) -> bool:
    """Or goes on with "that": "ten days before that the minister …" counts from what was told too."""
    return index == len(tokens.classes) or tokens.at(index, *_CLAUSE_ENDS, "THAT")


def _spans(first: Found, last: Found, tokens: Tokens) -> bool:
    """Whether "from" or "between" and "to" or "and" tie two dates."""
    lead, link = first.first - 1, first.last
    tied = last.first - link == 1 and (
        (tokens.at(lead, "FROM") and tokens.at(link, "TO", "BY", "DASH"))
        or (tokens.at(lead, "BETWEEN") and tokens.at(link, "AND"))
    )
    return tied and any(isinstance(first.meaning, kind) and isinstance(last.meaning, kind) for kind in _ENDS)


def _range(first: Found, last: Found) -> Found:
    return Found(first.first - 1, last.last, Range(first.meaning, last.meaning, first.part, last.part))


def _repeats(tokens: Tokens, first: int) -> bool:
    """Whether "every July", "each other Monday" says how often rather than when."""
    return any(word_at(tokens, index).lower() in ("every", "each") for index in (first - 1, first - 2))


def _is_beside(clock: Found, before: Found | None, after: Found | None, tokens: Tokens) -> bool:
    """Whether a clock time stands at the day that it belongs to: "at 10:30 GMT on Friday"."""
    if before and clock.first - before.last <= 2 and not _parted(tokens, before.last, clock.first):
        return True
    if after is None or after.first - clock.last > _CLOCK_REACH:
        return False
    return after.first - clock.last <= 2 or not _parted(tokens, clock.last, after.first)


def _parted(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a sentence ends between two tokens."""
    return any(tokens.at(index, "DOT", "BREAK", "QUOTE") for index in range(first, last))
