"""Units and counts of units read in their context: "last week", "two days later", "a year earlier"."""

from __future__ import annotations

import datetime as dt

from events.extraction.temporal import directions, periods
from events.extraction.temporal.context import Context
from events.extraction.temporal.meanings import (
    DeicticUnit,
    LikePeriod,
    Offset,
    Relation,
)
from events.extraction.temporal.named import story_of
from events.extraction.temporal.reading import NO_ANCHOR, NO_REFERENCE, Reading
from events.extraction.temporal.tense import Tense
from events.vocabulary import DatePrecision

_SHIFTS = {Relation.LAST: -1, Relation.NEXT: 1, Relation.PREVIOUS: -1, Relation.FOLLOWING: 1}


def read_unit(meaning: DeicticUnit, context: Context) -> Reading:
    """A unit that hangs on the publication date or on the date spoken of."""
    if meaning.relation in (Relation.PREVIOUS, Relation.FOLLOWING, Relation.THAT):
        base = context.base_for(meaning.unit)
        if meaning.relation is Relation.THAT and meaning.unit == "day" and _is_another_story(base, context):
            base = context.published  # "earlier in the day", behind a year in passing: the day of the news
        if base is None:
            return None, NO_REFERENCE
        why = f"counted from {base}, spoken of before" if context.reference else f"counted from {base}"
        return periods.unit_around(base, meaning.unit, _SHIFTS.get(meaning.relation, 0)), why
    story = story_of(context) if meaning.told else None
    base = story.earliest if story else context.published
    if base is None:
        return None, NO_ANCHOR
    shift = _SHIFTS.get(meaning.relation, 0)
    if meaning.unit == "week" and base.weekday() == 6:
        # A Sunday looks back on the week that it ends and forward to the one that begins.
        shift += meaning.relation is Relation.LAST or (
            meaning.relation is Relation.THIS and context.tense in directions.AHEAD
        )
    if meaning.relation is Relation.NONE and meaning.unit == "weekend":
        shift = -1 if base.weekday() < 5 and context.tense not in directions.AHEAD else 0
    return periods.unit_around(base, meaning.unit, shift), f"counted from {base}"


def _is_another_story(base: dt.date | None, context: Context) -> bool:
    """Whether the day spoken of last lies far from the news that a text tells, and not just before."""
    if base is None or context.published is None or context.narrative:
        return False
    return abs((context.published - base).days) > 30 and context.start - context.reference_end > 60


def read_clock(context: Context) -> Reading:
    """A time of day: on the day just named, else on the day of publication."""
    if context.day is not None and context.start - context.day_end < 200:
        return context.day, f"on {context.day.edtf}, the day just named"
    if context.published is None:
        return None, NO_ANCHOR
    return periods.day(context.published), f"on {context.published}, the day of publication"


def read_offset(meaning: Offset, context: Context) -> Reading:
    """So many units from the publication date or from the date spoken of."""
    if not meaning.narrative:
        base = context.published
        if base is None:
            return None, NO_ANCHOR
        return periods.shifted(base, meaning.unit, meaning.amount), f"counted from {base}"
    base = context.base_for(meaning.unit)
    untold = context.reference is None and meaning.amount > 0 and context.tense is Tense.PAST
    if base is None or untold:  # "three months later he came": later than what the text does not date
        return None, NO_REFERENCE
    told = context.reference
    like_that = abs(meaning.amount) < 2 or (told and told.precision is DatePrecision.YEAR)
    if meaning.unit == "year" and told and told.precision is not DatePrecision.DAY and like_that:
        like = periods.same_later(told, meaning.amount)
        if like is not None:
            return like, f"counted from {told.edtf}, spoken of before"
    return periods.shifted(base, meaning.unit, meaning.amount), f"counted from {base}, spoken of before"


def read_like(meaning: LikePeriod, context: Context) -> Reading:
    """The period that figures are told for, in another year."""
    topic = context.compared
    if topic is not None and topic.earliest is not None:
        years = meaning.year - topic.earliest.year if meaning.year else meaning.years
        return periods.same_later(topic, years), f"like {topic.edtf}, spoken of before"
    if meaning.year:
        return periods.year(meaning.year), "as written"
    return read_offset(Offset("year", meaning.years, meaning.narrative), context)


def read_recent(unit: str, amount: int, future: bool, context: Context) -> Reading:
    """Up to or from the publication date."""
    base = context.published
    if base is None:
        return None, NO_ANCHOR
    if not amount:
        period = periods.since(base) if future else periods.until(base)
        return period, f"some time {'after' if future else 'before'} {base}"
    edge = periods.moved(base, unit, amount if future else -amount)
    period = periods.span(min(base, edge), max(base, edge))
    return period, f"{amount} {unit}{'s' if amount > 1 else ''} counted from {base}"
