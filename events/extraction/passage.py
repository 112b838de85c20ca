"""One parsed paragraph with all that was known about it before: known names, persons, dates, its place in the text."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from events.extraction.clean import Paragraph, ParagraphKind
from events.extraction.gazetteer import Form, Gazetteer, Hit
from events.extraction.roster import Roster
from events.extraction.types import ResolvedDate, Span


@dataclass(slots=True)
class Passage:
    """A paragraph under reading. Token offsets count from the paragraph, spans from the article's text."""

    text: str
    paragraph: Paragraph
    doc: Doc
    gazetteer: Gazetteer
    roster: Roster
    hits: list[Hit]
    dates: list[ResolvedDate]
    published: dt.date | None = None
    heading_date: ResolvedDate | None = None  # the day under which a diary files the paragraph
    opening: int = 0  # characters before the first sentence
    in_diary: bool = False  # an item of a diary, which names its town first
    _by_token: dict[int, Hit] = field(default_factory=dict)
    _dated: dict[int, ResolvedDate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        starts = [hit.span.start for hit in self.hits]
        date_starts = [date.start for date in self.dates]
        for token in self.doc:
            at, end = self.offset(token), self.offset(token) + len(token)
            index = bisect_left(starts, at + 1) - 1
            # A token such as "U.S.-led" holds a name; a name such as "New York" holds tokens.
            for hit in self.hits[max(index, 0) : index + 2]:
                if hit.span.start < end and at < hit.span.end and (hit.span.start <= at or hit.span.end >= end - 1):
                    self._by_token[token.i] = hit
                    break
            index = bisect_left(date_starts, at + 1) - 1
            if index >= 0 and at < self.dates[index].end:
                self._dated[token.i] = self.dates[index]

    @property
    def base(self) -> int:
        """Where the parsed part of the paragraph begins in the article's text."""
        return self.paragraph.span.start + self.opening

    @property
    def opening_place(self) -> Hit | None:
        """The city that a dateline names before the first sentence."""
        inside = [hit for hit in self.hits if hit.span.end <= self.base]
        cities = [hit for hit in inside if hit.name.form in (Form.CAPITAL, Form.CITY)]
        return cities[0] if cities else None

    @property
    def leading_date(self) -> ResolvedDate | None:
        """The date before a chronology's item: it holds for all that the item tells."""
        if self.paragraph.kind is not ParagraphKind.LIST_ITEM:
            return None
        return next((date for date in self.dates if date.end <= self.base), None)

    def offset(self, token: Token) -> int:
        """Where a token begins in the article's text."""
        return self.base + token.idx

    def span_of(self, first: Token, last: Token) -> Span:
        """From the first token's first to the last token's last character."""
        return Span(self.offset(first), self.offset(last) + len(last))

    def sentence_span(self, sentence: Tokens) -> Span:
        """The sentence without white space around it."""
        quote = self.text[self.base + sentence.start_char : self.base + sentence.end_char]
        start = self.base + sentence.start_char + len(quote) - len(quote.lstrip())
        return Span(start, start + len(quote.strip()))

    def hit(self, token: Token) -> Hit | None:
        """The known name that the token belongs to."""
        return self._by_token.get(token.i)

    def date(self, token: Token) -> ResolvedDate | None:
        """The date phrase that the token belongs to."""
        return self._dated.get(token.i)

    def dates_in(self, sentence: Tokens) -> list[tuple[ResolvedDate, Token]]:
        """Dates of a sentence, each with the token that heads its phrase."""
        found: dict[int, tuple[ResolvedDate, Token]] = {}
        for token in sentence:
            date = self._dated.get(token.i)
            if date is None or date.start in found:
                continue
            inside = [other for other in sentence if self._dated.get(other.i) is date]
            heads = [other for other in inside if other.head not in inside]
            found[date.start] = (date, (heads or inside)[0])
        return list(found.values())
