"""The extractor that asks an OpenAI-compatible endpoint: off unless EXTRACTOR or --extractor names it.

What it may do is in ``prompt.py``, what is believed of its answers in ``events.extraction.quoted``.
"""

from events.endpoint.maker import NAME, make_endpoint
from events.endpoint.settings import EndpointSettings, find_problems, read_settings, sends_in_clear

__all__ = ["NAME", "EndpointSettings", "find_problems", "make_endpoint", "read_settings", "sends_in_clear"]
