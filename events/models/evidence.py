"""What the sentences say, and which event they speak of."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from events.models.articles import Article
from events.models.events import Event


class Mention(models.Model):
    """What one extractor read in one sentence. Never changed after it is stored.

    ``start`` and ``end`` count characters of the article's text, end exclusive;
    ``quote`` is exactly ``article.text[start:end]``. ``reading`` holds what the
    extractor understood of the event as a whole (type, status, title, date,
    place, participants, confidence), each with its own offsets: it is the
    Candidate, see ``events.ingestion``.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    extractor = models.CharField(max_length=60)
    extractor_version = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    trigger_start = models.PositiveIntegerField()
    trigger_end = models.PositiveIntegerField()
    candidate = models.PositiveSmallIntegerField(help_text="Which of the article's candidates it belongs to, from 0.")
    reading = models.JSONField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["article_id", "start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "extractor", "extractor_version", "candidate", "start", "end"], name="mention_once"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="mention_span_not_empty"),
            models.CheckConstraint(
                condition=Q(trigger_start__gte=F("start"), trigger_end__lte=F("end")), name="mention_trigger_inside"
            ),
            models.CheckConstraint(condition=~Q(quote=""), name="mention_has_quote"),
        ]

    def __str__(self) -> str:
        return f"“{self.quote[:80]}”"


class Evidence(models.Model):
    """A mention tied to the event that it speaks of.

    A mention may be tied to one event only; which one is a person's to change
    (merge, split). Evidence made by hand is a Mention of the extractor "curator".
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="evidence")
    mention = models.OneToOneField(Mention, on_delete=models.CASCADE, related_name="evidence")
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return str(self.mention)
