"""The pages that readers see. No cookie is read or set, so any cache may keep them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from timeline.embed.filters import read_filters
from timeline.embed.pages import Part, describe_timeline
from timeline.embed.rows import make_row
from timeline.embed.writing import escape_json, read_origins
from timeline.formats import Feed
from timeline.formats.jsonld import make_event
from timeline.models import Timeline
from timeline.selectors import BadCursor, State, find_item, find_timeline, find_tombstone, read_state

CACHE_CONTROL = "public, max-age=30, stale-while-revalidate=300"
WHOLE = Timeline(
    slug="all", title="Diplomatic timeline", description="Who met whom, where, when, and which sentence says so."
)


@require_safe
def show_home(request: HttpRequest) -> HttpResponseBase:
    """The first timeline that was made; before there is one, every published event."""
    first = Timeline.objects.order_by("id").first()
    return show_page(request, first or WHOLE, read_state(), reverse("home"))


@require_safe
def show_timeline(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The page of one timeline."""
    found = look_up(slug)
    if found is None:
        return say_missing(request, f"There is no timeline “{slug}”.")
    return show_page(request, *found, request.path)


@require_safe
@xframe_options_exempt
def show_frame(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The same list for a frame on another site, which the timeline's allowed origins may be."""
    found = look_up(slug)
    if found is None:
        response = say_missing(request, f"There is no timeline “{slug}”.", frame=True)
        return allow_frames(response, [])
    response = show_page(request, *found, request.path, frame=True)
    return allow_frames(response, found[0].allowed_origins)


@require_safe
def show_event(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """One event with every sentence that tells of it."""
    item = find_item(public_id.lower())
    if item is None:
        tombstone = find_tombstone(public_id.lower())
        if tombstone and tombstone.heir:
            return HttpResponseRedirect(reverse("event", args=[tombstone.heir]), status=308)
        if tombstone:
            return say_missing(request, "This event was published once and has been withdrawn.", status=410)
        return say_missing(request, f"No published event has the id “{public_id}”.")
    base = find_base(request)
    row = make_row(item, href=base + item.url, titles={})
    origin = look_up(request.GET["timeline"]) if "timeline" in request.GET else None
    feed = Feed(row.title, "", base, base + item.url, base + item.url, item.changed)
    names = ", ".join(sorted({source.publisher for source in row.sources if source.publisher}))
    context = {
        "page_title": row.title,
        "row": row,
        "base": base,
        "back_url": f"{origin[0].get_absolute_url()}?event={row.id}#e-{row.id}" if origin else reverse("home"),
        "back_title": origin[0].title if origin else "Timeline",
        "part_of": find_item(item.part_of) if item.part_of else None,
        "json_ld": escape_json(write_event(item, feed)),
        "cite": f"“{row.title}”, {row.words}. Diplomatic timeline, version {item.version} of {row.changed}."
        f"{f' Sources: {names}.' if names else ''} {base}{item.url}",
    }
    return cacheable(render(request, "timeline/event.html", context))


@require_safe
def show_icon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for an icon that no page has named, as with JSON and the admin."""
    return cacheable(HttpResponseRedirect(static("timeline/icon.svg")))


def show_page(
    request: HttpRequest, timeline: Timeline, state: State, path: str, *, frame: bool = False
) -> HttpResponseBase:
    """The list, filtered as the address says; 304 when the reader has it already."""
    etag = write_etag(request, timeline, state)
    if etag in request.headers.get("If-None-Match", ""):
        return cacheable(HttpResponse(status=304, headers={"ETag": etag}))
    filters = read_filters((name, value) for name, values in request.GET.lists() for value in values)
    context: dict[str, Any] = {"frame": frame}
    try:
        context |= describe_timeline(
            timeline,
            state,
            filters,
            Part(request.GET.get("cursor", ""), request.GET.get("event", "")[:12], request.GET.get("all") == "1"),
            base=find_base(request),
            path=path,
        )
    except BadCursor:
        return HttpResponseRedirect(path + filters.write())
    response = cacheable(render(request, "timeline/page.html", context, status=400 if filters.errors else 200))
    if not filters.errors:
        response["ETag"] = etag
    return response


def look_up(slug: str) -> tuple[Timeline, State] | None:
    """The timeline and the state of what is published; "all" is every event even when no timeline has that name."""
    try:
        return find_timeline(slug)
    except Timeline.DoesNotExist:
        return (WHOLE, read_state()) if slug == WHOLE.slug else None


def write_etag(request: HttpRequest, timeline: Timeline, state: State) -> str:
    """Changes with what is published, with the timeline, with the address, and with the program."""
    parts = (
        settings.VERSION,
        state.sequence,
        timeline.slug,
        timeline.changed,
        request.get_host(),
        request.get_full_path(),
    )
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:20]}"'


def allow_frames(response: HttpResponseBase, origins: list[str]) -> HttpResponseBase:
    """Let the page be framed by the origins, or by anyone when none is named; the rest of its policy stays."""
    response._csp_replace = {"frame-ancestors": read_origins(origins)}  # type: ignore[attr-defined]
    return response


def cacheable(response: HttpResponse) -> HttpResponse:
    """Caches may keep it for half a minute, and show it a little longer while they ask again."""
    response["Cache-Control"] = CACHE_CONTROL
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def say_missing(request: HttpRequest, what: str, *, status: int = 404, frame: bool = False) -> HttpResponse:
    """A page that says what is not there and where to go."""
    context = {"page_title": "Not here" if status == 404 else "Withdrawn", "what": what, "frame": frame}
    return render(request, "timeline/missing.html", context, status=status)


def write_event(item: Any, feed: Feed) -> str:
    """The event as JSON-LD."""
    return json.dumps({"@context": "https://schema.org", **make_event(item, feed)}, ensure_ascii=False)


def find_base(request: HttpRequest) -> str:
    """Scheme and host, without a slash at the end."""
    return request.build_absolute_uri("/").rstrip("/")
