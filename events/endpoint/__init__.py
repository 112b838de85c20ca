"""The extractor that asks an OpenAI-compatible endpoint: off unless EXTRACTOR or --extractor names it.

What it may do is in ``prompt.py``, what is believed of its answers in ``events.extraction.quoted``.
"""

from events.endpoint.extractor import NAME, EndpointExtractor, make_endpoint
from events.endpoint.settings import FORMATS, EndpointSettings, find_problems

__all__ = ["FORMATS", "NAME", "EndpointExtractor", "EndpointSettings", "find_problems", "make_endpoint"]
