"""``fit_confidence``: weights from gold cases, printed, and written only where told."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from events.extraction.confidence import ALWAYS, SIGNS

TEXT = (
    "Peruvian Foreign Minister Rosa Quispe visited Quito on 3 June. "
    "Chilean President Pablo Rojas met Bolivian President Evaristo Mamani in La Paz on 4 June."
)


@pytest.fixture
def gold(tmp_path):
    """One article with one of its two events marked."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    event = {
        "id": "quito",
        "types": ["visit"],
        "status": "held",
        "date": "2022-06-03",
        "participants": [["Rosa Quispe"]],
        "evidence": ["visited Quito on 3 June"],
    }
    case = {"article": "a.txt", "given_published": "2022-06-15", "events": [event]}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(case), encoding="utf-8")
    return tmp_path


def test_it_works(gold, capsys):
    file = gold / "weights.csv"
    call_command("fit_confidence", gold, write=file)
    said = capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert [row["sign"] for row in rows] == [ALWAYS, *SIGNS]
    assert all(-20 < float(row["weight"]) < 20 for row in rows)
    assert "2 stories" in said


def test_it_writes_nothing_unless_told(gold, capsys):
    before = sorted(gold.rglob("*"))
    call_command("fit_confidence", gold)
    assert f"{ALWAYS}," in capsys.readouterr().out
    assert sorted(gold.rglob("*")) == before


def test_stories_that_are_all_right_cannot_be_told_apart(gold):
    case = json.loads((gold / "gold" / "a.json").read_text(encoding="utf-8"))
    case["events"].append(
        case["events"][0] | {"id": "la-paz", "types": ["meeting"], "participants": [], "evidence": ["met"]}
    )
    (gold / "gold" / "a.json").write_text(json.dumps(case), encoding="utf-8")
    with pytest.raises(CommandError, match="too few stories"):
        call_command("fit_confidence", gold)


def test_a_folder_without_cases_says_so(tmp_path):
    with pytest.raises(CommandError, match="no gold cases"):
        call_command("fit_confidence", tmp_path)
