"""The shapes of what the API answers, for its schema. Answers are stored bytes: nothing is serialised when read."""

from __future__ import annotations

from enum import StrEnum

from rest_framework import serializers as s

from events.vocabulary import ActorKind, AnchorBasis, DatePrecision, EventStatus, EventType, PlaceKind, Role
from timeline.counts import FACETS, Unit
from timeline.formats import FORMATS

COUNTRY = "ISO 3166-1 alpha-2 code; empty when none or not known."


def words_of(words: type[StrEnum]) -> list[str]:
    """The values of an enumeration."""
    return [word.value for word in words]


ACTOR_KINDS = words_of(ActorKind)
PLACE_KINDS = words_of(PlaceKind)


class When(s.Serializer):
    edtf = s.CharField(allow_null=True, help_text="EDTF (ISO 8601-2); null when the date is not known.")
    earliest = s.DateField(allow_null=True, help_text="First possible day; null when open or not known.")
    latest = s.DateField(allow_null=True, help_text="Last possible day; null when open or not known.")
    precision = s.ChoiceField(words_of(DatePrecision))
    words = s.CharField(help_text="The date for a reader, with what is not known.")
    text = s.CharField(allow_blank=True, help_text="The phrase of the source.")
    basis = s.CharField(allow_blank=True, help_text="How the phrase was resolved.")


class Where(s.Serializer):
    id = s.CharField()
    name = s.CharField()
    kind = s.ChoiceField(PLACE_KINDS)
    country = s.CharField(allow_blank=True, help_text=COUNTRY)
    latitude = s.FloatField(allow_null=True)
    longitude = s.FloatField(allow_null=True)


class Participant(s.Serializer):
    id = s.CharField()
    name = s.CharField()
    kind = s.ChoiceField(ACTOR_KINDS)
    role = s.ChoiceField(words_of(Role))
    country = s.CharField(allow_blank=True, help_text="The state they act for. " + COUNTRY)
    office = s.CharField(allow_blank=True)


class Source(s.Serializer):
    article = s.IntegerField()
    publisher = s.CharField(allow_blank=True)
    title = s.CharField(allow_blank=True)
    url = s.CharField(allow_blank=True)
    published = s.DateField(allow_null=True, help_text="Null when nothing trustworthy tells it.")
    quotes = s.ListField(child=s.CharField(), help_text="Sentences of the article, verbatim.")
    copy_of = s.IntegerField(
        allow_null=True, help_text="The source of this event that the article repeats; null for a source of its own."
    )


class EventItem(s.Serializer):
    """An event in a list. With fields=, only those; with q, a snippet."""

    id = s.CharField(required=False)
    type = s.ChoiceField(words_of(EventType), required=False)
    status = s.ChoiceField(words_of(EventStatus), required=False)
    title = s.CharField(required=False)
    summary = s.CharField(allow_blank=True, required=False)
    date = When(required=False)
    place = Where(allow_null=True, required=False)
    participants = Participant(many=True, required=False)
    sources = Source(many=True, required=False)
    part_of = s.CharField(allow_null=True, required=False, help_text="Id of the visit or conference around it.")
    cameo = s.CharField(required=False, help_text="CAMEO code that comes closest.")
    version = s.IntegerField(required=False, help_text="For If-Match.")
    changed = s.DateTimeField(required=False, help_text="When our record changed.")
    url = s.URLField(required=False, help_text="The event's own page.")
    snippet = s.CharField(required=False, allow_blank=True, help_text="HTML: what was found, escaped but for <mark>.")


class Quote(s.Serializer):
    article = s.IntegerField()
    start = s.IntegerField(help_text="Offset in the article's text, in characters from 0.")
    end = s.IntegerField(help_text="Exclusive.")
    quote = s.CharField()
    extractor = s.CharField()
    extractor_version = s.CharField(allow_blank=True)


class Event(s.Serializer):
    """A published event."""

    id = s.CharField()
    type = s.ChoiceField(words_of(EventType))
    status = s.ChoiceField(words_of(EventStatus))
    title = s.CharField()
    summary = s.CharField(allow_blank=True)
    date = When()
    place = Where(allow_null=True)
    participants = Participant(many=True)
    sources = Source(many=True)
    part_of = s.CharField(allow_null=True)
    cameo = s.CharField()
    version = s.IntegerField()
    changed = s.DateTimeField()
    url = s.URLField()


class EventWithEvidence(Event):
    """A published event with the place of each quote in its article."""

    evidence = Quote(many=True)


class Hint(s.Serializer):
    parameter = s.CharField()
    detail = s.CharField()
    suggestion = s.CharField(required=False)


class EventPage(s.Serializer):
    results = EventItem(many=True)
    next = s.URLField(allow_null=True)
    previous = s.URLField(allow_null=True)
    count = s.IntegerField(required=False, help_text="With count=true.")
    hints = Hint(many=True, required=False, help_text="Why nothing was found: names that no published event has.")


class BucketCount(s.Serializer):
    count = s.IntegerField()
    wider = s.IntegerField()


class Bucket(s.Serializer):
    start = s.DateField()
    end = s.DateField()
    count = s.IntegerField(help_text="Events whose possible days all lie in the bucket.")
    wider = s.IntegerField(help_text="Events that may have been in it, but whose dates reach beyond.")
    types = s.DictField(child=BucketCount(), help_text="The same by type of event.")


class Histogram(s.Serializer):
    """total = all counts + spanning + undated. Empty buckets are left out."""

    by = s.ChoiceField(words_of(Unit))
    total = s.IntegerField()
    spanning = s.IntegerField(help_text="Events too wide for any one bucket.")
    undated = s.IntegerField()
    buckets = Bucket(many=True)


class Facet(s.Serializer):
    value = s.CharField(help_text="What the filter of this name takes (nation: what actor takes).")
    label = s.CharField()
    count = s.IntegerField()


FacetLists = type("FacetLists", (s.Serializer,), {name: Facet(many=True) for name in FACETS})


class Facets(s.Serializer):
    total = s.IntegerField()
    facets = FacetLists()


class Change(s.Serializer):
    sequence = s.IntegerField()
    id = s.CharField()
    change = s.ChoiceField(["published", "withdrawn", "merged"])
    event = Event(required=False)
    into = s.CharField(required=False, allow_null=True, help_text="The event it was merged into.")
    at = s.DateTimeField(required=False)


class ChangePage(s.Serializer):
    results = Change(many=True)
    after = s.IntegerField(help_text="Ask with this number next time.")
    next = s.URLField(allow_null=True)


class Actor(s.Serializer):
    id = s.CharField()
    name = s.CharField()
    kind = s.ChoiceField(ACTOR_KINDS)
    country = s.CharField(allow_blank=True, help_text=COUNTRY)
    aliases = s.ListField(child=s.CharField())
    events = s.IntegerField(help_text="Published events that name it.")
    events_url = s.URLField()


class ActorPage(s.Serializer):
    results = Actor(many=True)
    next = s.URLField(allow_null=True)
    previous = s.URLField(allow_null=True)


class Place(Where):
    events = s.IntegerField()
    events_url = s.URLField()


class PlacePage(s.Serializer):
    results = Place(many=True)
    next = s.URLField(allow_null=True)
    previous = s.URLField(allow_null=True)


class Article(s.Serializer):
    id = s.IntegerField()
    title = s.CharField(allow_blank=True)
    publisher = s.CharField(allow_blank=True)
    url = s.CharField(allow_blank=True)
    published = s.DateField(allow_null=True)
    published_basis = s.ChoiceField(words_of(AnchorBasis))
    language = s.CharField()
    events = s.IntegerField()
    events_url = s.URLField()


class ArticlePage(s.Serializer):
    results = Article(many=True)
    next = s.URLField(allow_null=True)
    previous = s.URLField(allow_null=True)


class ArticleQuote(s.Serializer):
    event = s.CharField()
    quote = s.CharField()


class ArticleWithQuotes(Article):
    quotes = ArticleQuote(many=True)


class Timeline(s.Serializer):
    id = s.CharField()
    title = s.CharField()
    description = s.CharField(allow_blank=True)
    query = s.CharField(allow_blank=True, help_text="The saved query; empty is everything published.")
    language = s.CharField()
    url = s.URLField()
    embed_url = s.URLField()
    events_url = s.URLField()
    histogram_url = s.URLField()
    facets_url = s.URLField()
    formats = type("FormatAddresses", (s.Serializer,), {suffix: s.URLField() for suffix in FORMATS})()


class TimelineWithCount(Timeline):
    events = s.IntegerField()


class TimelinePage(s.Serializer):
    results = Timeline(many=True)
    next = s.URLField(allow_null=True)
    previous = s.URLField(allow_null=True)


class ChangedParticipant(s.Serializer):
    id = s.CharField(help_text="An actor's id.")
    role = s.ChoiceField(words_of(Role), required=False)
    office = s.CharField(required=False, allow_blank=True)


class Changes(s.Serializer):
    """Only what changes. participants is the whole list, in order."""

    type = s.ChoiceField(words_of(EventType), required=False)
    status = s.ChoiceField(words_of(EventStatus), required=False)
    title = s.CharField(required=False)
    summary = s.CharField(required=False, allow_blank=True)
    edtf = s.CharField(required=False, allow_blank=True, help_text="EDTF; empty when not known.")
    place = s.CharField(required=False, allow_null=True, help_text="A place's id.")
    part_of = s.CharField(required=False, allow_null=True, help_text="An event's id.")
    participants = ChangedParticipant(many=True, required=False)


class DecisionRequest(s.Serializer):
    verb = s.ChoiceField(["accept", "edit", "reject", "merge", "undo"])
    reason = s.CharField(required=False, allow_blank=True, max_length=500)
    changes = Changes(required=False, help_text="With accept and edit.")
    into = s.CharField(required=False, help_text="With merge: the id of the event that stays.")


class DecisionMade(s.Serializer):
    id = s.IntegerField()
    event = s.CharField()
    verb = s.CharField()
    curator = s.CharField()
    at = s.DateTimeField()
    version = s.IntegerField(help_text="The version that the event has now.")
    review_state = s.CharField()


class SubmissionRequest(s.Serializer):
    """Give text or html; or url alone, then the page is fetched."""

    text = s.CharField(required=False)
    html = s.CharField(required=False)
    url = s.CharField(required=False, help_text="Where readers find the article; without text and html, what to fetch.")
    title = s.CharField(required=False)
    publisher = s.CharField(required=False)
    published = s.CharField(required=False, help_text="Publication date, ISO 8601; leave it out when not known.")
    language = s.CharField(required=False)


class Submission(s.Serializer):
    id = s.UUIDField()
    state = s.ChoiceField(["received", "done", "failed"])
    detail = s.CharField(allow_blank=True)
    article = s.IntegerField(allow_null=True)
    proposed = s.IntegerField(help_text="Events proposed to the curators.")
    attached = s.IntegerField(help_text="Known events that got new evidence.")
    created = s.DateTimeField()
    url = s.URLField()


class ProblemError(s.Serializer):
    parameter = s.CharField()
    detail = s.CharField()
    suggestion = s.CharField(required=False)


class ProblemDocument(s.Serializer):
    """RFC 9457, with what to do."""

    type = s.CharField()
    title = s.CharField()
    status = s.IntegerField()
    detail = s.CharField()
    suggestion = s.CharField(required=False)
    errors = ProblemError(many=True, required=False)
    withdrawn = s.DateTimeField(required=False)
    version = s.IntegerField(required=False, help_text="The version that the event has now.")
