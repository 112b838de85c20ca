"""A group or an office without a name."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.actor import Actor
from events.extraction.offices import GROUPS, head_word
from events.extraction.passage import Passage
from events.vocabulary import ActorKind


def describe(token: Token, passage: Passage) -> Actor:
    """A group or an office without a name, as written but for its article."""
    lefts = [token]
    for child in reversed(list(token.lefts)):
        if child.dep_ in ("det", "predet", "punct", "cc", "prep", "relcl") or child.lower_ in _SKIPPED:
            continue
        if child.dep_ == "poss" and child.pos_ == "PRON":
            continue
        if child.dep_ == "nmod" and child.i > child.sent.start and child.nbor(-1).lower_ in ("in", "at"):
            continue  # "last week in Brussels European leaders met"
        lefts.insert(0, child.left_edge)
    first = min(lefts, key=lambda part: part.i)
    last = token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from") and child.right_edge.i - token.i <= 8:
            last = child.right_edge
            break
    span = passage.span_of(first, last)
    office = passage.text[passage.offset(first) : passage.offset(token) + len(token)]
    hit = passage.hit(first)
    if hit is not None and hit.span.start <= span.start and hit.span.end < passage.offset(token):
        office = passage.text[hit.span.end : passage.offset(token) + len(token)].removeprefix("'s").removeprefix("’s")
    if "," in office or " and " in office:  # "Russian, Chinese and American envoys": the office is the last word
        office = token.text
    return Actor(
        " ".join(span.of(passage.text).split()),
        ActorKind.OTHER,
        span,
        office=" ".join(office.split()),
        generic=True,
        plural=token.tag_ in ("NNS", "NNPS") or head_word(token.lemma_) in GROUPS,
    )


_SKIPPED = frozenset(
    "other several various rival divided leading main senior powerful key top the former own new".split()
)
