"""The real TimelineJS3 on someone else's page reads our file, by its address, and shows what is known and no more."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from tests.browser.conftest import Newsroom, find_package, read_problems, wait
from tests.timeline.factory import make_event
from timeline.models import Timeline

pytestmark = pytest.mark.browser

# Title, date as EDTF, date as the slide says it; in the order of the axis.
EVENTS = [
    ("A decade of talks", "201X", "the 2010s (year not known)"),
    ("The year of the river", "2014", "2014 (month not known)"),
    ('Fish & <grain> & "salt"', "2015-03", "March 2015 (day not known)"),
    ("One day in Abuja", "2016-05-04", "4 May 2016"),
    ("A long visit", "2017-01-30/2017-02-02", "30 January to 2 February 2017"),
    ("By the autumn", "../2018-09-30", "by 30 September 2018 (day not known)"),
    ("Since the spring", "2019-04-01/..", "from 1 April 2019 on"),
]
SHOW = """
<link rel=stylesheet href=/css/timeline.css><script src=/js/timeline.js></script>
<div id=lake style="height: 600px"></div>
<script>shown = new TL.Timeline("lake", {address}, {{font: null}})</script>
"""


@pytest.fixture(autouse=True)
def lake(transactional_db: None) -> None:
    """A timeline of events that are known in every degree, one of them by no date at all."""
    for at, (title, date, _words) in enumerate(EVENTS):
        make_event(title, date=date, public_id=f"slide{at:05}")
    make_event("Nobody knows when", date="")
    Timeline.objects.create(slug="lake", title="The lake & its <talks>", description="Who met whom")


@pytest.fixture
def shown(browser: Any, site: str, newsroom: Newsroom) -> Any:
    """The newsroom's page once TimelineJS has drawn it."""
    newsroom.folder = find_package("@knight-lab/timelinejs") / "dist"
    newsroom.body = SHOW.format(address=json.dumps(f"{site}/api/v1/timelines/lake/events.timelinejs.json"))
    browser.get(newsroom.url)
    wait(browser, lambda b: b.execute_script("return window.shown && shown.ready"))
    return browser


def read_all(browser: Any, selector: str) -> list[str]:
    """The texts of what matches, hidden or not."""
    found = browser.find_elements(By.CSS_SELECTOR, selector)
    return [element.get_attribute("textContent").strip() for element in found]


def test_every_dated_event_is_a_slide_in_its_place(shown: Any) -> None:
    assert read_all(shown, ".tl-slide-titleslide h2") == ["The lake & its <talks>"]
    slides = ".tl-slide:not(.tl-slide-titleslide) "
    assert read_all(shown, f"{slides}h2.tl-headline a") == [title for title, _date, _words in EVENTS]
    assert read_all(shown, f"{slides}h3.tl-headline-date") == [words for _title, _date, words in EVENTS]
    assert len(read_all(shown, ".tl-timemarker")) == len(EVENTS)
    assert read_all(shown, ".tl-timegroup-message") == ["Meeting"]
    assert "Nobody knows when" not in shown.page_source
    assert read_problems(shown) == []


def test_a_slide_cites_and_leads_to_the_event(shown: Any, site: str) -> None:
    shown.execute_script("shown.goToId('event-slide00003')")
    wait(shown, lambda b: b.execute_script("return shown.current_id") == "event-slide00003")
    link = wait(shown, lambda b: b.find_element(By.LINK_TEXT, "One day in Abuja"))

    assert link.get_attribute("href") == f"{site}/e/slide00003/"
    slide = shown.find_element(By.ID, "event-slide00003")
    assert slide.find_element(By.TAG_NAME, "blockquote").text == "Ms Okoro met Mr Tóth in Abuja on Friday."
    assert "The Lake Courier" in slide.text
