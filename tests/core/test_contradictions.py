"""What contradicts, what is progress, what is neither; and which telling may be what became of another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from events.extraction.contradictions import (
    Account,
    Contradiction,
    agrees,
    compare_accounts,
    is_progress,
    match_changed,
)
from events.extraction.edtf_dates import parse_edtf
from events.extraction.matching import ActorSketch, EventSketch, Verdict
from events.extraction.titles import follow_place, follow_status
from events.vocabulary import ActorKind, EventStatus, EventType, PlaceKind, SuggestedField

HELD, PLANNED, POSTPONED, CANCELLED, DENIED = EventStatus


def account(status: EventStatus = PLANNED, edtf: str = "2021-03-20", place: str = "Riga", **given: object) -> Account:
    read = parse_edtf(edtf) if edtf else None
    told = Account(
        status, edtf, read and read.earliest, read and read.latest, place, PlaceKind.CITY if place else None, "LV"
    )
    return replace(told, **given)


def test_it_works() -> None:
    found = list(compare_accounts(account(), account(POSTPONED, "2021-03-27", "Vilnius", country="LT")))
    assert found == [
        Contradiction(SuggestedField.STATUS, "planned", "postponed"),
        Contradiction(SuggestedField.DATE, "2021-03-20", "2021-03-27"),
        Contradiction(SuggestedField.PLACE, "Riga", "Vilnius"),
    ]


@pytest.mark.parametrize("stands", EventStatus)
@pytest.mark.parametrize("told", EventStatus)
def test_of_two_statuses_only_a_late_plan_says_nothing_new(stands: EventStatus, told: EventStatus) -> None:
    found = list(compare_accounts(account(stands), account(told)))
    assert bool(found) is (stands != told and (stands, told) != (HELD, PLANNED))


@pytest.mark.parametrize(
    ("stands", "told", "progress"),
    [
        (PLANNED, HELD, True),
        (POSTPONED, HELD, True),
        (POSTPONED, PLANNED, True),
        (PLANNED, CANCELLED, False),
        (PLANNED, POSTPONED, False),
        (HELD, DENIED, False),
        (CANCELLED, HELD, False),
    ],
)
def test_a_plan_that_is_held_is_progress(stands: EventStatus, told: EventStatus, progress: bool) -> None:
    (found,) = compare_accounts(account(stands), account(told))
    assert is_progress(found) is progress


@pytest.mark.parametrize(
    "told",
    [
        account(),
        account(edtf="2021-03"),
        account(edtf="../2021-03-21"),
        account(edtf=""),
        account(place=""),
        account(place="Rīga"),
        account(place="the town hall", place_kind=PlaceKind.VENUE),
        account(place="Latvia", place_kind=PlaceKind.COUNTRY),
        account(status=None),
        Account(),
    ],
)
def test_what_is_left_out_or_told_less_exactly_is_no_contradiction(told: Account) -> None:
    assert list(compare_accounts(account(), told)) == []


@pytest.mark.parametrize(
    "told",
    [account(edtf="2021-03-21"), account(edtf="2021-04"), account(edtf="2021-04-01/.."), account(place="Jelgava")],
)
def test_days_and_cities_that_cannot_both_be(told: Account) -> None:
    assert len(list(compare_accounts(account(), told))) == 1


def test_who_says_nothing_of_a_field_does_not_agree_with_it() -> None:
    for field in SuggestedField:
        assert agrees(account(), account(), field)
        assert not agrees(account(), Account(), field)
        assert not agrees(account(), account(HELD, "2021-03-22", "Jelgava"), field)


def person(name: str, country: str) -> ActorSketch:
    return ActorSketch(name, ActorKind.PERSON, country)


KALNS, KATLA = person("Juris Kalns", "LV"), person("Katla Jónsdóttir", "IS")
STATES = frozenset({ActorSketch("Latvia", ActorKind.STATE, "LV"), ActorSketch("Iceland", ActorKind.STATE, "IS")})


def sketch(status: EventStatus = PLANNED, day: str = "2021-03-20", **given: object) -> EventSketch:
    read = parse_edtf(day) if day else None
    told = EventSketch(
        EventType.MEETING,
        status,
        read and read.earliest,
        read and read.latest,
        frozenset({KALNS, KATLA}),
        "Riga",
        "LV",
    )
    return replace(told, **given)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (sketch(), sketch(day="2021-03-27")),
        (sketch(), sketch(HELD, day="2021-03-27", place="", country="")),
        (sketch(POSTPONED), sketch(day="2021-05-01")),
        (sketch(), sketch(CANCELLED, day="", place="", country="")),
        (sketch(), sketch(DENIED, day="")),
        (sketch(HELD), sketch(HELD, place="Vilnius", country="LT")),
        (sketch(actors=STATES), sketch(day="2021-03-27", actors=STATES)),
        (sketch(), sketch(POSTPONED)),
    ],
)
def test_what_may_have_become_of_a_plan_is_suggested(older: EventSketch, newer: EventSketch) -> None:
    match = match_changed(older, newer)
    assert match is not None
    assert all(match.reasons)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (sketch(HELD), sketch(HELD, day="2021-03-27")),  # they met again
        (sketch(), sketch(HELD, day="2021-03-01")),  # they had met before
        (sketch(), sketch(day="2021-06-20")),  # too far to be the same plan
        (sketch(), sketch(day="2021-03-27", place="Vilnius", country="LT")),  # all but the people is different
        (sketch(), sketch(day="2021-03-27", actors=frozenset({KALNS, person("Ada Brandt", "AT")}))),
        (sketch(), sketch(day="2021-03-27", type=EventType.CALL)),
        (sketch(), sketch(day="2021-03-27", actors=frozenset({KALNS}))),
        (sketch(HELD), sketch(CANCELLED, day="")),  # another one that never came
        (sketch(), sketch(day="")),
        (sketch(day=""), sketch(day="2021-03-27")),
        (sketch(actors=STATES), sketch(day="2021-03-27", actors=STATES, place="", country="")),  # states meet often
        (sketch(HELD, actors=STATES), sketch(HELD, actors=STATES, place="Vilnius", country="LT")),
    ],
)
def test_what_is_another_event_is_not(older: EventSketch, newer: EventSketch) -> None:
    assert match_changed(older, newer) is None


def test_a_likely_match_is_one_anyway() -> None:
    month = replace(sketch(HELD), earliest=dt.date(2021, 3, 1), latest=dt.date(2021, 3, 31), place="", country="")
    match = match_changed(sketch(), month)
    assert match is not None
    assert match.verdict in (Verdict.LIKELY, Verdict.SAME)


@pytest.mark.parametrize(
    ("title", "old", "new", "after"),
    [
        ("Planned: Kalns visits Riga", PLANNED, HELD, "Kalns visits Riga"),
        ("Planned: Kalns visits Riga", PLANNED, CANCELLED, "Cancelled: Kalns visits Riga"),
        ("Kalns visits Riga", HELD, DENIED, "Denied: Kalns visits Riga"),
        ("The Riga summit", PLANNED, POSTPONED, "The Riga summit"),
    ],
)
def test_a_title_follows_the_status(title: str, old: EventStatus, new: EventStatus, after: str) -> None:
    assert follow_status(title, old, new) == after


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("Kalns and Jónsdóttir meet in Riga", "Kalns and Jónsdóttir meet in Vilnius"),
        ("Latvia hosts a meeting in Riga with Iceland", "Latvia hosts a meeting in Vilnius with Iceland"),
        ("Riga talks", "Riga talks"),
    ],
)
def test_a_title_follows_the_place(title: str, after: str) -> None:
    assert follow_place(title, "Riga", "Vilnius") == after
    assert follow_place(title, "", "Vilnius") == title
