"""Files to articles: what is read, and what each refusal says."""

from __future__ import annotations

import datetime as dt
import io
import json
import re

import pytest

from events.acquisition import ReadFailure, UnreadableError, read_articles, read_record
from events.vocabulary import AnchorBasis

PAGE = """<!doctype html><html lang="en"><head><title>Envoys meet</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Envoys meet in Vienna</h1>
<p>Envoy Ada Brandt met Minister Tomas Vale in Vienna on Friday, and both spoke of a useful hour.</p>
<p>The two had last seen each other in the spring, when the first round of their talks ended without a paper.</p>
</article><footer>Copyright 2024</footer></body></html>"""
JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-02-20T00:30:00+05:00"}</script>'
)


def read(*paths, **options):
    found = list(read_articles(paths, **options))
    return [a for a in found if not isinstance(a, ReadFailure)], [f for f in found if isinstance(f, ReadFailure)]


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_it_works(tmp_path):
    (article,), failures = read(write(tmp_path, "a.txt", "Envoys met.\r\nThey talked.\n"))
    assert (article.id, article.text, article.published) == ("a.txt", "Envoys met.\r\nThey talked.\n", None)
    assert failures == []


def test_the_date_that_is_given_is_given(tmp_path):
    (article,), _ = read(write(tmp_path, "a.txt", "Envoys met."), published=dt.date(2021, 2, 20))
    assert (article.published, article.published_basis) == (dt.date(2021, 2, 20), AnchorBasis.GIVEN)


def test_a_page_gives_text_title_and_the_publishers_day(tmp_path):
    (article,), _ = read(write(tmp_path, "a.html", PAGE.format(head=JSON_LD)))
    assert article.title.startswith("Envoys meet")
    assert "met Minister Tomas Vale in Vienna on Friday" in article.text
    assert "Home" not in article.text
    assert (article.published, article.published_basis) == (dt.date(2021, 2, 20), AnchorBasis.METADATA)


def test_a_page_without_a_date_has_none(tmp_path):
    (article,), _ = read(write(tmp_path, "a.html", PAGE.format(head="")))
    assert (article.published, article.published_basis) == (None, AnchorBasis.NONE)


def test_a_page_in_the_charset_it_declares(tmp_path):
    page = PAGE.format(head='<meta charset="windows-1252">').replace("useful hour", "café hour")
    (article,), _ = read(write(tmp_path, "a.htm", page.encode("windows-1252")))
    assert "café hour" in article.text


def test_json_lines_read_on_after_a_bad_line(tmp_path):
    lines = [
        json.dumps({"id": 7, "text": "Envoys met.", "published": "2021-02-20T23:00:00-05:00", "publisher": "Record"}),
        "{broken",
        "",
        json.dumps({"html": PAGE.format(head=""), "title": "Mine", "url": "https://news.example.org/1"}),
        json.dumps({"text": "They met.", "published": "2021-02-30"}),
    ]
    articles, failures = read(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [(a.id, a.title, a.publisher) for a in articles] == [
        ("7", "", "Record"),
        ("a.jsonl:4", "Mine", "news.example.org"),
    ]
    assert articles[0].published == dt.date(2021, 2, 20)
    assert [f.line for f in failures] == [2, 5]
    assert "not JSON" in str(failures[0])
    assert "'2021-02-30' is no date; write it as YYYY-MM-DD" in str(failures[1])


def test_a_date_of_its_own_wins_over_the_one_for_all():
    record = {"text": "Envoys met.", "published": "2021-02-20"}
    assert read_record(record, published=dt.date(1999, 1, 1)).published == dt.date(2021, 2, 20)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ([], "one JSON object a line"),
        ({"text": 5}, '"text" must be a string'),
        ({"id": {}, "text": "x"}, '"id" must be'),
        ({"title": "x"}, 'neither "text" nor "html"'),
        ({"text": "   "}, "has no text"),
        ({"text": "a\0b"}, "NUL"),
        ({"text": "a\ud800"}, "surrogate"),
        ({"html": "<p></p>"}, "no article text"),
        ({"text": "x", "published": 20210220}, "is no date"),
    ],
)
def test_a_record_that_cannot_be_read_says_why(record, reason):
    with pytest.raises(UnreadableError, match=reason):
        read_record(record)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t ", "empty"),
        ("latin.txt", "café".encode("latin-1"), r"not UTF-8 \(byte 0xe9 at 3\); convert it"),
        ("binary.txt", b"ab\0cd", "binary"),
        ("paper.txt", b"%PDF-1.7 \xff", "is a PDF"),
        ("wrong.html", b"<meta charset=utf-8>caf\xe9", "is not in utf-8"),
        ("odd.html", b"<meta charset=klingon-8><p>x", "charset 'klingon-8'"),
        ("large.txt", b"x" * 2_001, "larger than 2,000 bytes"),
        ("large.html", b"x" * 2_001, "larger than 2,000 bytes"),
        ("large.jsonl", b'{"text": "' + b"x" * 9_000 + b'"}', "larger than 2,000 bytes"),
        ("empty.jsonl", b"", "empty"),
        ("deep.jsonl", b"[" * 1_900, "not"),
    ],
)
def test_a_file_that_cannot_be_read_names_itself_and_what_to_do(tmp_path, name, content, reason):
    articles, (failure,) = read(write(tmp_path, name, content), max_bytes=2_000)
    assert articles == []
    assert name in str(failure)
    assert "\n" not in str(failure)
    assert re.search(reason, str(failure))


def test_utf_16_is_read_by_its_mark(tmp_path):
    (article,), _ = read(write(tmp_path, "a.txt", "Envoys met.".encode("utf-16")))
    assert article.text == "Envoys met."


def test_a_line_after_an_enormous_one_is_read(tmp_path):
    lines = b'{"text": "' + b"x" * 9_000 + b'"}\n{"text": "Envoys met."}\n'
    (article,), (failure,) = read(write(tmp_path, "a.jsonl", lines), max_bytes=2_000)
    assert (article.text, article.id, failure.line) == ("Envoys met.", "a.jsonl:2", 1)


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "notes.xlsx"):
        write(tmp_path, name, name)
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", "c.txt", "c.txt")
    articles, failures = read(tmp_path)
    assert [a.text for a in articles] == ["a.txt", "b.txt", "c.txt"]
    assert failures == []


def test_a_folder_below_a_hidden_one_is_read_when_it_is_named(tmp_path):
    folder = tmp_path / ".cache" / "articles"
    folder.mkdir(parents=True)
    write(folder, "a.txt", "Envoys met.")
    assert len(read(folder)[0]) == 1


def test_an_empty_folder_and_a_missing_path_say_so(tmp_path):
    _, failures = read(tmp_path, tmp_path / "nowhere.txt")
    assert "no articles in this folder" in str(failures[0])
    assert "no such file or folder" in str(failures[1])


def test_a_manifest_names_what_it_knows(tmp_path):
    write(tmp_path, "a.txt", "Envoys met.")
    entries = [
        {
            "file": "a.txt",
            "title": "Envoys",
            "publisher": "Record",
            "published": "2021-02-20",
            "published_basis": "given",
        },
        {"file": "a.txt", "published": "2021-02-20", "published_basis": "caption"},
        {"title": "no file"},
        {"file": "gone.txt"},
    ]
    write(tmp_path, "manifest.json", json.dumps({"articles": entries}))
    articles, failures = read(tmp_path)
    assert [(a.title, a.publisher, a.published) for a in articles] == [
        ("Envoys", "Record", dt.date(2021, 2, 20)),
        ("", "", None),
    ]
    assert "entry 3" in str(failures[0])
    assert "gone.txt" in str(failures[1])


def test_a_manifest_that_is_none_says_so(tmp_path):
    write(tmp_path, "manifest.json", "[]")
    _, (failure,) = read(tmp_path)
    assert "articles" in str(failure)


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Envoys met."), encoding="utf-8"))
    (article,), _ = read("-")
    assert (article.text, article.id) == ("Envoys met.", "standard input")
