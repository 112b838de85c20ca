"""The names of states, cities, seats of power, organisations and armed groups, curated by hand in CSV files."""

from events.extraction.gazetteer.loader import load_gazetteer
from events.extraction.gazetteer.names import Form, Gazetteer, Hit, Name

__all__ = ["Form", "Gazetteer", "Hit", "Name", "load_gazetteer"]
