"""Django's choices and database checks, made from the vocabulary."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


def choices_of(words: type[StrEnum]) -> list[tuple[str, str]]:
    """(value, label) pairs in the order of the vocabulary."""
    return [(word.value, word.value.capitalize()) for word in words]


def one_of(field: str, words: type[StrEnum], name: str) -> models.CheckConstraint:
    """A named check that ``field`` holds a word of the vocabulary."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": [word.value for word in words]}), name=name)
