"""Paths to articles: text, HTML, JSON lines, feeds, folders, folders with a manifest, and addresses of the web."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from events.acquisition.addresses import is_address
from events.acquisition.decoding import check_text, decode_html, decode_text
from events.acquisition.failures import ReadFailure, UnreadableError
from events.acquisition.feeds import read_feed
from events.acquisition.pages import read_page
from events.acquisition.records import parse_published, read_record
from events.acquisition.remote import Known, read_entries, read_remote
from events.acquisition.web import Web
from events.extraction.types import ArticleText
from events.vocabulary import AnchorBasis

TEXT_SUFFIXES = {".txt", ".text", ".md"}
HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
LINES_SUFFIXES = {".jsonl", ".ndjson"}
FEED_SUFFIXES = {".rss", ".atom", ".xml"}  # in a folder they are passed over: a sitemap is XML too
READABLE = TEXT_SUFFIXES | HTML_SUFFIXES | LINES_SUFFIXES
MANIFEST = "manifest.json"
MAX_BYTES = 5_000_000

Found = Iterator[ArticleText | ReadFailure]


def read_articles(
    paths: Iterable[str | Path],
    *,
    published: dt.date | None = None,
    max_bytes: int = MAX_BYTES,
    web: Web | None = None,
    known: Known = lambda url: False,
) -> Found:
    """Every article under ``paths`` in a stable order, each as it is read.

    A path is a text, HTML or JSON-lines file, a feed, a folder, the address of a page or a feed, or "-" for text
    on standard input. Addresses are asked for by ``web``, and refused without one; a ``known`` one is passed over.
    A folder is read by its manifest.json where it has one, else file by file in the order of names; hidden files
    and other kinds are passed over.
    ``published`` stands for articles that come without a date of their own and
    wins over a page's metadata. ``max_bytes`` bounds one article (one line of JSON lines).
    """
    for given in paths:
        if str(given) == "-":
            yield from read_one(
                "standard input", sys.stdin.buffer.read(max_bytes + 1), published, max_bytes, suffix=".txt"
            )
        elif is_address(str(given)):
            if web is None:
                yield ReadFailure(str(given), None, "addresses are not fetched here; save the article's text")
            else:
                yield from read_remote(str(given), web, published=published, known=known)
        elif Path(given).suffix.lower() in FEED_SUFFIXES and not Path(given).is_dir():
            yield from read_feed_file(Path(given), published, max_bytes, web, known)
        else:
            yield from read_path(Path(given), published, max_bytes)


def read_feed_file(path: Path, published: dt.date | None, max_bytes: int, web: Web | None, known: Known) -> Found:
    """The pages that a feed on disk names."""
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
        if len(data) > max_bytes:
            raise UnreadableError(say_too_large(max_bytes))
        feed = read_feed(data)
    except FileNotFoundError:
        yield ReadFailure(str(path), None, "no such file or folder; check the path")
    except OSError as error:
        yield ReadFailure(str(path), None, f"cannot be read: {error.strerror or error}")
    except UnreadableError as error:
        yield ReadFailure(str(path), None, str(error))
    else:
        if web is None:
            yield ReadFailure(str(path), None, "a feed names addresses, and these are not fetched here")
        else:
            yield from read_entries(feed, web, published=published, known=known)


def read_path(path: Path, published: dt.date | None, max_bytes: int) -> Found:
    """The articles of one file or folder."""
    try:
        if path.is_dir():
            yield from read_folder(path, published, max_bytes)
        elif path.suffix.lower() in LINES_SUFFIXES:
            yield from read_lines(path, published, max_bytes)
        else:
            with path.open("rb") as file:
                data = file.read(max_bytes + 1)
            yield from read_one(str(path), data, published, max_bytes, suffix=path.suffix.lower())
    except FileNotFoundError:
        yield ReadFailure(str(path), None, "no such file or folder; check the path")
    except OSError as error:
        yield ReadFailure(str(path), None, f"cannot be read: {error.strerror or error}")


def read_folder(folder: Path, published: dt.date | None, max_bytes: int) -> Found:
    """By the folder's manifest, else every readable file below it."""
    if (folder / MANIFEST).is_file():
        yield from read_manifest(folder / MANIFEST, published, max_bytes)
        return
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in READABLE
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not files:
        yield ReadFailure(str(folder), None, f"no articles in this folder ({', '.join(sorted(READABLE))} are read)")
    for path in files:
        yield from read_path(path, published, max_bytes)


def read_one(source: str, data: bytes, published: dt.date | None, max_bytes: int, *, suffix: str) -> Found:
    """One file's bytes as one article; the file's name is its id."""
    try:
        if len(data) > max_bytes:
            raise UnreadableError(say_too_large(max_bytes))
        if suffix in HTML_SUFFIXES:
            article = read_page(decode_html(data), id=Path(source).name)
        else:
            article = ArticleText(text=check_text(decode_text(data)), id=Path(source).name)
    except UnreadableError as error:
        yield ReadFailure(source, None, str(error))
        return
    yield replace(article, published=published, published_basis=AnchorBasis.GIVEN) if published else article


def read_lines(path: Path, published: dt.date | None, max_bytes: int) -> Found:
    """One article a line; a bad line does not stop the rest. Read line by line, so a file may be of any length."""
    number = 0
    with path.open("rb") as lines:
        while line := lines.readline(max_bytes + 1):
            number += 1
            if len(line) > max_bytes:
                while line and not line.endswith(b"\n"):
                    line = lines.readline(max_bytes)
                yield ReadFailure(str(path), number, say_too_large(max_bytes))
                continue
            if not line.strip():
                continue
            try:
                article = read_record(parse_json(line), published=published)
                yield article if article.id else replace(article, id=f"{path.name}:{number}")
            except UnreadableError as error:
                yield ReadFailure(str(path), number, str(error))
    if not number:
        yield ReadFailure(str(path), None, "empty; write one article a line")


def read_manifest(manifest: Path, published: dt.date | None, max_bytes: int) -> Found:
    """The articles that a manifest lists, with the title, publisher, url and date it gives."""
    try:
        listed = parse_json(manifest.read_bytes())
        entries = listed.get("articles") if isinstance(listed, dict) else None
        if not isinstance(entries, list):
            raise UnreadableError('must hold {"articles": [{"file": …}, …]}')
    except UnreadableError as error:
        yield ReadFailure(str(manifest), None, str(error))
        return
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
            yield ReadFailure(str(manifest), None, f'entry {number} names no "file"')
            continue
        for found in read_path(manifest.parent / entry["file"], published, max_bytes):
            yield found if isinstance(found, ReadFailure) else apply_entry(found, entry, manifest, number)


def apply_entry(
    article: ArticleText, entry: dict[str, object], manifest: Path, number: int
) -> ArticleText | ReadFailure:
    """The article with what the manifest says of it. Only a date whose basis is "given" is given."""
    words = {key: str(entry[key]) for key in ("title", "url", "publisher", "language") if entry.get(key)}
    try:
        date = parse_published(entry.get("published")) if entry.get("published_basis") == AnchorBasis.GIVEN else None
    except UnreadableError as error:
        return ReadFailure(str(manifest), None, f"entry {number}: {error}")
    article = replace(article, **words)  # type: ignore[arg-type]
    return replace(article, published=date, published_basis=AnchorBasis.GIVEN) if date else article


def parse_json(data: bytes) -> object:
    """JSON from bytes. Raises UnreadableError with the place of the mistake."""
    try:
        return json.loads(decode_text(data))
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise UnreadableError("not an article: nested too deeply") from None


def say_too_large(limit: int) -> str:
    """Why an article is refused for its size; ``limit`` in bytes."""
    return f"larger than {limit:,} bytes; split it, or raise ARTICLE_MAX_BYTES"
