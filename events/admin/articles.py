"""Articles and publishers in the admin. An article's text is never edited: quotes refer to it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet, URLField
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events.admin.highlight import mark_quotes
from events.models import Article, Publisher


ASSUME_HTTPS = {URLField: {"assume_scheme": "https"}}


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["name", "website"]
    search_fields = ["name"]
    formfield_overrides = ASSUME_HTTPS


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["__str__", "publisher", "published", "published_basis", "mention_count", "added"]
    list_filter = ["published_basis", "publisher", "added"]
    list_select_related = ["publisher"]
    search_fields = ["title", "text", "url"]
    formfield_overrides = ASSUME_HTTPS
    fields = [
        "publisher",
        "title",
        "url",
        "published",
        "published_basis",
        "published_confidence",
        "marked_text",
        "added",
    ]
    readonly_fields = ["published", "published_basis", "published_confidence", "marked_text", "added"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # articles come in through `manage.py ingest`, which reads them too

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # quotes that readers were shown would lose their source

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).annotate(mention_count=Count("mentions"))

    @admin.display(description="mentions", ordering="mention_count")
    def mention_count(self, article: Article) -> int:
        return article.mention_count  # type: ignore[attr-defined,no-any-return]

    @admin.display(description="text, with what was read as evidence")
    def marked_text(self, article: Article) -> SafeString:
        spans = list(article.mentions.values_list("start", "end"))
        return format_html('<div class="article-text">{}</div>', mark_quotes(article.text, spans))

    class Media:
        css = {"all": ["events/review.css"]}
