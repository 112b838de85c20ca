"""Turns of phrase of agencies, papers and ministries: what became of a plan, who is meant, what a talk was on."""

from __future__ import annotations

from tests.core.test_rules import read


def test_one_call_for_each_of_several_who_are_named_behind_a_word_for_all() -> None:
    text = (
        "Eva Lund, the Norwegian foreign minister, had been on the line with each of the two generals, Karim Aziz and "
        "Hasan Bakri, on Monday."
    )
    assert [len(candidate.participants) for candidate in read(text).candidates] == [2, 2]


def test_a_meeting_for_each_town_that_has_a_day_of_its_own() -> None:
    text = "Danish and Norwegian ministers met in the resort of Skagen on 2 May last year and again in Oslo on 3 June."
    told = {
        event.place.name: event.date.edtf for event in read(text).candidates if event.place is not None and event.date
    }
    assert told == {"Skagen": "2021-05-02", "Oslo": "2022-06-03"}


def test_a_body_goes_by_the_full_name_that_the_article_gives_it() -> None:
    (candidate,) = read("Leaders of the Organisation of African Unity met in Lome on Monday.").candidates
    assert [one.name for one in candidate.participants] == ["Organisation of African Unity"]
    (candidate,) = read("OAU leaders met in Lome on Monday.").candidates
    assert [one.name for one in candidate.participants] == ["Organization of African Unity"]


def test_politics_at_home_is_passed_over_in_a_report_of_one_state_alone() -> None:
    home = (
        "Norway has no government. Norway's king, Harald, received Norwegian party leader Odd Holm in Oslo on Monday. "
        "Norwegian voters are tired; in Oslo nobody cares."
    )
    abroad = home.replace("Norwegian party leader Odd Holm", "Danish Prime Minister Jens Krag")
    assert read(home).candidates == ()
    assert read(abroad).candidates != ()


DIARY = """DIARY - Engagements in Europe

BRUSSELS, June 10 (Newsfile) - Engagements for the coming week.

MONDAY, JUNE 13

BRUSSELS - EU foreign ministers gather for the Foreign Affairs Council (to June 14).

TUESDAY, JUNE 14

BRUSSELS - EU troika sits down with a Ukrainian delegation led by Foreign Minister Borys Lysenko.

BELGRADE - POSTPONED: Commissioner Eva Lund's trip, which should have taken her to Belgrade today and tomorrow, is off.

WEDNESDAY, JUNE 15

TALLINN - Danish Prime Minister Jens Krag pays a visit (to June 16). Talks with his Estonian colleague Mart Saar.
"""


def test_each_item_of_a_diary_tells_of_its_own_event() -> None:
    events = read(DIARY, "2022-06-10").candidates
    assert [(event.type, event.status, event.date and event.date.edtf) for event in events] == [
        ("meeting", "planned", "2022-06-13/2022-06-14"),
        ("meeting", "planned", "2022-06-14"),
        ("visit", "postponed", "2022-06-14/2022-06-15"),
        ("visit", "planned", "2022-06-15/2022-06-16"),
        ("talks", "planned", "2022-06-15"),
    ]


READOUT = """Ministry of Foreign Affairs

Press release, 15 June 2022

Minister of Foreign Affairs Ion Popescu continued today his visit to Oslo.

Minister Popescu met the Norwegian foreign minister, Eva Lund.

Ion Popescu received the Danish envoy, Jens Krag.

Minister Popescu also met the Swedish defence minister, Ulla Berg.
"""


def test_a_ministers_meetings_are_on_the_day_that_the_readout_names() -> None:
    days = {event.date.edtf for event in read(READOUT, None).candidates if event.date and event.type == "meeting"}
    assert days == {"2022-06-15"}
