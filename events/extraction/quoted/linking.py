"""Quoted words become actors, places and dates by our own names and our own resolver, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from events.extraction.actor import Actor
from events.extraction.direction import turn_date
from events.extraction.gazetteer import Form, Hit
from events.extraction.gazetteer.names import SPEAKS_FOR_A_STATE
from events.extraction.names import is_capitalised, strip_titles
from events.extraction.offices import ACTING, INSTITUTION_WORDS, PARTICLES, head_word
from events.extraction.quoted.background import Background
from events.extraction.types import PlaceMention, ResolvedDate, Span
from events.vocabulary import ActorKind, EventStatus, PlaceKind

_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?\.?")
_MOST_WORDS = 16  # in the name of a participant; the work on it grows with their square
_TOWARDS = frozenset("to for on in at about over with against between".split())  # "envoy to X" does not act for X
_BESIDE = frozenset({"the", "of", "and", "for", "de"})
_PLACE_ORDER = (Form.CITY, Form.CAPITAL, Form.VENUE, Form.SEAT, Form.STATE, Form.REGION)


def link_actors(span: Span, background: Background) -> list[Actor]:
    """Who the quoted words name: a person of the article, states and bodies of the gazetteer, or a name as written.

    Pronouns, places that do not act, and words that name nobody give an empty list.
    """
    words = [
        Span(span.start + match.start(), span.start + match.end()) for match in _WORD.finditer(_of(span, background))
    ]
    words = words[:_MOST_WORDS]
    if not words:
        return []
    person = _find_person(words, background)
    if person is not None:
        return [person]
    known = list(_known_names(words, background))
    if known:
        return known
    if background.hits_in(span) and not any(hit.name.form is Form.DEMONYM for hit in background.hits_in(span)):
        return []  # a place that does not act
    unlisted = _read_unlisted(words, background)
    return [unlisted] if unlisted is not None else []


def link_place(span: Span, background: Background) -> PlaceMention | None:
    """Where the quoted words are: the most exact known place in them, or a name as written; None for anything else."""
    hits = background.hits_in(span)
    written = _of(span, background)
    if re.search(r"\bcapital\b", written):
        for hit in hits:
            capital = background.gazetteer.capital_of(hit.name.country)
            if hit.name.form in (Form.DEMONYM, Form.STATE) and capital:
                return PlaceMention(capital, hit.name.country, PlaceKind.CITY, span)
    placed = [hit for hit in hits if hit.name.form in _PLACE_ORDER]
    if placed:
        return _as_place(min(placed, key=lambda hit: _PLACE_ORDER.index(hit.name.form)), background)
    found = [match for match in _WORD.finditer(written) if is_capitalised(match[0])]
    if hits or not found or len(found) > 6 or background.roster.find(found[-1][0], span.start) is not None:
        return None
    named = Span(span.start + found[0].start(), span.start + found[-1].end())
    if _is_date(named, background):
        return None
    return PlaceMention(" ".join(_of(named, background).split()), "", PlaceKind.CITY, named)


def link_date(spans: list[Span], status: EventStatus, background: Background) -> tuple[ResolvedDate | None, str]:
    """The date that our resolver reads where the quoted phrase stands, or None and the reason.

    Where the phrase stands several times, all have to mean the same.
    """
    found = [date for date in (_date_at(span, background) for span in spans) if date is not None]
    if not found:
        return None, "no date where the phrase stands"
    if len({date.edtf for date in found}) > 1:
        return None, "a date phrase that stands there twice and means two days"
    future = status in (EventStatus.PLANNED, EventStatus.POSTPONED)
    if future or status is EventStatus.HELD:
        return turn_date(found[0], background.anchor.date, future=future), ""
    return found[0], ""


def _date_at(span: Span, background: Background) -> ResolvedDate | None:
    """The date phrase that shares most characters with the span."""
    touching = [date for date in background.dates if date.span.overlaps(span)]
    return max(touching, key=lambda date: min(date.end, span.end) - max(date.start, span.start), default=None)


def _is_date(span: Span, background: Background) -> bool:
    return any(date.span.overlaps(span) for date in background.dates)


def _find_person(words: list[Span], background: Background) -> Actor | None:
    """The longest run of the words that is a person of this article, titles apart."""
    runs = sorted(combinations(range(len(words) + 1), 2), key=lambda run: run[0] - run[1])
    for first, last in runs:
        written = [_of(word, background) for word in words[first:last]]
        name = strip_titles(written)
        if not is_capitalised(name[0]) or not is_capitalised(name[-1]):
            continue
        following = _of(words[last], background).lower() if last < len(words) else ""
        if following in INSTITUTION_WORDS:
            continue  # "the Lindqvist Institute" is nobody
        span = Span(words[last - len(name)].start, words[last - 1].end)
        person = background.roster.find(" ".join(name), span.start)
        if person is not None:
            return Actor(person.name, ActorKind.PERSON, span, person.country, person.office, she=person.she)
    return None


def _known_names(words: list[Span], background: Background) -> Iterator[Actor]:
    """States and bodies up to the first preposition that leads elsewhere, each once."""
    end = next((word.start for word in words[1:] if _of(word, background).lower() in _TOWARDS), words[-1].end)
    hits = background.hits_in(Span(words[0].start, end))
    seen: set[str] = set()
    for hit in hits:
        if hit.name.form in SPEAKS_FOR_A_STATE:
            name, kind = background.gazetteer.state_name(hit.name.country) or hit.name.name, ActorKind.STATE
        elif hit.name.form is Form.ORGANISATION:
            name, kind = hit.name.name, hit.name.kind
        else:
            continue
        if name not in seen:
            seen.add(name)
            yield Actor(name, kind, hit.span, hit.name.country, _office_behind(hits[-1], words, background))


def _office_behind(last: Hit, words: list[Span], background: Background) -> str:
    """ "foreign ministers" of "Russian and Chinese foreign ministers"; empty when no office word is among them."""
    behind = [_of(word, background) for word in words if word.start >= last.span.end]
    behind = behind[: next((n for n, word in enumerate(behind) if word.lower() in _TOWARDS), len(behind))]
    return " ".join(behind) if any(head_word(word) in ACTING for word in behind) else ""


def _read_unlisted(words: list[Span], background: Background) -> Actor | None:
    """A name that no file knows, as written; a description without a name is generic."""
    written = [_of(word, background) for word in words]
    if written[0].lower() == "the":
        words, written = words[1:], written[1:]
    if not written:
        return None
    span = Span(words[0].start, words[-1].end)
    small = [word for word in written if not is_capitalised(word)]
    if not small or (all(word.lower() in _BESIDE | PARTICLES for word in small) and is_capitalised(written[-1])):
        name = strip_titles(written)
        if _is_date(span, background):
            return None
        if {word.lower() for word in name} & INSTITUTION_WORDS:
            return None if len(name) == 1 else Actor(" ".join(written), ActorKind.ORGANISATION, span)
        if head_word(name[-1]) in ACTING:
            return None
        titles = written[: len(written) - len(name)]
        kind = ActorKind.PERSON if titles else ActorKind.OTHER
        return Actor(" ".join(name), kind, Span(words[len(titles)].start, span.end), office=" ".join(titles))
    if any(head_word(word) in ACTING for word in written):
        return Actor(" ".join(written), ActorKind.OTHER, span, generic=True)
    return None


def _as_place(hit: Hit, background: Background) -> PlaceMention:
    name = hit.name
    if name.form in (Form.VENUE, Form.SEAT):
        return PlaceMention(
            name.city or name.name, name.country, PlaceKind.CITY if name.city else PlaceKind.VENUE, hit.span
        )
    if name.form in (Form.CITY, Form.CAPITAL):
        return PlaceMention(name.name, _state_behind(hit, background) or name.country, PlaceKind.CITY, hit.span)
    kind = PlaceKind.COUNTRY if name.form is Form.STATE else PlaceKind.REGION
    return PlaceMention(name.name, name.country, kind, hit.span)


def _state_behind(hit: Hit, background: Background) -> str:
    """ "Paris, Texas": the state that follows a comma decides which of two cities it is."""
    for other in background.hits:
        if other.span.start >= hit.span.end:
            between = background.shown[hit.span.end : other.span.start]
            told = other.name.form in (Form.STATE, Form.REGION) and re.fullmatch(r",\s{0,2}", between)
            return other.name.country if told else ""
    return ""


def _of(span: Span, background: Background) -> str:
    return span.of(background.shown).removesuffix("'s").removesuffix("’s")
