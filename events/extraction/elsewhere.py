"""The one town that a sentence names besides, unless it is of something else that the sentence tells."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from events.extraction.arguments import own_subject
from events.extraction.nominal import climb
from events.extraction.passage import Passage
from events.extraction.places import read_place
from events.extraction.pointing import STANDS
from events.extraction.status_words import REPORTING
from events.extraction.syntax import SUBJECTS, clause_of
from events.extraction.triggers import MEET, NOUNS, RECEIVE, TRAVEL, VISIT
from events.extraction.types import PlaceMention

AT = ("in", "at", "near", "outside", "inside")


def places_in_sentence(sentence: Tokens, trigger: Token, passage: Passage) -> list[PlaceMention]:
    """The one town after "in", "at" or "outside" that the sentence names, however the parser hung it."""
    found: list[PlaceMention] = []
    seen: set[int] = set()
    aside = _find_aside(trigger)
    inside = None if aside is None else {token.i for token in aside.subtree}
    for token in sentence:
        hit = passage.hit(token)
        if hit is None or hit.name.form not in STANDS or hit.span.start in seen or token.i == sentence.start:
            continue
        seen.add(hit.span.start)
        before = token.nbor(-2 if token.nbor(-1).lower_ == "the" and token.i > sentence.start + 1 else -1)
        if inside is not None and token.i not in inside:
            continue
        if before.lower_ not in (*AT, "across") or _tells_another(clause_of(token), trigger) or _is_of_speaker(token):
            continue
        place = read_place(token, passage)
        if place is not None:
            found.append(place)
    return found if len({place.name for place in found}) == 1 else []


def _is_of_speaker(token: Token) -> bool:
    """ "an official in Seoul said": where it is said."""
    speaker = token.head.head
    said = speaker.head.lemma_.lower() in REPORTING and speaker.dep_ in SUBJECTS
    return token.head.dep_ == "prep" and said and speaker.tag_ in ("NN", "NNS")


def _find_aside(trigger: Token) -> Token | None:
    """The relative clause around a trigger that tells of something else than its sentence: "set up a panel, which
    met in May", "the envoy, who had seen the king".
    """
    for verb in (trigger, *trigger.ancestors):
        if verb.dep_ == "relcl":
            words = {child.lower_ for child in verb.children}
            return verb if words & {"which", "that", "had"} and "where" not in words else None
    return None


def _is_ahead(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "will" for child in verb.children)


def _tells_another(verb: Token, trigger: Token) -> bool:
    """Whether a verb tells of something else: "will hold talks and attend a rally in Bari", "met the envoy, who was
    in Goma before", "the queen, who had received the envoy in Oslo, was at the summit".
    """
    lemma = verb.lemma_.lower()
    if verb in trigger.ancestors or verb == trigger:
        return False
    if verb.dep_ == "relcl" and verb.head != trigger:
        if any(child.lower_ == "where" for child in verb.children):
            return False
        return verb.i > trigger.i or lemma in MEET | RECEIVE | {"host", "attend", "hold", "address", "visit"}
    # "met X, who spoke of what he will host in London"
    if trigger.pos_ == "VERB" and _is_ahead(verb) and not _is_ahead(clause_of(trigger)):
        return True
    subject = own_subject(verb)
    if verb.dep_ == "ccomp" and subject is not None and subject != trigger and climb(trigger) != subject:
        event = subject.lemma_.lower() in NOUNS and verb.i > trigger.i
        if event and lemma in ("hold", "take", "begin", "open", "start"):
            return True  # "chaired the meeting, said a further round would be held in Bari"
    if verb.dep_ == "advcl":
        marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
        if marks & {"since", "before", "after"}:  # "their first encounter since both were in Trieste"
            return True
    if (
        verb.dep_ == "xcomp"
        and verb.i > trigger.i
        and lemma in MEET | VISIT
        and trigger.head.lower_ in ("after", "before")
    ):
        return True  # "after dinner with X, she was due to meet Y in Mainz"
    tells = lemma in TRAVEL | VISIT | MEET | RECEIVE | {"attend", "host", "hold", "address"}
    return tells and verb.dep_ == "conj" and verb.i > trigger.i
