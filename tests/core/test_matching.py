"""Whether two tellings speak of one event: near certainty joins, likeness is suggested, the rest is kept apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from events.extraction.matching import ActorSketch, EventSketch, Verdict, match_events
from events.vocabulary import ActorKind, EventStatus, EventType

DAY = dt.date(2021, 2, 19)


def person(name: str, country: str = "") -> ActorSketch:
    return ActorSketch(name, ActorKind.PERSON, country)


def state(name: str, country: str) -> ActorSketch:
    return ActorSketch(name, ActorKind.STATE, country)


BRANDT, VALE, ROTH = person("Ada Brandt", "AT"), person("Tomas Vale", "CH"), person("Ines Roth", "CH")
AUSTRIA, LEAGUE = state("Austria", "AT"), ActorSketch("Northern League", ActorKind.ARMED_GROUP)
TOLD = EventSketch(
    EventType.MEETING, EventStatus.HELD, DAY, DAY, frozenset({BRANDT, VALE}), place="Vienna", country="AT"
)


def compare(**other: object) -> Verdict:
    there, back = match_events(TOLD, replace(TOLD, **other)), match_events(replace(TOLD, **other), TOLD)
    assert (there.score, there.verdict) == (back.score, back.verdict)
    assert 0 <= there.score <= 1
    assert there.reasons
    return there.verdict


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"type": EventType.TALKS},
        {"place": "", "country": ""},
        {"earliest": DAY + dt.timedelta(days=1), "latest": DAY + dt.timedelta(days=1)},
        {"actors": frozenset({person("Brandt"), person("Thomas Vale")})},
        {"actors": frozenset({BRANDT, VALE, ROTH})},
        {"actors": frozenset({AUSTRIA, VALE})},  # one report names the minister, the other her state
    ],
)
def test_it_works(other):
    assert compare(**other) is Verdict.SAME


@pytest.mark.parametrize(
    "other",
    [
        {"earliest": dt.date(2021, 2, 1), "latest": dt.date(2021, 2, 28), "place": "", "country": ""},
        {"actors": frozenset({BRANDT, ROTH})},  # she may have received both
        {"actors": frozenset({AUSTRIA, state("Switzerland", "CH")})},  # the same states, perhaps other people
        {"actors": frozenset({BRANDT, LEAGUE}), "place": "Graz"},
    ],
)
def test_what_is_only_likely_is_left_to_a_person(other):
    assert compare(**other) in (Verdict.LIKELY, Verdict.DIFFERENT)
    assert compare(**other) is not Verdict.SAME


@pytest.mark.parametrize(
    "other",
    [
        {"type": EventType.AGREEMENT},
        {"country": "DE", "place": "Berlin"},
        {"earliest": DAY + dt.timedelta(days=2), "latest": DAY + dt.timedelta(days=2)},
        {"earliest": None, "latest": None},
        {"earliest": None},
        {"actors": frozenset({LEAGUE})},
        {"actors": frozenset()},
        {"actors": frozenset({BRANDT, ROTH}), "place": "Graz"},  # she saw one in each town
    ],
)
def test_what_differs_is_kept_apart(other):
    assert compare(**other) is Verdict.DIFFERENT


def test_a_known_person_stands_for_their_movement():
    movement = frozenset({ActorSketch("Taliban", ActorKind.ARMED_GROUP), AUSTRIA})
    envoy = frozenset({person("Abdul Ghani Baradar", "AF"), BRANDT})
    match = match_events(replace(TOLD, actors=movement), replace(TOLD, actors=envoy))
    assert match.verdict is Verdict.LIKELY
    assert "Taliban here, Abdul Ghani Baradar there" in match.reasons
    stranger = replace(TOLD, actors=frozenset({person("Nobody Known"), person("Somebody Else")}))
    assert match_events(replace(TOLD, actors=movement), stranger).verdict is Verdict.DIFFERENT


def test_reasons_are_words_for_a_curator():
    postponed = replace(TOLD, status=EventStatus.POSTPONED, actors=frozenset({AUSTRIA, VALE}))
    match = match_events(TOLD, postponed)
    assert match.reasons == (
        "both name Tomas Vale",
        "Ada Brandt here, Austria there",
        "the same day",
        "both in Vienna",
        "but held here and postponed there",
    )
