"""No rule of axe is broken, best practices included, in any size, colour scheme or direction."""

from __future__ import annotations

from typing import Any

import pytest

from events.vocabulary import EventStatus, EventType
from tests.browser.conftest import find_violations, read_problems, set_up
from tests.timeline.factory import make_event
from timeline.models import Timeline

pytestmark = pytest.mark.browser

SIZES = [(1200, 900), (375, 800)]
LOOKS = [
    {"prefers_color_scheme": "light"},
    {"prefers_color_scheme": "dark"},
    {"forced_colors": "active"},
]


def fill() -> str:
    """A timeline with every type, status and kind of date; gives the id of one event."""
    Timeline.objects.create(slug="lake", title="The lake talks", description="Who met whom at the lake.")
    dates = ["2019-10-25", "2019-03", "2020", "2019-02-25/2019-03-12", "2020-02~", "../2021-02-19", ""]
    for at, date in enumerate(dates):
        make_event(f"Delegations meet {at}", date=date, type=list(EventType)[at % 6], status=list(EventStatus)[at % 5])
    return make_event("Okoro and Tóth meet again", public_id="lakeevent1").public_id


@pytest.mark.parametrize("path", ["/", "/?type=visit&q=nothing", "/embed/lake/", "/e/lakeevent1/", "/t/nowhere/"])
def test_every_page_passes_axe_in_every_look(browser: Any, site: str, axe: str, path: str) -> None:
    fill()
    browser.get(site + path)
    found = {}
    for width, height in SIZES:
        for look in LOOKS:
            set_up(browser, width=width, height=height, **look)
            found[f"{width} px, {look}"] = find_violations(browser, axe)
    assert not {look: problems for look, problems in found.items() if problems}


def test_right_to_left_passes_axe_and_fits(browser: Any, site: str, axe: str) -> None:
    fill()
    Timeline.objects.update(language="ar")
    set_up(browser, width=375, height=800)
    browser.get(f"{site}/t/lake/")
    assert browser.execute_script("return getComputedStyle(document.body).direction") == "rtl"
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 375
    assert not find_violations(browser, axe)


def test_nothing_published_passes_axe(browser: Any, site: str, axe: str) -> None:
    browser.get(site)
    assert not find_violations(browser, axe)


@pytest.mark.parametrize("path", ["/", "/embed/lake/", "/e/lakeevent1/"])
def test_no_page_breaks_its_own_policy(browser: Any, site: str, path: str) -> None:
    fill()
    browser.get(site + path)
    assert read_problems(browser) == []
    hosts = browser.execute_script(
        "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).origin)"
    )
    assert set(hosts) <= {site}
