"""Dates that no single phrase says: open bounds from tense, days named together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from events.extraction.temporal import periods
from events.extraction.types import ResolvedDate
from events.vocabulary import DatePrecision


def open_until(date: dt.date, at: int = 0, reason: str = "told as past, no date phrase") -> ResolvedDate:
    """No later than ``date``; ``at`` is the offset that the bound belongs to, where no phrase stands."""
    period = periods.until(date)
    return ResolvedDate(at, at, "", *period, reason=reason)


def join_dates(text: str, dates: Sequence[ResolvedDate]) -> list[ResolvedDate]:
    """The dates in their order, each pair of days that are named together as one."""
    joined: list[ResolvedDate] = []
    for date in dates:
        both = join_days(text, joined[-1], date) if joined else None
        if both is not None:
            joined[-1] = both
        else:
            joined.append(date)
    return joined


def join_days(text: str, first: ResolvedDate, last: ResolvedDate) -> ResolvedDate | None:
    """Two days named together as one date; None when they are not.

    "14 and 15 April" is the span of both, "Sunday or Monday" one of the two. Between them
    stands no more than that word, and they follow each other in the calendar.
    """
    between = re.fullmatch(r",?\s*(and|or|&)\s+(?:on\s+)?", text[first.end : last.start])
    if (
        between is None
        or not (first.earliest and last.earliest)
        or last.earliest - first.earliest != dt.timedelta(days=1)
    ):
        return None
    if first.precision is not DatePrecision.DAY or last.precision is not DatePrecision.DAY:
        return None
    if first.text.lower().startswith("this "):  # "sees him this afternoon and tomorrow joins the others"
        return None
    period = periods.span(first.earliest, last.earliest)
    if between[1] == "or":
        period = period._replace(edtf=f"[{first.earliest},{last.earliest}]")
    written = text[first.start : last.end]
    return ResolvedDate(
        first.start,
        last.end,
        written,
        *period,
        reason=f"{' '.join(written.split())}: {'one of the two days' if between[1] == 'or' else 'both days'}",
    )
