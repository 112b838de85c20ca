"""Read stored articles again with a newer extractor: its mentions stand beside the old ones.

Events that were read from the same sentences get the new mentions as evidence and
are otherwise left alone; what is new is proposed. Nothing is taken away: a proposal
that the newer extractor no longer sees waits for a person like any other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from events.acquisition import ReadFailure
from events.extraction.types import ArticleText
from events.ingestion import IngestReport, propose_events
from events.models import Article
from events.vocabulary import AnchorBasis

if TYPE_CHECKING:
    from events.extraction.registry import Extractor

logger = logging.getLogger(__name__)
TOLD = {AnchorBasis.GIVEN, AnchorBasis.METADATA, AnchorBasis.CURATOR}  # not read from the text, so not read again


def reextract_articles(
    articles: Iterable[Article],
    *,
    extractor: Extractor,
    on_article: Callable[[IngestReport], None] = lambda report: None,
) -> IngestReport:
    """Each article once per version; ``known`` counts those that this version has read before."""
    report = IngestReport()
    for article in articles:
        try:
            reextract_article(article, extractor=extractor, report=report)
        except Exception as error:
            logger.info("article %s failed", article.pk, exc_info=True)
            report.failures.append(ReadFailure(f"article {article.pk}", None, f"{type(error).__name__}: {error}"))
        on_article(report)
    return report


def reextract_article(article: Article, *, extractor: Extractor, report: IngestReport) -> None:
    """One article, in one transaction."""
    if article.mentions.filter(extractor=extractor.name, extractor_version=extractor.version).exists():
        report.known += 1
        return
    extraction = extractor.extract(restore_text(article))
    with transaction.atomic():
        events, proposed = propose_events(article, extraction)
    report.new += 1
    report.proposed += proposed
    report.attached += len(events) - proposed


def restore_text(article: Article) -> ArticleText:
    """The article as it was acquired. A date read from the text itself is left for the extractor to find."""
    told = article.published_basis in TOLD
    return ArticleText(
        text=article.text,
        id=str(article.pk),
        title=article.title,
        url=article.url,
        language=article.language,
        published=article.published if told else None,
        published_basis=AnchorBasis(article.published_basis) if told else AnchorBasis.NONE,
    )
