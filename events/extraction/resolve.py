"""Give each date phrase its place in the calendar.

Pure: the same text, phrases and publication date give the same dates. Without a
publication date, what hangs on it stays unresolved with its phrase kept; call again
once the date is known.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

from events.extraction.dates import find_dates
from events.extraction.edtf_dates import EdtfDate
from events.extraction.items import Items, find_items
from events.extraction.temporal.context import Context
from events.extraction.temporal.interpretation import interpret
from events.extraction.temporal.meanings import DatePhrase
from events.extraction.temporal.narrative import find_year_headings, is_narrative, month_first
from events.extraction.temporal.periods import qualified
from events.extraction.types import ResolvedDate, Span
from events.vocabulary import DatePrecision

__all__ = ["resolve_dates", "resolve_items", "tag_dates"]


def tag_dates(text: str, published: dt.date | None, *, masked: Sequence[Span] = ()) -> list[ResolvedDate]:
    """Find and resolve: every date of the text in its order, none overlapping; each item's from its own day."""
    phrases = find_dates(text, masked=masked)
    return resolve_items(text, phrases, find_items(text, phrases, published, masked=masked))


def resolve_items(text: str, phrases: Sequence[DatePhrase], items: Items) -> list[ResolvedDate]:
    """One ResolvedDate a phrase, in the same order, each counted from the day of the item that it stands in."""
    return [
        date
        for index, told in itertools.groupby(phrases, key=lambda phrase: items.index_at(phrase.start))
        for date in resolve_dates(text, list(told), items.days[index])
    ]


def resolve_dates(text: str, phrases: Sequence[DatePhrase], published: dt.date | None) -> list[ResolvedDate]:
    """One ResolvedDate a phrase, in the same order; ``edtf`` is None where the phrase cannot be resolved."""
    context = Context(text, published, is_narrative(phrases, published), month_first(phrases))
    headings = find_year_headings(text)
    dates = []
    for phrase in phrases:
        context.start, context.end = phrase.start, phrase.end
        context.heading = next((year for at, year in reversed(headings) if at <= phrase.start), None)
        period, reason = interpret(phrase.meaning, phrase.part, context)
        if period is not None:
            period = qualified(period, phrase.qualifier)
            context.remember(period, phrase.meaning, phrase.end)
        dates.append(_resolved(phrase, period, reason))
    return dates


def _resolved(phrase: DatePhrase, period: EdtfDate | None, reason: str) -> ResolvedDate:
    written = " ".join(phrase.text.split())
    if period is None:
        period = EdtfDate("", None, None, DatePrecision.UNKNOWN)
    return ResolvedDate(
        phrase.start,
        phrase.end,
        phrase.text,
        period.edtf or None,
        period.earliest,
        period.latest,
        period.precision,
        f"{written}: {reason}",
    )
