"""What tests of several rooms need: a curator, articles, events."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories


@pytest.fixture
def curator(django_user_model: Any) -> Any:
    """A person who may do everything."""
    return django_user_model.objects.create_superuser("clio", "clio@example.org", "a long enough phrase")


@pytest.fixture
def reader(django_user_model: Any) -> Any:
    """A person with an account and no permission."""
    return django_user_model.objects.create_user("rhea", "rhea@example.org", "a long enough phrase", is_staff=True)


@pytest.fixture
def event(db: Any) -> Any:
    """A proposal with one sentence of evidence."""
    return factories.make_event()
