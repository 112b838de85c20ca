"""A page of several dated items: each item's phrases hang on its own day."""

from __future__ import annotations

import datetime as dt

import pytest

from events.extraction.anchor import find_anchor
from events.extraction.dates import find_dates
from events.extraction.items import find_items
from events.extraction.resolve import tag_dates
from events.extraction.types import ArticleText, Span
from tests.core.test_rules import read

LAST_WEEK = "2014-02-10/2014-02-16"  # before 20 February 2014
PAGE = """Embassy of Norway in Lusaka
News

12 March 2014
Ambassador meets energy minister

Ambassador Thor Lien called on Zambia's energy minister, Christopher Yaluma, yesterday to discuss a dam.

3 March 2014
State secretary visits Zambia

State Secretary Hans Brattskar arrived in Lusaka on Sunday. He will meet President Michael Sata on Tuesday.

20 February 2014
Agreement on forests

Norway and Zambia signed an agreement on forests last week.
"""
TITLES_FIRST = """Ministry of Foreign Affairs

Minister receives Ghana's envoy
Published: 9 May 2016

Minister Ana Lopes received Ghana's foreign minister, Hanna Tetteh, yesterday in Lisbon.

Minister goes to Accra
2 May 2016

Minister Ana Lopes will fly to Accra on Wednesday.
"""
CHRONOLOGY = """The road to the accord

3 March 2014
The ministers of Norway and Zambia met in Lusaka and spoke for six hours about the dam and its price.

12 March 2014
A second meeting followed in Oslo, where the two ministers signed the accord on the dam on Wednesday.
"""
REVERSED_CHRONOLOGY = """The road to the accord, newest first

12 March 2014
The two ministers met in Oslo and signed the accord on the dam, whose price had long been in dispute.

3 March 2014
The ministers of Norway and Zambia met in Lusaka and spoke for six hours about the dam and its price.
"""


def _edtfs(text: str, published: dt.date | None = None) -> dict[str, str | None]:
    return {date.text: date.edtf for date in tag_dates(text, published)}


@pytest.mark.parametrize("published", [None, dt.date(2014, 3, 12), dt.date(2014, 4, 1)])
def test_each_item_counts_from_its_own_day(published: dt.date | None) -> None:
    edtfs = _edtfs(PAGE, published)
    assert edtfs["yesterday"] == "2014-03-11"
    assert edtfs["Sunday"] == "2014-03-02"
    assert edtfs["Tuesday"] == "2014-03-04"
    assert edtfs["last week"] == LAST_WEEK


def test_an_item_begins_with_the_title_above_its_day_where_the_story_follows_right_below() -> None:
    items = find_items(TITLES_FIRST, find_dates(TITLES_FIRST), None)
    assert items.starts == (0, TITLES_FIRST.index("Minister receives"), TITLES_FIRST.index("Minister goes"))
    assert _edtfs(TITLES_FIRST)["yesterday"] == "2016-05-08"
    assert _edtfs(TITLES_FIRST)["Wednesday"] == "2016-05-04"


def test_a_page_is_as_old_as_its_newest_item() -> None:
    anchor = find_anchor(ArticleText(id="page", text=PAGE))
    assert anchor.date == dt.date(2014, 3, 12)
    assert anchor.span is not None
    assert anchor.span.of(PAGE) == "12 March 2014"


@pytest.mark.parametrize("text", [CHRONOLOGY, REVERSED_CHRONOLOGY, "", "One line.", PAGE.split("3 March")[0]])
def test_days_of_what_happened_head_no_items(text: str) -> None:
    assert len(find_items(text, find_dates(text), dt.date(2020, 1, 1))) == 1


def test_a_day_of_publication_older_than_an_item_is_believed() -> None:
    assert len(find_items(PAGE, find_dates(PAGE), dt.date(2014, 3, 5))) == 1


def test_masked_lines_head_no_items() -> None:
    masked = [Span(PAGE.index("3 March"), len(PAGE))]
    assert len(find_items(PAGE, find_dates(PAGE, masked=masked), None, masked=masked)) == 1


def test_events_of_a_page_are_dated_by_their_items() -> None:
    told = read(PAGE, None).candidates
    days = {event.evidence[0].span.of(PAGE).split(" ")[0]: event.date and event.date.edtf for event in told}
    assert days == {"Ambassador": "2014-03-11", "State": "2014-03-02", "He": "2014-03-04", "Norway": LAST_WEEK}
