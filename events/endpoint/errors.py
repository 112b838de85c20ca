"""What goes wrong with an endpoint, as one line for people that holds no secret."""

from __future__ import annotations

import re
from typing import Any

from events.extraction.registry import ExtractionFailed

_LONGEST = 200
_KEY_PIECE = 6  # characters; a server that repeats so much of the key is not quoted


class EndpointError(ExtractionFailed):
    """The endpoint gave nothing that can be used; the message is one line.

    ``down`` means that the next question would fail too. ``lasting`` means that somebody has to change a setting
    first. ``again`` says that the same question may be asked again, after ``wait`` seconds if the server said so.
    ``said`` is the server's own explanation, in lower case, for deciding; never shown.
    """

    def __init__(
        self,
        message: str,
        *,
        down: bool = False,
        lasting: bool = False,
        again: bool = False,
        wait: float | None = None,
        said: str = "",
    ) -> None:
        super().__init__(message)
        self.down, self.lasting, self.again, self.wait, self.said = down or lasting, lasting, again, wait, said


def read_complaint(document: Any) -> str:
    """What a server says is wrong, in the forms of OpenAI, vLLM, Ollama and FastAPI; empty when it says nothing."""
    for key in ("error", "detail", "message"):
        value = document.get(key) if isinstance(document, dict) else None
        if isinstance(value, dict):
            value = value.get("message")
        if isinstance(value, str) and value.strip():
            return value
    return ""


def quote_safely(complaint: str, key: str) -> str:
    """The server's words in brackets, short and printable; nothing when they repeat a piece of the key."""
    words = " ".join(re.sub(r"[^\x20-\x7e\xa1-\u024f]", " ", complaint[: 4 * _LONGEST]).split())
    pieces = {key[at : at + _KEY_PIECE] for at in range(max(len(key) - _KEY_PIECE, 0) + 1)} if key else set()
    if not words or any(piece in words for piece in pieces):
        return ""
    return f" (“{words[:_LONGEST]}”)"
