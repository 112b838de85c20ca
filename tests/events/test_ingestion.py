"""Articles in, proposals out: stored once, in one piece, without touching what a person decided."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from events import curation
from events.acquisition import ReadFailure
from events.extraction.edtf_dates import parse_edtf
from events.extraction.readers import read_here
from events.extraction.types import (
    Anchor,
    ArticleText,
    Candidate,
    Extraction,
    ParticipantMention,
    PlaceMention,
    Quote,
    ResolvedDate,
    Span,
)
from events.ingestion import canonical_url, ingest_articles
from events.models import Actor, Article, Event, Evidence, Mention, Place
from events.vocabulary import ActorKind, AnchorBasis, EventStatus, EventType, PlaceKind, ReviewState, Role

pytestmark = pytest.mark.django_db

SENTENCE = "Envoy Ada Brandt met Minister Tomas Vale in Vienna on Friday."


class OneMeeting:
    """Reads the same meeting in every article that has its sentence; fails on the word «crash»."""

    name, version = "test", "1"

    def __init__(self, *, edtf="2021-02-19", status=EventStatus.HELD, parts=False):
        self.edtf, self.status, self.parts = edtf, status, parts

    def extract(self, article: ArticleText) -> Extraction:
        if "crash" in article.text:
            raise RuntimeError("no parse")
        anchor = Anchor(article.published, AnchorBasis.GIVEN, 1.0) if article.published else Anchor()
        candidates = []
        if SENTENCE in article.text:
            candidates.append(self.candidate(article.text, EventType.MEETING))
            if self.parts:
                candidates.insert(0, self.candidate(article.text, EventType.VISIT))
                candidates[1] = self.candidate(article.text, EventType.MEETING, part_of=0)
        return Extraction(article.id, anchor, tuple(candidates), self.name, self.version)

    def candidate(self, text, type, part_of=None):
        at = text.index(SENTENCE)

        def span(words):
            start = text.index(words, at)
            return Span(start, start + len(words))

        date = None
        if self.edtf:
            when = span("Friday")
            date = ResolvedDate(when.start, when.end, "Friday", *parse_edtf(self.edtf), "latest Friday")
        return Candidate(
            type=type,
            status=self.status,
            title="Ada Brandt meets Tomas Vale in Vienna",
            date=date,
            place=PlaceMention("Vienna", "AT", PlaceKind.CITY, span("Vienna")),
            participants=(
                ParticipantMention("Ada Brandt", ActorKind.PERSON, Role.VISITOR, span("Ada Brandt"), "DE", "envoy"),
                ParticipantMention("Tomas Vale", ActorKind.PERSON, Role.HOST, span("Tomas Vale"), "AT", "minister"),
            ),
            evidence=(Quote(Span(at, at + len(SENTENCE)), SENTENCE, span("met")),),
            confidence=0.9,
            part_of=part_of,
        )


def article(text=SENTENCE, **given):
    return ArticleText(**{"text": text, "id": "a", "published": dt.date(2021, 2, 20), **given})


def ingest(*articles, **reader):
    return ingest_articles(articles, read=read_here(OneMeeting(**reader)))


def test_it_works():
    report = ingest(article(publisher="The Daily Record", title="Talks", url="https://news.example.org/1?utm_source=x"))
    assert (report.new, report.known, report.proposed, report.attached, report.failed) == (1, 0, 1, 0, 0)
    event = Event.objects.get()
    assert (event.review_state, event.edtf, event.date_text) == (ReviewState.PROPOSED, "2021-02-19", "Friday")
    assert (event.place.name, event.place.country) == ("Vienna", "AT")
    assert [(p.actor.name, p.role, p.office) for p in event.participations.all()] == [
        ("Ada Brandt", "visitor", "envoy"),
        ("Tomas Vale", "host", "minister"),
    ]
    mention = event.evidence.get().mention
    assert mention.article.text[mention.start : mention.end] == mention.quote == SENTENCE
    assert mention.reading["date"]["reason"] == "latest Friday"
    stored = Article.objects.get()
    assert (stored.published_basis, stored.canonical_url) == ("given", "https://news.example.org/1")


def test_the_same_text_is_known():
    ingest(article())
    report = ingest(article(text=f"  {SENTENCE.replace(' ', '  ')}\n"), article())
    assert (report.new, report.known, report.proposed) == (0, 2, 0)
    assert (Article.objects.count(), Event.objects.count()) == (1, 1)


def test_the_same_address_is_known():
    ingest(article(url="https://news.example.org/a?utm_medium=mail&id=3#top"))
    report = ingest(article(text=f"{SENTENCE} Corrected.", url="https://NEWS.example.org/a?id=3"))
    assert (report.new, report.known) == (0, 1)


@pytest.mark.parametrize("url", ["", "ftp://x.example/", "javascript:alert(1)", "not an address", "http://["])
def test_what_is_no_web_address_is_not_stored_as_one(url):
    assert canonical_url(url) is None
    ingest(article(url=url))
    assert Article.objects.get().url == ""


def test_a_second_source_is_attached_to_the_known_event():
    ingest(article())
    report = ingest(article(text=f"Our correspondent adds: {SENTENCE}", id="b"))
    assert (report.proposed, report.attached) == (0, 1)
    assert Event.objects.get().evidence.count() == 2


def test_another_day_is_another_event():
    ingest(article())
    report = ingest(article(text=f"A month later: {SENTENCE}"), edtf="2021-03-19")
    assert (report.proposed, Event.objects.count()) == (1, 2)


def test_undated_tellings_are_not_joined():
    ingest(article(), edtf="")
    report = ingest(article(text=f"Again: {SENTENCE}"), edtf="")
    assert (report.proposed, Event.objects.count()) == (1, 2)


def test_what_a_person_decided_stays(curator):
    ingest(article())
    event = Event.objects.get()
    curation.event_accept(event=event, curator=curator, version=1, changes={"title": "Their third meeting"})
    ingest(article(text=f"Also: {SENTENCE}"), status=EventStatus.HELD)
    event.refresh_from_db()
    assert (event.title, event.version, event.evidence.count()) == ("Their third meeting", 2, 2)


def test_what_a_person_rejected_is_not_proposed_again(curator):
    ingest(article())
    curation.event_reject(event=Event.objects.get(), curator=curator, version=1)
    report = ingest(article(text=f"Also: {SENTENCE}"))
    assert (report.proposed, Event.objects.get().review_state) == (0, ReviewState.REJECTED)


def test_a_merged_event_hands_its_evidence_on(curator):
    ingest(article())
    ingest(article(text=f"A month later: {SENTENCE}"), edtf="2021-03-19")
    first, second = Event.objects.order_by("earliest")
    curation.event_merge(event=first, into=second, curator=curator, version=1)
    ingest(article(text=f"Recalled: {SENTENCE}"))
    assert (first.evidence.count(), second.evidence.count()) == (0, 3)


def test_a_meeting_is_part_of_the_visit():
    report = ingest(article(), parts=True)
    assert report.proposed == 2
    meeting = Event.objects.get(type="meeting")
    assert meeting.part_of == Event.objects.get(type="visit")


def test_one_bad_article_never_stops_the_rest():
    failure = ReadFailure("bad.txt", None, "empty")
    report = ingest_articles([failure, article(text="crash"), article()], read=read_here(OneMeeting()))
    assert (report.new, report.failed) == (1, 2)
    assert report.failures[0] is failure
    assert "no parse" in str(report.failures[1])


def test_nothing_is_half_written(monkeypatch):
    def fail(*args):
        raise RuntimeError("disk full")

    monkeypatch.setattr("events.ingestion.link_parts", fail)
    report = ingest(article())
    assert "disk full" in str(report.failures[0])
    for model in (Article, Event, Mention, Evidence, Actor, Place):
        assert not model.objects.exists()


def test_a_quote_that_does_not_stand_there_is_not_stored():
    class Inventing(OneMeeting):
        def candidate(self, text, type, part_of=None):
            told = super().candidate(text, type, part_of)
            quote = dataclasses.replace(told.evidence[0], quote="They never met.")
            return dataclasses.replace(told, evidence=(quote,))

    report = ingest_articles([article()], read=read_here(Inventing()))
    assert "does not say" in str(report.failures[0])
    assert not Article.objects.exists()


def test_an_actor_is_stored_once():
    ingest(article())
    ingest(article(text=f"A month later: {SENTENCE}"), edtf="2021-03-19")
    assert Actor.objects.filter(name="Ada Brandt").count() == 1


def test_very_long_names_are_cut_to_what_fits():
    ingest(article(title="T" * 900, publisher="P" * 300))
    stored = Article.objects.get()
    assert (len(stored.title), len(stored.publisher.name)) == (500, 200)
