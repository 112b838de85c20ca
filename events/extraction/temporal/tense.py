"""Which way a clause looks: to what was, or to what will be.

No parser: the verb group nearest before the phrase inside its clause, else the first
after it. Good enough for weekdays and months, which need a direction and no more.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Tense(StrEnum):
    """The time of the clause that a date phrase stands in."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    AHEAD = "ahead of either"
    FUTURE_IN_PAST = "future in the past"
    UNKNOWN = "unknown"


_WINDOW = 240
_CLAUSE_END = re.compile(
    r";\s|[.!?:]['\"”’)]*\s+(?=[\"“'‘`(]*[A-Z0-9])|\n\s*\n|\n[-*•]|[”\"]\s|''\s|``|\s[–—_-]+\s"
    r"|,? (?:but|while|although|whereas) "
)
# A verb group is read as one: in "will be paid" the participle is not a past.
_GROUP = r"(?:\s+(?:not|also|be|been|have|has|had|\w+ly|to))*(?:\s+\w+)?"
_MODALS = r"(?:will|won['’]t|shall|may|might|could|should|must|can|cannot|going to|['’]ll)"
# Words that a form of "to be" before them turns to the future: "is due on Friday".
_DUE = (
    r"(?:to|due|set|expected|scheduled|slated|planned|likely|about|supposed|ready|poised|payable|bound|invited"
    r"|planning|preparing|hoping|looking)"
)
# Verbs and nouns that look ahead with an infinitive: "agreed to meet", "a bid to end".
_PLANS = (
    r"(?:plan|intend|hope|expect|schedule|slate|aim|vow|promise|agree|propose|offer|invite|arrange|threaten|prepare|seek"
    r"|want|pledge|decide|urge|ask|call|try|due|set|likely|bid|deadline|deal|ready)(?:s|d|ed|ning|ing)?"
)
# The present of timetables: "flies to Oslo on Friday".
_TIMETABLE = (
    r"(?<!\bthe )(?<!\bof )(?:flies|travels|leaves|departs|arrives|returns|heads|opens|begins|starts|resumes|ends|meets"
    r"|visits|hosts|holds|convenes|(?<!to )(?:meet|fly|leave|depart|arrive|gather|convene))"
)
_FUTURE = "|".join(
    (
        rf"{_MODALS}{_GROUP}",
        rf"(?:is|are|be|being) (?:now |still |also )?{_DUE}\b(?: to\b{_GROUP})?",
        r"(?:has|have) been (?:cancell?ed|postponed|called off|put off|scheduled|set|planned|fixed|invited|delayed)"
        r"(?: to| until| for)?",
        rf"{_PLANS} (?:\w+ ){{0,3}}?to\b{_GROUP}",
        r"(?:put back|moved(?: up)?|brought forward|postponed|delayed|rescheduled|pushed back|shifted)"
        r" (?:to|from|until|for)",
        r"(?:plans?|planned|planning|schedul(?:es|ed)|slated|due|expected|deadlines?) (?:for|by|in|on|at)|set for",
        r"to be \w+|upcoming|forthcoming|deadline|payable|effective|redeemable|expires?|matur(?:es|ing|ity)|starting",
        r"until|till|ahead of|takes (?:effect|place)|comes? up|forecasts?|anticipat(?:es|ed|ing)|expects?|invites?",
    )
)
_FUTURE_IN_PAST = "|".join(
    (
        rf"would{_GROUP}",
        r"(?:was|were) (?:then |still |also )?(?:to|due|set|expected|scheduled|slated|planned|supposed|invited)"
        rf"\b(?: to\b{_GROUP})?",
    )
)
_PAST = "|".join(
    (
        r"had (?:previously |originally )?(?:been )?(?:scheduled|planned|set|expected|due)(?: to \w+)?",
        r"(?:was originally|previously|originally) \w+ed(?: to \w+)?",
        r"was|were|had|did|said|told|met|went|came|began|took|made|held|gave|saw|left|flew|won|lost|sent|became|fell|rose",
        r"got|ran|led|spoke|wrote|brought|bought|sold|shot|hit|struck|broke|sought|kept|found|knew|thought|stood|paid|grew",
        r"drew|felt|spent|built|beat|fought|caught|swept|swore|sank|rode|threw|woke|wore|been|since",
        # Participles before a noun ("a divided city") are no verbs.
        r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!still )(?!need|indeed|speed|feed|hundred|red|bed)[a-z]{2,}ed",
    )
)


def _verbs(future: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<would>{_FUTURE_IN_PAST})|(?P<future>{future})|(?P<past>{_PAST}))\b", re.IGNORECASE)


_VERB = _verbs(f"{_FUTURE}|{_TIMETABLE}")
_VERB_AFTER = _verbs(_FUTURE)
# "to finish it by February": before a deadline an infinitive looks ahead.
_VERB_BY = _verbs(rf"to [a-z]+|{_FUTURE}|{_TIMETABLE}")
_PRESENT = re.compile(r"\b(?:am|is|are|has|have)\b")
_FROM_NOW = re.compile(rf"(?:{_MODALS}|is|are|has|have|{_TIMETABLE})\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|until|till|through|before) (?:(?:the|early|late|mid|end|of)[ -])*$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:^|[.!?:;)]['\"”’)\]]*\s|\n|\()[\W_]*"
    r"(?:(?:\w+ )?(?:in|by|on|during|since|from|until|the|early|late|mid)?(?: the)?\s*)$",
    re.IGNORECASE,
)


def tense_at(text: str, start: int, end: int) -> Tense:
    """The tense of the clause around ``text[start:end]``, by the verb group nearest to it.

    Looks at most 240 characters to either side, so that the cost of a phrase does not
    grow with the text.
    """
    # With the phrase's first letter, so that a sentence may begin with it.
    before = text[max(0, start - _WINDOW) : start + 1]
    after = text[end : end + _WINDOW]
    pattern = _VERB_BY if _DEADLINE.search(before[-25:-1]) else _VERB
    if boundaries := list(_CLAUSE_END.finditer(before)):
        before = before[boundaries[-1].end() :]
    before = before[:-1]
    verbs = list(pattern.finditer(before))
    verb = verbs[-1] if verbs else None
    if verb is None:
        closing = _CLAUSE_END.search(after)
        after = after[: closing.start()] if closing else after
        verb = _VERB_AFTER.search(after)
    if verb is None:
        return Tense.PRESENT if _PRESENT.search(before) or _PRESENT.search(after) else Tense.UNKNOWN
    if verb["would"]:
        return Tense.FUTURE_IN_PAST
    if verb["past"]:
        return Tense.PAST
    return Tense.FUTURE if _FROM_NOW.match(verb["future"]) else Tense.AHEAD


def opens_sentence(text: str, start: int) -> bool:
    """Whether a phrase stands at the beginning of a sentence or line, at most a few small words before it."""
    return start == 0 or bool(_OPENING.search(text[max(0, start - 30) : start]))
