"""Holidays that have one date in a year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _nth_weekday(month: int, weekday: int, nth: int) -> Callable[[int], dt.date]:
    """The nth weekday of a month; -1 is the last."""

    def date(year: int) -> dt.date:
        days = [
            d for d in range(1, calendar.monthrange(year, month)[1] + 1) if dt.date(year, month, d).weekday() == weekday
        ]
        return dt.date(year, month, days[nth - 1 if nth > 0 else nth])

    return date


def easter(year: int) -> dt.date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def _from_easter(days: int) -> Callable[[int], dt.date]:
    return lambda year: easter(year) + dt.timedelta(days=days)


# Name as a regular expression (any apostrophe) -> the day of a year. US federal ones by 5 U.S.C. 6103.
HOLIDAYS: dict[str, Callable[[int], dt.date]] = {
    r"New Year['’]?s Eve": _fixed(12, 31),
    r"New Year['’]?s(?: Day)?": _fixed(1, 1),
    r"Martin Luther King(?:,? Jr\.?)? Day": _nth_weekday(1, 0, 3),
    r"Valentine['’]?s Day": _fixed(2, 14),
    r"Presidents['’]? Day": _nth_weekday(2, 0, 3),
    r"International Women['’]?s Day": _fixed(3, 8),
    r"(?:St\.?|Saint) Patrick['’]?s Day": _fixed(3, 17),
    r"April Fools?['’]?s? Day": _fixed(4, 1),
    r"Ash Wednesday": _from_easter(-46),
    r"Palm Sunday": _from_easter(-7),
    r"Maundy Thursday": _from_easter(-3),
    r"Good Friday": _from_easter(-2),
    r"Easter Monday": _from_easter(1),
    r"Easter(?: Sunday| Day)?(?! [Ii]sland)": _from_easter(0),
    r"Ascension Day": _from_easter(39),
    r"Whit Monday": _from_easter(50),
    r"Anzac Day|ANZAC Day": _fixed(4, 25),
    r"May Day": _fixed(5, 1),
    r"V-?E Day": _fixed(5, 8),
    r"Memorial Day": _nth_weekday(5, 0, -1),
    r"Juneteenth": _fixed(6, 19),
    r"(?:the )?(?:Fourth|4th) of July": _fixed(7, 4),
    r"Bastille Day": _fixed(7, 14),
    r"Labou?r Day": _nth_weekday(9, 0, 1),
    r"Columbus Day": _nth_weekday(10, 0, 2),
    r"Hallowe['’]?en": _fixed(10, 31),
    r"All Saints['’]? Day": _fixed(11, 1),
    r"Guy Fawkes (?:Night|Day)": _fixed(11, 5),
    r"Veterans['’]? Day|Armistice Day": _fixed(11, 11),
    r"Thanksgiving(?: Day)?": _nth_weekday(11, 3, 4),
    r"Christmas Eve": _fixed(12, 24),
    r"Christmas(?: Day)?": _fixed(12, 25),
    r"Boxing Day": _fixed(12, 26),
}
_DATES = tuple(HOLIDAYS.values())
_PATTERN = re.compile("|".join(f"({name})" for name in HOLIDAYS).replace(")|(", r")\b|(") + r"\b")
# The words that can begin one, so that the long pattern is tried only there.
FIRST_WORDS = frozenset(
    {
        "new", "martin", "valentine", "presidents", "international", "st", "saint", "april", "ash", "palm", "maundy",
        "good", "easter", "ascension", "whit", "anzac", "may", "v", "ve", "memorial", "juneteenth", "fourth", "4th",
        "bastille", "labor", "labour", "columbus", "halloween", "hallowe", "all", "guy", "veterans", "armistice",
        "thanksgiving", "christmas", "boxing",
    }
)  # fmt: skip


def match_holiday(text: str, position: int) -> tuple[int, int] | None:
    """End and number of the holiday named at ``position``, None if there is none."""
    match = _PATTERN.match(text, position)
    return (match.end(), match.lastindex - 1) if match and match.lastindex else None


def holiday_date(number: int, year: int) -> dt.date:
    """The day of a holiday, by the number that ``match_holiday`` gave, in a year."""
    return _DATES[number](year)
