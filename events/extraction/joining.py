"""Which tellings are of one event: type family, people, days, place and status agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from events.extraction.actor import Actor
from events.extraction.clean import ParagraphKind
from events.extraction.mention import EventMention
from events.extraction.story import Story
from events.extraction.types import PlaceMention, ResolvedDate
from events.vocabulary import (
    ActorKind,
    DatePrecision,
    EventStatus,
    EventType,
    PlaceKind,
    Role,
    same_family,
)

_OLD = dt.timedelta(days=60)
RECENT = 60  # stories that a telling may still belong to: of a chronology's hundreds, the last
ENOUGH = 40  # tellings of one event: more add nothing, and each is compared with every new one


def join_mentions(mentions: Sequence[EventMention]) -> list[Story]:
    """Group the tellings of one event; each telling joins the last story it fits, or begins one."""
    stories: list[Story] = []
    for mention in mentions:
        fitting = [story for story in stories[-RECENT:] if _fits(story, mention)]
        if fitting:
            best = max(
                fitting,
                key=lambda story: (
                    _closeness(story, mention),
                    not _is_background(story, mention),
                    story.mentions[-1].order,
                ),
            )
            if len(best.mentions) < ENOUGH:
                best.mentions.append(mention)
        else:
            stories.append(Story([mention]))
    return stories


def _closeness(story: Story, mention: EventMention) -> int:
    shared = len(story.known & mention.known)
    same_place = bool(story.place and mention.place and story.place.name == mention.place.name)
    same_date = bool(story.date and mention.date and story.date.edtf == mention.date.edtf and mention.date.edtf)
    same_word = mention.definite and any(told.type is mention.type for told in story.mentions)
    return 2 * shared + 2 * same_place + 2 * same_date + same_word


def _is_background(story: Story, mention: EventMention) -> bool:
    """Told in the pluperfect, and not just now: what "the meeting" seldom means."""
    just_told = story.mentions[-1].order == mention.order - 1
    return not just_told and all(told.tense == "pluperfect" for told in story.mentions)


def _is_of_old(mention: EventMention) -> bool:
    """Told with a day long before the report: background, and not what its other sentences speak of."""
    last = mention.date.latest if mention.date is not None else None
    if mention.type is EventType.AGREEMENT or last is None or mention.published is None:
        return False
    return last < mention.published - _OLD


def _is_news(story: Story) -> bool:
    """Whether a story without a date of its own is told as what goes on or lies ahead."""
    dated = any(mention.date is not None and mention.date.resolved for mention in story.mentions)
    return not dated and any(mention.tense in ("present", "future") for mention in story.mentions)


def _fits(story: Story, mention: EventMention) -> bool:
    if not same_family(story.type, mention.type) and not _may_be_call(story, mention):
        return False
    if mention.again and not any(m.again for m in story.mentions):
        return False
    if mention.ordinal and any(m.ordinal and m.ordinal != mention.ordinal for m in story.mentions):
        return False  # "his second visit", "his first visit, in April"
    if _is_of_old(mention) and _is_news(story):
        return False
    if _is_filed_elsewhere(story, mention):
        return False
    if mention.topic and any(told.topic and told.topic != mention.topic for told in story.mentions):
        return False  # "an accord on trade", "an accord on navigation"
    if mention.paper and any(told.paper and told.paper != mention.paper for told in story.mentions):
        return False  # "the protocol", "the treaty of 1997"
    if mention.type is EventType.VISIT and _is_whole_and_part(story.place, mention.place):
        return False
    return (
        _dates_agree(story, mention)
        and places_agree(story.place, mention.place)
        and _statuses_agree(story, mention)
        and _actors_agree(story, mention)
    )


def _is_filed_elsewhere(story: Story, mention: EventMention) -> bool:
    """Each item of a diary tells of an event of its own, unless it says the same of the same people."""
    apart = mention.filed >= 0 and all(told.filed >= 0 and told.filed != mention.filed for told in story.mentions)
    return apart and not (mention.type is story.type and mention.known == story.known)


def _is_whole_and_part(a: PlaceMention | None, b: PlaceMention | None) -> bool:
    """ "a tour of Africa", "visited Nairobi": each stop is a visit of its own; "Crimea", "Yalta": the same."""
    if a is None or b is None or (a.kind is PlaceKind.REGION) is (b.kind is PlaceKind.REGION):
        return False
    return not (a.country and a.country == b.country)


def _may_be_call(story: Story, mention: EventMention) -> bool:
    """ "X speaks with Y" over the story of their telephone call."""
    if {story.type, mention.type} != {EventType.CALL, EventType.TALKS}:
        return False
    spoken = [m for m in (*story.mentions, mention) if m.type is EventType.TALKS]
    a, b = _identities(story.mentions, [mention])
    return all(not m.nominal for m in spoken) and len(a & b) > 1


def _dates_agree(story: Story, mention: EventMention) -> bool:
    if mention.date is None or not mention.date.resolved:
        return not _is_told_before(story, mention)
    for other in story.mentions:
        if other.date is not None and other.date.resolved and not days_overlap(other.date, mention.date):
            return False
    return True


def _is_told_before(story: Story, mention: EventMention) -> bool:
    """Told as past, on a page's older item, and so before the day of the story."""
    day = story.date.earliest if story.date is not None else None
    past = mention.status is EventStatus.HELD and mention.tense in ("past", "pluperfect")
    return past and day is not None and mention.published is not None and day > mention.published


def days_overlap(a: ResolvedDate, b: ResolvedDate) -> bool:
    a_start, a_end = a.earliest or dt.date.min, a.latest or dt.date.max
    b_start, b_end = b.earliest or dt.date.min, b.latest or dt.date.max
    if DatePrecision.WEEK in (a.precision, b.precision):  # "next week" may begin on Saturday
        return (b_start - a_end).days <= 2 and (a_start - b_end).days <= 2
    return a_start <= b_end and b_start <= a_end


def places_agree(a: PlaceMention | None, b: PlaceMention | None) -> bool:
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
    if mention.type is EventType.VISIT and _is_of_one_day(story, mention):
        return True  # "headed for Oslo on Tuesday", "was to land there later on Tuesday": a journey under way
    if a is b or mention.weak_status or all(m.weak_status for m in story.mentions):
        return True
    off = {EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.CANCELLED}
    return a in off and b in off


def _is_of_one_day(story: Story, mention: EventMention) -> bool:
    a, b = story.date, mention.date
    return a is not None and b is not None and a.edtf == b.edtf and a.precision is b.precision is DatePrecision.DAY


def _actors_agree(story: Story, mention: EventMention) -> bool:
    a, b = _identities(story.mentions, [mention])
    if mention.type is EventType.CONFERENCE and _names_hosts_only([mention]):
        b = frozenset()  # "a summit that Algiers was to host": who comes is not told
    if not b:
        if any(actor.generic and "predecessor" in actor.name for actor, _ in mention.actors):
            return False  # "his predecessor made the same journey"
        if all(m.ordinary for m in story.mentions) and not story.date and not story.place:
            return False  # "the talks" are not talks in general
        near = bool(mention.place or mention.date)
        return (
            mention.definite
            or (mention.nominal and near and _closeness(story, mention) > 0)
            or (_closeness(story, mention) > 0 and bool(mention.actors) and mention.status is story.status)
        )
    if not a:
        said = mention.nominal or mention.definite or story.status is mention.status
        return said or mention.status is not EventStatus.PLANNED  # "agreed to meet": not the talks that were held
    shared = a & b
    conference = EventType.CONFERENCE
    if mention.type is conference and story.type is conference and mention.definite and not mention.specific:
        return True  # "the summit": who speaks there need not have been named before
    if _meets_beside_a_session(story.mentions, [mention]) or _meets_beside_a_session([mention], story.mentions):
        return False
    if not shared:
        return _points_back(story, mention) or _is_that_of_the_date(story, mention)
    headline = ParagraphKind.HEADLINE
    # A headline names in fewer words who the text names in full.
    if mention.paragraph is headline or all(m.paragraph is headline for m in story.mentions):
        alike = (mention.type is conference) is (story.type is conference)
        return (
            alike or len(shared) > 1 or bool(story.place and mention.place and story.place.name == mention.place.name)
        )
    if not (mention.definite or mention.nominal) and a != b and all(m.ordinary for m in story.mentions):
        return False
    in_conference = any(m.type is conference for m in story.mentions)
    if not mention.definite and (mention.type is conference) != in_conference and len(shared) < 2:
        return False  # a talk on the sidelines
    plain = not mention.nominal and not mention.definite and not story.mentions[0].nominal
    if plain and len(a) > 1 and (b - a or (a != b and mention.date is not None and story.date is None)):
        return False  # met one, then met more
    bodies = {actor.name for actor, _ in mention.actors if actor.kind is ActorKind.ORGANISATION}
    same_session = mention.nominal and mention.definite and bool(shared & bodies)  # "the G7 meeting"
    if mention.type is not EventType.VISIT and len(shared) == 1 and a - shared and b - shared and not same_session:
        return False  # each met someone else
    if mention.type is EventType.VISIT:
        return bool(_visitors(story.mentions) & _visitors([mention])) or not _visitors([mention])
    return True


def _meets_beside_a_session(session: Sequence[EventMention], other: Sequence[EventMention]) -> bool:
    """ "A and B met at the G20 summit": they two, and not the body whose summit it was."""
    if any(told.type is not EventType.CONFERENCE for told in session):
        return False
    bodies = {a.name for told in session for a, _ in told.actors if a.kind is ActorKind.ORGANISATION}
    others = frozenset().union(*(told.known for told in other))
    apart = all(told.type in (EventType.MEETING, EventType.TALKS) for told in other)
    told_by_verbs = all(not told.nominal for told in other)
    return bool(bodies) and apart and not bodies & others and (len(others) > 1 or (told_by_verbs and bool(others)))


def _names_hosts_only(mentions: Sequence[EventMention]) -> bool:
    return all(role is Role.HOST for mention in mentions for actor, role in mention.actors if actor.known)


def _points_back(story: Story, mention: EventMention) -> bool:
    """ "X chaired the consultations", right after they were told of: X need not have been named before."""
    return (
        mention.nominal
        and mention.definite
        and not mention.specific
        and mention.date is None
        and mention.type is story.type
        and story.mentions[-1].order == mention.order - 1
    )


def _is_that_of_the_date(story: Story, mention: EventMention) -> bool:
    """ "who was at the June 2003 meeting as well": the one told before with that very date."""
    pointed = mention.nominal and mention.definite and not mention.specific
    if not (pointed and mention.date and mention.date.edtf and story.date):
        return False
    return mention.date.edtf == story.date.edtf and (mention.type is EventType.VISIT) is (story.type is EventType.VISIT)


def _visitors(mentions: Sequence[EventMention]) -> frozenset[str]:
    return frozenset(
        actor.name for mention in mentions for actor, role in mention.actors if actor.known and role is Role.VISITOR
    )


def _identities(told: Sequence[EventMention], telling: Sequence[EventMention]) -> tuple[frozenset[str], frozenset[str]]:
    """Who took part by either: a person and the person's state are one where only one side names the person."""
    a = [actor for mention in told for actor, _ in mention.actors if actor.known]
    b = [actor for mention in telling for actor, _ in mention.actors if actor.known]
    return _keys(a, _bare_states(b)), _keys(b, _bare_states(a))


def _bare_states(actors: Sequence[Actor]) -> frozenset[str]:
    """The states that are named without a person of theirs."""
    persons = {actor.country for actor in actors if actor.kind is ActorKind.PERSON}
    return frozenset(actor.country for actor in actors if actor.kind is ActorKind.STATE) - persons


def _keys(actors: Sequence[Actor], states: frozenset[str]) -> frozenset[str]:
    return frozenset(
        actor.country
        if actor.country
        and (actor.kind is ActorKind.STATE or (actor.kind is ActorKind.PERSON and actor.country in states))
        else actor.name
        for actor in actors
    )
