"""Print what would be proposed for some articles; writes nothing to the database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from events.acquisition import ReadFailure, read_articles
from events.extraction.edtf_dates import describe_edtf
from events.extraction.records import write_record
from events.handing_in import open_web
from events.management.arguments import add_article_arguments, add_extractor_argument, load_extractor


class Command(BaseCommand):
    """`manage.py extract PATH… [--published DATE] [--format table|jsonl]`"""

    help = "Print the events that articles tell of, without storing anything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths first, as for `ingest`."""
        add_article_arguments(parser)
        parser.add_argument("--format", choices=["table", "jsonl"], default="table")
        add_extractor_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """One block or line an article; failures go to stderr and make the status 1."""
        extractor = load_extractor(options)
        failed = False
        for item in read_articles(
            options["paths"],
            published=options["published"],
            max_bytes=settings.ARTICLE_MAX_BYTES,
            web=open_web(),
        ):
            if isinstance(item, ReadFailure):
                failed = True
                self.stderr.write(str(item))
                continue
            record = write_record(extractor.extract(item))
            if options["format"] == "jsonl":
                self.stdout.write(json.dumps(record, ensure_ascii=False))
            else:
                self._print_table(item.title or item.id, record)
        if failed:
            raise SystemExit(1)

    def _print_table(self, heading: str, record: dict[str, Any]) -> None:
        published = record["published"] or "date not known"
        self.stdout.write(self.style.MIGRATE_HEADING(f"{heading} (published {published}: {record['published_basis']})"))
        if record["dropped"]:
            self.stdout.write(f"  {record['dropped']} claims of {record['extractor']} left out: not in the text")
        if not record["events"]:
            self.stdout.write("  no event")
        for event in record["events"]:
            date = describe_edtf(event["date"] and event["date"]["edtf"])
            self.stdout.write(
                f"  {date} · {event['type']} · {event['status']} · {event['title']} · {event['confidence']:.2f}"
            )
            for quote in event["evidence"]:
                self.stdout.write(f"      {quote['start']}-{quote['end']} “{' '.join(quote['quote'].split())}”")
