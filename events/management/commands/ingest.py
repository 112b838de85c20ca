"""Bring articles in: store them, read them, propose events."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from events.acquisition import ReadFailure, read_articles
from events.extraction.readers import Read, read_here, read_in_processes
from events.extraction.registry import ExtractorUnavailable
from events.extraction.types import ArticleText
from events.handing_in import open_web
from events.ingestion import IngestReport, ingest_articles, is_stored
from events.management.arguments import (
    add_article_arguments,
    add_extractor_argument,
    chosen_extractor,
    load_extractor,
)
from events.management.progress import show_progress


class Command(BaseCommand):
    help = (
        "Store articles, read the events in them, attach what is known and propose what is new. "
        "An article that is already stored is passed over, so a run can be repeated."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        add_article_arguments(parser)
        add_extractor_argument(parser)
        parser.add_argument(
            "--workers",
            type=int,
            choices=range(1, 65),
            default=1,
            metavar="N",
            help="read with N processes (1); about 200 MB each, worth it from some hundred articles on",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        passed = 0

        def known(url: str) -> bool:
            nonlocal passed
            passed += (stored := is_stored(url))
            return stored

        found = read_articles(
            options["paths"],
            published=options["published"],
            max_bytes=settings.ARTICLE_MAX_BYTES,
            web=open_web(),
            known=known,
        )
        workers = options["workers"]
        try:
            if workers == 1:
                read = read_here(load_extractor(options))
                report = self.ingest(found, read, ahead=0)
            else:
                with read_in_processes(chosen_extractor(options), model=settings.SPACY_MODEL, workers=workers) as read:
                    report = self.ingest(found, read, ahead=4 * workers)
        except ExtractorUnavailable as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"articles: {report.new} new, {report.known + passed} known, {report.failed} failed; "
            f"events: {report.proposed} proposed, {report.attached} attached to known ones"
        )
        for failure in report.failures:
            self.stderr.write(str(failure))
        if report.failures:
            raise CommandError(f"{report.failed} could not be read; everything else was.", returncode=1)

    def ingest(self, found: Iterable[ArticleText | ReadFailure], read: Read, *, ahead: int) -> IngestReport:
        """Ingest with a line that shows how far it is."""
        return show_progress(lambda on_article: ingest_articles(found, read=read, ahead=ahead, on_article=on_article))
