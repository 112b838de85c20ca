"""System checks: each misconfiguration that would bite later has an id and a way out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from events.endpoint import NAME, find_problems, read_settings, sends_in_clear
from events.extraction.registry import extractor_names


@register(Tags.security, deploy=True)
def check_secret_key(**_: Any) -> list[CheckMessage]:
    """A key that changes at each start logs every curator out and breaks several workers."""
    if settings.SECRET_KEY_IS_EPHEMERAL:
        return [
            Error(
                "SECRET_KEY is not set.", hint="Set it to 50 random characters in the environment.", id="timeline.E001"
            )
        ]
    return []


@register(Tags.security, deploy=True)
def check_hosts(**_: Any) -> list[CheckMessage]:
    """``*`` would let anyone choose the host that our absolute links name."""
    if "*" in settings.ALLOWED_HOSTS:
        return [Error("ALLOWED_HOSTS allows every host.", hint="List the site's own names.", id="timeline.E002")]
    return []


@register(Tags.database, deploy=True)
def check_database(**_: Any) -> list[CheckMessage]:
    """SQLite takes one writer at a time: fine for one curator, slow for a newsroom."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return [
            Warning(
                "The site runs on SQLite.",
                hint="Set DATABASE_URL=postgres://… before more than a few curators work at once.",
                id="timeline.W001",
            )
        ]
    return []


@register()
def check_extractor(**_: Any) -> list[CheckMessage]:
    """An unknown extractor would be noticed with the first article only."""
    if settings.EXTRACTOR not in extractor_names():
        hint = f"Write one of {', '.join(extractor_names())}."
        return [Error(f"EXTRACTOR={settings.EXTRACTOR!r} names no extractor.", hint=hint, id="timeline.E003")]
    return []


@register()
def check_endpoint(**_: Any) -> list[CheckMessage]:
    """The endpoint's settings are looked at when it is chosen, and when some of them are set for ``--extractor``."""
    endpoint = read_settings()
    if settings.EXTRACTOR != NAME and not (endpoint.url or endpoint.model or endpoint.key):
        return []
    messages: list[CheckMessage] = [
        Error(f"{problem.setting} {problem.message}", hint=problem.hint, id="timeline.E004")
        for problem in find_problems(endpoint)
    ]
    if sends_in_clear(endpoint):
        hint = "Write an https:// address, or ask an endpoint on this machine."
        words = "ENDPOINT_URL sends articles and the key over the network unencrypted."
        messages.append(Warning(words, hint=hint, id="timeline.W002"))
    return messages
