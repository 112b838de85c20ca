"""An endpoint that is down is left alone for a while: a thousand articles do not wait a thousand times for it."""

from __future__ import annotations

import time
from collections.abc import Callable

from events.endpoint.errors import EndpointError

PAUSE = 60.0  # seconds
LONGEST = 3600.0  # whatever a Retry-After asks for
FAILURES = 3  # in a row


class Pause:
    """Counts failures of the endpoint (not of single answers) and says when it may be asked again."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._failures, self._until, self._reason = clock, 0, 0.0, ""

    def check(self) -> None:
        """Raises EndpointError while the pause lasts."""
        left = self._until - self._clock()
        if left > 0:
            raise EndpointError(f"the endpoint is not asked for another {left:.0f} seconds, since {self._reason}")

    def note_answer(self) -> None:
        """It answers: all is forgotten."""
        self._failures = 0

    def note_failure(self, error: EndpointError) -> None:
        """Begin a pause at the third failure in a row, at once when only a person or time can help."""
        if not error.down:
            return
        self._failures += 1
        if error.lasting or error.wait or self._failures >= FAILURES:
            self._until = self._clock() + min(max(PAUSE, error.wait or 0.0), LONGEST)
            self._reason, self._failures = str(error), 0
