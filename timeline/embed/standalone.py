"""A timeline as one file that can be read anywhere: every event, the style inside, no script."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from timeline.embed.filters import read_filters
from timeline.embed.pages import Part, describe_timeline
from timeline.models import Timeline
from timeline.selectors import read_state


def render_standalone(timeline: Timeline, base: str) -> str:
    """The page's HTML; links to events lead to ``base``."""
    path = base + timeline.get_absolute_url()
    context = describe_timeline(
        timeline, read_state(), read_filters(()), Part(whole=True, most=None), base=base, path=path, links=base
    )
    style = Path(str(finders.find("timeline/timeline.css"))).read_text(encoding="utf-8")
    context |= {"frame": True, "style": mark_safe(style)}  # noqa: S308  our own file
    return render_to_string("timeline/page.html", context)
