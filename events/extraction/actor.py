"""Someone in one place of the text."""

from __future__ import annotations

from dataclasses import dataclass

from events.extraction.types import Span
from events.vocabulary import ActorKind


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone in one place of the text. ``generic`` means that only a description is known ("two officials")."""

    name: str
    kind: ActorKind
    span: Span
    country: str = ""
    office: str = ""
    generic: bool = False
    pronoun: str = ""
    plural: bool = False
    she: bool | None = None
    body: str = ""  # whom they act for who act for no state

    @property
    def known(self) -> bool:
        """Whether the actor has a name of its own."""
        return not self.generic and not self.pronoun
