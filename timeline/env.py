"""A typed reader of environment variables that says what is wrong, and where."""

from __future__ import annotations

import os
import re
from pathlib import Path


class SettingError(Exception):
    """A variable holds something that cannot be used; the message says what to write instead."""


def read_text(name: str, default: str = "") -> str:
    """The variable's text without surrounding space; ``default`` when unset or empty."""
    return os.environ.get(name, "").strip() or default


def read_bool(name: str, default: bool) -> bool:
    """1, true, yes, on or 0, false, no, off in any case."""
    text = read_text(name).lower()
    if not text:
        return default
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name}={text!r} is neither yes nor no; write 1 or 0")


def read_int(name: str, default: int, *, least: int = 0) -> int:
    """A whole number of at least ``least``."""
    text = read_text(name)
    if not text:
        return default
    try:
        number = int(text)
    except ValueError:
        raise SettingError(f"{name}={text!r} is not a whole number") from None
    if number < least:
        raise SettingError(f"{name}={number} is below {least}")
    return number


def read_list(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Comma-separated values, empty ones dropped."""
    text = read_text(name)
    return [part for part in (piece.strip() for piece in text.split(",")) if part] or list(default)


def read_word(name: str, default: str, words: tuple[str, ...]) -> str:
    """One of ``words``, typed in any case and returned as it stands there."""
    text = read_text(name, default)
    for word in words:
        if text.casefold() == word.casefold():
            return word
    raise SettingError(f"{name}={text!r} is not one of {', '.join(words)}")


def read_rate(name: str, default: str) -> str:
    """So many requests in a unit of time, as REST framework writes it: ``1200/min``."""
    text = read_text(name, default)
    if not re.fullmatch(r"[1-9][0-9]*/(s|sec|second|m|min|minute|h|hour|d|day)", text):
        raise SettingError(f"{name}={text!r} is no rate; write a number per second, min, hour or day, such as 1200/min")
    return text


def load_dotenv(path: Path) -> None:
    """Read ``KEY=value`` lines of a file into the environment; what is already set wins.

    Raises SettingError for a line that is neither a comment nor an assignment, and for a file that is not UTF-8 text.
    """
    if not path.is_file():
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{path.name} cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise SettingError(f"{path.name}:{number}: write NAME=value")
        os.environ.setdefault(name.strip(), value.strip().strip("\"'"))
