"""Which date phrase of a sentence belongs to which trigger: the nearest in the parse, clause borders counting more."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from events.extraction.frame import Frame
from events.extraction.particles import read_particle
from events.extraction.passage import Passage
from events.extraction.status_words import CANCEL, POSTPONE
from events.extraction.syntax import clause_of, is_purpose, path_up
from events.extraction.types import ResolvedDate
from events.vocabulary import DatePrecision, EventType

_BORDER = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl", "conj"})
_REPORTING = frozenset(
    """
    say tell add announce report declare state note confirm write claim insist explain warn disclose reveal
    promise
    """.split()
)
FARTHEST = 11.0  # edges; a border between clauses counts more, most where the date is in the lower clause
_BEHIND = 8  # tokens from a town to its day
SHARED = 3.0  # a date serves every trigger about as near as the nearest one


def assign_dates(
    frames: Sequence[Frame], dates: Sequence[tuple[ResolvedDate, Token]], passage: Passage
) -> list[ResolvedDate | None]:
    """For each frame of one sentence its date phrase, or None; a phrase is shared only between near triggers."""
    dates = [(date, head) for date, head in dates if not _is_comparison(head)]
    costs = [
        [FARTHEST + 1 if _is_of_another(head, frame) else _distance(head, frame, passage) for frame in frames]
        for _, head in dates
    ]
    chosen: list[ResolvedDate | None] = []
    for column in range(len(frames)):
        best: tuple[float, ResolvedDate] | None = None
        for row, (date, _) in enumerate(dates):
            cost = costs[row][column]
            if cost <= FARTHEST and cost <= min(costs[row]) + SHARED and (best is None or cost < best[0]):
                best = (cost, date)
        fitting = [date for (date, _), row in zip(dates, costs, strict=True) if row[column] <= min(FARTHEST, *row)]
        chosen.append(_narrow(best[1], fitting) if best else None)
    return chosen


def _narrow(date: ResolvedDate, others: Sequence[ResolvedDate]) -> ResolvedDate:
    """ "this year for the first time, on May 15": the day, where one phrase names it and another the year around it."""
    if date.precision is not DatePrecision.YEAR or date.earliest is None or date.latest is None:
        return date
    for other in others:
        day = other.earliest if other.precision is DatePrecision.DAY else None
        if day is not None and date.earliest <= day <= date.latest:
            return other
    return date


def _is_latest(head: Token) -> bool:
    """ "have met since 2013, most recently in Oslo on 4 May": the one that is told."""
    before = head.doc[max(head.left_edge.i - 5, head.sent.start) : head.left_edge.i].text.lower()
    return "most recently" in before and ";" not in before


def _is_comparison(head: Token) -> bool:
    """ "the first meeting of the two since 2017", "their third since May": when the one before was."""
    since = next((token for token in path_up(head)[1:6] if token.lower_ == "since"), None)
    if since is None:
        return False
    return any(token.lower_ in _COUNTING for token in head.doc[max(since.i - 14, head.sent.start) : since.i])


_COUNTING = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth only latest".split())


def _is_of_another(head: Token, frame: Frame) -> bool:
    return (
        _is_of_another_town(head, frame)
        or _is_of_the_agreeing(head, frame)
        or _is_of_the_saying(head, frame)
        or _is_of_the_answer(head, frame)
        or _is_of_what_would_be(head, frame)
        or _is_start(head, frame)
        or _is_of_the_change(head, frame)
        or _is_of_the_arranging(head, frame)
    )


def _is_of_another_town(head: Token, frame: Frame) -> bool:
    """ "met in Rome in May and in Bern in June": each town's day is the one told right behind it."""
    if frame.goal is None:
        return False
    if frame.type is EventType.VISIT:  # "went to Rome in May and to Bern": a day for one may be the day for all
        own = [goal for goal in frame.goals if 0 < head.i - goal.i < _BEHIND][-1:]
        dated = [goal for goal in frame.goals if any(_is_day(token) for token in _behind(goal, frame.goals))]
        return own != [frame.goal] and len(dated) > 1 and frame.goal in dated
    return not 0 < head.i - frame.goal.i < _BEHIND or any(
        word.lower_ == "and" for word in head.doc[frame.goal.i + 1 : head.i]
    )


def _behind(goal: Token, goals: tuple[Token, ...]) -> Iterator[Token]:
    """The tokens between a destination and the next one, few at most."""
    for token in goal.doc[goal.i + 1 : min(goal.i + _BEHIND, goal.sent.end)]:
        if token in goals:
            return
        yield token


def _is_day(token: Token) -> bool:
    return token.ent_type_ == "DATE"


def _is_of_the_agreeing(head: Token, frame: Frame) -> bool:
    """ "on Monday agreed to resume talks": when they agreed."""
    verb = head.head.head if head.dep_ == "pobj" else head.head
    planned = frame.predicate is not None and frame.predicate.dep_ == "xcomp" and frame.predicate.head == verb
    return planned and verb.lemma_.lower() in _AGREEING and verb.tag_ in ("VBD", "VBN") and head.i < frame.trigger.i


_AGREEING = frozenset("agree decide promise vow pledge offer threaten".split())


def _is_of_the_change(head: Token, frame: Frame) -> bool:
    """ "the summit, set for Friday, was postponed on Monday": when it was put off, not when it was to be."""
    verb = frame.predicate
    if verb is None or not frame.nominal:
        return False
    hangs_on = head.head if head.dep_ == "pobj" else head
    if verb.lemma_ == "fall" and read_particle(verb) is not None:  # "talks that were to open on Friday fell through"
        return hangs_on.head == verb and frame.trigger.i < verb.i and _is_told_before(frame, verb)
    if verb.tag_ == "VBD" and (verb.lemma_.lower() in POSTPONE | CANCEL or read_particle(verb) is not None):
        return hangs_on.head == verb and head.i < verb.i  # "on Tuesday postponed the conference"
    if verb.lemma_.lower() not in POSTPONE | CANCEL or verb.tag_ != "VBN":
        return False
    told = hangs_on.head == verb and (hangs_on.lower_ == "on" or hangs_on == head)
    return told and head.i > verb.i and frame.trigger.dep_ == "nsubjpass"


def _is_told_before(frame: Frame, verb: Token) -> bool:
    """Whether a day stands between an event noun and the verb that says what became of it."""
    return any(token.ent_type_ == "DATE" for token in verb.doc[frame.trigger.i + 1 : verb.i])


def _is_of_the_arranging(head: Token, frame: Frame) -> bool:
    """ "a meeting arranged weeks ago", "a visit announced in May": when it was arranged."""
    hung = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("in", "on") else head.head
    told = hung.lemma_.lower() in _TELLING and hung.tag_ in ("VBN", "VBD") and frame.nominal
    if told and (hung == frame.predicate or (hung.dep_ == "acl" and hung.head == frame.trigger)):
        return not (head.dep_ == "pobj" and head.head.lower_ == "for")
    ago = next((token for token in (head.head, *head.children) if token.lower_ == "ago"), None)
    return ago is not None and any(
        token.dep_ == "acl" and token.lemma_.lower() in _ARRANGING and token.head == frame.trigger
        for token in path_up(ago)
    )


_TELLING = frozenset({"announce", "promise", "unveil"})
_ARRANGING = frozenset("arrange plan schedule agree announce set fix promise".split())


def _is_of_the_answer(head: Token, frame: Frame) -> bool:
    """ "declined on Tuesday to confirm plans to visit Oslo": when the ministry declined."""
    verb = head.head.head if head.dep_ == "pobj" else head.head
    asked = [child for child in verb.children if child.dep_ == "xcomp"]
    says = [part for part in (verb, *asked) if part.lemma_.lower() in ("confirm", "deny", "say", "disclose", "reveal")]
    answers = verb.lemma_.lower() in ("decline", "refuse", "confirm", "deny") and verb.tag_ in ("VBD", "VBN")
    return answers and bool(says) and head.i < frame.trigger.i and verb not in (frame.predicate, frame.trigger)


def _is_of_what_would_be(head: Token, frame: Frame) -> bool:
    """ "The envoy, visiting Oslo, said that there would be elections by July": of a clause that tells of no event."""
    verb = clause_of(head)
    would = any(child.dep_ == "aux" and child.lower_ in _WOULD for child in verb.children)
    up = path_up(frame.trigger)
    its_own = frame.nominal and verb.head in up and verb.head.pos_ == "NOUN"  # "the summit that he will host in May"
    return would and verb != frame.predicate and verb not in up and not its_own


_WOULD = frozenset("would will wo could should may might must shall 'll ’ll".split())


def _is_start(head: Token, frame: Frame) -> bool:
    """ "had spoken since he left office in 2021": from when on they had."""
    for token in path_up(head):
        if token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "since" for child in token.children):
            return token not in path_up(frame.trigger)
    return False


def _is_of_the_saying(head: Token, frame: Frame) -> bool:
    """ "said on Monday she would visit Oslo": when she said so, whatever the parser hangs it on."""
    before = head.left_edge.i - 1
    while before > head.sent.start and head.doc[before].lower_ in ("on", "late", "early", "in", "at", "reporters"):
        before -= 1
    said = head.doc[before]
    return (
        before >= head.sent.start
        and said.pos_ == "VERB"
        and said.lemma_.lower() in _REPORTING
        and frame.trigger.i > head.i
        and any(token.dep_ == "ccomp" and token.head == said for token in path_up(frame.predicate or frame.trigger))
    )


def _distance(head: Token, frame: Frame, passage: Passage) -> float:
    if _is_latest(head) and frame.trigger.i < head.i:
        return 0.0
    targets = {frame.trigger.i if frame.goal is None else frame.goal.i: 0.0}
    if frame.predicate is not None and frame.goal is None:
        targets.setdefault(frame.predicate.i, 0.5)
    predicate = frame.predicate
    if (
        predicate is not None
        and predicate.dep_ in ("acl", "relcl")
        and predicate.head == frame.trigger
        and frame.trigger not in path_up(head)
    ):
        targets[frame.trigger.i] = 4.0  # "the treaty, signed in 2010, expires next year": when it expires
    far = min(extra + _edges(head, passage.doc[i]) for i, extra in targets.items()) + 0.02 * abs(
        head.i - frame.trigger.i
    )
    return min(far, FARTHEST) if _is_right_behind(head, frame) else far


def _is_right_behind(head: Token, frame: Frame) -> bool:
    """ "during his visit to Oslo last week": next to where it was, wherever the parser hangs it."""
    if frame.type is EventType.AGREEMENT:
        return False
    return any(head.left_edge.i == place.right_edge.i + 1 and place.i > frame.trigger.i for place in frame.places)


def _edges(a: Token, b: Token) -> float:
    """Weighted length of the path between two tokens of one sentence."""
    up_a, up_b = path_up(a), path_up(b)
    places = {token.i: index for index, token in enumerate(up_b)}
    for index, token in enumerate(up_a):
        if token.i in places:
            cost = _climb_cost(up_a[: index + 1], 4.0) + _climb_cost(up_b[: places[token.i] + 1], 2.5)
            if (
                token.lemma_.lower() in _REPORTING
                and places[token.i]
                and up_b[places[token.i] - 1].dep_ in ("ccomp", "parataxis")
            ):
                cost += 5.0  # "said on Friday that …": when it was said
            return cost
    return 99.0


def _climb_cost(path: list[Token], border_cost: float) -> float:
    cost = 0.0
    for lower, upper in itertools.pairwise(path):
        border = lower.dep_ in _BORDER and lower.pos_ in ("VERB", "AUX") and not is_purpose(lower)
        cost += border_cost if border else 1.0
        if upper != path[-1] and upper.pos_ in ("NOUN", "PROPN") and lower.dep_ == "prep":
            cost += 0.0 if upper.head.lower_ == "without" else 2.0  # a date that hangs on another noun
    return cost
