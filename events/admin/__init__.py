"""The curators' desk, in Django's admin."""

from django.contrib import admin

from events.admin.actors import ActorAdmin, PlaceAdmin
from events.admin.articles import ArticleAdmin, PublisherAdmin
from events.admin.decisions import DecisionAdmin
from events.admin.events import EventAdmin

__all__ = ["ActorAdmin", "ArticleAdmin", "DecisionAdmin", "EventAdmin", "PlaceAdmin", "PublisherAdmin"]

admin.site.site_header = admin.site.site_title = "Diplomatic timeline"
admin.site.index_title = "The curators' desk"
