"""Which way a clause looks: to what was, or to what will be."""

from __future__ import annotations

import re
from enum import StrEnum


class Tense(StrEnum):
    """The time of the clause that a date phrase stands in."""

    PAST = "past"
    FUTURE = "future"
    FUTURE_IN_PAST = "future in the past"
    UNKNOWN = "unknown"


_WINDOW = 240
_CLAUSE_END = re.compile(
    r"[.!?;:]['\"”’)]*\s+(?=[\"“'‘`(]*[A-Z0-9])|\n\s*\n|\n[-*•]|[”\"]\s|''\s|``|\s[–—_-]+\s|,? (?:but|while|although|whereas) "
)
# A verb group is read as one: in "will be paid" the participle is not a past.
_GROUP = r"(?:\s+(?:not|also|be|been|have|has|had|\w+ly|to))*(?:\s+\w+)?"
_PLANS = (
    r"(?:plan|intend|hope|expect|schedule|slate|aim|vow|promise|agree|propose|offer|invite|arrange|threaten|prepare|seek"
    r"|want|pledge|decide|urge|ask|call|try|due|set|likely|bid|deadline|deal|ready)(?:s|d|ed|ning|ing)?"
)
_FUTURE = (
    rf"(?:(?:will|won['’]t|shall|may|might|could|should|must|can|cannot|going to|['’]ll){_GROUP}"
    r"|(?:is|are|be|being) (?:now |still |also )?(?:to|due|set|expected|scheduled|slated|planned|likely|about|supposed|ready"
    rf"|poised|payable|bound|invited|planning|preparing|hoping|looking)\b(?: to\b{_GROUP})?"
    r"|(?:has|have) been (?:cancell?ed|postponed|called off|put off|scheduled|invited|delayed)(?: to| until| for)?"
    rf"|{_PLANS} (?:\w+ ){{0,3}}?to\b{_GROUP}"
    r"|(?:plans?|planned|planning|schedul(?:es|ed)|slated|due|expected|deadlines?) (?:for|by|in|on|at)|set for"
    r"|to be \w+|upcoming|forthcoming|deadline|payable|effective|redeemable|expires?|matur(?:es|ing|ity)|starting|until|till"
    r"|ahead of|takes (?:effect|place)|comes? up|forecasts?|anticipat(?:es|ed|ing)|expects?|invites?"
    # The present of timetables: "flies to Ankara on Friday".
    r"|(?:flies|travels|leaves|departs|arrives|returns|heads|opens|begins|starts|resumes|ends|meets?|visits?|hosts?|holds|convenes?"
    r"|(?<!to )(?:fly|travel|leave|depart|arrive|return|gather))"
    r"(?! \w+ (?:photo|picture)))"
)
_FUTURE_IN_PAST = (
    rf"(?:would{_GROUP}|(?:was|were) (?:then |still |also )?(?:to|due|set|expected|scheduled|slated|planned|supposed|invited)"
    rf"\b(?: to\b{_GROUP})?)"
)
_PAST = (
    r"(?:(?:had|has|have) (?:previously |originally )?(?:been )?(?:scheduled|planned|set|expected|due)(?: to \w+)?"
    r"|was originally \w+(?: to \w+)?|was|were|had|did|said|told|met|went|came|began|took|made|held|gave|saw|left|flew|won"
    r"|lost|sent|became|fell|rose|got|ran|led|spoke|wrote|brought|bought|sold|shot|hit|struck|broke|sought|kept|found|knew"
    r"|thought|stood|paid|grew|drew|felt|spent|built|beat|fought|caught|swept|swore|sank|rode|threw|woke|wore|been|since"
    r"|(?<!\ba )(?<!\ban )(?<!\bthe )(?<!still )(?!need|indeed|speed|feed|hundred|red|bed)[a-z]{2,}ed)"
)
_VERB = re.compile(
    rf"\b(?:(?P<past_future>{_FUTURE_IN_PAST})|(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE
)
# "to pay it down by February": before a deadline an infinitive looks ahead.
_VERB_BY = re.compile(_VERB.pattern.replace("(?P<future>(?:", "(?P<future>(?:to [a-z]+|", 1), re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|until|till|through|before) (?:(?:the|early|late|mid|end|of)[ -])*$", re.IGNORECASE)


def tense_at(text: str, start: int, end: int) -> Tense:
    """The tense of the clause around ``text[start:end]``, by the verb group nearest to it.

    Looks at most 240 characters to either side, so that the cost of a phrase does not
    grow with the text.
    """
    before = text[max(0, start - _WINDOW) : start]
    verb_pattern = _VERB_BY if _DEADLINE.search(before[-24:]) else _VERB
    if boundaries := list(_CLAUSE_END.finditer(before)):
        before = before[boundaries[-1].end() :]
    verbs = list(verb_pattern.finditer(before))
    verb = verbs[-1] if verbs else None
    if verb is None:
        after = text[end : end + _WINDOW]
        closing = _CLAUSE_END.search(after)
        verb = _VERB.search(after[: closing.start()] if closing else after)
    if verb is None:
        return Tense.UNKNOWN
    if verb["past_future"]:
        return Tense.FUTURE_IN_PAST
    return Tense.FUTURE if verb["future"] else Tense.PAST


_OPENING = re.compile(
    r"(?:^|[.!?:;)]['\"”’)\]]*\s|\n|\()[\W_]*(?:(?:\w+ )?(?:in|by|on|during|since|from|until|the|early|late|mid)?(?: the)?\s*)$",
    re.I,
)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a phrase stands at the beginning of a sentence or line, at most a few small words before it."""
    return bool(_OPENING.search(text[max(0, start - 30) : start])) if start > 0 else True
