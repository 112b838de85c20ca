"""An article handed in at the desk: pasted, or by the address of its page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.widgets import (
    AdminDateWidget,
    AdminTextareaWidget,
    AdminTextInputWidget,
)
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from events.acquisition import UnreadableError
from events.extraction.registry import ExtractorUnavailable
from events.extraction.types import ArticleText
from events.handing_in import hand_in, read_handed_in
from events.ingestion import IngestReport

ADDRESS = "The page is fetched when there is no text below; with one, this is only where readers find the article."
TEXT = "Paste the whole article, unchanged: its sentences are quoted word for word."
DATE = "“On Friday” counts from it. Leave it empty when the page says it, or when it is not known."


class HandInForm(forms.Form):
    """What a curator knows of the article. ``item`` is the article once the form is valid."""

    url = forms.URLField(
        label="Address",
        required=False,
        max_length=2000,
        assume_scheme="https",
        help_text=ADDRESS,
        widget=forms.URLInput({"class": "vURLField", "autofocus": True}),
    )
    text = forms.CharField(required=False, strip=False, help_text=TEXT, widget=AdminTextareaWidget({"rows": 14}))
    title = forms.CharField(required=False, max_length=500, widget=AdminTextInputWidget())
    publisher = forms.CharField(required=False, max_length=200, widget=AdminTextInputWidget())
    published = forms.DateField(label="Publication date", required=False, help_text=DATE, widget=AdminDateWidget())

    item: ArticleText

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.FETCH_ARTICLES:
            self.fields["url"].help_text = "Where readers find the article. This site fetches no addresses."
            self.fields["text"].required = True

    def clean(self) -> dict[str, Any]:
        """Read the article, fetching it where only its address is given."""
        given = super().clean() or {}
        if self.errors:
            return given
        published = given["published"]
        record = {**given, "published": published.isoformat() if published else ""}
        if len(given["text"].encode("utf-8", "replace")) > settings.ARTICLE_MAX_BYTES:
            self.add_error("text", f"This has more than {settings.ARTICLE_MAX_BYTES:,} bytes: hand in one article.")
            return given
        if not (given["text"].strip() or given["url"]):
            self.add_error("text", "Paste the article here, or give its address above.")
            return given
        try:
            self.item = read_handed_in(record)
        except UnreadableError as error:
            self.add_error("text" if given["text"].strip() else "url", f"The article cannot be read: {error}.")
        return given


def show_hand_in(site_admin: admin.ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    """The form; sent, the article is stored and read, and the curator is led to what it proposes."""
    if not site_admin.has_add_permission(request):
        raise PermissionDenied
    form = HandInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            article, report = hand_in(form.item)
        except ExtractorUnavailable as error:
            form.add_error(None, str(error))
        else:
            site_admin.message_user(request, say_what_came(report), messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:events_article_change", args=[article.pk]))
    fieldsets = [(None, {"fields": list(form.fields)})]
    context = {
        **site_admin.admin_site.each_context(request),
        "title": "Hand in an article",
        "opts": site_admin.opts,
        "form": form,
        "adminform": AdminForm(form, fieldsets, {}),
        "media": site_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/events/article/hand_in.html", context)


def say_what_came(report: IngestReport) -> str:
    """What an article brought, in one sentence."""
    if report.known:
        return "This article is known already; nothing was read again."
    if not (report.proposed or report.attached):
        return "The article is stored. No event was found in it; write one yourself under Events, with its quote."
    new = f"{report.proposed} new event{'' if report.proposed == 1 else 's'} to review"
    old = f"evidence for {report.attached} known event{'' if report.attached == 1 else 's'}"
    came = [words for words, count in ((new, report.proposed), (old, report.attached)) if count]
    return f"The article is stored and read: {', '.join(came)}."
