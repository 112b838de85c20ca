"""What happened, and who took part."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F, Q

from events.models.actors import Actor, Place
from events.models.choices import choices_of, one_of
from events.vocabulary import DatePrecision, EventStatus, EventType, ReviewState, Role

ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no letter that reads like a digit


def make_public_id() -> str:
    """Ten characters, 50 random bits: short enough to cite, too many to guess."""
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(10))


class EventQuerySet(models.QuerySet["Event"]):
    """Names for the filters that several rooms use."""

    def published(self) -> EventQuerySet:
        return self.filter(review_state=ReviewState.PUBLISHED)

    def proposed(self) -> EventQuerySet:
        return self.filter(review_state=ReviewState.PROPOSED)

    def dated(self) -> EventQuerySet:
        return self.exclude(earliest__isnull=True, latest__isnull=True)


class Event(models.Model):
    """A diplomatic event. Changed by ``events.curation`` only, and proposed by ``events.ingestion``."""

    public_id = models.CharField(max_length=12, unique=True, default=make_public_id, editable=False)
    review_state = models.CharField(
        max_length=10, choices=choices_of(ReviewState), default=ReviewState.PROPOSED, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False, help_text="Grows by one with each change.")
    type = models.CharField(max_length=12, choices=choices_of(EventType))
    status = models.CharField(max_length=10, choices=choices_of(EventStatus), default=EventStatus.HELD)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True, help_text="One or two sentences in your own words, shown to readers.")
    edtf = models.CharField(
        "date (EDTF)",
        max_length=80,
        blank=True,
        help_text="As precise as the sources and no more: 2019-10-25, 2019-10, 2019, 2019-10-25/2019-10-27, 2019-09~, "
        "[2019-09-01..2019-09-10] for some day within, ../2021-02-19 for no later than. Empty: not known.",
    )
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)
    precision = models.CharField(
        max_length=10, choices=choices_of(DatePrecision), default=DatePrecision.UNKNOWN, editable=False
    )
    date_text = models.CharField(max_length=300, blank=True, editable=False, help_text="The phrase as written.")
    date_basis = models.CharField(max_length=300, blank=True, editable=False, help_text="How the phrase was resolved.")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    actors = models.ManyToManyField(Actor, through="Participation", related_name="events")
    part_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The visit or conference during which it happened.",
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    confidence = models.FloatField(
        null=True, blank=True, editable=False, help_text="The extractor's, 0 to 1; empty for events made by hand."
    )
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = [F("earliest").asc(nulls_last=True), "id"]
        constraints = [
            one_of("type", EventType, "event_type_known"),
            one_of("status", EventStatus, "event_status_known"),
            one_of("review_state", ReviewState, "event_review_state_known"),
            one_of("precision", DatePrecision, "event_precision_known"),
            models.CheckConstraint(condition=~Q(title=""), name="event_has_title"),
            models.CheckConstraint(
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
                name="event_bounds_in_order",
            ),
            models.CheckConstraint(
                condition=Q(edtf="", earliest__isnull=True, latest__isnull=True, precision=DatePrecision.UNKNOWN.value)
                | ~Q(edtf="") & (Q(earliest__isnull=False) | Q(latest__isnull=False)),
                name="event_bounds_need_edtf",
            ),
            models.CheckConstraint(
                condition=Q(review_state=ReviewState.MERGED.value, merged_into__isnull=False)
                | ~Q(review_state=ReviewState.MERGED.value) & Q(merged_into__isnull=True),
                name="event_merged_names_its_heir",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="event_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="event_not_part_of_itself"),
            models.CheckConstraint(condition=Q(version__gte=1), name="event_version_from_1"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="event_confidence_0_to_1",
            ),
        ]
        indexes = [
            # The review desk: what awaits a decision, oldest date first.
            models.Index(
                fields=["earliest", "id"],
                name="event_review_queue",
                condition=Q(review_state=ReviewState.PROPOSED.value),
            ),
            # Matching: events of any state that may be the same as a new candidate.
            models.Index(fields=["earliest", "latest"], name="event_bounds"),
        ]
        permissions = [("curate_event", "Can decide on events: accept, edit, reject, merge, undo")]

    def __str__(self) -> str:
        return self.title


class Participation(models.Model):
    """An actor in an event, in one role."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participations")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=12, choices=choices_of(Role), default=Role.PARTICIPANT)
    office = models.CharField(max_length=200, blank=True, help_text="In which office, such as special envoy.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Order in which readers see the participants.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "actor"], name="participation_once"),
            one_of("role", Role, "participation_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.role})"
