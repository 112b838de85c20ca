"""Claims become candidates: what the text does not bear out, word for word, is left out and counted.

Evidence is found in the paragraphs that were shown. Who, where and when are found inside
the evidence, linked by our own gazetteer, and dated by our own resolver: a claim chooses
among what the text says, and can add nothing to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from events.extraction.actor import Actor
from events.extraction.assemble import build_candidates
from events.extraction.clean import Paragraph, ParagraphKind
from events.extraction.mention import EventMention
from events.extraction.quoted.background import Background
from events.extraction.quoted.claims import Claim, QuoteClaim
from events.extraction.quoted.linking import link_actors, link_date, link_place
from events.extraction.quoted.verbatim import Folded, find_quote, fold
from events.extraction.story import Story
from events.extraction.triggers import find_event_word
from events.extraction.types import Candidate, PlaceMention, ResolvedDate, Span
from events.vocabulary import EventStatus, Role


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claimed sentence where it stands; ``folded`` is its own text, to find names in.

    ``trigger`` is None in a sentence that only says who or when.
    """

    span: Span
    trigger: Span | None
    kind: ParagraphKind
    folded: Folded


def ground_claims(
    claims: Sequence[Claim], shown: Sequence[Paragraph], background: Background, lost: Counter[str]
) -> list[Candidate]:
    """The candidates that the text bears out. ``shown`` are the paragraphs as they were numbered, from 1."""
    folded = [fold(paragraph.span.of(background.text), paragraph.span.start) for paragraph in shown]
    stories: dict[object, Story] = {}
    for claim in claims:
        evidence = _find_evidence(claim, shown, folded, background, lost)
        if not evidence:
            lost["events without evidence in the text"] += 1
            continue
        mentions = _tell(claim, evidence, background, len(stories), lost)
        story = Story(mentions)
        # The same event claimed twice is one, with the evidence of both.
        same = (claim.type, claim.status, story.known, story.place and story.place.name, story.date and story.date.edtf)
        key = same if story.known else (claim.type, mentions[0].sentence)
        if key in stories:
            known = {mention.sentence for mention in stories[key].mentions}
            stories[key].mentions += [mention for mention in mentions if mention.sentence not in known]
        else:
            stories[key] = story
    candidates = build_candidates(list(stories.values()), background.text)
    if len(candidates) < len(stories):
        lost["events too unsure to propose"] += len(stories) - len(candidates)
    return candidates


def _find_evidence(
    claim: Claim, shown: Sequence[Paragraph], folded: Sequence[Folded], background: Background, lost: Counter[str]
) -> list[Evidence]:
    """Each quote where it stands, once; of two that overlap the first."""
    found: list[Evidence] = []
    for quote in claim.evidence:
        places = _find_in_paragraphs(quote, folded)
        if len(places) != 1:
            lost["quotes that stand there twice" if places else "quotes that are not in the text"] += 1
            continue
        number, span = places[0]
        if any(other.span.overlaps(span) for other in found):
            continue
        word = find_event_word(span.of(background.shown))
        trigger = Span(span.start + word.start, span.start + word.end) if word is not None else None
        found.append(Evidence(span, trigger, shown[number].kind, fold(span.of(background.text), span.start)))
    if found and all(sentence.trigger is None for sentence in found):
        lost["quotes that tell of no event"] += len(found)
        return []
    return sorted(found, key=lambda sentence: sentence.trigger is None)


def _find_in_paragraphs(quote: QuoteClaim, folded: Sequence[Folded]) -> list[tuple[int, Span]]:
    """In the paragraph that the claim names, else in any."""
    number = quote.paragraph - 1
    if 0 <= number < len(folded) and (spans := find_quote(quote.quote, folded[number])):
        return [(number, span) for span in spans]
    return [(number, span) for number, text in enumerate(folded) for span in find_quote(quote.quote, text)]


def _tell(
    claim: Claim, evidence: Sequence[Evidence], background: Background, order: int, lost: Counter[str]
) -> list[EventMention]:
    """One telling a sentence; who and where stand in one of them and hold for all."""
    actors = _find_actors(claim, evidence, background, lost)
    place = _find_place(claim, evidence, background, lost)
    date = _find_date(claim, evidence, background, lost)
    return [
        EventMention(
            type=claim.type,
            status=claim.status,
            weak_status=False,
            tense="future" if claim.status is EventStatus.PLANNED else "past",
            actors=tuple(actors),
            place=place,
            places=(place,) if place is not None else (),
            date=date,
            sentence=sentence.span,
            trigger=sentence.trigger or sentence.span,
            order=order,
            paragraph=sentence.kind,
            specific=True,
            strong=sentence.trigger is not None,
            published=background.items.published_at(sentence.span.start),
        )
        for sentence in evidence
    ]


def _find_actors(
    claim: Claim, evidence: Sequence[Evidence], background: Background, lost: Counter[str]
) -> list[tuple[Actor, Role]]:
    found: dict[str, tuple[Actor, Role]] = {}
    for quote, role in claim.participants:
        spans = _find_inside(quote, evidence)
        linked = link_actors(spans[0], background) if spans else []
        if not linked:
            lost["participants that the evidence does not name"] += 1
        for actor in linked:
            found.setdefault(actor.name.casefold(), (actor, role))
    return list(found.values())


def _find_place(
    claim: Claim, evidence: Sequence[Evidence], background: Background, lost: Counter[str]
) -> PlaceMention | None:
    spans = _find_inside(claim.place, evidence)
    place = link_place(spans[0], background) if spans else None
    if claim.place and place is None:
        lost["places that the evidence does not name"] += 1
    return place


def _find_date(
    claim: Claim, evidence: Sequence[Evidence], background: Background, lost: Counter[str]
) -> ResolvedDate | None:
    if not claim.date:
        return None
    spans = _find_inside(claim.date, evidence)
    if not spans:
        lost["date phrases that the evidence does not have"] += 1
        return None
    date, reason = link_date(spans, claim.status, background)
    if reason:
        lost[reason] += 1
    return date


def _find_inside(quote: str, evidence: Sequence[Evidence]) -> list[Span]:
    """Where the words stand in the evidence, in its order."""
    return [span for sentence in evidence for span in find_quote(quote, sentence.folded)]
