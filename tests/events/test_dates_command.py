"""``manage.py dates``: what it prints, what it says of what it cannot read."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

REPORT = "The two envoys met in Riga on Friday, for the first time since May 2018."


def lines(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_it_works(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(f"Date: 29 October 2019\n\n{REPORT}", encoding="utf-8")
    call_command("dates", tmp_path, "--format", "jsonl")
    (article,) = lines(capsys)
    assert (article["published"], article["basis"]) == ("2019-10-29", "labelled line")
    assert [date["edtf"] for date in article["dates"]] == ["2019-10-29", "2019-10-25", "2018-05"]
    friday = article["dates"][1]
    assert friday == {
        "start": 53,
        "end": 59,
        "text": "Friday",
        "edtf": "2019-10-25",
        "earliest": "2019-10-25",
        "latest": "2019-10-25",
        "precision": "day",
        "reason": "Friday: the latest one on or before 2019-10-29",
    }


def test_the_publication_date_may_be_given(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    call_command("dates", tmp_path, "--format", "jsonl", "--published", "2019-10-30")
    (article,) = lines(capsys)
    assert (article["published"], article["basis"]) == ("2019-10-30", "given")
    assert article["dates"][0]["edtf"] == "2019-10-25"


def test_without_a_publication_date_relative_dates_stay_open(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    call_command("dates", tmp_path, "--format", "jsonl")
    (article,) = lines(capsys)
    assert (article["published"], article["basis"]) == (None, "none")
    assert [(date["text"], date["edtf"]) for date in article["dates"]] == [("Friday", None), ("May 2018", "2018-05")]


def test_records_keep_their_ids(tmp_path, capsys):
    record = {"id": "x1", "text": REPORT, "published": "2019-10-29"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    call_command("dates", tmp_path / "a.jsonl", "--format", "jsonl")
    assert lines(capsys)[0]["id"] == "x1"


def test_a_table_is_for_people(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    call_command("dates", tmp_path)
    printed = capsys.readouterr().out
    assert "publication date not known" in printed
    assert "2018-05" in printed


def test_what_cannot_be_read_is_told_and_the_rest_is_shown(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    (tmp_path / "b.txt").write_text(REPORT, encoding="utf-8")
    with pytest.raises(CommandError, match="1 could not be read"):
        call_command("dates", tmp_path, "--format", "jsonl")
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert "a.txt" in said.err
