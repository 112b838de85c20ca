"""What no masked stretch of a text touches: furniture and machine filler keep their offsets and are passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from events.extraction.types import Span


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Stretch)


def find_outside(stretches: Iterable[T], masked: Sequence[Span]) -> Iterator[T]:
    """Those of the ``stretches``, given in the order of the text, that no ``masked`` span touches; read once."""
    spans = iter(sorted(masked, key=lambda span: span.start))
    span = next(spans, None)
    for stretch in stretches:
        while span and span.end <= stretch.start:
            span = next(spans, None)
        if span is None or stretch.end <= span.start:
            yield stretch
