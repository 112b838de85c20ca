"""One event an article: tellings of the same event joined, all of them evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.bounds import open_until
from events.extraction.clean import ParagraphKind
from events.extraction.confidence import rate, read_signs
from events.extraction.direction import is_near_weekday, turn_date
from events.extraction.joining import days_overlap, places_agree
from events.extraction.story import Story, vagueness
from events.extraction.titles import write_title
from events.extraction.types import Candidate, ParticipantMention, Quote, ResolvedDate
from events.vocabulary import (
    ActorKind,
    EventStatus,
    EventType,
    Role,
)

LEAST_CONFIDENCE = 0.6  # below, what more would be found is outweighed by what is wrong in it
FAR = 900  # characters: what is told further away is no context


def build_candidates(stories: Sequence[Story], text: str, least: float = LEAST_CONFIDENCE) -> list[Candidate]:
    """Stories as candidates, those too unsure left out; a meeting during a visit is tied to it and inherits from it."""
    told = (story for story in stories if story.actors or story.type is not EventType.AGREEMENT)  # who signed it?
    candidates = [candidate for story in told if (candidate := _build(story, text)).confidence >= least]
    return _tie(_tie(candidates))  # a meeting may take from a meeting what that took from a visit


def _build(story: Story, text: str) -> Candidate:
    participants = tuple(
        ParticipantMention(
            actor.name,
            actor.kind,
            role,
            actor.span,
            actor.country,
            actor.office if actor.kind is not ActorKind.OTHER else "",
        )
        for actor, role in story.actors
    )
    status = _settle_status(story)
    place = story.place
    signs = read_signs(story.mentions)
    return Candidate(
        type=story.type,
        status=status,
        title=write_title(story.type, status, participants, place),
        date=_settle_date(story, status),
        place=place,
        participants=participants,
        evidence=tuple(_quotes(story, text)),
        confidence=rate(signs),
        signs=signs,
    )


def _settle_status(story: Story) -> EventStatus:
    """A present tense with a date to come tells a plan; a plan whose sentence is past stays one."""
    status, date, published = story.status, story.date, story.published
    ahead = date is not None and date.earliest is not None and published is not None and date.earliest > published
    return EventStatus.PLANNED if status is EventStatus.HELD and ahead else status


def _settle_date(story: Story, status: EventStatus) -> ResolvedDate | None:
    date, published = story.date, story.published
    denied = status is EventStatus.DENIED and story.mentions[0].tense != "future"
    if date is not None and status is EventStatus.PLANNED and is_near_weekday(date):
        return turn_date(date, published, future=True)  # a plan for Monday is for the Monday to come
    if date is not None or published is None or not (status is EventStatus.HELD or denied):
        return date
    last = story.mentions[0].sentence
    return open_until(published, at=last.end, reason=f"told as past, no date given: not after {published}")


def _quotes(story: Story, text: str) -> list[Quote]:
    quotes: dict[int, Quote] = {}
    ranked = sorted(story.mentions, key=lambda m: (m.paragraph is ParagraphKind.HEADLINE, not m.strong, m.order))
    for mention in ranked:
        quotes.setdefault(mention.sentence.start, Quote(mention.sentence, mention.sentence.of(text), mention.trigger))
    return list(quotes.values())


def _tie(candidates: list[Candidate]) -> list[Candidate]:
    """Give each event that has no date or place of its own those of the visit or meeting it was told with."""
    tied: list[Candidate] = []
    told = sorted((quote.span.start, index) for index, other in enumerate(candidates) for quote in other.evidence)
    for candidate in candidates:
        index = None if candidate.type is EventType.VISIT else _find_context(candidate, candidates, told)
        if index is None:
            tied.append(candidate)
            continue
        context = candidates[index]
        dated = candidate.date is not None and bool(candidate.date.text)
        part_of = index if context.type in (EventType.VISIT, EventType.CONFERENCE) else context.part_of
        date = candidate.date if dated else context.date or candidate.date
        tied.append(replace(candidate, part_of=part_of, place=candidate.place or context.place, date=date))
    return tied


def _find_context(candidate: Candidate, candidates: Sequence[Candidate], told: list[tuple[int, int]]) -> int | None:
    """The event told last before it, not far away, with the same people, on days and in a place that fit.

    ``told`` has where each sentence begins, and the index of its candidate, in the order of the text.
    """
    names = {participant.name for participant in candidate.participants}
    start = candidate.evidence[0].span.start
    best: tuple[bool, int, int, int] | None = None
    near = told[bisect_left(told, (start - FAR, 0)) : bisect_left(told, (start + FAR, 0))]
    for index in sorted({index for _, index in near}):
        other = candidates[index]
        if other is candidate or other.status is not candidate.status or not places_agree(other.place, candidate.place):
            continue
        people = {p.name for p in other.participants if other.type is not EventType.VISIT or p.role is Role.VISITOR}
        needed = 1 if other.type in (EventType.VISIT, EventType.CONFERENCE) else 2
        if len(people & names) < needed or not _days_fit(candidate, other) or not _can_lend(other):
            continue
        behind = min((start - quote.span.start for quote in other.evidence if quote.span.start <= start), default=None)
        ahead = min((quote.span.start - start for quote in other.evidence if quote.span.start > start), default=None)
        gap = behind if behind is not None else (ahead or 0) + 300
        rank = (behind is None, gap, vagueness(other.date) if other.date else 100_000, index)
        if behind is None and not _may_be_there(candidate, other):
            continue
        if gap < FAR and (best is None or rank < best):
            best = rank
    return best[3] if best else None


def _can_lend(other: Candidate) -> bool:
    """Whether a meeting that was told with another has a day, a place or a visit to lend it."""
    journey = other.type in (EventType.VISIT, EventType.CONFERENCE) or other.part_of is not None
    return journey or other.place is not None or (other.date is not None and bool(other.date.text))


def _may_be_there(candidate: Candidate, later: Candidate) -> bool:
    """Whether a meeting may have been on the journey that is told only after it: "received X. X is on a visit to Y"
    of Y's own president, and not "met X. He goes on to Z", where neither is from.
    """
    if later.type not in (EventType.VISIT, EventType.CONFERENCE) or later.place is None or not later.place.country:
        return True
    there = {p.name for p in later.participants}
    met = {p.country for p in candidate.participants if p.name not in there}
    return not met or later.place.country in met or (later.type is EventType.VISIT and met == {""})


def _days_fit(candidate: Candidate, other: Candidate) -> bool:
    if not (candidate.date and other.date and candidate.date.text and other.date.text):
        return True
    return not (candidate.date.resolved and other.date.resolved) or days_overlap(candidate.date, other.date)
