"""System checks: each misconfiguration is told by its id, and a sound configuration by silence."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.checks import run_checks

from timeline.checks import check_database, check_hosts, check_secret_key

PRODUCTION = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "HTTPS": "1",
    "PROXY_COUNT": "1",
    "ALLOWED_HOSTS": "timeline.example.org",
    "DATABASE_URL": "postgres://timeline@127.0.0.1:5432/timeline",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """manage.py in a process of its own, with this environment and no other setting."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_secret_key(settings):
    settings.SECRET_KEY_IS_EPHEMERAL = True
    assert [message.id for message in check_secret_key()] == ["timeline.E001"]
    settings.SECRET_KEY_IS_EPHEMERAL = False
    assert check_secret_key() == []


def test_every_host(settings):
    settings.ALLOWED_HOSTS = ["timeline.example.org", "*"]
    assert [message.id for message in check_hosts()] == ["timeline.E002"]
    settings.ALLOWED_HOSTS = ["timeline.example.org", ".example.net"]
    assert check_hosts() == []


@pytest.mark.parametrize(("engine", "ids"), [("sqlite3", ["timeline.W001"]), ("postgresql", [])])
def test_sqlite(settings, monkeypatch, engine, ids):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", f"django.db.backends.{engine}")
    assert [message.id for message in check_database()] == ids


def test_each_says_what_to_do(settings, monkeypatch):
    settings.SECRET_KEY_IS_EPHEMERAL = True
    settings.ALLOWED_HOSTS = ["*"]
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    messages = [*check_secret_key(), *check_hosts(), *check_database()]
    assert len(messages) == 3
    assert all(message.hint for message in messages)


def test_they_are_registered_for_deployment_only(settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert "timeline.E002" in {message.id for message in run_checks(include_deployment_checks=True)}
    assert "timeline.E002" not in {message.id for message in run_checks()}


def test_production_settings_pass_without_a_warning():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", "", "timeline.E001"),
        ("SECRET_KEY", "short", "security.W009"),
        ("ALLOWED_HOSTS", "*", "timeline.E002"),
        ("DATABASE_URL", "sqlite:///timeline.sqlite3", "timeline.W001"),
        ("HTTPS", "0", "security.W008"),
        ("DEBUG", "1", "security.W018"),
    ],
)
def test_one_setting_wrong_for_production_is_told(name, value, said):
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **{**PRODUCTION, name: value})
    assert checked.returncode == 1
    assert said in checked.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS", "perhaps"),
        ("STATIC_MANIFEST", "perhaps"),
        ("PROXY_COUNT", "-1"),
        ("DATABASE_POOL", "many"),
        ("ARTICLE_MAX_BYTES", "5 MB"),
        ("THROTTLE_ANONYMOUS", "often"),
        ("LOG_LEVEL", "chatty"),
        ("DATABASE_URL", "mysql://127.0.0.1/timeline"),
        ("DATABASE_URL", "timeline"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line_that_names_it(name, value):
    checked = manage("check", **{**PRODUCTION, name: value})
    assert checked.returncode == 1
    assert checked.stderr.startswith("The settings cannot be used: ")
    assert len(checked.stderr.strip().splitlines()) == 1
    assert name in checked.stderr
