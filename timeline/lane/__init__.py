"""A shorter way to the readings that are asked most, in front of Django (docs/decisions/0011)."""

from timeline.lane.application import Lane

__all__ = ["Lane"]
