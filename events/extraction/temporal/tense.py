"""Which way a clause looks: to what was, or to what will be."""

from __future__ import annotations

import re
from enum import StrEnum


class Tense(StrEnum):
    """The time of the clause that a date phrase stands in."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_WINDOW = 240
_CLAUSE_END = re.compile(r"[.!?;:]['\"”’)]*\s+(?=[\"“'‘(]*[A-Z0-9])|\n\s*\n|\n[-*•]|[”\"]\s|''\s|``")
_FUTURE = (
    r"(?:will|won['’]t|shall|['’]ll|going to|would|due (?:to|on|in|at|by|back)|(?:is|are|be|was|were) to (?!blame)\w+"
    r"|(?:plan|plans|planned|planning|intend|intends|hope|hopes|hoping|expect|expects|expected|schedule|scheduled|slated"
    r"|set|ready|prepare|preparing|want|wants|aim|aims|likely|vow|vows|vowed|promise|promises|promised|agreed|agree"
    r"|propose|proposes|proposed|invited|seek|seeks|seeking|refused|threatened|try|arrange|arranged) (?:\w+ )?(?:to|for|in|by|on|at)"
    r"|upcoming|forthcoming|deadline|payable|effective|expires?|matur(?:es|ing|ity)|(?:starting|beginning|until|till|ahead of)"
    r"|may|might|could|should|must|can|takes effect|comes? up|forecasts?|anticipates?|anticipated)"
)
_PAST = (
    r"(?:was|were|had|did|said|told|met|went|came|began|took|made|held|gave|saw|left|flew|won|lost|sent|became|fell|rose|got"
    r"|ran|led|spoke|wrote|brought|bought|sold|shot|hit|cut|struck|broke|sought|kept|found|knew|thought|stood|put|paid|grew"
    r"|drew|felt|set|let|spent|built|beat|fought|caught|swept|swore|sank|rode|threw|woke|wore|been|since|[a-z]{2,}ed)"
)
_VERB = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)


def tense_at(text: str, start: int, end: int) -> Tense:
    """The tense of the clause around ``text[start:end]``, by the verb group nearest to it.

    Looks at most 240 characters to either side, so that the cost of a phrase does not
    grow with the text.
    """
    before = text[max(0, start - _WINDOW) : start]
    boundary = None
    for boundary in _CLAUSE_END.finditer(before):
        pass
    if boundary:
        before = before[boundary.end() :]
    verb = None
    for verb in _VERB.finditer(before):
        pass
    if verb is None:
        after = text[end : end + _WINDOW]
        closing = _CLAUSE_END.search(after)
        verb = _VERB.search(after[: closing.start()] if closing else after)
    if verb is None:
        return Tense.UNKNOWN
    return Tense.FUTURE if verb["future"] else Tense.PAST
