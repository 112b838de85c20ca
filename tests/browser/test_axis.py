"""The axis as control of the list: by keyboard, by pointer, never against the page's own scrolling."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import wait
from tests.timeline.factory import make_article, make_event
from tests.timeline.world import make_world
from timeline.models import Timeline

pytestmark = pytest.mark.browser


def make_years(number: int) -> None:
    article = make_article(["They met."])
    for at in range(number):
        make_event(f"Meeting {at}", date=f"{2011 + at}-05-01", quotes=["They met."], article=article)


@pytest.fixture
def slider(browser: Any, site: str) -> Any:
    """The axis of ten yearly events."""
    Timeline.objects.create(slug="lake", title="The lake talks")
    make_years(10)
    browser.get(site)
    return browser.find_element(By.CSS_SELECTOR, "[role=slider]")


def said(slider: Any) -> str:
    return slider.get_attribute("aria-valuetext")


def rows(browser: Any) -> list[str]:
    return [row.text for row in browser.find_elements(By.CSS_SELECTOR, ".event h3") if row.is_displayed()]


def test_keys_zoom_and_move_the_window(browser: Any, slider: Any) -> None:
    assert "10 events" in said(slider)
    slider.send_keys("+")
    narrowed = said(slider)
    assert "10 events" not in narrowed
    assert len(rows(browser)) < 10
    slider.send_keys(Keys.END)
    assert rows(browser)[-1] == "Meeting 9"
    slider.send_keys(Keys.HOME)
    assert rows(browser)[0] == "Meeting 0"
    slider.send_keys(Keys.ARROW_RIGHT)
    moved = said(slider)
    slider.send_keys(Keys.ARROW_LEFT)
    assert said(slider) != moved
    slider.send_keys(Keys.ESCAPE)
    assert len(rows(browser)) == 10
    for name in ("aria-valuemin", "aria-valuemax", "aria-valuenow"):
        assert slider.get_attribute(name)


def test_the_axis_is_one_tab_stop(browser: Any, slider: Any) -> None:
    stops = browser.execute_script(
        "return [...document.querySelectorAll('.axis a, .axis button, .axis [tabindex]')]"
        ".filter(e => e.tabIndex >= 0 && e.offsetParent).length"
    )
    assert stops == 1


def test_a_plain_wheel_scrolls_the_page_and_ctrl_wheel_zooms(browser: Any, slider: Any) -> None:
    before = said(slider)
    origin = {"type": "mouseWheel", "x": 0, "y": 0, "deltaX": 0, "deltaY": 300}
    box = slider.rect
    origin |= {"x": box["x"] + box["width"] / 2, "y": box["y"] + 20}
    browser.execute_cdp_cmd("Input.dispatchMouseEvent", origin)
    browser.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 400))")
    assert browser.execute_script("return scrollY") > 0
    assert said(slider) == before
    browser.execute_script("scrollTo({top: 0, behavior: 'instant'})")
    browser.execute_cdp_cmd("Input.dispatchMouseEvent", origin | {"deltaY": -300, "modifiers": 2})
    browser.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 200))")
    assert said(slider) != before


def test_a_drag_moves_through_time(browser: Any, slider: Any) -> None:
    slider.send_keys("+", Keys.HOME)
    before = said(slider)
    ActionChains(browser).drag_and_drop_by_offset(slider, -200, 0).perform()
    assert said(slider) != before


def test_the_count_is_spoken_when_the_window_changes_by_a_button(browser: Any, slider: Any) -> None:
    browser.find_element(By.CSS_SELECTOR, "[data-zoom='1']").click()
    browser.execute_async_script("setTimeout(arguments[0], 700)")
    live = browser.find_element(By.CSS_SELECTOR, "[aria-live]").get_attribute("textContent")
    assert live == said(slider)


def test_the_count_of_the_axis_is_the_count_of_the_list(browser: Any, site: str) -> None:
    make_world(80)
    browser.get(site)
    total = browser.find_element(By.ID, "count").text
    slider = browser.find_element(By.CSS_SELECTOR, "[role=slider]")
    assert said(slider).endswith(f", {total}")
    assert browser.execute_script("return document.querySelectorAll('*').length") <= 3000


def test_a_window_that_the_page_does_not_hold_is_offered(
    browser: Any, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.embed.pages.PAGE_SIZE", 5)
    make_years(10)
    browser.get(site)
    slider = browser.find_element(By.CSS_SELECTOR, "[role=slider]")
    slider.send_keys("+", Keys.END)
    assert rows(browser) == []
    browser.find_element(By.CSS_SELECTOR, ".beyond a").click()
    wait(browser, lambda b: rows(b) and rows(b)[-1] == "Meeting 9")


def test_of_very_many_events_the_axis_shows_how_many(browser: Any, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.embed.axis.MOST_MARKS", 5)
    make_years(10)
    browser.get(site)
    slider = browser.find_element(By.CSS_SELECTOR, "[role=slider]")
    assert said(slider).endswith(", 10 events")
    slider.send_keys("+", Keys.HOME)
    assert "at least" in said(slider)
    assert len(rows(browser)) == 10  # of bars no event is known: the list stays
    browser.find_element(By.CSS_SELECTOR, ".beyond a").click()
    wait(browser, lambda b: 0 < len(rows(b)) < 10)
    assert rows(browser)[0] == "Meeting 0"


def test_the_window_is_in_the_address_and_comes_back(browser: Any, slider: Any) -> None:
    slider.send_keys("+", "+", Keys.END)
    words, listed = said(slider), rows(browser)
    browser.execute_async_script("setTimeout(arguments[0], 700)")
    assert words in browser.find_element(By.ID, "count").text
    address = browser.current_url
    browser.get("about:blank")
    browser.get(address)
    assert said(browser.find_element(By.CSS_SELECTOR, "[role=slider]")) == words
    assert rows(browser) == listed
    browser.find_element(By.CSS_SELECTOR, "[role=slider]").send_keys(Keys.ESCAPE)
    browser.execute_async_script("setTimeout(arguments[0], 700)")
    assert "window" not in browser.current_url
