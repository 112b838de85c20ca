"""Keyset walks while others publish, withdraw and re-date: no event that nobody touched is skipped or doubled."""

from __future__ import annotations

import os
import random

import orjson
import pytest

from events.models import Event
from events.vocabulary import ReviewState
from tests.timeline.factory import change, make_event, redate
from tests.timeline.world import make_world
from timeline.query import parse_saved
from timeline.selectors import read_state, select_page

WALKS = int(os.environ.get("WALKS", "25"))


@pytest.mark.django_db
def test_a_walk_sees_every_untouched_event_once() -> None:
    make_world(60)
    published = list(Event.objects.published().order_by("pk"))
    chance = random.Random(5)
    for number in range(WALKS):
        touched = chance.sample(published, 12)
        untouched = {event.public_id for event in published} - {event.public_id for event in touched}
        asked = chance.choice(
            ["", "order=-date", "order=date&type=visit,meeting,talks,call,conference,agreement", "q=r*"]
        )
        query = parse_saved(asked)
        expected = {id for id in walk_still(query) if id in untouched}
        seen: list[str] = []
        cursor = ""
        while True:
            page = select_page(query, read_state(), 7, cursor)
            seen += [orjson.loads(document)["id"] for document in page.documents]
            disturb(chance, touched, number)
            if page.next is None:
                break
            cursor = page.next
        found = [id for id in seen if id in untouched]
        assert len(found) == len(set(found)), asked
        assert set(found) == expected, asked
        for event in touched:  # as it was
            change(event, review_state=ReviewState.PUBLISHED)


def walk_still(query: object) -> set[str]:
    page = select_page(query, read_state(), 200)
    assert page.next is None
    return {orjson.loads(document)["id"] for document in page.documents}


def disturb(chance: random.Random, touched: list[Event], number: int) -> None:
    """What curators do between two pages."""
    event = chance.choice(touched)
    what = chance.choice(["withdraw", "publish", "redate", "new"])
    if what == "withdraw":
        change(event, review_state=ReviewState.REJECTED)
    elif what == "publish":
        change(event, review_state=ReviewState.PUBLISHED)
    elif what == "redate":
        redate(event, f"{chance.randint(2014, 2022)}-{chance.randint(1, 12):02}")
    elif number % 5 == 0:
        make_event("A new one", date="2018-05-05")
