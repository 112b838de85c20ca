"""Bytes to text, or a clear refusal."""

from __future__ import annotations

import codecs
import re

from events.acquisition.failures import UnreadableError

DECLARED_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
SIGNATURES = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
KNOWN_BINARIES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
)


def decode_text(data: bytes) -> str:
    """Plain text: UTF-8, or UTF-16 with its byte order mark. Line ends stay as they are.

    Raises UnreadableError for other encodings, binary content and nothing at all.
    """
    refuse_binary(data)
    try:
        return data.decode(read_signature(data) or "utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); convert it first, for instance with "
            "iconv -f WINDOWS-1252 -t UTF-8"
        ) from None


def decode_html(data: bytes, *, charset: str = "") -> str:
    """A page: by its byte order mark, else ``charset`` (the server's word), else what it declares, else UTF-8."""
    refuse_binary(data)
    encoding = read_signature(data) or charset
    if not encoding:
        declared = DECLARED_CHARSET.search(data[:4096])
        encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return data.decode(encoding)
    except LookupError:
        raise UnreadableError(f"declares the charset {encoding!r}, which nobody knows; save it as UTF-8") from None
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"is not in {encoding}, the charset it declares (byte {error.start}); save it as UTF-8"
        ) from None


def read_signature(data: bytes) -> str | None:
    """The encoding that a byte order mark names, or None."""
    return next((encoding for mark, encoding in SIGNATURES if data.startswith(mark)), None)


def refuse_binary(data: bytes) -> None:
    """Raise UnreadableError for what is no text at all."""
    if not data.strip():
        raise UnreadableError("empty; give a file with an article's text")
    for magic, what in KNOWN_BINARIES:
        if data.startswith(magic):
            raise UnreadableError(f"is {what}, not text; save the article as text or HTML")
    if b"\0" in data and read_signature(data) is None:
        raise UnreadableError("is binary (has NUL bytes); save the article as UTF-8 text or HTML")


def check_text(text: str) -> str:
    """The text itself when it can be stored and quoted. Raises UnreadableError otherwise."""
    if not text.strip():
        raise UnreadableError("has no text; give the article's text or html")
    if "\0" in text:
        raise UnreadableError("has NUL characters in its text; remove them")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableError(f"has half a surrogate pair at character {error.start}; the text was cut badly") from None
    return text
