"""Show every calendar date found in articles, and what it was taken to mean."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich import box
from rich.console import Console
from rich.table import Table

from events.acquisition import ReadFailure, read_articles
from events.extraction.anchor import find_anchor
from events.extraction.clean import masked_spans, read_paragraphs
from events.extraction.resolve import tag_dates
from events.extraction.types import Anchor, ArticleText, ResolvedDate
from events.handing_in import open_web
from events.management.arguments import add_article_arguments


class Command(BaseCommand):
    help = (
        "Find and resolve the calendar dates in articles. Relative dates count from the publication date: --published, "
        "what the file says, or what the text says of itself; without one they stay unresolved. Nothing is stored."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        add_article_arguments(parser)
        parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="default: table")

    def handle(self, *args: Any, **options: Any) -> None:
        write = self.write_line if options["format"] == "jsonl" else self.write_table
        failed = 0
        for article in read_articles(options["paths"], published=options["published"], web=open_web()):
            if isinstance(article, ReadFailure):
                failed += 1
                self.stderr.write(str(article))
                continue
            anchor = find_anchor(article, masked=masked_spans(read_paragraphs(article.text)))
            write(article, anchor, tag_dates(article.text, anchor.date))
        if failed:
            raise CommandError(f"{failed} could not be read; everything else was.", returncode=1)

    def write_line(self, article: ArticleText, anchor: Anchor, dates: list[ResolvedDate]) -> None:
        """One JSON object a line; offsets count characters of the article's text."""
        line = {
            "id": article.id,
            "published": iso(anchor.date),
            "basis": anchor.basis.value,
            "dates": [
                {
                    "start": date.start,
                    "end": date.end,
                    "text": date.text,
                    "edtf": date.edtf,
                    "earliest": iso(date.earliest),
                    "latest": iso(date.latest),
                    "precision": date.precision.value,
                    "reason": date.reason,
                }
                for date in dates
            ],
        }
        self.stdout.write(json.dumps(line, ensure_ascii=False))

    def write_table(self, article: ArticleText, anchor: Anchor, dates: list[ResolvedDate]) -> None:
        """A table for people, as wide as the terminal."""
        published = f"published {anchor.date} ({anchor.basis.value})" if anchor.date else "publication date not known"
        table = Table(title=f"{article.id or article.title}: {published}", title_justify="left", box=box.SIMPLE)
        for heading in ("Offsets", "Text", "EDTF", "Earliest", "Latest", "Reason"):
            table.add_column(heading, overflow="fold")
        for date in dates:
            offsets = f"{date.start}-{date.end}"
            edtf = date.edtf or "unresolved"
            table.add_row(offsets, date.text, edtf, iso(date.earliest), iso(date.latest), date.reason)
        Console(file=self.stdout).print(table)


def iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
