"""Nothing unpublished shows, at any address, for anybody, by any method.

The whole site is asked twice: as if nothing were hidden, and again with proposals, rejections, merges and
half-read articles beside what is published. Whoever may not curate must be unable to tell the difference.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client

from events.models import Actor, Article, Decision, Event, Mention, Participation, Place
from events.vocabulary import ReviewState, Role
from tests.timeline.addresses import fill_routes
from tests.timeline.asking import Answer, ask, asking
from tests.timeline.factory import change, make_article, make_event
from timeline.api.authentication import make_secret
from timeline.formats import FORMATS
from timeline.models import ApiToken, Submission, Timeline

__all__ = ["asking"]
pytestmark = pytest.mark.django_db

SECRET = "Quetzalburg"
SUBMISSION = uuid.UUID("0190c0de-0000-7000-8000-000000000001")
HIDDEN = 777_777  # primary key of a proposal and of its article
FORGERY = "0123456789abcdefghijklmnopqrstuv"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
QUERIES = [
    "q=quetzalburg", "q=quetz*&count=true", "q=-quetzalburg+okoro", "actor=quetzalburg-envoy", "actor=QZ",
    "actors_all=NG,QZ", "country=QZ", "place=quetzalburg&count=true", "place=quetzalburh", f"article={HIDDEN}",
    "from=1777&to=1777", "bbox=59,59,61,61", "order=-changed", "after=0", "type=vizit", "cursor=quetz", "by=year",
    "url=http://testserver/e/hidden0000/", "event=hidden0000", "timeline=quetzalburg", f"app_label=events&q={SECRET}",
]  # fmt: skip
VOLATILE = re.compile(
    r"nonce-[\w/+=-]+|nonce=\"[^\"]+\"|csrfmiddlewaretoken\" value=\"\w+|(csrftoken|sessionid|messages|expires)=[^;]+"
)


@dataclass
class Person:
    """Somebody with a browser or a token, and with what the check for forged requests wants to see."""

    session: str = ""
    token: str = ""
    curates: bool = False

    def ask(self, address: str, method: str = "GET") -> Answer:
        headers = {"cookie": f"csrftoken={FORGERY}; sessionid={self.session}", "x_csrftoken": FORGERY}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        return ask(address, method, b'{"verb": "accept"}', **headers)


@pytest.fixture
def shown(asking: None) -> dict[str, list[object]]:
    """What readers see, one event that they saw once, and values for every parameter of an address."""
    event = make_event("Open talks", public_id="shown00000")
    withdrawn = make_event("Once shown", public_id="withdrawn0")
    change(withdrawn, review_state=ReviewState.REJECTED)
    Timeline.objects.create(slug="lake", title="Lake", query="actor=NG")
    article = event.evidence.get().mention.article_id
    return {
        "public_id": ["shown00000", "withdrawn0", *(f"hidden000{at}" for at in range(5)), SUBMISSION],
        "key": ["ada-okoro", "quetzalburg-envoy", "quetzalburg", article, HIDDEN],
        "slug": ["lake", "all", "quetzalburg"],
        "object_id": [event.pk, HIDDEN],
        "id": [1],
        "content_type_id": [ContentType.objects.get_for_model(Event).pk],
        "app_label": ["events"],
        "url": ["events/evnt/"],
        "rest": ["events/hidden0000", "evnts/"],
    }


def hide_things(curator: Any) -> None:
    """Secrets in all that is not published, tied to what is wherever they can be."""
    shown = Event.objects.get(public_id="shown00000")
    seen = shown.evidence.get().mention.article
    actor = Actor.objects.create(slug="quetzalburg-envoy", name=f"{SECRET} Envoy", kind="person", country="QZ")
    place = Place.objects.create(slug="quetzalburg", name=SECRET, country="QZ", latitude=60, longitude=60)
    quote = f"The envoy of {SECRET} met nobody."
    article = make_article([quote], publisher=f"{SECRET} Gazette", pk=HIDDEN)
    states = [ReviewState.PROPOSED, ReviewState.REJECTED, ReviewState.PROPOSED]
    for at, state in enumerate(states):
        hidden = make_event(
            f"{SECRET} talks {at}",
            date="1777-07-07",
            state=ReviewState.PROPOSED,
            quotes=[quote],
            article=article if at == 0 else make_article([quote], publisher=f"{SECRET} Gazette"),
            summary=f"Nobody may know of {SECRET}.",
            part_of=shown,
            public_id=f"hidden000{at}",
            **({"pk": HIDDEN} if at == 0 else {}),
        )
        Participation.objects.create(event=hidden, actor=actor, role=Role.MEDIATOR, office=f"of {SECRET}", position=9)
        change(hidden, place=place, review_state=state)
        Decision.objects.create(
            event=hidden, verb="edit", curator=curator, curator_name="clio", reason=SECRET, before={}, after={}
        )
    merged = make_event(f"{SECRET} again", state=ReviewState.PROPOSED, public_id="hidden0003")
    change(merged, review_state=ReviewState.MERGED, merged_into=shown)
    # Of an article that readers know, a proposal and a mention that tells of no event.
    make_event(f"{SECRET} too", state=ReviewState.PROPOSED, quotes=["Report"], article=seen, public_id="hidden0004")
    Mention.objects.create(
        article=seen, extractor="rules", extractor_version="2", start=0, end=6, quote=seen.text[:6], trigger_start=0,
        trigger_end=1, candidate=1, reading={"title": SECRET},
    )  # fmt: skip
    Submission.objects.create(public_id=SUBMISSION, user=curator, key="k", record={"text": SECRET}, digest="0" * 64)
    withdrawn = Event.objects.get(public_id="withdrawn0")
    change(withdrawn, title=f"{SECRET} after all", place=place)


@pytest.fixture(params=["stranger", "reader", "machine", "curator"])
def person(request: pytest.FixtureRequest, reader: Any, curator: Any, client: Client) -> Person:
    """A stranger; staff without a permission; a token that may only hand articles in; one who may see everything."""
    if request.param == "machine":
        reader.user_permissions.add(Permission.objects.get(codename="add_article"))
        token = ApiToken(user=reader, name="machine", may_ingest=True)
        secret = make_secret(token)
        token.save()
        return Person(token=secret)
    if request.param == "stranger":
        return Person()
    client.force_login({"reader": reader, "curator": curator}[request.param])
    return Person(session=client.cookies["sessionid"].value, curates=request.param == "curator")


def ask_everything(person: Person, values: dict[str, list[object]]) -> Iterator[tuple[str, Answer]]:
    """Every address by every method, and every reading with what might betray a secret."""
    for address in fill_routes(values):
        if address in ("/admin/logout/", "/admin/jsi18n/"):  # ends the session; says the same to everyone
            continue
        if person.curates and (address.startswith("/admin/") or "/decisions/" in address or str(SUBMISSION) in address):
            continue  # the desk is where curators see it
        for method in ("GET", "POST") if address.startswith("/admin/") else METHODS:
            yield f"{method} {address}", person.ask(address, method)
        if not address.startswith("/admin/"):
            for query in QUERIES if not (person.session or person.token) else QUERIES[:3]:
                yield f"GET {address}?{query}", person.ask(f"{address}?{query}")


def tell(answer: Answer) -> str:
    """All of an answer that could differ for a reason."""
    headers = sorted((name, value) for name, value in answer.headers.items() if name != "expires")
    told = f"{answer.status} {headers} {answer.body.decode()}"
    return VOLATILE.sub("…", told)


def test_what_is_hidden_changes_no_answer(person: Person, shown: dict[str, list[object]], curator: Any) -> None:
    before = {asked: tell(answer) for asked, answer in ask_everything(person, shown)}
    assert len(before) > 700
    assert not {asked: told for asked, told in before.items() if told[0] == "5"}
    hide_things(curator)
    for asked, answer in ask_everything(person, shown):
        told = tell(answer)
        assert told == before[asked], asked
        if SECRET.lower() not in asked.lower():
            assert SECRET.lower() not in told.lower(), asked
    assert Event.objects.filter(review_state=ReviewState.PUBLISHED).count() == 1, "nothing was decided by asking"


def test_the_secrets_are_there_to_be_told(shown: dict[str, list[object]], curator: Any, client: Client) -> None:
    """Published, each would show: the test above looks where there is something to see."""
    hide_things(curator)
    assert Article.objects.filter(publisher__name__startswith=SECRET).count() == 3
    change(Event.objects.get(pk=HIDDEN), review_state=ReviewState.PUBLISHED)
    for address in ("events/", "changes/?after=0", "facets/", *(f"events.{suffix}" for suffix in FORMATS)):
        assert SECRET in ask(f"/api/v1/{address}").body.decode(), address
    for address in ("/", "/e/hidden0000/", "/embed/all/", "/api/v1/actors/quetzalburg-envoy/"):
        assert SECRET in ask(address).body.decode(), address
    assert "1777" in ask("/api/v1/histogram/?by=year").body.decode()
    assert ask("/api/v1/events/?q=quetzalburg&count=true").data["count"] == 1
    assert "<mark>Quetzalburg</mark>" in ask("/api/v1/events/?q=quetzalburg").data["results"][0]["snippet"]
    assert ask("/api/v1/events/?place=quetzalburh").data["hints"][0]["suggestion"] == "quetzalburg"


def test_what_was_edited_away_is_gone(asking: None) -> None:
    """A published event that named the secret, until a curator corrected it."""
    parent = make_event("Hidden around it", state=ReviewState.PROPOSED)
    edited = make_event(f"{SECRET} renamed", public_id="edited0000", part_of=parent)
    assert SECRET in ask("/api/v1/events/").body.decode()
    change(edited, title="Nothing to see")
    assert connection.in_atomic_block
    for address in ("/api/v1/events/", "/api/v1/changes/", "/e/edited0000/", "/api/v1/events/edited0000/"):
        assert SECRET not in ask(address).body.decode(), address
    assert ask("/api/v1/events/?q=quetzalburg").data["results"] == []
    assert ask("/api/v1/events/edited0000/").data["part_of"] is None


def test_the_hidden_and_the_missing_are_told_alike(shown: dict[str, list[object]], curator: Any) -> None:
    hide_things(curator)
    for path, hidden, missing in [
        ("events/{}/", "hidden0000", "nothere000"),
        ("events/{}/", "hidden0003", "nothere000"),
        ("actors/{}/", "quetzalburg-envoy", "nobody-at-all"),
        ("places/{}/", "quetzalburg", "nowhere"),
        ("articles/{}/", str(HIDDEN), "987654"),
    ]:
        told = [ask("/api/v1/" + path.format(value)) for value in (hidden, missing)]
        assert [answer.status for answer in told] == [404, 404]
        assert told[0].body.replace(hidden.encode(), b"") == told[1].body.replace(missing.encode(), b"")
