"""Frames of verbs of speaking: talks, telephone calls, courtesy calls, and what is said over a line."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction import triggers
from events.extraction.arguments import agents_of, is_passive, objects_of, subject_of
from events.extraction.frame import Frame
from events.extraction.framing import by_telephone, frame_of, places_of
from events.extraction.misread import read_misread_call
from events.extraction.syntax import governed_by, names_a_person
from events.vocabulary import EventType, Role

_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "nobody"})
_PRESS = frozenset("medium media press reporter journalist newspaper correspondent audience crowd".split())
_OUTLETS = frozenset(
    """
    Reuters AP AFP BBC CNN ABC NBC CBS Fox Xinhua TASS Tass Interfax Bloomberg Anadolu IRNA Jazeera Arabiya Press News
    Times Post Journal Tribune Telegraph Herald Guardian TV Television Radio Magazine
    """.split()
)
_WHY_ONE_CALLS = frozenset("discuss brief bid exchange congratulate thank introduce convey inform".split())


def read_talk(verb: Token, lemma: str) -> Frame | None:
    if lemma == "mediate" and verb.dep_ == "acl" and verb.head.lemma_.lower() in triggers.NOUNS:
        return None  # "the accord, mediated by Qatar"
    if lemma == "call" and (misread := read_misread_call(verb)) is not None:
        return misread
    if any(child.lower_ in ("out", "up") and child.dep_ in ("prt", "advmod") for child in verb.children):
        return None  # "spoke out against the coup"
    if lemma == "call" and verb.tag_ == "VBN" and verb.dep_ == "acl" and not any(agents_of(verb)):
        return None  # "a man called Karl Holm"
    partners = list(governed_by(verb, "with", "to"))
    objects = objects_of(verb)
    if lemma == "call" and not objects:  # "called her counterpart, X": what looks like a name for it is who was called
        objects = [child for child in verb.children if child.dep_ == "oprd" and names_a_person(child)]
    lines = by_telephone(verb)
    by_phone = bool(lines)
    for token in lines:
        partners += governed_by(token, "with", "to")
    if lemma == "call" and not objects and (called_on := _called_on(verb)):
        frame = frame_of(EventType.MEETING, verb, Role.VISITOR)
        for token in called_on:
            frame.add(token, Role.HOST)
        return frame
    if lemma in triggers.PHONE:
        if lemma == "call" and (
            any(_is_what_it_is_called(child) and child not in objects for child in verb.children)
            or any(
                child.dep_ == "prep"
                and child.lower_ in ("for", "on", "upon", "to", "as")
                and (child.lower_ == "for" or not any(inner.ent_type_ in ("DATE", "TIME") for inner in child.children))
                for child in verb.children
            )
        ):
            return None
        if not objects or (lemma == "call" and all(token.lower_ in ("it", "this", "that") for token in objects)):
            return None
        frame = frame_of(EventType.CALL, verb)
        for token in objects:
            frame.add(token)
        frame.strong = lemma != "call"
        frame.ordinary = lemma == "call"  # it takes two: "called early elections" is no call
        return frame
    if any(is_press(token) or token.lower_ in _ANYBODY for token in partners):
        return None  # "spoke with reporters", "would talk to anyone"
    frame = frame_of(EventType.CALL if by_phone else EventType.TALKS, verb)
    if lemma == "mediate":
        frame.arguments = [(token, Role.MEDIATOR) for token, _ in frame.arguments]
        partners += list(governed_by(verb, "between", "among"))
    if lemma == "discuss" and not partners and not is_passive(verb):  # "discussed the tensions with Minister X"
        partners = [one for token in objects for one in governed_by(token, "with") if one.ent_type_ == "PERSON"]
    for token in partners:
        frame.add(token)
    if not is_passive(verb) and lemma in ("consult",):
        for token in objects:
            frame.add(token)
    frame.places = places_of(verb, "in", "at")
    frame.strong = by_phone
    if (
        lemma in ("discuss", "speak", "talk", "communicate", "deliberate", "negotiate")
        and not partners
        and not by_phone
    ):
        frame.ordinary = True  # "the ministers discussed": only several parties talk with each other
    return frame


def is_press(token: Token) -> bool:
    """Reporters, and those they report for: "Reuters", "ABC News"."""
    return token.lemma_.lower() in _PRESS or (token.pos_ == "PROPN" and token.text in _OUTLETS)


def _is_what_it_is_called(child: Token) -> bool:
    """ "called it a success", "called him to resign"; what a comma sets apart only says who was called."""
    apart = child.dep_ == "oprd" and child.left_edge.i > child.sent.start and child.left_edge.nbor(-1).text == ","
    return child.dep_ in ("oprd", "xcomp", "ccomp", "prt") and not apart


def is_reached_by_press(verb: Token, lemma: str) -> bool:
    """ "The spokesman, reached by telephone, denied it", "told me on the telephone": a reporter called."""
    if any(token.lower_ in ("me", "us") for token in objects_of(verb)):
        return True
    reached = lemma in ("reach", "contact") and verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod")
    return reached and not any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def read_address(verb: Token, lines: list[Token]) -> Frame:
    """ "congratulated the president by telephone"."""
    frame = frame_of(EventType.CALL, verb)
    for token in (*objects_of(verb), *(partner for line in lines for partner in governed_by(line, "with", "to"))):
        frame.add(token)
    frame.places, frame.strong = [], True
    return frame


def _called_on(verb: Token) -> list[Token]:
    """Who is called on, where nothing is asked of them ("called on the prime minister" and no "to resign")."""
    if any(
        child.dep_ in ("xcomp", "ccomp", "advcl", "prt") and not _is_why_one_calls(child) for child in verb.children
    ):
        return []
    people = [
        token
        for token in governed_by(verb, "on", "upon")
        if names_a_person(token) or (token.pos_ == "PROPN" and token.ent_type_ in ("PERSON", ""))
    ]
    asked = any(
        child.dep_ in ("acl", "relcl") and child.tag_ == "VB" and not _is_why_one_calls(child)
        for token in people
        for child in token.children
    )
    return [] if asked else people


def _is_why_one_calls(word: Token) -> bool:
    """ "called on the minister to bid farewell": what the caller does there, and not what he asks for."""
    return word.tag_ == "VB" and word.lemma_.lower() in _WHY_ONE_CALLS


def read_on_the_phone(verb: Token) -> Frame | None:
    """ "was on the phone to the foreign minister"."""
    lines = [token for token in governed_by(verb, "on") if token.lemma_.lower() in ("phone", "telephone", "line")]
    partners = [token for head in (verb, *lines) for token in governed_by(head, "to", "with")]
    if not lines or not partners:
        return None
    frame = Frame(EventType.CALL, verb, verb, strong=True)
    for token in (subject_of(verb), *partners):
        frame.add(token)
    return frame
