"""What the page of a timeline shows, gathered in few statements: the events, the choices, the ways on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson
from django.conf import settings

from events.vocabulary import EventType
from timeline.counts import Facet, read_facets
from timeline.embed.axis import write_axis
from timeline.embed.filters import Filters
from timeline.embed.rows import Group, count_of, group_by_year, make_row
from timeline.embed.writing import escape_json
from timeline.formats import FORMATS, Feed
from timeline.formats.jsonld import write_jsonld
from timeline.items import TimelineItem, from_document
from timeline.models import Entry, Timeline
from timeline.pages import select_page
from timeline.query import Order, TimelineQuery
from timeline.selectors import State, stream_items, write_cursor

PAGE_SIZE = 100
MOST_CHOICES = 50
MOST_ON_ONE_PAGE = 2_000  # rows that one request may ask for; of more, the formats have them all
LEAST_LANES = 3  # as axis.js draws them; the page keeps their room free until it does
RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a field of the form."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of the list: from ``cursor`` on, else the page that has the event ``chosen``, or the ``whole`` when
    it has ``most`` events or fewer (None: any number)."""

    cursor: str = ""
    chosen: str = ""
    whole: bool = False
    most: int | None = MOST_ON_ONE_PAGE


def describe_timeline(
    timeline: Timeline, state: State, filters: Filters, part: Part, *, base: str, path: str, links: str = ""
) -> dict[str, Any]:
    """The template's context. ``base`` is scheme and host, ``path`` the page's own, ``links`` stands before the
    addresses of events. Raises BadCursor."""
    saved = timeline.parsed_query
    query = saved.narrowed(filters.query)
    everything, facets = read_facets(saved, state)
    total, found = read_facets(query, state) if filters.pairs else (everything, facets)
    canonical = base + timeline.get_absolute_url()
    context = {
        "timeline": timeline,
        "page_title": timeline.title,
        "description": timeline.description,
        "theme": "" if timeline.theme == "auto" else timeline.theme,
        "language": timeline.language,
        "direction": "rtl" if timeline.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr",
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
        "chosen": part.chosen,
        "embed_script": script_html(timeline, base),
        "embed_iframe": frame_html(timeline, base),
        "cite": f"“{timeline.title}”. Diplomatic timeline. {canonical}",
        "exports": list_exports(timeline, filters, base),
        "oembed_json_url": f"{base}/oembed?url={quote(canonical, safe='')}&format=json",
        "oembed_xml_url": f"{base}/oembed?url={quote(canonical, safe='')}&format=xml",
    }
    if part.whole and (part.most is None or total <= part.most):
        return context | {"groups": show_groups(list(stream_items(query)), links, timeline)}
    cursor = part.cursor or (find_cursor(query, part.chosen) if part.chosen and total > PAGE_SIZE else "")
    page = select_page(query, state, PAGE_SIZE, cursor)
    items = [from_document(orjson.loads(document)) for document in page.documents]
    return context | {
        "axis": write_axis(query, state, total),
        "lanes": max(LEAST_LANES, len(found["type"])),
        "groups": show_groups(items, links, timeline),
        "json_ld": escape_json("".join(write_jsonld(items, make_feed(timeline, base)))) if items else "",
        "next_url": path + filters.write(cursor=page.next) if page.next else "",
        "next_words": f"Next {PAGE_SIZE}",
        "previous_url": path + filters.write(cursor=page.previous) if page.previous else "",
        "previous_words": f"Previous {PAGE_SIZE}",
        "all_url": path + filters.write(all="1") if len(items) < total <= MOST_ON_ONE_PAGE else "",
    }


def show_groups(items: list[TimelineItem], links: str, timeline: Timeline) -> list[Group]:
    """Rows by year. An event's address says which timeline it was opened from, so that its page leads back."""
    titles = {item.id: item.title for item in items}
    titles |= read_titles({item.part_of for item in items if item.part_of} - titles.keys())
    tail = f"?timeline={timeline.slug}" if timeline.pk else ""
    return group_by_year((item, make_row(item, href=links + item.url + tail, titles=titles)) for item in items)


def read_titles(ids: set[str]) -> dict[str, str]:
    """The titles of published events; one statement unless nothing is asked."""
    documents = Entry.objects.filter(public_id__in=ids).values_list("public_id", "document") if ids else ()
    return {public_id: orjson.loads(document)["title"] for public_id, document in documents}


def find_cursor(query: TimelineQuery, public_id: str) -> str:
    """The place in the list just before an event; empty for one that is not published. In orders by date only."""
    key = Entry.objects.filter(public_id=public_id).values_list("sort_key", flat=True).first()
    if key is None or query.order not in (Order.DATE, Order.LATEST_FIRST):
        return ""
    return write_cursor(query, False, key[:-1] if query.order is Order.DATE else f"{key}z")


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
    """The line that embeds. Its address has no hash: what a site has pasted must outlive our next release."""
    address = f"{base}{settings.STATIC_URL}timeline/embed.js"
    return f'<script async src="{address}" data-timeline="{timeline.slug}"></script>'


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
