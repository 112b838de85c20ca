"""Whose day a sentence without a date goes on with: "On Monday she met X. She then sat down with Y."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from events.extraction.arguments import is_passive
from events.extraction.frame import Frame
from events.extraction.joining import places_agree
from events.extraction.mention import EventMention
from events.extraction.passage import Passage
from events.extraction.story import Story
from events.extraction.types import ResolvedDate, Span
from events.vocabulary import DatePrecision, EventStatus, EventType

_GOES_ON = frozenset("then later afterwards afterward subsequently also too separately next meanwhile".split())
_LATE = re.compile(r"\b(?:late|evening|night|midnight|tonight|overnight)\b", re.IGNORECASE)  # what follows is tomorrow
_BACK = 4  # tellings: what was told longer ago does not go on


def goes_on(frame: Frame) -> bool:
    """Whether the words around a trigger go on with what was just told: "then", "also", "was followed by"."""
    verb = frame.predicate or frame.trigger
    if verb.lemma_ == "follow" and is_passive(verb):
        return True
    return any(
        _is_adverb(child) for head in {verb.i: verb, frame.trigger.i: frame.trigger}.values() for child in head.children
    )


def _is_adverb(token: Token) -> bool:
    """ "later", but not "later this year", "much later"."""
    return token.lower_ in _GOES_ON and not any(child.dep_ != "punct" for child in token.children)


def date_sequels(stories: Sequence[Story], text: str) -> None:
    """Give each past event without a date the day of what was told just before with one of the same people."""
    told = {mention.order: story for story in stories for mention in story.mentions}
    for story in sorted(stories, key=lambda story: story.mentions[0].order):
        first = story.mentions[0]
        if story.date is None and (_is_past(first, story) or _is_ahead(first, story)):
            date = _find_day(first, told, text)
            if date is not None:
                story.mentions[0] = replace(first, date=date)


def _is_past(mention: EventMention, story: Story) -> bool:
    return story.status is EventStatus.HELD and mention.tense == "past"


def _is_ahead(mention: EventMention, story: Story) -> bool:
    """ "will be in Oslo on Monday. She will also meet …"; of another journey the day is another one."""
    return story.status is EventStatus.PLANNED and mention.tense == "future" and mention.type is not EventType.VISIT


def _is_elsewhere(mention: EventMention, before: EventMention) -> bool:
    return not places_agree(mention.place, before.place)


def _find_day(mention: EventMention, told: dict[int, Story], text: str) -> ResolvedDate | None:
    for order in range(mention.order - 1, mention.order - 1 - _BACK, -1):
        story = told.get(order)
        if story is None:
            return None
        before = next(other for other in story.mentions if other.order == order)
        breaks = len(text[before.sentence.end : mention.sentence.start].split("\n\n")) - 1
        if breaks > mention.goes_on:
            return None
        alike = before.status is mention.status and before.tense == mention.tense
        if not alike or not before.known & mention.known or _is_elsewhere(mention, before):
            continue
        date = story.date
        if date is None or date.precision is not DatePrecision.DAY or _LATE.search(date.text):
            return None
        return date
    return None


_IT_WAS = re.compile(
    r"(?:It|They|The \w+) (?:(?:was|were|is|are|will|had) )?(?:(?:also|then|later) )?"
    r"(?:(?:due|set|scheduled) )?(?:to )?(?:be(?:en)? )?"
    r"(?:held|took place|take place|taking place|takes place|opened|opens?|began|begins?|started|starts?"
    r"|scheduled|planned|set|due|inked|signed)\b"
)


def date_later(mentions: list[EventMention], sentence: Span, passage: Passage) -> None:
    """Give the event told last its day where the next sentence says no more: "It took place on 3 May"."""
    if not mentions or mentions[-1].date is not None or not _IT_WAS.match(sentence.of(passage.text)):
        return
    between = passage.text[mentions[-1].sentence.end : sentence.start]
    dates = [date for date in passage.dates if sentence.start <= date.start and date.end <= sentence.end]
    if between.strip() == "" and "\n" not in between and len(dates) == 1 and dates[0].resolved:
        mentions[-1] = replace(mentions[-1], date=dates[0])
