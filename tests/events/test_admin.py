"""The review desk, as a curator clicks through it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from events.models import Decision, Event
from events.vocabulary import ReviewState
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, curator):
    client.force_login(curator)
    return client


def page_of(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])


def form_of(client, event: Event) -> dict[str, str]:
    """The fields of the page's form as a browser would send them back."""
    response = client.get(page_of(event))
    form = response.context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    for formset in response.context["inline_admin_formsets"]:
        data.update({field.html_name: field.value() for field in formset.formset.management_form})
        for line in formset.formset.forms:
            data.update({line[name].html_name: line[name].value() for name in line.fields})
    return {name: "" if value is None else str(value) for name, value in data.items()}


def messages_of(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_it_works(desk, event):
    body = desk.get(page_of(event)).content.decode()
    assert '<mark class="trigger"' in body
    assert "Accept and publish" in body
    response = desk.post(page_of(event), {**form_of(desk, event), "_accept": "1"}, follow=True)
    event.refresh_from_db()
    assert (event.review_state, event.version) == (ReviewState.PUBLISHED, 2)
    assert "Accepted and published" in messages_of(response)
    assert Decision.objects.get().curator_name == "clio"


def test_accepting_leads_to_the_next_in_the_queue(desk, event):
    other = factories.make_event(edtf="2021-03-01")
    response = desk.post(page_of(event), {**form_of(desk, event), "_accept": "1"})
    assert response.url == page_of(other)


def test_an_edit_is_one_decision_with_its_reason(desk, event):
    data = {**form_of(desk, event), "title": "Corrected", "edtf": "2021-02", "reason": "month only", "_continue": "1"}
    desk.post(page_of(event), data)
    event.refresh_from_db()
    assert (event.title, event.edtf, event.earliest.isoformat()) == ("Corrected", "2021-02", "2021-02-01")
    assert Decision.objects.get().reason == "month only"


def test_participants_are_edited_in_place(desk, event):
    data = form_of(desk, event)
    data["participations-0-role"] = "host"
    data["participations-1-DELETE"] = "on"
    desk.post(page_of(event), {**data, "_continue": "1"})
    assert list(event.participations.values_list("actor__name", "role")) == [("Ada Brandt", "host")]


def test_a_wrong_date_says_how_to_write_it_and_keeps_what_was_typed(desk, event):
    data = {**form_of(desk, event), "edtf": "next Friday", "title": "Typed with care", "_accept": "1"}
    body = desk.post(page_of(event), data).content.decode()
    assert "2019-10-25" in body  # an example of how to write it
    assert "Typed with care" in body
    event.refresh_from_db()
    assert event.review_state == ReviewState.PROPOSED


def test_an_edit_over_a_colleagues_decision_is_stopped_with_the_typed_words_kept(desk, event, curator):
    data = {**form_of(desk, event), "title": "Typed with care", "_continue": "1"}
    Event.objects.filter(pk=event.pk).update(version=2)
    body = desk.post(page_of(event), data).content.decode()
    assert "Somebody decided on this event while you had it open" in body
    assert "Typed with care" in body
    assert not Decision.objects.exists()


def test_reject_and_undo(desk, event):
    desk.post(page_of(event), {"_reject": "1", "seen_version": "1", "reason": "no event"})
    event.refresh_from_db()
    assert event.review_state == ReviewState.REJECTED
    response = desk.post(page_of(event), {"_undo": "1", "seen_version": "2"}, follow=True)
    event.refresh_from_db()
    assert event.review_state == ReviewState.PROPOSED
    assert "Undone" in messages_of(response)


def test_a_likely_duplicate_is_merged_and_the_merge_undone_on_its_page(desk, event):
    other = factories.make_event(edtf="2021-02-19", place=None, title="Brandt sees Vale")
    body = desk.get(page_of(other)).content.decode()
    assert "May be the same" in body
    desk.post(page_of(other), {"_merge": str(event.pk), "seen_version": "1"})
    other.refresh_from_db()
    assert other.merged_into == event
    assert "merged into" in desk.get(page_of(other)).content.decode()
    desk.post(page_of(other), {"_undo": "1", "seen_version": "2"})
    other.refresh_from_db()
    assert other.review_state == ReviewState.PROPOSED


def test_a_bulk_action_carries_the_version_of_each_row(desk, event):
    other = factories.make_event(title="Another")
    listing = reverse("admin:events_event_changelist")
    body = desk.get(listing).content.decode()
    versions = dict(re.findall(r'name="(version-\d+)" value="(\d+)"', body))
    assert versions == {f"version-{event.pk}": "1", f"version-{other.pk}": "1"}
    Event.objects.filter(pk=other.pk).update(version=5)
    data = {"action": "accept_selected", "_selected_action": [event.pk, other.pk], **versions}
    response = desk.post(listing, data, follow=True)
    event.refresh_from_db()
    other.refresh_from_db()
    assert (event.review_state, other.review_state) == (ReviewState.PUBLISHED, ReviewState.PROPOSED)
    assert "1 accepted" in messages_of(response)
    assert "no longer as you saw it" in messages_of(response)


def test_a_bulk_action_on_rows_that_nobody_saw_is_refused(desk, event):
    data = {"action": "reject_selected", "_selected_action": [event.pk], "select_across": "1"}
    response = desk.post(reverse("admin:events_event_changelist"), data, follow=True)
    assert "Decide on rows that you see" in messages_of(response)
    event.refresh_from_db()
    assert event.review_state == ReviewState.PROPOSED


def test_an_event_made_by_hand_quotes_its_article(desk):
    article = factories.make_article()
    empty = {
        f"participations-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }
    data = {
        **empty,
        "article": article.pk,
        "type": "meeting",
        "status": "held",
        "title": "By hand",
        "edtf": "2021-02-19",
    }
    url = reverse("admin:events_event_add")
    body = desk.post(url, {**data, "quote": "Not in the article."}).content.decode()
    assert "do not stand in the article" in body
    response = desk.post(url, {**data, "quote": factories.SENTENCE}, follow=True)
    assert response.status_code == 200
    event = Event.objects.get(title="By hand")
    assert event.evidence.get().mention.quote == factories.SENTENCE


def test_a_hostile_article_is_shown_as_text(desk):
    text = "<script>alert(1)</script> Envoy Ada Brandt met Minister Tomas Vale in Vienna on Friday."
    event = factories.make_event(article=factories.make_article(text=text, title="<b>bold</b>"))
    body = desk.get(page_of(event)).content.decode()
    assert "<script>alert(1)" not in body
    assert "&lt;script&gt;alert(1)" in body
    assert "<b>bold</b>" not in body


def test_every_admin_page_opens(desk, event):
    desk.post(page_of(event), {"_reject": "1", "seen_version": "1"})
    for model in ("event", "article", "actor", "place", "publisher", "decision", "mention"):
        listing = desk.get(reverse(f"admin:events_{model}_changelist"))
        assert listing.status_code == 200, model
        first = listing.context["cl"].result_list[0]
        assert desk.get(reverse(f"admin:events_{model}_change", args=[first.pk])).status_code == 200, model


def test_search_and_filters_answer(desk, event):
    listing = reverse("admin:events_event_changelist")
    for query in (
        "?q=Brandt",
        "?review_state__exact=proposed",
        "?type__exact=meeting",
        "?place__country=AT",
        "?o=-2.1",
    ):
        response = desk.get(listing + query)
        assert [found.pk for found in response.context["cl"].result_list] == [event.pk], query


def test_someone_without_permission_may_not_decide(client, reader, event):
    client.force_login(reader)
    assert client.get(page_of(event)).status_code == 403
    for verb in ("_reject", "_undo", "_accept", "_merge"):
        client.post(page_of(event), {verb: "1", "seen_version": "1"})
    event.refresh_from_db()
    assert event.version == 1


def test_nothing_is_deleted_in_the_admin(desk, event):
    assert desk.get(reverse("admin:events_event_delete", args=[event.pk])).status_code == 403


def test_the_list_asks_the_same_number_of_questions_for_any_number_of_rows(desk, django_assert_max_num_queries):
    for number in range(6):
        factories.make_event(title=f"Event {number}")
    with django_assert_max_num_queries(14):
        desk.get(reverse("admin:events_event_changelist"))


def test_an_empty_desk_says_what_to_do(desk):
    assert "manage.py ingest" in desk.get(reverse("admin:events_event_changelist")).content.decode()
