"""What newer sentences say against an event, at the desk: shown, filtered by, answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from events.admin.highlight import show_mention
from events.answering import say_standing
from events.extraction.contradictions import Contradiction, is_progress
from events.extraction.edtf_dates import describe_edtf
from events.models import Event, Suggestion
from events.selectors import suggestions_of
from events.vocabulary import EventStatus, ReviewState, SuggestedField

STANDING = (ReviewState.PROPOSED, ReviewState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class ShownSuggestion:
    """One suggestion in words. ``other`` is the event that would be merged into this one, None where none would."""

    row: Suggestion
    stands: str
    says: str
    progress: bool
    marked: SafeString
    other: Event | None


def show_suggestions(event: Event) -> list[ShownSuggestion]:
    """All open ones of the event, none for one that does not stand."""
    return [show_suggestion(row) for row in suggestions_of(event)] if event.review_state in STANDING else []


def show_suggestion(row: Suggestion) -> ShownSuggestion:
    """One of them."""
    field, stands = SuggestedField(row.field), say_standing(row)
    told_by = row.mention.evidence.event
    return ShownSuggestion(
        row,
        say_value(field, stands),
        say_value(field, row.value),
        is_progress(Contradiction(field, stands, row.value)),
        show_mention(row.mention),
        None if told_by.pk == row.event_id else told_by,
    )


def say_value(field: SuggestedField, value: str) -> str:
    """A status as it is, a date in words, a place by its name."""
    if field is SuggestedField.DATE and value not in ("unknown", ""):
        return describe_edtf(value)
    return EventStatus(value).label.lower() if field is SuggestedField.STATUS else value


class SuggestionFilter(admin.SimpleListFilter):
    """Events that newer sentences speak against."""

    title = "suggestions"
    parameter_name = "suggestions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "Open")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        if self.value() != "open":
            return queryset
        waiting = Suggestion.objects.open().filter(event=OuterRef("pk"))
        return queryset.filter(Exists(waiting), review_state__in=STANDING)
