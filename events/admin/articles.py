"""Articles and publishers in the admin. An article's text is never edited: quotes refer to it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet, URLField
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from events.admin.handing_in import show_hand_in
from events.admin.highlight import mark_quotes
from events.curation import CurationError
from events.dating import article_set_publication_date
from events.models import Article, Event, Publisher

ASSUME_HTTPS = {URLField: {"assume_scheme": "https"}}


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "website"]
    search_fields = ["name"]
    formfield_overrides = ASSUME_HTTPS


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]
    """An article's plain fields, its publication date, and the date that the curator saw when opening the page."""

    seen_published = forms.DateField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields: ClassVar[list[str]] = []  # the admin names them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "seen_published" in self.fields:
            self.fields["seen_published"].initial = self.instance.published

    def validate_constraints(self) -> None:
        """The basis follows the date when it is decided on."""


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["__str__", "publisher", "published", "published_basis", "mention_count", "added"]
    list_filter = ["published_basis", "publisher", "added"]
    list_select_related = ["publisher"]
    ordering = ["-added", "-id"]
    search_fields = ["title", "text", "url"]
    formfield_overrides = ASSUME_HTTPS
    fields = [
        "publisher",
        "title",
        "url",
        "published",
        "seen_published",
        "published_basis",
        "published_confidence",
        "read_events",
        "marked_text",
        "added",
    ]
    form = ArticleForm
    readonly_fields = ["published_basis", "published_confidence", "read_events", "marked_text", "added"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # quotes that readers were shown would lose their source

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A page of its own: an article that comes in is read at once."""
        return show_hand_in(self, request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).annotate(mention_count=Count("mentions"))

    @admin.display(description="mentions", ordering="mention_count")
    def mention_count(self, article: Article) -> int:
        return article.mention_count  # type: ignore[attr-defined,no-any-return]

    @admin.display(description="events with evidence in it")
    def read_events(self, article: Article) -> SafeString:
        events = Event.objects.filter(evidence__mention__article=article).distinct().order_by("earliest", "id")
        rows = [
            (reverse("admin:events_event_change", args=[event.pk]), event, event.get_review_state_display().lower())
            for event in events
        ]
        if not rows:
            return format_html('<span class="basis">{}</span>', "none")
        return format_html(
            '<ul class="article-events">{}</ul>', format_html_join("", '<li><a href="{}">{}</a> · {}</li>', rows)
        )

    @admin.display(description="text, with what was read as evidence")
    def marked_text(self, article: Article) -> SafeString:
        spans = list(article.mentions.values_list("start", "end"))
        return format_html('<div class="article-text">{}</div>', mark_quotes(article.text, spans))

    def get_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """The hidden field that guards the date makes no sense to someone who only looks."""
        return [name for name in self.fields if name != "seen_published" or self.has_change_permission(request, obj)]  # type: ignore[union-attr]

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Plain fields are saved as they are; the publication date is a decision."""
        seen, published = form.cleaned_data["seen_published"], form.cleaned_data["published"]
        obj.save(update_fields=["publisher", "title", "url"])
        if published == seen:
            return
        try:
            article_set_publication_date(article=obj, curator=request.user, seen=seen, published=published)
            self.message_user(request, "Relative dates of undecided proposals now count from the new publication date.")
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)

    class Media:
        css = {"all": ["events/review.css"]}
