"""What tests of several rooms need: a curator, articles, events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings

from tests import factories
from tests.site import Site, serve_site


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on loopback that this program may ask: every name leads there."""
    with serve_site() as site:
        monkeypatch.setattr("events.handing_in.Web", lambda **options: site.web())
        yield site


DATABASE_FIXTURES = {"db", "transactional_db"}


def pytest_configure() -> None:
    """A password of a test need not cost an attacker anything."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what may ask the database. pytest-django lets nothing else reach it, so the rest cannot differ by engine."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


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
