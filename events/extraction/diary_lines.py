"""A diary's line without a verb: "Mon 3 June: NATO defence ministers, Brussels", "Lavrov in Beijing".

The parser makes little of such a line; the gazetteer, the offices and the commas say enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.actors import drop_doubles, read_actors
from events.extraction.clean import ParagraphKind
from events.extraction.gazetteer import Form
from events.extraction.labels import LABELS
from events.extraction.mention import EventMention
from events.extraction.offices import OFFICES, head_word
from events.extraction.passage import Passage
from events.extraction.places import choose_place, name_place, read_place
from events.extraction.types import PlaceMention, ResolvedDate
from events.vocabulary import ActorKind, EventStatus, EventType, Role

LONGEST = 160  # characters: what is longer is a sentence
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_INNER = frozenset({"compound", "amod", "nmod", "poss", "det", "case", "punct"})
_STANDS = frozenset({Form.CAPITAL, Form.CITY, Form.VENUE, Form.SEAT})
_AT_A_DISTANCE = frozenset({"online", "virtual", "virtually", "videoconference", "video"})
_IN_SESSION = OFFICES | frozenset("council committee commission board group ministerial heads chiefs bureau".split())


def is_bare_line(text: str, kind: ParagraphKind) -> bool:
    """Whether a paragraph may be a diary's line, by its shape."""
    return kind is ParagraphKind.LIST_ITEM and len(text) <= LONGEST


def read_bare_line(passage: Passage, order: int) -> EventMention | None:
    """The visit or the session that a line under a date only names; None where it tells of none, or has a verb."""
    day = passage.leading_date or passage.heading_date
    status = _read_label(passage)
    if day is None or not is_bare_line(passage.text[passage.base : passage.paragraph.span.end], passage.paragraph.kind):
        return None
    if status is None and any(token.tag_ in _FINITE for token in passage.doc):
        return None
    place = choose_place([found for token in passage.doc if (found := _read_place(token, passage)) is not None])
    if place is None and (town := passage.opening_place) is not None:  # "Thu 6 June, Geneva: …"
        place = name_place(town.name, town.span, passage)
    actors = drop_doubles([actor for token in passage.doc for actor in _read_guests(token, passage)])
    travellers = [actor for actor in actors if _travels(actor, place)]
    if place is not None and travellers and len(travellers) == len(actors):
        return _tell(passage, order, EventType.VISIT, travellers, Role.VISITOR, place, day, status)
    if actors and _sits_together(actors, place, passage):
        return _tell(passage, order, EventType.CONFERENCE, actors, Role.PARTICIPANT, place, day, status)
    return None


def read_town_behind(passage: Passage) -> list[PlaceMention]:
    """ "Recovery conference on Chad, Oslo": the town behind the last comma of a line that has no verb."""
    if any(token.tag_ in _FINITE for token in passage.doc):
        return []
    comma = max((token.i for token in passage.doc if token.text == ","), default=len(passage.doc))
    return [found for token in passage.doc[comma + 1 :] if (found := _read_place(token, passage)) is not None][:1]


def _is_inner(token: Token) -> bool:
    return token.dep_ in _INNER and token.head.i > token.i


def _read_label(passage: Passage) -> EventStatus | None:
    """ "(postponed)", "cancelled", "put off to July"."""
    labels = (LABELS.get(token.text.upper()) for token in passage.doc)
    return next((label for label in labels if label is not None), None)


def _stands_for_a_place(token: Token, passage: Passage) -> bool:
    """A town, and a state behind a comma or an "in": where, and no government."""
    hit = passage.hit(token)
    if hit is None:
        return False
    before = passage.text[passage.base : hit.span.start].rstrip()
    behind = before.endswith((",", " in", " to", "-", "–", "(")) and hit.span.start - passage.base > len(before)
    return hit.name.form in _STANDS or (hit.name.form is Form.STATE and behind)


def _read_place(token: Token, passage: Passage) -> PlaceMention | None:
    return read_place(token, passage) if _stands_for_a_place(token, passage) else None


def _read_guests(token: Token, passage: Passage) -> Iterator[Actor]:
    """Bodies by their names, wherever the parser hangs them; others as the heads of what it takes for a phrase."""
    hit = passage.hit(token)
    if hit is not None and hit.name.form is Form.ORGANISATION:
        yield Actor(hit.name.name, hit.name.kind, hit.span, hit.name.country)
    elif (
        token.pos_ in ("NOUN", "PROPN")
        and not _is_inner(token)
        and token.lower_ not in ("state", "heads")
        and not _stands_for_a_place(token, passage)
    ):
        for actor in read_actors(token, passage):
            words = [head_word(word) for word in actor.name.lower().split()]
            if actor.known and not OFFICES & set(words):  # "Permanent Representatives" are nobody by name
                yield actor


def _travels(actor: Actor, place: PlaceMention | None) -> bool:
    """Somebody, by name or by office, in a town of another state."""
    alone = actor.kind is ActorKind.PERSON or (actor.kind is ActorKind.STATE and actor.office and not actor.plural)
    return bool(alone) and place is not None and bool(actor.country) and actor.country != place.country


def _sits_together(actors: list[Actor], place: PlaceMention | None, passage: Passage) -> bool:
    """A body's officials or its council, or several states': in a town behind the comma, or at their screens."""
    if any(actor.kind in (ActorKind.PERSON, ActorKind.ARMED_GROUP) for actor in actors):
        return False
    body = any(actor.kind is ActorKind.ORGANISATION for actor in actors)
    several = len({actor.country or actor.name for actor in actors}) > 1
    named = any(head_word(token.lemma_) in _IN_SESSION for token in passage.doc)
    if place is None:
        return body and named and any(token.lower_ in _AT_A_DISTANCE for token in passage.doc)
    apart = place.span.end <= passage.base or passage.text[: place.span.start].rstrip().endswith(",")
    return (body and (named or apart)) or (several and apart)


def _tell(
    passage: Passage,
    order: int,
    kind: EventType,
    actors: list[Actor],
    role: Role,
    place: PlaceMention | None,
    day: ResolvedDate,
    label: EventStatus | None,
) -> EventMention:
    ahead = passage.published is not None and day.latest is not None and day.latest >= passage.published
    line = passage.sentence_span(passage.doc[:])
    return EventMention(
        type=kind,
        status=label or (EventStatus.PLANNED if ahead else EventStatus.HELD),
        weak_status=False,
        tense="future" if ahead else "past",
        actors=tuple((actor, role) for actor in actors),
        place=place,
        places=(place,) if place is not None else (),
        date=day,
        sentence=line,
        trigger=actors[0].span,
        order=order,
        paragraph=passage.paragraph.kind,
        nominal=True,
        specific=True,
        published=passage.published,
        filed=passage.paragraph.span.start,
    )
