"""``manage.py ingest``: counts, failures with reasons, nothing lost."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from events.models import Article, Event

pytestmark = pytest.mark.django_db

REPORT = (
    "VIENNA, 19 February 2021 — Austrian Foreign Minister Ada Brandt met her Swiss counterpart Tomas Vale in Vienna"
    " on Friday."
)


def test_it_works(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    call_command("ingest", tmp_path)
    assert "articles: 1 new, 0 known, 0 failed; events: 1 proposed" in capsys.readouterr().out
    event = Event.objects.get()
    assert (event.edtf, event.place.name) == ("2021-02-19", "Vienna")
    call_command("ingest", tmp_path)
    assert "articles: 0 new, 1 known, 0 failed; events: 0 proposed" in capsys.readouterr().out


def test_failures_are_named_and_the_rest_is_read(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"caf\xe9")
    with pytest.raises(CommandError, match="1 could not be read"):
        call_command("ingest", tmp_path)
    said = capsys.readouterr()
    assert "1 new, 0 known, 1 failed" in said.out
    assert "b.txt: not UTF-8" in said.err
    assert Article.objects.count() == 1


def test_a_missing_model_says_what_to_do(tmp_path, settings):
    settings.SPACY_MODEL = "no_such_model"
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    with pytest.raises(CommandError, match="no_such_model"):
        call_command("ingest", tmp_path)
    assert not Article.objects.exists()


def test_an_impossible_date_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(CommandError, match="YYYY-MM-DD"):
        call_command("ingest", tmp_path, "--published", "2021-02-30")


def test_several_processes_find_the_same(tmp_path, capsys):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{REPORT} This is report {number}.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    with pytest.raises(CommandError, match="1 could not be read"):
        call_command("ingest", tmp_path, workers=2)
    assert "articles: 5 new, 0 known, 1 failed; events: 1 proposed, 4 attached" in capsys.readouterr().out
    assert [article.text[-2] for article in Article.objects.order_by("id")] == list("01234")


def test_a_feed_is_brought_in_once(site, capsys):
    first = site.put("/one", f"<html><body><article><p>{REPORT}</p></article></body></html>")
    feed = site.put(
        "/feed",
        f'<rss version="2.0"><channel><title>Courier</title><item><link>{first}</link></item></channel></rss>',
        "application/rss+xml",
    )
    call_command("ingest", feed)
    assert "articles: 1 new, 0 known, 0 failed; events: 1 proposed" in capsys.readouterr().out
    call_command("ingest", feed)
    assert "articles: 0 new, 1 known, 0 failed" in capsys.readouterr().out
    assert [path for path, _ in site.asked].count("/one") == 1


def test_addresses_on_a_site_that_fetches_none(settings, capsys):
    settings.FETCH_ARTICLES = False
    with pytest.raises(CommandError):
        call_command("ingest", "https://news.example/one")
    assert "not fetched here" in capsys.readouterr().err
