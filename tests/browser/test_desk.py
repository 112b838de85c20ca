"""From a proposal to the page, as a curator does it in the browser."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from events.models import Decision, Event
from events.suggesting import suggest_around
from events.vocabulary import EventStatus, ReviewState
from tests import factories
from tests.browser.conftest import read_problems, wait

pytestmark = pytest.mark.browser

GRAZ = {"start": 0, "end": 1, "name": "Graz", "country": "AT", "kind": "city"}


def log_in(browser: Any, page: str, curator: Any) -> None:
    """Open a page of the desk as the curator."""
    browser.get(page)
    browser.find_element(By.NAME, "username").send_keys(curator.username)
    browser.find_element(By.NAME, "password").send_keys("a long enough phrase")
    browser.find_element(By.CSS_SELECTOR, "[type=submit]").click()


def test_a_proposal_is_accepted_at_the_desk_and_stands_on_the_page(browser: Any, site: str, curator: Any) -> None:
    event = factories.make_event()
    browser.get(site)
    assert event.title not in browser.page_source
    log_in(browser, f"{site}/admin/events/event/{event.pk}/change/", curator)
    wait(browser, lambda b: factories.SENTENCE in b.find_element(By.ID, "content").text)
    browser.find_element(By.NAME, "_accept").click()
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, ".messagelist"))
    assert Event.objects.get().review_state == ReviewState.PUBLISHED
    assert Decision.objects.get().curator == curator
    browser.get(f"{site}/?fresh")  # caches may keep the empty page for half a minute
    assert [row.text for row in browser.find_elements(By.CSS_SELECTOR, ".event h3")] == [event.title]
    assert factories.SENTENCE in browser.find_element(By.CSS_SELECTOR, ".event").text
    assert read_problems(browser) == []


def test_a_newer_sentence_is_taken_with_one_click_and_another_dismissed(browser: Any, site: str, curator: Any) -> None:
    event = factories.make_event(status=EventStatus.PLANNED)
    later = factories.make_article(published=dt.date(2021, 2, 21))
    event.evidence.create(mention=factories.make_mention(later, status="postponed", place=GRAZ))
    suggest_around([event])
    page = f"{site}/admin/events/event/{event.pk}/change/"
    log_in(browser, page, curator)
    wait(browser, lambda b: len(b.find_elements(By.CSS_SELECTOR, ".desk-suggestion")) == 2)
    place, status = (one.text for one in browser.find_elements(By.CSS_SELECTOR, ".desk-suggestion"))
    assert "the place is Graz; here it is Vienna" in place
    assert "the status is postponed; here it is planned" in status
    assert "21 February 2021" in status
    click_button(browser, "Set the status to postponed")
    wait(browser, lambda b: "The status is now postponed" in b.find_element(By.CSS_SELECTOR, ".messagelist").text)
    click_button(browser, "Keep Vienna")
    wait(browser, lambda b: "Kept as it is" in b.find_element(By.CSS_SELECTOR, ".messagelist").text)
    assert browser.find_elements(By.CSS_SELECTOR, ".desk-suggestion") == []
    event.refresh_from_db()
    assert (event.status, event.place.name) == (EventStatus.POSTPONED, "Vienna")
    assert read_problems(browser) == []


def click_button(browser: Any, words: str) -> None:
    """Click the button that says this."""
    browser.find_element(By.XPATH, f"//button[normalize-space()='{words}']").click()
