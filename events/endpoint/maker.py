"""How the registry comes to the endpoint, without loading what it needs until it is asked for."""

from __future__ import annotations

from events.endpoint.settings import read_settings
from events.extraction.registry import Extractor

NAME = "endpoint"


def make_endpoint(model: str) -> Extractor:
    """The endpoint of the settings, one a process; ``model`` (spaCy's) is not needed. Raises ExtractorUnavailable."""
    from events.endpoint.extractor import keep_extractor  # brings spaCy, which takes a second to import

    return keep_extractor(read_settings())
