"""Bodies by the last word of their name: "the Format" after "the Moscow Format", "the Alliance" after its full name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.extraction.gazetteer import Form, Hit, Name
from events.extraction.types import Span
from events.vocabulary import ActorKind

# Last words of the names of bodies that states form; such a name is read in full where no file knows it.
_BODIES = "Format|Group|Quartet|Quad|Troika|Alliance|Bloc|League|Community|Platform|Initiative"
_SHORT = (
    _BODIES + "|Union|Council|Assembly|Organisation|Organization|Forum|Court|Agency|Commission|Movement|Front|Bank|Fund"
)
_FULL = re.compile(rf"\b(?:[A-Z][\w-]+ ){{1,3}}(?:{_BODIES})\b(?! [A-Z])")
_ALONE = re.compile(rf"\b[Tt]he ({_SHORT})\b(?!['’]?[ -](?:[A-Z]|of [A-Z]))")
_NO_NAME = frozenset({"The", "A", "An", "This", "That", "In", "At", "For", "Our"})


def add_short_names(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The known names of a text with those bodies that it names itself, in full and afterwards by their last word.

    Linear in the text; the hits stay in order and do not overlap. A short name means the body that was
    last named in full before it.
    """
    if not (alone := list(_ALONE.finditer(text))):
        return list(hits)
    taken = {position for hit in hits for position in range(hit.span.start, hit.span.end)}
    found = list(hits)
    for match in _FULL.finditer(text):
        words = match[0].split()
        if taken.isdisjoint(range(*match.span())) and not _NO_NAME & set(words):
            found.append(Hit(Span(*match.span()), Name(match[0], Form.ORGANISATION, "", ActorKind.ORGANISATION)))
            taken.update(range(*match.span()))
    found.sort(key=lambda hit: hit.span.start)
    bodies = [hit for hit in found if hit.name.form is Form.ORGANISATION]
    for match in alone:
        if not taken.isdisjoint(range(*match.span(1))):
            continue
        before = [hit for hit in bodies if hit.span.end <= match.start() and _ends_with(hit, match[1], text)]
        if before:
            found.append(Hit(Span(*match.span(1)), before[-1].name))
    return sorted(found, key=lambda hit: hit.span.start)


def _ends_with(hit: Hit, word: str, text: str) -> bool:
    return hit.span.of(text).endswith(" " + word) or hit.name.name.endswith(" " + word)
