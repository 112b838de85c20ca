"""What is known where a phrase stands: the publication date and the dates told before it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from events.extraction.edtf_dates import EdtfDate
from events.extraction.temporal.meanings import LikePeriod, Meaning
from events.extraction.temporal.periods import is_half
from events.extraction.temporal.tense import Tense, opens_sentence, tense_at
from events.vocabulary import DatePrecision

# Figures "for the nine months" are no quarter's.
_SPAN_OF_MONTHS = re.compile(r"\b(?:six|nine|twelve|\d+) months\b|\bfull year\b")
_DETERMINER = re.compile(r"\b(?:an?|the|its|their|his|her|this) $", re.IGNORECASE)
_YEARS = (DatePrecision.YEAR, DatePrecision.DECADE, DatePrecision.CENTURY, DatePrecision.INTERVAL)

_LONG_AGO = 300  # days: what a yearless date of the news is rarely apart from its publication

_DAYS = frozenset({DatePrecision.DAY})
_WEEKS = _DAYS | {DatePrecision.WEEK}
_MONTHS = _WEEKS | {DatePrecision.MONTH, DatePrecision.INTERVAL}
_ANY = frozenset(DatePrecision)
# What a unit can be counted from.
_FINE_ENOUGH = {"day": _DAYS, "week": _WEEKS, "weekend": _WEEKS, "fortnight": _WEEKS, "month": _MONTHS}


@dataclass(slots=True)
class Context:
    """Grows while a text is read from its beginning.

    ``reference`` is the date last spoken of, ``reference_end`` where its phrase ends.
    ``start`` and ``end`` are the phrase's at hand.
    ``narrative`` says that the text tells of a time of its own (history) rather than of
    the days around its publication; then yearless dates follow the dates before them.
    ``story`` is the date that the story has come to: a year named in passing does not move it.
    ``day`` is the day last spoken of, ``past_day`` the last that was not to come,
    ``topic`` the quarter or half that figures are told for.
    ``heading`` is the year that stands above the phrase in a chronology, None elsewhere.
    ``month_first`` is the order of the text's unambiguous numeric dates, None when it has none.
    """

    text: str
    published: dt.date | None
    narrative: bool = False
    month_first: bool | None = None
    heading: int | None = None
    reference: EdtfDate | None = None
    reference_end: int = 0
    story: EdtfDate | None = None
    day: EdtfDate | None = None
    day_end: int = 0
    past_day: EdtfDate | None = None
    topic: EdtfDate | None = None
    topic_end: int = 0
    start: int = 0
    end: int = 0

    def remember(self, period: EdtfDate, meaning: Meaning, end: int) -> None:
        """Take in a date that was just read. Comparisons ("a year earlier") and open spans do not move the story."""
        if isinstance(meaning, LikePeriod) or period.earliest is None or period.latest is None:
            return
        self.reference, self.reference_end = period, end
        in_passing = self.narrative and self._is_news(period)  # "today" in a history book
        if not in_passing and (
            self.story is None or period.precision not in _YEARS or opens_sentence(self.text, self.start)
        ):
            self.story = period
        if period.precision is DatePrecision.DAY:
            self.day, self.day_end = period, end
            self.past_day = self.past_day if self._is_ahead(period) else period
        elif (period.precision is DatePrecision.QUARTER or is_half(period)) and not self._is_ahead(period):
            self.topic, self.topic_end = period, end

    def _is_news(self, period: EdtfDate) -> bool:
        return self.published is not None and period.latest is not None and (self.published - period.latest).days < 400

    def _is_ahead(self, period: EdtfDate) -> bool:
        return self.published is not None and period.latest is not None and period.latest > self.published

    @property
    def tense(self) -> Tense:
        """Of the clause around the phrase at hand; looked for only where it matters."""
        return tense_at(self.text, self.start, self.end)

    @property
    def day_beside(self) -> dt.date | None:
        """The day named in the sentence or two before, when it lies in the days around the publication."""
        if self.day is None or self.day.earliest is None or self.published is None or self.start - self.day_end > 250:
            return None
        return self.day.earliest if abs((self.day.earliest - self.published).days) < 7 else None

    @property
    def looking_back(self) -> EdtfDate | None:
        """The day of an earlier year that the paragraph has just named: "on 5 July 2020 … on 4 September"."""
        told = self.reference
        if told is None or told.latest is None or told.precision is not DatePrecision.DAY:
            return None
        between = self.text[self.reference_end : self.start]
        long_ago = self.published is None or (self.published - told.latest).days > _LONG_AGO
        return told if long_ago and len(between) < 250 and "\n\n" not in between else None

    @property
    def possessive(self) -> bool:
        """Whether something belongs to the date: "Thursday's summit"."""
        return self.text[self.end : self.end + 2] in ("'s", "’s")

    @property
    def attributive(self) -> bool:
        """Whether the phrase qualifies a noun, whose time need not be the clause's: "by a May accord"."""
        before, after = self.text[max(0, self.start - 6) : self.start], self.text[self.end : self.end + 2]
        return bool(_DETERMINER.search(before)) and after[:1] == " " and after[1:].islower()

    @property
    def compared(self) -> EdtfDate | None:
        """What figures are compared for here: a month just named, else the quarter or half of the story."""
        if self.reference and self.reference.precision is DatePrecision.MONTH and self.start - self.reference_end < 80:
            return self.reference
        since = self.text[max(self.topic_end, self.start - 400) : self.start]
        return None if _SPAN_OF_MONTHS.search(since) else self.topic

    def base_for(self, unit: str) -> dt.date | None:
        """The day to count such units from: a date spoken of that is fine enough, else the publication date.

        Days cannot be counted from a year: then the day last spoken of serves, and None where there is none.
        """
        told = self.reference
        if told is None or told.earliest is None:
            return self.published
        if self.past_day is not None and self._is_ahead(told) and self.tense is Tense.PAST:
            return self.past_day.earliest  # "had met him a day earlier", behind a word of what is planned
        if told.precision in _FINE_ENOUGH.get(unit, _ANY):
            return told.earliest
        return self.day.earliest if self.day else None

    @property
    def base(self) -> dt.date | None:
        """The day that narrative offsets count from: the reference's first day, else the publication date."""
        if self.reference is not None and self.reference.earliest is not None:
            return self.reference.earliest
        return self.published
