"""Addresses of the pages that readers see."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
