"""An endpoint that is down is left alone for a while; one bad answer is not its being down."""

from __future__ import annotations

import pytest

from events.endpoint.errors import EndpointError
from events.endpoint.pause import FAILURES, LONGEST, PAUSE, Pause
from events.extraction.types import ArticleText
from tests.endpoint.conftest import EVENT, TEXT
from tests.endpoint.server import answer, refuse


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pause(clock: Clock) -> Pause:
    return Pause(clock)


def is_paused(pause: Pause) -> bool:
    try:
        pause.check()
    except EndpointError:
        return True
    return False


def test_it_begins_with_the_third_failure_in_a_row_and_ends(pause, clock):
    for _ in range(FAILURES):
        assert not is_paused(pause)
        pause.note_failure(EndpointError("it fails", down=True))
    with pytest.raises(EndpointError, match="not asked for another 60 seconds, since it fails"):
        pause.check()
    clock.now += PAUSE + 1
    assert not is_paused(pause)


def test_an_answer_between_failures_forgets_them(pause):
    for _ in range(3 * FAILURES):
        pause.note_failure(EndpointError("it fails", down=True))
        pause.note_answer()
    assert not is_paused(pause)


def test_an_answer_that_cannot_be_used_is_no_failure_of_the_endpoint(pause):
    for _ in range(3 * FAILURES):
        pause.note_failure(EndpointError("the model refuses to answer"))
    assert not is_paused(pause)


def test_what_only_a_person_can_mend_pauses_at_once(pause):
    pause.note_failure(EndpointError("the key is refused", lasting=True))
    assert is_paused(pause)


@pytest.mark.parametrize(("wait", "paused"), [(5.0, PAUSE), (600.0, 600.0), (86_400.0, LONGEST)])
def test_a_wait_that_is_asked_for_is_kept_within_bounds(pause, clock, wait, paused):
    pause.note_failure(EndpointError("too many", down=True, wait=wait))
    clock.now += paused - 1
    assert is_paused(pause)
    clock.now += 2
    assert not is_paused(pause)


def test_no_question_is_asked_while_it_lasts(endpoint, make):
    endpoint.queue = [refuse(401)]
    endpoint.behave = answer({"events": [EVENT]})
    extractor = make()
    for _ in range(4):
        with pytest.raises(EndpointError):
            extractor.extract(ArticleText(TEXT))
    assert len(endpoint.asked) == 1
