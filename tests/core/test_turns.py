"""Every turn of phrase in ``turns`` is read as a careful reader reads it."""

from __future__ import annotations

import pytest

from tests.core.extraction_tables import Told
from tests.core.test_rules import fits, read
from tests.core.turns import agency_prose, correspondents, dispatches, newsrooms, reporters

TABLES = (agency_prose, correspondents, dispatches, newsrooms, reporters)


@pytest.mark.parametrize(("text", "told"), [pair for table in TABLES for pair in table.TOLD])
def test_it_tells_of_the_event(text: str, told: Told) -> None:
    candidates = read(text).candidates
    assert any(fits(candidate, told) for candidate in candidates), candidates


@pytest.mark.parametrize("text", [text for table in TABLES for text in table.QUIET])
def test_it_tells_of_nothing(text: str) -> None:
    assert read(text).candidates == ()
