"""The write side: articles, proposals, decisions."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Events and their sources"

    def ready(self) -> None:
        from events.endpoint import NAME, make_endpoint
        from events.extraction.registry import register
        from events.groups import ensure_curators

        register(NAME, make_endpoint)
        post_migrate.connect(ensure_curators, sender=self, dispatch_uid="events.ensure_curators")
