"""EDTF in and out: what a curator may type, what a reader is told."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from edtf import parse_edtf as parse_with_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.edtf_dates import describe_edtf, parse_edtf
from events.vocabulary import DatePrecision as P


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("typed", "edtf", "earliest", "latest", "precision"),
    [
        ("2019-10-25", "2019-10-25", "2019-10-25", "2019-10-25", P.DAY),
        (" 2019-10 ", "2019-10", "2019-10-01", "2019-10-31", P.MONTH),
        ("2020-02", "2020-02", "2020-02-01", "2020-02-29", P.MONTH),
        ("2019", "2019", "2019-01-01", "2019-12-31", P.YEAR),
        ("2019-21", "2019-21", "2019-03-01", "2019-05-31", P.SEASON),
        ("2019-24", "2019-24", "2019-12-01", "2020-02-29", P.SEASON),
        ("2019-33", "2019-33", "2019-01-01", "2019-03-31", P.QUARTER),
        ("2019-36", "2019-36", "2019-10-01", "2019-12-31", P.QUARTER),
        ("201x", "201X", "2010-01-01", "2019-12-31", P.DECADE),
        ("20XX", "20XX", "2000-01-01", "2099-12-31", P.CENTURY),
        ("2019-10-25~", "2019-10-25~", "2019-10-25", "2019-10-25", P.DAY),
        ("2019?", "2019?", "2019-01-01", "2019-12-31", P.YEAR),
        ("2019-05-05/2019-05-07", "2019-05-05/2019-05-07", "2019-05-05", "2019-05-07", P.INTERVAL),
        ("2021-02-15/2021-02-21", "2021-02-15/2021-02-21", "2021-02-15", "2021-02-21", P.WEEK),
        ("2019-05 / 2019-06", "2019-05/2019-06", "2019-05-01", "2019-06-30", P.INTERVAL),
        ("../2021-02-19", "../2021-02-19", "", "2021-02-19", P.OPEN),
        ("/2021-02-19", "../2021-02-19", "", "2021-02-19", P.OPEN),
        ("2021-02-19/", "2021-02-19/..", "2021-02-19", "", P.OPEN),
        ("[2019-09-01..2019-09-10]", "[2019-09-01..2019-09-10]", "2019-09-01", "2019-09-10", P.INTERVAL),
        ("[2019-10-12,2019-10-13]", "[2019-10-12,2019-10-13]", "2019-10-12", "2019-10-13", P.INTERVAL),
        ("[..2021-02-19]", "[..2021-02-19]", "", "2021-02-19", P.OPEN),
    ],
)
def test_it_works(typed: str, edtf: str, earliest: str, latest: str, precision: P) -> None:
    assert parse_edtf(typed) == (edtf, day(earliest), day(latest), precision)
    parse_with_edtf(edtf)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "no date given"),
        ("last Friday", "is not a date in EDTF"),
        ("25 October 2019", "is not a date in EDTF"),
        ("2019-02-30", "no such day"),
        ("2019-13", "a month 01 to 12"),
        ("0000", "years start with 0001"),
        ("201X-05", "has no month"),
        ("2019-10-25/2019-10-20", "ends before it begins"),
        ("../..", "at least one date"),
        ("2019/2020/2021", "two ends"),
        ("[2019..2020", "between [ and ]"),
        ("[2019..2020,2022]", "either"),
        ("2019-22~", "takes no ~"),
        ("[]", "is not a date in EDTF"),
    ],
)
def test_it_says_what_is_wrong(typed: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"“|no date") as caught:
        parse_edtf(typed)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "date not known"),
        ("2019-10-25", "25 October 2019"),
        ("2019-10-25~", "about 25 October 2019"),
        ("2019-10-25?", "25 October 2019 (uncertain)"),
        ("2019-10", "October 2019 (day not known)"),
        ("2019", "2019 (month not known)"),
        ("2019~", "about 2019 (month not known)"),
        ("2019-22", "summer 2019 (day not known)"),
        ("2019-35", "third quarter of 2019 (day not known)"),
        ("201X", "the 2010s (year not known)"),
        ("19XX", "the 20th century (year not known)"),
        ("2019-05-05/2019-05-07", "5 to 7 May 2019"),
        ("2019-05-30/2019-06-02", "30 May to 2 June 2019"),
        ("2018-12-30/2019-01-02", "30 December 2018 to 2 January 2019"),
        ("2019-05/2019-06", "May to June 2019"),
        ("2019-09-01~/2019-09-10~", "early September 2019"),
        ("2019-09-11~/2019-09-20~", "mid-September 2019"),
        ("2020-02-21~/2020-02-29~", "late February 2020"),
        ("2019-09~/2019-12~", "late 2019"),
        ("[2019-09-01..2019-09-10]", "between 1 and 10 September 2019"),
        ("[2019-10-12,2019-10-13]", "12 October 2019 or 13 October 2019"),
        ("../2021-02-19", "by 19 February 2021 (day not known)"),
        ("[..2021-02-19]", "by 19 February 2021 (day not known)"),
        ("2021-02-19/..", "from 19 February 2021 on"),
    ],
)
def test_a_reader_is_told_in_words(edtf: str | None, words: str) -> None:
    assert describe_edtf(edtf) == words


plain = st.one_of(
    st.dates().map(lambda d: d.isoformat()),
    st.dates().map(lambda d: d.isoformat()[:7]),
    st.dates().map(lambda d: d.isoformat()[:4]),
    st.builds(lambda d: f"{d:03}X", st.integers(1, 999)),
    st.builds(lambda c: f"{c:02}XX", st.integers(1, 99)),
)
parts = st.builds(lambda y, c: f"{y:04}-{c}", st.integers(1, 9999), st.sampled_from([*range(21, 25), *range(33, 37)]))
points = st.one_of(parts, st.builds(lambda p, q: p + q, plain, st.sampled_from(["", "~", "?", "%"])))


@given(points)
@settings(deadline=None)
def test_every_point_is_edtf_bounded_and_stable(text: str) -> None:
    date = parse_edtf(text)
    parse_with_edtf(date.edtf)
    assert date.earliest <= date.latest  # type: ignore[operator]
    assert parse_edtf(date.edtf) == date
    assert describe_edtf(date.edtf)


@given(points, points, st.sampled_from(["{}/{}", "[{}..{}]"]))
@settings(deadline=None)
def test_spans_are_bounded_by_their_ends(one: str, two: str, form: str) -> None:
    first, last = sorted((parse_edtf(one), parse_edtf(two)), key=lambda d: (d.earliest, d.latest))
    date = parse_edtf(form.format(first.edtf, last.edtf))
    assert (date.earliest, date.latest) == (first.earliest, last.latest)
    assert describe_edtf(date.edtf)


@given(st.text(alphabet="0123456789X-/.[]~?, ax", max_size=30))
@settings(deadline=None)
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        date = parse_edtf(text)
        assert parse_edtf(date.edtf) == date


def test_the_last_winter_ends_with_the_calendar() -> None:
    assert parse_edtf("9999-24").latest == dt.date(9999, 12, 31)
