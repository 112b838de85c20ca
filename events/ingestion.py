"""Articles in, proposals out. The only module that knows both extraction and models.

Each article is stored with its mentions and proposals in one transaction, after
it was read in full: nothing is half-written. Each candidate is compared with the
events we know; evidence for a known one is attached, else a new event is proposed.
What a person decided is never changed here.
"""

from __future__ import annotations

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from courlan import normalize_url
from django.db import IntegrityError, transaction
from django.db.models import Q

from events.acquisition import ReadFailure
from events.announcements import event_changed
from events.copying import recognise_copies
from events.directory import find_or_add_actor, find_or_add_place, find_or_add_publisher
from events.extraction.readers import Read
from events.extraction.types import ArticleText, Candidate, Extraction
from events.models import Article, Event, Evidence, Mention, Participation
from events.readings import read_candidate
from events.recognition import find_copied_event, find_same_event, find_told_event, read_earlier, read_kin
from events.suggesting import suggest_around
from events.vocabulary import ReviewState

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class IngestReport:
    """Counts of one run: articles ``new`` and ``known``; events ``proposed`` and ``attached`` to; what ``failed``."""

    new: int = 0
    known: int = 0
    proposed: int = 0
    attached: int = 0
    failures: list[ReadFailure] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return len(self.failures)


def ingest_articles(
    found: Iterable[ArticleText | ReadFailure],
    *,
    read: Read,
    ahead: int = 0,
    on_article: Callable[[IngestReport], None] = lambda report: None,
) -> IngestReport:
    """Store, extract and propose; one bad article never stops the rest. ``on_article`` is called after each.

    ``read`` begins the reading of an article and returns what waits for its end; up to ``ahead`` readings
    are begun before the oldest is waited for. Articles are stored in the order in which they came.
    """
    report = IngestReport()
    waiting: deque[tuple[ArticleText, Callable[[], Extraction]]] = deque()

    def finish(item: ArticleText, result: Callable[[], Extraction]) -> None:
        try:
            ingest_article(item, result=result, report=report)
        except Exception as error:
            logger.info("article %s failed", item.id, exc_info=True)  # LOG_LEVEL=INFO shows where
            report.failures.append(ReadFailure(item.id, None, f"not stored: {type(error).__name__}: {error}"))
        on_article(report)

    for item in found:
        if isinstance(item, ReadFailure):
            report.failures.append(item)
            on_article(report)
        elif is_known(item):
            report.known += 1
            on_article(report)
        else:
            waiting.append((item, read(item)))
            if len(waiting) > ahead:
                finish(*waiting.popleft())
    while waiting:
        finish(*waiting.popleft())
    return report


def is_known(item: ArticleText) -> bool:
    """Whether an article of that text or address is stored: then it need not be read."""
    return find_article(hash_text(item.text), canonical_url(item.url)) is not None


def is_stored(url: str) -> bool:
    """Whether an article of that address is stored: then its page need not be asked for."""
    address = canonical_url(url)
    return address is not None and Article.objects.filter(canonical_url=address).exists()


def ingest_article(item: ArticleText, *, result: Callable[[], Extraction], report: IngestReport) -> Article:
    """One article, stored once: a second time, by text or by address, it is known and nothing happens.

    ``result`` gives what was read; it is asked for only when the article is new.
    """
    digest, address = hash_text(item.text), canonical_url(item.url)
    if known := find_article(digest, address):
        report.known += 1
        return known
    extraction = result()  # outside the transaction: reading takes longer than writing
    try:
        with transaction.atomic():
            article = store_article(item, extraction, digest, address)
            recognise_copies(article)
            article.refresh_from_db(fields=["copy_of", "copy_share"])
            events, proposed = propose_events(article, extraction)
    except IntegrityError:
        if known := find_article(digest, address):  # another process stored it meanwhile
            report.known += 1
            return known
        raise
    report.new += 1
    report.proposed += proposed
    report.attached += len(events) - proposed
    return article


def hash_text(text: str) -> str:
    """SHA-256 of the text with its white space folded: a reflowed copy is the same text."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def canonical_url(url: str) -> str | None:
    """The address without fragment and tracking parameters; None for none, or for one that is no web address."""
    if not url.lower().startswith(("http://", "https://")):
        return None
    try:
        return urldefrag(normalize_url(url, strict=False)).url or None
    except ValueError:
        return None


def find_article(digest: str, address: str | None) -> Article | None:
    """The stored article of that text or that address."""
    same_address = Q(canonical_url=address) if address else Q()
    return Article.objects.filter(Q(sha256=digest) | same_address).order_by("id").first()


def store_article(item: ArticleText, extraction: Extraction, digest: str, address: str | None) -> Article:
    """The article with the publication date that the extractor trusted, and why."""
    anchor = extraction.anchor
    return Article.objects.create(
        publisher=find_or_add_publisher(item.publisher),
        title=item.title[:500],
        url=item.url if address else "",
        canonical_url=address,
        language=item.language[:16],
        text=item.text,
        sha256=digest,
        published=anchor.date,
        published_basis=anchor.basis,
        published_confidence=anchor.confidence,
    )


def propose_events(article: Article, extraction: Extraction) -> tuple[list[Event], int]:
    """The event of each candidate, known or newly proposed, and how many are new.

    Candidates of one article are told apart by the extractor: they never match
    an event that this very article proposed.
    """
    events: list[Event] = []
    new: list[Event] = []
    earlier, kin = read_earlier(article), read_kin(article)
    for number, candidate in enumerate(extraction.candidates):
        event = (
            find_told_event(candidate, earlier, exclude=events)
            or find_copied_event(candidate, kin, exclude=events)
            or find_same_event(candidate, exclude=events)
        )
        if event is None:
            event = propose_event(candidate)
            new.append(event)
        events.append(event)
        attach_mentions(event, article, extraction, number)
    link_parts(events, extraction.candidates)
    suggest_around(events, new=new)
    for event in events:
        if event.review_state == ReviewState.PUBLISHED:
            event_changed.send(sender=Event, event=event)
    return events, len(new)


def propose_event(candidate: Candidate) -> Event:
    """A new event, awaiting a curator."""
    date, place = candidate.date, candidate.place
    resolved = date if date and date.resolved else None
    event = Event(
        type=candidate.type,
        status=candidate.status,
        title=candidate.title[:300],
        place=find_or_add_place(name=place.name[:200], country=place.country, kind=place.kind) if place else None,
        confidence=round(candidate.confidence, 3),
        date_text=date.text[:300] if date else "",
        date_basis=date.reason[:300] if date else "",
    )
    if resolved:
        event.edtf, event.earliest, event.latest = resolved.edtf or "", resolved.earliest, resolved.latest
        event.precision = resolved.precision
    event.full_clean(exclude=["place"], validate_unique=False, validate_constraints=False)  # the database checks them
    event.save()
    participations: dict[int, Participation] = {}
    for participant in candidate.participants:
        actor = find_or_add_actor(
            name=participant.name[:200],
            kind=participant.kind,
            country=participant.country,
            office=participant.office[:200],
        )
        participations.setdefault(
            actor.pk,
            Participation(
                event=event,
                actor=actor,
                role=participant.role,
                office=participant.office[:200],
                position=len(participations),
            ),
        )
    Participation.objects.bulk_create(participations.values())
    return event


def attach_mentions(event: Event, article: Article, extraction: Extraction, number: int) -> None:
    """Store the candidate's quotes as mentions and tie each to the event."""
    candidate = extraction.candidates[number]
    reading = read_candidate(candidate)
    mentions = []
    for quote in candidate.evidence:
        if quote.span.of(article.text) != quote.quote:
            raise ValueError(f"the extractor quotes what the article does not say at {quote.span.start}")
        mention = Mention(
            article=article,
            extractor=extraction.extractor,
            extractor_version=extraction.version,
            start=quote.span.start,
            end=quote.span.end,
            quote=quote.quote,
            trigger_start=quote.trigger.start,
            trigger_end=quote.trigger.end,
            candidate=number,
            reading=reading,
        )
        mentions.append(mention)
    Mention.objects.bulk_create(mentions)
    Evidence.objects.bulk_create(Evidence(event=event, mention=mention) for mention in mentions)


def link_parts(events: list[Event], candidates: tuple[Candidate, ...]) -> None:
    """Tie a meeting to the visit it was part of, for proposals that nobody has decided on."""
    for event, candidate in zip(events, candidates, strict=True):
        if candidate.part_of is None or event.part_of_id or event.decisions.exists():
            continue
        whole = events[candidate.part_of]
        if whole.pk != event.pk and event.review_state == ReviewState.PROPOSED:
            Event.objects.filter(pk=event.pk).update(part_of=whole)
            event.part_of = whole
