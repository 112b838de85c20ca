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
_CLAUSE_END = re.compile(
    r"[.!?;:]['\"”’)]*\s+(?=[\"“'‘`(]*[A-Z0-9])|\n\s*\n|\n[-*•]|[”\"]\s|''\s|``|\s[–—_-]+\s|,? (?:but|while|although|whereas) "
)
# A verb group is read as one: in "will be paid" the participle is not a past.
_GROUP = r"(?:\s+(?:not|also|be|been|have|has|had|\w+ly|to))*(?:\s+\w+)?"
_FUTURE = (
    rf"(?:(?:will|won['’]t|shall|would|may|might|could|should|must|can|cannot|going to|['’]ll){_GROUP}"
    rf"|(?:is|are|be|was|were|being) (?:now |still |also )?(?:to|due|set|expected|scheduled|slated|planned|likely|about|"
    rf"supposed|ready|poised|payable|bound|invited|planning|preparing|hoping|looking)\b(?: to\b{_GROUP})?"
    r"|(?:plans?|planned|planning|intends?|intended|hopes?|hoped|hoping|expects?|expected|schedules?|scheduled|slated|set"
    r"|due|likely|prepar(?:es?|ed|ing)|wants?|aims?|vow(?:s|ed)?|promis(?:es|ed)|agreed?|propos(?:es|ed)|offer(?:s|ed)"
    rf"|invit(?:es|ed)|seeks?|seeking|arrang(?:es|ed)|threaten(?:s|ed)|try|asked|urged|called?) (?:\w+ ){{0,3}}?to\b{_GROUP}"
    r"|(?:plans?|planned|planning|schedul(?:es|ed)|slated|set|due|expected|deadlines?) (?:for|by|in|on|at)"
    r"|to be \w+|upcoming|forthcoming|deadline|payable|effective|redeemable|expires?|matur(?:es|ing|ity)|starting|until|till|ahead of"
    r"|takes effect|comes? up|forecasts?|anticipat(?:es|ed|ing)|expects?|invites?)"
)
_PAST = (
    r"(?:(?:had|has|have) (?:previously |originally )?(?:been )?(?:scheduled|planned|set|expected)|was originally \w+"
    r"|was|were|had|did|said|told|met|went|came|began|took|made|held|gave|saw|left|flew|won|lost|sent|became|fell|rose|got"
    r"|ran|led|spoke|wrote|brought|bought|sold|shot|hit|struck|broke|sought|kept|found|knew|thought|stood|paid|grew"
    r"|drew|felt|spent|built|beat|fought|caught|swept|swore|sank|rode|threw|woke|wore|been|since|(?<!\ba )(?<!\ban )(?<!\bthe )(?<!still )(?!need|indeed|speed|feed|hundred|red|bed)[a-z]{2,}ed)"
)
_VERB = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)


def tense_at(text: str, start: int, end: int) -> Tense:
    """The tense of the clause around ``text[start:end]``, by the verb group nearest to it.

    Looks at most 240 characters to either side, so that the cost of a phrase does not
    grow with the text.
    """
    before = text[max(0, start - _WINDOW) : start]
    if boundaries := list(_CLAUSE_END.finditer(before)):
        before = before[boundaries[-1].end() :]
    verbs = list(_VERB.finditer(before))
    verb = verbs[-1] if verbs else None
    if verb is None:
        after = text[end : end + _WINDOW]
        closing = _CLAUSE_END.search(after)
        verb = _VERB.search(after[: closing.start()] if closing else after)
    if verb is None:
        return Tense.UNKNOWN
    return Tense.FUTURE if verb["future"] else Tense.PAST
