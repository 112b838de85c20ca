"""Measure the extractor against gold events."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.acquisition import ReadFailure, read_articles
from events.extraction.evaluation import Score, read_gold, score_case
from events.extraction.evaluation_report import ReportedCase, write_report
from events.extraction.types import ArticleText
from events.management.arguments import add_extractor_argument, load_extractor
from events.vocabulary import AnchorBasis


class Command(BaseCommand):
    help = (
        "Measure the extractor on gold cases: events, dates, status, participants, places, "
        "and what its confidence is worth. GOLD_DIR holds *.json, or a folder gold/ beside articles/."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("gold", metavar="GOLD_DIR", type=Path)
        parser.add_argument("--html", type=Path, metavar="FILE", help="write a page with every article and its spans")
        add_extractor_argument(parser)
        parser.add_argument("--quiet", action="store_true", help="print the totals only")

    def handle(self, *args: Any, **options: Any) -> None:
        extractor = load_extractor(options)
        total, reported = Score(), []
        for name, case, article in read_cases(options["gold"]):
            extraction = extractor.extract(article)
            score = score_case(case, article.text, extraction)
            total.add(score)
            reported.append(ReportedCase(name, article.text, tuple(read_gold(case, article.text)), extraction, score))
            if not options["quiet"]:
                self._print_case(name, score)
        self._print_total(total)
        if options["html"]:
            options["html"].write_text(write_report(reported, total), encoding="utf-8")
            self.stdout.write(f"report: {options['html']}")

    def _print_case(self, name: str, score: Score) -> None:
        self.stdout.write(f"{name}: {score.found} found, {score.missed} missed, {score.spurious} spurious")
        for finding in score.findings:
            sentence = " ".join(finding.quote.split())
            self.stdout.write(f"    {finding.kind:18} {finding.event} {finding.detail}\n        “{sentence}”")

    def _print_total(self, total: Score) -> None:
        figures = (f"{name} {'–' if value is None else f'{value:.3f}'}" for name, value in total.figures().items())
        self.stdout.write(" | ".join([*figures, f"noise {total.noise}", f"ungrounded {total.ungrounded}"]))
        self.stdout.write("confidence  events  right")
        for low, count, right in total.calibration():
            self.stdout.write(f"      {low:.1f}-  {count:6}  {right:5.2f}")


def read_cases(folder: Path) -> Iterator[tuple[str, dict[str, Any], ArticleText]]:
    """Each gold case with its article, dated as the case says; raises CommandError for a bad folder or case."""
    gold = folder / "gold" if (folder / "gold").is_dir() else folder
    files = sorted(gold.glob("*.json"))
    if not files:
        raise CommandError(f"{folder}: no gold cases (*.json) there")
    for file in files:
        try:
            case = json.loads(file.read_text(encoding="utf-8"))
            path, given = gold.parent / "articles" / case["article"], case["given_published"]
            published = dt.date.fromisoformat(given) if given else None
            read_gold(case, "")
        except KeyError as error:
            raise CommandError(f"{file}: no gold case: the key {error} is missing") from None
        except (ValueError, TypeError, AttributeError, OSError) as error:
            raise CommandError(f"{file}: no gold case: {error}") from None
        for item in read_articles([str(path)]):
            if isinstance(item, ReadFailure):
                raise CommandError(str(item))
            if published:
                item = replace(item, published=published, published_basis=AnchorBasis.GIVEN)
            yield file.stem, case, item
