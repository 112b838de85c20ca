"""What is known where a phrase stands: the publication date and the dates told before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from events.extraction.edtf_dates import EdtfDate
from events.extraction.temporal.tense import Tense


@dataclass(slots=True)
class Context:
    """Grows while a text is read from its beginning.

    ``reference`` is the date last spoken of, ``reference_end`` where its phrase ends.
    ``narrative`` says that the text tells of a time of its own (history) rather than of
    the days around its publication; then yearless dates follow the dates before them.
    ``month_first`` is the order of the text's unambiguous numeric dates, None when it has none.
    """

    published: dt.date | None
    narrative: bool = False
    month_first: bool | None = None
    reference: EdtfDate | None = None
    reference_end: int = 0
    tense: Tense = Tense.UNKNOWN
    gap: str = ""  # the text between the last phrase and this one, cut to what matters

    @property
    def base(self) -> dt.date | None:
        """The day that narrative offsets count from: the reference's first day, else the publication date."""
        if self.reference is not None and self.reference.earliest is not None:
            return self.reference.earliest
        return self.published
