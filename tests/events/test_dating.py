"""A publication date set by a person moves what rests on it, and nothing that a person decided."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from events import curation
from events.dating import article_set_publication_date
from events.models import Decision, Event, Evidence
from events.vocabulary import AnchorBasis, ReviewState
from tests import factories

pytestmark = pytest.mark.django_db

FRIDAY = factories.SENTENCE.index("Friday")


@pytest.fixture
def undated(db) -> Event:
    """A proposal whose "Friday" could not be resolved: its article has no publication date."""
    article = factories.make_article(published=None, published_basis=AnchorBasis.NONE, published_confidence=0)
    event = factories.make_event(edtf="", article=article, date_text="Friday", date_basis="no publication date")
    mention = event.evidence.get().mention
    mention.reading["date"] = {
        "start": FRIDAY,
        "end": FRIDAY + len("Friday"),
        "text": "Friday",
        "edtf": None,
        "earliest": None,
        "latest": None,
        "precision": "unknown",
        "reason": "no publication date",
    }
    mention.save()
    return event


def article_of(event: Event):
    return event.evidence.get().mention.article


def set_date(event, curator, published, seen=None):
    return article_set_publication_date(article=article_of(event), curator=curator, seen=seen, published=published)


def test_it_works(undated, curator):
    decision = set_date(undated, curator, dt.date(2021, 2, 20))
    event = Event.objects.get()
    assert (event.edtf, event.date_text, event.version) == ("2021-02-19", "Friday", 2)
    assert "2021-02-20" in event.date_basis
    article = article_of(event)
    assert (article.published, article.published_basis) == (dt.date(2021, 2, 20), "curator")
    assert (decision.article, decision.event) == (article, None)


def test_friday_moves_with_the_date_and_goes_with_it(undated, curator):
    set_date(undated, curator, dt.date(2021, 2, 20))
    set_date(undated, curator, dt.date(2021, 2, 28), seen=dt.date(2021, 2, 20))
    assert Event.objects.get().edtf == "2021-02-26"
    set_date(undated, curator, None, seen=dt.date(2021, 2, 28))
    event = Event.objects.get()
    assert (event.edtf, event.earliest, event.date_text) == ("", None, "Friday")


@pytest.mark.parametrize(
    ("status", "edtf"), [("planned", "2021-02-26"), ("held", "2021-02-19"), ("denied", "2021-02-19")]
)
def test_a_plan_lies_ahead_and_what_was_held_behind(undated, curator, status, edtf):
    mention = undated.evidence.get().mention
    mention.reading["status"] = status
    mention.save()
    set_date(undated, curator, dt.date(2021, 2, 20))
    assert Event.objects.get().edtf == edtf


def test_what_a_person_decided_stays_and_the_desk_shows_the_difference(undated, curator):
    curation.event_accept(event=undated, curator=curator, version=1, changes={"edtf": "2020-01-03"})
    set_date(undated, curator, dt.date(2021, 2, 20))
    event = Event.objects.get()
    assert (event.edtf, event.review_state) == ("2020-01-03", ReviewState.PUBLISHED)
    suggestion = event.suggestions.get()
    assert (suggestion.field, suggestion.value) == ("date", "2021-02-19")


def test_a_date_that_came_from_another_source_stays(undated, curator):
    other = factories.make_mention(factories.make_article())
    Evidence.objects.create(event=undated, mention=other)
    Event.objects.update(date_text="19 February 2021", date_basis="as written")
    set_date_on = undated.evidence.order_by("id").first().mention.article
    article_set_publication_date(article=set_date_on, curator=curator, seen=None, published=dt.date(2022, 2, 20))
    assert Event.objects.get().date_text == "19 February 2021"


def test_a_stale_view_and_no_change_are_refused(undated, curator):
    set_date(undated, curator, dt.date(2021, 2, 20))
    with pytest.raises(curation.StaleVersion):
        set_date(undated, curator, dt.date(2021, 3, 1), seen=None)
    with pytest.raises(curation.Refused):
        set_date(undated, curator, dt.date(2021, 2, 20), seen=dt.date(2021, 2, 20))
    assert Decision.objects.count() == 1


def test_it_needs_permission(undated, reader):
    with pytest.raises(curation.NotAllowed):
        set_date(undated, reader, dt.date(2021, 2, 20))


def test_the_article_page_sets_it(client, undated, curator):
    client.force_login(curator)
    article = article_of(undated)
    url = reverse("admin:events_article_change", args=[article.pk])
    assert client.get(url).status_code == 200
    data = {"title": "Better title", "url": article.url, "published": "2021-02-20", "seen_published": ""}
    response = client.post(url, data, follow=True)
    assert "Relative dates" in response.content.decode()
    article.refresh_from_db()
    assert (article.title, article.published) == ("Better title", dt.date(2021, 2, 20))
    assert Event.objects.get().edtf == "2021-02-19"
