"""iCalendar (RFC 5545): all-day events; what is less exact than a day spans its whole period and says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from events.vocabulary import EventStatus
from timeline.formats.feed import Feed
from timeline.items import TimelineItem

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_DAY = dt.timedelta(days=1)


def write_ical(items: Iterable[TimelineItem], feed: Feed) -> Iterator[str]:
    """A VCALENDAR. Events without any date have no place in a calendar and are left out."""
    yield _lines(
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Diplomatic timeline//Timeline//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("NAME", _text(feed.title)),
        ("X-WR-CALNAME", _text(feed.title)),
        ("DESCRIPTION", _text(feed.description)),
        ("URL", _address(feed.page)),
        ("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"),
        ("X-PUBLISHED-TTL", "PT1H"),
    )
    for item in items:
        if item.when.earliest or item.when.latest:
            yield _write_event(item, feed)
    yield _lines(("END", "VCALENDAR"))


def _write_event(item: TimelineItem, feed: Feed) -> str:
    when = item.when
    first = when.earliest or when.latest
    last = when.latest or when.earliest
    assert first is not None
    assert last is not None
    firm = when.exact and item.status == EventStatus.HELD
    title = item.title if item.status == EventStatus.HELD else f"{EventStatus(item.status).label}: {item.title}"
    stamp = item.changed.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        ("BEGIN", "VEVENT"),
        ("UID", f"{item.id}@{urlsplit(feed.base).hostname or 'timeline'}"),
        ("DTSTAMP", stamp),
        ("LAST-MODIFIED", stamp),
        ("SEQUENCE", str(item.version - 1)),
        ("DTSTART;VALUE=DATE", _day(first)),
        ("SUMMARY", _text(title if firm else f"{title} ({when.words})")),
        ("DESCRIPTION", _text(_describe(item))),
        ("CATEGORIES", _text(item.type_words)),
        ("STATUS", _status(item, firm)),
        ("TRANSP", "TRANSPARENT"),
        ("URL", _address(feed.link(item))),
    ]
    if last < dt.date.max:  # the end is exclusive; no day follows the last one
        lines.insert(6, ("DTEND;VALUE=DATE", _day(last + _DAY)))
    if item.where:
        lines.append(("LOCATION", _text(item.where.words)))
        if item.where.latitude is not None:
            lines.append(("GEO", f"{item.where.latitude:.6f};{item.where.longitude:.6f}"))
    lines += [("COMMENT", _text(source.words)) for source in item.sources]
    return _lines(*lines, ("END", "VEVENT"))


def _status(item: TimelineItem, firm: bool) -> str:
    if item.status in (EventStatus.CANCELLED, EventStatus.DENIED):
        return "CANCELLED"
    return "CONFIRMED" if firm else "TENTATIVE"


def _describe(item: TimelineItem) -> str:
    parts = [f"{item.type_words}. Date: {item.when.words}.", item.summary]
    if item.participants:
        parts.append("Participants: " + item.participant_words)
    for source in item.sources:
        parts += [f"“{quote}”" for quote in source.quotes]
        parts.append(f"{source.words} {source.url}".strip())
    return "\n".join(part for part in parts if part)


def _day(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Escaped as RFC 5545 section 3.3.11 wants it; control characters, which no reader expects, are dropped."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _address(address: str) -> str:
    return _CONTROL.sub("", address).replace("\n", "")


def _lines(*properties: tuple[str, str]) -> str:
    return "".join(_fold(f"{name}:{value}") for name, value in properties)


def _fold(line: str) -> str:
    """Lines of at most 75 octets, no character cut in two (section 3.1)."""
    octets = line.encode()
    pieces = []
    limit = 75
    while len(octets) > limit:
        at = limit
        while octets[at] & 0xC0 == 0x80:
            at -= 1
        pieces.append(octets[:at])
        octets = octets[at:]
        limit = 74  # a continuation begins with a space
    return b"\r\n ".join([*pieces, octets]).decode() + "\r\n"
