"""Days that no calendar has, and ranges whose year must be found: whatever the verb beside them."""

from __future__ import annotations

import datetime as dt

import pytest

from events.extraction.resolve import tag_dates

PUBLISHED = dt.date(2021, 2, 19)


@pytest.mark.parametrize(
    "phrase", ["February 29, 2021", "30 February 2020", "31 April 2019", "30/02/2020", "2021-02-30", "31 June"]
)
def test_a_day_that_is_none_resolves_to_nothing(phrase):
    (date,) = tag_dates(f"The envoys met on {phrase} in Vienna.", PUBLISHED)
    assert (date.text, date.edtf, date.earliest, date.latest) == (phrase, None, None, None)
    assert "no such day" in date.reason


def test_a_leap_day_is_one():
    (date,) = tag_dates("They signed on February 29, 2020.", PUBLISHED)
    assert date.edtf == "2020-02-29"


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The envoys will meet on 5-7 May.", "2021-05-05/2021-05-07"),
        ("The envoys met on 5-7 January.", "2021-01-05/2021-01-07"),
        ("Talks, 5-7 May", "2021-05-05/2021-05-07"),
        ("The talks between 5 and 7 May may help.", "2021-05-05/2021-05-07"),
        ("The visit will last from May 30 to June 2.", "2021-05-30/2021-06-02"),
        ("The visit lasted from 30 December to 2 January.", "2020-12-30/2021-01-02"),
    ],
)
def test_both_ends_of_a_range_are_found_whatever_the_tense(sentence, edtf):
    (date,) = tag_dates(sentence, PUBLISHED)
    assert date.edtf == edtf


def test_a_yearless_day_behind_a_day_of_old_goes_on_with_it():
    text = "The two spoke on 5 July 2019. The ministers met in Oslo on 4 September.\n\nThey meet again on 3 March."
    first, second, third = tag_dates(text, PUBLISHED)
    assert (first.edtf, second.edtf, third.edtf) == ("2019-07-05", "2019-09-04", "2021-03-03")


@pytest.mark.parametrize(
    ("phrase", "edtf"), [("six years later", "2005"), ("a year later", "2000-06"), ("a fortnight afterwards", None)]
)
def test_years_on_say_a_year(phrase, edtf):
    dates = tag_dates(f"He went to Belgrade in June 1999. The memorandum was signed {phrase}.", PUBLISHED)
    assert edtf is None or dates[-1].edtf == edtf
    assert dates[-1].text == phrase


def test_later_than_what_no_text_dates_is_not_known():
    (date,) = tag_dates("Three months later he at last came to Kyiv.", PUBLISHED)
    assert date.edtf is None
