"""A person says when an article was published, and its relative dates follow.

"Friday" was stored with its offsets; the same pure resolver that read the
article resolves it again from the new publication date. Proposals that nobody
has decided on follow. An event that a person decided stays as it is: where it now
disagrees with its source, the review desk shows the difference.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F

from events.announcements import event_changed
from events.copying import recognise_copies
from events.curation import Curator, Refused, StaleVersion, require_permission
from events.extraction.clean import masked_spans, read_paragraphs
from events.extraction.direction import turn_date
from events.extraction.resolve import tag_dates
from events.extraction.types import ResolvedDate
from events.models import Article, Decision, Event, Mention
from events.readings import read_date
from events.suggesting import suggest_around
from events.vocabulary import AnchorBasis, EventStatus, ReviewState, Verb


def article_set_publication_date(
    *, article: Article, curator: Curator, seen: dt.date | None, published: dt.date | None, reason: str = ""
) -> Decision:
    """Set or take away the publication date, and re-date what rests on it. ``seen`` is the date that the person saw.

    Raises Refused when nothing would change, StaleVersion when somebody else set it meanwhile.
    """
    require_permission(curator)
    if published == seen:
        raise Refused("That is the publication date already.")
    with transaction.atomic():
        basis = AnchorBasis.CURATOR if published else AnchorBasis.NONE
        before = {"published": seen and seen.isoformat(), "basis": str(article.published_basis)}
        as_seen = {"published": seen} if seen else {"published__isnull": True}
        if not Article.objects.filter(pk=article.pk, **as_seen).update(
            published=published, published_basis=basis, published_confidence=1.0 if published else 0.0
        ):
            raise StaleVersion("The publication date was changed meanwhile. Look at the article again, then decide.")
        article.refresh_from_db()
        follow_publication_date(article)
        recognise_copies(article)  # of two copies, the one published first is the original
        decision = Decision.objects.create(
            article=article,
            verb=Verb.DATE,
            curator=curator,
            curator_name=curator.get_username(),
            reason=reason.strip()[:500],
            before=before,
            after={"published": published and published.isoformat(), "basis": str(basis)},
        )
        suggest_around(Event.objects.filter(evidence__mention__article=article).distinct())
        return decision


def follow_publication_date(article: Article) -> None:
    """Resolve the article's date phrases anew; update what its mentions read, and the proposals that rest on them."""
    masked = masked_spans(read_paragraphs(article.text))
    tagged = {(date.start, date.end): date for date in tag_dates(article.text, article.published, masked=masked)}
    for mention in article.mentions.select_related("evidence__event"):
        date = find_reading(mention, tagged)
        if date is None:
            continue
        date = turn_by_status(date, mention.reading.get("status"), article.published)
        Mention.objects.filter(pk=mention.pk).update(reading={**mention.reading, "date": read_date(date)})
        evidence = getattr(mention, "evidence", None)
        if evidence and (evidence.event.date_text, evidence.event.date_basis) == signature(mention):
            follow_proposal(evidence.event, date)
    # The publication date is part of what readers see of a source.
    for event in Event.objects.published().filter(evidence__mention__article=article).distinct():
        event_changed.send(sender=Event, event=event)


def find_reading(mention: Mention, tagged: dict[tuple[int, int], ResolvedDate]) -> ResolvedDate | None:
    """The phrase that the mention's date was read from, as it resolves now; None when it rests on no phrase."""
    date = mention.reading.get("date") or {}
    return tagged.get((date.get("start", -1), date.get("end", -1)))


def turn_by_status(date: ResolvedDate, status: str | None, published: dt.date | None) -> ResolvedDate:
    """What was told as past lies behind the publication date, and a plan ahead of it: "Friday", "in September"."""
    if status in (EventStatus.HELD, EventStatus.DENIED):
        return turn_date(date, published, future=False)
    return turn_date(date, published, future=True) if status == EventStatus.PLANNED else date


def signature(mention: Mention) -> tuple[str, str]:
    """The phrase and basis by which an event shows that its date came from this mention."""
    date = mention.reading["date"]
    return date["text"][:300], date["reason"][:300]


def follow_proposal(event: Event, date: ResolvedDate) -> None:
    """Give the phrase's new date to a proposal that no person has touched."""
    if event.review_state != ReviewState.PROPOSED or event.decisions.exists():
        return
    event.edtf, event.earliest, event.latest = date.edtf or "", date.earliest, date.latest
    event.precision, event.date_basis = date.precision, date.reason[:300]
    event.full_clean()
    values = ("edtf", "earliest", "latest", "precision", "date_basis")
    changed = {name: getattr(event, name) for name in values}
    Event.objects.filter(pk=event.pk).update(version=F("version") + 1, **changed)
