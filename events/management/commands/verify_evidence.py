"""Prove that every quote still stands in its article, word for word."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.ingestion import hash_text
from events.models import Article, Event
from events.vocabulary import ReviewState


class Command(BaseCommand):
    help = "Check that every quote is exactly its article's text at its offsets, and that no event lacks evidence."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong: list[str] = []
        checked = 0
        for article in Article.objects.order_by("id").prefetch_related("mentions").iterator(chunk_size=100):
            if hash_text(article.text) != article.sha256:
                wrong.append(f"article {article.pk}: its text was changed after it was stored")
            for mention in article.mentions.all():
                checked += 1
                if article.text[mention.start : mention.end] != mention.quote:
                    wrong.append(f"mention {mention.pk}: its quote is not what article {article.pk} says there")
        bare = Event.objects.filter(evidence=None).exclude(review_state__in=[ReviewState.MERGED, ReviewState.REJECTED])
        wrong += [f"event {event.public_id}: has no evidence" for event in bare.order_by("id")]
        for line in wrong:
            self.stderr.write(line)
        if wrong:
            raise CommandError(f"{len(wrong)} of {checked} mentions and their events do not hold.")
        self.stdout.write(f"{checked} mentions: every quote stands in its article.")
