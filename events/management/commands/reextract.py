"""Read stored articles again with the extractor as it is now."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.management.arguments import add_extractor_argument, load_extractor
from events.management.progress import show_progress
from events.models import Article
from events.reextraction import reextract_articles


class Command(BaseCommand):
    help = (
        "Read stored articles again with the present version of the extractor. Its mentions are added beside the "
        "old ones, new events are proposed, and what a person decided stays as it is."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("articles", nargs="*", type=int, metavar="NUMBER", help="articles to read; all when none")
        add_extractor_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        extractor = load_extractor(options)
        articles = Article.objects.order_by("id")
        if wanted := set(options["articles"]):
            articles = articles.filter(pk__in=wanted)
            if missing := sorted(wanted - set(articles.values_list("pk", flat=True))):
                raise CommandError(f"There is no article {', '.join(map(str, missing))}; nothing was read.")
        report = show_progress(
            lambda on_article: reextract_articles(
                articles.iterator(chunk_size=50), extractor=extractor, on_article=on_article
            ),
            total=articles.count(),
        )
        self.stdout.write(
            f"articles: {report.new} read again, {report.known} read by {extractor.name} {extractor.version} before, "
            f"{report.failed} failed; events: {report.proposed} proposed, {report.attached} attached to known ones"
        )
        for failure in report.failures:
            self.stderr.write(str(failure))
        if report.failures:
            raise CommandError(f"{report.failed} could not be read; everything else was.")
