"""Atom (RFC 4287): a feed of changes. ``updated`` is when our record changed, never the event's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain
from urllib.parse import urlsplit

from timeline.formats.feed import Feed
from timeline.items import TimelineItem

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_atom(items: Iterable[TimelineItem], feed: Feed) -> Iterator[str]:
    """The items in the order given, which should be latest change first."""
    walk = iter(items)
    first = next(walk, None)
    updated = first.changed if first else feed.updated
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_text(feed.language)}">\n'
        f"<id>{_text(feed.address)}</id>\n<title>{_text(feed.title)}</title>\n"
        f"<subtitle>{_text(feed.description)}</subtitle>\n<updated>{_stamp(updated)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{_text(feed.address)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{_text(feed.page)}"/>\n'
        f"<author><name>{_text(feed.title)}</name></author>\n"
    )
    for item in chain([first] if first else [], walk):
        yield _write_entry(item, feed)
    yield "</feed>\n"


def _write_entry(item: TimelineItem, feed: Feed) -> str:
    host = urlsplit(feed.base).hostname or "timeline"
    sources = "".join(f'<link rel="via" href="{_text(source.url)}"/>\n' for source in item.sources if source.url)
    return (
        f"<entry>\n<id>tag:{_text(host)},2020:event/{_text(item.id)}</id>\n"
        f"<title>{_text(item.title)} ({_text(item.when.words)})</title>\n"
        f"<updated>{_stamp(item.changed)}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{_text(feed.link(item))}"/>\n{sources}'
        f'<category term="{_text(item.type)}" label="{_text(item.type_words)}"/>\n'
        f'<content type="html">{_text(_describe(item))}</content>\n</entry>\n'
    )


def _describe(item: TimelineItem) -> str:
    lines = [f"<p>{_text(item.type_words)}, {_text(item.when.words)}</p>"]
    lines += [f"<p>{_text(text)}</p>" for text in (item.place_words, item.participant_words, item.summary) if text]
    for source in item.sources:
        lines += [f"<blockquote>{_text(quote)}</blockquote>" for quote in source.quotes]
        lines.append(f"<p>{_text(source.words)}</p>")
    return "".join(lines)


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
