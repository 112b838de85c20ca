"""One article as a mapping, the way JSON lines and the API send it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from events.acquisition.decoding import check_text
from events.acquisition.failures import UnreadableError
from events.acquisition.pages import read_page
from events.extraction.types import ArticleText
from events.vocabulary import AnchorBasis

TEXT_KEYS = ("title", "url", "publisher", "language")


def read_record(record: object, *, published: dt.date | None = None) -> ArticleText:
    """An article from ``{"id", "text" or "html", "published", "title", "url", "publisher", "language"}``.

    ``published`` is used when the record gives no date of its own. Other keys are
    left alone: exports of other tools carry many. Raises UnreadableError.
    """
    if not isinstance(record, Mapping):
        raise UnreadableError('write one JSON object a line, such as {"id": "1", "text": "…"}')
    for key in (*TEXT_KEYS, "text", "html"):
        if not isinstance(record.get(key) or "", str):
            raise UnreadableError(f'"{key}" must be a string')
    identity = record.get("id")
    if isinstance(identity, (Mapping, list)):
        raise UnreadableError('"id" must be a string or a number')
    name = "" if identity is None else str(identity)
    if text := record.get("text"):
        article = ArticleText(text=check_text(text), id=name)
    elif html := record.get("html"):
        article = read_page(html, id=name, url=record.get("url") or "")
    else:
        raise UnreadableError('has neither "text" nor "html"')
    return complete_article(article, record, published=published)


def complete_article(
    article: ArticleText, record: Mapping[str, Any], *, published: dt.date | None = None
) -> ArticleText:
    """The article with what the record says of it, which wins; ``published`` where the record gives no date.

    Raises UnreadableError for a date that is none.
    """
    given = parse_published(record.get("published")) or published
    article = replace(article, **{key: record[key] for key in TEXT_KEYS if record.get(key)})
    return replace(article, published=given, published_basis=AnchorBasis.GIVEN) if given else article


def parse_published(value: object) -> dt.date | None:
    """An ISO 8601 date or date-time as a date, in its own offset: the publisher's day counts.

    None and empty mean not known. Raises UnreadableError for anything else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    raise UnreadableError(f"{value!r} is no date; write it as YYYY-MM-DD, or leave it out when it is not known")
