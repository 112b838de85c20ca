"""What a date phrase says before anything is known of its context.

The finder writes these, the resolver reads them; together with a publication date and
the dates before it in the text, a meaning has one period of the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from events.extraction.edtf_dates import EdtfDate


class Relation(StrEnum):
    """How a name or a unit hangs on another date."""

    NONE = ""
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    PREVIOUS = "previous"
    FOLLOWING = "following"
    THAT = "that"


class Part(StrEnum):
    """A part of a period. EARLIER and LATER are cut at the publication date."""

    WHOLE = ""
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    EARLIER = "earlier"
    LATER = "later"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A phrase that says everything itself, like "25 October 2019"."""

    date: EdtfDate


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month without its year.

    ``weekday`` (Monday is 0) when the text gives it, ``year`` in "of that year", ``last`` in "last July 9".
    """

    month: int
    day: int
    weekday: int | None = None
    year: Relation = Relation.NONE
    last: bool = False


@dataclass(frozen=True, slots=True)
class MonthDayYear:
    """A full date whose parts must agree with ``weekday``."""

    year: int
    month: int
    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """ "05/02/2021": day first or month first, which the text itself does not say."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """ "the 25th": the month is the one last spoken of."""

    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month without its year; with ``of_year`` the relation is the year's ("October of last year")."""

    month: int
    relation: Relation = Relation.NONE
    of_year: bool = False


@dataclass(frozen=True, slots=True)
class WeekdayName:
    """A weekday; ``week`` when the text names the week it lies in ("Tuesday of last week")."""

    weekday: int
    relation: Relation = Relation.NONE
    week: Relation = Relation.NONE


@dataclass(frozen=True, slots=True)
class SeasonName:
    """A season (21 to 24) without its year."""

    season: int
    relation: Relation = Relation.NONE


@dataclass(frozen=True, slots=True)
class QuarterName:
    """A quarter (1 to 4) or, with ``half``, a half (1, 2); ``year`` says which year, LAST, THIS or NEXT."""

    number: int
    half: bool = False
    year: Relation = Relation.NONE


@dataclass(frozen=True, slots=True)
class HolidayName:
    """A holiday without its year, by its number in holidays.py."""

    holiday: int
    relation: Relation = Relation.NONE


@dataclass(frozen=True, slots=True)
class ClockTime:
    """ "at 10:30 p.m.": some day's, the one just named or that of publication."""


@dataclass(frozen=True, slots=True)
class DeicticDay:
    """today 0, yesterday -1, tomorrow 1, counted from the publication date."""

    shift: int


@dataclass(frozen=True, slots=True)
class DeicticUnit:
    """ "last week", "this month", "the following year", "that day"; ``told`` for "the end of the month"."""

    unit: str
    relation: Relation
    told: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from the publication date or, with ``narrative``, from the date last spoken of."""

    unit: str
    amount: int
    narrative: bool


@dataclass(frozen=True, slots=True)
class LikePeriod:
    """The period that figures are told for (a quarter, a month), in another year.

    ``years`` from it ("a year earlier" is -1, "the latest quarter" 0), or in ``year`` when that is
    told ("the 1988 quarter"). ``narrative`` as in Offset, for when no such period was told.
    Without ``told`` the words alone are no date ("the quarter"): the text must name a quarter before.
    """

    years: int = 0
    year: int = 0
    narrative: bool = True
    told: bool = True


@dataclass(frozen=True, slots=True)
class FromDate:
    """So many units from a date named in the phrase itself: "two days after 5 October"."""

    unit: str
    amount: int
    base: Meaning


@dataclass(frozen=True, slots=True)
class Recent:
    """ "in recent months", "over the past two weeks": up to the publication date; ``amount`` 0 when not told."""

    unit: str
    amount: int
    future: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, or from a part of one to a part of another."""

    first: Meaning
    last: Meaning
    first_part: Part = Part.WHOLE
    last_part: Part = Part.WHOLE


Meaning = (
    Fixed
    | MonthDay
    | MonthDayYear
    | NumericDate
    | DayOfMonth
    | MonthName
    | WeekdayName
    | SeasonName
    | QuarterName
    | HolidayName
    | ClockTime
    | DeicticDay
    | DeicticUnit
    | Offset
    | LikePeriod
    | FromDate
    | Recent
    | Range
)


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date phrase as found: where, what it says, and how surely.

    ``qualifier`` is ``~`` after "about", ``?`` after "probably", else empty.
    """

    start: int
    end: int
    text: str
    meaning: Meaning
    part: Part = Part.WHOLE
    qualifier: str = ""
