"""What could not be read, said in one line."""

from __future__ import annotations

from dataclasses import dataclass


class UnreadableError(ValueError):
    """One article cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """One article that could not be read. ``line`` counts from 1, None when the whole file is meant."""

    source: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.reason}"
