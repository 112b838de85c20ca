"""What a format must know besides the items."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from timeline.items import TimelineItem


@dataclass(frozen=True, slots=True)
class Feed:
    """``base`` is scheme and host without a slash at the end, ``address`` this very document, ``page`` for people.

    ``updated`` is used when there is no item that tells when something changed.
    """

    title: str
    description: str
    base: str
    address: str
    page: str
    updated: dt.datetime
    language: str = "en"

    def link(self, item: TimelineItem) -> str:
        """The absolute address of an event's page."""
        return self.base + item.url
