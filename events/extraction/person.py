"""Someone whom an article names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom the article names. ``office`` is empty and ``country`` too where it does not say."""

    name: str
    country: str = ""
    office: str = ""
    she: bool | None = None
    body: str = ""  # whom they act for who act for no state

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]
