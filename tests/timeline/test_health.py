"""/healthz: what a container's check and a load balancer ask."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_it_works(client, django_assert_num_queries):
    with django_assert_num_queries(1):  # SELECT 1: no session, no user
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Length"] == "3"
    assert not answer.cookies


@pytest.mark.django_db
def test_it_needs_neither_the_sites_name_nor_https(client, settings):
    settings.ALLOWED_HOSTS = ["timeline.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz", headers={"host": "127.0.0.1:8000"}).status_code == 200
    assert client.get("/admin/login/", headers={"host": "timeline.example.org"}).status_code == 301
    settings.SECURE_SSL_REDIRECT = False
    assert client.get("/admin/login/", headers={"host": "127.0.0.1:8000"}).status_code == 400


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_503_without_its_secrets(client, monkeypatch, caplog):
    def refuse() -> None:
        raise OperationalError("connection to database at 10.0.0.5 refused for user timeline")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"the database does not answer\n")
    assert answer["Cache-Control"] == "no-store"
    assert "10.0.0.5 refused" in caplog.text


def test_only_reading(client):
    answer = client.post("/healthz")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"


@pytest.mark.django_db
def test_head(client):
    assert client.head("/healthz").status_code == 200


@pytest.mark.django_db
def test_no_other_address_is_taken(client):
    assert client.get("/healthz/more").status_code == 404
