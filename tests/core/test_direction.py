"""A date without a year, turned to the side of publication that the tense asks for, keeps the bounds of its EDTF."""

from __future__ import annotations

import datetime as dt

import pytest

from events.extraction.direction import turn_date
from events.extraction.edtf_dates import parse_edtf
from events.extraction.types import ResolvedDate


def resolved(text: str, edtf: str) -> ResolvedDate:
    bounds = parse_edtf(edtf)
    return ResolvedDate(0, len(text), text, edtf, bounds.earliest, bounds.latest, bounds.precision, "")


@pytest.mark.parametrize(
    ("text", "edtf", "published", "future", "turned"),
    [
        ("February", "2025-02", "2025-01-15", False, "2024-02"),
        ("February", "2024-02", "2024-03-10", True, "2025-02"),
        ("winter", "2024-24", "2024-11-15", False, "2023-24"),
        ("from December to February", "2024-12/2025-02", "2024-10-01", False, "2023-12/2024-02"),
        ("29 February", "2024-02-29", "2022-06-15", False, "2020-02-29"),
        ("29 February", "2020-02-29", "2022-06-15", True, "2024-02-29"),
        ("the weekend", "2024-03-09/2024-03-10", "2024-03-05", False, "2024-03-02/2024-03-03"),
        ("the weekend", "2024-03-02/2024-03-03", "2024-03-05", True, "2024-03-09/2024-03-10"),
        ("Monday", "2024-03-04", "2024-03-01", False, "2024-02-26"),
    ],
)
def test_it_keeps_the_bounds_of_its_edtf(text: str, edtf: str, published: str, future: bool, turned: str) -> None:
    date = turn_date(resolved(text, edtf), dt.date.fromisoformat(published), future=future)
    bounds = parse_edtf(turned)
    assert (date.edtf, date.earliest, date.latest) == (turned, bounds.earliest, bounds.latest)
