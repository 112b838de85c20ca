"""The pages that readers see: what they say, what they ask of the database, what they let others do."""

from __future__ import annotations

import functools
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import Article
from events.vocabulary import EventStatus, EventType, ReviewState
from tests.timeline.factory import change, make_article, make_event
from timeline.embed.axis import MOST_MARKS
from timeline.embed.pages import PAGE_SIZE, Part
from timeline.models import Timeline

pytestmark = pytest.mark.django_db

HOSTILE = "</script><script>alert(1)</script> & \"quoted\" <img src=x onerror=alert(1)> 'so'"


class Outline(HTMLParser):
    """The elements of a page: tags with their attributes, and the text of each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script":
            self.scripts[-1] += data

    def all(self, name: str, **wanted: str) -> list[dict[str, str | None]]:
        return [found for tag, found in self.tags if tag == name and wanted.items() <= found.items()]

    def links(self) -> list[str]:
        return [str(found["href"]) for tag, found in self.tags if found.get("href")]


def get(client: Client, path: str, status: int = 200, **headers: str) -> Any:
    answer = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    assert answer.status_code == status, answer.content[:500]
    return answer


def read(client: Client, path: str, status: int = 200) -> str:
    return str(get(client, path, status).content.decode())


def titles(text: str) -> list[str]:
    return re.findall(r"<h3><a [^>]*><bdi>(.*?)</bdi></a></h3>", text)


def make_days(number: int) -> None:
    article = make_article(["Ms Okoro met Mr Tóth."])
    for at in range(number):
        make_event(
            f"Meeting {at:03}",
            date=f"{2000 + at // 28}-01-{at % 28 + 1:02}",
            article=article,
            quotes=["Ms Okoro met Mr Tóth."],
        )


# --- The list -------------------------------------------------------------------------------------


def test_it_works(client: Client) -> None:
    Timeline.objects.create(slug="lake", title="The lake", description="Who met at the lake.")
    event = make_event(summary="They spoke of the river.", date="2019-10")
    for path in ("/", "/t/lake/", "/embed/lake/"):
        text = read(client, path)
        assert "<h1>The lake</h1>" in text
        assert "Who met at the lake." in text
        assert titles(text) == ["Okoro and Tóth meet"]
        for said in (
            '<time datetime="2019-10"><bdi>October 2019 (day not known)</bdi></time>',
            "They spoke of the river.",
            "Ada Okoro",
            "Nigeria, host",
            "Abuja, Nigeria",
            "Ms Okoro met Mr Tóth in Abuja on Friday.",
            "The Lake Courier",
            "2 January 2020",
            "1 event",
            f"/e/{event.public_id}/",
            '<h2 id="y-2019">2019</h2>',
        ):
            assert said in text, (path, said)


def test_before_anything_is_published_the_page_says_what_to_do(client: Client) -> None:
    make_event(state=ReviewState.PROPOSED)
    text = read(client, "/")
    assert "Nothing is published yet" in text
    assert "/admin/" in text
    assert "Okoro" not in text
    assert "<form" not in text


def test_without_a_timeline_everything_is_shown(client: Client) -> None:
    make_event()
    assert len(titles(read(client, "/"))) == 1
    assert len(titles(read(client, "/t/all/"))) == 1
    assert len(titles(read(client, "/embed/all/"))) == 1


def test_a_timeline_shows_what_its_query_finds(client: Client) -> None:
    Timeline.objects.create(slug="calls", title="Calls", query="type=call")
    make_event("A call", type=EventType.CALL)
    make_event("A meeting")
    text = read(client, "/t/calls/")
    assert titles(text) == ["A call"]
    assert "1 event" in text
    assert 'value="meeting"' not in text


def test_long_lists_come_in_pages_that_meet(client: Client) -> None:
    make_days(250)
    seen, address = [], "/t/all/"
    while address:
        text = read(client, address)
        seen += titles(text)
        further = re.findall(r'rel="next" href="([^"]+)">Next', text)
        assert "250 events" in text
        address = f"{further[0]}" if further else ""
    assert seen == [f"Meeting {at:03}" for at in range(250)]
    back = re.findall(r'rel="prev" href="([^"]+)">Previous', text)
    assert titles(read(client, back[0])) == seen[100:200]
    whole = re.findall(r'href="([^"]+)">All 250', text)
    assert titles(read(client, whole[0])) == seen


def test_one_page_for_all_has_a_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_days(12)
    monkeypatch.setattr("timeline.embed.pages.PAGE_SIZE", 5)
    assert "All 12 on one page" in read(client, "/")
    assert len(titles(read(client, "/?all=1"))) == 12
    monkeypatch.setattr("timeline.embed.pages.MOST_ON_ONE_PAGE", 11)
    monkeypatch.setattr("timeline.embed.views.Part", functools.partial(Part, most=11))
    assert "on one page" not in read(client, "/?x=1")
    assert len(titles(read(client, "/?all=1&x=1"))) == 5


def test_the_address_of_an_event_opens_the_page_that_has_it(client: Client) -> None:
    make_days(250)
    wanted = re.findall(r"/e/(\w+)/", read(client, "/t/all/?all=1"))[201]
    text = read(client, f"/t/all/?event={wanted}")
    assert f'class="event chosen" id="e-{wanted}"' in text
    assert len(titles(text)) <= PAGE_SIZE
    assert 'rel="prev"' in text
    assert len(titles(read(client, "/t/all/?event=nothere000"))) == PAGE_SIZE


def test_a_broken_cursor_leads_back_to_the_first_page(client: Client) -> None:
    make_event()
    answer = client.get("/t/all/?type=meeting&cursor=%00garbage")
    assert answer.status_code == 302
    assert answer["Location"] == "/t/all/?type=meeting"


def test_undated_events_have_their_own_group_at_the_end(client: Client) -> None:
    make_event("Some day", date="")
    make_event("By then", date="../2021-02-19")
    text = read(client, "/")
    assert re.findall(r'<h2 id="y-[^"]*">(.*?)</h2>', text) == ["2021", "Date not known"]
    assert titles(text) == ["By then", "Some day"]


@pytest.mark.parametrize(
    ("date", "shape"),
    [
        ("2019-10-25", "day"),
        ("2019-10-25/2019-10-27", "range"),
        ("2019-10", "period"),
        ("[2019-10-01..2019-10-25]", "period"),
        ("2019~", "about"),
        ("2019-10-25?", "about"),
        ("../2019-10-25", "before"),
        ("2019-10-25/..", "after"),
        ("", "unknown"),
    ],
)
def test_the_shape_says_how_exactly_the_date_is_known(client: Client, date: str, shape: str) -> None:
    make_event(date=date)
    row = read(client, "/").split('<li class="event', 1)[1].split("</svg>", 1)[0]
    assert f"#shape-{shape}" in row


@pytest.mark.parametrize("status", [status for status in EventStatus if status is not EventStatus.HELD])
def test_what_was_not_held_is_said_and_drawn_otherwise(client: Client, status: EventStatus) -> None:
    make_event(status=status)
    row = read(client, "/").split('<li class="event', 1)[1]
    assert "hollow" in row.split("</svg>", 1)[0]
    assert f'<span class="status {status}">{status}</span>' in row


def test_an_event_within_another_names_it(client: Client) -> None:
    forum = make_event("The forum", type=EventType.CONFERENCE)
    make_event("Aside at the forum", part_of=forum)
    assert "during: The forum" in read(client, "/?type=meeting")
    change(forum, review_state=ReviewState.REJECTED)
    assert "The forum" not in read(client, "/?type=meeting")


# --- Filters --------------------------------------------------------------------------------------


def test_filters_find_and_show_again_what_was_chosen(client: Client) -> None:
    make_event("A call", type=EventType.CALL, date="2018-05-01", place="suva")
    make_event("A meeting")
    text = read(client, "/?type=call&actor=ada-okoro&place=suva&q=call&from=2018&to=2018-12&utm_source=mail&fbclid=1")
    assert titles(text) == ["A call"]
    assert "1 of 2 events" in text
    page = Outline(text)
    assert [box["value"] for box in page.all("input", type="checkbox") if "checked" in box] == ["call"]
    chosen = [option["value"] for option in page.all("option") if "selected" in option]
    assert chosen == ["ada-okoro", "suva"]
    typed = {box["name"]: box["value"] for box in page.all("input") if "type" not in box or box["type"] == "search"}
    assert typed == {"q": "call", "from": "2018", "to": "2018-12"}


def test_nothing_found_is_said_with_a_way_back(client: Client) -> None:
    make_event()
    text = read(client, "/t/all/?q=zeppelin")
    assert "No event matches" in text
    assert "words: zeppelin" in text
    assert 'href="/t/all/">Clear' in text


def test_a_mistyped_date_is_said_and_hides_nothing(client: Client) -> None:
    make_event()
    answer = get(client, "/?from=2019-13-45", 400)
    text = answer.content.decode()
    assert 'role="alert"' in text
    assert "from:" in text
    assert titles(text) == ["Okoro and Tóth meet"]
    assert "ETag" not in answer


@pytest.mark.parametrize("path", ["/?utm_source=x", "/?type=&actor=", "/?page_size=3", "/?event=%00", "/?q=%C3%28"])
def test_what_others_add_to_addresses_does_no_harm(client: Client, path: str) -> None:
    make_event()
    assert client.get(path).status_code in (200, 400)


# --- What a page costs ----------------------------------------------------------------------------


@pytest.mark.parametrize("number", [0, 1, 250])
def test_the_number_of_statements_does_not_grow_with_the_list(client: Client, number: int) -> None:
    Timeline.objects.create(slug="lake", title="Lake")
    make_days(number)
    # The timeline with the state; its facets; the page of documents; the marks of the axis.
    # Marks are streamed, which looks at the state once more.
    wanted = 3 if number < 2 else 5
    for path, statements in [("/t/lake/", wanted), ("/embed/lake/", wanted), ("/t/lake/?type=meeting", wanted + 1)]:
        with CaptureQueriesContext(connection) as asked:
            get(client, path)
        assert len(asked) == statements, [query["sql"][:200] for query in asked]


def test_an_event_costs_one_statement(client: Client) -> None:
    event = make_event()
    with CaptureQueriesContext(connection) as asked:
        get(client, f"/e/{event.public_id}/")
    assert len(asked) == 1


def test_what_the_reader_has_is_not_sent_again(client: Client) -> None:
    event = make_event()
    Timeline.objects.create(slug="lake", title="Lake")
    for path in ("/", "/t/lake/", "/embed/lake/"):
        etag = get(client, path)["ETag"]
        with CaptureQueriesContext(connection) as asked:
            answer = get(client, path, 304, if_none_match=etag)
        assert answer.content == b""
        assert len(asked) <= 2
        get(client, path, 304, if_none_match=f"W/{etag}")  # as proxies that compress write it
        change(event, title=f"{event.title} again")
        assert get(client, path, if_none_match=etag)["ETag"] != etag


def test_of_very_many_events_the_axis_gets_numbers(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_days(60)
    assert MOST_MARKS > 1000
    marks = json.loads(Outline(read(client, "/")).scripts[1])["marks"]
    assert len(marks) == 60
    assert marks[0][1:] == ["meeting", "held", "2000-01-01", "2000-01-01", "day", "Meeting 000", "1 January 2000"]
    monkeypatch.setattr("timeline.embed.axis.MOST_MARKS", 50)
    bars = json.loads(Outline(read(client, "/")).scripts[1])["bars"]
    assert bars[0] == ["2000-01-01", "2000-01-31", {"meeting": 28}, {}]
    assert sum(bar[2]["meeting"] for bar in bars) == 60
    monkeypatch.setattr("timeline.embed.axis.MOST_BARS", 2)
    assert json.loads(Outline(read(client, "/")).scripts[1])["bars"][0][1] == "2000-12-31"


# --- What others may do ---------------------------------------------------------------------------


def paths_of(event: Any) -> list[str]:
    return ["/", "/t/lake/", f"/e/{event.public_id}/", "/e/nothere000/", "/t/nothere/", "/nothing/here/", "/?from=x"]


def test_no_page_sets_a_cookie_or_may_be_framed(client: Client) -> None:
    Timeline.objects.create(slug="lake", title="Lake")
    for path in paths_of(make_event()):
        answer = client.get(path)
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert answer["X-Frame-Options"] == "DENY", path
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], path


@pytest.mark.parametrize(
    ("origins", "ancestors"),
    [
        ([], "*"),
        (["https://example.org", "https://*.example.com"], "https://example.org https://*.example.com"),
        (["https://example.org; script-src *"], "'none'"),
        (["https://a.example", "javascript:1"], "https://a.example"),
    ],
)
def test_the_frame_may_be_shown_where_the_timeline_says(client: Client, origins: list[str], ancestors: str) -> None:
    Timeline.objects.create(slug="lake", title="Lake", allowed_origins=origins)
    make_event()
    answer = get(client, "/embed/lake/")
    for told in (answer, get(client, "/embed/lake/", 304, if_none_match=answer["ETag"])):
        assert "X-Frame-Options" not in told
        rules = dict(rule.strip().partition(" ")[::2] for rule in told["Content-Security-Policy"].split(";"))
        assert rules["frame-ancestors"] == ancestors
        assert rules["script-src"] == "'self'"
        assert not told.cookies


def test_only_the_frame_is_hidden_from_search(client: Client) -> None:
    Timeline.objects.create(slug="lake", title="Lake")
    make_event()
    assert '<meta name="robots" content="noindex">' in read(client, "/embed/lake/")
    assert "noindex" not in read(client, "/t/lake/")
    assert "application/ld+json" not in read(client, "/embed/lake/")


def test_a_frame_for_nothing_can_be_read_in_its_frame(client: Client) -> None:
    answer = get(client, "/embed/nothere/", 404)
    assert "There is no timeline" in answer.content.decode()
    assert "X-Frame-Options" not in answer


@pytest.mark.parametrize("path", ["/", "/t/all/", "/embed/all/", "/oembed?url=http://testserver/t/all/"])
def test_reading_is_all_one_can_do(client: Client, path: str) -> None:
    make_event()
    assert client.head(path).status_code == 200
    assert client.head(path).content == b""
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(path).status_code == 405


# --- What is in the texts may not act -------------------------------------------------------------


def test_hostile_texts_stay_texts(client: Client) -> None:
    Timeline.objects.create(slug="lake", title=HOSTILE, description=HOSTILE)
    article = make_article([HOSTILE], publisher=HOSTILE[:100])
    Article.objects.filter(pk=article.pk).update(title=HOSTILE)
    article.refresh_from_db()
    event = make_event(HOSTILE, summary=HOSTILE, quotes=[HOSTILE], article=article)
    make_event()
    for path in ("/", "/embed/lake/", f"/e/{event.public_id}/?timeline=lake", "/?q=%3Cscript%3E", "/t/%3Cb%3E/"):
        page = Outline(client.get(path).content.decode())
        assert not page.all("img")
        for script in page.all("script"):
            assert script.get("src", "").startswith("/static/") or script["type"] in (
                "application/json",
                "application/ld+json",
            )


def test_json_ld_can_be_read_back(client: Client) -> None:
    event = make_event(HOSTILE)
    make_event("Undated", date="")
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', read(client, "/"), re.DOTALL)
    listed = json.loads(script)
    assert [element["item"]["name"] for element in listed["itemListElement"]] == [HOSTILE, "Undated"]
    assert "startDate" not in listed["itemListElement"][1]["item"]
    text = read(client, f"/e/{event.public_id}/")
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert json.loads(script)["url"] == f"http://testserver/e/{event.public_id}/"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "http://[broken", ""]
)
def test_a_source_without_a_web_address_is_no_link(client: Client, url: str) -> None:
    article = make_article(["They met."])
    Article.objects.filter(pk=article.pk).update(url=url)
    article.refresh_from_db()
    event = make_event(quotes=["They met."], article=article)
    for path in ("/", f"/e/{event.public_id}/"):
        text = read(client, path)
        assert f"<cite>{article.title}</cite>" in text
        assert not [
            link for link in Outline(text).links() if "alert" in link or link.startswith("data:") or "[" in link
        ]


def test_nothing_unpublished_shows(client: Client) -> None:
    Timeline.objects.create(slug="lake", title="Lake")
    secret = "Quetzalburg"
    for state in (ReviewState.PROPOSED, ReviewState.REJECTED):
        hidden = make_event(f"{secret} talks", state=state, quotes=[f"{secret} met."])
        assert secret not in read(client, f"/e/{hidden.public_id}/", 404)
    withdrawn = make_event(f"{secret} once shown")
    change(withdrawn, review_state=ReviewState.REJECTED)
    assert secret not in read(client, f"/e/{withdrawn.public_id}/", 410)
    for path in ("/", "/t/lake/", "/embed/lake/", "/?all=1", f"/?event={hidden.public_id}"):
        assert secret not in read(client, path)


# --- An event's own page --------------------------------------------------------------------------


def test_an_event_shows_every_sentence_and_how_its_date_was_read(client: Client) -> None:
    Timeline.objects.create(slug="lake", title="The lake")
    event = make_event(quotes=["They met on Friday.", "It lasted an hour."], summary="Short.")
    change(event, date_basis="Friday: the latest one on or before 2019-10-26")
    text = read(client, f"/e/{event.public_id}/?timeline=lake")
    for said in (
        "They met on <mark>Friday</mark>.",
        "It lasted an hour.",
        "The source writes “Friday”",
        "the latest one on or before 2019-10-26",
        "2 sentences in 1 article",
        "https://news.example.org/",
        f'href="/t/lake/?event={event.public_id}#e-{event.public_id}"',
        "The lake",
        f'<link rel="canonical" href="http://testserver/e/{event.public_id}/">',
        f"“Okoro and Tóth meet”, 25 October 2019. Diplomatic timeline, version {event.version} of",
    ):
        assert said in text, said
    assert 'href="/"><span' in read(client, f"/e/{event.public_id}/?timeline=nothere")
    assert read(client, f"/e/{event.public_id.upper()}/")


def test_an_event_names_the_one_around_it(client: Client) -> None:
    forum = make_event("The forum", type=EventType.CONFERENCE)
    event = make_event(part_of=forum)
    assert f'<a href="/e/{forum.public_id}/">The forum</a>' in read(client, f"/e/{event.public_id}/")


def test_a_merged_event_leads_to_the_one_that_has_it_now(client: Client) -> None:
    heir, event = make_event("Heir"), make_event("Double")
    change(event, review_state=ReviewState.MERGED, merged_into=heir)
    answer = get(client, f"/e/{event.public_id}/", 308)
    assert answer["Location"] == f"/e/{heir.public_id}/"


@pytest.mark.parametrize("path", ["/e/nothere000/", "/t/nothere/", "/nothing/here/"])
def test_what_is_not_there_gets_a_page_with_a_way_on(client: Client, path: str) -> None:
    text = read(client, path, 404)
    assert "<h1>Not here</h1>" in text
    assert 'class="button" href="/"' in text


def test_an_icon_is_found_where_browsers_look(client: Client) -> None:
    assert get(client, "/favicon.ico", 302)["Location"].endswith("timeline/icon.svg")


# --- Languages and themes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("de", "ltr"), ("ar", "rtl"), ("fa-AF", "rtl"), ("he", "rtl"), ("ur", "rtl")],
)
def test_the_language_of_a_timeline_sets_the_direction(client: Client, language: str, direction: str) -> None:
    Timeline.objects.create(slug="lake", title="Lake", language=language, theme="dark")
    make_event()
    for path in ("/t/lake/", "/embed/lake/"):
        (page,) = Outline(read(client, path)).all("html")
        assert (page["lang"], page["dir"], page["data-theme"]) == (language, direction, "dark")
