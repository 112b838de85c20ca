"""From a proposal to the page, as a curator does it in the browser."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.by import By

from events.models import Decision, Event
from events.vocabulary import ReviewState
from tests import factories
from tests.browser.conftest import read_problems, wait

pytestmark = pytest.mark.browser


def test_a_proposal_is_accepted_at_the_desk_and_stands_on_the_page(browser: Any, site: str, curator: Any) -> None:
    event = factories.make_event()
    browser.get(site)
    assert event.title not in browser.page_source
    browser.get(f"{site}/admin/events/event/{event.pk}/change/")
    browser.find_element(By.NAME, "username").send_keys(curator.username)
    browser.find_element(By.NAME, "password").send_keys("a long enough phrase")
    browser.find_element(By.CSS_SELECTOR, "[type=submit]").click()
    wait(browser, lambda b: factories.SENTENCE in b.find_element(By.ID, "content").text)
    browser.find_element(By.NAME, "_accept").click()
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, ".messagelist"))
    assert Event.objects.get().review_state == ReviewState.PUBLISHED
    assert Decision.objects.get().curator == curator
    browser.get(f"{site}/?fresh")  # caches may keep the empty page for half a minute
    assert [row.text for row in browser.find_elements(By.CSS_SELECTOR, ".event h3")] == [event.title]
    assert factories.SENTENCE in browser.find_element(By.CSS_SELECTOR, ".event").text
    assert read_problems(browser) == []
