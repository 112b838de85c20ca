"""Addresses of the pages that readers see."""

from __future__ import annotations

from django.urls import URLPattern, path

from timeline.embed.oembed import answer_oembed
from timeline.embed.views import show_event, show_frame, show_home, show_icon, show_timeline

urlpatterns: list[URLPattern] = [
    path("", show_home, name="home"),
    path("t/<slug:slug>/", show_timeline, name="timeline"),
    path("embed/<slug:slug>/", show_frame, name="embed"),
    path("e/<slug:public_id>/", show_event, name="event"),
    path("oembed", answer_oembed, name="oembed"),
    path("favicon.ico", show_icon, name="icon"),
]
