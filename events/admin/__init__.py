"""The curators' desk, in Django's admin."""

from events.admin.actors import ActorAdmin, PlaceAdmin
from events.admin.articles import ArticleAdmin, PublisherAdmin
from events.admin.decisions import DecisionAdmin
from events.admin.events import EventAdmin

__all__ = ["ActorAdmin", "ArticleAdmin", "DecisionAdmin", "EventAdmin", "PlaceAdmin", "PublisherAdmin"]
