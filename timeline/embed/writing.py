"""Text made safe for the place it goes to."""

from __future__ import annotations

import re

from django.utils.safestring import SafeString, mark_safe

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.*\[\]:-]+")


def escape_json(text: str) -> SafeString:
    """JSON that may stand in a script element: nothing in it can end the element."""
    return mark_safe(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S308


def drop_controls(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def read_origins(origins: list[str]) -> list[str]:
    """Who may frame the page: anyone when nobody is named; what is no origin is left out, so that it adds no rule."""
    if not origins:
        return ["*"]
    return [origin for origin in origins if _ORIGIN.fullmatch(str(origin))] or ["'none'"]
