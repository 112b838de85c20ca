"""What a ministry tells of its minister's day: meetings without a date of their own were on the day named first."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from events.extraction.story import Story
from events.extraction.types import ResolvedDate
from events.vocabulary import ActorKind, DatePrecision, EventStatus, EventType, Role

_HEAD = 500  # characters of a page's head
_OFFICIAL = re.compile(
    r"\b(?:press release|read-?out|for immediate release|press (?:statement|communiqu[ée]|service of the)"
    r"|communiqu[ée]|ministry of foreign affairs|embassy of|office of the (?:president|prime minister|spokes\w+))\b",
    re.IGNORECASE,
)
_TOGETHER = frozenset({EventType.MEETING, EventType.TALKS, EventType.CALL})
_SEVERAL = 3  # events of whom a readout is about
_FRESH = dt.timedelta(days=4)


def date_readout(stories: Sequence[Story], text: str, dates: Sequence[ResolvedDate]) -> None:
    """Give each past event of the person whom an official readout is about the day that the readout is of.

    ``dates`` are the text's, in order. Nothing changes for other texts, or where the readout names no day.
    """
    day = _find_day(stories, text, dates)
    who = _find_protagonist(stories)
    if day is None or not who:
        return
    for story in stories:
        _add_protagonist(story, who, stories)
        first = story.mentions[0]
        told_now = story.status is EventStatus.HELD and all(telling.tense == "past" for telling in story.mentions)
        if story.date is None and told_now and who in story.known:
            story.mentions[0] = replace(first, date=day)


def _add_protagonist(story: Story, who: str, stories: Sequence[Story]) -> None:
    """ "During talks with the Kyrgyz minister, …": with whom the other talked goes without saying."""
    alone = len(story.known) == 1 and who not in story.known and story.type in _TOGETHER
    held = all(telling.tense == "past" for telling in story.mentions) and story.mentions[0].nominal
    if not alone or not held or story.status is not EventStatus.HELD:
        return
    actor = next(actor for told in stories for actor, _ in told.actors if actor.name == who)
    first = story.mentions[0]
    story.mentions[0] = replace(first, actors=(*first.actors, (actor, Role.PARTICIPANT)))


def _find_day(stories: Sequence[Story], text: str, dates: Sequence[ResolvedDate]) -> ResolvedDate | None:
    if not stories or not _OFFICIAL.search(text[:_HEAD]):
        return None
    published = stories[0].published
    first = next((date for date in dates if date.precision is DatePrecision.DAY), None)
    if first is None or first.latest is None or published is None:
        return None
    return first if published - _FRESH <= first.latest <= published else None


def _find_protagonist(stories: Sequence[Story]) -> str:
    """The one person who takes part in most of what is told, and in three events at least."""
    told = Counter(
        actor.name for story in stories for actor, _ in story.actors if actor.known and actor.kind is ActorKind.PERSON
    )
    first = told.most_common(2)
    if not first or first[0][1] < _SEVERAL or (len(first) > 1 and first[1][1] == first[0][1]):
        return ""
    return first[0][0]
