"""A newer extractor reads stored articles again: beside the old mentions, over nobody's decision."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from events import curation
from events.extraction.readers import read_here
from events.ingestion import ingest_articles
from events.models import Article, Event, Mention
from events.reextraction import reextract_articles, restore_text
from events.vocabulary import AnchorBasis
from tests.events.test_ingestion import OneMeeting, article

pytestmark = pytest.mark.django_db


class Newer(OneMeeting):
    """The same reader, one version on."""

    version = "2"


@pytest.mark.parametrize("edtf", ["2021-02-19", ""])
def test_it_works(edtf):
    ingest_articles([article()], read=read_here(OneMeeting(edtf=edtf)))
    report = reextract_articles(Article.objects.all(), extractor=Newer(edtf=edtf))
    assert (report.new, report.proposed, report.attached) == (1, 0, 1)
    event = Event.objects.get()
    assert sorted(event.evidence.values_list("mention__extractor_version", flat=True)) == ["1", "2"]


def test_a_version_reads_an_article_once():
    ingest_articles([article()], read=read_here(OneMeeting()))
    reextract_articles(Article.objects.all(), extractor=Newer())
    report = reextract_articles(Article.objects.all(), extractor=Newer())
    assert (report.new, report.known, Mention.objects.count()) == (0, 1, 2)


def test_what_a_person_decided_stays(curator):
    ingest_articles([article()], read=read_here(OneMeeting()))
    event = Event.objects.get()
    curation.event_accept(event=event, curator=curator, version=1, changes={"title": "Mine", "edtf": "2021-02"})
    reextract_articles(Article.objects.all(), extractor=Newer())
    event.refresh_from_db()
    assert (event.title, event.edtf, event.version) == ("Mine", "2021-02", 2)


def test_what_was_merged_is_told_of_its_heir(curator):
    ingest_articles([article()], read=read_here(OneMeeting()))
    ingest_articles([article(text=f"Later: {article().text}")], read=read_here(OneMeeting(edtf="2021-03-19")))
    first, second = Event.objects.order_by("earliest")
    curation.event_merge(event=first, into=second, curator=curator, version=1)
    report = reextract_articles(Article.objects.order_by("id"), extractor=Newer())
    assert (report.proposed, first.evidence.count(), second.evidence.count()) == (0, 0, 4)


def test_one_that_fails_does_not_stop_the_rest():
    ingest_articles([article(), article(text="Nothing here yet.", id="b")], read=read_here(OneMeeting()))
    Article.objects.filter(text="Nothing here yet.").update(text="crash")
    report = reextract_articles(Article.objects.order_by("id"), extractor=Newer())
    assert (report.new, report.failed) == (1, 1)


def test_a_date_read_from_the_text_is_read_again():
    ingest_articles([article()], read=read_here(OneMeeting()))
    stored = Article.objects.get()
    assert restore_text(stored).published == stored.published
    stored.published_basis = AnchorBasis.CAPTION
    assert restore_text(stored).published is None


def test_the_command_names_an_article_that_is_not_there():
    with pytest.raises(CommandError, match="no article 404"):
        call_command("reextract", 404)


def test_the_command_reads_with_the_set_extractor(capsys):
    ingest_articles([article()], read=read_here(OneMeeting()))
    call_command("reextract")
    assert "articles: 1 read again" in capsys.readouterr().out
