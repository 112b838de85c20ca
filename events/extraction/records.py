"""An Extraction as the JSON record that `extract --format jsonl` prints, one a line."""

from __future__ import annotations

import datetime as dt
from typing import Any

from events.extraction.types import Candidate, Extraction, ResolvedDate


def write_record(extraction: Extraction) -> dict[str, Any]:
    """Plain values: id, published, how much was dropped as not in the text, and events; dates as ISO 8601."""
    return {
        "id": extraction.article_id,
        "published": _day(extraction.anchor.date),
        "published_basis": str(extraction.anchor.basis),
        "extractor": f"{extraction.extractor} {extraction.version}",
        "dropped": extraction.dropped,
        "events": [_write_event(candidate) for candidate in extraction.candidates],
    }


def _write_event(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return {
        "type": str(candidate.type),
        "status": str(candidate.status),
        "title": candidate.title,
        "date": candidate.date and _write_date(candidate.date),
        "place": place and {"name": place.name, "country": place.country, "kind": str(place.kind)},
        "participants": [
            {"name": p.name, "kind": str(p.kind), "role": str(p.role), "country": p.country, "office": p.office}
            for p in candidate.participants
        ],
        "evidence": [
            {"start": quote.span.start, "end": quote.span.end, "quote": quote.quote} for quote in candidate.evidence
        ],
        "confidence": candidate.confidence,
        "part_of": candidate.part_of,
    }


def _write_date(date: ResolvedDate) -> dict[str, Any]:
    return {
        "edtf": date.edtf,
        "earliest": _day(date.earliest),
        "latest": _day(date.latest),
        "precision": str(date.precision),
        "text": date.text,
        "reason": date.reason,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
