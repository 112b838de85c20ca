"""The endpoint in the service: from an article to a proposal at the desk, told apart from what the rules read."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.html import strip_tags

from events.extraction.types import Extraction
from events.models import Event, Mention
from tests.endpoint.conftest import EVENT, MEETING, TEXT
from tests.endpoint.server import KEY, answer, refuse

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(endpoint, settings):
    """The service, set to ask the server; the rules stay the default."""
    settings.ENDPOINT_URL, settings.ENDPOINT_MODEL, settings.ENDPOINT_KEY = endpoint.url, "fish-7b", KEY
    settings.ENDPOINT_TIMEOUT = 5
    endpoint.behave = answer({"events": [EVENT, {**EVENT, "type": "war"}]})
    return endpoint


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_from_an_article_to_a_proposal_at_the_desk(asked, article, client, curator, capsys):
    call_command("ingest", article, extractor="endpoint")
    assert "1 new, 0 known, 0 failed; events: 1 proposed" in capsys.readouterr().out
    event = Event.objects.get()
    assert (event.title, event.edtf, event.review_state) == (
        "Juan Paz hosts a meeting in Quito with Rosa Quispe",
        "2022-06-03",
        "proposed",
    )
    assert list(event.participations.values_list("actor__name", "role")) == [
        ("Rosa Quispe", "visitor"),
        ("Juan Paz", "host"),
    ]
    mention = Mention.objects.get()
    assert (mention.extractor, mention.extractor_version, mention.quote) == ("endpoint", "1 fish-7b", MEETING)
    client.force_login(curator)
    page = client.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    assert MEETING in " ".join(strip_tags(page).split())
    mentions = client.get(reverse("admin:events_mention_changelist")).content.decode()
    assert "1 fish-7b" in mentions
    assert KEY not in mentions + json.dumps(mention.reading)
    call_command("verify_evidence")


def test_the_setting_chooses_it_for_all(asked, article, settings):
    settings.EXTRACTOR = "endpoint"
    call_command("ingest", article)
    assert Mention.objects.get().extractor == "endpoint"


def test_an_endpoint_that_is_down_costs_quality_and_no_article(asked, article, caplog):
    asked.behave = refuse(401)
    call_command("ingest", article, extractor="endpoint")
    assert set(Mention.objects.values_list("extractor", flat=True)) == {"rules"}
    assert "the rules read article a.txt: the endpoint refuses the key (401): check ENDPOINT_KEY" in caplog.text


def test_a_second_reading_stands_beside_the_first_and_another_model_is_another_version(
    asked, article, settings, capsys
):
    call_command("ingest", article)
    for model, said in [("fish-7b", "1 read again"), ("fish-7b", "0 read again, 1 read by endpoint 1 fish-7b"),
                        ("fish-70b", "1 read again")]:  # fmt: skip
        settings.ENDPOINT_MODEL = model
        call_command("reextract", extractor="endpoint")
        assert said in capsys.readouterr().out
    read = Mention.objects.order_by("id").exclude(extractor="rules")
    assert list(read.values_list("extractor", "extractor_version")) == [
        ("endpoint", "1 fish-7b"),
        ("endpoint", "1 fish-70b"),
    ]
    assert Event.objects.count() == 1
    assert len(asked.asked) == 2


def test_what_the_rules_read_instead_is_asked_again(asked, article, settings, capsys):
    asked.queue = [refuse(400)]
    call_command("ingest", article, extractor="endpoint")
    call_command("reextract", extractor="endpoint")
    assert "1 read again" in capsys.readouterr().out
    assert set(Mention.objects.values_list("extractor", flat=True)) == {"rules", "endpoint"}


def test_extract_shows_what_was_left_out(asked, article, capsys):
    call_command("extract", article, extractor="endpoint")
    shown = capsys.readouterr().out
    assert "Juan Paz hosts a meeting in Quito with Rosa Quispe" in shown
    assert "1 claims of endpoint 1 fish-7b left out" in shown
    call_command("extract", article, extractor="endpoint", format="jsonl")
    record = json.loads(capsys.readouterr().out)
    assert (record["extractor"], record["dropped"]) == ("endpoint 1 fish-7b", 1)


def test_evaluate_measures_it(asked, article, tmp_path, capsys):
    case = {"article": "a.txt", "given_published": "", "events": []}
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles").mkdir()
    article.rename(tmp_path / "articles" / "a.txt")
    (tmp_path / "gold" / "a.json").write_text(json.dumps(case), encoding="utf-8")
    call_command("evaluate", tmp_path, extractor="endpoint")
    assert "ungrounded 0" in capsys.readouterr().out
    assert len(asked.asked) == 1


def test_several_processes_ask_it_too(asked, tmp_path, monkeypatch, capsys):
    for name, value in (("URL", asked.url), ("MODEL", "fish-7b"), ("KEY", KEY)):
        monkeypatch.setenv(f"ENDPOINT_{name}", value)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{TEXT} This is report {number}.", encoding="utf-8")
    call_command("ingest", folder, workers=2, extractor="endpoint")
    assert "3 new, 0 known, 0 failed; events: 1 proposed, 2 attached" in capsys.readouterr().out
    assert set(Mention.objects.values_list("extractor", flat=True)) == {"endpoint"}


@pytest.mark.parametrize("command", ["ingest", "extract", "evaluate", "reextract"])
def test_without_settings_nothing_is_read_and_what_is_missing_is_said(command, tmp_path):
    arguments = [] if command == "reextract" else [tmp_path]
    with pytest.raises(CommandError, match="ENDPOINT_URL is not set") as caught:
        call_command(command, *arguments, extractor="endpoint")
    assert "\n" not in str(caught.value)


def test_a_record_counts_nothing_when_nothing_is_dropped():
    assert Extraction("1", None).dropped == 0
