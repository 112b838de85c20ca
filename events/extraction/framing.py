"""What frames of verbs have in common: who does it, where, over which line."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.arguments import agents_of, is_passive, subject_of
from events.extraction.frame import Frame
from events.extraction.syntax import governed_by
from events.vocabulary import EventType, Role

_LINES = frozenset(
    {"phone", "telephone", "videolink", "video-link", "video", "line", "teleconference", "videoconference", "hotline"}
)


_CARRIED_BY_LINES = frozenset({"call", "conference", "link", "conversation", "talk", "discussion"})


LOCATIVE = ("in", "at", "near", "outside", "inside", "aboard", "on")


def frame_of(kind: EventType, verb: Token, role: Role = Role.PARTICIPANT) -> Frame:
    """A frame with the verb's subjects (or, in a passive, its agents) and the places around it."""
    frame = Frame(kind, verb, verb)
    for token in agents_of(verb) if is_passive(verb) else [subject_of(verb)]:
        frame.add(token, role)
    frame.places = places_of(verb, *LOCATIVE)
    return frame


def places_of(verb: Token, *prepositions: str) -> list[Token]:
    """What may say where, on the verb and on how long it took ("talked for two days in Bonn")."""
    lasting = [span for span in governed_by(verb, "for") if span.ent_type_ in ("DATE", "TIME")]
    named = [place for head in (verb, *lasting) for place in governed_by(head, *prepositions)]
    return named + adverbs_of_place(verb)


def adverbs_of_place(verb: Token) -> list[Token]:
    """ "there" and "here" on a verb."""
    return [child for child in verb.children if child.lower_ in ("there", "here") and child.dep_ == "advmod"]


def by_telephone(verb: Token) -> list[Token]:
    """What a verb of speaking names as its line: "by telephone", "over a video link", "in a conference call"."""
    partners = list(governed_by(verb, "with", "to"))  # "spoke with her counterpart by phone"
    return [
        token
        for head in (verb, *partners)
        for token in governed_by(head, "by", "on", "over", "via", "through", "in")
        if token.lemma_.lower() in _LINES
        or (
            token.lemma_.lower() in _CARRIED_BY_LINES
            and any(child.lower_ in _LINES | {"conference"} for child in token.lefts)
        )
    ]


def meeting_with(verb: Token, other: Token) -> Frame:
    frame = frame_of(EventType.MEETING, verb)
    for token in (*governed_by(verb, "with"), *governed_by(other, "with")):
        frame.add(token)
    return frame
