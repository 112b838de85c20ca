"""What the page of a timeline shows, gathered in few statements: the events, the choices, the ways on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from events.vocabulary import EventType
from timeline.counts import Facet, read_facets
from timeline.embed.filters import Filters
from timeline.embed.rows import Group, count_of, group_by_year, make_row
from timeline.formats import FORMATS, Feed
from timeline.formats.jsonld import write_jsonld
from timeline.items import TimelineItem, from_document
from timeline.models import Timeline
from timeline.selectors import State, select_page, stream_items

PAGE_SIZE = 100
MOST_CHOICES = 50
MOST_MARKS = 2_000  # events on the axis; above that the list stands alone


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a field of the form."""

    value: str
    label: str
    count: int
    chosen: bool


def describe_timeline(
    timeline: Timeline, state: State, filters: Filters, *, base: str, path: str, cursor: str = "", whole: bool = False
) -> dict[str, Any]:
    """The template's context. ``base`` is scheme and host, ``path`` the page's own. Raises BadCursor."""
    saved = timeline.parsed_query
    query = saved.narrowed(filters.query)
    everything, facets = read_facets(saved, state)
    total = read_facets(query, state)[0] if filters.pairs else everything
    canonical = base + timeline.get_absolute_url()
    context = {
        "timeline": timeline,
        "page_title": timeline.title,
        "description": timeline.description,
        "theme": "" if timeline.theme == "auto" else timeline.theme,
        "language": timeline.language,
        "canonical_url": canonical,
        "base_url": path,
        "clear_url": path,
        "filtered": bool(filters.pairs),
        "filter_words": filters.words,
        "errors": filters.errors,
        "words": filters.first("q"),
        "from_value": filters.first("from"),
        "to_value": filters.first("to"),
        "chips": list_types(facets["type"], filters),
        "actors": list_choices(facets["actor"], filters.values("actor")),
        "places": list_choices(facets["place"], filters.values("place")),
        "total": total,
        "count_words": count_words(total, everything, filtered=bool(filters.pairs)),
        "embed_script": script_html(timeline, base),
        "embed_iframe": frame_html(timeline, base),
        "cite": f"“{timeline.title}”. Diplomatic timeline. {canonical}",
        "exports": list_exports(timeline, filters, base),
        "oembed_json_url": f"{base}/oembed?url={quote(canonical, safe='')}&format=json",
        "oembed_xml_url": f"{base}/oembed?url={quote(canonical, safe='')}&format=xml",
    }
    if whole:
        return context | {"groups": show_groups(list(stream_items(query)), base="")}
    index = write_index(stream_items(query, MOST_MARKS)) if 1 < total <= MOST_MARKS else ""
    page = select_page(query, state, PAGE_SIZE, cursor)
    items = [from_document(orjson.loads(document)) for document in page.documents]
    feed = make_feed(timeline, base)
    return context | {
        "index": index,
        "groups": show_groups(items, base=""),
        "json_ld": escape_json("".join(write_jsonld(items, feed))) if items else "",
        "next_url": path + filters.write(cursor=page.next) if page.next else "",
        "next_words": f"Next {PAGE_SIZE}",
        "previous_url": path + filters.write(cursor=page.previous) if page.previous else "",
        "previous_words": f"Previous {PAGE_SIZE}",
        "all_url": path + filters.write(all="1") if page.next or page.previous else "",
    }


def write_index(items: Iterable[TimelineItem]) -> SafeString:
    """What the axis draws, one array an event: id, type, status, first and last day, whether it is rough, words."""
    rows = [
        [
            item.id,
            item.type,
            item.status,
            item.when.earliest and item.when.earliest.isoformat(),
            item.when.latest and item.when.latest.isoformat(),
            bool(set(item.when.edtf or "") & set("~?%")),
            item.title,
            item.when.words,
        ]
        for item in items
    ]
    return escape_json(orjson.dumps(rows).decode())


def show_groups(items: list[TimelineItem], *, base: str) -> list[Group]:
    """Rows by year; ``base`` stands before the address of each event's own page."""
    return group_by_year((item, make_row(item, href=base + item.url)) for item in items)


def list_types(found: list[Facet], filters: Filters) -> list[Choice]:
    """Each type that the timeline has, in the order of the vocabulary."""
    counts = {facet.value: facet.count for facet in found}
    chosen = filters.values("type")
    return [Choice(t, t.label, counts[t], t in chosen) for t in EventType if counts.get(t)]


def list_choices(found: list[Facet], chosen: list[str]) -> list[Choice]:
    """The most frequent values by name; one that was chosen is offered even where it is rare."""
    choices = [Choice(facet.value, facet.label, facet.count, facet.value in chosen) for facet in found[:MOST_CHOICES]]
    known = {choice.value for choice in choices}
    choices += [Choice(value, value, 0, True) for value in chosen if value not in known]
    return sorted(choices, key=lambda choice: choice.label.casefold())


def count_words(total: int, everything: int, *, filtered: bool) -> str:
    """ "12 of 48 events"."""
    return f"{total:,} of {count_of(everything, 'event')}" if filtered else count_of(total, "event")


def list_exports(timeline: Timeline, filters: Filters, base: str) -> list[dict[str, str]]:
    """Each format of the same events."""
    stem = f"{base}/api/v1/timelines/{timeline.slug}/events"
    return [
        {"url": f"{stem}.{form.suffix}{filters.write()}", "label": f"{form.suffix}: {form.says}"}
        for form in FORMATS.values()
    ]


def script_html(timeline: Timeline, base: str) -> str:
    """The line that embeds."""
    return f'<script async src="{base}{static("timeline/embed.js")}" data-timeline="{timeline.slug}"></script>'


def frame_html(timeline: Timeline, base: str) -> str:
    """The frame that other sites embed. ``title`` names it to screen readers."""
    title = timeline.title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return (
        f'<iframe src="{base}/embed/{timeline.slug}/" title="{title}" width="100%" height="600" loading="lazy"'
        ' style="border:0"></iframe>'
    )


def make_feed(timeline: Timeline, base: str) -> Feed:
    """What formats must know of the timeline."""
    return Feed(
        title=timeline.title,
        description=timeline.description,
        base=base,
        address=f"{base}/api/v1/timelines/{timeline.slug}/events.jsonld",
        page=base + timeline.get_absolute_url(),
        updated=timeline.changed,
        language=timeline.language,
    )


def escape_json(text: str) -> SafeString:
    """JSON that may stand in a script element: nothing in it can end the element."""
    return mark_safe(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S308


def make_absolute(context: dict[str, Any], base: str) -> dict[str, Any]:
    """The same context with the rows' links leading to ``base``, for a file that lies anywhere."""
    groups = [
        dataclasses.replace(group, rows=tuple(dataclasses.replace(row, href=base + row.href) for row in group.rows))
        for group in context["groups"]
    ]
    return context | {"groups": groups}
