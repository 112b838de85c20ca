"""When a page says it was published: JSON-LD, then OpenGraph, then what htmldate finds elsewhere in its markup.

A date-time counts in its own offset: 2021-02-20T00:30+05:00 is 20 February for
its readers, whatever day it was in UTC.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from htmldate import find_date
from lxml.etree import ParserError
from lxml.html import HtmlElement, document_fromstring

OPEN_GRAPH = ("article:published_time", "og:article:published_time", "og:published_time")
DEEP = 8  # levels of JSON-LD that are looked at


def read_published(html: str) -> dt.date | None:
    """The publication date in the publisher's own day; None when the page's metadata has none.

    ``extensive_search=False`` keeps htmldate from taking a page's clock or a footer for it.
    """
    try:
        page = document_fromstring(html)
    except (ParserError, ValueError):  # nothing to parse, or an XML declaration that contradicts the text
        return None
    if found := read_json_ld(page) or read_open_graph(page):
        return found
    text = find_date(html, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    return dt.date.fromisoformat(text) if text else None


def read_json_ld(page: HtmlElement) -> dt.date | None:
    """``datePublished`` of the article; of anything else, such as the page around it, only where no article has one."""
    found: list[tuple[bool, dt.date]] = []
    for script in page.iterfind('.//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for node in walk(data, DEEP):
            if day := read_day(node.get("datePublished")):
                found.append((not is_article(node.get("@type")), day))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def walk(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object in JSON-LD, outermost first; what an article cites or comments on is not looked at."""
    if depth and isinstance(data, list):
        for item in data:
            yield from walk(item, depth - 1)
    elif depth and isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from walk(data.get(key), depth - 1)


def is_article(kind: Any) -> bool:
    """Whether schema.org's type is one of an article."""
    kinds = kind if isinstance(kind, list) else [kind]
    return any(str(name).endswith(("Article", "BlogPosting", "Report")) for name in kinds)


def read_open_graph(page: HtmlElement) -> dt.date | None:
    """The first publication time that the head gives."""
    for meta in page.iterfind(".//meta[@content]"):
        if (meta.get("property") or meta.get("name")) in OPEN_GRAPH and (day := read_day(meta.get("content"))):
            return day
    return None


def read_day(value: Any) -> dt.date | None:
    """ISO 8601 or RFC 2822 as a date in its own offset; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        return dt.datetime.fromisoformat(value.strip()).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except ValueError:
        return None
