"""What a whole text shows: whether it tells history, and how it writes numeric dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from events.extraction.temporal.meanings import (
    DatePhrase,
    DeicticDay,
    DeicticUnit,
    Fixed,
    Relation,
    WeekdayName,
)


def is_narrative(phrases: Sequence[DatePhrase], published: dt.date | None) -> bool:
    """Whether full dates long before the publication outnumber the words that hang on it."""
    far = near = 0
    for phrase in phrases:
        match phrase.meaning:
            case Fixed(date) if date.latest is not None:
                if published is None or (published - date.latest).days > 400:
                    far += 1
                else:
                    near += 1
            case DeicticDay() | WeekdayName():
                near += 1
            case DeicticUnit(_, relation) if relation in (Relation.LAST, Relation.NEXT, Relation.THIS):
                near += 1
    return (far >= 6 and far > 3 * near) or (far >= 30 and far > near)


_YEAR_HEADING = re.compile(r"^[ \t*#=_-]*((?:1[89]|20)\d\d)[ \t]*:?[ \t*=_-]*$", re.MULTILINE)


def find_year_headings(text: str) -> list[tuple[int, int]]:
    """Where a chronology has a year for a heading, and which; empty where fewer than two lines are years."""
    found = [(match.end(), int(match[1])) for match in _YEAR_HEADING.finditer(text)]
    return found if len(found) > 1 else []


def month_first(phrases: Sequence[DatePhrase]) -> bool | None:
    """The order of the text's numeric dates that can be read one way only; None when there is none or they disagree."""
    orders = set()
    for phrase in phrases:
        if match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}", phrase.text):
            first, second = int(match[1]), int(match[2])
            if (first > 12) != (second > 12):
                orders.add(second > 12)
    return orders.pop() if len(orders) == 1 else None
