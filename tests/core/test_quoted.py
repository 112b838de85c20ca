"""Claims by quotes: grounded in the text, linked by our own names, dated by our own resolver, or left out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.grounding import is_grounded
from events.extraction.quoted import WrongShape, ground_claims, read_background, read_claims
from events.extraction.quoted.claims import MOST_EVENTS
from events.extraction.types import ArticleText, Candidate
from events.vocabulary import ActorKind, AnchorBasis, EventStatus, EventType, PlaceKind, Role

TEXT = (
    "Ministers in Quito\n\n"
    "Peruvian Foreign Minister Rosa Quispe met President Juan Paz of Ecuador at the Sanvelar Palace in Quito on "
    "Friday. Ms Quispe is the daughter of a diplomat.\n\n"
    "“The Taliban will visit us on 9 June,” Quispe said. NATO envoys and two mediators from Norway arrived on Monday. "
    "Quispe flew home on Monday.\n\n"
    "The talks were long. The talks were long."
)
MEETING = TEXT.split("\n\n")[1].partition(" Ms")[0]
GOOD: dict[str, Any] = {
    "type": "meeting",
    "status": "held",
    "evidence": [{"paragraph": 2, "quote": MEETING}],
    "participants": [{"quote": "Rosa Quispe", "role": "visitor"}, {"quote": "Juan Paz", "role": "host"}],
    "place": "Quito",
    "date": "on Friday",
}


def ground(*events: Any, text: str = TEXT) -> tuple[list[Candidate], Counter[str]]:
    lost: Counter[str] = Counter()
    article = ArticleText(text, published=dt.date(2022, 6, 4), published_basis=AnchorBasis.GIVEN)
    background = read_background(article)
    claims = read_claims({"events": list(events)}, lost)
    candidates = ground_claims(claims, background.paragraphs, background, lost)
    assert all(is_grounded(candidate, text) for candidate in candidates)
    return candidates, lost


def one(**changes: Any) -> Candidate:
    (candidate,), _ = ground({**GOOD, **changes})
    return candidate


def lost_by(**changes: Any) -> Counter[str]:
    return ground({**GOOD, **changes})[1]


def test_it_works():
    candidate = one()
    assert (candidate.type, candidate.status) == (EventType.MEETING, EventStatus.HELD)
    assert [(who.name, who.kind, who.country, who.role) for who in candidate.participants] == [
        ("Rosa Quispe", ActorKind.PERSON, "PE", Role.VISITOR),
        ("Juan Paz", ActorKind.PERSON, "EC", Role.HOST),
    ]
    assert candidate.place is not None
    assert (candidate.place.name, candidate.place.country, candidate.place.kind) == ("Quito", "EC", PlaceKind.CITY)
    assert candidate.date is not None
    assert (candidate.date.edtf, candidate.date.text) == ("2022-06-03", "Friday")
    assert candidate.evidence[0].quote == MEETING
    assert candidate.evidence[0].trigger.of(TEXT) == "met"
    assert lost_by() == {}


# --- Evidence -------------------------------------------------------------------------------------


@pytest.mark.parametrize("paragraph", [2, 1, 0, -1, 99, 10**30, "2", 2.0, True, None])
def test_a_wrong_paragraph_is_forgiven_when_the_quote_stands_once(paragraph):
    assert one(evidence=[{"paragraph": paragraph, "quote": MEETING}]).evidence[0].quote == MEETING


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("Rosa Quispe met Prince Juan", "quotes that are not in the text"),
        ("Rosa Quispe met President Juan Paz yesterday", "quotes that are not in the text"),
        ("The talks were long.", "quotes that stand there twice"),
        ("Ms Quispe is the daughter of a diplomat.", "quotes that tell of no event"),
        ("x" * 5_000, "no evidence"),
        ("", "no evidence"),
        (7, "no evidence"),
    ],
)
def test_evidence_that_the_text_does_not_bear_out_is_dropped_with_its_event(quote, reason):
    candidates, lost = ground({**GOOD, "evidence": [{"paragraph": 4, "quote": quote}]})
    assert candidates == []
    assert lost[reason] == 1


def test_offsets_and_identifiers_are_not_the_answers_to_give():
    lies = {
        "start": 0,
        "end": 5,
        "id": 1,
        "edtf": "1999-01-01",
        "earliest": "1999-01-01",
        "confidence": 1,
        "title": "War",
    }
    evidence = [{"paragraph": 2, "quote": MEETING, "start": 3, "end": 9, "trigger": "war"}]
    assert one(**lies, evidence=evidence) == one()


def test_a_sentence_that_only_says_who_may_stand_beside_one_that_tells():
    more = {"paragraph": 2, "quote": "Ms Quispe is the daughter of a diplomat."}
    assert [quote.quote for quote in one(evidence=[more, *GOOD["evidence"]]).evidence] == [MEETING, more["quote"]]


def test_of_quotes_that_overlap_the_first_counts():
    short = {"paragraph": 2, "quote": "met President Juan Paz of Ecuador"}
    assert len(one(evidence=[*GOOD["evidence"], short, *GOOD["evidence"]]).evidence) == 1


def test_an_event_told_twice_is_one():
    again = {**GOOD, "evidence": [{"paragraph": 2, "quote": MEETING.removeprefix("Peruvian Foreign Minister ")}]}
    assert len(ground(GOOD, again, GOOD)[0]) == 1


# --- Who ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paragraph", "quote", "who", "names"),
    [
        (2, MEETING, "Peruvian Foreign Minister Rosa Quispe", [("Rosa Quispe", ActorKind.PERSON, "PE")]),
        (2, MEETING, "President Juan Paz of Ecuador", [("Juan Paz", ActorKind.PERSON, "EC")]),
        (2, MEETING, "Quispe", [("Rosa Quispe", ActorKind.PERSON, "PE")]),
        (2, MEETING, "Quito", [("Ecuador", ActorKind.STATE, "EC")]),
        (2, MEETING, "Ecuador", [("Ecuador", ActorKind.STATE, "EC")]),
        (3, "“The Taliban will visit us on 9 June,”", "The Taliban", [("Taliban", ActorKind.ARMED_GROUP, "AF")]),
        (3, "NATO envoys and two mediators from Norway arrived on Monday.", "NATO envoys",
         [("NATO", ActorKind.ORGANISATION, "")]),
        (3, "NATO envoys and two mediators from Norway arrived on Monday.", "two mediators from Norway",
         [("Norway", ActorKind.STATE, "NO")]),
    ],
)  # fmt: skip
def test_participants_are_linked_by_our_own_names(paragraph, quote, who, names):
    evidence = [{"paragraph": paragraph, "quote": quote}]
    candidate = one(evidence=evidence, participants=[{"quote": who}], place="", date="")
    assert [(part.name, part.kind, part.country) for part in candidate.participants] == names


@pytest.mark.parametrize(
    "who", ["Sergei Lavrov", "Peru", "he", "the", "met", "Friday", "uan Pa", "Palace", "", None, 3, ["Rosa Quispe"]]
)
def test_participants_that_the_evidence_does_not_name_are_dropped(who):
    names = [part.name for part in one(participants=[*GOOD["participants"], {"quote": who}]).participants]
    assert names == ["Rosa Quispe", "Juan Paz"]


def test_the_envoy_to_a_state_does_not_act_for_it():
    text = "The US envoy to Peru met the Norwegian envoy in Oslo on 3 June."
    event = {**GOOD, "evidence": [text], "participants": ["US envoy to Peru", "the Norwegian envoy"], "place": "Oslo"}
    (candidate,), _ = ground(event, text=text)
    assert [part.name for part in candidate.participants] == ["United States", "Norway"]


def test_a_role_of_no_vocabulary_is_a_participant():
    candidate = one(participants=[{"quote": "Rosa Quispe", "role": "empress"}, {"quote": "Juan Paz", "role": ["host"]}])
    assert {part.role for part in candidate.participants} == {Role.PARTICIPANT}


# --- Where and when -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "name"), [("Quito", "Quito"), ("in Quito", "Quito"), ("the Sanvelar Palace in Quito", "Quito"),
                        ("Sanvelar Palace", "Sanvelar Palace"), ("Ecuador", "Ecuador"), ("Lima", None),
                        ("the", None), ("Rosa Quispe", None), ("on Friday", None), ("", None), (["Quito"], None)]
)  # fmt: skip
def test_places_are_linked_or_left_out(place, name):
    found = one(place=place).place
    assert (found and found.name) == name


@pytest.mark.parametrize(
    "date", ["2022-06-03", "3 June 2022", "last Thursday", "Fri", "met", "Rosa Quispe", "", 20220603]
)
def test_dates_that_the_evidence_does_not_have_are_dropped(date):
    found = one(date=date).date
    assert found is not None
    assert (found.edtf, found.text) == ("../2022-06-04", "")  # told as past: not after the article


def test_a_date_in_the_other_sentence_of_the_evidence_counts():
    text = "Rosa Quispe met Juan Paz. The meeting took place on 2 June."
    event = {**GOOD, "evidence": text.replace(". ", ".|").split("|"), "date": "2 June", "place": ""}
    (candidate,), _ = ground(event, text=text)
    assert candidate.date is not None
    assert candidate.date.edtf == "2022-06-02"


def test_a_phrase_that_stands_twice_and_means_two_days_is_dropped():
    text = "Rosa Quispe met Juan Paz on 3 May 2021. A year later, on 3 May 2022, Rosa Quispe met Juan Paz."
    (candidate,), lost = ground({**GOOD, "evidence": [text], "date": "3 May", "place": ""}, text=text)
    assert lost["a date phrase that stands there twice and means two days"] == 1
    assert candidate.date is not None
    assert candidate.date.text == ""


def test_a_plan_looks_forward():
    text = "Rosa Quispe will meet Juan Paz on Tuesday."
    (candidate,), _ = ground(
        {**GOOD, "status": "planned", "evidence": [text], "date": "Tuesday", "place": ""}, text=text
    )
    assert candidate.date is not None
    assert candidate.date.edtf == "2022-06-07"


# --- Shapes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [None, 1, "events", {}, {"events": {}}, {"events": None}, {"Events": []}])
def test_an_answer_of_another_shape_is_refused(answer):
    with pytest.raises(WrongShape, match="events"):
        read_claims(answer, Counter())


@pytest.mark.parametrize(
    "event", [None, 5, "a meeting", [], [[]], {}, {**GOOD, "type": "war"}, {**GOOD, "type": None},
              {**GOOD, "status": "done"}, {**GOOD, "status": ["held"]}, {**GOOD, "evidence": []},
              {**GOOD, "evidence": {"quote": {"quote": MEETING}}}]
)  # fmt: skip
def test_an_event_of_another_shape_is_dropped_and_the_rest_read(event):
    candidates, lost = ground(event, GOOD)
    assert len(candidates) == 1
    assert lost.total() == 1


def test_thousands_of_events_are_cut():
    candidates, lost = ground(*[GOOD] * 5_000)
    assert len(candidates) == 1
    assert lost["more events than an article tells of"] == 5_000 - MOST_EVENTS


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["meeting", "held", MEETING, "Rosa Quispe", "on Friday", "Quito", "host"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["events", *GOOD, "quote", "paragraph", "role"]),
        inner,
        max_size=6,
    ),
    max_leaves=30,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(JSON | st.fixed_dictionaries({key: st.just(value) | JSON for key, value in GOOD.items()}), max_size=4))
def test_whatever_is_claimed_only_grounded_candidates_come_out(events):
    assert ground(*events) == ground(*events)
