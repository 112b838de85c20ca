"""Actors and places by name: one on file, whatever an article calls it."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from events.directory import find_or_add_actor, find_or_add_place
from events.models import Actor, Place
from events.vocabulary import ActorKind, PlaceKind

pytestmark = pytest.mark.django_db
BODY = ActorKind.ORGANISATION


def test_a_body_is_one_whatever_an_article_calls_it() -> None:
    known = find_or_add_actor(name="OAU", kind=BODY)
    assert known.name == "Organization of African Unity"
    assert find_or_add_actor(name="Organisation of African Unity", kind=BODY) == known
    assert Actor.objects.count() == 1


def test_a_body_that_no_list_knows_keeps_its_name() -> None:
    assert find_or_add_actor(name="Lakes Commission", kind=BODY).name == "Lakes Commission"
    assert find_or_add_actor(name="Georgia", kind=BODY).name == "Georgia"  # a state's name is no body's


def test_a_city_is_one_with_its_accents_and_without() -> None:
    known = find_or_add_place(name="Lomé", country="TG", kind=PlaceKind.CITY)
    assert find_or_add_place(name="Lome", country="TG", kind=PlaceKind.CITY) == known
    assert find_or_add_place(name="Paris", country="US", kind=PlaceKind.CITY).name == "Paris"
    assert Place.objects.count() == 2


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [("Kyiv", "Kiev", "UA"), ("Jeddah", "Jidda", "SA"), ("Kraków", "Cracow", "PL"), ("Yangon", "Rangoon", "MM")],
)
def test_a_city_is_one_by_its_other_name(one: str, other: str, country: str) -> None:
    known = find_or_add_place(name=other, country=country, kind=PlaceKind.CITY)
    assert known.name == one
    assert find_or_add_place(name=one, country=country, kind=PlaceKind.CITY) == known
    assert Place.objects.count() == 1


def test_bodies_on_file_under_their_long_names_are_found_by_their_short_ones() -> None:
    old = Actor.objects.create(slug="group-of-seven", name="Group of Seven", kind=BODY)
    import_module("events.migrations.0004_short_names_of_bodies").add_short_names(apps, None)
    assert find_or_add_actor(name="G7", kind=BODY) == old
    assert find_or_add_actor(name="Group of 7", kind=BODY) == old
