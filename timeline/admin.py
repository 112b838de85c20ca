"""Timelines in the admin: what one embeds, with the number of events that its query finds."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from events.admin.guarded import GuardedAdmin
from timeline.api.authentication import make_secret
from timeline.models import ApiToken, Timeline
from timeline.parameters import QueryError
from timeline.selectors import count_entries, read_state


@admin.register(Timeline)
class TimelineAdmin(GuardedAdmin):
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


@admin.register(ApiToken)
class ApiTokenAdmin(GuardedAdmin):
    """Made here, shown once, revoked here; never changed and never deleted."""

    list_display = ["name", "prefix", "user", "may_ingest", "may_curate", "created", "last_used", "revoked"]
    list_filter = ["may_ingest", "may_curate"]
    search_fields = ["name", "prefix"]
    fields = ["name", "user", "may_ingest", "may_curate"]
    actions = ["revoke"]

    def save_model(self, request: HttpRequest, token: ApiToken, form: Any, change: bool) -> None:
        secret = make_secret(token)
        super().save_model(request, token, form, change)
        messages.warning(request, f"Copy the token now, it is not shown again: {secret}")

    @admin.action(description="Revoke the selected tokens", permissions=["add"])
    def revoke(self, request: HttpRequest, tokens: QuerySet[ApiToken]) -> None:
        count = tokens.filter(revoked=None).update(revoked=timezone.now())
        messages.success(request, f"{count} revoked; what uses them gets 401 from now on.")

    def has_change_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return bool(super().has_view_permission(request, obj) or request.user.has_perm("timeline.add_apitoken"))

    def has_delete_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return False
