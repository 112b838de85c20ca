"""The extractor itself: paragraphs out, quotes back, candidates that the text bears out."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from functools import cache

from events.endpoint.chat import Chat
from events.endpoint.client import EndpointClient, Patience
from events.endpoint.errors import EndpointError
from events.endpoint.maker import NAME
from events.endpoint.pause import Pause
from events.endpoint.prompt import INSTRUCTIONS, MOST_PARTS, PART, SCHEMA, VERSION, split_article, write_part
from events.endpoint.settings import EndpointSettings, find_problems
from events.extraction.clean import Paragraph
from events.extraction.quoted import Claim, WrongShape, ground_claims, read_background, read_claims
from events.extraction.registry import ExtractorUnavailable
from events.extraction.types import ArticleText, Extraction

logger = logging.getLogger(__name__)
_LONGEST_VERSION = 60  # characters that a mention keeps


class EndpointExtractor:
    """Reads events by asking a language model for quotes. Keep one for a process: it knows when not to ask."""

    name = NAME

    def __init__(
        self, settings: EndpointSettings, *, patience: Patience | None = None, pause: Pause | None = None
    ) -> None:
        if problems := find_problems(settings):
            raise ExtractorUnavailable(
                "the extractor “endpoint” cannot be asked: "
                + " ".join(f"{problem.setting} {problem.message} {problem.hint}" for problem in problems)
            )
        self.version = write_version(settings.model)
        self._chat = Chat(EndpointClient(settings, patience or Patience()), settings, SCHEMA)
        self._pause = pause or Pause()

    def extract(self, article: ArticleText) -> Extraction:
        """The events of one article. Raises EndpointError; FallbackExtractor then has the rules read it."""
        background = read_background(article)
        parts = split_article(background.paragraphs, article.text)
        if len(parts) > MOST_PARTS:
            raise EndpointError(f"the article has more than the {MOST_PARTS * PART:,} characters that are asked about")
        lost: Counter[str] = Counter()
        shown: list[Paragraph] = []
        claims: list[Claim] = []
        for part in parts:
            claims += self._ask(write_part(part, article.text, len(shown) + 1), lost)
            shown += part
        candidates = ground_claims(claims, shown, background, lost)
        logger.info("article %s: %d events; left out: %s", article.id, len(candidates), dict(lost))
        if claims and not candidates:
            raise EndpointError(f"of the {len(claims)} events that the model tells of, the text bears out none")
        return Extraction(
            article.id, background.anchor, tuple(candidates), self.name, self.version, dropped=lost.total()
        )

    def _ask(self, text: str, lost: Counter[str]) -> list[Claim]:
        """What the model claims of a part of the article."""
        self._pause.check()
        try:
            answer = self._chat.ask(INSTRUCTIONS, text)
        except EndpointError as error:
            self._pause.note_failure(error)
            raise
        self._pause.note_answer()
        try:
            return read_claims(answer, lost)
        except WrongShape as error:
            raise EndpointError(f"the model's answer has another form: {error}") from None


@cache
def keep_extractor(settings: EndpointSettings) -> EndpointExtractor:
    """The extractor of these settings, one a process. Raises ExtractorUnavailable."""
    return EndpointExtractor(settings)


def write_version(model: str) -> str:
    """What tells two readings apart: our prompt and grounding, and the model's name (shortened with its hash)."""
    version = f"{VERSION} {model}"
    if len(version) <= _LONGEST_VERSION:
        return version
    digest = hashlib.sha256(model.encode()).hexdigest()[:8]
    return f"{version[: _LONGEST_VERSION - 9]}~{digest}"
