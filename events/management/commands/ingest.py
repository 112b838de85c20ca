"""Bring articles in: store them, read them, propose events."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from events.acquisition import read_articles
from events.extraction.registry import ExtractorUnavailable, get_extractor
from events.ingestion import ingest_articles
from events.management.arguments import add_article_arguments
from events.management.progress import show_progress


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
