"""An optional extractor with the rules behind it: what it raises costs quality, never an article."""

from __future__ import annotations

import logging

from events.extraction.grounding import keep_grounded
from events.extraction.registry import ExtractionFailed, Extractor
from events.extraction.types import ArticleText, Extraction

logger = logging.getLogger(__name__)


class FallbackExtractor:
    """Asks ``first``; when that fails ``second`` reads the article, and the extraction carries its name."""

    def __init__(self, first: Extractor, second: Extractor) -> None:
        self._first, self._second = first, second
        self.name, self.version = first.name, first.version

    def extract(self, article: ArticleText) -> Extraction:
        """The first extractor's grounded candidates, or the second's."""
        try:
            extraction = self._first.extract(article)
        except Exception as error:  # whatever a plug-in raises
            # Only ExtractionFailed promises a message without secrets.
            reason = str(error) if isinstance(error, ExtractionFailed) else type(error).__name__
            logger.warning("the extractor %s failed, the rules read article %s: %s", self.name, article.id, reason)
            return self._second.extract(article)
        return keep_grounded(extraction, article.text)
