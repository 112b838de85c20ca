"""Compare stored articles with one another again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import F

from events.copying import recognise_copies
from events.models import Article


class Command(BaseCommand):
    help = (
        "Recognise which stored articles are copies of which. `ingest` does this for each new article; this is for "
        "articles that were stored before, or by several processes at once. What a person said stays."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        articles = Article.objects.order_by(F("published").asc(nulls_last=True), "id")
        for article in articles.select_related("copy_of").iterator(chunk_size=50):
            with transaction.atomic():
                recognise_copies(Article.objects.select_related("copy_of").get(pk=article.pk))
        copies = articles.filter(copy_of__isnull=False).count()
        self.stdout.write(f"articles: {articles.count()} compared, {copies} of them copies of others")
