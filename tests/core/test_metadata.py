"""When a page says it was published."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from events.acquisition.metadata import read_published

BODY = "<body><p>Envoys met in Vienna.</p></body>"
DAY = dt.date(2021, 2, 20)


def page(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html><head>{head}</head>{body}</html>"


def json_ld(data: object) -> str:
    return page(f'<script type="application/ld+json">{json.dumps(data)}</script>')


@pytest.mark.parametrize(
    "html",
    [
        json_ld({"@type": "NewsArticle", "datePublished": "2021-02-20"}),
        json_ld([{"@type": "Organization"}, {"@type": ["Article", "Thing"], "datePublished": "2021-02-20T08:00:00Z"}]),
        json_ld({"@type": "NewsArticle", "datePublished": "Sat, 20 Feb 2021 08:00:00 +0000"}),
        json_ld({"@type": "NewsArticle", "datePublished": "2021-02-20T00:30:00+05:00"}),  # the publisher's own day
        json_ld({"@type": "NewsArticle", "datePublished": "2021-02-20T23:30:00-05:00"}),
        json_ld({"@type": "WebPage", "datePublished": "2021-02-20"}),
        json_ld({"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2021-02-20"}}),
        page('<meta property="article:published_time" content="2021-02-20T08:00:00+00:00">'),
        page('<meta name="og:published_time" content="2021-02-20">'),
        page(
            '<script type="application/ld+json">{broken</script>'
            '<meta property="article:published_time" content="2021-02-20">'
        ),
        page(
            body='<body><article><time datetime="2021-02-20" pubdate>20 February</time>'
            "<p>Envoys met.</p></article></body>"
        ),
    ],
)
def test_it_works(html):
    assert read_published(html) == DAY


def test_the_article_wins_over_the_page_around_it():
    graph = [
        {"@type": "WebPage", "datePublished": "2019-01-01"},
        {"@type": "NewsArticle", "datePublished": "2021-02-20", "dateModified": "2022-05-05"},
    ]
    assert read_published(json_ld({"@graph": graph})) == DAY


def test_what_an_article_cites_is_not_its_own_date():
    cited = {"@type": "NewsArticle", "datePublished": "2010-01-01"}
    assert read_published(json_ld({"@type": "NewsArticle", "datePublished": "2021-02-20", "citation": cited})) == DAY


@pytest.mark.parametrize(
    "html",
    [
        "",
        "   ",
        page(),
        page(body="<body><div class=clock>Tuesday, 16 July 2024</div><p>Envoys met.</p></body>"),
        json_ld({"@type": "NewsArticle", "datePublished": "soon"}),
        json_ld({"@type": "NewsArticle", "datePublished": 20210220}),
    ],
)
def test_a_page_that_does_not_say_has_none(html):
    assert read_published(html) is None
