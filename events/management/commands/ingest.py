"""Bring articles in: store them, read them, propose events."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from events.acquisition import read_articles
from events.extraction.registry import ExtractorUnavailable, get_extractor
from events.ingestion import IngestReport, ingest_articles
from events.management.arguments import add_article_arguments


class Command(BaseCommand):
    help = (
        "Store articles, read the events in them, attach what is known and propose what is new. "
        "An article that is already stored is passed over, so a run can be repeated."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        add_article_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            extractor = get_extractor(settings.EXTRACTOR, model=settings.SPACY_MODEL)
        except ExtractorUnavailable as error:
            raise CommandError(str(error)) from None
        found = read_articles(options["paths"], published=options["published"], max_bytes=settings.ARTICLE_MAX_BYTES)
        report = show_progress(lambda on_article: ingest_articles(found, extractor=extractor, on_article=on_article))
        self.stdout.write(
            f"articles: {report.new} new, {report.known} known, {report.failed} failed; "
            f"events: {report.proposed} proposed, {report.attached} attached to known ones"
        )
        for failure in report.failures:
            self.stderr.write(str(failure))
        if report.failures:
            raise CommandError(f"{report.failed} could not be read; everything else was.", returncode=1)


def show_progress(run: Any) -> IngestReport:
    """Run with a progress line on standard error when that is a terminal; ``run`` gets the callback."""
    columns = (
        TextColumn("Reading articles"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[proposed]} proposed"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, proposed=0)

        def on_article(report: IngestReport) -> None:
            progress.update(task, completed=report.new + report.known + report.failed, proposed=report.proposed)

        report: IngestReport = run(on_article)
    return report
