"""Bodies by the full name that the article itself gives them: "Organisation of African Unity", as it spells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.extraction.gazetteer import Form, Hit
from events.extraction.types import Candidate

_FULL = 3  # words of a full name at least; an abbreviation tells less than the name we know


def use_written_names(candidates: Sequence[Candidate], text: str, hits: Sequence[Hit]) -> list[Candidate]:
    """The candidates with each body under the longest full name that ``text`` writes, where it never writes ours."""
    written: dict[str, set[str]] = {}
    for hit in hits:
        if hit.name.form is Form.ORGANISATION:
            written.setdefault(hit.name.name, set()).add(" ".join(hit.span.of(text).split()))
    names = {
        name: max(full, key=len)
        for name, forms in written.items()
        if name not in forms and (full := [form for form in forms if len(form.split()) >= _FULL])
    }
    return [
        replace(
            candidate,
            participants=tuple(replace(one, name=names.get(one.name, one.name)) for one in candidate.participants),
        )
        for candidate in candidates
    ]
