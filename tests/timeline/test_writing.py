"""Writing over the API: tokens, decisions with If-Match, articles with an Idempotency-Key."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from events.directory import find_or_add_actor
from events.models import Article, Decision, Event
from events.vocabulary import ReviewState, Role
from tests.site import Site
from tests.timeline.factory import get_actor, make_event
from timeline.api.authentication import make_secret
from timeline.models import ApiToken, Entry, Submission

TEXT = (
    "GENEVA, 12 March 2021. Foreign Minister Ada Brandt of Austria met her Hungarian counterpart Tomas Vale in Geneva "
    "on 12 March 2021. They spoke about the river."
)


@pytest.fixture
def bearer(curator: Any) -> dict[str, str]:
    token = ApiToken(user=curator, name="importer", may_ingest=True, may_curate=True)
    secret = make_secret(token)
    token.save()
    return {"authorization": f"Bearer {secret}"}


@pytest.fixture
def proposal(db: Any) -> Event:
    return make_event(state=ReviewState.PROPOSED)


def decide(client: Client, event: Event, body: Any, headers: dict[str, str] | None = None, version: str = '"1"') -> Any:
    headers = {**(headers or {}), **({"if-match": version} if version else {})}
    address = f"/api/v1/events/{event.public_id}/decisions/"
    return client.post(address, body, content_type="application/json", headers=headers)


def test_it_works(client: Client, proposal: Event, bearer: dict[str, str]) -> None:
    changes = {"title": "A better title", "edtf": "2019-11", "participants": [{"id": "ada-okoro", "role": "host"}]}
    answer = decide(client, proposal, {"verb": "accept", "changes": changes, "reason": "read it"}, bearer)
    assert answer.status_code == 201, answer.content
    assert answer.json()["version"] == 2
    assert answer["ETag"] == '"2"'
    event = client.get(f"/api/v1/events/{proposal.public_id}/").json()
    assert event["title"] == "A better title"
    assert event["date"]["words"] == "November 2019 (day not known)"
    assert [who["id"] for who in event["participants"]] == ["ada-okoro"]
    assert Decision.objects.get().curator_name == "clio"


def test_a_stale_version_is_refused_and_the_new_one_is_named(
    client: Client, proposal: Event, bearer: dict[str, str]
) -> None:
    decide(client, proposal, {"verb": "accept"}, bearer)
    answer = decide(client, proposal, {"verb": "reject"}, bearer)
    assert (answer.status_code, answer.json()["version"], answer["ETag"]) == (412, 2, '"2"')
    assert Entry.objects.exists()


@pytest.mark.parametrize(
    ("body", "version", "status", "says"),
    [
        ({"verb": "accept"}, "", 428, "If-Match"),
        ({"verb": "accept"}, "latest", 400, "whole number"),
        ({"verb": "acept"}, '"1"', 400, "accept"),
        ({"verb": "accept", "change": {}}, '"1"', 400, "known are"),
        ({"verb": "accept", "changes": {"titel": "x"}}, '"1"', 400, "title"),
        ({"verb": "accept", "changes": {"type": "vist"}}, '"1"', 400, "visit"),
        ({"verb": "accept", "changes": {"place": "nowhere"}}, '"1"', 400, "nowhere"),
        ({"verb": "accept", "changes": {"participants": [{"id": "nobody"}]}}, '"1"', 400, "nobody"),
        ({"verb": "accept", "changes": {"participants": "all"}}, '"1"', 400, "list of objects"),
        ({"verb": "accept", "changes": {"edtf": "last Friday"}}, '"1"', 422, "EDTF"),
        ({"verb": "accept", "changes": {"title": "a\0b"}}, '"1"', 400, "NUL"),
        ({"verb": "reject", "changes": {}}, '"1"', 400, "takes none"),
        ({"verb": "merge", "into": "nothere"}, '"1"', 400, "names no event"),
        ({"verb": "undo"}, '"1"', 422, "no decision to undo"),
        ([1], '"1"', 400, "no JSON object"),
        ("{", '"1"', 400, "JSON"),
        ("[" * 100_000, '"1"', 400, "nested"),
        ('{"verb": "accept", "reason": "\\ud800"}', '"1"', 400, "no text"),
    ],
)
def test_what_cannot_be_decided_says_what_to_do(
    client: Client, proposal: Event, bearer: dict[str, str], body: Any, version: str, status: int, says: str
) -> None:
    answer = decide(client, proposal, body, bearer, version)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert says in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_login_is_needed_and_a_permission_too(client: Client, proposal: Event, reader: Any, curator: Any) -> None:
    answer = decide(client, proposal, {"verb": "accept"})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    client.force_login(reader)
    assert decide(client, proposal, {"verb": "accept"}).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(curator)
    assert decide(strict, proposal, {"verb": "accept"}).status_code == 403
    client.force_login(curator)
    assert decide(client, proposal, {"verb": "accept"}).status_code == 201


def test_a_token_does_only_what_its_scope_and_account_may(client: Client, proposal: Event, reader: Any) -> None:
    token = ApiToken(user=reader, name="machine", may_ingest=True)
    bearer = {"authorization": f"Token {make_secret(token)}"}
    token.save()
    assert decide(client, proposal, {"verb": "accept"}, bearer).status_code == 403
    reader.user_permissions.add(Permission.objects.get(codename="curate_event"))
    assert decide(client, proposal, {"verb": "accept"}, bearer).status_code == 403
    ApiToken.objects.update(may_curate=True)
    assert decide(client, proposal, {"verb": "accept"}, bearer).status_code == 201
    assert ApiToken.objects.get().last_used


@pytest.mark.parametrize("secret", ["", "tl", "tl_ab_cd", "tl_\xe9_x", "Bearer"])
def test_a_false_token_is_refused(client: Client, proposal: Event, secret: str) -> None:
    answer = decide(client, proposal, {"verb": "accept"}, {"authorization": f"Token {secret}"})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_the_admin_makes_a_token_shows_it_once_and_revokes_it(client: Client, proposal: Event, curator: Any) -> None:
    client.force_login(curator)
    form = {"name": "newsroom", "user": curator.pk, "may_curate": "on"}
    page = client.post("/admin/timeline/apitoken/add/", form, follow=True).content.decode()
    secret = page.partition("not shown again: ")[2].split("<")[0].strip()
    token = ApiToken.objects.get()
    assert secret.startswith(f"tl_{token.prefix}_")
    assert secret not in token.digest
    assert secret not in client.get("/admin/timeline/apitoken/").content.decode()
    choice = {"action": "revoke", "_selected_action": [token.pk]}
    client.post("/admin/timeline/apitoken/", choice)
    client.logout()
    assert decide(client, proposal, {"verb": "accept"}, {"authorization": f"Token {secret}"}).status_code == 401


def submit(client: Client, body: Any, headers: dict[str, str], key: str = "a1") -> Any:
    headers = {**headers, **({"idempotency-key": key} if key else {})}
    return client.post("/api/v1/articles/", body, content_type="application/json", headers=headers)


def test_an_article_is_taken_once_whatever_is_repeated(client: Client, bearer: dict[str, str]) -> None:
    body = {"text": TEXT, "url": "https://news.example.org/geneva", "published": "2021-03-12", "publisher": "Lake Post"}
    first = submit(client, body, bearer)
    assert first.status_code == 202, first.content
    assert first.json()["state"] == "done"
    again = submit(client, body, bearer)
    assert again.json() == first.json()
    assert Article.objects.count() == Submission.objects.count() == 1
    assert client.get(first["Location"], headers=bearer).json() == first.json()
    other = submit(client, {"text": TEXT + " More."}, bearer)
    assert other.status_code == 409
    known = submit(client, body, bearer, key="a2").json()
    assert (known["detail"], known["article"]) == ("known already", first.json()["article"])


def test_a_submission_cut_off_midway_is_taken_up_again(client: Client, bearer: dict[str, str]) -> None:
    submit(client, {"text": TEXT}, bearer)
    Submission.objects.update(state="received", record={"text": TEXT}, article=None)
    assert submit(client, {"text": TEXT}, bearer).json()["state"] == "done"
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "key", "says"),
    [
        ({"text": TEXT}, "", "Idempotency-Key"),
        ({"title": "No text"}, "k", "address of its page"),
        ({"url": "ftp://news.example.org/1"}, "k", "no address of the web"),
        ({"url": "https://clio:secret@news.example.org/1"}, "k", "user name"),
        ({"url": "https://news.example.org/1", "published": "yesterday"}, "k", "no date"),
        ({"text": ["a"]}, "k", "is not text"),
        ({"txt": TEXT}, "k", "text"),
        ({"text": TEXT, "published": "yesterday"}, "k", "no date"),
        ({"text": "a\0b"}, "k", "NUL"),
    ],
)
def test_an_article_that_cannot_be_read_is_refused(
    client: Client, bearer: dict[str, str], body: Any, key: str, says: str
) -> None:
    answer = submit(client, body, bearer, key)
    assert answer.status_code == 400, answer.content
    assert says in answer.content.decode()
    assert not Submission.objects.exists()


def test_an_address_alone_is_fetched(client: Client, bearer: dict[str, str], site: Site) -> None:
    body = {"url": site.put("/one", f"<html><body><article><p>{TEXT}</p></article></body></html>")}
    said = submit(client, {**body, "publisher": "The Harbour Courier"}, bearer).json()
    assert (said["state"], said["proposed"]) == ("done", 1)
    article = Article.objects.get()
    assert (article.url, str(article.publisher), article.text) == (body["url"], "The Harbour Courier", TEXT)


def test_a_page_that_cannot_be_fetched_leaves_a_reason(client: Client, bearer: dict[str, str], site: Site) -> None:
    said = submit(client, {"url": site.url("/gone")}, bearer).json()
    assert (said["state"], said["article"]) == ("failed", None)
    assert "404" in said["detail"]
    assert not Article.objects.exists()


def test_a_private_address_is_not_asked(client: Client, bearer: dict[str, str]) -> None:
    said = submit(client, {"url": "http://169.254.169.254/latest/"}, bearer).json()
    assert "not on the public internet" in said["detail"]


def test_a_site_may_fetch_nothing(client: Client, bearer: dict[str, str], settings: Any) -> None:
    settings.FETCH_ARTICLES = False
    answer = submit(client, {"url": "https://news.example.org/1"}, bearer)
    assert (answer.status_code, "not fetched" in answer.content.decode()) == (400, True)


def test_submissions_are_their_senders_own(client: Client, bearer: dict[str, str], reader: Any) -> None:
    address = submit(client, {"text": TEXT}, bearer)["Location"]
    reader.user_permissions.add(Permission.objects.get(codename="add_article"))
    client.force_login(reader)
    assert client.get(address).status_code == 404


def test_a_huge_body_is_refused_before_it_is_read(client: Client, bearer: dict[str, str], settings: Any) -> None:
    settings.ARTICLE_MAX_BYTES = 1_000
    assert submit(client, {"text": "a" * 2_000}, bearer).status_code == 413


@pytest.mark.django_db
def test_an_actor_renamed_is_renamed_for_readers(client: Client) -> None:
    event = make_event()
    actor = get_actor("ada-okoro")
    actor.name = "Adaeze Okoro"
    actor.save()
    assert client.get(f"/api/v1/events/{event.public_id}/").json()["participants"][0]["name"] == "Adaeze Okoro"
    assert client.get("/api/v1/actors/ada-okoro/").json()["name"] == "Adaeze Okoro"


@pytest.mark.django_db
def test_an_actor_that_takes_on_a_country_is_found_under_it(client: Client) -> None:
    event = make_event(actors=(("lake-union", Role.HOST),))
    actor = get_actor("lake-union")
    assert find_or_add_actor(name=actor.name, kind=actor.kind, country="NG") == actor
    (found,) = client.get("/api/v1/events/?actor=NG").json()["results"]
    assert found["id"] == event.public_id
