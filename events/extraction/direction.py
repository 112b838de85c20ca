"""The trigger's tense decides where a date without a year lies: "in September" told as past is not next September."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from events.extraction.edtf_dates import describe_edtf, parse_edtf
from events.extraction.types import ResolvedDate

_FULL = re.compile(
    r"\d{4}|\b(?:last|next|this|ago|later|earlier|past|coming|previous|following|today|yesterday|tomorrow|now)\b",
    re.IGNORECASE,
)
_NAME = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b)"
_NAMED = re.compile(rf"\b{_NAME}", re.IGNORECASE)
_WEEKDAY = re.compile(
    rf"(?:(?:early|late) (?:on )?)?(?:from )?{_NAME}(?: (?:morning|noon|afternoon|evening|night))?"
    rf"(?:,?\s*(?:and|or|to|&)\s*(?:on )?{_NAME})?",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:half|quarter|spring|summer|autumn|winter)\b", re.IGNORECASE)
_THIS_WEEKEND = re.compile(r"(?:over )?this weekend", re.IGNORECASE)
_NEWS = dt.timedelta(days=15)
_THE_WEEKEND = re.compile(r"(?:(?:at|over|during) )?the weekend", re.IGNORECASE)
_LEAP = 4  # years at most until a 29 February comes round
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


def turn_date(date: ResolvedDate, published: dt.date | None, *, future: bool) -> ResolvedDate:
    """The same phrase on the side of the publication date that the tense asks for; unchanged where it says its year."""
    if published is None or date.earliest is None or date.latest is None or date.edtf is None:
        return date
    if _THIS_WEEKEND.fullmatch(date.text) and not future and published.weekday() < 2 and date.earliest > published:
        return move_days(date, -7)  # "saw them this weekend", written on a Monday
    if _FULL.search(date.text):
        return date
    wrong = date.latest < published if future else date.earliest > published
    just_past = future and dt.timedelta(0) < published - date.latest < _NEWS and date.earliest == date.latest
    if not wrong or (just_past and _MONTH.search(date.text)):
        return date  # "had been scheduled for 22 August", written on the 23rd
    step = 1 if future else -1
    if _MONTH.search(date.text) and _NAMED.search(date.text):
        return date  # weekday and day agree in one year only
    if _MONTH.search(date.text) or _YEARLY.search(date.text):
        years = 0
        turned = date
        while (turned.latest or published) < published if future else (turned.earliest or published) > published:
            years += step
            if abs(years) > _LEAP:
                return date
            turned = _move_years(date, years) or turned
        return turned
    if _WEEKDAY.fullmatch(date.text.strip()) or _THE_WEEKEND.fullmatch(date.text.strip()):
        weeks = -(-(published - date.latest).days // 7) if future else -(-(date.earliest - published).days // 7)
        return move_days(date, 7 * weeks * step)
    return date


def is_near_weekday(date: ResolvedDate) -> bool:
    """Whether a phrase is a weekday, or two, of these days: "Monday", "Friday and Saturday", "this Friday"."""
    return bool(_WEEKDAY.fullmatch(re.sub(r"^(?:this|coming|this coming) ", "", date.text.strip())))


def is_pair(date: ResolvedDate) -> bool:
    """Whether a phrase names two weekdays: "Friday and Saturday"."""
    return len(_NAMED.findall(date.text)) > 1


def move_days(date: ResolvedDate, days: int, why: str = "by the tense of its sentence") -> ResolvedDate:
    """The same phrase some days later; both its days must be known."""
    assert date.earliest is not None
    assert date.latest is not None
    assert date.edtf is not None
    edtf = re.sub(
        r"\d{4}-\d\d-\d\d",
        lambda found: (dt.date.fromisoformat(found[0]) + dt.timedelta(days=days)).isoformat(),
        date.edtf,
    )
    return replace(
        date,
        edtf=edtf,
        earliest=date.earliest + dt.timedelta(days=days),
        latest=date.latest + dt.timedelta(days=days),
        reason=f"{date.text}: {describe_edtf(edtf)}, {why}",
    )


def _move_years(date: ResolvedDate, years: int) -> ResolvedDate | None:
    """The same phrase some years later; None where that year lacks the day (29 February)."""
    assert date.edtf is not None
    edtf = re.sub(r"\d{4}(?=-|$|/|~|\.)", lambda found: f"{int(found[0]) + years:04d}", date.edtf)
    try:
        bounds = parse_edtf(edtf)
    except ValueError:
        return None
    return replace(
        date,
        edtf=edtf,
        earliest=bounds.earliest,
        latest=bounds.latest,
        reason=f"{date.text}: {describe_edtf(edtf)}, by the tense of its sentence",
    )
