"""What people decided. Written by ``events.curation`` and never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from events.models.articles import Article
from events.models.choices import choices_of, one_of
from events.models.events import Event
from events.vocabulary import ARTICLE_VERBS, Verb

ON_ARTICLE = Q(verb__in=sorted(verb.value for verb in ARTICLE_VERBS))


class Decision(models.Model):
    """One verb by one person on one event, or on one article for its publication date or its original.

    ``before`` and ``after`` map the public id of each event that the verb
    touched (two for a merge) to its snapshot, see ``events.snapshots``; for an
    article, they hold its publication date and basis, or what it was said to be a copy of.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, null=True, blank=True, related_name="decisions")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True, related_name="decisions")
    verb = models.CharField(max_length=10, choices=choices_of(Verb))
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="decisions"
    )
    curator_name = models.CharField(max_length=150, help_text="Kept when the account is gone.")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=500, blank=True)
    before = models.JSONField()
    after = models.JSONField()
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ["-id"]
        constraints = [
            one_of("verb", Verb, "decision_verb_known"),
            models.CheckConstraint(
                condition=ON_ARTICLE & Q(article__isnull=False, event__isnull=True)
                | ~ON_ARTICLE & Q(article__isnull=True, event__isnull=False),
                name="decision_on_event_or_article",
            ),
            models.CheckConstraint(
                condition=Q(verb=Verb.UNDO.value, undoes__isnull=False)
                | ~Q(verb=Verb.UNDO.value) & Q(undoes__isnull=True),
                name="decision_undo_names_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} by {self.curator_name}"
