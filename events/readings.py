"""A Candidate as the plain JSON that a Mention keeps, and the sketch of it that matching compares."""

from __future__ import annotations

import datetime as dt
from typing import Any

from events.extraction.types import Candidate, ParticipantMention, PlaceMention, ResolvedDate


def read_candidate(candidate: Candidate) -> dict[str, Any]:
    """All that was understood, each part with its own offsets into the article's text."""
    return {
        "type": str(candidate.type),
        "status": str(candidate.status),
        "title": candidate.title,
        "date": candidate.date and read_date(candidate.date),
        "place": candidate.place and read_place(candidate.place),
        "participants": [read_participant(participant) for participant in candidate.participants],
        "confidence": round(candidate.confidence, 3),
    }


def read_date(date: ResolvedDate) -> dict[str, Any]:
    """``edtf`` and its bounds are None while the phrase is unresolved; days as ISO 8601."""
    return {
        "start": date.start,
        "end": date.end,
        "text": date.text,
        "edtf": date.edtf,
        "earliest": write_day(date.earliest),
        "latest": write_day(date.latest),
        "precision": str(date.precision),
        "reason": date.reason,
    }


def read_place(place: PlaceMention) -> dict[str, Any]:
    """Name, country, kind and where it stands."""
    return {
        "start": place.span.start,
        "end": place.span.end,
        "name": place.name,
        "country": place.country,
        "kind": str(place.kind),
    }


def read_participant(participant: ParticipantMention) -> dict[str, Any]:
    """Name, kind, role, country, office and where it stands."""
    return {
        "start": participant.span.start,
        "end": participant.span.end,
        "name": participant.name,
        "kind": str(participant.kind),
        "role": str(participant.role),
        "country": participant.country,
        "office": participant.office,
    }


def write_day(day: dt.date | None) -> str | None:
    """ISO 8601, or None for an open end."""
    return day and day.isoformat()
