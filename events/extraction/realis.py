"""What the words around a trigger say of whether it happened."""

from __future__ import annotations

from dataclasses import dataclass

from events.vocabulary import EventStatus


@dataclass(frozen=True, slots=True)
class Realis:
    """``status`` None means that the text speaks of no event. ``weak`` yields to what another sentence says.

    ``tense`` is "past", "present" or "future", for dates that tell more than the verb.
    """

    status: EventStatus | None
    weak: bool = False
    tense: str = "past"
    absent: bool = False  # the subject stays away, which says nothing of the event itself
