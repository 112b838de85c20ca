"""Whoever joins the curators can work at the desk, and no more."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from events import curation

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(reader):
    reader.groups.add(Group.objects.get(name="Curators"))
    return type(reader).objects.get(pk=reader.pk)


def test_it_works(client, member, event):
    client.force_login(member)
    assert client.get(reverse("admin:events_event_change", args=[event.pk])).status_code == 200
    curation.event_accept(event=event, curator=member, version=1)


@pytest.mark.parametrize("model", ["event", "article", "actor", "place", "publisher", "mention", "decision"])
def test_a_curator_sees_every_list(client, member, model):
    client.force_login(member)
    assert client.get(reverse(f"admin:events_{model}_changelist")).status_code == 200


def test_a_curator_finds_actors_and_places_while_typing(client, member, event):
    client.force_login(member)
    for field in ("place", "part_of"):
        query = {"app_label": "events", "model_name": "event", "field_name": field, "term": ""}
        assert client.get(reverse("admin:autocomplete"), query).status_code == 200, field


def test_a_curator_manages_no_accounts(client, member):
    client.force_login(member)
    assert client.get(reverse("admin:auth_user_changelist")).status_code == 403
