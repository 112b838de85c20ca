"""Resolving: what holds for every text, and what happens without a publication date."""

from __future__ import annotations

import datetime as dt
import functools

import pytest
from edtf import parse_edtf as parse_with_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.dates import find_dates
from events.extraction.edtf_dates import describe_edtf, parse_edtf
from events.extraction.resolve import resolve_dates, tag_dates
from events.vocabulary import DatePrecision

PUBLISHED = dt.date(2019, 10, 29)
check_with_edtf = functools.cache(parse_with_edtf)


def test_it_works() -> None:
    (date,) = tag_dates("The envoy met the minister on Friday.", PUBLISHED)
    assert (date.start, date.end, date.text) == (30, 36, "Friday")
    assert (date.edtf, date.earliest, date.latest) == ("2019-10-25", dt.date(2019, 10, 25), dt.date(2019, 10, 25))
    assert date.precision is DatePrecision.DAY
    assert date.reason == "Friday: the latest one on or before 2019-10-29"


def test_without_a_publication_date_the_phrase_is_kept_and_resolved_once_it_is_known() -> None:
    text = "Last month they met; the treaty is of 5 May 2018. On Friday they parted."
    phrases = find_dates(text)
    unknown = resolve_dates(text, phrases, None)
    assert [(d.text, d.edtf) for d in unknown] == [("Last month", None), ("5 May 2018", "2018-05-05"), ("Friday", None)]
    assert unknown[0].earliest is None
    assert unknown[0].precision is DatePrecision.UNKNOWN
    assert unknown[0].reason == "Last month: no publication date to count from"
    known = resolve_dates(text, phrases, PUBLISHED)
    assert [d.edtf for d in known] == ["2019-09", "2018-05-05", "2019-10-25"]


@pytest.mark.parametrize(
    ("text", "edtf", "reason"),
    [
        ("It was on 05/02/2021.", None, "05/02/2021: ambiguous, 2021-02-05 or 2021-05-02"),
        (
            "It was on 05/02/2021, after 13/01/2021.",
            "2021-02-05",
            "05/02/2021: day first, as in the text's other dates",
        ),
        (
            "It was on 05/02/2021, after 01/13/2021.",
            "2021-05-02",
            "05/02/2021: month first, as in the text's other dates",
        ),
        ("It was on 05/02/2021, 13/01/2021, 01/13/2021.", None, "05/02/2021: ambiguous, 2021-02-05 or 2021-05-02"),
        ("It was on 05/05/2021.", "2021-05-05", "05/05/2021: as written"),
    ],
)
def test_numeric_dates_follow_the_order_of_the_text_or_are_refused(text: str, edtf: str | None, reason: str) -> None:
    date = tag_dates(text, PUBLISHED)[0]
    assert (date.edtf, date.reason) == (edtf, reason)


def test_a_story_keeps_its_own_time() -> None:
    text = (
        "The war began in 1936. In July 1936 the army rose. By November it had reached the city. In February it was "
        "beaten back, as papers released in 2004 show. In March 1937 it tried again. On 8 March came the attack; on "
        "the 18th it was over. In 1938 the front broke. In April it reached the sea. The end came in 1939."
    )
    dates = {date.text: date.edtf for date in tag_dates(text, dt.date(2009, 12, 19))}
    assert dates["November"] == "1936-11"
    assert dates["February"] == "1937-02"
    assert dates["8 March"] == "1937-03-08"
    assert dates["the 18th"] == "1937-03-18"
    assert dates["April"] == "1938-04"


def test_bullets_hang_on_the_date_of_their_heading() -> None:
    text = "October 2018\n\n- On the 5th the envoys met.\n- On the 9th they met again.\n- The next day they signed."
    assert [date.edtf for date in tag_dates(text, PUBLISHED)] == ["2018-10", "2018-10-05", "2018-10-09", "2018-10-10"]


def test_comparisons_take_the_period_that_figures_are_told_for() -> None:
    text = "Exports fell in the third quarter to $5 million from $7 million a year earlier. Two years ago they rose."
    assert [date.edtf for date in tag_dates(text, PUBLISHED)] == ["2019-35", "2018-35", "2017"]


def test_the_same_input_gives_the_same_dates() -> None:
    text = "Earlier this week, on Monday, and in recent months."
    assert tag_dates(text, PUBLISHED) == tag_dates(text, PUBLISHED)


pieces = st.sampled_from(
    [
        "He met them", ". On", "in", "by", "early", "late", "mid", "last", "next", "this", "the", "the following",
        "Monday", "Friday morning", "October", "25", "May 5-7", "June 2019", "1957-58", "the 1980s",
        "third quarter", "of", "two weeks", "ago", "days", "later", "a year earlier", "weekend", "earlier this",
        "week", "month", "05/02/2021", "30 February", "February 29", "Christmas", "Thanksgiving", "summer",
        "winter", "20th century", "recent months", "past three", "will", "was", "first half", "around", "probably",
        "31 April", "9999", "1000", "since", "until", "between", "and", "from", "to", "0001-01-01", "9999-12-31",
        "decade", "hundred", "years", "10:30 p.m.", "the same period last year", "in two",
    ]
)  # fmt: skip


@given(
    st.lists(pieces, max_size=30).map(" ".join),
    st.none() | st.dates(),
)
@settings(max_examples=200, deadline=None)
def test_every_date_is_edtf_with_bounds_in_order(text: str, published: dt.date | None) -> None:
    for date in tag_dates(text, published):
        assert text[date.start : date.end] == date.text
        assert date.reason
        if date.edtf is None:
            assert (date.earliest, date.latest, date.precision) == (None, None, DatePrecision.UNKNOWN)
            continue
        check_with_edtf(date.edtf)
        assert parse_edtf(date.edtf) == (date.edtf, date.earliest, date.latest, date.precision)
        assert describe_edtf(date.edtf)
        if date.earliest and date.latest:
            assert date.earliest <= date.latest


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
@settings(deadline=None)
def test_a_weekday_is_never_more_than_a_week_away(published: dt.date, other: dt.date) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[other.weekday()]
    (past,) = tag_dates(f"They met on {name}.", published)
    (future,) = tag_dates(f"They will meet on {name}.", published)
    assert past.earliest is not None
    assert future.earliest is not None
    assert 0 <= (published - past.earliest).days < 7
    assert 0 <= (future.earliest - published).days < 7
    assert past.earliest.weekday() == future.earliest.weekday() == other.weekday()
