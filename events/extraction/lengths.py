"""How long something lasted that ended on the day given: "rose on Friday from a two-day meeting"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from spacy.tokens import Token

from events.extraction.edtf_dates import describe_edtf
from events.extraction.frame import Frame
from events.extraction.syntax import clause_of
from events.extraction.temporal.lexicon import CARDINALS
from events.extraction.types import ResolvedDate
from events.vocabulary import DatePrecision

_ENDS = frozenset("end conclude finish close complete wrap wind rise emerge".split())
LONGEST = 31  # days


def spread_back(date: ResolvedDate, frame: Frame) -> ResolvedDate:
    """The days up to the one given, where the words say how many they were and that it was the last."""
    if date.precision is not DatePrecision.DAY or date.latest is None:
        return date
    verb = frame.predicate or clause_of(frame.trigger)
    days = _days_of(frame.trigger)
    if verb.lemma_.lower() not in _ENDS or not 1 < days <= LONGEST:
        return date
    first = date.latest - dt.timedelta(days=days - 1)
    edtf = f"{first.isoformat()}/{date.latest.isoformat()}"
    reason = f"{date.text}: {describe_edtf(edtf)}, the last of {days} days"
    return replace(date, edtf=edtf, earliest=first, precision=DatePrecision.INTERVAL, reason=reason)


def _days_of(trigger: Token) -> int:
    """ "two-day talks", "two days of talks"; 0 where the words do not say."""
    of = trigger.head
    units = [child for child in trigger.lefts if child.lower_ == "day"]
    if of.lower_ == "of" and of.dep_ == "prep" and of.head.lower_ == "days":
        units.append(of.head)
    for unit in units:
        for child in unit.children:
            if child.dep_ == "nummod" or child.pos_ == "NUM":
                word = child.lower_
                return int(word) if word.isdigit() and len(word) < 3 else CARDINALS.get(word, 0)
    return 0
