"""What newer sentences say against an event, until a person decides."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from events.models.choices import choices_of, one_of
from events.models.decisions import Decision
from events.models.events import Event
from events.models.evidence import Mention
from events.vocabulary import SuggestedField


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Names for the filters that several rooms use."""

    def open(self) -> SuggestionQuerySet:
        """Those that nobody has decided on, or whose decision was undone."""
        return self.filter(Q(settled=None) | Q(settled__undone_by__isnull=False))


class Suggestion(models.Model):
    """A newer sentence gives an event another status, date or place. Never changes the event by itself.

    The mention is evidence of this event, or of another one that may be the same, changed; then to accept is to merge
    that one into this. Open ones are written and taken away by ``events.suggesting``; those that a person
    accepted or dismissed stay.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="suggestions")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="suggestions")
    field = models.CharField(max_length=10, choices=choices_of(SuggestedField))
    value = models.CharField(max_length=200, help_text="A status, a date in EDTF, or the name of a place.")
    settled = models.ForeignKey(
        Decision,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="settles",
        help_text="The decision that accepted or dismissed it.",
    )
    made = models.DateTimeField(auto_now_add=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["field", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "mention", "field"], name="suggestion_once"),
            one_of("field", SuggestedField, "suggestion_field_known"),
            models.CheckConstraint(condition=~Q(value=""), name="suggestion_has_value"),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.field} {self.value}"
