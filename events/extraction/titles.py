"""A short, factual title from an event's own parts; never the words of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.extraction.types import ParticipantMention, PlaceMention
from events.vocabulary import EventStatus, EventType, Role

_MOST_NAMES = 3


def write_title(
    kind: EventType,
    status: EventStatus,
    participants: Sequence[ParticipantMention],
    place: PlaceMention | None,
) -> str:
    """For example "Sergei Shoigu visits Kabul" or "Planned: Angela Merkel and Vladimir Putin meet in Sochi"."""
    return _prefix(status) + _write(kind, participants, place.name if place else "")


def follow_status(title: str, old: EventStatus, new: EventStatus) -> str:
    """The title with the new status in front, where the old one stood there; one that a person wrote stays."""
    body = title.removeprefix(_prefix(old))
    labelled = old is EventStatus.HELD or body != title
    return _prefix(new) + body if labelled else title


def follow_place(title: str, old: str, new: str) -> str:
    """The title with the new place for the old one, where that ends it or is followed by "with"."""
    return re.sub(rf"\b{re.escape(old)}(?=$| with )", lambda _: new, title) if old else title


def _prefix(status: EventStatus) -> str:
    return "" if status is EventStatus.HELD else f"{status.label}: "


def _write(kind: EventType, participants: Sequence[ParticipantMention], place: str) -> str:
    hosts = [p.name for p in participants if p.role is Role.HOST]
    others = [p.name for p in participants if p.role is not Role.HOST]
    names = [p.name for p in participants]
    at = f" in {place}" if place else ""
    if kind is EventType.VISIT:
        visitors = [p.name for p in participants if p.role is Role.VISITOR] or others or names
        verb = "visits" if len(visitors) == 1 else "visit"
        return f"{_list(visitors) or 'A delegation'} {verb} {place or _list(hosts) or 'abroad'}"
    if kind is EventType.CALL:
        return (
            f"{names[0]} speaks by telephone with {_list(names[1:])}"
            if len(names) > 1
            else f"Telephone call of {_list(names) or 'leaders'}"
        )
    if kind is EventType.AGREEMENT:
        if len(names) > 1:
            return f"{_list(names)} sign an agreement{at}"
        return f"Agreement of {names[0]}{at}" if names else f"Agreement{at}"
    noun = {EventType.MEETING: "meeting", EventType.TALKS: "talks", EventType.CONFERENCE: "conference"}[kind]
    if hosts and others:
        return f"{_list(hosts)} hosts {_article(noun)}{at} with {_list(others)}"
    if len(names) > 1:
        verb = {EventType.MEETING: "meet", EventType.TALKS: "hold talks", EventType.CONFERENCE: "confer"}[kind]
        return f"{_list(names)} {verb}{at}"
    who = f" of {names[0]}" if names else ""
    return f"{noun.capitalize()}{who}{at}"


def _article(noun: str) -> str:
    return noun if noun == "talks" else f"a {noun}"


def _list(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMES:
        return ", ".join(names[:_MOST_NAMES]) + " and others"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
