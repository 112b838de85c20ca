"""Random questions that the API takes: every filter, window, order, format and kind of page, alone and together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from hypothesis import strategies as st

from events.extraction.edtf_dates import parse_edtf
from events.vocabulary import DatePrecision, EventStatus, EventType, Role
from tests.timeline.factory import ACTORS, PLACES
from tests.timeline.world import DELEGATES, WORDS, article_number
from timeline.counts import Unit
from timeline.formats import FORMATS
from timeline.query import FIELDS, Order

SAVED = {"": "", "timelines/lake/": "actor=NG,un&status=held,planned", "timelines/words/": "q=r*+-grain&order=-date"}


@dataclass(frozen=True)
class Question:
    """``scope`` is a key of SAVED; ``filters`` and ``more`` are query strings, the latter for pages alone."""

    scope: str
    filters: str
    pages: int
    more: str
    by: Unit
    suffix: str

    def __str__(self) -> str:
        return f"{self.scope}events/?{self.filters}"


days = st.dates(min_value=dt.date(2009, 6, 1), max_value=dt.date(2026, 6, 1))
points = st.one_of(
    days.map(str),
    days.map(lambda day: str(day)[:7]),
    days.map(lambda day: str(day)[:4]),
    days.map(lambda day: f"{day.year}-{33 + day.month % 4}"),
    days.map(lambda day: f"{day.year}-{21 + day.month % 4}"),
    days.map(lambda day: f"{str(day)[:3]}X"),
)
terms = st.one_of(
    st.sampled_from([*WORDS, "toth", "CAFE", "okoro", "alias", "delegate", "abuja", "report", "07"]),
    st.sampled_from([word[:4] + "*" for word in WORDS]),
    st.builds('"{} {}"'.format, st.sampled_from(WORDS), st.sampled_from(WORDS)),
    st.builds('"{} {}"*'.format, st.sampled_from(WORDS), st.sampled_from([word[:2] for word in WORDS])),
    st.sampled_from(['"lake union"', '"alias of"', '"fj suva"', '"of the river"']),
)
searches = st.builds(
    lambda wanted, unwanted: " ".join(wanted + [f"-{term}" for term in unwanted]),
    st.lists(terms, min_size=1, max_size=3),
    st.lists(terms, max_size=2),
)


def some(words: Sequence[object]) -> st.SearchStrategy[list[str]]:
    """A few values, each parameter by itself or all in one."""
    values = st.lists(st.sampled_from([str(word) for word in words]), min_size=1, max_size=3, unique=True)
    return st.one_of(values, values.map(lambda few: [",".join(few)]))


def one(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return values.map(lambda value: [value])


FILTERS = {
    "from": one(points),
    "to": one(points),
    "certain": one(st.sampled_from(["true", "false"])),
    "undated": one(st.sampled_from(["include", "exclude", "only"])),
    "type": some(list(EventType)),
    "status": some(list(EventStatus)),
    "precision": some(list(DatePrecision)),
    "actor": some([*ACTORS, "NG", "hu", "QA", "nobody", *list(DELEGATES)[:5]]),
    "actors_all": some([*ACTORS, "NG", "HU", "FJ"]),
    "role": some(list(Role)),
    "country": some(["NG", "hu", "FJ", "ZZ"]),
    "place": some([*PLACES, "nowhere"]),
    "bbox": one(st.sampled_from(["0,0,20,50", "170,-20,-170,0", "-180,-90,180,90", "7.49,9.07,7.49,9.07", "9,0,8,1"])),
    "article": some([article_number(at) for at in (0, 1, 2, 7, 20, 99, 100_000)]),
    "q": one(searches),
}
FIELD_LISTS = [f"fields=id&fields={name}" for name in FIELDS]
SIZES = [0, 1, 2, 2, 3, 3, 3, 4, 4, 5]  # how many filters come together

UNITS = [Unit.DAY] + [Unit.MONTH, Unit.QUARTER, Unit.YEAR] * 10  # thousands of days are slow to look through


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Nothing that the API would refuse: contradictions have tests of their own."""
    names = draw(st.permutations(sorted(FILTERS)))[: draw(st.sampled_from(SIZES))]
    asked = {name: draw(FILTERS[name]) for name in sorted(names)}
    if {"from", "to"} <= asked.keys() and parse_edtf(asked["from"][0]).earliest > parse_edtf(asked["to"][0]).latest:
        asked["from"], asked["to"] = asked["to"], asked["from"]
    if {"from", "to"} & asked.keys() and asked.get("undated") == ["only"]:
        asked["undated"] = ["include"]
    orders = [order.value for order in Order if order is not Order.RELEVANCE or "q" in asked]
    if draw(st.booleans()):
        asked["order"] = [draw(st.sampled_from(orders))]
    return Question(
        scope=draw(st.sampled_from(["", "", "", *SAVED])),
        filters=urlencode([(name, value) for name, values in asked.items() for value in values], safe=",:*"),
        pages=draw(st.integers(1, 4)),
        more=draw(st.sampled_from(["", "", "", "count=true", "count=true&fields=id,date", *FIELD_LISTS])),
        by=draw(st.sampled_from(UNITS)),
        suffix=draw(st.sampled_from([""] * 20 + [*FORMATS])),
    )
