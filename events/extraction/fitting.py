"""Fits the weights of confidence to stories that were judged: logistic regression, and what it is worth elsewhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.extraction.confidence import ALWAYS, SIGNS, estimate

# What the weights were held to be before there were judged stories; each is moved only as far as these demand.
FIRST_GUESS = {
    "a strong verb tells it": 2.1,
    "a verb carries its noun": 2.0,
    "a plain verb tells it": 1.4,
    "its noun says who": 1.3,
    "it is only pointed back to": 0.1,
    "several are named": 1.8,
    "one is named": 0.9,
    "officials are described": 0.8,
    "a conference with a day and a place": 0.3,
    "one visitor is named": 0.5,
    "a visit by nobody named": -0.8,
    "somebody official": 0.7,
    "dated": 1.0,
    "placed": 0.7,
    "told twice": 0.3,
    "told often": 0.4,
    "in general only": -1.1,
    "in headlines only": -0.7,
    "denied": -0.4,
}
RIDGE = 3.0  # how strongly weights are drawn to the first guess: a few hundred stories tell little of a rare sign
FOLDS = 10
_STEPS = 50
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Judged:
    """A story's signs and whether readers agree; ``article`` keeps stories of one article in one fold."""

    article: str
    signs: tuple[str, ...]
    right: bool


def fit_weights(stories: Sequence[Judged], ridge: float = RIDGE) -> dict[str, float]:
    """Weights by sign, ALWAYS first, by Newton's method: the likeliest given the stories and FIRST_GUESS.

    ALWAYS has no first guess: only the stories count.
    """
    names = (ALWAYS, *SIGNS)
    rows = [[1.0, *(float(sign in story.signs) for sign in SIGNS)] for story in stories]
    guess = [0.0, *(FIRST_GUESS[sign] for sign in SIGNS)]
    weights = list(guess)
    pull = [1e-6, *([ridge] * len(SIGNS))]
    for _ in range(_STEPS):
        slope = [p * (g - w) for p, g, w in zip(pull, guess, weights, strict=True)]
        bend = [[pull[i] if i == j else 0.0 for j in range(len(names))] for i in range(len(names))]
        for row, story in zip(rows, stories, strict=True):
            chance = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row, strict=True))))
            held = [i for i, x in enumerate(row) if x]
            for i in held:
                slope[i] += story.right - chance
                for j in held:
                    bend[i][j] += chance * (1 - chance)
        step = _solve(bend, slope)
        shorten = 1.0 / max(1.0, *map(abs, step))  # far from its goal Newton's method leaps too far
        weights = [w + shorten * s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _CLOSE:
            break
    return dict(zip(names, (round(weight, 2) for weight in weights), strict=True))


def cross_validate(stories: Sequence[Judged], folds: int = FOLDS) -> Iterator[tuple[float, bool]]:
    """Each story's chance by weights fitted without its article's fold, and whether it is right."""
    articles = sorted({story.article for story in stories})
    for fold in range(min(folds, len(articles))):
        left_out = set(articles[fold::folds])
        weights = fit_weights([story for story in stories if story.article not in left_out])
        for story in stories:
            if story.article in left_out:
                yield estimate(story.signs, weights), story.right


def _solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Gaussian elimination with pivots; the matrix is positive definite."""
    size = len(right)
    table = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(table[row][at]))
        table[at], table[pivot] = table[pivot], table[at]
        for row in range(at + 1, size):
            factor = table[row][at] / table[at][at]
            table[row] = [a - factor * b for a, b in zip(table[row], table[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(table[at][i] * found[i] for i in range(at + 1, size))
        found[at] = (table[at][size] - known) / table[at][at]
    return found
