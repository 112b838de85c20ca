"""Several places under one verb: "will fly to Yerevan on Monday and to Baku later", "met in Rome in May and in Bern in
June".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from events.extraction.frame import Frame
from events.extraction.passage import Passage
from events.extraction.places import read_place
from events.extraction.syntax import SUBJECTS, conjuncts
from events.vocabulary import EventType, PlaceKind

_TOWARDS = frozenset({"to", "in", "into", "for", "on"})
_NEXT = frozenset({"then", "later", "afterwards", "thereafter", "onward", "onwards", "subsequently", "finally"})
_FILLING = frozenset({"on", "from", "there", "the", "also"})
_DAY = 6  # tokens from a town to the day told with it
_REACH = 24  # tokens from the first destination to the last


def split_destinations(frame: Frame, passage: Passage) -> Iterator[Frame]:
    """One visit for each of several towns or states that a verb leads to, one meeting for each town that has a day of
    its own; any other frame as it is.
    """
    several = frame.nominal and frame.trigger.tag_ == "NNS"  # "to pay visits to Laos and Vietnam"
    goals = list(_goals(frame, passage)) if frame.type is EventType.VISIT and (several or not frame.nominal) else []
    if frame.type in (EventType.MEETING, EventType.TALKS):
        goals = _towns_and_days(frame, passage)
    if len(goals) < 2:
        yield frame
        return
    for goal in goals:
        yield replace(
            frame,
            goal=goal,
            goals=tuple(sorted(goals, key=lambda token: token.i)),
            places=[goal],
            arguments=list(frame.arguments),
            topics=list(frame.topics),
        )


def _towns_and_days(frame: Frame, passage: Passage) -> list[Token]:
    """ "met in Sochi on 22 November and in Ankara on 4 April": a town with its day, "and in" another with its own."""
    places = [token for token in frame.places if token.pos_ != "NUM" and passage.date(token) is None]
    first = places[0] if places else None
    verb = frame.predicate or frame.trigger
    if first is None or first.i < verb.i:
        return []
    doc, end = first.doc, min(first.i + _REACH, first.sent.end)
    towns = [first]
    for token in doc[first.i + 1 : end]:
        if token.pos_ in ("VERB", "AUX"):
            break
        led = token.i - 2 > first.i and doc[token.i - 1].lower_ in ("in", "at") and passage.hit(token) is not None
        link = [word.lower_ for word in doc[max(token.i - 3, 0) : token.i - 1]]
        dated = any(passage.date(word) is not None for word in doc[towns[-1].i + 1 : token.i - 1])
        dated_too = any(passage.date(word) is not None for word in doc[token.i + 1 : min(token.i + _DAY, end)])
        if led and dated and dated_too and read_place(token, passage) is not None and ("and" in link or "," in link):
            towns.append(token)
    listed = len(towns) > 1 and any(word.lower_ == "and" for word in doc[towns[-2].i + 1 : towns[-1].i])
    return towns if listed else []


def _goals(frame: Frame, passage: Passage) -> Iterator[Token]:
    """The towns, or else the states, that are coordinated with the frame's first place, and those told as next."""
    kind: PlaceKind | None = None
    seen: set[str] = set()
    told = [part for token in frame.places[:1] for part in conjuncts(token)]
    for part, is_next in [*((part, False) for part in told), *_further(frame, passage)]:
        place = read_place(part, passage)
        if place is None or place.kind not in (PlaceKind.CITY, PlaceKind.COUNTRY) or place.name in seen:
            continue
        kind = kind or place.kind
        if place.kind is kind or is_next:
            seen.add(place.name)
            yield part


def _further(frame: Frame, passage: Passage) -> Iterator[tuple[Token, bool]]:
    """Known places further on, however the parser hung them, and whether "then" or its like leads to each:
    "on Monday and to X", "then to X and Y", "on Monday and X on Tuesday".
    """
    if not frame.places or frame.predicate is None or frame.places[0].i < frame.predicate.i:
        return
    first, previous = frame.places[0], passage.hit(frame.places[0])
    for token in first.doc[first.i + 1 : min(first.i + _REACH, first.sent.end)]:
        if token.pos_ in ("VERB", "AUX") or token.lower_ in ("who", "which", "where", "that", "before", "after"):
            return
        hit = passage.hit(token)
        if hit is None or hit is previous:
            continue
        previous = hit
        link = _read_link(token, first, passage)
        if link is not None and token.dep_ not in SUBJECTS and not _owns(token):
            yield token, link


def _read_link(place: Token, first: Token, passage: Passage) -> bool | None:
    """Whether "then" stands between a place and the one before; None when nothing coordinates them."""
    at, is_next, towards = place.i - 1, False, False
    while at > first.i and place.doc[at].lower_ in _TOWARDS | _NEXT | _FILLING:
        is_next = is_next or place.doc[at].lower_ in _NEXT
        towards = towards or place.doc[at].lower_ in _TOWARDS
        at -= 1
    word = place.doc[at].lower_
    if is_next or (word == "and" and towards and at - 1 > first.i):
        return True
    if word != "and" or at - 1 <= first.i:
        return None
    return False if towards or passage.date(place.doc[at - 1]) is not None else None


def _owns(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS"
