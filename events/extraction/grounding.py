"""The rule that no extractor may break: a quote stands in the text, word for word, where its span says."""

from __future__ import annotations

from dataclasses import replace

from events.extraction.types import Candidate, Extraction


def is_grounded(candidate: Candidate, text: str) -> bool:
    """Whether every quote and the date phrase stand in the text at their offsets."""
    date = candidate.date
    return (
        bool(candidate.evidence)
        and all(
            quote.span.start >= 0 and quote.quote and quote.span.of(text) == quote.quote for quote in candidate.evidence
        )
        and (date is None or date.span.of(text) == date.text)
    )


def keep_grounded(extraction: Extraction, text: str) -> Extraction:
    """The extraction without what the text does not say; ties to a dropped visit are undone."""
    places = [index for index, candidate in enumerate(extraction.candidates) if is_grounded(candidate, text)]
    moved = {old: new for new, old in enumerate(places)}
    kept = tuple(
        replace(candidate, part_of=moved.get(candidate.part_of) if candidate.part_of is not None else None)
        for index, candidate in enumerate(extraction.candidates)
        if index in moved
    )
    dropped = extraction.dropped + len(extraction.candidates) - len(kept)
    return replace(extraction, candidates=kept, dropped=dropped)
