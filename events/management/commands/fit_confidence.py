"""Fit the weights of confidence to articles whose events people marked."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from events.extraction.evaluation import Score, score_case
from events.extraction.fitting import Judged, cross_validate, fit_weights
from events.extraction.registry import ExtractorUnavailable
from events.management.commands.evaluate import read_cases


class Command(BaseCommand):
    """`manage.py fit_confidence GOLD_DIR… [--write FILE]`"""

    help = (
        "Fit the weights from which the rules estimate their confidence, on folders of gold cases as `evaluate` reads "
        "them, and print what they are worth on articles left out of the fitting. Writes nothing unless told where."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Folders first."""
        parser.add_argument("gold", metavar="GOLD_DIR", type=Path, nargs="+")
        parser.add_argument("--write", type=Path, metavar="FILE", help="such as events/extraction/confidence.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        """The weights, then each band of confidence; the same folders give the same weights."""
        stories = read_stories(options["gold"])
        if len({story.right for story in stories}) < 2:
            raise CommandError("too few stories: there have to be right ones and wrong ones to tell apart")
        table = io.StringIO()
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(["sign", "weight"])
        writer.writerows(fit_weights(stories).items())
        self.stdout.write(table.getvalue())
        self.stdout.write(f"{len(stories)} stories; those of articles left out of the fitting:")
        self.stdout.write("confidence  events  right")
        for low, count, right in Score(judged=list(cross_validate(stories))).calibration():
            self.stdout.write(f"      {low:.1f}-  {count:6}  {right:5.2f}")
        if options["write"]:
            options["write"].write_text(table.getvalue(), encoding="utf-8")


def read_stories(folders: list[Path]) -> list[Judged]:
    """Every story that the rules find, the doubtful too, with what the gold says of it."""
    from events.extraction.rules import RulesExtractor  # spaCy takes a second to import

    try:
        extractor = RulesExtractor(settings.SPACY_MODEL, least=0.0)
    except ExtractorUnavailable as error:
        raise CommandError(str(error)) from None
    stories = []
    for folder in folders:
        for _, case, article in read_cases(folder):
            extraction = extractor.extract(article)
            judged = score_case(case, article.text, extraction).judged
            for candidate, (_, right) in zip(extraction.candidates, judged, strict=True):
                stories.append(Judged(f"{folder}/{case['article']}", candidate.signs, right))
    return stories
