"""What models answer, in the forms that servers give it: believed where the text bears it out, else the rules read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from events.endpoint.chat import MOST_TOKENS
from events.extraction.quoted.claims import MOST_EVENTS
from events.extraction.types import ArticleText
from tests.endpoint.conftest import EVENT, MEETING, TEXT
from tests.endpoint.server import answer, complete, refuse

GOOD = json.dumps({"events": [EVENT]})


def has_meeting(extraction: Any) -> bool:
    return extraction.extractor == "endpoint" and [c.evidence[0].quote for c in extraction.candidates] == [MEETING]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"```\n{GOOD}\n```\n",
        f"Here is what I found:\n\n{GOOD}\n\nLet me know if you need more!",
        f"<think>The user wants {{events}}. Perhaps {{}}?</think>\n{GOOD}",
        f"\ufeff{GOOD}",
        json.dumps([EVENT]),
        json.dumps({"reasoning": "a meeting", "events": [{**EVENT, "sure": 0.99, "id": 7}], "model": "fish"}),
        [{"type": "text", "text": GOOD[:30]}, {"type": "text", "text": GOOD[30:]}],
    ],
)
def test_json_is_found_in_the_forms_that_servers_give_it(endpoint, read, content):
    endpoint.behave = lambda handler: handler.say(200, complete(content))
    assert has_meeting(read())


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (complete(None, refusal="I cannot help with that."), "refuses to answer"),
        (complete(None), "answer is empty"),
        (complete(""), "answer is empty"),
        (complete("  \n "), "answer is empty"),
        (complete(None, reasoning_content=GOOD), "turn its thinking off"),
        (complete(7), "answer is empty"),
        (complete([{"type": "image"}, 3]), "answer is empty"),
        (complete(GOOD[:-20], finish="length"), "cut at its length"),
        (complete(GOOD, finish="length"), "cut at its length"),
        (complete("", finish="content_filter"), "filter holds the answer back"),
        (complete("There are no events."), "something else than JSON"),
        (complete(GOOD[:-20]), "something else than JSON"),
        (complete("<think>hm"), "something else than JSON"),
        (complete('{"events": [' + "[" * 100_000), "something else than JSON"),
        (complete('{"events": NaN}'), "something else than JSON"),
        (complete('{"events": [1e999]}'), "something else than JSON"),
        (complete("\ud800"), "something else than JSON"),
        (complete("{}"), "another form: an object with a list “events” was expected"),
        (complete("7"), "another form"),
        (complete('{"events": {"0": {}}}'), "another form"),
        (complete('{"events": [], "events": 3}'), "another form"),
    ],
)
def test_an_answer_that_cannot_be_used_leaves_the_article_to_the_rules(endpoint, read, said, body, words):
    endpoint.behave = lambda handler: handler.say(200, body)
    extraction = read()
    assert (extraction.extractor, len(extraction.candidates)) == ("rules", 1)
    assert words in said()


def test_no_event_is_an_answer(endpoint, read):
    endpoint.behave = answer({"events": []})
    extraction = read()
    assert (extraction.extractor, extraction.candidates) == ("endpoint", ())


def test_of_a_key_given_twice_one_counts_and_is_grounded_like_any(endpoint, read):
    endpoint.behave = answer(f'{{"events": [{{"type": "war", {json.dumps(EVENT)[1:]}]}}')
    assert has_meeting(read())


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "war"},
        {"status": "happened"},
        {"evidence": [{"paragraph": 1, "quote": "Peruvian Foreign Minister Rosa Quispe met the King of Atlantis."}]},
        {"evidence": []},
        {"evidence": [{"paragraph": 2, "quote": "They spoke of fish."}]},
    ],
)
def test_a_wrong_event_is_dropped_and_counted_beside_a_right_one(endpoint, read, wrong):
    endpoint.behave = answer({"events": [{**EVENT, **wrong}, EVENT]})
    extraction = read()
    assert has_meeting(extraction)
    assert extraction.dropped >= 1


def test_when_nothing_is_borne_out_the_rules_read(endpoint, read, said):
    invented = {**EVENT, "evidence": [{"paragraph": 1, "quote": "Rosa Quispe met the King of Atlantis in Quito."}]}
    endpoint.behave = answer({"events": [invented, invented]})
    assert read().extractor == "rules"
    assert "of the 2 events that the model tells of, the text bears out none" in said()


def test_participants_places_and_dates_are_never_invented(endpoint, read):
    more = [{"quote": "Sergei Lavrov", "role": "host"}, {"quote": "Chile", "role": "observer"}]
    endpoint.behave = answer({"events": [{**EVENT, "participants": [*EVENT["participants"], *more],
                                          "place": "Paris", "date": "1999-01-01"}]})  # fmt: skip
    (candidate,) = (extraction := read()).candidates
    assert [who.name for who in candidate.participants] == ["Rosa Quispe", "Juan Paz"]
    assert (candidate.place, candidate.date) == (None, None)
    assert extraction.dropped == 4


def test_thousands_of_events_are_cut_and_counted(endpoint, read):
    endpoint.behave = answer({"events": [EVENT] + [{**EVENT, "type": "war"}] * 3_000})
    extraction = read(patience=None)
    assert has_meeting(extraction)
    assert extraction.dropped == 3_000
    assert MOST_EVENTS < 3_000


# --- Forms of the question ------------------------------------------------------------------------


def test_the_form_of_the_answer_is_asked_for_as_the_setting_says(endpoint, read):
    endpoint.behave = answer({"events": []})
    for form in ("json_schema", "json_object", "none"):
        read(format=form)
    asked = [question.body.get("response_format") for question in endpoint.asked]
    assert asked[0]["type"] == "json_schema"
    assert asked[1:] == [{"type": "json_object"}, None]


def test_a_server_without_schemas_says_which_setting_to_change(endpoint, read, said):
    endpoint.behave = refuse(400, {"error": {"message": "'response_format.type' must be one of 'text', 'json_object'"}})
    read()
    assert "try another ENDPOINT_FORMAT" in said()


def test_parameters_that_a_model_does_not_take_are_left_out_from_then_on(endpoint, make, read):
    endpoint.queue = [
        refuse(400, {"error": {"message": "Unsupported parameter: 'max_tokens' is not supported with this model. "
                                          "Use 'max_completion_tokens' instead.", "param": "max_tokens"}}),
        refuse(400, {"error": {"message": "Unsupported value: 'temperature' does not support 0 with this model."}}),
        refuse(422, {"detail": "Extra inputs are not permitted: seed"}),
    ]  # fmt: skip
    endpoint.behave = answer({"events": [EVENT]})
    extractor = make()
    for _ in range(2):
        assert has_meeting(extractor.extract(ArticleText(TEXT)))
    assert len(endpoint.asked) == 5
    for question in endpoint.asked[3:]:
        assert not {"max_tokens", "temperature", "seed"} & set(question.body)
        assert question.body["max_completion_tokens"] == MOST_TOKENS


def test_a_server_that_refuses_everything_is_asked_a_few_times_only(endpoint, read, said):
    endpoint.behave = refuse(
        400, {"error": {"message": "unsupported: seed temperature max_tokens max_completion_tokens"}}
    )
    assert read().extractor == "rules"
    assert "refuses" in said()
    assert len(endpoint.asked) <= 5


# --- Parts of a long article ----------------------------------------------------------------------


def test_a_long_article_is_asked_about_in_parts_numbered_through(endpoint, read):
    filling = "\n\n".join(f"Fish number {n} was caught off the coast, and visitors bought it. " * 20 for n in range(20))
    text = f"{filling}\n\n{MEETING}"
    endpoint.behave = answer({"events": []})
    endpoint.queue = [answer({"events": []}), answer({"events": []}), answer({"events": [{**EVENT, "evidence": [
        {"paragraph": 21, "quote": MEETING}]}]})]  # fmt: skip
    assert has_meeting(read(text))
    assert len(endpoint.asked) == 3
    numbers = [paragraph["paragraph"] for question in endpoint.asked for paragraph in question.article]
    assert numbers == list(range(1, 22))


def test_an_event_told_in_two_parts_is_one(endpoint, read):
    text = f"{MEETING}\n\n" + "\n\n".join(["The fish came to market. " * 40] * 14) + f"\n\nAgain: {MEETING}"
    first = {**EVENT, "evidence": [{"paragraph": 1, "quote": MEETING}]}
    second = {**EVENT, "evidence": [{"paragraph": 16, "quote": MEETING}]}
    endpoint.queue = [answer({"events": [first]}), answer({"events": [second]})]
    (candidate,) = read(text).candidates
    assert len(candidate.evidence) == 2


def test_parts_without_a_word_that_tells_of_an_event_cost_nothing(endpoint, read):
    assert read("Fish was caught off the coast. " * 2_000).extractor == "endpoint"
    assert read("").candidates == ()
    assert endpoint.asked == []


def test_a_paragraph_without_end_is_cut_at_sentences(endpoint, read):
    endpoint.behave = answer({"events": []})
    text = "Visitors bought the fish on a cold day. " * 900
    read(text)
    parts = [paragraph["text"] for question in endpoint.asked for paragraph in question.article]
    assert len(parts) == len(endpoint.asked) > 2
    assert all(part.endswith("day.") for part in parts)
    assert " ".join(parts) == text.strip()


def test_an_article_beyond_the_budget_is_left_to_the_rules_unasked(endpoint, read, said):
    assert read(f"{MEETING}\n\n" + "Visitors bought the fish. " * 5_000).extractor == "rules"
    assert "more than the 96,000 characters" in said()
    assert endpoint.asked == []


def test_when_one_part_fails_the_rules_read_the_whole(endpoint, read, said):
    endpoint.queue = [answer({"events": [EVENT]}), refuse(404)]
    assert read(f"{MEETING}\n\n" + "Visitors bought the fish. " * 600).extractor == "rules"
    assert "404" in said()
