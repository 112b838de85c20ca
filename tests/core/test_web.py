"""Addresses to articles: who is asked, what is taken, and what each refusal says."""

from __future__ import annotations

import datetime as dt
import gzip
import threading
import time

import pytest

from events.acquisition import ReadFailure, UnreadableError, read_articles
from events.acquisition.addresses import is_public, read_address
from events.vocabulary import AnchorBasis
from tests.core.test_acquisition import JSON_LD, PAGE

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Courier</title>
<item><title>Envoys meet</title><link>{first}</link><pubDate>Fri, 19 Feb 2021 23:30:00 -0500</pubDate></item>
<item><title>Envoys part</title><link>{second}</link></item>
<item><title>No address</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><id>x</id><updated>2021-02-20T00:00:00Z</updated>
<entry><id>1</id><title>Envoys meet</title><link href="/one"/>
<published>2021-02-20T01:00:00+05:00</published></entry></feed>"""


def read(site, url, **options):
    web = options.pop("web", None) or site.web()
    found = list(read_articles([url], web=web, **options))
    return [a for a in found if not isinstance(a, ReadFailure)], [f for f in found if isinstance(f, ReadFailure)]


def refuse(site, url, **options):
    articles, (failure,) = read(site, url, **options)
    assert articles == []
    assert failure.source == url
    assert "\n" not in failure.reason
    return failure.reason


def test_a_page(site):
    url = site.put("/one", PAGE.format(head=JSON_LD))
    (article,), failures = read(site, url)
    assert failures == []
    assert (article.url, article.id) == (url, url)
    assert "met Minister Tomas Vale in Vienna" in article.text
    assert (article.published, article.published_basis) == (dt.date(2021, 2, 20), AnchorBasis.METADATA)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/one"]
    headers = site.asked[1][1]
    assert headers["Host"] == f"news.example:{site.port}"
    assert headers["User-Agent"] == "diplomatic-timeline"
    assert "Cookie" not in headers


def test_the_date_on_the_command_line_stands_for_a_page_without_one(site):
    url = site.put("/one", PAGE.format(head=""))
    (article,), _ = read(site, url, published=dt.date(2024, 5, 6))
    assert (article.published, article.published_basis) == (dt.date(2024, 5, 6), AnchorBasis.GIVEN)


def test_who_asks_can_be_reached(site):
    url = site.put("/one", PAGE.format(head=""))
    read(site, url, web=site.web(contact="https://timeline.example/about"))
    assert site.asked[1][1]["User-Agent"] == "diplomatic-timeline (+https://timeline.example/about)"


def test_plain_text_and_the_charset_that_the_server_names(site):
    (text,), _ = read(site, site.put("/a.txt", "Envoys met in Zürich.", "text/plain"))
    assert text.text == "Envoys met in Zürich."
    page = PAGE.format(head="").replace("Vienna", "Zürich").encode("iso-8859-1")
    (article,), _ = read(site, site.put("/b", page, "text/html; charset=ISO-8859-1"))
    assert "in Zürich on Friday" in article.text


def test_a_packed_page(site):
    url = site.put("/one", gzip.compress(PAGE.format(head="").encode()), **{"Content-Encoding": "gzip"})
    (article,), _ = read(site, url)
    assert "Tomas Vale" in article.text


def test_redirects_are_followed_and_checked(site):
    site.put("/one", PAGE.format(head=""))
    site.pages["/old"] = (301, {"Location": "/one"}, b"")
    (article,), _ = read(site, site.url("/old"))
    assert article.url == site.url("/one")
    site.pages["/inside"] = (302, {"Location": "http://10.0.0.1/secret"}, b"")
    web = site.web(
        allowed=lambda ip: ip == "127.0.0.1", lookup=lambda host, port: [host.replace("news.example", "127.0.0.1")]
    )
    assert "10.0.0.1 is not on the public internet" in refuse(site, site.url("/inside"), web=web)
    site.pages["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    assert "is no address of the web" in refuse(site, site.url("/file"))
    site.pages["/round"] = (302, {"Location": "/round"}, b"")
    assert "more than 5 times" in refuse(site, site.url("/round"))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "account"),
        (403, "save the text"),
        (404, "check the address"),
        (410, "gone"),
        (418, "(418)"),
        (429, "later"),
        (503, "(503)"),
    ],
)
def test_other_statuses(site, status, said):
    site.pages["/one"] = (status, {}, b"no")
    assert said in refuse(site, site.url("/one"))


def test_robots_are_obeyed(site):
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/*.html$\n", "text/plain")
    assert "robots.txt" in refuse(site, site.put("/private/a.html", PAGE.format(head="")))
    articles, _ = read(site, site.put("/private/a.htm", PAGE.format(head="")))
    assert len(articles) == 1
    assert "/private/a.html" not in [path for path, _ in site.asked]


def test_a_site_that_fails_to_say_its_rules_is_not_asked(site):
    site.pages["/robots.txt"] = (503, {}, b"")
    assert "try again later" in refuse(site, site.put("/one", PAGE.format(head="")))
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_a_pause_is_kept_between_two_requests(site):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 3\n", "text/plain")
    slept: list[float] = []
    web = site.web(sleep=slept.append)
    for path in ("/one", "/two"):
        read(site, site.put(path, PAGE.format(head="")), web=web)
    assert len(slept) == 1
    assert 2 < slept[0] <= 3
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 86400\n", "text/plain")
    assert "86400 seconds" in refuse(site, site.url("/one"))


def test_too_large_packed_or_not(site):
    assert "larger than 100,000 bytes" in refuse(site, site.put("/one", b"x" * 100_001))
    bomb = gzip.compress(b"x" * 50_000_000)
    assert len(bomb) < 100_000
    assert "larger than 100,000 bytes" in refuse(site, site.put("/bomb", bomb, **{"Content-Encoding": "gzip"}))


def test_an_answer_without_end(site):
    def pour(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 65536)
        except OSError:
            pass

    site.pages["/one"] = pour
    assert "larger than" in refuse(site, site.url("/one"))


@pytest.mark.parametrize("where", ["head", "body"])
def test_a_drip_is_ended(site, where):
    stop = threading.Event()

    def drip(handler):
        if where == "body":
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
        try:
            while not stop.wait(0.05):
                handler.wfile.write(b"X")
                handler.wfile.flush()
        except OSError:
            pass

    site.pages["/one"] = drip
    started = time.monotonic()
    try:
        assert "took too long" in refuse(site, site.url("/one"), web=site.web(seconds=0.6))
    finally:
        stop.set()
    assert time.monotonic() - started < 4


def test_silence_is_ended(site):
    stop = threading.Event()
    site.pages["/one"] = lambda handler: stop.wait(10) and None
    try:
        assert "took too long" in refuse(site, site.url("/one"), web=site.web(silence=0.3))
    finally:
        stop.set()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not http at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 999999 \xff\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://[::1/\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_answers_that_are_none(site, raw):
    def reply(handler):
        handler.wfile.write(raw)

    site.pages["/one"] = reply
    assert refuse(site, site.url("/one"))


def test_what_is_no_article(site):
    assert "application/json" in refuse(site, site.put("/one", b"{}", "application/json"))
    assert "PDF" in refuse(site, site.put("/two", b"%PDF-1.7", "text/html"))
    assert "empty" in refuse(site, site.put("/three", b""))
    assert "no article text" in refuse(site, site.put("/four", "<html><body></body></html>"))


def test_nobody_listens(site):
    assert "cannot be reached" in refuse(site, "http://news.example:1/one")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://", "is no address"),
        ("https://user:secret@news.example/", "user name"),
        ("http://news.example:22/", "port 22"),
        ("http://news.example:99999/", "is no address"),
        ("http://[::1/", "is no address"),
        ("https://" + "a" * 70 + ".example/", "no name of a site"),
        ("http://127.0.0.1/", "not on the public internet"),
        ("http://2130706433/", "not on the public internet"),
        ("http://0x7f.1/", "not on the public internet"),
        ("http://[::ffff:10.0.0.1]/", "not on the public internet"),
        ("http://169.254.169.254/latest/meta-data/", "not on the public internet"),
        ("http://localhost/", "not on the public internet"),
    ],
)
def test_addresses_that_are_not_asked(url, said):
    with pytest.raises(UnreadableError, match=said):
        read_address(url)


@pytest.mark.parametrize(
    "ip",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.1.1 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 192.0.2.1
    ::1 :: fe80::1 fc00::1
    ff02::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:0:7f00:1:: 2001:db8::1""".split(),
)
def test_private_addresses(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses(ip):
    assert is_public(ip)


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(UnreadableError, match="not on the public internet"):
        read_address("https://news.example/", lookup=lambda host, port: ["93.184.215.14", "10.0.0.1"])


def test_a_name_is_looked_up_once_and_the_address_that_was_checked_is_asked(site):
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])  # robots.txt and the page; a third question would fail
    first = site.put("/one", PAGE.format(head=""))
    articles, failures = read(site, first, web=site.web(lookup=lambda host, port: next(answers)))
    assert (len(articles), failures) == (1, [])


def test_other_letters_in_names_and_paths(site):
    seen = []
    site.put("/z%C3%BCrich?q=a%20b", PAGE.format(head=""))
    web = site.web(lookup=lambda host, port: seen.append(host) or ["127.0.0.1"])
    articles, failures = read(site, site.url("/zürich?q=a b#part", host="bücher.example"), web=web)
    assert (len(articles), failures) == (1, [])
    assert set(seen) == {"xn--bcher-kva.example"}
    assert articles[0].url == site.url("/zürich?q=a b", host="bücher.example")


def test_a_feed_and_the_pages_that_it_names(site):
    first, second = site.put("/one", PAGE.format(head="")), site.url("/two")
    feed = site.put("/feed", FEED.format(first=first, second=second), "application/rss+xml")
    (article,), (failure,) = read(site, feed)
    assert (article.url, article.publisher) == (first, "The Harbour Courier")
    assert (article.published, article.published_basis) == (dt.date(2021, 2, 19), AnchorBasis.METADATA)
    assert failure.source == second
    assert "404" in failure.reason


def test_known_articles_are_not_asked_for_again(site):
    first = site.put("/one", PAGE.format(head=""))
    feed = site.put("/feed", FEED.format(first=first, second=first), "text/xml")
    assert read(site, feed, known=lambda url: url == first) == ([], [])
    assert "/one" not in [path for path, _ in site.asked]


def test_an_atom_feed_with_addresses_relative_to_it(site):
    site.put("/one", PAGE.format(head=""))
    (article,), failures = read(site, site.put("/feed", ATOM, "application/atom+xml"))
    assert failures == []
    assert (article.url, article.published) == (site.url("/one"), dt.date(2021, 2, 20))


def test_a_feed_on_disk(site, tmp_path):
    path = tmp_path / "courier.xml"
    path.write_text(
        FEED.format(first=site.put("/one", PAGE.format(head="")), second=site.put("/two", PAGE.format(head="")))
    )
    articles, failures = read(site, path)
    assert ([article.url for article in articles], failures) == ([site.url("/one"), site.url("/two")], [])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "without articles"),
        ('<?xml version="1.0"?><rss', "feed"),
        ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss version="2.0">&c;</rss>', "feed"),
        (
            '<?xml version="1.0"?><rss version="2.0"><channel><item><link>file:///etc/passwd</link></item></channel></rss>',
            "without",
        ),
    ],
)
def test_feeds_that_are_none(site, body, said):
    assert said in refuse(site, site.put("/feed", body, "application/rss+xml"))


def test_addresses_need_a_client():
    (failure,) = read_articles(["https://news.example/one"])
    assert "not fetched" in failure.reason
