"""The timeline on someone else's page: in a frame, in WordPress' sandbox, by one line."""

from __future__ import annotations

import json
from typing import Any
from urllib.request import urlopen

import pytest
from selenium.webdriver.common.by import By

from tests.browser.conftest import Newsroom, press, read_problems, wait
from tests.timeline.factory import make_event
from timeline.models import Timeline

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def lake(transactional_db: None) -> Timeline:
    """A timeline with three events."""
    for at in range(3):
        make_event(f"Meeting {at}", date=f"201{at}-05-01", public_id=f"lakeevent{at}")
    return Timeline.objects.create(slug="lake", title="The lake talks")


def enter_frame(browser: Any) -> None:
    browser.switch_to.frame(wait(browser, lambda b: b.find_element(By.TAG_NAME, "iframe")))
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, ".event"))


def test_a_frame_on_another_site(browser: Any, site: str, newsroom: Newsroom) -> None:
    newsroom.body = f'<iframe src="{site}/embed/lake/" width=600 height=500></iframe>'
    browser.get(newsroom.url)
    enter_frame(browser)
    assert len(browser.find_elements(By.CSS_SELECTOR, ".event")) == 3
    assert read_problems(browser) == []


def test_only_allowed_origins_may_frame(browser: Any, site: str, newsroom: Newsroom) -> None:
    Timeline.objects.create(slug="shut", title="Shut", allowed_origins=["https://example.org"])
    Timeline.objects.create(slug="open", title="Open", allowed_origins=[newsroom.url.rstrip("/")])
    newsroom.body = f'<iframe src="{site}/embed/shut/" width=600 height=500></iframe>'
    browser.get(newsroom.url)
    browser.switch_to.frame(wait(browser, lambda b: b.find_element(By.TAG_NAME, "iframe")))
    assert not browser.find_elements(By.CSS_SELECTOR, ".event")
    newsroom.body = f'<iframe src="{site}/embed/open/" width=600 height=500></iframe>'
    browser.get(newsroom.url)
    enter_frame(browser)


def test_no_other_page_can_be_framed(browser: Any, site: str, newsroom: Newsroom) -> None:
    for path in ("/", "/t/lake/", "/e/lakeevent0/", "/admin/login/"):
        newsroom.body = f'<iframe src="{site}{path}" width=600 height=500></iframe>'
        browser.get(newsroom.url)
        browser.switch_to.frame(wait(browser, lambda b: b.find_element(By.TAG_NAME, "iframe")))
        assert not browser.find_elements(By.CSS_SELECTOR, "main, form"), path
        browser.switch_to.default_content()


def test_a_sandboxed_frame_has_axis_filters_and_readable_addresses(browser: Any, site: str, newsroom: Newsroom) -> None:
    newsroom.body = f'<iframe sandbox="allow-scripts" src="{site}/embed/lake/" width=700 height=900></iframe>'
    browser.get(newsroom.url)
    enter_frame(browser)
    assert browser.execute_script("return self.origin") == "null"
    wait(browser, lambda b: b.find_element(By.CSS_SELECTOR, "[role=slider]").is_displayed())
    # A link that is dead shows its address when it is pressed, to be read and copied.
    row = browser.find_element(By.CSS_SELECTOR, ".event")
    for link in row.find_elements(By.TAG_NAME, "a"):
        link.click()
    assert "https://news.example.org/" in row.text
    assert f"{site}/e/lakeevent0/" in row.text
    # Forms are dead as well, unless the page's own script carries the choice.
    press(browser, ".fold summary")
    press(browser, "input[name=q]")
    browser.switch_to.active_element.send_keys("1")
    press(browser, ".filters button")
    wait(browser, lambda b: len(b.find_elements(By.CSS_SELECTOR, ".event")) == 1)


def test_one_line_embeds_and_grows_with_its_content(browser: Any, site: str, newsroom: Newsroom) -> None:
    browser.get(site)
    line = next(
        pre.get_attribute("textContent")
        for pre in browser.find_elements(By.CSS_SELECTOR, "pre")
        if "<script" in pre.get_attribute("textContent")
    )
    newsroom.body = f"<p>Before</p>{line}<p id=after>After</p>"
    browser.get(newsroom.url)
    frame = wait(browser, lambda b: b.find_element(By.TAG_NAME, "iframe"))
    assert frame.get_attribute("title")
    order = "return arguments[0].compareDocumentPosition(document.getElementById('after'))"
    assert browser.execute_script(order, frame) & 4  # the frame stands where the line stands
    enter_frame(browser)
    content = browser.execute_script("return document.documentElement.getBoundingClientRect().height")
    browser.switch_to.default_content()
    wait(browser, lambda b: abs(frame.size["height"] - min(content, 900)) <= 2)


def test_wordpress_and_amp_are_told_the_height(browser: Any, site: str, newsroom: Newsroom) -> None:
    newsroom.body = (
        "<script>heard = []; addEventListener('message', event => heard.push(event.data))</script>"
        f'<iframe sandbox="allow-scripts" src="{site}/embed/lake/#?secret=s3cret" width=700 height=300></iframe>'
    )
    browser.get(newsroom.url)
    heard = wait(browser, lambda b: b.execute_script("return heard.length >= 3 && heard"))
    wordpress = next(m for m in heard if isinstance(m, dict) and m.get("message") == "height")
    assert wordpress["secret"] == "s3cret"
    assert wordpress["value"] > 300
    amp = next(m for m in heard if isinstance(m, dict) and m.get("sentinel") == "amp")
    assert amp["type"] == "embed-size"
    assert amp["height"] == wordpress["value"]


def test_the_frame_keeps_no_cookie(browser: Any, site: str) -> None:
    browser.delete_all_cookies()
    browser.get(f"{site}/embed/lake/")
    assert browser.get_cookies() == []


def test_oembed_html_shows_the_timeline_in_a_sandbox(browser: Any, site: str, newsroom: Newsroom) -> None:
    browser.get(f"{site}/t/lake/")
    link = browser.find_element(By.CSS_SELECTOR, "link[type='application/json+oembed']").get_attribute("href")
    with urlopen(link) as response:  # noqa: S310  our own server
        html = json.load(response)["html"]
    assert html.startswith("<blockquote")
    newsroom.body = html.replace("<iframe", '<iframe sandbox="allow-scripts"').replace('loading="lazy"', "")
    browser.get(newsroom.url)
    enter_frame(browser)
    assert len(browser.find_elements(By.CSS_SELECTOR, ".event")) == 3


def test_an_event_named_in_the_address_is_marked(browser: Any, site: str) -> None:
    browser.get(f"{site}/embed/lake/?event=lakeevent2")
    chosen = browser.find_elements(By.CSS_SELECTOR, ".chosen")
    assert [row.get_attribute("id") for row in chosen] == ["e-lakeevent2"]


@pytest.mark.parametrize("width", [375, 760])
def test_a_frame_shows_an_event_before_it_is_scrolled(browser: Any, site: str, newsroom: Newsroom, width: int) -> None:
    newsroom.body = f'<iframe src="{site}/embed/lake/" width={width} height=600></iframe>'
    browser.get(newsroom.url)
    enter_frame(browser)
    wait(browser, lambda b: b.find_element(By.CSS_SELECTOR, "[role=slider]").is_displayed())
    top = browser.execute_script("return document.querySelector('.event h3').getBoundingClientRect().bottom")
    assert top < 600
