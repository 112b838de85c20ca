"""Everything can be reached and opened without a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.timeline.factory import make_event

pytestmark = pytest.mark.browser

MOST_STOPS = 60


def tab(browser: Any) -> Any:
    ActionChains(browser).send_keys(Keys.TAB).perform()
    return browser.switch_to.active_element


def test_the_first_stop_skips_to_the_content(browser: Any, site: str) -> None:
    make_event()
    browser.get(site)
    link = tab(browser)
    assert link.text == "Skip to the content"
    assert link.is_displayed()
    link.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "main"


def test_tab_goes_through_filters_axis_and_events_and_enter_opens(browser: Any, site: str) -> None:
    make_event("First", date="2018-05-01")
    make_event("Second", date="2019-05-01", quotes=["They met.", "They met again."])
    browser.get(site)
    met: list[str] = []
    for _ in range(MOST_STOPS):
        element = tab(browser)
        met.append(element.get_attribute("name") or element.get_attribute("role") or element.text)
        if met[-1] == "Second":
            break
    for earlier, later in [
        ("type", "actor"),
        ("actor", "q"),
        ("q", "slider"),
        ("slider", "First"),
        ("First", "Second"),
    ]:
        assert met.index(earlier) < met.index(later)
    # Nobody who tabs loses sight of where they are.
    outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.find_element(By.TAG_NAME, "h1").text == "Second"


def test_a_fold_opens_by_keyboard(browser: Any, site: str) -> None:
    make_event(quotes=["They met.", "They met again."])
    browser.get(site)
    fold = browser.find_element(By.CSS_SELECTOR, ".more summary")
    fold.send_keys(Keys.ENTER)
    assert browser.find_element(By.CSS_SELECTOR, ".more blockquote").is_displayed()
