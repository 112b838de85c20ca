"""Where the evidence stands: publishers and their articles."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from events.models.choices import choices_of, one_of
from events.vocabulary import AnchorBasis


class Publisher(models.Model):
    """A newsroom, agency, ministry or institute that publishes articles."""

    name = models.CharField(max_length=200, unique=True)
    website = models.URLField(blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="publisher_has_name")]

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """One article. Its text never changes once stored: every offset refers to it."""

    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, null=True, blank=True, related_name="articles")
    title = models.CharField(max_length=500, blank=True)
    url = models.URLField("address", max_length=2000, blank=True, help_text="Where readers find the article.")
    canonical_url = models.CharField(  # noqa: DJ001  unique, so that nothing must be null
        max_length=2000,
        null=True,
        blank=True,
        editable=False,
        help_text="The address without tracking parameters; tells that two submissions are one article.",
    )
    language = models.CharField(max_length=16, default="en")
    text = models.TextField(help_text="As read. Never changed: offsets of quotes refer to it.")
    sha256 = models.CharField(max_length=64, editable=False)
    published = models.DateField(
        null=True, blank=True, help_text="Publication date; empty when nothing trustworthy tells it."
    )
    published_basis = models.CharField(max_length=20, choices=choices_of(AnchorBasis), default=AnchorBasis.NONE)
    published_confidence = models.FloatField(default=0.0)
    copy_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="copies",
        help_text="The article that this one repeats. A copy is cited, but counts as no source of its own.",
    )
    copy_share = models.FloatField(
        null=True,
        blank=True,
        editable=False,
        help_text="How much of its text stands in the original, from 0 to 1.",
    )
    copy_decided = models.BooleanField(
        default=False,
        editable=False,
        help_text="A person said what it is a copy of, if any: machines obey.",
    )
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-added", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(copy_of=F("id")), name="article_not_copy_of_itself"),
            models.CheckConstraint(
                condition=Q(copy_share__isnull=True) | Q(copy_share__gte=0, copy_share__lte=1),
                name="article_copy_share_0_to_1",
            ),
            models.UniqueConstraint(fields=["sha256"], name="article_text_once"),
            models.UniqueConstraint(fields=["canonical_url"], name="article_canonical_url_once"),
            models.CheckConstraint(condition=~Q(text=""), name="article_has_text"),
            models.CheckConstraint(
                condition=Q(published__isnull=False) | Q(published_basis=AnchorBasis.NONE.value),
                name="article_basis_needs_date",
            ),
            one_of("published_basis", AnchorBasis, "article_basis_known"),
            models.CheckConstraint(
                condition=Q(published_confidence__gte=0, published_confidence__lte=1), name="article_confidence_0_to_1"
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Article {self.pk}"


class Shingle(models.Model):
    """One hash of an article's sketch, see ``events.extraction.copies``: articles that share several may be copies."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sketch")
    hash = models.BigIntegerField()

    class Meta:
        constraints = [
            # Who else has this hash: the order of the columns serves that query.
            models.UniqueConstraint(fields=["hash", "article"], name="shingle_once"),
        ]

    def __str__(self) -> str:
        return f"{self.hash} in article {self.article_id}"
