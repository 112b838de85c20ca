"""What curators do meanwhile, as a process of its own: ``python -m tests.timeline.disturbing SEED KEY…``

Publishes, withdraws, re-dates and renames the events of these primary keys, and others that it makes itself, until its
standard input is closed.
"""

from __future__ import annotations

import os
import random
import select
import sys

import django


def disturb(chance: random.Random, keys: list[int]) -> None:
    """One change, in a transaction as each decision is."""
    from django.db import transaction

    from events.models import Event
    from events.vocabulary import ReviewState
    from tests.timeline.factory import change, make_event, redate

    with transaction.atomic():
        match chance.choice(["withdraw", "publish", "redate", "redate", "rename", "new"]):
            case "new":
                new = make_event(f"River talks {chance.random()}", date=f"{chance.randint(2015, 2021)}-05-05")
                keys.append(new.pk)
                return
            case what:
                event = Event.objects.get(pk=chance.choice(keys))
        if what == "withdraw":
            change(event, review_state=ReviewState.REJECTED)
        elif what == "publish":
            change(event, review_state=ReviewState.PUBLISHED)
        elif what == "redate":
            redate(event, f"{chance.randint(2014, 2022)}-{chance.randint(1, 12):02}")
        else:
            change(event, title=f"River of {chance.random()}")


def main(seed: str, *keys: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    django.setup()
    chance = random.Random(seed)
    touched = [int(key) for key in keys]
    while not select.select([sys.stdin], [], [], 0)[0]:
        disturb(chance, touched[-100:])


if __name__ == "__main__":
    main(*sys.argv[1:])
