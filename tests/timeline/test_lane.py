"""The lane in front of Django: the same status, headers and bytes, for less."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from events.vocabulary import ReviewState
from tests.timeline.factory import change, make_event, redate
from tests.timeline.world import make_world
from timeline.api.throttling import forget_readers
from timeline.lane import Lane
from timeline.models import Ledger, Timeline

pytestmark = pytest.mark.django_db

Told = tuple[str, list[tuple[str, str]], bytes]
EVENTS, ONE = "/api/v1/events/", "/api/v1/events/0100000001/"


class Counted:
    """An application, and how often it was asked."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.asked += 1
        return self.application(environ, start_response)


@pytest.fixture
def django() -> Iterator[Counted]:
    """Django behind WSGI. As with its own test client, the connection stays open: the test is one transaction."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield Counted(WSGIHandler())
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def lane(django: Counted) -> Iterator[Lane]:
    forget_readers()
    yield Lane(django)
    forget_readers()


@pytest.fixture
def world(db: None) -> None:
    """Events of every kind, timelines, one event that was merged and one that was withdrawn."""
    make_world(60)
    Timeline.objects.create(slug="lake", title="Lake", query="actor=HU&from=2016")
    Timeline.objects.create(slug="Hill_2", title="Hill", query="q=river")
    heir = make_event("Heir", public_id="heir000000")
    merged = make_event("Merged", public_id="merged0000")
    change(merged, review_state=ReviewState.MERGED, merged_into=heir)
    change(make_event("Gone", public_id="gone000000"), review_state=ReviewState.REJECTED)
    make_event("Secret", public_id="secret0000", state=ReviewState.PROPOSED)


def ask(application: Any, address: str, method: str = "GET", **headers: str) -> Told:
    """What a server would send. ``headers`` are WSGI's names; an empty one is left out."""
    path, _mark, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.7",
        "HTTP_HOST": "localhost:8000",
        "HTTP_ACCEPT": "*/*",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        **headers,
    }
    told: list[Any] = []
    body = application(
        {name: value for name, value in environ.items() if value or name == "SCRIPT_NAME"}, told_to(told)
    )
    data = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    (status, head), *more = told
    assert not more
    return status, head, data


def told_to(told: list[Any]) -> Any:
    return lambda status, headers, *_: told.append((status, headers))


def find(told: Told, name: str) -> str:
    return dict(told[1])[name]


HOT = [
    EVENTS,
    f"{EVENTS}?from=2016&to=2019",
    f"{EVENTS}?page_size=7",
    f"{EVENTS}?page_size=200&order=-date",
    f"{EVENTS}?order=changed&page_size=5",
    f"{EVENTS}?order=-changed&type=visit,call",
    f"{EVENTS}?from=2018-03&to=2018-05&certain=true&undated=include",
    f"{EVENTS}?undated=only",
    f"{EVENTS}?actor=HU&role=host,visitor&count=true",
    f"{EVENTS}?actors_all=ada-okoro,bela-toth",
    f"{EVENTS}?country=ng&place=abuja",
    f"{EVENTS}?bbox=170,-20,-170,0",
    f"{EVENTS}?q=river&order=relevance",
    f"{EVENTS}?q={quote('Tóth')}&fields=id,date",
    f"{EVENTS}?fields=title,url&page_size=3",
    f"{EVENTS}?actor=nobody-at-all",
    f"{EVENTS}?from=1900&to=1901",
    f"{EVENTS}?type=visit&type=call&&page_size=4",
    ONE,
    f"{ONE}?",
    "/api/v1/histogram/",
    "/api/v1/histogram/?by=year&type=visit",
    "/api/v1/facets/?from=2017&to=2018",
    "/api/v1/changes/",
    "/api/v1/changes/?after=3&page_size=2",
    "/api/v1/timelines/lake/events/",
    "/api/v1/timelines/lake/events/?to=2019&page_size=5",
    "/api/v1/timelines/Hill_2/events/?page_size=5",
    "/api/v1/timelines/lake/histogram/?by=quarter",
    "/api/v1/timelines/lake/facets/",
]
COLD = [
    "/",
    "/healthz",
    "/api/v1/",
    "/api/v1/events",
    "/api/v1/events//",
    f"{EVENTS}?tpye=visit",
    f"{EVENTS}?type=vist",
    f"{EVENTS}?page_size=-3",
    f"{EVENTS}?cursor=broken",
    f"{EVENTS}?cursor=",
    f"{EVENTS}?type=visit&cursor=AAAAAAAAAAAAAAAAAAAAAA",
    f"{EVENTS}?c%75rsor=AAAA",
    f"{EVENTS}?format=json",
    f"{EVENTS}?q=%00",
    f"{EVENTS}?q=\xff\xfe",
    f"{EVENTS}?q=" + "a" * 9_000,
    f"{EVENTS}?from=2020&to=2019",
    f"{ONE}?fields=id",
    f"{EVENTS}nothere000/",
    f"{EVENTS}secret0000/",
    f"{EVENTS}merged0000/",
    f"{EVENTS}gone000000/",
    f"{EVENTS}0100000001",
    f"{EVENTS}a\0b/",
    "/api/v1/changes/?after=99999",
    "/api/v1/changes/?after=x",
    "/api/v1/histogram/?by=week",
    "/api/v1/histogram/?by=day&from=1800&to=2020",
    "/api/v1/timelines/lak/events/",
    "/api/v1/timelines/lake/events/?from=x",
    "/api/v1/events.csv",
    "/api/v1/events.json?page_size=2",
    "/api/v1/actors/",
]
HEADERS: list[dict[str, str]] = [
    {},
    {"HTTP_ACCEPT": ""},
    {"HTTP_ACCEPT": "application/json, text/plain, */*"},
    {"HTTP_ACCEPT": "text/html,application/xhtml+xml,*/*;q=0.8"},
    {"HTTP_ORIGIN": "https://paper.example.org"},
    {"HTTP_ORIGIN": "null"},
    {"HTTP_COOKIE": "consent=yes", "HTTP_AUTHORIZATION": "Bearer tl_nothing"},
    {"HTTP_HOST": "127.0.0.1"},
    {"HTTP_HOST": "[::1]:9000"},
    {"wsgi.url_scheme": "https"},
    {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "198.51.100.4, 192.0.2.1"},
    {"HTTP_IF_NONE_MATCH": '"other"'},
    {"HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_IF_NONE_MATCH": "nonsense"},
    {"HTTP_ACCEPT_ENCODING": "gzip", "HTTP_RANGE": "bytes=0-10", "HTTP_ACCEPT_LANGUAGE": "hu"},
]
ODD: list[dict[str, str]] = [
    {"HTTP_HOST": "evil.example.org"},
    {"HTTP_HOST": ""},
    {"HTTP_HOST": "a b"},
    {"HTTP_ACCEPT": "text/csv"},
    {"HTTP_ACCEPT": "image/png"},
    {"HTTP_ACCEPT": ";;;"},
    {"HTTP_COOKIE": "consent=yes; sessionid=abcdef"},
    {"HTTP_COOKIE": "sessionid=0123456789abcdef0123456789abcdef"},
    {"SCRIPT_NAME": "/under"},
]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.usefixtures("world")
def test_what_is_asked_most_is_answered_as_django_does(lane: Lane, django: Counted, method: str) -> None:
    for address in HOT:
        for headers in HEADERS:
            expected = ask(django, address, method, **headers)
            assert expected[0].startswith(("200 ", "304 ")), (address, expected)
            first = ask(lane, address, method, **headers)  # Django may have been asked
            before = django.asked
            assert ask(lane, address, method, **headers) == first == expected, (address, headers)
            assert django.asked == before, (address, headers)
        forget_readers()


@pytest.mark.usefixtures("world")
def test_everything_else_is_left_to_django(lane: Lane, django: Counted) -> None:
    for address in HOT:  # so that it knows what it would need
        ask(lane, address)
    for address in COLD:
        for headers in HEADERS:
            compare(lane, django, address, "GET", headers)
        for method in ("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"):
            compare(lane, django, address, method, {})
        forget_readers()
    for address in HOT:
        for headers in ODD:
            compare(lane, django, address, "GET", headers)
        for method in ("OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"):
            compare(lane, django, address, method, {})
        forget_readers()


def compare(lane: Lane, django: Counted, address: str, method: str, headers: dict[str, str]) -> None:
    expected = ask(django, address, method, **headers)
    for _ in range(2):
        assert ask(lane, address, method, **headers) == expected, (address, method, headers)


@pytest.mark.usefixtures("world")
def test_few_statements_are_asked(lane: Lane, django: Counted) -> None:
    for address, most in {
        EVENTS: 1,  # the page with its state
        f"{EVENTS}?actor=HU&from=2016&to=2020&order=-date": 1,
        f"{EVENTS}?q=river&order=relevance": 1,
        f"{EVENTS}?count=true": 2,
        f"{EVENTS}?from=1900&to=1901": 2,  # nothing; the state of that nothing
        f"{EVENTS}?actor=nobody": 3,  # and who there is instead
        ONE: 1,
        "/api/v1/histogram/": 2,
        "/api/v1/facets/?type=visit": 2,
        "/api/v1/changes/": 2,
        "/api/v1/timelines/lake/events/": 2,  # the timeline with the state; the page
    }.items():
        tag = find(ask(lane, address), "ETag")
        ask(lane, address, HTTP_IF_NONE_MATCH=tag)
        before = django.asked
        with CaptureQueriesContext(connection) as statements:
            assert ask(lane, address)[0] == "200 OK"
        assert len(statements) <= most, address
        with CaptureQueriesContext(connection) as statements:
            assert ask(lane, address, HTTP_IF_NONE_MATCH=f'"x", W/{tag}')[0] == "304 Not Modified"
        assert len(statements) == 1, address
        assert django.asked == before


@pytest.mark.usefixtures("world")
def test_what_is_published_is_seen_at_once(lane: Lane) -> None:
    event = make_event("Dated", date="2010-05-05", public_id="dated00000")
    addresses = [EVENTS, f"{EVENTS}dated00000/", f"{EVENTS}?from=2010&to=2011", "/api/v1/changes/?page_size=200"]
    before = {address: ask(lane, address) for address in addresses}
    redate(event, "2011-06/2011-08")  # a duration class that was not in use may be
    for address in addresses:
        now = ask(lane, address, HTTP_IF_NONE_MATCH=find(before[address], "ETag"))
        assert now[0] == "200 OK"
        assert find(now, "ETag") != find(before[address], "ETag")
        assert b'"edtf":"2011-06/2011-08"' in now[2]
    change(event, review_state=ReviewState.REJECTED)
    assert ask(lane, f"{EVENTS}dated00000/")[0] == "410 Gone"
    assert b"dated00000" not in ask(lane, f"{EVENTS}?from=2010&to=2011")[2]


@pytest.mark.usefixtures("world")
def test_a_page_carries_the_etag_of_its_own_moment(lane: Lane, django: Counted) -> None:
    """Whatever the process remembers of the state: nothing, other duration classes, a state that is long over."""
    addresses = [EVENTS, f"{EVENTS}?from=2010&to=2011", f"{EVENTS}?from=1800&to=1801", f"{EVENTS}?order=-changed"]
    for address in addresses:
        ask(lane, address)
    event = make_event("Dated", date="2010-05-05", public_id="dated00000")
    for date in ("2010-05", "2010", "2010-05-05/2010-09-09", "2010/2013", "1801", "../2010-07-07"):
        redate(event, date)
        for address in addresses:
            found = ask(lane, address)
            assert found == ask(django, address), (date, address)
            same = ask(lane, address, HTTP_IF_NONE_MATCH=find(found, "ETag"))
            assert same[0] == "304 Not Modified", (date, address)
    Ledger.objects.all().delete()  # as before anything was published
    for address in addresses:
        assert ask(lane, address) == ask(django, address)


@pytest.mark.usefixtures("world")
def test_a_timeline_that_was_changed_is_read_anew(lane: Lane) -> None:
    address = "/api/v1/timelines/lake/events/"
    before = [ask(lane, address) for _ in range(2)][1]
    timeline = Timeline.objects.get(slug="lake")
    timeline.query = "type=visit"
    timeline.save()
    now = ask(lane, address, HTTP_IF_NONE_MATCH=find(before, "ETag"))
    assert now[0] == "200 OK"
    assert now[2] != before[2]


@pytest.mark.usefixtures("world")
def test_the_lane_and_django_count_the_same_readers(lane: Lane, django: Counted, settings: Any) -> None:
    for address in (EVENTS, f"{EVENTS}nothere000/"):
        ask(lane, address)
    forget_readers()
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anon": "6/h", "user": "6/h"}}
    turns = [ask(lane, EVENTS), ask(django, EVENTS), ask(lane, f"{EVENTS}nothere000/"), ask(lane, f"{EVENTS}?x=1")]
    assert [status[:3] for status, _head, _body in turns] == ["200", "200", "404", "400"]
    turns = [ask(lane, EVENTS), ask(lane, EVENTS), ask(lane, EVENTS), ask(django, EVENTS)]
    assert [status[:3] for status, _head, _body in turns] == ["200", "200", "429", "429"]
    assert ask(lane, EVENTS, REMOTE_ADDR="192.0.2.8")[0] == "200 OK"


def test_a_head_that_may_differ_from_answer_to_answer_is_not_learnt(world: None) -> None:
    strange = [("Set-Cookie", "a=b"), ("X-Request-Id", "7"), ("Vary", "Cookie"), ("Content-Encoding", "gzip")]
    plain = [("Content-Type", "application/json"), ("ETag", '"7"'), ("Content-Length", "2"), ("Vary", "Accept")]
    for header in [None, *strange]:
        head = [*(pair for pair in plain if header is None or pair[0] != header[0]), *([header] if header else [])]

        def django(environ: dict[str, Any], start_response: Any, head: Any = head) -> Any:
            start_response("200 OK", head)
            return [b"{}"]

        application = Counted(django)
        lane = Lane(application)
        for _ in range(3):
            ask(lane, ONE)
        assert application.asked == (1 if header is None else 3), header


def test_no_number_of_hosts_and_origins_fills_the_memory(lane: Lane, settings: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("timeline.lane.application.REMEMBERED", 20)
    settings.ALLOWED_HOSTS = [".example.org"]
    for number in range(100):
        assert ask(lane, EVENTS, HTTP_HOST=f"a{number}.example.org")[0] == "200 OK"
        assert ask(lane, EVENTS, HTTP_HOST="example.org", HTTP_ORIGIN=f"https://b{number}.example.org")[0] == "200 OK"
        ask(lane, EVENTS, HTTP_HOST=f"c{number}.evil.example")
        assert len(lane.manners) <= 20


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server that can go away")
def test_a_connection_that_broke_is_opened_again(lane: Lane, django: Counted) -> None:
    make_event()
    ask(lane, EVENTS)
    before = django.asked
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    other = connection.copy("other")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])
    other.close()
    assert ask(lane, EVENTS)[0] == "200 OK"
    assert django.asked == before
