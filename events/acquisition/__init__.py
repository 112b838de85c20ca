"""Files, folders, pages and JSON lines become ``ArticleText``; what cannot be read becomes a ``ReadFailure``."""

from events.acquisition.failures import ReadFailure, UnreadableError
from events.acquisition.files import read_articles
from events.acquisition.records import read_record

__all__ = ["ReadFailure", "UnreadableError", "read_articles", "read_record"]
