"""How sure a story is: the chance that a fair reader would call it an event, from a few signs that can be named.

A logistic model: the weights stand in ``confidence.csv``, one line a sign, and are the logarithms of how much the
sign multiplies the odds. They are fitted by ``manage.py fit_confidence`` to articles whose events people marked.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from events.extraction.clean import ParagraphKind
from events.extraction.mention import EventMention
from events.extraction.offices import OFFICES, head_word
from events.vocabulary import ActorKind, EventStatus, EventType

ALWAYS = "always"  # the odds of a story without any sign
SIGNS = (
    "a strong verb tells it",
    "a verb carries its noun",
    "a plain verb tells it",
    "its noun says who",
    "it is only pointed back to",
    "several are named",
    "one is named",
    "officials are described",
    "a conference with a day and a place",
    "one visitor is named",
    "a visit by nobody named",
    "somebody official",
    "dated",
    "placed",
    "told twice",
    "told often",
    "in general only",
    "in headlines only",
    "denied",
)
LOWEST, HIGHEST = 0.05, 0.97


def read_signs(mentions: Sequence[EventMention]) -> tuple[str, ...]:
    """Which of SIGNS hold for all tellings of one event together, in the order of SIGNS."""
    known = {actor.name: actor for mention in mentions for actor, _ in mention.actors if actor.known}
    official = [a for a in known.values() if a.kind is not ActorKind.PERSON or a.country or a.office or a.body]
    visit = mentions[0].type is EventType.VISIT
    manners = [_read_manner(mention) for mention in mentions]
    holds = {
        next((manner for manner in SIGNS if manner in manners), ""),  # the plainest telling counts
        "several are named" if len(known) > 1 else "one is named" if known else "",
        "officials are described" if not known and _describes_officials(mentions) else "",
        "a conference with a day and a place" if not known and _is_conference_somewhere(mentions) else "",
        "one visitor is named" if visit and len(known) == 1 else "",
        "a visit by nobody named" if visit and not known else "",
        "somebody official" if official else "",
        "dated" if any(mention.date is not None for mention in mentions) else "",
        "placed" if any(mention.place is not None for mention in mentions) else "",
        "told twice" if len(mentions) > 1 else "",
        "told often" if len(mentions) > 2 else "",
        "in general only" if all(mention.ordinary for mention in mentions) else "",
        "in headlines only" if all(m.paragraph is ParagraphKind.HEADLINE for m in mentions) else "",
        "denied" if all(mention.status is EventStatus.DENIED for mention in mentions) else "",
    }
    return tuple(sign for sign in SIGNS if sign in holds)


def _is_conference_somewhere(mentions: Sequence[EventMention]) -> bool:
    """Whether a conference of nobody in particular is told to be in a place on a day: it need not say who comes."""
    dated = any(mention.date is not None for mention in mentions)
    placed = any(mention.place is not None for mention in mentions)
    return dated and placed and any(mention.type is EventType.CONFERENCE for mention in mentions)


def _describes_officials(mentions: Sequence[EventMention]) -> bool:
    """Whether somebody without a name has an office, or pays: "the heads of state", "donors"."""
    described = (actor for mention in mentions for actor, _ in mention.actors if actor.generic)
    return any(head_word(word) in _OFFICIAL for actor in described for word in actor.office.lower().split()[-1:])


_OFFICIAL = OFFICES | {"donor", "creditor", "lender"}


def _read_manner(mention: EventMention) -> str:
    """How plainly one trigger tells; empty for a noun in passing. SIGNS has the manners first, the plainest first."""
    if not mention.nominal:
        return "a strong verb tells it" if mention.strong else "a plain verb tells it"
    if mention.strong:
        return "a verb carries its noun"
    if mention.specific:
        return "its noun says who"
    return "it is only pointed back to" if mention.definite else ""


def rate(signs: Iterable[str]) -> float:
    """The chance, from LOWEST to HIGHEST, of a story with these signs."""
    return round(max(LOWEST, min(HIGHEST, estimate(signs, load_weights()))), 2)


def estimate(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The logistic model's chance; a sign without a weight counts nothing."""
    return 1 / (1 + math.exp(-weights.get(ALWAYS, 0.0) - sum(weights.get(sign, 0.0) for sign in signs)))


@cache
def load_weights() -> Mapping[str, float]:
    """The fitted weights by sign; read once a process."""
    text = (resources.files("events.extraction") / "confidence.csv").read_text(encoding="utf-8")
    return {row["sign"]: float(row["weight"]) for row in csv.DictReader(io.StringIO(text))}
