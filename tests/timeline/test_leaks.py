"""Nothing unpublished shows, at any address, for anybody, by any method."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from events.models import Actor, Event, Participation, Place
from events.vocabulary import ReviewState, Role
from tests.timeline.factory import change, make_article, make_event
from timeline.api.openapi import build_schema
from timeline.formats import FORMATS
from timeline.models import Timeline

SECRET = "Quetzalburg"
METHODS = ("get", "head", "options", "post", "put", "patch", "delete")


@pytest.fixture
def secrets(db: Any) -> dict[str, str]:
    """One published event, and secrets in everything that is not: addresses' values by name."""
    shown = make_event("Open talks", public_id="shown00000")
    Timeline.objects.create(slug="lake", title="Lake", query="actor=NG")
    actor = Actor.objects.create(slug="quetzalburg-envoy", name=f"{SECRET} Envoy", kind="person", country="QZ")
    place = Place.objects.create(slug="quetzalburg", name=SECRET, country="QZ")
    quote = f"The envoy of {SECRET} met nobody."
    hidden = []
    for number, state in enumerate([ReviewState.PROPOSED, ReviewState.REJECTED, ReviewState.PUBLISHED]):
        article = make_article([quote], publisher=f"{SECRET} Gazette")
        event = make_event(
            f"{SECRET} talks {number}",
            state=ReviewState.PROPOSED,
            place=None,
            actors=(),
            quotes=[quote],
            article=article,
            public_id=f"hidden000{number}",
        )
        Participation.objects.create(event=event, actor=actor, role=Role.HOST)
        change(event, place=place, review_state=state)
        hidden.append(event)
    change(hidden[2], review_state=ReviewState.REJECTED)  # was shown once
    merged = make_event(f"{SECRET} again", state=ReviewState.PROPOSED, public_id="hidden0003")
    change(merged, review_state=ReviewState.MERGED, merged_into=hidden[0])
    edited = make_event(f"{SECRET} renamed", public_id="edited0000")
    change(edited, title="Nothing to see", part_of=hidden[0])
    return {
        "public_id": shown.public_id,
        "key": actor.slug,
        "slug": "lake",
        "article": str(hidden[0].evidence.get().mention.article_id),
    }


def addresses(values: dict[str, str]) -> list[str]:
    """Every address of the schema, with values of what is hidden and of what is not."""
    found = []
    for path in build_schema()["paths"]:
        if "{" not in path:
            found.append(path)
        for public_id in (values["public_id"], "hidden0000", "hidden0001", "hidden0002", "hidden0003", "edited0000"):
            for key in (values["key"], "quetzalburg", values["article"]):
                address = path.replace("{public_id}", public_id).replace("{key}", key).replace("{slug}", "lake")
                if "{" in path and "{" not in address:
                    found.append(address)
    queries = ["events/?q=quetzalburg", "events/?actor=quetzalburg-envoy", "events/?actor=QZ", "events/?country=QZ"]
    queries += ["events/?place=quetzalburg&count=true", f"events/?article={values['article']}", "histogram/?actor=QZ"]
    queries += [
        "facets/?q=quetz*",
        "actors/?q=quetz",
        "places/?q=quetz",
        "articles/?q=2020",
        "events/?place=quetzalburh",
    ]
    queries += [f"events.{suffix}?order=-changed" for suffix in FORMATS]
    return sorted({*found, *(f"/api/v1/{query}" for query in queries)})


def read(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{body.decode()} {dict(answer.items())}"


@pytest.mark.parametrize("role", ["stranger", "reader", "curator"])
def test_no_address_tells_a_secret(
    client: Client, secrets: dict[str, str], role: str, reader: Any, curator: Any
) -> None:
    if role != "stranger":
        client.force_login({"reader": reader, "curator": curator}[role])
    found = addresses(secrets)
    assert len(found) > 60
    for address in found:
        for method in METHODS:
            cache.clear()
            answer = getattr(client, method)(address)
            assert answer.status_code < 500, (method, address)
            told = read(answer).replace(address, "").lower()
            for value in ("quetzalburg", "quetzalburg-envoy", "qz"):
                asked = address.lower().partition("?")[2] + address.lower()
                if value not in asked:
                    assert value not in told, (method, address, told)
            assert f"{SECRET} ".lower() not in told, (method, address, told)
            assert "gazette" not in told, (method, address)


def test_counts_are_those_of_what_is_shown(client: Client, secrets: dict[str, str]) -> None:
    assert Event.objects.count() == 6
    assert client.get("/api/v1/events/?count=true").json()["count"] == 2
    assert client.get("/api/v1/facets/").json()["total"] == 2
    assert client.get("/api/v1/histogram/").json()["total"] == 2
    for query in ("q=quetzalburg", "actor=QZ", "country=QZ", "place=quetzalburg", f"article={secrets['article']}"):
        for path in ("events/", "facets/", "histogram/"):
            answer = client.get(f"/api/v1/{path}?{query}").json()
            assert not answer.get("results")
            assert not answer.get("total")


def test_a_proposal_changes_no_etag(client: Client, secrets: dict[str, str]) -> None:
    paths = ["events/", "facets/", "changes/", "actors/", "timelines/lake/events/", "events.atom"]
    before = [client.get(f"/api/v1/{path}")["ETag"] for path in paths]
    proposal = make_event(f"{SECRET} once more", state=ReviewState.PROPOSED)
    change(proposal, title="another")
    change(proposal, review_state=ReviewState.REJECTED)
    assert [client.get(f"/api/v1/{path}")["ETag"] for path in paths] == before


def test_the_hidden_and_the_missing_are_told_alike(client: Client, secrets: dict[str, str]) -> None:
    for path, hidden, missing in [
        ("events/{}/", "hidden0000", "nothere000"),
        ("events/{}/", "hidden0003", "nothere000"),
        ("actors/{}/", "quetzalburg-envoy", "nobody-at-all"),
        ("places/{}/", "quetzalburg", "nowhere"),
        ("articles/{}/", secrets["article"], "987654"),
    ]:
        told = [client.get("/api/v1/" + path.format(value)) for value in (hidden, missing)]
        assert [answer.status_code for answer in told] == [404, 404]
        assert told[0].content.replace(hidden.encode(), b"") == told[1].content.replace(missing.encode(), b"")
