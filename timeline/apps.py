"""The read side and the project itself."""

from __future__ import annotations

from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = "Published timeline"

    def ready(self) -> None:
        from timeline import checks  # noqa: F401  registers the system checks
        from timeline.publication import connect_announcements

        connect_announcements()
