"""Dates that no single phrase says."""

from __future__ import annotations

import datetime as dt

import pytest

from events.extraction.bounds import join_dates, join_days, open_until
from events.extraction.edtf_dates import parse_edtf
from events.extraction.resolve import tag_dates
from events.vocabulary import DatePrecision

PUBLISHED = dt.date(2021, 2, 19)


def test_it_works() -> None:
    bound = open_until(PUBLISHED, at=7)
    assert (bound.edtf, bound.earliest, bound.latest) == ("../2021-02-19", None, PUBLISHED)
    assert (bound.start, bound.end, bound.text, bound.precision) == (7, 7, "", DatePrecision.OPEN)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They meet on 14 and 15 April 2021.", "2021-04-14/2021-04-15"),
        ("They will meet on Sunday or Monday.", "[2021-02-21,2021-02-22]"),
        ("They meet on 14 and 18 April 2021.", None),
        ("They met on Thursday and he left on Friday.", None),
        ("They met in March and April 2020.", None),
    ],
)
def test_days_named_together(text: str, edtf: str | None) -> None:
    first, last = tag_dates(text, PUBLISHED)
    joined = join_days(text, first, last)
    assert (joined.edtf if joined else None) == edtf
    if joined:
        assert joined.text == text[joined.start : joined.end]
        assert parse_edtf(joined.edtf or "") == (joined.edtf, joined.earliest, joined.latest, joined.precision)


def test_days_named_together_are_one_date_among_others():
    text = "They met on 14 and 15 April 2020 and again on 3 May 2020."
    assert [date.edtf for date in join_dates(text, tag_dates(text, PUBLISHED))] == [
        "2020-04-14/2020-04-15",
        "2020-05-03",
    ]
