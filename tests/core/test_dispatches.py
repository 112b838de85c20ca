"""Turns of dispatches: conferences called for a day, put off before they began, plans scratched, leaders at home where
it is disputed.
"""

from __future__ import annotations

from tests.core.test_rules import read


def test_a_region_of_a_state_and_its_town_are_one_visit() -> None:
    text = "President Putin flew to Chechnya on Monday. Mr Putin landed in Grozny and spoke to commanders."
    assert len(read(text).candidates) == 1


def test_a_nation_of_a_state_is_told_by_its_own_name() -> None:
    (found,) = read("British Prime Minister Tony Blair arrived in Northern Ireland on Tuesday.").candidates
    assert found.place is not None
    assert (found.place.name, found.place.country) == ("Northern Ireland", "GB")


def test_who_travels_is_a_diplomat_if_the_article_says_so_later() -> None:
    journey = "Peter Gray flew to Asmara on Sunday."
    talks = "On Monday Gray held talks with Eritrean Foreign Minister Osman Saleh in Asmara."
    assert not read(journey).candidates
    assert {candidate.type for candidate in read(f"{journey} {talks}").candidates} == {"visit", "talks"}


def test_whose_visit_it_was_is_said_by_whose() -> None:
    text = "Envoy Jeffrey Gray said that officials did not offer any terms during his visit to Asmara last week."
    (found,) = read(text).candidates
    assert [who.name for who in found.participants] == ["Jeffrey Gray"]


def test_leaders_of_many_states_met_one_by_one_are_one_entry() -> None:
    text = (
        "President Ann Lee will have individual meetings with the leaders of Peru, Chile, Mali, Chad, Norway and "
        "Finland on Friday."
    )
    assert len(read(text).candidates) == 1


def test_the_day_of_an_answer_is_not_the_day_of_what_is_asked() -> None:
    text = "Norway's ministry refused on Tuesday to confirm any plans by Secretary Ann Lee to visit Oslo."
    (found,) = read(text).candidates
    assert found.date is None


def test_whom_one_meets_on_a_visit_does_not_travel() -> None:
    text = "Envoy Jeffrey Gray met Foreign Minister Osman Saleh during a four-day visit to Eritrea."
    visits = [candidate for candidate in read(text).candidates if candidate.type == "visit"]
    assert [[who.name for who in visit.participants] for visit in visits] == [["Jeffrey Gray"]]


def test_a_state_before_a_trip_is_where_it_goes() -> None:
    text = "Norwegian Foreign Minister Eva Lund raised it on her two-day Cuba trip in March."
    (found,) = read(text).candidates
    assert [who.name for who in found.participants] == ["Eva Lund"]
    assert found.place is not None
    assert found.place.name == "Cuba"


def test_two_who_meet_at_a_summit_are_not_the_summit() -> None:
    found = read("Mr Putin and Mr Holm met at the G20 summit in Osaka on Friday.").candidates
    assert {candidate.type: {who.name for who in candidate.participants} for candidate in found} == {
        "meeting": {"Vladimir Putin", "Holm"},
        "conference": {"Vladimir Putin", "Holm", "G20"},
    }


def test_where_the_next_round_will_be_is_not_where_one_was() -> None:
    text = (
        "Minister Jon Arnason, who chaired the meeting, said a further round of talks would be held in Bergen in May."
    )
    assert {candidate.place and candidate.place.name for candidate in read(text).candidates} == {None, "Bergen"}


def test_who_agree_to_meet_did_not_hold_the_talks_told_before() -> None:
    text = (
        "A first round of talks in Jeddah in May 2021 failed. In December the African Union said that General Mane and "
        "General Sow had agreed to meet face to face."
    )
    assert all("Mane" not in who.name for told in read(text).candidates if told.place for who in told.participants)


def test_whose_first_trip_it_is() -> None:
    text = "President Donald Trump's trade secretary is to visit Japan next week, choosing it for his first trip."
    assert {who.name for told in read(text).candidates for who in told.participants} == {"United States"}
