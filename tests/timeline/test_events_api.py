"""Reading the published timeline over the API, as a developer would, typos included."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Event
from events.vocabulary import EventStatus, EventType, ReviewState, Role
from tests.timeline.factory import change, make_event, redate
from tests.timeline.world import make_world
from timeline.api.throttling import forget_readers
from timeline.models import Timeline

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    forget_readers()


def get(client: Client, path: str, status: int = 200, **headers: str) -> Any:
    answer = client.get(f"/api/v1/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})
    assert answer.status_code == status, answer.content
    return answer


def ids(answer: Any) -> list[str]:
    return [event["id"] for event in answer.json()["results"]]


def test_it_works(client: Client) -> None:
    event = make_event(summary="They spoke of the river.")
    answer = get(client, "events/")
    (found,) = answer.json()["results"]
    assert (answer.json()["next"], answer.json()["previous"]) == (None, None)
    assert found["date"] == {
        "edtf": "2019-10-25",
        "earliest": "2019-10-25",
        "latest": "2019-10-25",
        "precision": "day",
        "words": "25 October 2019",
        "text": "Friday",
        "basis": "",
    }
    assert found["place"]["country"] == "NG"
    assert [(who["name"], who["kind"], who["role"], who["country"]) for who in found["participants"]] == [
        ("Ada Okoro", "person", "host", "NG"),
        ("Béla Tóth", "person", "visitor", "HU"),
    ]
    (source,) = found["sources"]
    assert source["quotes"] == ["Ms Okoro met Mr Tóth in Abuja on Friday."]
    assert found["url"] == f"http://testserver/e/{event.public_id}/"
    detail = get(client, f"events/{event.public_id}/").json()
    (evidence,) = detail.pop("evidence")
    assert detail == found
    text = event.evidence.get().mention.article.text
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_what_is_not_known_is_said(client: Client) -> None:
    make_event(date="", place=None, actors=())
    make_event(date="2020")
    make_event(date="../2018-05-03")
    dates = [event["date"] for event in get(client, "events/").json()["results"]]
    assert [date["words"] for date in dates] == [
        "by 3 May 2018 (day not known)",
        "2020 (month not known)",
        "date not known",
    ]
    assert [(date["earliest"], date["latest"]) for date in dates] == [
        (None, "2018-05-03"),
        ("2020-01-01", "2020-12-31"),
        (None, None),
    ]


def test_a_window_finds_what_may_have_been_in_it(client: Client) -> None:
    day = make_event(date="2019-10-25").public_id
    year = make_event(date="2019").public_id
    by = make_event(date="../2020-01-01").public_id
    make_event(date="2018-01-01")
    make_event(date="")
    assert ids(get(client, "events/?from=2019-10&to=2019-10")) == [year, day, by]
    assert ids(get(client, "events/?from=2019-10&to=2019-10&certain=true")) == [day]
    assert ids(get(client, "events/?from=2019&to=2019&certain=true")) == [year, day]
    assert len(ids(get(client, "events/?from=2019-10&to=2019-10&undated=include"))) == 4


def test_filters_narrow_together(client: Client) -> None:
    one = make_event(type=EventType.VISIT, place="abuja").public_id
    two = make_event(
        "Tóth hosts",
        status=EventStatus.PLANNED,
        place="budapest",
        actors=(("bela-toth", Role.HOST), ("un", Role.OBSERVER)),
        quotes=["Mr Tóth will receive an envoy."],
    ).public_id
    for query, found in {
        "type=visit": [one],
        "type=visit,meeting": [one, two],
        "type=visit&type=meeting": [one, two],
        "status=planned": [two],
        "actor=ada-okoro": [one],
        "actor=NG": [one],
        "actor=ng,un": [one, two],
        "actor=bela-toth&role=host": [two],
        "actors_all=NG,HU": [one],
        "actors_all=bela-toth,un": [two],
        "role=observer": [two],
        "country=hu": [two],
        "place=abuja": [one],
        "bbox=0,0,10,20": [one],
        "precision=day&type=call": [],
        "q=okoro": [one],
        'q="united nations"': [two],
        "q=tóth -okoro": [two],
        "q=abu*": [one],
    }.items():
        assert sorted(ids(get(client, f"events/?{query}"))) == sorted(found), query


def test_pages_lead_to_each_other(client: Client) -> None:
    make_world(30)
    first = get(client, "events/?page_size=10&type=visit,meeting,talks,call")
    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'
    second = client.get(first.json()["next"])
    assert 'rel="prev"' in second["Link"]
    assert client.get(second.json()["previous"]).json()["results"] == first.json()["results"]
    counted = get(client, "events/?page_size=1&count=true").json()
    assert counted["count"] == len(ids(get(client, "events/?page_size=200")))


def test_fields_trim_and_a_search_shows_where_it_hit(client: Client) -> None:
    make_event(quotes=["The <b>envoy</b> met Mr Tóth & others."])
    (found,) = get(client, "events/?fields=title,id&q=envoy").json()["results"]
    assert list(found) == ["id", "title", "snippet"]
    assert found["snippet"] == "The &lt;b&gt;<mark>envoy</mark>&lt;/b&gt; met Mr Tóth &amp; others."


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ('"ada okoro"', 1),
        ("agreed grain", 1),
        ('"grain and"', 1),
        ('"hosts ada"', 0),
        ('"okoro bela"', 0),
        ('"agreed on"', 0),
        ("\ue000", None),
    ],
)
def test_a_phrase_stands_in_one_text(client: Client, search: str, found: int | None) -> None:
    make_event("Okoro hosts", summary="They agreed", quotes=["On grain and water."])
    answer = client.get("/api/v1/events/", {"q": search})
    assert answer.status_code == (400 if found is None else 200)
    assert found is None or len(answer.json()["results"]) == found


def test_a_title_that_matches_comes_first_by_relevance(client: Client) -> None:
    quoted = make_event("Ministers meet", date="2001-01-01", quotes=["The accord was praised."]).public_id
    titled = make_event("Accord signed", date="2020-01-01").public_id
    assert ids(get(client, "events/?q=accord")) == [quoted, titled]
    assert ids(get(client, "events/?q=accord&order=relevance")) == [titled, quoted]


def test_a_cursor_of_another_query_is_refused(client: Client) -> None:
    make_world(20)
    cursor = get(client, "events/?page_size=5").json()["next"].rpartition("cursor=")[2]
    assert "another query" in get(client, f"events/?page_size=5&type=visit&cursor={cursor}", 400).content.decode()
    assert get(client, f"events/?page_size=7&cursor={cursor}")


def test_a_name_that_nothing_has_is_hinted_at(client: Client) -> None:
    make_event()
    for query, near in {"actor=ada-okoru": "ada-okoro", "actor=toth": "bela-toth", "place=abuya": "abuja"}.items():
        (hint,) = get(client, f"events/?{query}").json()["hints"]
        assert hint["suggestion"] == near
    assert "hints" not in get(client, "events/?actor=ada-okoro&type=call").json()


def test_merged_events_lead_on_withdrawn_ones_are_gone_others_never_were(client: Client) -> None:
    heir = make_event()
    merged = make_event()
    change(merged, review_state=ReviewState.MERGED, merged_into=heir)
    answer = get(client, f"events/{merged.public_id}/", 307)
    assert answer["Location"] == f"/api/v1/events/{heir.public_id}/"
    change(heir, review_state=ReviewState.REJECTED)
    assert get(client, f"events/{heir.public_id}/", 410).json()["withdrawn"]
    assert get(client, f"events/{merged.public_id}/", 410)
    secret = make_event(state=ReviewState.PROPOSED)
    never = get(client, f"events/{secret.public_id}/", 404).json()
    assert never["detail"].replace(secret.public_id, "x") == get(client, "events/x/", 404).json()["detail"]
    change(heir, review_state=ReviewState.PUBLISHED)
    assert get(client, f"events/{heir.public_id}/").json()["id"] == heir.public_id


def test_a_parent_is_named_only_while_it_is_published(client: Client) -> None:
    visit = make_event("A visit", state=ReviewState.PROPOSED)
    talks = make_event("Talks", part_of=visit)
    address = f"events/{talks.public_id}/"
    assert get(client, address).json()["part_of"] is None
    change(visit, review_state=ReviewState.PUBLISHED)
    assert get(client, address).json()["part_of"] == visit.public_id
    change(visit, review_state=ReviewState.REJECTED)
    assert get(client, address).json()["part_of"] is None


def test_the_same_answer_is_not_sent_twice(client: Client) -> None:
    event = make_event()
    Timeline.objects.create(slug="lake", title="Lake", query="actor=NG")
    paths = ["events/", "events/?type=meeting", f"events/{event.public_id}/", "histogram/", "facets/", "changes/"]
    paths += ["actors/", "timelines/lake/", "timelines/lake/events/", "timelines/lake/events.csv", "events.ics"]
    for path in paths:
        tag = get(client, path)["ETag"]
        with CaptureQueriesContext(
            connection,
        ) as statements:
            same = get(client, path, 304, if_none_match=f'"other", W/{tag}')
        assert len(statements) == 1, path
        assert (same.content, same["ETag"]) == (b"", tag)
    tags = [get(client, path)["ETag"] for path in paths]
    redate(event, "2020-01-01")
    for path, tag in zip(paths, tags, strict=True):
        assert get(client, path, if_none_match=tag)["ETag"] != tag, path


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("events/", 1),  # the page with its state
        ("events/?actor=NG,HU&from=2016&to=2020&order=-date", 1),
        ("events/?q=river&order=relevance", 1),
        ("events/?count=true&from=2018", 2),  # and the count
        ("events/?actor=nobody", 3),  # and who there is instead
        ("events/0100000001/", 1),
        ("histogram/?by=year", 2),
        ("histogram/?by=day&actor=HU&from=2018&to=2018", 2),
        ("facets/", 2),
        ("facets/?country=HU&from=2018-02-03", 2),
        ("changes/", 2),
        ("actors/", 2),
        ("timelines/lake/events/", 2),  # the timeline with the state; the page
        ("timelines/lake/histogram/", 2),
    ],
)
def test_few_statements_are_asked(client: Client, path: str, most: int) -> None:
    make_world(40)
    Timeline.objects.create(slug="lake", title="Lake", query="actor=HU")
    get(client, path)
    with CaptureQueriesContext(connection) as statements:
        get(client, path)
    assert len(statements) <= most, [each["sql"] for each in statements]


def test_caches_may_keep_it_and_other_sites_may_read_it(client: Client) -> None:
    make_event()
    answer = get(client, "events/", origin="https://paper.example.org")
    assert answer["Cache-Control"].startswith("public, max-age=")
    assert "stale-while-revalidate" in answer["Cache-Control"]
    assert "Accept" in answer["Vary"]
    assert "Cookie" not in answer["Vary"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def test_head_and_options_and_other_methods(client: Client) -> None:
    make_event()
    whole = get(client, "events/")
    head = client.head("/api/v1/events/")
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (whole["ETag"], str(len(whole.content)))
    assert client.head("/api/v1/events.csv").status_code == 200
    options = client.options("/api/v1/events/")
    assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS")
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(client, method)("/api/v1/events/")
        assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
        assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_accept_chooses_the_format_and_a_wrong_one_is_told_which_there_are(client: Client) -> None:
    make_event()
    for accept, media in {
        "*/*": "application/json",
        "text/html,application/xhtml+xml,*/*;q=0.8": "application/json",
        "text/csv": "text/csv; charset=utf-8",
        "text/calendar;q=0.9, image/png": "text/calendar; charset=utf-8",
        "application/ld+json": "application/ld+json",
    }.items():
        assert get(client, "events/", accept=accept)["Content-Type"] == media
    for accept in ("image/png", "nonsense", ";;;"):
        assert "text/csv" in get(client, "events/", 406, accept=accept).json()["detail"]


def test_too_much_is_told_when_to_come_back(client: Client, settings: Any) -> None:
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anon": "3/min", "user": "3/min"}}
    answers = [client.get("/api/v1/facets/") for _ in range(8)]  # a window may end in between
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert 1 <= int(refused[0]["Retry-After"]) <= 61
    assert "try again in" in refused[0].json()["detail"]


def test_an_address_that_is_not_there_names_the_nearest(client: Client) -> None:
    assert get(client, "evnts/", 404).json()["suggestion"] == "/api/v1/events/"
    assert "suggestion" not in get(client, "zzzz", 404).json()
    assert get(client, "events?type=visit", 301)["Location"] == "/api/v1/events/?type=visit"
    Timeline.objects.create(slug="lake", title="Lake")
    assert get(client, "timelines/lak/events/", 404).json()["suggestion"] == "lake"
    for path in ("events/%00/", "timelines/%00/", "actors/%00/", "places/a%00b/", "%00"):
        assert get(client, path, 404)["Content-Type"] == "application/problem+json"


def test_a_timeline_is_a_query_that_one_can_narrow(client: Client) -> None:
    one = make_event(date="2019-01-01").public_id
    make_event(date="2021-01-01")
    make_event(date="2019-02-01", actors=(("un", Role.HOST),))
    Timeline.objects.create(slug="lake", title="Lake", query="actor=NG&to=2020")
    assert ids(get(client, "timelines/lake/events/")) == [one]
    assert ids(get(client, "timelines/lake/events/?from=2019-06")) == []
    assert ids(get(client, "timelines/lake/events/?from=2030")) == []
    assert ids(get(client, "timelines/lake/events/?actor=HU")) == [one]
    assert get(client, "timelines/lake/").json()["events"] == 1
    assert get(client, "timelines/lake/facets/").json()["total"] == 1
    assert get(client, "timelines/lake/histogram/?by=year").json()["total"] == 1


def test_changes_are_numbered_and_nothing_is_missed(client: Client) -> None:
    one, two = make_event(), make_event()
    page = get(client, "changes/?page_size=1").json()
    assert [change["id"] for change in page["results"]] == [one.public_id]
    rest = client.get(page["next"]).json()
    assert [change["id"] for change in rest["results"]] == [two.public_id]
    assert rest["next"] is None
    change(one, review_state=ReviewState.REJECTED)
    (gone,) = get(client, f"changes/?after={rest['after']}").json()["results"]
    assert (gone["id"], gone["change"], gone["into"]) == (one.public_id, "withdrawn", None)
    change(two, review_state=ReviewState.MERGED, merged_into=one)  # readers cannot see the heir
    (gone,) = get(client, f"changes/?after={gone['sequence']}").json()["results"]
    assert (gone["change"], gone["into"]) == ("withdrawn", None)
    assert get(client, "changes/?after=1000", 409).json()["detail"].endswith("after=0.")


def test_names_are_those_that_published_events_have(client: Client) -> None:
    make_event()
    make_event(actors=(("un", Role.HOST),), state=ReviewState.PROPOSED)
    assert ids(get(client, "actors/")) == ["ada-okoro", "bela-toth"]
    assert ids(get(client, "actors/?q=TÓTH")) == ["bela-toth"]
    assert ids(get(client, "places/?page_size=1")) == ["abuja"]
    (article,) = get(client, "articles/").json()["results"]
    detail = get(client, f"articles/{article['id']}/").json()
    assert [quote["quote"] for quote in detail["quotes"]] == ["Ms Okoro met Mr Tóth in Abuja on Friday."]
    assert client.get(article["events_url"]).json()["results"]
    get(client, "actors/un/", 404)
    pages = get(client, "actors/?page_size=1").json()
    assert ids(client.get(pages["next"])) == ["bela-toth"]


def test_deleting_an_event_or_its_article_is_seen_by_readers(client: Client) -> None:
    event = make_event()
    event.evidence.get().mention.article.delete()
    assert get(client, f"events/{event.public_id}/").json()["sources"] == []
    Event.objects.get().delete()
    get(client, f"events/{event.public_id}/", 410)
    assert ids(get(client, "actors/")) == []
