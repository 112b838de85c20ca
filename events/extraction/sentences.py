"""From a parsed sentence to the events it tells of: frames, who fills them, where, when, and whether it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.actors import read_actors
from events.extraction.antecedents import speakers_together
from events.extraction.apart import set_apart
from events.extraction.arguments import subject_of
from events.extraction.bounds import open_until
from events.extraction.carriers import is_told_about
from events.extraction.coreference import Discourse, Occasion, Told
from events.extraction.destinations import split_destinations
from events.extraction.diaries import date_in_item, date_under_heading, is_to_come
from events.extraction.direction import is_near_weekday, is_pair, turn_date
from events.extraction.eligibility import can_be_event
from events.extraction.event_pronouns import read_event_pronoun
from events.extraction.frame import Frame
from events.extraction.lengths import spread_back
from events.extraction.lookahead import is_of_the_future, look_ahead
from events.extraction.mention import EventMention
from events.extraction.misread import read_misread_verb
from events.extraction.nominal import read_noun
from events.extraction.occasions import share_occasion
from events.extraction.partners import part_partners
from events.extraction.passage import Passage
from events.extraction.places import choose_place
from events.extraction.presence import name_parties, note_presence
from events.extraction.private import HISTORICAL, find_private_visitors
from events.extraction.realis import Realis
from events.extraction.sequels import goes_on
from events.extraction.status import read_status
from events.extraction.syntax import SUBJECTS, governed_by, is_with
from events.extraction.timing import assign_dates
from events.extraction.types import ResolvedDate
from events.extraction.verbal import read_verb
from events.extraction.whereabouts import find_places, words_around
from events.vocabulary import ActorKind, EventStatus, EventType, Role, same_family

_AGAIN = frozenset(
    {"last", "previous", "earlier", "another", "next", "new", "further", "second", "follow-up", "again", "future"}
)
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth"})
_SERIES = frozenset({"another", "previous", "last", "next", "second", "third", "fourth", "fifth", "further"})


def read_sentence(sentence: Tokens, passage: Passage, discourse: Discourse, order: int) -> list[EventMention]:
    """The events that one sentence tells of, in the order of their triggers."""
    note_presence(sentence, passage, discourse)
    frames = list(_find_frames(sentence, passage, discourse))
    if not frames:
        discourse.note_sentence(sentence, passage)
        return []
    told = passage.dates_in(sentence)
    heads = {date.start: head for date, head in told}
    dates = set_apart(frames, assign_dates(frames, told, passage), told, sentence)
    mentions: list[EventMention] = []
    for frame, near in zip(frames, dates, strict=True):
        head = heads.get(near.start) if near else None
        date = date_in_item(near, head, frame, passage) or date_under_heading(near, sentence, passage)
        historical = passage.paragraph.kind in HISTORICAL
        realis = read_status(frame, present_is_past=historical)
        told_as = realis.status
        if head is not None and date is near and is_of_the_future(head, frame, realis):
            date = None
        if is_to_come(realis, date, frame, passage):
            realis = replace(realis, status=EventStatus.PLANNED, tense="future")
        elif not historical and not _is_end(head):
            realis = look_ahead(frame, realis, near, head, passage.published)
        places = find_places(frame, sentence, passage, discourse, date)
        place = choose_place(places)
        if realis.absent:
            subject = subject_of(frame.predicate) if frame.predicate is not None else None
            frame.arguments = [(token, role) for token, role in frame.arguments if token != subject]
        actors = _fill(frame, passage, discourse)
        if place is not None:
            at, names = passage.offset(frame.trigger), name_parties(actor for actor, _ in actors)
            earlier = realis.tense == "pluperfect"
            discourse.occasions.append(Occasion(frame.type, place, at, realis.status, date, names, earlier))
        if realis.status is None:
            continue
        if date is not None and passage.leading_date is None:
            date = spread_back(_settle_direction(date, realis, frame, passage), frame)
            if frame.type is EventType.VISIT and realis.status is EventStatus.HELD and _is_end(head):
                date = _open_before(date)
            if realis.status is EventStatus.DENIED and not _is_within(date, frame, passage):
                date = None  # "denied yesterday having met": when it was denied
            deadline = realis.status is EventStatus.PLANNED and head is not None and _is_deadline(head, frame)
            date = _open_before(date) if date is not None and deadline else date
        if place is not None and date is None and sentence[0].lower_ == "also":
            date = discourse.dates.get(place.country)
        if place is not None and date is not None:
            discourse.dates[place.country] = date
        words = words_around(frame)
        if frame.nominal and words & _SERIES and not any(actor.known for actor, _ in actors):
            actors += [(actor, Role.PARTICIPANT) for actor in discourse.last_parties()]
        new = frame.type is EventType.AGREEMENT and frame.strong and not frame.definite
        new = new and realis.status in (EventStatus.HELD, EventStatus.PLANNED)
        if new and frame.trigger.pos_ == "NOUN" and not any(actor.known for actor, _ in actors):
            told_of = discourse.parties_told_in(passage.paragraph.span.start)
            if not told_of and date is not None and place is not None:  # "is to be signed in Oslo": by those who talk
                told_of = discourse.last_parties()
            actors += [(actor, Role.SIGNATORY) for actor in told_of]
        if frame.type is EventType.VISIT and frame.nominal and frame.strong and place is not None and not actors:
            actors += [(actor, Role.VISITOR) for actor in discourse.last_doer()]
        if is_told_about(frame) and len([actor for actor, _ in actors if actor.known]) == 1:
            actors += [(actor, Role.PARTICIPANT) for actor in discourse.last_doer()]
        if frame.nominal and len([actor for actor, _ in actors if actor.known]) == 1:
            actors += [(actor, Role.PARTICIPANT) for actor in _find_owners(frame, actors, passage, discourse)]
        if _points_at_the_last(frame) and not any(_takes_part(actor, role) for actor, role in actors):
            actors += [(actor, Role.PARTICIPANT) for actor in discourse.last_told()]
        if frame.nominal and frame.definite and not any(actor.known for actor, _ in actors):
            actors += [(actor, Role.PARTICIPANT) for actor in speakers_together(sentence, passage)]
        if frame.points:
            actors += [(actor, Role.PARTICIPANT) for actor in discourse.last_parties()]
        if told_as is None or not can_be_event(frame, actors, place, told_as, passage):
            continue
        if _is_apposed(frame) and _says_again(frame, actors, mentions):
            continue
        private = find_private_visitors(frame, actors, place, passage)
        if not private:
            discourse.note_event([actor for actor, _ in actors], passage.paragraph.span.start)
        if frame.nominal and not frame.points:
            plural = frame.trigger.tag_ in ("NNS", "NNPS")
            discourse.told = Told(frame.type, plural, passage.offset(frame.trigger))
        discourse.note_place(place, frame.type)
        mention = EventMention(
            type=frame.type,
            status=realis.status,
            weak_status=realis.weak,
            tense=realis.tense,
            actors=tuple(actors),
            place=place,
            places=tuple(places),
            date=date,
            sentence=passage.sentence_span(sentence),
            trigger=passage.span_of(frame.trigger, frame.trigger),
            order=order + len(mentions),
            paragraph=passage.paragraph.kind,
            definite=frame.definite,
            nominal=frame.nominal,
            specific=frame.specific,
            strong=frame.strong,
            ordinary=frame.ordinary,
            again=(bool(words & _AGAIN) and not (mentions and _is_apposed(frame))) or _is_other(frame),
            ordinal=next(iter(sorted(words & _ORDINALS)), "") if frame.nominal else "",
            published=passage.published,
            filed=passage.paragraph.span.start if passage.in_diary else -1,
            topic=_read_topic(frame),
            paper=_PAPERS.get(frame.trigger.lemma_.lower(), "") if frame.type is EventType.AGREEMENT else "",
            goes_on=goes_on(frame),
            private=private,
        )
        for present in part_partners(frame, actors, passage):
            mentions.append(replace(mention, actors=tuple(present), order=order + len(mentions)))
    discourse.note_sentence(sentence, passage)
    return share_occasion(_without_presence(mentions), passage)


def _settle_direction(date: ResolvedDate, realis: Realis, frame: Frame, passage: Passage) -> ResolvedDate:
    past = realis.tense in ("past", "pluperfect")
    past = past and not (realis.weak and is_pair(date))  # "the summit on Friday and Saturday" has no tense
    if (realis.status in (EventStatus.HELD, EventStatus.DENIED) and past) or _was_to_have(realis, frame):
        return turn_date(date, passage.published, future=False)
    ahead = frame.nominal and realis.tense == "future"  # "in the run-up to the summit in July"
    if realis.status is EventStatus.PLANNED and (not realis.weak or ahead):
        return turn_date(date, passage.published, future=True)
    off = realis.status in (EventStatus.POSTPONED, EventStatus.CANCELLED)
    if off and not realis.weak and (frame.nominal or realis.tense == "future") and is_near_weekday(date):
        return turn_date(date, passage.published, future=True)
    return date


def _is_end(head: Token | None) -> bool:
    """ "is in Oslo until Friday": the day ends the stay."""
    return head is not None and head.head.lower_ in ("until", "till")


def _is_deadline(head: Token, frame: Frame) -> bool:
    """ "by the end of the year", "before the end of the month": not later, perhaps sooner."""
    if head in frame.trigger.ancestors:
        return False  # "by September, when leaders are to gather": in September
    outer = head
    while outer.dep_ == "pobj" and outer.head.lower_ in ("of", "in") and _is_of_time(outer.head.head):
        outer = outer.head.head
    return outer.head.lower_ == "by" or (outer.head.lower_ == "before" and outer.lemma_ == "end")


def _is_of_time(noun: Token) -> bool:
    return noun.ent_type_ in ("DATE", "TIME") or noun.lemma_ in ("end", "start", "beginning", "middle", "close")


def _open_before(date: ResolvedDate) -> ResolvedDate:
    if date.latest is None:
        return date
    until = open_until(date.latest, reason=f"until {date.text}: not after {date.latest}")
    return replace(until, start=date.start, end=date.end, text=date.text)


def _points_at_the_last(frame: Frame) -> bool:
    """ "That encounter was brokered by X": the one told just before."""
    return frame.nominal and any(child.lower_ in ("that", "this") for child in frame.trigger.lefts)


def _takes_part(actor: Actor, role: Role) -> bool:
    return actor.known and role not in (Role.MEDIATOR, Role.HOST)


def _was_to_have(realis: Realis, frame: Frame) -> bool:
    """ "was to have flown to Oslo on Monday": the Monday that passed."""
    verb = frame.predicate
    return (
        realis.status is EventStatus.CANCELLED
        and verb is not None
        and any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    )


def _is_within(date: ResolvedDate, frame: Frame, passage: Passage) -> bool:
    head = frame.predicate if frame.predicate is not None and not frame.nominal else frame.trigger
    return passage.span_of(head.left_edge, head.right_edge).contains(date.span)


def _is_other(frame: Frame) -> bool:
    """ "also met other ministers": not those met before."""
    return any(
        child.lower_ in ("other", "separate", "separately") for token, _ in frame.arguments for child in token.lefts
    )


def _find_owners(frame: Frame, actors: list[tuple[Actor, Role]], passage: Passage, discourse: Discourse) -> list[Actor]:
    """ "Talks with his Estonian colleague": whose colleague, where nobody else is said to take part."""
    if frame.type is EventType.AGREEMENT or len(frame.arguments) != 1 or not is_with(frame.arguments[0][0]):
        return []
    named = frozenset(actor.name for actor, _ in actors)
    owners = [child for child in frame.arguments[0][0].lefts if child.dep_ == "poss" and child.pos_ == "PRON"]
    found = [actor for owner in owners for actor in read_actors(owner, passage)]
    resolved = [one for actor in found for one in discourse.resolve(actor, owners[0], passage, named)]
    return [actor for actor in resolved if actor.known and actor.kind is ActorKind.PERSON]


# Agreements that are not one another; "agreement", "deal" and "document" may be any.
_PAPERS = {
    **{
        word: word for word in ("treaty", "protocol", "memorandum", "convention", "charter", "declaration", "programme")
    },
    **dict.fromkeys(("ceasefire", "truce", "armistice", "fire"), "ceasefire"),
}


def _read_topic(frame: Frame) -> str:
    """ "an accord on trade": what two agreements of one report may differ in."""
    if frame.type is not EventType.AGREEMENT or not frame.nominal:
        return ""
    topics = (token for token in governed_by(frame.trigger, "on", "about") if token.ent_type_ not in ("DATE", "TIME"))
    return next((token.lemma_.lower() for token in topics), "")


def _is_apposed(frame: Frame) -> bool:
    """ "meet in Abuja on Thursday, their second summit": another word for what the sentence has told."""
    before = frame.trigger.left_edge.i - 1
    at = frame.trigger.dep_ in ("appos", "dobj", "npadvmod", "attr") and before > frame.trigger.sent.start
    return frame.nominal and at and frame.trigger.doc[before].text == ","


def _says_again(frame: Frame, actors: list[tuple[Actor, Role]], told: list[EventMention]) -> bool:
    """ "telephoned the minister, the first contact of the two": the call, by a wider word."""
    named = frozenset(actor.name for actor, _ in actors if actor.known)
    return bool(told) and not same_family(told[-1].type, frame.type) and named <= told[-1].known


def _without_presence(mentions: list[EventMention]) -> list[EventMention]:
    """ "was in Rome to meet the pope" is one event: the meeting, in Rome."""
    kept = list(mentions)
    for mention in mentions:
        if mention.type is not EventType.VISIT or mention.nominal or not mention.ordinary:
            continue
        purpose = [m for m in kept if m.type is not EventType.VISIT and len(m.known) > 1 and m.known & mention.known]
        if purpose and not purpose[0].nominal and purpose[0].status is mention.status:
            kept.remove(mention)
            kept = [
                replace(m, place=m.place or mention.place, date=m.date or mention.date) if m is purpose[0] else m
                for m in kept
            ]
    return kept


def _find_frames(sentence: Tokens, passage: Passage, discourse: Discourse) -> Iterator[Frame]:
    for token in sentence:
        if token.pos_ in ("NOUN", "PROPN"):
            frame = read_misread_verb(token) or read_noun(token, passage.hit)
        else:
            frame = read_verb(token, passage.hit) or read_event_pronoun(token, passage, discourse)
        if frame is not None:
            yield from split_destinations(frame, passage)


def _fill(frame: Frame, passage: Passage, discourse: Discourse) -> list[tuple[Actor, Role]]:
    """Named participants with their roles, pronouns and descriptions resolved where the text allows it."""
    filled: list[tuple[Actor, Role]] = []
    read = [(token, role, read_actors(token, passage)) for token, role in frame.arguments]
    named = frozenset(actor.name for _, _, actors in read for actor in actors if actor.kind is ActorKind.PERSON)
    for token, role, actors in read:
        others = named if token.dep_ in SUBJECTS else named | {actor.name for actor, _ in filled}
        for actor in actors:
            for resolved in discourse.resolve(actor, token, passage, others):
                _add(filled, resolved, role)
    alone = not any(actor.known and role is not Role.HOST for actor, role in filled)  # "an EU summit that Lisbon hosts"
    for token in frame.topics:
        for actor in read_actors(token, passage):
            if alone or (frame.type is EventType.CONFERENCE and actor.kind is ActorKind.ORGANISATION):
                _add(filled, actor, Role.PARTICIPANT)
    named_states = {actor.country for actor, _ in filled if actor.kind is ActorKind.PERSON and actor.country}
    return [
        (actor, role)
        for actor, role in filled
        if not (actor.kind is ActorKind.STATE and actor.office and actor.country in named_states and len(filled) > 2)
    ]


def _add(filled: list[tuple[Actor, Role]], actor: Actor, role: Role) -> None:
    if actor.pronoun:
        return
    if all(known.name.lower() != actor.name.lower() for known, _ in filled):
        filled.append((actor, role))
