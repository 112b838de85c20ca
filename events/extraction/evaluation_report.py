"""An evaluation as one HTML page: the figures, calibration, and every article with gold and predicted spans marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from events.extraction.evaluation import GoldEvent, Score
from events.extraction.types import Extraction, Span

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b }
table { border-collapse: collapse; margin: 1rem 0 }
th, td { padding: .25rem .75rem; border-bottom: 1px solid #ccc; text-align: left }
pre { white-space: pre-wrap; font: inherit; background: #f7f7f7; padding: 1rem; border-radius: .5rem }
mark.gold { background: #ffe08a } mark.both { background: #a8e6a1 } mark.predicted { background: #f7b6b6 }
summary { cursor: pointer; font-weight: 600 }
"""


@dataclass(frozen=True, slots=True)
class ReportedCase:
    """One article of the report."""

    name: str
    text: str
    golds: tuple[GoldEvent, ...]
    extraction: Extraction
    score: Score


def write_report(cases: Sequence[ReportedCase], total: Score) -> str:
    """A page without scripts or outside addresses; all text of articles is escaped."""
    body = [
        "<!doctype html><html lang=en><meta charset=utf-8><title>Evaluation</title>",
        f"<style>{_STYLE}</style><h1>Evaluation</h1>",
        _write_table(["figure", "value"], [(name, _percent(value)) for name, value in total.figures().items()]),
        "<h2>What confidence is worth</h2>",
        _write_table(
            ["confidence from", "events", "right"],
            [(f"{low:.1f}", str(count), _percent(right)) for low, count, right in total.calibration()],
        ),
        "<h2>Articles</h2><p><mark class=both>gold and found</mark> <mark class=gold>gold only</mark> "
        "<mark class=predicted>predicted only</mark></p>",
        *(_write_case(case) for case in cases),
        "</html>",
    ]
    return "\n".join(body)


def _write_case(case: ReportedCase) -> str:
    rows = [(found.kind, found.event, found.detail, found.quote) for found in case.score.findings]
    counts = f"{case.score.found} found, {case.score.missed} missed, {case.score.spurious} spurious"
    table = _write_table(["error", "event", "detail", "sentence"], rows) if rows else "<p>No error.</p>"
    return f"<details><summary>{escape(case.name)}: {counts}</summary>{table}<pre>{_mark(case)}</pre></details>"


def _mark(case: ReportedCase) -> str:
    gold = [span for event in case.golds for span in event.spans]
    predicted = [quote.span for candidate in case.extraction.candidates for quote in candidate.evidence]
    edges = sorted({0, len(case.text), *(edge for span in (*gold, *predicted) for edge in (span.start, span.end))})
    parts = []
    for start, end in pairwise(edges):
        piece = Span(start, end)
        in_gold, in_predicted = any(s.contains(piece) for s in gold), any(s.contains(piece) for s in predicted)
        kind = "both" if in_gold and in_predicted else "gold" if in_gold else "predicted" if in_predicted else ""
        written = escape(piece.of(case.text))
        parts.append(f"<mark class={kind}>{written}</mark>" if kind else written)
    return "".join(parts)


def _write_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th scope=col>{escape(cell)}</th>" for cell in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
