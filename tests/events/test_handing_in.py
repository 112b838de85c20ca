"""Handing an article in at the desk: pasted, or by its address."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from events.models import Article, Event

pytestmark = pytest.mark.django_db

ADD = "/admin/events/article/add/"
REPORT = "VIENNA — Austrian Foreign Minister Ada Brandt met her Swiss counterpart Tomas Vale in Vienna on Friday."


@pytest.fixture
def desk(client, curator):
    client.force_login(curator)
    return client


def send(desk, **fields):
    return desk.post(ADD, fields, follow=True)


def messages_of(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_it_works(desk):
    response = send(desk, text=REPORT, title="Envoys meet", publisher="Courier", published="2021-02-20")
    assert "1 new event to review" in messages_of(response)
    article = Article.objects.get()
    assert response.redirect_chain[-1][0] == reverse("admin:events_article_change", args=[article.pk])
    assert (article.title, str(article.publisher), article.text) == ("Envoys meet", "Courier", REPORT)
    event = Event.objects.get()
    assert event.edtf == "2021-02-19"
    assert reverse("admin:events_event_change", args=[event.pk]) in response.content.decode()


def test_an_address(desk, site):
    url = site.put("/one", f"<html><body><article><p>{REPORT}</p></article></body></html>")
    send(desk, url=url)
    assert Article.objects.get().url == url
    assert "known already" in messages_of(send(desk, url=url))


def test_an_article_without_an_event_says_so(desk):
    assert "No event was found" in messages_of(send(desk, text="The river rose by a metre over the weekend."))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Paste the article here"),
        ({"text": "   "}, "Paste the article here"),
        ({"url": "news"}, "valid URL"),
        ({"url": "http://10.0.0.1/"}, "not on the public internet"),
        ({"text": "Envoys met.", "published": "31 February"}, "valid date"),
        ({"text": "a" * 300}, "hand in one article"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field(desk, settings, fields, said):
    settings.ARTICLE_MAX_BYTES = 200
    response = send(desk, **fields)
    assert said in response.context["form"].errors.as_text()
    assert not Article.objects.exists()


def test_a_site_that_fetches_nothing_says_so(desk, settings):
    settings.FETCH_ARTICLES = False
    assert "fetches no addresses" in desk.get(ADD).content.decode()
    assert send(desk, url="https://news.example/one").context["form"].errors["text"]


def test_only_those_who_may(client, reader):
    client.force_login(reader)
    assert client.get(ADD).status_code == 403
    reader.groups.add(Group.objects.get(name="Curators"))
    assert client.get(ADD).status_code == 200
