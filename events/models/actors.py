"""Who takes part, and where."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from events.models.choices import choices_of, one_of
from events.vocabulary import ActorKind, PlaceKind

COUNTRY_HELP = "ISO 3166-1 alpha-2 code, such as RU; empty when none."


class Actor(models.Model):
    """A person, state, organisation or armed group."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=choices_of(ActorKind), default=ActorKind.OTHER)
    country = models.CharField(max_length=2, blank=True, help_text=COUNTRY_HELP)
    office = models.CharField(max_length=200, blank=True, help_text="Title last seen, such as foreign minister.")
    aliases = models.JSONField(default=list, blank=True, help_text="Other names, a JSON list of strings.")

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="actor_has_name"),
            models.UniqueConstraint(fields=["name", "kind", "country"], name="actor_once"),
            one_of("kind", ActorKind, "actor_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A city, country, region or venue."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=choices_of(PlaceKind), default=PlaceKind.CITY)
    country = models.CharField(max_length=2, blank=True, help_text=COUNTRY_HELP)
    latitude = models.FloatField(null=True, blank=True, help_text="Degrees north, WGS 84.")
    longitude = models.FloatField(null=True, blank=True, help_text="Degrees east, WGS 84.")

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="place_has_name"),
            models.UniqueConstraint(fields=["name", "country"], name="place_once"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="place_coordinates_on_earth",
            ),
            one_of("kind", PlaceKind, "place_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name
