"""What a diary's heading and a chronology's item say of the day: "MONDAY, 3 MAY", "(To 5 May)", "3 May - …"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.direction import is_near_weekday, move_days
from events.extraction.edtf_dates import describe_edtf
from events.extraction.frame import Frame
from events.extraction.passage import Passage
from events.extraction.realis import Realis
from events.extraction.syntax import clause_of, path_up
from events.extraction.types import ResolvedDate
from events.vocabulary import DatePrecision, EventStatus

_TO = re.compile(r"\s*\(\s*(?:to|until|through)\s+", re.IGNORECASE)
_HERE_AND_NOW = re.compile(r"(?:today|tonight|tomorrow)(?: and (?:tonight|tomorrow))?", re.IGNORECASE)
_FEW_DAYS = 5  # what an item dates more loosely than its heading is something else
LONGEST_HEADING = 14  # days: what spans more heads no day of a diary


def read_heading(dates: Sequence[ResolvedDate], text: str) -> ResolvedDate | None:
    """The day or days that a line of a diary names: "MONDAY, 3 May", "MONDAY, 3 May - TUESDAY, 4 May"."""
    days = [date for date in dates if date.earliest is not None and date.latest is not None]
    if len(days) != len(dates) or not 1 <= len(days) <= 2 or any(_length(date) > LONGEST_HEADING for date in days):
        return None
    if len(days) == 1:
        return days[0]
    between = text[days[0].end : days[1].start].strip().lower()
    return _until(days[0], days[1]) if between in ("-", "–", "—", "to") else None


def _length(date: ResolvedDate) -> int:
    assert date.earliest is not None
    assert date.latest is not None
    return (date.latest - date.earliest).days


def _until(first: ResolvedDate, last: ResolvedDate) -> ResolvedDate | None:
    if first.earliest is None or last.latest is None or not first.earliest < last.latest:
        return None
    edtf = f"{first.earliest.isoformat()}/{last.latest.isoformat()}"
    reason = f"{first.text}: {describe_edtf(edtf)}, up to {last.text}"
    return replace(first, edtf=edtf, latest=last.latest, precision=DatePrecision.INTERVAL, reason=reason)


def date_under_heading(near: ResolvedDate | None, sentence: Tokens, passage: Passage) -> ResolvedDate | None:
    """The day that a diary's heading gives, up to the day that "(to Tuesday)" gives; without a heading ``near``."""
    heading = passage.heading_date
    if heading is None:
        return near
    if near is not None and near.resolved and _HERE_AND_NOW.fullmatch(near.text) and passage.published:
        assert heading.earliest is not None  # "today", in an item under Tuesday
        return move_days(near, (heading.earliest - passage.published).days, f"as told under {heading.text}")
    own = _day_of_its_own(near, heading, sentence, passage)
    if own is not None:
        return own
    told = passage.sentence_span(sentence)
    dates = [date for date in passage.dates if told.start <= date.start <= told.end + 12]
    for date in dates:
        opens = max(date.start - 10, 0)
        if _TO.search(passage.text[opens : date.start]) and (until := _until(heading, date)) is not None:
            return until
    if near is None or near.earliest is None or heading.earliest is None or near.latest is None:
        return heading
    return near if _length(near) <= _FEW_DAYS else heading


def _day_of_its_own(
    near: ResolvedDate | None, heading: ResolvedDate, sentence: Tokens, passage: Passage
) -> ResolvedDate | None:
    """ "Talks set for Wednesday" in an item under Tuesday: the Wednesday that comes next."""
    if near is None or near.precision is not DatePrecision.DAY or near.earliest is None or heading.earliest is None:
        return None
    told = passage.sentence_span(sentence).contains(near.span)
    if not told or _TO.search(passage.text[max(near.start - 10, 0) : near.start]) or not is_near_weekday(near):
        return None
    late = (heading.earliest - near.earliest).days
    day = near.earliest + dt.timedelta(days=7 * -(-max(late, 0) // 7))
    reason = f"{near.text}: the next one after {heading.text}"
    return replace(near, edtf=day.isoformat(), earliest=day, latest=day, reason=reason)


def date_in_item(near: ResolvedDate | None, head: Token | None, frame: Frame, passage: Passage) -> ResolvedDate | None:
    """The date before a chronology's item; what a clause says of its own day comes first.

    "3 May - The ministers meet in Rome; two days later they are in Vienna": the one on 3, the other on 5 May.
    """
    leading = passage.leading_date
    if leading is None or near is None or head is None or not near.resolved or near is leading:
        return leading
    if any(token.lower_ in ("since", "than", "from") for token in path_up(head)[:3]):
        return leading
    own = frame.predicate or clause_of(frame.trigger)
    return near if clause_of(head) == own and _is_another_day(near, leading) else leading


def _is_another_day(near: ResolvedDate, leading: ResolvedDate) -> bool:
    if near.earliest is None or near.latest is None or leading.earliest is None or leading.latest is None:
        return False
    apart = near.latest < leading.earliest or leading.latest < near.earliest
    within = leading.earliest <= near.earliest and near.latest <= leading.latest  # "9-11 May - On the 10th she meets …"
    return _length(near) <= LONGEST_HEADING and (apart or (within and _length(near) < _length(leading)))


def is_to_come(realis: Realis, date: ResolvedDate | None, frame: Frame, passage: Passage) -> bool:
    """Whether a diary's present tense speaks of a day that has not passed when it is published."""
    filed = passage.heading_date or passage.leading_date
    if filed is None or passage.published is None or date is None or date.latest is None:
        return False
    verb = frame.predicate or clause_of(frame.trigger)
    told = verb.tag_ in ("VBD", "VBN") and not any(child.lower_ in ("is", "are") for child in verb.children)
    return realis.status is EventStatus.HELD and not told and date.latest >= passage.published
