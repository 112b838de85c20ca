"""What a reader's browser fetches for a page: little, and from us alone."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.timeline.factory import make_event

MOST = 20_000  # bytes of code on the first load, compressed
FOLDER = Path(str(finders.find("timeline/timeline.js"))).parent


def first_load() -> dict[str, str]:
    """The style sheet, and the page's module with all that it imports."""
    names, found = ["timeline.css", "timeline.js"], {}
    while names:
        name = names.pop()
        found[name] = (FOLDER / name).read_text(encoding="utf-8")
        names += [part for part in re.findall(r'from "\./([^"]+)"', found[name]) if part not in found]
    return found


def test_the_code_is_small() -> None:
    weights = {name: len(gzip.compress(text.encode(), mtime=0)) for name, text in first_load().items()}
    assert len(weights) > 4
    assert sum(weights.values()) <= MOST, weights


def test_the_code_names_no_other_host_and_no_font() -> None:
    for name, text in first_load().items():
        assert not re.search(r"https?://|//[a-z0-9-]+\.[a-z]{2,}|@font-face|@import", text), name


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/embed/all/", "/e/lakeevent1/"])
def test_a_page_loads_nothing_from_elsewhere(client: Client, path: str) -> None:
    make_event(public_id="lakeevent1")
    text = client.get(path).content.decode()
    loaded = re.findall(r'<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc="([^"]*)"', text)
    loaded += re.findall(r'<link rel="(?:stylesheet|icon|preload|modulepreload)" href="([^"]*)"', text)
    assert loaded
    assert [address for address in loaded if not address.startswith("/static/")] == []
