"""The form of the review desk: what a curator may change, and the version that they saw."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from events.extraction.edtf_dates import parse_edtf
from events.models import Article, Event

STALE = (
    "Somebody decided on this event while you had it open. Your changes are still in the form; reload to see theirs."
)


class EventForm(forms.ModelForm):  # type: ignore[type-arg]
    """Scalars of an event. Saving is curation's: the form only validates."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Why, in a few words. Colleagues read it in the history; readers do not.",
    )

    class Meta:
        model = Event
        fields = ["type", "status", "title", "summary", "edtf", "place", "part_of"]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "summary": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "seen_version" in self.fields:
            self.fields["seen_version"].initial = self.instance.version

    def clean_edtf(self) -> str:
        """A date that parse_edtf reads, in its normal spelling."""
        typed = str(self.cleaned_data["edtf"] or "").strip()
        if not typed:
            return ""
        try:
            return parse_edtf(typed).edtf
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def clean_seen_version(self) -> int:
        """Refused when the event has moved on; what was typed stays in the form."""
        version = self.cleaned_data["seen_version"] or self.instance.version
        if self.instance.pk and not Event.objects.filter(pk=self.instance.pk, version=version).exists():
            raise ValidationError(STALE)
        return int(version)

    def _get_validation_exclusions(self) -> set[str]:
        # The bounds follow from the date when curation applies it; until then the instance is between two states.
        return super()._get_validation_exclusions() | {"edtf"}

    def validate_constraints(self) -> None:
        """Curation validates the whole event once its bounds are set."""


class NewEventForm(EventForm):
    """An event made by hand needs the sentence that tells of it."""

    article = forms.ModelChoiceField(Article.objects.all(), help_text="The article that tells of it.")
    quote = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="The sentence, exactly as it stands in the article.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        article, quote = cleaned.get("article"), cleaned.get("quote")
        if article and quote and quote not in article.text:
            self.add_error("quote", "These words do not stand in the article like this: copy the sentence from it.")
        return cleaned
