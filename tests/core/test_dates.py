"""Finding: what is a date phrase, what is not, and where it stands."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.dates import find_dates
from events.extraction.temporal.forms import FORMS
from events.extraction.temporal.grammar import compile_form
from events.extraction.types import Span


def found(text: str) -> list[str]:
    return [phrase.text for phrase in find_dates(text)]


def test_it_works() -> None:
    text = "On October 25, 2019, the envoy met the minister; they meet again next week."
    phrases = find_dates(text)
    assert [phrase.text for phrase in phrases] == ["October 25, 2019", "next week"]
    assert all(text[phrase.start : phrase.end] == phrase.text for phrase in phrases)


@pytest.mark.parametrize(
    "text",
    [
        # Words that are also names of time.
        "They may meet and may not agree.",
        "Protesters march on the capital.",
        "The March on the capital began.",
        "Theresa May met Angela Merkel.",
        "Mrs. May said so, and May repeated it.",
        "April Smith and June Jones signed the letter.",
        "The Sun reported it; the minister sat down; he wed her.",
        "For a second he paused; the second envoy left.",
        "The fall of the city and a spring in his step.",
        "He bought a copy of USA Today.",
        "At present they wait.",
        "The leaders of tomorrow live in today's world.",
        # Numbers that are no date.
        "Resolution 2231 was adopted.",
        "Security Council resolutions 1701 and 1559 stand.",
        "The team won 3-2 and then 21-19.",
        "It costs $2019 or 1,990 euros.",
        "About 2000 people and 1500 troops came.",
        "Call 1-800-555-2000 now.",
        "It rose 12.5 percent to 19.90.",
        "He is 25 years old, she is in her 30s.",
        "The 30-year-old treaty and the five-year plan hold.",
        "Flight 1990 left gate 12.",
        "The score was 5/7.",
        "Version 10.12.2 is out.",
        # Durations.
        "The talks lasted for three days.",
        "He stayed two weeks and spoke for an hour.",
        "It is a five-day visit.",
        "They waited nearly two months after his arrival.",
        "He left the day before the summit.",
        # Repetition.
        "They meet every July and each Monday, on Tuesdays and every other Friday.",
        # Doubtful.
        "Temperatures were in the 70s.",
        "Chapter 2, part 3, of 12 reasons.",
        "",
    ],
)
def test_what_is_not_a_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("In May, Theresa May left.", ["May"]),
        ("In March they began a march.", ["March"]),
        ("By August he was gone; August Wilson stayed.", ["August"]),
        ("In May 5 people died.", ["May"]),
        ("The 1990s began in 1990.", ["The 1990s", "1990"]),
        ("On Sunday the Sun reported it.", ["Sunday"]),
        ("The Sept. 27 accord and the June 2019 deal.", ["Sept. 27", "June 2019"]),
        ("As of today the start of tomorrow's talks is open.", ["today", "tomorrow"]),
        ("Today's meeting follows last week's.", ["Today", "last week"]),
        ("OCTOBER 25, 2019 - MOSCOW", ["OCTOBER 25, 2019"]),
        ("(Oct. 3) and [Oct. 4].", ["Oct. 3", "Oct. 4"]),
        ("It ended on Dec. 1. The rest left.", ["Dec. 1"]),
        ("It ended in Dec. The rest left.", ["Dec."]),
        ("It ended in December. The rest left.", ["December"]),
        ("On\nOctober\n25 they met.", ["October\n25"]),
        ("At 1400 GMT on 25 October they met.", ["25 October"]),
        ("Week of 4 to 10 March 2019", ["4 to 10 March 2019"]),
        ("Mon 4 March: talks", ["Mon 4 March"]),
    ],
)
def test_dates_among_look_alikes(text: str, phrases: list[str]) -> None:
    assert found(text) == phrases


def test_masked_spans_are_left_out() -> None:
    text = "Copyright 2024. They met on 25 October 2019."
    assert [phrase.text for phrase in find_dates(text, masked=[Span(0, 15)])] == ["25 October 2019"]


def test_paragraphs_do_not_run_together() -> None:
    assert found("They met in May\n\n2019 was better.") == ["May", "2019"]


words = st.sampled_from(
    [
        "on", "in", "by", "the", "of", "last", "next", "this", "may", "march", "May", "second", "Sunday", "Monday",
        "Oct.", "October", "25", "25th", "1990s", "2019", "'98", ",", ".", "-", "–", "/", "(", ")", "\n", "\n\n",
        "two", "weeks", "ago", "days", "later", "before", "after", "quarter", "first", "third", "half",
        "year's end", "earlier", "week", "morning", "10:30", "p.m.", "Christmas", "New Year's Eve",
        "nineteen ninety-six", "between", "and", "from", "to", "05/02/2021", "20191025", "FY2019", "Q3", "$", "%",
        "every", "um",
    ]
)  # fmt: skip


@given(st.lists(words, max_size=40).map(" ".join) | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_phrases_stand_where_they_say_and_never_overlap(text: str) -> None:
    end = 0
    for phrase in find_dates(text):
        assert text[phrase.start : phrase.end] == phrase.text
        assert phrase.text.strip() == phrase.text != ""
        assert phrase.start >= end
        end = phrase.end


def test_no_form_repeats_without_bound() -> None:
    """What makes finding linear: at each token a bounded number of tokens is looked at."""
    for form in FORMS:
        assert not re.search(r"(?<!\\)[*+]|\{\d*,\}", compile_form(form.pattern)), form.name


@pytest.mark.parametrize(
    "piece",
    [
        "1234567890", "1,", ",", "(", "[", ".", "-", "12-", "1/", "12:", "'", "20 ", "two ", "May ", "October ",
        "Oct. 5-", "last ", "the ", "nineteen ", "early ", "2019-", "a few of ", "New ", "in the ", "\n", " ", "é",
        "Q", "\x00", "the quarter ", "two days before ",
    ],
)  # fmt: skip
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    """Anything worse than linear would not come back from these."""
    text = piece * 20_000
    assert all(text[phrase.start : phrase.end] == phrase.text for phrase in find_dates(text))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
@settings(deadline=None)
def test_every_day_is_found_in_every_form(date: dt.date) -> None:
    month, weekday = MONTHS[date.month - 1], WEEKDAYS[date.weekday()]
    forms = [
        f"{month} {date.day}, {date.year}",
        f"{month[:3]}. {date.day}, {date.year}",
        f"{date.day} {month} {date.year}",
        f"{date.day} {month[:3]} {date.year}",
        f"{weekday}, {month} {date.day}, {date.year}",
        f"{weekday} {date.day} {month} {date.year}",
        f"{weekday[:3]}, {date.day} {month[:3]} {date.year}",
        f"the {ordinal(date.day)} of {month} {date.year}",
        f"{month} {ordinal(date.day)}, {date.year}",
        date.isoformat(),
        f"{date:%Y%m%d}",
        f"{date.year}/{date.month:02}/{date.day:02}",
    ]
    for form in forms:
        (phrase,) = find_dates(f"The minister left on {form}, it was said.")
        assert phrase.text == form
        assert phrase.meaning.date.earliest == phrase.meaning.date.latest == date  # type: ignore[union-attr]


def ordinal(day: int) -> str:
    suffix = "th" if 10 <= day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
