"""Timelines in the admin: what one embeds, with the number of events that its query finds."""

from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html

from timeline.models import Timeline
from timeline.parameters import QueryError
from timeline.selectors import count_entries, read_state


@admin.register(Timeline)
class TimelineAdmin(admin.ModelAdmin):
    list_display = ["title", "slug", "query", "events", "changed"]
    search_fields = ["title", "slug", "description"]
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = ["events", "addresses", "changed"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "description"]}),
        ("Which events", {"fields": ["query", "events"]}),
        ("How it looks and where", {"fields": ["theme", "language", "allowed_origins", "addresses", "changed"]}),
    ]

    @admin.display(description="published events")
    def events(self, timeline: Timeline) -> str:
        try:
            return f"{count_entries(timeline.parsed_query, read_state()):,}"
        except QueryError as error:
            return str(error)

    @admin.display(description="addresses")
    def addresses(self, timeline: Timeline) -> str:
        if not timeline.pk:
            return "known once it is saved"
        slug = timeline.slug
        return format_html(
            '<a href="/t/{0}/">page</a>, <a href="/embed/{0}/">embed</a>, <a href="/api/v1/timelines/{0}/">API</a>',
            slug,
        )
