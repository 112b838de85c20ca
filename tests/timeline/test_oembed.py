"""oEmbed 1.0, as WordPress and others ask for it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.timeline.factory import make_event
from timeline.models import Timeline

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _timeline() -> None:
    Timeline.objects.create(slug="lake", title='The <lake> & "all" around\x0b it')


def ask(client: Client, url: str = "http://testserver/t/lake/", **more: str) -> Any:
    return client.get("/oembed", {"url": url, **more})


def test_it_works(client: Client) -> None:
    answer = ask(client)
    assert answer["Content-Type"] == "application/json"
    told = answer.json()
    assert {name: told[name] for name in ("version", "type", "width", "height", "provider_name")} == {
        "version": "1.0",
        "type": "rich",
        "width": 800,
        "height": 600,
        "provider_name": "Diplomatic timeline",
    }
    assert told["html"].startswith("<blockquote")
    assert 'src="http://testserver/embed/lake/"' in told["html"]
    assert "<lake>" not in told["html"]
    assert set(re.findall(r"<(\w+)", told["html"])) == {"blockquote", "a", "iframe"}
    assert not answer.cookies
    from_elsewhere = client.get("/oembed?url=http://testserver/t/lake/", headers={"origin": "https://blog.example"})
    assert from_elsewhere["Access-Control-Allow-Origin"] == "*"


def test_xml_says_the_same_even_with_characters_that_xml_lacks(client: Client) -> None:
    answer = ask(client, format="xml")
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    told = {element.tag: element.text for element in ElementTree.fromstring(answer.content)}  # noqa: S314  our own
    same = {name: str(value).replace("\x0b", "") for name, value in ask(client).json().items()}
    assert told == same


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        ("400", "300", (400, 300)),
        ("9999", "9999", (800, 600)),
        ("1", "1", (200, 200)),
        ("", "", (800, 600)),
        ("wide", "-3", (800, 600)),
        ("٤٠٠", "1e9", (800, 600)),
    ],
)
def test_limits_are_kept(client: Client, width: str, height: str, size: tuple[int, int]) -> None:
    told = ask(client, maxwidth=width, maxheight=height).json()
    assert (told["width"], told["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in told["html"]


@pytest.mark.parametrize(
    "url",
    [
        "http://testserver/",
        "https://testserver/t/lake/",
        "http://testserver/embed/lake/",
        "http://testserver/t/lake/?type=call",
    ],
)
def test_every_address_of_a_timeline_is_known(client: Client, url: str) -> None:
    assert ask(client, url).status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "http://elsewhere.example/t/lake/",
        "http://testserver/t/nothere/",
        "http://testserver/admin/",
        "http://testserver/e/nothere000/",
        "ftp://testserver/t/lake/",
        "http://[broken",
        "lake",
    ],
)
def test_other_addresses_are_not(client: Client, url: str) -> None:
    assert ask(client, url).status_code == 404


def test_a_wrong_question_is_answered_in_words(client: Client) -> None:
    assert client.get("/oembed").status_code == 400
    refused = ask(client, format="yaml")
    assert (refused.status_code, refused.content) == (501, b"There is json and xml.\n")


def test_the_page_leads_to_it(client: Client) -> None:
    make_event()
    head = client.get("/t/lake/").content.decode().split("</head>")[0]
    assert len(head) < 150_000
    for kind in ("json", "xml"):
        (link,) = re.findall(rf'<link rel="alternate" type="\w+/{kind}\+oembed" href="([^"]+)"', head)
        link = link.replace("&amp;", "&")
        assert quote("http://testserver/t/lake/", safe="") in link
        assert client.get(link.removeprefix("http://testserver")).status_code == 200


def test_json_keeps_the_title_as_it_is(client: Client) -> None:
    assert json.loads(ask(client).content)["title"] == Timeline.objects.get().title
