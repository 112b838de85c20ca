"""One article handed in by a person or a machine: as text, as a page, or by its address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from django.conf import settings

from events.acquisition import UnreadableError, Web, fetch_article, read_record
from events.acquisition.records import complete_article
from events.extraction.registry import get_extractor
from events.extraction.types import ArticleText
from events.ingestion import IngestReport, ingest_article
from events.models import Article

NOT_FETCHED = "addresses are not fetched on this site; give the article as text or html"


def open_web() -> Web | None:
    """The client for addresses, as the settings want it; None where this site fetches none."""
    if not settings.FETCH_ARTICLES:
        return None
    return Web(max_bytes=settings.ARTICLE_MAX_BYTES, contact=settings.FETCH_CONTACT)


def read_handed_in(record: Mapping[str, str]) -> ArticleText:
    """The article of ``{"text" or "html" or "url", "title", "publisher", "published", "language"}``.

    With text or html, ``url`` is only where readers find it; alone, it is fetched, and what the record
    says besides wins over what the page says. Raises UnreadableError with what to do.
    """
    if record.get("text") or record.get("html"):
        return read_record(record)
    web = open_web()
    if web is None:
        raise UnreadableError(NOT_FETCHED)
    if not record.get("url"):
        raise UnreadableError("give the article as text or html, or the address of its page as url")
    return complete_article(fetch_article(record["url"], web), {**record, "url": ""})


def hand_in(item: ArticleText) -> tuple[Article, IngestReport]:
    """Store the article, read its events, propose them. Raises ExtractorUnavailable."""
    report = IngestReport()
    extractor = get_extractor(settings.EXTRACTOR, model=settings.SPACY_MODEL)
    return ingest_article(item, result=partial(extractor.extract, item), report=report), report
