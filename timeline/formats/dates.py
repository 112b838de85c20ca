"""A date for formats that know reduced precision but no EDTF."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.items import When


@dataclass(frozen=True, slots=True)
class Reduced:
    """ISO 8601 with month and day left out where they are not known; ``end`` only for a span that lasted."""

    start: str | None
    end: str | None = None


def reduce_date(when: When) -> Reduced:
    """No more than is known: "2019-10" for some day of October, both ends for a span, None where nothing fits."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        lasting = first is not None and not (when.edtf or "").startswith("[")
        return Reduced(first.isoformat() if first and lasting else None)
    if "/" in (when.edtf or ""):
        start, end = (part.rstrip("~?%") for part in str(when.edtf).split("/"))
        if all(len(part) in (4, 7, 10) and "X" not in part and part[5:7] <= "12" for part in (start, end)):
            return Reduced(start, end)
    day, until = first.isoformat(), last.isoformat()
    for size in (10, 7, 4):
        if day[:size] == until[:size]:
            return Reduced(day[:size])
    return Reduced(None)
