"""TimelineQuery: parsed once, one normal form, narrowed without loss."""

from __future__ import annotations

import contextlib
import datetime as dt
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.vocabulary import EventType, Role
from timeline.parameters import QueryError
from timeline.query import FILTERS, Box, Order, Undated, Who, parse_page, parse_query, parse_saved


def test_it_works() -> None:
    query = parse_saved("?type=visit&type=call&actor=ru,ada-okoro&role=host&from=2019-10&to=2020&q=peace+talks")
    assert query.types == {EventType.VISIT, EventType.CALL}
    assert query.who == (Who(("RU", "ada-okoro"), (Role.HOST,)),)
    assert (query.start, query.end) == (dt.date(2019, 10, 1), dt.date(2020, 12, 31))
    assert query.undated is Undated.EXCLUDE
    assert str(query.search) == "peace talks"
    assert query.order is Order.DATE


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("", ""),
        ("order=date&undated=include", ""),
        ("to=2020&from=2019-10", "from=2019-10-01&to=2020-12-31"),
        ("from=2019&undated=exclude", "from=2019-01-01"),
        ("from=2019&undated=include", "from=2019-01-01&undated=include"),
        ("type=visit,call", "type=call,visit"),
        ("TYPE=visit", None),
        ("type=VISIT", "type=visit"),
        ("actor=un,HU,hu", "actor=HU,UN"),
        ("actors_all=b,a", "actors_all=a,b"),
        ("actors_all=a", "actor=a"),
        ("article=007", "article=7"),
        ("bbox=1.50,-2,3,4", "bbox=1.5,-2,3,4"),
        ("q=Peace  TALKS peace", "q=peace+talks"),
        ('q="Peace  talks" -Tóth nego*', "q=%22peace+talks%22+nego%2A+-toth"),
    ],
)
def test_what_means_the_same_has_one_form(typed: str, canonical: str | None) -> None:
    if canonical is None:
        with pytest.raises(QueryError):
            parse_saved(typed)
        return
    query = parse_saved(typed)
    assert query.canonical() == canonical
    assert parse_saved(canonical) == query


def test_every_mistake_is_named_at_once() -> None:
    with pytest.raises(QueryError) as caught:
        parse_saved("tpye=visit&from=2019-99&order=size&page_size=3")
    assert [problem.parameter for problem in caught.value.problems] == ["tpye", "page_size", "from", "order"]
    assert caught.value.problems[0].suggestion == "type"


def test_both_narrow() -> None:
    saved = parse_saved("actor=NG&from=2018&to=2020&type=visit,call&q=river&order=-date")
    both = saved.narrowed(parse_saved("actor=HU&from=2019&type=call,talks&q=grain"))
    assert (both.start, both.end) == (dt.date(2019, 1, 1), dt.date(2020, 12, 31))
    assert both.types == {EventType.CALL}
    assert both.who == (Who(("NG",)), Who(("HU",)))
    assert (str(both.search), both.order) == ("river grain", Order.LATEST_FIRST)
    assert not both.nothing
    assert saved.narrowed(parse_saved("")) == saved
    assert saved.narrowed(parse_saved("order=changed")).order is Order.CHANGED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("type=visit", "type=call"),
        ("from=2020", "to=2019"),
        ("undated=only", "undated=exclude"),
        ("undated=only", "from=1"),
    ],
)
def test_what_excludes_each_other_is_nothing(one: str, other: str) -> None:
    other = other.replace("from=1", "from=2020")
    assert parse_saved(one).narrowed(parse_saved(other)).nothing
    assert parse_saved(other).narrowed(parse_saved(one)).nothing


def test_two_different_queries_never_share_a_form() -> None:
    one = parse_saved("actor=NG&role=host").narrowed(parse_saved("actor=HU"))
    two = parse_saved("actor=NG").narrowed(parse_saved("actor=HU&role=host"))
    three = parse_saved("actor=NG,HU").narrowed(parse_saved("actor=un,hill-front"))
    four = parse_saved("actor=NG,un").narrowed(parse_saved("actor=HU,hill-front"))
    assert len({query.canonical() for query in (one, two, three, four)}) == 4


def test_a_page_is_read_apart() -> None:
    page = parse_page(parse_qsl("page_size=7&fields=title,id&cursor=abc&count=true"))
    assert (page.size, page.cursor, page.fields, page.count) == (7, "abc", ("id", "title"), True)
    assert parse_page([]).size == 50


def test_a_box_may_reach_across_the_date_line() -> None:
    assert parse_saved("bbox=170,-20,-170,0").boxes == (Box(170, -20, -170, 0),)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.tuples(st.sampled_from([*FILTERS, "x", ""]), words), max_size=6))
def test_whatever_is_asked_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    with contextlib.suppress(QueryError):
        query = parse_query(pairs)
        assert parse_saved(query.canonical()) == query
