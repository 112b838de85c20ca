"""What a diary writes beside an entry: "CANCELLED", "(to be rescheduled)"."""

from __future__ import annotations

from spacy.tokens import Token

from events.extraction.realis import Realis
from events.extraction.status_words import (
    CANCELLED,
    PLANNED,
    POSTPONED,
)

# What a diary writes beside an entry.
LABELS = {
    "CANCELLED": CANCELLED, "CANCELED": CANCELLED, "POSTPONED": POSTPONED, "RESCHEDULED": POSTPONED,
    "DELAYED": POSTPONED, "PLANNED": PLANNED,
}  # fmt: skip


def read_label(trigger: Token) -> Realis | None:
    """ "CANCELLED: visit of …", "Visit of … POSTPONED", "Visit of … (to be rescheduled)" in a diary."""
    first = trigger.sent[0]
    before = first.nbor(-1) if first.i > 0 and first.text not in LABELS else first
    for token in (first, before, *([before.nbor(-1)] if before.i > 0 else [])):
        if token.text in LABELS:
            return Realis(LABELS[token.text])
    return _read_label_behind(trigger)


def _read_label_behind(trigger: Token) -> Realis | None:
    doc, end = trigger.doc, trigger.sent.end
    for token in doc[trigger.i + 1 : min(end + 1, len(doc))]:
        status = LABELS.get(token.text.upper())
        if status is None or status is PLANNED:
            continue
        set_apart = doc[token.i - 1].text in _MARKS or doc[max(token.i - 3, 0) : token.i].text.lower()[1:] == " to be"
        if token.text.isupper() or (set_apart and (token.i + 1 == end or doc[token.i + 1].is_punct)):
            return Realis(status)
    return None


_MARKS = frozenset({"(", "[", "-", "–", "—", "--", ":", "*"})
