"""oEmbed 1.0: a bare address pasted into an editor becomes the embedded timeline.

WordPress keeps of an unknown provider's answer only ``<a>``, ``<blockquote>`` and
``<iframe>``, and its script sizes a frame only when the html begins with a blockquote.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from timeline.embed.views import WHOLE, cacheable, find_base, look_up
from timeline.embed.writing import drop_controls
from timeline.models import Timeline

WIDTH, HEIGHT = 800, 600


@require_safe
def answer_oembed(request: HttpRequest) -> HttpResponse:
    """``?url=…&format=json|xml&maxwidth=…&maxheight=…`` as the specification names them."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return refuse(501, "There is json and xml.")
    url = request.GET.get("url", "")
    if not url:
        return refuse(400, "Give url, the address of a timeline's page.")
    timeline = find_by_address(url, request)
    if timeline is None:
        return refuse(404, "That is not the address of a timeline here.")
    answer = describe(timeline, find_base(request), read_limit(request, "maxwidth"), read_limit(request, "maxheight"))
    if form == "json":
        return cacheable(JsonResponse(answer))
    fields = "".join(f"<{name}>{escape(drop_controls(str(value)))}</{name}>" for name, value in answer.items())
    body = f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>{fields}</oembed>'
    return cacheable(HttpResponse(body, content_type="text/xml; charset=utf-8"))


def describe(timeline: Timeline, base: str, most_wide: int | None, most_high: int | None) -> dict[str, Any]:
    """The answer: a frame no larger than the limits, in pixels."""
    width, height = min(WIDTH, most_wide or WIDTH), min(HEIGHT, most_high or HEIGHT)
    title = escape(timeline.title, {'"': "&quot;"})
    page = f"{base}{timeline.get_absolute_url()}"
    html = (
        f'<blockquote class="wp-embedded-content"><a href="{page}">{title}</a></blockquote>'
        f'<iframe class="wp-embedded-content" src="{base}/embed/{timeline.slug}/" width="{width}" height="{height}"'
        f' title="{title}" frameborder="0" loading="lazy"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Diplomatic timeline",
        "provider_url": f"{base}/",
        "title": timeline.title,
        "html": html,
        "width": width,
        "height": height,
        "cache_age": 3600,
    }


def find_by_address(url: str, request: HttpRequest) -> Timeline | None:
    """The timeline whose page or frame the address is; None for another site and for anything else here."""
    try:
        parts = urlsplit(url)
        match = resolve(parts.path)
    except (ValueError, Resolver404):
        return None
    if parts.scheme not in ("http", "https") or parts.netloc != request.get_host():
        return None
    if match.url_name == "home":
        return Timeline.objects.order_by("id").first() or WHOLE
    found = look_up(match.kwargs["slug"]) if match.url_name in ("timeline", "embed") else None
    return found[0] if found else None


def read_limit(request: HttpRequest, name: str) -> int | None:
    """A number of pixels; what is none sets no limit."""
    text = request.GET.get(name, "")
    return max(200, int(text)) if text.isascii() and text.isdecimal() and len(text) < 6 else None


def refuse(status: int, why: str) -> HttpResponse:
    """A short answer in words."""
    return HttpResponse(why + "\n", status=status, content_type="text/plain; charset=utf-8")
