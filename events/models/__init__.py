"""What is proposed, argued over and decided."""

from events.models.actors import Actor, Place
from events.models.articles import Article, Publisher, Shingle
from events.models.decisions import Decision
from events.models.events import Event, Participation
from events.models.evidence import Evidence, Mention
from events.models.suggestions import Suggestion

__all__ = [
    "Actor",
    "Article",
    "Decision",
    "Event",
    "Evidence",
    "Mention",
    "Participation",
    "Place",
    "Publisher",
    "Shingle",
    "Suggestion",
]
