"""Actors and places by name: found when we know them, added when we do not."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify

from events.extraction.gazetteer import Form, load_gazetteer
from events.models import Actor, Place, Publisher
from events.vocabulary import ActorKind, PlaceKind


def find_or_add_actor(*, name: str, kind: ActorKind, country: str = "", office: str = "") -> Actor:
    """The actor of that name, kind and country; an alias counts as a name. Added when unknown.

    A person named with a country is also found under the same name without one, and takes it on. A body that the
    gazetteer knows has one name, whatever an article calls it.
    """
    if kind in (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP) and (body := load_gazetteer().look_up(name)):
        name = body.name if body.form is Form.ORGANISATION else name
    known = list(Actor.objects.filter(name__iexact=name, kind=kind))
    actor = next((actor for actor in known if actor.country == country), None)
    if actor is None:
        actor = next((actor for actor in known if not country or not actor.country), None)
    if actor is None:
        named = Actor.objects.filter(kind=kind).exclude(aliases=[])
        actor = next((a for a in named if name in a.aliases and country in ("", a.country)), None)
    if actor is None:
        with transaction.atomic():
            return Actor.objects.create(
                slug=free_slug(Actor, name, country), name=name, kind=kind, country=country, office=office
            )
    fresh = {
        key: value for key, value in {"country": country, "office": office}.items() if value and not getattr(actor, key)
    }
    if fresh:
        for field, value in fresh.items():
            setattr(actor, field, value)
        actor.save(update_fields=list(fresh))  # saved, not updated: what readers see of the actor follows
    return actor


def find_or_add_place(*, name: str, country: str, kind: PlaceKind) -> Place:
    """The place of that name in that country, added when unknown. A city that the gazetteer knows has one name."""
    if kind is PlaceKind.CITY and (city := load_gazetteer().look_up(name)):
        name = city.name if city.form in (Form.CAPITAL, Form.CITY) and city.country in ("", country) else name
    place = Place.objects.filter(name__iexact=name, country=country).first()
    if place is None:
        place = Place.objects.create(slug=free_slug(Place, name, country), name=name, country=country, kind=kind)
    return place


def find_or_add_publisher(name: str) -> Publisher | None:
    """The publisher of that name; None for no name."""
    name = name.strip()[:200]
    return Publisher.objects.get_or_create(name=name)[0] if name else None


def free_slug(model: type[Actor] | type[Place], name: str, country: str) -> str:
    """A readable slug that nothing of ``model`` has yet: the name, with the country, then a number."""
    base = slugify(name)[:100] or "unnamed"
    candidates = [base, *([f"{base}-{country.lower()}"] if country else [])]
    number = 2
    while True:
        for slug in candidates:
            if not model.objects.filter(slug=slug).exists():
                return slug
        candidates, number = [f"{base}-{number}"], number + 1
