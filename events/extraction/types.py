"""The values that flow through extraction. Frozen, slotted, plain.

Offsets everywhere: characters (Python code points) from the beginning of the
article's stored text, start inclusive, end exclusive, so that
``text[start:end]`` is the quote, always.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from events.vocabulary import (
    ActorKind,
    AnchorBasis,
    DatePrecision,
    EventStatus,
    EventType,
    PlaceKind,
    Role,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """An article's publication date and why we believe it.

    ``date`` is None when nothing trustworthy says it (basis NONE); then relative
    phrases stay unresolved. ``confidence`` runs from 0 to 1. ``span`` is where
    the text says it, None when it was given or came from a page's metadata.
    """

    date: dt.date | None = None
    basis: AnchorBasis = AnchorBasis.NONE
    confidence: float = 0.0
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article as read from a file, a feed or a page, before anything is understood.

    ``text`` is never rewritten after this. ``published`` is what the caller or
    the page's metadata said, with ``published_basis`` GIVEN or METADATA; when it
    is None the extractor looks for a date in the text. ``id`` is the caller's own.
    """

    text: str
    id: str = ""
    title: str = ""
    url: str = ""
    publisher: str = ""
    language: str = "en"
    published: dt.date | None = None
    published_basis: AnchorBasis = AnchorBasis.NONE


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date phrase and what it means.

    ``text`` is the phrase as written (``text[start:end]``). ``edtf`` is an EDTF
    (ISO 8601-2) string, or None while the phrase cannot be resolved; then
    ``earliest`` and ``latest`` are None too. An open end is None on its side.
    ``reason`` is a short sentence: "Friday: latest Friday on or before 2021-02-19".
    ``start`` == ``end`` where no phrase stands in the text (a bound inferred
    from tense); ``text`` is then empty.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None
    precision: DatePrecision
    reason: str

    @property
    def span(self) -> Span:
        """Where the phrase stands."""
        return Span(self.start, self.end)

    @property
    def resolved(self) -> bool:
        """Whether a date is known at all."""
        return self.edtf is not None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Where an event was, as the text says it; ``country`` is ISO 3166-1 alpha-2 or empty."""

    name: str
    country: str
    kind: PlaceKind
    span: Span


@dataclass(frozen=True, slots=True)
class ParticipantMention:
    """Who took part: ``name`` canonical within the article, ``span`` where this sentence names them.

    ``country`` is ISO 3166-1 alpha-2 of the state they act for, empty when unknown.
    ``office`` is the title as written ("foreign minister"), empty when none.
    """

    name: str
    kind: ActorKind
    role: Role
    span: Span
    country: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that tells of the event; ``trigger`` is the word that made us look."""

    span: Span
    quote: str
    trigger: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that the extractor proposes: spans and values, nothing invented.

    ``evidence`` has at least one quote, the leading one first. ``date`` is None
    when no phrase belongs to the event and nothing bounds it. ``confidence`` is
    the chance from 0 to 1 that a fair reader would agree. ``part_of`` is the index, in the
    same extraction, of the visit or conference that this event belongs to. ``signs`` are
    what the confidence rests on, by name; other extractors than the rules have none.
    """

    type: EventType
    status: EventStatus
    title: str
    date: ResolvedDate | None
    place: PlaceMention | None
    participants: tuple[ParticipantMention, ...]
    evidence: tuple[Quote, ...]
    confidence: float
    part_of: int | None = None
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one extractor read out of one article.

    ``dropped`` counts what it claimed and the text does not bear out: events, and parts of events.
    """

    article_id: str
    anchor: Anchor
    candidates: tuple[Candidate, ...] = field(default=())
    extractor: str = ""
    version: str = ""
    dropped: int = 0
