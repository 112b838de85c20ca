"""The read side's own tables: what one embeds, and the finished documents that readers get.

Everything but ``Timeline`` is written by ``timeline.publication`` alone and can be made
anew from the events (``manage.py rebuild_timeline``). What is not published has no row.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

from timeline.parameters import QueryError
from timeline.query import TimelineQuery, parse_saved

MONTH, YEAR = 27, 28  # duration classes of dates that are a month or a year of the calendar: what most wide ones are
OPEN_START, OPEN_END, UNDATED = 29, 30, 31  # and of dates without two ends


class ByteOrderedField(models.CharField):
    """Text compared byte by byte, so that both engines sort it alike and an index serves any range."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        parameters = super().db_parameters(connection)
        parameters["collation"] = "C" if connection.vendor == "postgresql" else None
        return parameters


def check_saved_query(text: str) -> None:
    """A form error that names each parameter that cannot be used."""
    try:
        parse_saved(text)
    except QueryError as error:
        raise ValidationError([f"{problem.parameter}: {problem.detail}" for problem in error.problems]) from None


class Timeline(models.Model):
    """A saved query with a name: the thing one embeds."""

    THEMES = [("auto", "As the reader's device"), ("light", "Light"), ("dark", "Dark")]

    slug = models.SlugField(max_length=80, unique=True, help_text="Part of its address: /t/<slug>/.")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True, help_text="One or two sentences above the timeline.")
    query = models.CharField(
        max_length=2000,
        blank=True,
        validators=[check_saved_query],
        help_text="Which events, as in the address of the API: actor=taliban&from=2018. Empty: all published events.",
    )
    theme = models.CharField(max_length=10, choices=THEMES, default="auto")
    language = models.CharField(
        max_length=12, default="en", validators=[RegexValidator(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    )
    allowed_origins = models.JSONField(
        default=list,
        blank=True,
        help_text='Sites that may embed it, a JSON list such as ["https://example.org"]. Empty: any site.',
    )
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="timeline_has_title"),
            models.CheckConstraint(condition=Q(theme__in=["auto", "light", "dark"]), name="timeline_theme_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/t/{self.slug}/"

    @property
    def parsed_query(self) -> TimelineQuery:
        """The saved query. Raises QueryError if it was saved around the form's check."""
        return parse_saved(self.query)


class Ledger(models.Model):
    """One row. ``sequence`` numbers each change of what readers see, in the order of the commits.

    Publishing locks the row first: the order of commits is the order of numbers, so a mirror that
    has seen number n misses nothing up to n. ``classes`` has the bit of each duration class in use.
    """

    sequence = models.BigIntegerField(default=0)
    classes = models.BigIntegerField(default=0)
    rebuild = models.CharField(
        max_length=60, blank=True, help_text="What a rebuild is doing, and by which code; empty when none is under way."
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="ledger_has_one_row")]

    def __str__(self) -> str:
        return f"Change {self.sequence}"


class Entry(models.Model):
    """A published event: flat keys to find it by and the finished document that readers get.

    ``sort_key`` is its first possible day (the last one when only that is known), its duration class as
    a letter, and its id. ``duration_class`` is 0 for one day, else the bit length of the number of days:
    an entry of class c that overlaps a window began at most 2^c - 1 days before it. Months and years of the
    calendar have classes of their own, under the letter of their length. ``roles`` has the
    bit of each role that occurs. ``evidence`` is the JSON list of quotes with their offsets.
    """

    id = models.BigIntegerField(primary_key=True, help_text="The event's own.")
    public_id = ByteOrderedField(max_length=12, unique=True)
    sequence = models.BigIntegerField(unique=True)
    sort_key = ByteOrderedField(max_length=32, unique=True)
    duration_class = models.SmallIntegerField()
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    first_month = models.IntegerField(default=-1, help_text="As in Tally.")
    last_month = models.IntegerField(default=-1, help_text="As in Tally.")
    precision = models.CharField(max_length=10)
    type = models.CharField(max_length=12)
    status = models.CharField(max_length=10)
    country = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    roles = models.SmallIntegerField(default=0)
    document = models.TextField()
    evidence = models.TextField(default="[]")
    words = models.CharField(
        max_length=24, blank=True, help_text="Fingerprint of the words that full text finds it by."
    )

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["sort_key"]
        indexes = [
            # A window: for each duration class a range of first days, the last day read from the index.
            models.Index(fields=["duration_class", "sort_key", "latest"], name="entry_window"),
            # The same window of one type, for the lanes of the page.
            models.Index(fields=["type", "duration_class", "sort_key", "latest"], name="entry_type_window"),
            # Boxes on the map.
            models.Index(fields=["latitude", "longitude"], name="entry_spot", condition=Q(latitude__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.public_id


class Posting(models.Model):
    """An entry under one key that it is found by.

    Keys: ``actor:sergey-lavrov``, ``nation:RU`` (for which an actor acts), ``place:doha``, ``country:QA``,
    ``article:12``. Dates are copied so that a key and a window are one range of one index.
    """

    # No constraint: storage alone writes them, both together, and the check of each costs more than its writing.
    entry = models.ForeignKey(
        Entry, on_delete=models.CASCADE, related_name="postings", db_constraint=False, db_index=False
    )
    key = ByteOrderedField(max_length=140)
    roles = models.SmallIntegerField(default=0, help_text="Bits of the roles that the key's actors have in the event.")
    duration_class = models.SmallIntegerField()
    sort_key = ByteOrderedField(max_length=32)
    latest = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["entry", "key"], name="posting_once")]
        indexes = [
            # One actor, place, country or article in a window.
            models.Index(fields=["key", "duration_class", "sort_key", "latest"], name="posting_window"),
            # All of them, in order.
            models.Index(fields=["key", "sort_key"], name="posting_order"),
        ]

    def __str__(self) -> str:
        return self.key


class Subject(models.Model):
    """What published events are found under: one row a key of Posting, with its document and how many events.

    ``kind`` is the key's part before the colon. Nations and countries have an empty document.
    """

    key = ByteOrderedField(max_length=140, unique=True)
    kind = models.CharField(max_length=10)
    sort_key = ByteOrderedField(max_length=400, help_text="Folded name, then the key.")
    count = models.PositiveIntegerField()
    document = models.TextField()

    class Meta:
        ordering = ["kind", "sort_key"]
        indexes = [
            models.Index(fields=["kind", "sort_key"], name="subject_list"),  # /actors/, /places/, /articles/
            models.Index(fields=["kind", "-count", "key"], name="subject_most"),  # facets of everything
        ]

    def __str__(self) -> str:
        return self.key


class Tally(models.Model):
    """How many entries share months, type, status and precision: the rollup behind histograms.

    Months count from year 0 (``year * 12 + month - 1``); -1 is no bound on that side.
    """

    first_month = models.IntegerField()
    last_month = models.IntegerField()
    type = models.CharField(max_length=12)
    status = models.CharField(max_length=10)
    precision = models.CharField(max_length=10)
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "tallies"
        ordering = ["first_month", "last_month", "type", "status", "precision"]
        constraints = [
            models.UniqueConstraint(
                fields=["first_month", "last_month", "type", "status", "precision"], name="tally_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_month} to {self.last_month}: {self.count}"


class Tombstone(models.Model):
    """What was published once and is no more. ``heir`` is the id of the event it was merged into, or empty."""

    public_id = ByteOrderedField(max_length=12, unique=True)
    sequence = models.BigIntegerField(unique=True)
    heir = models.CharField(max_length=12, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["sequence"]

    def __str__(self) -> str:
        return self.public_id


class Draft(models.Model):
    """An event that a rebuild that is under way has to publish before it ends."""

    event_id = models.BigIntegerField(primary_key=True)

    class Meta:
        ordering = ["event_id"]

    def __str__(self) -> str:
        return str(self.event_id)


class Block(models.Model):
    """Some thousand events that a rebuild that is under way is done with."""

    number = models.BigIntegerField(primary_key=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)


class ApiToken(models.Model):
    """A machine's key to write for an account. Only its hash is kept; the prefix tells keys apart."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100, help_text="What uses it, such as newsroom importer.")
    prefix = models.CharField(max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    may_ingest = models.BooleanField("may submit articles", default=False)
    may_curate = models.BooleanField("may decide on events", default=False)
    created = models.DateTimeField(auto_now_add=True)
    last_used = models.DateTimeField(null=True, editable=False)
    revoked = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created", "-id"]
        verbose_name = "API token"
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="token_has_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class Submission(models.Model):
    """An article handed in over the API, and what became of it. The same key again is the same submission."""

    STATES = [("received", "Received"), ("done", "Done"), ("failed", "Failed")]

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="submissions")
    key = models.CharField(max_length=200, help_text="The Idempotency-Key that came with it.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was handed in.")
    record = models.JSONField(help_text="The article as handed in; emptied once it is stored.")
    state = models.CharField(max_length=10, choices=STATES, default="received")
    detail = models.CharField(max_length=500, blank=True)
    article = models.ForeignKey("events.Article", on_delete=models.SET_NULL, null=True)
    proposed = models.PositiveIntegerField(default=0)
    attached = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="submission_key_once"),
            models.CheckConstraint(
                condition=Q(state__in=["received", "done", "failed"]), name="submission_state_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)
