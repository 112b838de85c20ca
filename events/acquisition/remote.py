"""Addresses to articles: a page, a plain text, or a feed with the pages that it names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from events.acquisition.decoding import check_text, decode_html, decode_text
from events.acquisition.failures import ReadFailure, UnreadableError
from events.acquisition.feeds import Feed, is_feed, read_feed
from events.acquisition.pages import read_page
from events.acquisition.web import Answer, Web
from events.extraction.types import ArticleText
from events.vocabulary import AnchorBasis

PAGES = {"text/html", "application/xhtml+xml", ""}

Known = Callable[[str], bool]


def read_remote(
    url: str, web: Web, *, published: dt.date | None = None, known: Known = lambda url: False
) -> Iterator[ArticleText | ReadFailure]:
    """The article at ``url``, or those that the feed there names, each as it is fetched.

    An article whose address is ``known`` is not asked for. ``published`` stands for pages that say no date.
    """
    if known(url):
        return
    try:
        answer = web.fetch(url)
        if is_feed(answer.media_type, answer.data):
            feed = read_feed(answer.data, url=answer.url)
        else:
            yield read_answer(answer, published)
            return
    except UnreadableError as error:
        yield ReadFailure(url, None, str(error))
        return
    yield from read_entries(feed, web, published=published, known=known)


def read_entries(
    feed: Feed, web: Web, *, published: dt.date | None = None, known: Known = lambda url: False
) -> Iterator[ArticleText | ReadFailure]:
    """The pages that a feed names. What a page says of itself counts; the feed fills what it leaves open."""
    for entry in feed.entries:
        if known(entry.url):
            continue
        try:
            article = read_answer(web.fetch(entry.url), published)
        except UnreadableError as error:
            yield ReadFailure(entry.url, None, str(error))
            continue
        if entry.published and article.published_basis == AnchorBasis.NONE:
            article = replace(article, published=entry.published, published_basis=AnchorBasis.METADATA)
        # A page that does not name its site gives the host's name instead: the feed's title is better.
        named = article.publisher if article.publisher not in urlsplit(article.url).netloc else ""
        yield replace(article, title=article.title or entry.title, publisher=named or feed.title)


def fetch_article(url: str, web: Web) -> ArticleText:
    """The one article at ``url``. Raises UnreadableError, for a feed too."""
    return read_answer(web.fetch(url), None)


def read_answer(answer: Answer, published: dt.date | None) -> ArticleText:
    """What an address gave, as an article; its address is where readers find it. Raises UnreadableError."""
    if is_feed(answer.media_type, answer.data):
        raise UnreadableError("is a feed, not an article; bring it in with: manage.py ingest and its address")
    if answer.media_type in PAGES:
        article = read_page(decode_html(answer.data, charset=answer.charset), url=answer.url)
    elif answer.media_type == "text/plain":
        article = ArticleText(text=check_text(decode_text(answer.data)), url=answer.url)
    else:
        raise UnreadableError(f"is {answer.media_type}, not a page; save its text itself")
    article = replace(article, id=answer.url)
    if published and article.published_basis == AnchorBasis.NONE:
        return replace(article, published=published, published_basis=AnchorBasis.GIVEN)
    return article
