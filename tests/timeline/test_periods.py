"""Months and years of the calendar: what is stored of them, and at which windows they are found."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.timeline.factory import make_event
from timeline.models import MONTH, YEAR, Entry
from timeline.projection import make_sort_key
from timeline.query import parse_saved
from timeline.selectors import stream_items


def classify(first: str, last: str) -> int:
    return make_sort_key(dt.date.fromisoformat(first), dt.date.fromisoformat(last), "x")[1]


def test_it_works() -> None:
    for first, last in (("2019-02-01", "2019-02-28"), ("2020-02-01", "2020-02-29"), ("9999-12-01", "9999-12-31")):
        assert classify(first, last) == MONTH
    for first, last in (("2019-01-01", "2019-12-31"), ("2020-01-01", "2020-12-31"), ("9999-01-01", "9999-12-31")):
        assert classify(first, last) == YEAR


@pytest.mark.parametrize(
    ("first", "last", "size"),
    [
        ("2019-02-01", "2019-02-01", 0),
        ("2020-02-01", "2020-02-28", 5),  # a day is missing
        ("2019-02-02", "2019-03-01", 5),
        ("2019-03-02", "2019-04-01", 5),
        ("2019-01-01", "2020-01-01", 9),
        ("2020-01-01", "2020-12-30", 9),
        ("2019-02-01", "2020-01-31", 9),
        ("2019-01-01", "2019-03-31", 7),
        ("2010-01-01", "2019-12-31", 12),
    ],
)
def test_what_is_nearly_one_is_none(first: str, last: str, size: int) -> None:
    assert classify(first, last) == size


@pytest.mark.django_db
@pytest.mark.parametrize("certain", [False, True])
def test_a_window_finds_them_by_their_first_and_last_day(certain: bool) -> None:
    spans = {
        make_event(date, date=date).public_id: (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
        for date, first, last in (
            ("2019-12", "2019-12-01", "2019-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2020", "2020-01-01", "2020-12-31"),
            ("9999", "9999-01-01", "9999-12-31"),
            ("9999-12", "9999-12-01", "9999-12-31"),
        )
    }
    assert set(Entry.objects.values_list("duration_class", flat=True)) == {MONTH, YEAR}
    edges = {day + dt.timedelta(by) for span in spans.values() for day in span for by in (-1, 0, 1) if day.year < 9999}
    edges |= {dt.date(9998, 12, 31), dt.date(9999, 1, 1), dt.date(9999, 11, 30), dt.date(9999, 12, 1), dt.date.max}
    for start in [None, *sorted(edges)]:
        for end in [None, *sorted(edges)]:
            if (start is None and end is None) or (start and end and start > end):
                continue
            asked = "&".join([f"from={start}"] * bool(start) + [f"to={end}"] * bool(end) + ["certain=true"] * certain)
            expected = {
                public_id
                for public_id, (first, last) in spans.items()
                if (
                    (start is None or first >= start) and (end is None or last <= end)
                    if certain
                    else (start is None or last >= start) and (end is None or first <= end)
                )
            }
            assert {item.id for item in stream_items(parse_saved(asked))} == expected, asked
