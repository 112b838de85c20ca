"""The words that both sides share, each with its name in the field's own schemes.

Sources: CAMEO codebook 1.1b3 (event codes), PLOVER (event types and modes),
schema.org (types, EventStatusType), ISO 8601-2:2019 / EDTF (date precision).
Pure Python: nothing here knows Django.
"""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """What kind of diplomatic event it was."""

    VISIT = "visit"
    MEETING = "meeting"
    CONFERENCE = "conference"
    TALKS = "talks"
    CALL = "call"
    AGREEMENT = "agreement"

    @property
    def label(self) -> str:
        """The English word shown to readers."""
        return self.value.capitalize()

    @property
    def cameo(self) -> str:
        """The CAMEO code that comes closest."""
        return CAMEO[self]

    @property
    def plover(self) -> tuple[str, str]:
        """The PLOVER event type and mode (mode is empty where PLOVER has none)."""
        return PLOVER[self]


class EventStatus(StrEnum):
    """Whether the text says that it happened."""

    HELD = "held"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"

    @property
    def label(self) -> str:
        """The English word shown to readers."""
        return self.value.capitalize()

    @property
    def schema_org(self) -> str | None:
        """schema.org's eventStatus; None where it has no word (held, denied)."""
        return SCHEMA_ORG_STATUS.get(self)


class DatePrecision(StrEnum):
    """How exactly the text tells the date, finest first.

    INTERVAL is a span with two known ends that is none of the named periods;
    OPEN has one end only (``../2021-02-19``); UNKNOWN has none.
    """

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    OPEN = "open"
    UNKNOWN = "unknown"


class AnchorBasis(StrEnum):
    """How an article's publication date is known, most trusted first."""

    CURATOR = "curator"
    GIVEN = "given"
    METADATA = "metadata"
    LABELLED = "labelled line"
    DATELINE = "dateline"
    CAPTION = "caption"
    NONE = "none"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed group"
    OTHER = "other"


class PlaceKind(StrEnum):
    """What a place is."""

    CITY = "city"
    COUNTRY = "country"
    VENUE = "venue"
    REGION = "region"


class Role(StrEnum):
    """What an actor did in an event."""

    HOST = "host"
    VISITOR = "visitor"
    PARTICIPANT = "participant"
    MEDIATOR = "mediator"
    OBSERVER = "observer"
    SIGNATORY = "signatory"


class ReviewState(StrEnum):
    """Where an event stands with the curators."""

    PROPOSED = "proposed"
    PUBLISHED = "published"
    REJECTED = "rejected"
    MERGED = "merged"


class SuggestedField(StrEnum):
    """Of what a newer report may say something else."""

    STATUS = "status"
    DATE = "date"
    PLACE = "place"


class Verb(StrEnum):
    """What a person decided."""

    CREATE = "create"
    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    MERGE = "merge"
    UNDO = "undo"
    DATE = "date"  # the publication date of an article
    COPY = "copy"  # which article another is a copy of, if any
    DISMISS = "dismiss"  # a suggestion, the event stays as it is


ARTICLE_VERBS = frozenset({Verb.DATE, Verb.COPY})  # the others are about events


CAMEO: dict[EventType, str] = {
    EventType.VISIT: "042",
    EventType.MEETING: "040",
    EventType.CONFERENCE: "044",
    EventType.TALKS: "046",
    EventType.CALL: "041",
    EventType.AGREEMENT: "057",
}
CAMEO_INTENT_TO_MEET = "036"  # for a planned event of any type

PLOVER: dict[EventType, tuple[str, str]] = {
    EventType.VISIT: ("CONSULT", "visit"),
    EventType.MEETING: ("CONSULT", ""),
    EventType.CONFERENCE: ("CONSULT", "multilateral"),
    EventType.TALKS: ("CONSULT", "multilateral"),
    EventType.CALL: ("CONSULT", "phone"),
    EventType.AGREEMENT: ("SUPPORT", ""),
}

SCHEMA_ORG_STATUS: dict[EventStatus, str] = {
    EventStatus.PLANNED: "https://schema.org/EventScheduled",
    EventStatus.POSTPONED: "https://schema.org/EventPostponed",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
}

GATHERINGS = frozenset({EventType.MEETING, EventType.TALKS, EventType.CONFERENCE})
# Types that one telling may swap for another: "held talks" and "met" are often the same hour.
TYPE_FAMILIES: tuple[frozenset[EventType], ...] = (
    GATHERINGS,
    frozenset({EventType.VISIT}),
    frozenset({EventType.CALL}),
    frozenset({EventType.AGREEMENT}),
)


def same_family(a: EventType, b: EventType) -> bool:
    """Whether one telling may swap the two types."""
    return any(a in family and b in family for family in TYPE_FAMILIES)
