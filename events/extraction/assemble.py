"""One event an article: tellings of the same event joined, all of them evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from events.extraction.actors import Actor
from events.extraction.bounds import open_until
from events.extraction.clean import ParagraphKind
from events.extraction.confidence import rate
from events.extraction.mention import EventMention
from events.extraction.titles import write_title
from events.extraction.types import Anchor, Candidate, ParticipantMention, PlaceMention, Quote, ResolvedDate
from events.vocabulary import (
    TYPE_FAMILIES,
    ActorKind,
    DatePrecision,
    EventStatus,
    EventType,
    PlaceKind,
    Role,
)

LEAST_CONFIDENCE = 0.5


@dataclass(slots=True)
class Story:
    """The tellings that speak of one event, in the order of the text."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def type(self) -> EventType:
        """The most telling type: the first strong one."""
        ranked = sorted(self.mentions, key=lambda m: (not m.strong, m.nominal and not m.known, m.order))
        return ranked[0].type

    @property
    def status(self) -> EventStatus:
        """What the surest telling says: plans yield to what became of them."""
        firm = [m for m in self.mentions if not m.weak_status] or self.mentions
        for status in (EventStatus.DENIED, EventStatus.CANCELLED, EventStatus.POSTPONED):
            if any(m.status is status for m in firm):
                return status
        if any(m.status is EventStatus.HELD and m.tense != "present" for m in firm):
            return EventStatus.HELD
        return firm[0].status

    @property
    def actors(self) -> list[tuple[Actor, Role]]:
        """Everyone named by any telling, each once, with the most telling role."""
        found: dict[str, tuple[Actor, Role]] = {}
        for mention in self.mentions:
            for actor, role in mention.actors:
                known = found.get(actor.name.lower())
                if known is None or (known[1] is Role.PARTICIPANT and role is not Role.PARTICIPANT):
                    found[actor.name.lower()] = (actor, role)
        strong = [m for m in self.mentions if m.strong] or self.mentions
        leading = frozenset(actor.name for actor, _ in strong[0].actors)
        return _without_doubles(list(found.values()), leading)

    @property
    def place(self) -> PlaceMention | None:
        """A city rather than a country, the first told first."""
        places = [m.place for m in self.mentions if m.place is not None]
        cities = [place for place in places if place.kind is PlaceKind.CITY]
        return next(iter(cities or places), None)

    @property
    def date(self) -> ResolvedDate | None:
        """The most exact resolved phrase, the first told first; else an unresolved one."""
        dates = [m.date for m in self.mentions if m.date is not None]
        resolved = [date for date in dates if date.resolved]
        return min(resolved, key=_vagueness) if resolved else (dates[0] if dates else None)

    @property
    def known(self) -> frozenset[str]:
        """Names of all who have one."""
        return frozenset().union(*(m.known for m in self.mentions))


def _vagueness(date: ResolvedDate) -> int:
    if date.earliest is None or date.latest is None:
        return 100_000
    return (date.latest - date.earliest).days


def _without_doubles(actors: list[tuple[Actor, Role]], leading: frozenset[str]) -> list[tuple[Actor, Role]]:
    """Descriptions go when someone is named; a state goes when its own people are named."""
    known = [(actor, role) for actor, role in actors if actor.known]
    persons = {actor.country for actor, _ in known if actor.kind is ActorKind.PERSON and actor.country}
    kept = [
        (actor, role)
        for actor, role in known
        if not (actor.kind is ActorKind.STATE and actor.country in persons and role is not Role.HOST)
    ]
    groups = [(actor, role) for actor, role in actors if actor.generic and actor.name in leading]
    if len(kept) < 2:
        kept += [pair for pair in groups if len(pair[0].name) < 80][: 2 - len(kept)]
    return kept


def join_mentions(mentions: Sequence[EventMention]) -> list[Story]:
    """Group the tellings of one event; each telling joins the last story it fits, or begins one."""
    stories: list[Story] = []
    for mention in mentions:
        fitting = [story for story in stories if _fits(story, mention)]
        if fitting:
            best = max(
                fitting,
                key=lambda story: (
                    _closeness(story, mention),
                    not _is_background(story, mention),
                    story.mentions[-1].order,
                ),
            )
            best.mentions.append(mention)
        else:
            stories.append(Story([mention]))
    return stories


def _closeness(story: Story, mention: EventMention) -> int:
    shared = len(story.known & mention.known)
    same_place = bool(story.place and mention.place and story.place.name == mention.place.name)
    same_date = bool(story.date and mention.date and story.date.edtf == mention.date.edtf and mention.date.edtf)
    return 2 * shared + 2 * same_place + 2 * same_date


def _is_background(story: Story, mention: EventMention) -> bool:
    """Told in the pluperfect, and not just now: what "the meeting" seldom means."""
    just_told = story.mentions[-1].order == mention.order - 1
    return not just_told and all(told.tense == "pluperfect" for told in story.mentions)


def _fits(story: Story, mention: EventMention) -> bool:
    if not _same_family(story.type, mention.type) and not _may_be_call(story, mention):
        return False
    if mention.again and not any(m.again for m in story.mentions):
        return False
    return (
        _dates_agree(story, mention)
        and _places_agree(story.place, mention.place)
        and _statuses_agree(story, mention)
        and _actors_agree(story, mention)
    )


def _may_be_call(story: Story, mention: EventMention) -> bool:
    """ "X speaks with Y" over the story of their telephone call."""
    if {story.type, mention.type} != {EventType.CALL, EventType.TALKS}:
        return False
    spoken = [m for m in (*story.mentions, mention) if m.type is EventType.TALKS]
    return all(not m.nominal for m in spoken) and len(_identities(story.mentions) & _identities([mention])) > 1


def _same_family(a: EventType, b: EventType) -> bool:
    return any(a in family and b in family for family in TYPE_FAMILIES)


def _dates_agree(story: Story, mention: EventMention) -> bool:
    if mention.date is None or not mention.date.resolved:
        return True
    for other in story.mentions:
        if other.date is not None and other.date.resolved and not _overlap(other.date, mention.date):
            return False
    return True


def _overlap(a: ResolvedDate, b: ResolvedDate) -> bool:
    a_start, a_end = a.earliest or dt.date.min, a.latest or dt.date.max
    b_start, b_end = b.earliest or dt.date.min, b.latest or dt.date.max
    if DatePrecision.WEEK in (a.precision, b.precision):  # "next week" may begin on Saturday
        return (b_start - a_end).days <= 2 and (a_start - b_end).days <= 2
    return a_start <= b_end and b_start <= a_end


def _places_agree(a: PlaceMention | None, b: PlaceMention | None) -> bool:
    if a is None or b is None or a.name == b.name:
        return True
    if PlaceKind.CITY in (a.kind, b.kind) and a.kind is b.kind:
        return False
    return not (a.country and b.country and a.country != b.country)


def _statuses_agree(story: Story, mention: EventMention) -> bool:
    a, b = story.status, mention.status
    if (
        a is EventStatus.PLANNED
        and mention.tense == "present"
        and mention.strong
        and mention.date is None
        and b is EventStatus.HELD
    ):
        return False  # "is attending": under way
    if a is b or mention.weak_status or all(m.weak_status for m in story.mentions):
        return True
    off = {EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.CANCELLED}
    return a in off and b in off


def _actors_agree(story: Story, mention: EventMention) -> bool:
    a, b = _identities(story.mentions), _identities([mention])
    if not b:
        if all(m.ordinary for m in story.mentions) and not story.date and not story.place:
            return False  # "the talks" are not talks in general
        near = bool(mention.place or mention.date)
        return (
            mention.definite or (mention.nominal and near) or (_closeness(story, mention) > 0 and bool(mention.actors))
        )
    if not a:
        return True
    shared = a & b
    conference = EventType.CONFERENCE
    if mention.type is conference and story.type is conference and mention.definite and not mention.specific:
        return True  # "the summit": who speaks there need not have been named before
    if not shared:
        return False
    headline = ParagraphKind.HEADLINE
    if mention.paragraph is headline or all(m.paragraph is headline for m in story.mentions):
        return True  # a headline names in fewer words who the text names in full
    if not (mention.definite or mention.nominal) and a != b and all(m.ordinary for m in story.mentions):
        return False
    if not mention.definite and (mention.type is conference) != (story.type is conference) and len(shared) < 2:
        return False  # a talk on the sidelines
    plain = not mention.nominal and not mention.definite and not story.mentions[0].nominal
    if plain and len(a) > 1 and (b - a or (a != b and mention.date is not None and story.date is None)):
        return False  # met one, then met more
    if mention.type is not EventType.VISIT and len(shared) == 1 and a - shared and b - shared:
        return False  # each met someone else
    if mention.type is EventType.VISIT:
        return bool(_visitors(story.mentions) & _visitors([mention])) or not _visitors([mention])
    return True


def _visitors(mentions: Sequence[EventMention]) -> frozenset[str]:
    return frozenset(
        actor.name for mention in mentions for actor, role in mention.actors if actor.known and role is Role.VISITOR
    )


def _identities(mentions: Sequence[EventMention]) -> frozenset[str]:
    """Who took part, a person and the person's state taken for one."""
    return frozenset(
        actor.country if actor.country and actor.kind in (ActorKind.PERSON, ActorKind.STATE) else actor.name
        for mention in mentions
        for actor, _ in mention.actors
        if actor.known
    )


def build_candidates(stories: Sequence[Story], text: str, anchor: Anchor) -> list[Candidate]:
    """Stories as candidates, those too unsure left out; a meeting during a visit is tied to it and inherits from it."""
    kept = [story for story in stories if rate(story.mentions) >= LEAST_CONFIDENCE]
    candidates = [_build(story, text, anchor) for story in kept]
    return _tie(_tie(candidates))  # a meeting may take from a meeting what that took from a visit


def _build(story: Story, text: str, anchor: Anchor) -> Candidate:
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
    status = _settle_status(story, anchor)
    place = story.place
    return Candidate(
        type=story.type,
        status=status,
        title=write_title(story.type, status, participants, place),
        date=_settle_date(story, status, anchor),
        place=place,
        participants=participants,
        evidence=tuple(_quotes(story, text)),
        confidence=rate(story.mentions),
    )


def _settle_status(story: Story, anchor: Anchor) -> EventStatus:
    """A present tense with a date to come tells a plan; a plan whose sentence is past stays one."""
    status, date = story.status, story.date
    ahead = date is not None and date.earliest is not None and anchor.date is not None and date.earliest > anchor.date
    return EventStatus.PLANNED if status is EventStatus.HELD and ahead else status


def _settle_date(story: Story, status: EventStatus, anchor: Anchor) -> ResolvedDate | None:
    date = story.date
    if date is not None or status is not EventStatus.HELD or anchor.date is None:
        return date
    last = story.mentions[0].sentence
    return open_until(anchor.date, at=last.end, reason=f"told as past, no date given: not after {anchor.date}")


def _quotes(story: Story, text: str) -> list[Quote]:
    quotes: dict[int, Quote] = {}
    ranked = sorted(story.mentions, key=lambda m: (m.paragraph is ParagraphKind.HEADLINE, not m.strong, m.order))
    for mention in ranked:
        quotes.setdefault(mention.sentence.start, Quote(mention.sentence, mention.sentence.of(text), mention.trigger))
    return list(quotes.values())


def _tie(candidates: list[Candidate]) -> list[Candidate]:
    """Give each event that has no date or place of its own those of the visit or meeting it was told with."""
    tied: list[Candidate] = []
    for candidate in candidates:
        index = None if candidate.type is EventType.VISIT else _find_context(candidate, candidates)
        if index is None:
            tied.append(candidate)
            continue
        context = candidates[index]
        dated = candidate.date is not None and bool(candidate.date.text)
        part_of = index if context.type in (EventType.VISIT, EventType.CONFERENCE) else context.part_of
        date = candidate.date if dated else context.date or candidate.date
        tied.append(replace(candidate, part_of=part_of, place=candidate.place or context.place, date=date))
    return tied


def _find_context(candidate: Candidate, candidates: Sequence[Candidate]) -> int | None:
    """The event told last before it, not far away, with the same people, on days and in a place that fit."""
    names = {participant.name for participant in candidate.participants}
    start = candidate.evidence[0].span.start
    best: tuple[bool, int, int] | None = None
    for index, other in enumerate(candidates):
        if (
            other is candidate
            or other.status is not candidate.status
            or not _places_agree(other.place, candidate.place)
        ):
            continue
        people = {p.name for p in other.participants if other.type is not EventType.VISIT or p.role is Role.VISITOR}
        needed = 1 if other.type in (EventType.VISIT, EventType.CONFERENCE) else 2
        if len(people & names) < needed or not _days_fit(candidate, other):
            continue
        behind = min((start - quote.span.start for quote in other.evidence if quote.span.start <= start), default=None)
        ahead = min((quote.span.start - start for quote in other.evidence if quote.span.start > start), default=None)
        gap = behind if behind is not None else (ahead or 0) + 300
        if gap < 900 and (best is None or (behind is None, gap, index) < best):
            best = (behind is None, gap, index)
    return best[2] if best else None


def _days_fit(candidate: Candidate, other: Candidate) -> bool:
    if not (candidate.date and other.date and candidate.date.text and other.date.text):
        return True
    return not (candidate.date.resolved and other.date.resolved) or _overlap(candidate.date, other.date)
