"""What grounding costs a model that quotes well: the sample corpus's own gold, claimed and grounded again.

The claims name type, status, the sentences and, where these say so, who, where and when. What is lost then is lost by
finding, linking and resolving; a sentence that only points at what another says is lost too.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from events.extraction.evaluation import Score, find_quotes, score_case
from events.extraction.quoted import Background, ground_claims, read_background, read_claims
from events.extraction.types import Extraction
from events.management.commands.evaluate import read_cases

SEEDS = Path(__file__).parents[2] / "seeds"
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*[\"”’]?")


def find_sentences(quotes: list[str], background: Background) -> list[dict[str, Any]]:
    """The whole sentences in which the gold's quotes stand, each with its paragraph's number."""
    found = []
    for span in find_quotes(background.text, quotes):
        for number, paragraph in enumerate(background.paragraphs, 1):
            if paragraph.span.contains(span):
                inside = paragraph.span.of(background.text)
                at = span.start - paragraph.span.start
                sentence = next(m[0] for m in _SENTENCE.finditer(inside) if m.start() <= at < m.end())
                found.append({"paragraph": number, "quote": sentence.strip()})
    return found


def claim(event: dict[str, Any], background: Background) -> dict[str, Any]:
    """What a careful model would say of a gold event."""
    evidence = find_sentences(event["evidence"], background)
    told = " ".join(item["quote"] for item in evidence)
    place = event.get("place")
    places = [place["name"], *(event.get("place_names_ok") or ())] if place else []
    accepted = {event["date"], *(event.get("dates_ok") or ())}
    dates = [date.text for date in background.dates if date.edtf in accepted and date.text in told]
    return {
        "type": event["types"][0],
        "status": event["status"],
        "evidence": evidence,
        "participants": [{"quote": next((n for n in names if n in told), "")} for names in event["participants"]],
        "place": next((name for name in places if name in told), ""),
        "date": next(iter(dates), ""),
    }


def test_a_model_that_quotes_well_loses_little():
    total, lost = Score(), Counter[str]()
    for _, case, article in read_cases(SEEDS):
        background = read_background(article)
        events = [claim(event, background) for event in case["events"] if not event.get("optional")]
        claims = read_claims({"events": events}, lost)
        candidates = ground_claims(claims, background.paragraphs, background, lost)
        total.add(score_case(case, article.text, Extraction(article.id, background.anchor, tuple(candidates))))
    figures = total.figures()
    assert (total.noise, total.ungrounded, figures["status"]) == (0, 0, 1.0)
    floors = {"events F1": 0.92, "dates": 0.86, "participants F1": 0.90, "places": 0.82}
    assert {name: figures[name] for name, floor in floors.items() if (figures[name] or 0) < floor} == {}
