"""The page as its readers meet it: without scripts, on a telephone, with odd content, on paper."""

from __future__ import annotations

from typing import Any

import pytest
from selenium.webdriver.common.by import By

from events.vocabulary import EventStatus, EventType
from tests.browser.conftest import press, set_up, wait
from tests.timeline.factory import make_article, make_event
from timeline.models import Timeline

pytestmark = pytest.mark.browser


def without_scripts(browser: Any) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})


def texts(browser: Any, selector: str) -> list[str]:
    return [element.text for element in browser.find_elements(By.CSS_SELECTOR, selector)]


def seen(browser: Any, selector: str) -> list[Any]:
    return [element for element in browser.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]


def test_all_is_there_without_scripts(browser: Any, site: str) -> None:
    make_event(
        "Okoro receives Tóth",
        date="2019-10",
        status=EventStatus.CANCELLED,
        quotes=["Ms Okoro was to meet Mr Tóth in October.", "The visit was called off."],
    )
    without_scripts(browser)
    browser.get(site)
    row = browser.find_element(By.CSS_SELECTOR, ".event").text
    for said in ("Okoro receives Tóth", "October 2019 (day not known)", "cancelled", "Abuja", "Ada Okoro", "host"):
        assert said in row
    assert "Ms Okoro was to meet Mr Tóth in October." in row
    assert "The Lake Courier" in row
    browser.find_element(By.CSS_SELECTOR, ".event h3 a").click()
    page = browser.find_element(By.TAG_NAME, "main").text
    assert "The visit was called off." in page
    assert "Cite" in page


def test_a_filter_works_without_scripts_and_can_be_cleared(browser: Any, site: str) -> None:
    make_event("A call", type=EventType.CALL)
    make_event("A visit", type=EventType.VISIT, date="2020-01-01")
    without_scripts(browser)
    browser.get(site)
    press(browser, ".chip:has([value=call])")
    press(browser, ".filters button")
    wait(browser, lambda b: texts(b, ".event h3") == ["A call"])
    assert "1 of 2 events" in browser.find_element(By.TAG_NAME, "main").text
    assert browser.find_element(By.CSS_SELECTOR, "input[value=call]").is_selected()
    press(browser, "input[name=q]")
    browser.switch_to.active_element.send_keys("nowhere")
    press(browser, ".filters button")
    wait(browser, lambda b: "No event matches" in b.find_element(By.TAG_NAME, "main").text)
    browser.find_element(By.LINK_TEXT, "Clear the filters").click()
    assert texts(browser, ".event h3") == ["A call", "A visit"]


def test_the_next_page_without_scripts(browser: Any, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.embed.pages.PAGE_SIZE", 10)
    article = make_article(["They met."])
    for at in range(15):
        make_event(f"Meeting {at}", date=f"{2015 + at}-05-10", quotes=["They met."], article=article)
    without_scripts(browser)
    browser.get(site)
    assert len(texts(browser, ".event")) == 10
    browser.find_element(By.CSS_SELECTOR, "a[rel=next].button").click()
    assert texts(browser, ".event h3") == [f"Meeting {at}" for at in range(10, 15)]
    browser.find_element(By.CSS_SELECTOR, "a[rel=prev].button").click()
    browser.find_element(By.PARTIAL_LINK_TEXT, "on one page").click()
    assert len(texts(browser, ".event")) == 15


def test_hostile_titles_are_text(browser: Any, site: str) -> None:
    hostile = "</script><script>document.title='taken'</script><img src=x onerror=document.title='taken'>"
    Timeline.objects.create(slug="lake", title=hostile[:200], description=hostile)
    events = [
        make_event(hostile, public_id="hostile001", summary=hostile, quotes=[hostile], date=date)
        if date == "2019" else make_event(hostile, quotes=[hostile], date=date)
        for date in ("2019", "2020-01-01", "")
    ]  # fmt: skip
    for path in ("/", "/embed/lake/", f"/e/{events[0].public_id}/"):
        browser.get(site + path)
        assert "onerror" in browser.find_element(By.TAG_NAME, "h1").text
        assert browser.title != "taken"
        assert not browser.find_elements(By.CSS_SELECTOR, "img")


@pytest.mark.parametrize("path", ["/", "/embed/lake/", "/e/longevent1/"])
def test_long_words_never_widen_the_page(browser: Any, site: str, path: str) -> None:
    Timeline.objects.create(slug="lake", title="T" * 90, description="https://example.org/" + "x" * 300)
    make_event("W" * 290, public_id="longevent1", quotes=["Q" * 400], summary="S" * 300)
    make_event("Short", date="2021-01-01")
    browser.get(site + path)
    for width in (1200, 700, 375, 320):
        set_up(browser, width=width, height=800)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_only_undated_events_have_a_list_and_no_axis(browser: Any, site: str) -> None:
    for at in range(3):
        make_event(f"Meeting {at}", date="")
    browser.get(site)
    assert texts(browser, "section h2") == ["Date not known"]
    assert len(seen(browser, ".event")) == 3
    assert not seen(browser, "[role=slider]")


def test_paper_has_every_sentence_and_no_controls(browser: Any, site: str) -> None:
    make_event(quotes=["They met on Friday.", "They met once more."])
    make_event("Another", date="2020-02-02")
    browser.get(site)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not seen(browser, "form")
    assert not seen(browser, "canvas")
    assert not seen(browser, "button")
    page = browser.find_element(By.TAG_NAME, "main").text
    assert "They met on Friday." in page
    # Folded sentences are unfolded by the style sheet alone.
    height = browser.execute_script(
        "return document.querySelector('details.more blockquote').getBoundingClientRect().height"
    )
    assert height > 0


def test_the_theme_of_a_timeline_wins_over_the_device(browser: Any, site: str) -> None:
    Timeline.objects.create(slug="lake", title="Lake", theme="dark")
    make_event()
    set_up(browser, prefers_color_scheme="light")
    browser.get(f"{site}/embed/lake/")
    red = browser.execute_script("return getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert int(red) < 64


@pytest.mark.parametrize("width", [375, 700, 1200])
def test_nothing_jumps_while_the_page_loads(browser: Any, site: str, width: int) -> None:
    Timeline.objects.create(slug="lake", title="The lake talks")
    for at, kind in enumerate([*EventType, *EventType]):
        make_event(f"Event {at}", type=kind, date=f"{2010 + at}-05-01")
    set_up(browser, width=width, height=800)
    for path in ("/", "/embed/lake/", "/?type=call"):
        browser.get(site + path)
        shift = browser.execute_async_script(
            "const done = arguments[0]; let sum = 0;"
            "new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })"
            ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 500)"
        )
        assert browser.find_element(By.CSS_SELECTOR, "[role=slider]").is_displayed()
        assert shift <= 0.02, path
