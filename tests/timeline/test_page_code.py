"""What a reader's browser must fetch before it shows a timeline: little, and from our own host only."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "timeline" / "static" / "timeline"
MOST = 20_000  # bytes over the wire for style and scripts together; gzip, which is never smaller than what brotli makes


def first_load() -> list[Path]:
    """The style sheet and the page's module with all that it imports."""
    found, waiting = [FOLDER / "timeline.css"], [FOLDER / "timeline.js"]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.append(module)
            waiting += [FOLDER / name for name in re.findall(r'from "\./(\w+\.js)"', module.read_text())]
    return found


def test_style_and_scripts_are_small() -> None:
    files = first_load()
    assert FOLDER / "axis.js" in files
    assert sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files) <= MOST


def test_nothing_comes_from_another_host() -> None:
    files = [*FOLDER.iterdir(), *(FOLDER.parents[1] / "templates").rglob("*.html")]
    hosts = {
        host for file in files for host in re.findall(r"//([\w-]+(?:\.[\w-]+)+)", file.read_text(encoding="utf-8"))
    }
    assert hosts <= {"www.w3.org"}  # the name of SVG's elements, which no browser fetches
