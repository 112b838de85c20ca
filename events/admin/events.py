"""The review desk: each proposal beside the sentences that it was read from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events import answering, curation
from events.admin.forms import EventForm, NewEventForm
from events.admin.guarded import GuardedAdmin
from events.admin.highlight import show_mention
from events.admin.suggestions import SuggestionFilter, show_suggestions
from events.extraction.edtf_dates import describe_edtf
from events.models import Decision, Event, Participation, Suggestion
from events.selectors import (
    count_by_state,
    count_with_suggestions,
    evidence_of,
    find_likely_duplicates,
    find_suggested_to,
    review_queue,
)
from events.vocabulary import ReviewState, Role

SCALARS = ("type", "status", "title", "summary", "edtf", "place", "part_of")


class ParticipationInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Participation
    verbose_name = "participant"
    verbose_name_plural = "Participants"
    fields = ["actor", "role", "office", "position"]
    autocomplete_fields = ["actor"]
    extra = 1


@admin.register(Event)
class EventAdmin(GuardedAdmin):
    change_form_template = "admin/events/event/change_form.html"
    change_list_template = "admin/events/event/change_list.html"
    list_display = ["title", "date_words", "type", "status", "place", "review_state", "confidence", "source_words"]
    list_filter = [SuggestionFilter, "review_state", "type", "status", "place__country"]
    list_select_related = ["place"]
    ordering = [F("earliest").asc(nulls_last=True), "id"]
    list_per_page = 50
    search_fields = ["title", "public_id", "actors__name", "place__name"]
    search_help_text = "Title, participant, place or id"
    autocomplete_fields = ["place", "part_of"]
    inlines = [ParticipationInline]
    actions = ["accept_selected", "reject_selected"]
    actions_selection_counter = True

    # --- who may do what --------------------------------------------------------------------------
    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(curation.PERMISSION)

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return request.user.has_perm(curation.PERMISSION) and (obj is None or obj.review_state != ReviewState.MERGED)

    def has_view_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return request.user.has_perm(curation.PERMISSION) or super().has_view_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False  # a rejected event keeps its history, and is not proposed again

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Places and events are not deleted from here: a cross beside the field would look like clearing it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.can_delete_related = False
        return field

    # --- the list ---------------------------------------------------------------------------------
    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        article = "evidence__mention__article"
        counted = {
            "source_count": Count(Coalesce(f"{article}__copy_of", article), distinct=True),
            "article_count": Count(article, distinct=True),
        }
        return super().get_queryset(request).annotate(**counted)

    @admin.display(description="date", ordering="earliest")
    def date_words(self, event: Event) -> str:
        return describe_edtf(event.edtf)

    @admin.display(description="sources", ordering="source_count")
    def source_words(self, event: Any) -> str:
        """ "2", or "2, 1 copy": who repeats another is no source of its own."""
        copies = event.article_count - event.source_count
        return str(event.source_count) + (f", {copies} cop{'y' if copies == 1 else 'ies'}" if copies else "")

    def action_checkbox(self, obj: Event) -> SafeString:
        """The row's checkbox, with the version that the curator sees on this page."""
        version = format_html('<input type="hidden" name="version-{}" value="{}">', obj.pk, obj.version)
        return format_html("{}{}", super().action_checkbox(obj), version)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        counted = {
            "counts": count_by_state(),
            "with_suggestions": count_with_suggestions(),
            **(extra_context or {}),
        }
        return super().changelist_view(request, counted)

    @admin.action(description="Accept the selected events", permissions=["change"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        self.decide_selected(request, queryset, curation.event_accept, "accepted")

    @admin.action(description="Reject the selected events", permissions=["change"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        self.decide_selected(request, queryset, curation.event_reject, "rejected")

    def decide_selected(
        self, request: HttpRequest, queryset: QuerySet[Event], verb: Callable[..., Decision], said: str
    ) -> None:
        """One decision for each row, each with the version shown; rows that nobody saw are refused."""
        if request.POST.get("select_across") == "1":
            self.message_user(request, "Decide on rows that you see: select them page by page.", messages.ERROR)
            return
        done = 0
        for event in queryset.order_by("id"):
            version = request.POST.get(f"version-{event.pk}", "")
            try:
                verb(event=event, curator=request.user, version=int(version) if version.isdecimal() else 0)
                done += 1
            except (curation.CurationError, ValidationError) as error:
                self.message_user(request, f"{event}: {say(error)}", messages.ERROR)
        if done:
            self.message_user(request, f"{done} {said}. Each can be undone on its page.", messages.SUCCESS)

    # --- one event --------------------------------------------------------------------------------
    def get_form(self, request: HttpRequest, obj: Event | None = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["form"] = EventForm if obj else NewEventForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Event | None = None) -> Any:
        fields: list[Any] = [("type", "status"), "title", "edtf", "place", "part_of", "summary"]
        if obj is None:
            fields = ["article", "quote", *fields, "reason"]
        elif self.has_change_permission(request, obj):
            fields += ["reason", "seen_version"]
        return [(None, {"fields": fields})]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Stock, but a decision that is refused comes back as a message, and undo needs no valid form."""
        context = {**self.describe_event(object_id), **(extra_context or {})}
        try:
            if request.method == "POST" and object_id and (verb := self.read_plain_verb(request)):
                event = get_object_or_404(Event, pk=object_id)
                return self.take_plain_decision(request, event, verb)
            return super().changeform_view(request, object_id, form_url, context)
        except (curation.CurationError, ValidationError) as error:
            self.message_user(request, say(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def describe_event(self, object_id: str | None) -> dict[str, Any]:
        """What the desk shows beside the form."""
        event = Event.objects.filter(pk=object_id).first() if str(object_id or "").isdecimal() else None
        if event is None:
            return {}
        evidence = list(evidence_of(event))
        return {
            "date_words": describe_edtf(event.edtf),
            "passages": [{"mention": item.mention, "marked": show_mention(item.mention)} for item in evidence],
            "suggestions": show_suggestions(event),
            "suggests_to": find_suggested_to(event),
            "duplicates": find_likely_duplicates(event) if event.review_state != ReviewState.MERGED else [],
            "history": event.decisions.all()[:20],
            "undoable": event.decisions.filter(undone_by=None).exclude(verb__in=["undo", "create"]).exists(),
        }

    def read_plain_verb(self, request: HttpRequest) -> str:
        """The verb of a button that ignores the rest of the form, or nothing."""
        for name in ("_merge", "_take", "_dismiss"):
            if request.POST.get(name, "").isdecimal():
                return name
        return next((name for name in ("_reject", "_undo") if name in request.POST), "")

    def take_plain_decision(self, request: HttpRequest, event: Event, verb: str) -> HttpResponse:
        """Reject, undo or merge, and go on."""
        if not self.has_view_permission(request, event):
            raise curation.NotAllowed("You may not decide on events.")
        version = request.POST.get("seen_version", "")
        said = {
            "event": event,
            "curator": request.user,
            "version": int(version) if version.isdecimal() else 0,
            "reason": request.POST.get("reason", "")[:500],
        }
        if verb == "_undo":
            decision = curation.event_undo(**said)
            undone = decision.undoes.verb if decision.undoes else ""
            self.message_user(request, f"Undone: “{undone}” on {event}.", messages.SUCCESS)
            return HttpResponseRedirect(request.get_full_path())
        if verb in ("_take", "_dismiss"):
            return self.answer_suggestion(request, verb, said)
        if verb == "_merge":
            into = get_object_or_404(Event, pk=request.POST["_merge"])
            curation.event_merge(into=into, **said)
            self.message_user(request, f"Merged into “{into}”. Undo it on the merged event's page.", messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:events_event_change", args=[into.pk]))
        curation.event_reject(**said)
        self.message_user(request, f"Rejected: {event}. Undo it on its page.", messages.SUCCESS)
        return self.go_to_next(event)

    def answer_suggestion(self, request: HttpRequest, verb: str, said: dict[str, Any]) -> HttpResponse:
        """Take what a newer sentence says, or keep what stands; the event stays open."""
        suggestion = Suggestion.objects.filter(pk=request.POST[verb], event=said.pop("event")).first()
        if suggestion is None:
            raise curation.Refused(answering.GONE)
        if verb == "_dismiss":
            said.pop("version")
            answering.suggestion_dismiss(suggestion=suggestion, **said)
            self.message_user(request, "Kept as it is. Undo it with the last decision.", messages.SUCCESS)
            return HttpResponseRedirect(request.get_full_path())
        decision = answering.suggestion_accept(suggestion=suggestion, **said)
        merged = decision.event_id != suggestion.event_id
        where = "on the page of the event that was merged" if merged else "with the last decision"
        done = f"The {suggestion.field} is now {suggestion.value}. Undo it {where}."
        self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Event, form: Any, change: bool) -> None:
        """Curation saves: see save_related, which knows the participants too."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """One decision from the whole form."""
        changes: dict[str, Any] = {name: form.cleaned_data[name] for name in SCALARS if name in form.cleaned_data}
        changes["participants"] = [participant for formset in formsets for participant in read_participants(formset)]
        reason = form.cleaned_data.get("reason", "")
        if not change:
            article, quote = form.cleaned_data["article"], form.cleaned_data["quote"]
            start = article.text.index(quote)
            event = curation.event_create(
                curator=request.user,
                changes=changes,
                passages=[curation.Passage(article, start, start + len(quote))],
                reason=reason,
            )
            form.instance.pk, form.instance.version = event.pk, event.version
            return
        event = Event.objects.get(pk=form.instance.pk)
        verb = curation.event_accept if "_accept" in request.POST else curation.event_edit
        verb(
            event=event, curator=request.user, version=form.cleaned_data["seen_version"], changes=changes, reason=reason
        )

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> list[Any]:
        return []  # the Decision is the history

    def response_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        if "_accept" in request.POST:
            self.message_user(request, f"Accepted and published: {obj}.", messages.SUCCESS)
            return self.go_to_next(obj)
        return super().response_change(request, obj)

    def go_to_next(self, event: Event) -> HttpResponse:
        """The next proposal in the queue, or the list when the desk is clear."""
        following = review_queue().exclude(pk=event.pk).first()
        if following is None:
            return HttpResponseRedirect(reverse("admin:events_event_changelist"))
        return HttpResponseRedirect(reverse("admin:events_event_change", args=[following.pk]))

    class Media:
        css = {"all": ["events/review.css"]}


def read_participants(formset: Any) -> list[curation.Participant]:
    """The lines of the inline that stay, in the order of their position."""
    lines = [
        form.cleaned_data
        for form in formset.forms
        if form.cleaned_data.get("actor") and not form.cleaned_data.get("DELETE")
    ]
    lines.sort(key=lambda line: line.get("position") or 0)
    return [curation.Participant(line["actor"], Role(line["role"]), line.get("office") or "") for line in lines]


def say(error: Exception) -> str:
    """An error as one sentence for a person."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
