"""How good an extraction is against gold events, and what its confidence is worth.

A case names an article's gold events; each has ``types`` that a fair reader accepts, ``status``, ``date`` in EDTF
(null: none can be known) with other readings in ``dates_ok``, ``participants`` as groups of names for one actor,
``place`` and, as ``evidence``, verbatim words of the article. A prediction is a gold event's when their evidence
overlaps, the type is accepted and someone of the gold event is named; one to one, as many as can be. Optional
events count neither way. Pure: reading files is the caller's.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from events.extraction.edtf_dates import parse_edtf
from events.extraction.gazetteer import load_gazetteer
from events.extraction.grounding import is_grounded
from events.extraction.types import Candidate, Extraction, ResolvedDate, Span

_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_UNTELLING = frozenset(
    """
    the of and president minister foreign prime secretary general gen mr mrs ms dr sir delegation representatives
    officials government state king chancellor ambassador premier
    """.split()
)
Bounds = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One gold event; ``spans`` are where its evidence stands in the text, every occurrence."""

    id: str
    types: frozenset[str]
    status: str
    dates: tuple[Bounds, ...]
    participants: tuple[tuple[str, ...], ...]
    also_named: tuple[str, ...]
    places: tuple[str, ...]
    spans: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: which event, how, and the sentence where it shows."""

    kind: str
    event: str
    detail: str
    quote: str


@dataclass(slots=True)
class Score:
    """Counts of one case, or summed over several; ratios are None where nothing was counted."""

    found: int = 0
    missed: int = 0
    spurious: int = 0
    dates: int = 0
    statuses: int = 0
    names_found: int = 0
    names_missed: int = 0
    names_wrong: int = 0
    places: int = 0
    placed: int = 0
    noise: int = 0
    ungrounded: int = 0
    findings: list[Finding] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Sum another case's counts into this one."""
        for name in _COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.findings += other.findings
        self.judged += other.judged

    @property
    def precision(self) -> float | None:
        """Predictions that are gold events."""
        return _ratio(self.found, self.found + self.spurious)

    @property
    def recall(self) -> float | None:
        """Required gold events that were found."""
        return _ratio(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        return _ratio(2 * self.found, 2 * self.found + self.spurious + self.missed)

    @property
    def participants_f1(self) -> float | None:
        """The same for names, within the events found."""
        return _ratio(2 * self.names_found, 2 * self.names_found + self.names_missed + self.names_wrong)

    def figures(self) -> dict[str, float | None]:
        """The headline figures by name."""
        return {
            "events P": self.precision,
            "events R": self.recall,
            "events F1": self.f1,
            "dates": _ratio(self.dates, self.found),
            "status": _ratio(self.statuses, self.found),
            "participants F1": self.participants_f1,
            "places": _ratio(self.places, self.placed),
        }

    def calibration(self, width: float = 0.1) -> list[tuple[float, int, float]]:
        """For each band of confidence: its lower edge, how many events, and the share of them that is right."""
        bands: dict[int, list[bool]] = {}
        for confidence, right in self.judged:
            bands.setdefault(int(confidence / width + 1e-9), []).append(right)
        return [
            (round(band * width, 2), len(rights), sum(rights) / len(rights)) for band, rights in sorted(bands.items())
        ]


_COUNTS = (
    "found", "missed", "spurious", "dates", "statuses", "names_found", "names_missed", "names_wrong",
    "places", "placed", "noise", "ungrounded",
)  # fmt: skip


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def read_gold(case: Mapping[str, Any], text: str) -> list[GoldEvent]:
    """The gold events of a case. Raises KeyError for a missing key and ValueError for a date that is not EDTF."""
    events = []
    for event in case["events"]:
        place = event.get("place")
        accepted = event.get("dates_ok") or ([event["date"]] if event["date"] else [])
        events.append(
            GoldEvent(
                id=event["id"],
                types=frozenset(event["types"]),
                status=event["status"],
                dates=tuple(_read_bounds(edtf) for edtf in accepted),
                participants=tuple(tuple(group) for group in event["participants"]),
                also_named=tuple(event.get("extra_participants") or ()),
                places=(place["name"], *(event.get("place_names_ok") or ())) if place else (),
                spans=tuple(find_quotes(text, event["evidence"])),
                optional=bool(event.get("optional")),
            )
        )
    return events


def _read_bounds(edtf: str) -> Bounds:
    """Bounds of an EDTF date, of a week ("2019-W08"), or of an interval of either."""
    if "/" in edtf and _WEEK.search(edtf):
        first, last = ((None, None) if end in ("", "..") else _read_bounds(end) for end in edtf.split("/", 1))
        return first[0], last[1]
    week = _WEEK.fullmatch(edtf)
    if week:
        year, number = int(week[1]), int(week[2])
        return dt.date.fromisocalendar(year, number, 1), dt.date.fromisocalendar(year, number, 7)
    date = parse_edtf(edtf)
    return date.earliest, date.latest


def find_quotes(text: str, quotes: Sequence[str]) -> list[Span]:
    """Every place where one of the quotes stands verbatim."""
    return [Span(found.start(), found.end()) for quote in quotes for found in re.finditer(re.escape(quote), text)]


def score_case(case: Mapping[str, Any], text: str, extraction: Extraction) -> Score:
    """Compare one extraction with its gold case; offsets of both count from the beginning of ``text``."""
    golds = read_gold(case, text)
    candidates = extraction.candidates
    score = Score(ungrounded=sum(not is_grounded(candidate, text) for candidate in candidates))
    pairs = sorted(
        (
            (_closeness(gold, candidate), i, j)
            for i, gold in enumerate(golds)
            for j, candidate in enumerate(candidates)
            if _may_match(gold, candidate)
        ),
        reverse=True,
    )
    matched = _assign(pairs, sorted(range(len(golds)), key=lambda i: golds[i].optional))
    excused = {j for _, i, j in pairs if golds[i].optional} | set(matched.values())
    for i, gold in enumerate(golds):
        if not gold.optional:
            _score_event(score, gold, candidates[matched[i]] if i in matched else None, text)
    noise = find_quotes(text, case.get("noise") or ())
    for j, candidate in enumerate(candidates):
        wrong = j not in excused
        score.judged.append((candidate.confidence, not wrong))
        if wrong:
            score.spurious += 1
            score.noise += any(span.overlaps(quote.span) for span in noise for quote in candidate.evidence)
            _note(score, "spurious", candidate.title, f"confidence {candidate.confidence:.2f}", candidate)
    return score


def _score_event(score: Score, gold: GoldEvent, candidate: Candidate | None, text: str) -> None:
    if candidate is None:
        score.missed += 1
        quote = gold.spans[0].of(text) if gold.spans else ""
        score.findings.append(Finding("missed", gold.id, "", quote))
        return
    score.found += 1
    if _is_date_right(gold, candidate.date):
        score.dates += 1
    else:
        _note(score, "date", gold.id, (candidate.date and candidate.date.edtf) or "none", candidate)
    if candidate.status == gold.status:
        score.statuses += 1
    else:
        _note(score, "status", gold.id, f"{candidate.status}, not {gold.status}", candidate)
    _score_names(score, gold, candidate)
    if gold.places:
        score.placed += 1
        if candidate.place and any(is_same_name(candidate.place.name, name) for name in gold.places):
            score.places += 1
        else:
            _note(score, "place", gold.id, candidate.place.name if candidate.place else "none", candidate)


def _score_names(score: Score, gold: GoldEvent, candidate: Candidate) -> None:
    names = [participant.name for participant in candidate.participants]
    for group in gold.participants:
        if _names_any(group, candidate):
            score.names_found += 1
        else:
            score.names_missed += 1
            _note(score, "participant missed", gold.id, group[0], candidate)
    accepted = [name for group in gold.participants for name in group] + list(gold.also_named)
    for name in names:
        if not any(is_same_name(name, other) for other in accepted):
            score.names_wrong += 1
            _note(score, "participant wrong", gold.id, name, candidate)


def _note(score: Score, kind: str, event: str, detail: str, candidate: Candidate) -> None:
    score.findings.append(Finding(kind, event, detail, candidate.evidence[0].quote))


def _may_match(gold: GoldEvent, candidate: Candidate) -> bool:
    if candidate.type not in gold.types:
        return False
    if not any(quote.span.overlaps(span) for quote in candidate.evidence for span in gold.spans):
        return False
    return not gold.participants or any(_names_any(group, candidate) for group in gold.participants)


def _names_any(group: Sequence[str], candidate: Candidate) -> bool:
    return any(is_same_name(name, participant.name) for name in group for participant in candidate.participants)


def _closeness(gold: GoldEvent, candidate: Candidate) -> float:
    named = [_names_any(group, candidate) for group in gold.participants] or [True]
    return sum(named) / len(named) + _is_date_right(gold, candidate.date) + 0.5 * (not gold.optional)


def _is_date_right(gold: GoldEvent, date: ResolvedDate | None) -> bool:
    """A date that cannot be known must be left open, or bounded from above only."""
    bounds = (date.earliest, date.latest) if date and date.resolved else None
    if not gold.dates:
        return bounds is None or bounds[0] is None
    return bounds in gold.dates


def _assign(pairs: Sequence[tuple[float, int, int]], order: Sequence[int]) -> dict[int, int]:
    """One-to-one matching of as many gold events as can be (augmenting paths), best pairs first."""
    wanted: dict[int, list[int]] = {}
    for _, i, j in pairs:
        wanted.setdefault(i, []).append(j)
    owner: dict[int, int] = {}

    def settle(i: int, seen: set[int]) -> bool:
        for j in wanted.get(i, ()):
            if j not in seen:
                seen.add(j)
                if j not in owner or settle(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in order:
        settle(i, set())
    return {i: j for j, i in owner.items()}


def is_same_name(a: str, b: str) -> bool:
    """Whether one name's telling words all stand in the other's ("Lavrov", "Sergei Lavrov"; "US", "United States")."""
    words_a, words_b = _telling_words(a), _telling_words(b)
    return bool(words_a and words_b) and (words_a <= words_b or words_b <= words_a)


def _telling_words(name: str) -> frozenset[str]:
    known = load_gazetteer().look_up(name.strip())
    plain = unicodedata.normalize("NFKD", known.name if known else name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", plain).replace(".", ""))
    return frozenset(word for word in words if word not in _UNTELLING) or frozenset(words)
