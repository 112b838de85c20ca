"""The extractor that ships: rules over spaCy's parse of the paragraphs that can hold an event."""

from __future__ import annotations

import importlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from events.extraction.anchor import find_anchor
from events.extraction.assemble import LEAST_CONFIDENCE, build_candidates
from events.extraction.bounds import join_dates
from events.extraction.clean import Paragraph, ParagraphKind, masked_spans, read_paragraphs
from events.extraction.coreference import Discourse
from events.extraction.dates import find_dates
from events.extraction.diaries import read_heading
from events.extraction.diary_lines import is_bare_line, read_bare_line
from events.extraction.gazetteer import Hit, load_gazetteer
from events.extraction.home_affairs import leave_out_home_affairs
from events.extraction.items import find_items
from events.extraction.joining import join_mentions
from events.extraction.mention import EventMention
from events.extraction.opening import smooth_for_parser
from events.extraction.passage import Passage
from events.extraction.placing import place_candidates
from events.extraction.readouts import date_readout
from events.extraction.registry import ExtractorUnavailable
from events.extraction.resolve import resolve_items
from events.extraction.roster import Roster
from events.extraction.running_diary import holds_diary
from events.extraction.sentences import read_sentence
from events.extraction.sequels import date_later, date_sequels
from events.extraction.short_names import add_short_names
from events.extraction.subject_matter import is_business, is_sport
from events.extraction.takes import find_start, find_take, find_takes, is_diary
from events.extraction.triggers import may_hold_event
from events.extraction.types import ArticleText, Extraction, ResolvedDate, Span
from events.extraction.written_names import use_written_names

_PRINTED = re.compile(r"\b(?:published|posted|updated|modified|source|printed)\b", re.IGNORECASE)
BATCH = 8  # paragraphs; larger batches cost memory and gain nothing
LONGEST_SENTENCE = 400  # tokens: what is longer is a table or a trick, and its every part looks at all others
LONGEST_PARAGRAPH = 20_000  # characters: a parser's memory grows with the length


class RulesExtractor:
    """Reads events by rules. Safe to keep for a process; holds the language model."""

    name = "rules"
    version = "1.6"

    def __init__(self, model: str, least: float = LEAST_CONFIDENCE) -> None:
        """``least`` is the confidence below which nothing is proposed; 0 gives whatever was found."""
        self._least = least
        self._model = load_model(model)
        self._gazetteer = load_gazetteer()

    def extract(self, article: ArticleText) -> Extraction:
        """All events that the article tells of; the same article gives the same extraction."""
        text = article.text
        if is_sport(text) or is_business(text):
            return Extraction(article.id, find_anchor(article), (), self.name, self.version)
        paragraphs = read_paragraphs(text)
        masked = masked_spans(paragraphs)
        anchor = find_anchor(article, masked=masked)
        phrases = find_dates(text, masked=masked)
        items = find_items(text, phrases, anchor.date, masked=masked)
        dates = join_dates(text, resolve_items(text, phrases, items))
        shown = unwrap(hide(text, masked), paragraphs)
        hits = add_short_names(shown, self._gazetteer.find(shown))
        roster = Roster(shown, self._gazetteer, hits)
        discourse = Discourse(roster)
        mentions: list[EventMention] = []
        headings = {} if items.headers else find_headings(text, paragraphs, dates)
        openings = [0 if paragraph.masked else find_start(text, paragraph, hits) for paragraph in paragraphs]
        takes = [] if headings else find_takes(text, paragraphs, openings, hits)
        diary = is_diary(takes)
        for paragraph, opening, doc in self._parse(text, paragraphs, openings):
            passage = Passage(
                text,
                paragraph,
                doc,
                self._gazetteer,
                roster,
                _inside(hits, paragraph.span),
                _dates_inside(dates, paragraph.span),
                items.published_at(paragraph.span.start),
                headings.get(paragraph.span.start),
                opening,
                paragraph.span.start in headings or diary,
            )
            discourse.dateline = find_take(takes, paragraph.span.start)
            before = len(mentions)
            for sentence in doc.sents:
                if len(sentence) > LONGEST_SENTENCE:
                    continue
                found = read_sentence(sentence, passage, discourse, len(mentions))
                if not found:
                    date_later(mentions, passage.sentence_span(sentence), passage)
                mentions += found
            if len(mentions) == before and (line := read_bare_line(passage, before)) is not None:
                mentions.append(line)
        official = [told for told in mentions if not told.private or told.private & discourse.diplomats]
        stories = leave_out_home_affairs(join_mentions(official), hits)
        date_sequels(stories, text)
        date_readout(stories, text, dates)
        candidates = use_written_names(build_candidates(stories, text, self._least), text, hits)
        placed = place_candidates(candidates, text, takes, discourse.occasions, items, discourse.seen)
        return Extraction(article.id, anchor, tuple(placed), self.name, self.version)

    def _parse(
        self, text: str, paragraphs: list[Paragraph], openings: list[int]
    ) -> Iterator[tuple[Paragraph, int, Doc]]:
        """Each paragraph that can hold an event, parsed by itself without what stands before its first sentence."""
        worth = [
            (paragraph, opening)
            for paragraph, opening in zip(paragraphs, openings, strict=True)
            if not paragraph.masked
            and paragraph.span.end - paragraph.span.start <= LONGEST_PARAGRAPH
            and (may_hold_event(written := paragraph.span.of(text)) or is_bare_line(written, paragraph.kind))
        ]
        readable = (
            smooth_for_parser(paragraph.span.of(text)[opening:], headline=paragraph.kind is ParagraphKind.HEADLINE)
            for paragraph, opening in worth
        )
        for (paragraph, opening), doc in zip(worth, self._model.pipe(readable, batch_size=BATCH), strict=True):
            yield paragraph, opening, doc


@cache
def load_model(name: str) -> Language:
    """The spaCy model of that name, once a process. Raises ExtractorUnavailable when it is not installed."""
    try:
        return spacy.load(name)
    except OSError:
        pass
    try:
        module = importlib.import_module(name)
    except ImportError:
        raise ExtractorUnavailable(
            f"the language model “{name}” is not installed: "
            "run `pip install -r requirements.txt`, or name another in SPACY_MODEL"
        ) from None
    model: Language = module.load()
    return model


def unwrap(text: str, paragraphs: list[Paragraph]) -> str:
    """The text with a space for each line break inside a paragraph; every offset stays."""
    parts, at = [], 0
    for paragraph in paragraphs:
        span = paragraph.span
        parts += [text[at : span.start], span.of(text).replace("\n", " ")]
        at = span.end
    return "".join([*parts, text[at:]])


def find_headings(text: str, paragraphs: list[Paragraph], dates: list[ResolvedDate]) -> dict[int, ResolvedDate]:
    """For each paragraph of a diary (by its first character) the day of the heading above it; empty for other texts."""
    days = {
        paragraph.span.start: day
        for paragraph in paragraphs
        if paragraph.kind is ParagraphKind.DATELINE
        and not _PRINTED.search(paragraph.span.of(text))
        and (day := read_heading(_dates_inside(dates, paragraph.span), text)) is not None
    }
    if len({day.edtf for day in days.values()}) < 1 + (not holds_diary(text)):
        return {}
    found: dict[int, ResolvedDate] = {}
    current: ResolvedDate | None = None
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.DATELINE:
            current = days.get(paragraph.span.start)
        elif paragraph.kind is ParagraphKind.HEADLINE and not may_hold_event(paragraph.span.of(text)):
            current = None
        elif current is not None:
            found[paragraph.span.start] = current
    return found


def hide(text: str, spans: list[Span]) -> str:
    """The text with the spans blanked out; every offset stays."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join([*parts, text[at:]])


def _inside(hits: list[Hit], span: Span) -> list[Hit]:
    first = bisect_left(hits, span.start, key=lambda hit: hit.span.start)
    last = bisect_left(hits, span.end, key=lambda hit: hit.span.start)
    return [hit for hit in hits[first:last] if hit.span.end <= span.end]


def _dates_inside(dates: list[ResolvedDate], span: Span) -> list[ResolvedDate]:
    first = bisect_left(dates, span.start, key=lambda date: date.start)
    last = bisect_right(dates, span.end, key=lambda date: date.start)
    return [date for date in dates[first:last] if date.end <= span.end]
