"""A page's HTML to an article. trafilatura gets the page as text and never fetches anything."""

from __future__ import annotations

import logging

from trafilatura import bare_extraction
from trafilatura.settings import Document

from events.acquisition.decoding import check_text
from events.acquisition.failures import UnreadableError
from events.acquisition.metadata import read_published
from events.extraction.types import ArticleText
from events.vocabulary import AnchorBasis

for name in ("trafilatura", "htmldate"):
    logging.getLogger(name).setLevel(logging.CRITICAL)  # what they cannot read is told as a ReadFailure


def read_page(html: str, *, id: str = "", url: str = "") -> ArticleText:
    """The article of a page. ``url`` is used when the page names no canonical address.

    Raises UnreadableError when the page holds no article.
    """
    found = bare_extraction(html, url=url or None, include_comments=False, include_tables=True, with_metadata=True)
    if not isinstance(found, Document) or not found.text:
        raise UnreadableError("no article text found in the page; save the text itself")
    published = read_published(html)
    return ArticleText(
        text=check_text(found.text),
        id=id,
        title=found.title or "",
        url=url or found.url or "",
        publisher=found.sitename or "",
        language=found.language or "en",
        published=published,
        published_basis=AnchorBasis.METADATA if published else AnchorBasis.NONE,
    )
