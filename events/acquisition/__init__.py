"""Files, folders, pages, feeds and JSON lines become ``ArticleText``; what cannot be read becomes a ``ReadFailure``."""

from events.acquisition.failures import ReadFailure, UnreadableError
from events.acquisition.files import read_articles
from events.acquisition.records import read_record
from events.acquisition.remote import fetch_article
from events.acquisition.web import Web

__all__ = ["ReadFailure", "UnreadableError", "Web", "fetch_article", "read_articles", "read_record"]
