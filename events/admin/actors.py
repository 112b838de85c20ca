"""Actors and places in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from events.admin.guarded import GuardedAdmin
from events.models import Actor, Place


@admin.register(Actor)
class ActorAdmin(GuardedAdmin):
    list_display = ["name", "kind", "country", "office", "event_count"]
    ordering = ["name", "id"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "slug", "aliases"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        return super().get_queryset(request).annotate(event_count=Count("participations"))

    @admin.display(description="events", ordering="event_count")
    def event_count(self, actor: Actor) -> int:
        return actor.event_count  # type: ignore[attr-defined,no-any-return]


@admin.register(Place)
class PlaceAdmin(GuardedAdmin):
    list_display = ["name", "kind", "country", "event_count"]
    ordering = ["name", "id"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        return super().get_queryset(request).annotate(event_count=Count("events"))

    @admin.display(description="events", ordering="event_count")
    def event_count(self, place: Place) -> int:
        return place.event_count  # type: ignore[attr-defined,no-any-return]
