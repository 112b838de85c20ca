"""Politics at home: in a report that speaks of one state alone, what its own people do among themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from events.extraction.gazetteer import Form, Hit
from events.extraction.story import Story
from events.vocabulary import ActorKind, EventType

_SPEAKS_OF = frozenset({Form.STATE, Form.DEMONYM, Form.CAPITAL, Form.SEAT})
_FEW = 5  # names of states: fewer say little
_NEARLY_ALL = 0.75
_AMONG_THEMSELVES = frozenset({EventType.MEETING, EventType.TALKS, EventType.CALL, EventType.CONFERENCE})


def leave_out_home_affairs(stories: Sequence[Story], hits: Sequence[Hit]) -> list[Story]:
    """The stories without politics at home; ``hits`` are the known names of the whole text, in order."""
    state = _find_only_state(hits)
    return [story for story in stories if not state or not _is_at_home(story, state)]


def _find_only_state(hits: Sequence[Hit]) -> str:
    """ISO 3166-1 code of the state that nearly all names speak of; empty when several are spoken of."""
    told = Counter(hit.name.country for hit in hits if hit.name.form in _SPEAKS_OF and hit.name.country)
    if told.total() < _FEW:
        return ""
    state, count = told.most_common(1)[0]
    return state if count >= _NEARLY_ALL * told.total() else ""


def _is_at_home(story: Story, state: str) -> bool:
    if story.type not in _AMONG_THEMSELVES or (story.place is not None and story.place.country not in ("", state)):
        return False
    actors = [actor for actor, _ in story.actors]
    own = all(actor.country in ("", state) and not actor.body for actor in actors)
    bodies = any(actor.kind in (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP) for actor in actors)
    return own and not bodies
