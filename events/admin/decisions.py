"""Decisions in the admin: the log, to read only."""

from __future__ import annotations

from django.contrib import admin

from events.admin.readonly import ReadOnlyAdmin
from events.models import Decision, Mention


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ["at", "verb", "event", "curator_name", "reason"]
    list_filter = ["verb", "curator_name", "at"]
    list_select_related = ["event"]
    search_fields = ["event__title", "reason", "curator_name"]


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ["quote", "article", "extractor", "extractor_version", "made"]
    list_filter = ["extractor", "extractor_version"]
    list_select_related = ["article"]
    search_fields = ["quote", "article__title"]
