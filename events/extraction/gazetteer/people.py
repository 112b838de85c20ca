"""People whom the international press names without saying who they are: their state, or the body they act for.

Offices change and stand in the articles; what stays is whose side someone is on. The file holds no office.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from events.extraction.gazetteer.loader import without_accents


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """``country`` is ISO 3166-1 alpha-2, empty for those who act for ``body``; ``she`` None where it is not known."""

    name: str
    country: str
    body: str
    she: bool


@dataclass(frozen=True, slots=True)
class People:
    """Known people by their full names, and by what they alone are called ("Putin")."""

    full: Mapping[str, KnownPerson]
    alone: Mapping[str, KnownPerson]

    def find(self, name: str) -> KnownPerson | None:
        """The person of that full name, with or without accents."""
        return self.full.get(name) or self.full.get(without_accents(name))


@cache
def load_people() -> People:
    """The curated people; read once a process."""
    full: dict[str, KnownPerson] = {}
    alone: dict[str, KnownPerson] = {}
    text = (resources.files("events.extraction.gazetteer") / "people.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        person = KnownPerson(row["name"], row["country"], row["body"], row["she"] == "1")
        for name in (row["name"], *filter(None, row["aliases"].split(";"))):
            full[name] = full[without_accents(name)] = person
        for name in filter(None, row["alone"].split(";")):
            alone[name] = person
    return People(full, alone)
