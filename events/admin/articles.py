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

from events.admin.guarded import GuardedAdmin
from events.admin.handing_in import show_hand_in
from events.admin.highlight import mark_quotes
from events.copying import article_set_original
from events.curation import CurationError
from events.dating import article_set_publication_date
from events.models import Article, Event, Publisher

ASSUME_HTTPS = {URLField: {"assume_scheme": "https"}}


@admin.register(Publisher)
class PublisherAdmin(GuardedAdmin):
    list_display = ["name", "website"]
    search_fields = ["name"]
    formfield_overrides = ASSUME_HTTPS


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]
    """An article's plain fields, its publication date and original, and what the curator saw when opening the page."""

    seen_published = forms.DateField(required=False, widget=forms.HiddenInput)
    seen_copy_of = forms.ModelChoiceField(Article.objects.all(), required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields: ClassVar[list[str]] = []  # the admin names them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "seen_published" in self.fields:
            self.fields["seen_published"].initial = self.instance.published
            self.fields["seen_copy_of"].initial = self.instance.copy_of_id

    def validate_constraints(self) -> None:
        """The basis follows the date when it is decided on, the share the original."""


def link_article(article: Article) -> SafeString:
    """The article's name and publisher, leading to its page."""
    href = reverse("admin:events_article_change", args=[article.pk])
    name = f"{article} ({article.publisher})" if article.publisher else str(article)
    return format_html('<a href="{}">{}</a>', href, name)


@admin.register(Article)
class ArticleAdmin(GuardedAdmin):
    list_display = ["__str__", "publisher", "published", "published_basis", "copy_link", "mention_count", "added"]
    list_filter = [("copy_of", admin.EmptyFieldListFilter), "copy_decided", "published_basis", "publisher", "added"]
    list_select_related = ["publisher", "copy_of__publisher"]
    autocomplete_fields = ["copy_of"]
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
        "copy_of",
        "seen_copy_of",
        "copy_words",
        "read_events",
        "marked_text",
        "added",
    ]
    form = ArticleForm
    readonly_fields = ["published_basis", "published_confidence", "copy_words", "read_events", "marked_text", "added"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The original is chosen, not made here."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "copy_of":
            field.widget.can_add_related = field.widget.can_delete_related = False
        return field

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

    @admin.display(description="copy of", ordering="copy_of")
    def copy_link(self, article: Article) -> SafeString | str:
        return link_article(article.copy_of) if article.copy_of else ""

    @admin.display(description="copies")
    def copy_words(self, article: Article) -> SafeString:
        """What is known of the article's copies and original, and who said so."""
        if article.copy_of:
            share = f"{article.copy_share:.0%} of its text stands in" if article.copy_share is not None else "Copy of"
            said = format_html("{} {}.", share, link_article(article.copy_of))
        else:
            copies = article.copies.select_related("publisher").order_by("id")[:20]
            links = format_html_join(", ", "{}", ((link_article(copy),) for copy in copies))
            said = format_html("Copies of it: {}.", links) if copies else format_html("{}", "No copy of it is known.")
        return format_html("{} {}", said, "A person decided this." if article.copy_decided else "")

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
        """The hidden fields that guard a decision make no sense to someone who only looks."""
        may = self.has_change_permission(request, obj)
        return [name for name in self.fields if may or not str(name).startswith("seen_")]  # type: ignore[union-attr]

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Plain fields are saved as they are; the publication date and the original are decisions."""
        said = form.cleaned_data
        obj.save(update_fields=["publisher", "title", "url"])
        try:
            if said["published"] != said["seen_published"]:
                article_set_publication_date(
                    article=obj, curator=request.user, seen=said["seen_published"], published=said["published"]
                )
                self.message_user(
                    request, "Relative dates of undecided proposals now count from the new publication date."
                )
            if said["copy_of"] != said["seen_copy_of"]:
                article_set_original(
                    article=obj, curator=request.user, seen=said["seen_copy_of"], original=said["copy_of"]
                )
                self.message_user(request, "What this article is a copy of is now your decision: machines leave it.")
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)

    class Media:
        css = {"all": ["events/review.css"]}
