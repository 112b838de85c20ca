"""RSS, Atom and JSON feeds: which articles a site names. feedparser gets the bytes and never fetches anything."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import feedparser

from events.acquisition.addresses import is_address
from events.acquisition.failures import UnreadableError
from events.acquisition.metadata import read_day

MEDIA_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
XML_TYPES = {"application/xml", "text/xml"}
MOST_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article that a feed names: its address, and what the feed says of it, which may be nothing."""

    url: str
    title: str
    published: dt.date | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title, and its entries in the feed's order."""

    title: str
    entries: list[FeedEntry]


def is_feed(media_type: str, data: bytes) -> bool:
    """Whether an answer is a feed: by its media type, else by its first element."""
    if media_type in MEDIA_TYPES:
        return True
    head = data[:2048].lower()
    return (media_type in XML_TYPES or not media_type or data.lstrip()[:5] == b"<?xml") and any(
        mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf")
    )


def read_feed(data: bytes, *, url: str = "") -> Feed:
    """The feed in ``data``; relative addresses count from ``url``.

    Entries without an address of the web are left out. Raises UnreadableError when there is no feed, or nothing in it.
    """
    found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    entries = [entry for entry in (_read_entry(each, url) for each in found.entries[:MOST_ENTRIES]) if entry]
    if not found.version:
        raise UnreadableError("is no feed that can be read; give the feed's own address")
    if not entries:
        raise UnreadableError("is a feed without articles")
    once = {entry.url: entry for entry in reversed(entries)}
    return Feed(str(found.feed.get("title", "")).strip(), list(reversed(once.values())))


def _read_entry(entry: Any, base: str) -> FeedEntry | None:
    """One entry, or None without an address. The day is the one that the feed writes, in its own offset."""
    link = str(entry.get("link", "")).strip()
    try:
        address = urljoin(base, link)
    except ValueError:
        return None
    if not link or not is_address(address):
        return None
    return FeedEntry(address, str(entry.get("title", "")).strip(), read_day(entry.get("published")))
