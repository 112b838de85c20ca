"""Text with marks for what was read in it. Everything is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from events.models import Mention

CONTEXT = 220  # characters shown on each side of a quote


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` (exclusive), and what they were read as."""

    start: int
    end: int
    kind: str


def mark_quotes(text: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    """The text with each span marked; spans that overlap become one mark."""
    merged: list[Mark] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Mark(merged[-1].start, max(end, merged[-1].end), "quote")
        else:
            merged.append(Mark(start, end, "quote"))
    return mark_text(text, 0, len(text), merged)


def show_mention(mention: Mention) -> SafeString:
    """The quote within its surroundings, with the words that gave date, place, participants and type marked."""
    text, reading = mention.article.text, mention.reading
    parts = [("date", reading.get("date")), ("place", reading.get("place"))]
    parts += [("participant", participant) for participant in reading.get("participants", [])]
    marks = [Mark(mention.trigger_start, mention.trigger_end, "trigger")]
    marks += [Mark(part["start"], part["end"], kind) for kind, part in parts if part and "start" in part]
    before, after = max(0, mention.start - CONTEXT), min(len(text), mention.end + CONTEXT)
    return format_html(
        '<span class="context">{}{}</span><span class="quote">{}</span><span class="context">{}{}</span>',
        "…" if before else "",
        text[before : mention.start],
        mark_text(text, mention.start, mention.end, marks),
        text[mention.end : after],
        "…" if after < len(text) else "",
    )


def mark_text(text: str, start: int, end: int, marks: Iterable[Mark]) -> SafeString:
    """``text[start:end]`` with the marks inside it; of two that overlap the earlier, longer one is kept."""
    pieces: list[tuple[str | SafeString]] = []
    at = start
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < at or mark.end > end or mark.start == mark.end:
            continue
        pieces.append((text[at : mark.start],))
        pieces.append(
            (format_html('<mark class="{}" title="{}">{}</mark>', mark.kind, mark.kind, text[mark.start : mark.end]),)
        )
        at = mark.end
    pieces.append((text[at:end],))
    return format_html_join("", "{}", pieces)
