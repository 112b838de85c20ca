"""Write published events to a file or standard output, in any format of the API."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from timeline.formats import FORMATS, Feed
from timeline.models import Timeline
from timeline.parameters import QueryError
from timeline.query import TimelineQuery, parse_query
from timeline.selectors import stream_items


class Command(BaseCommand):
    help = "Export published events. Filters are those of the API: --query 'actor=NG&from=2018'."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--format", choices=sorted(FORMATS), default="csv")
        parser.add_argument("--query", default="", help="which events, as in an address of the API")
        parser.add_argument("--timeline", help="slug of a timeline whose events are meant")
        parser.add_argument("--output", type=Path, help="file to write; standard output when not given")
        parser.add_argument("--base", default="http://localhost:8000", help="scheme and host for links")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            query = parse_query(parse_qsl(options["query"].lstrip("?"), keep_blank_values=True))
        except QueryError as error:
            raise CommandError(f"--query: {error}") from None
        title, description, language, page = "Diplomatic timeline", "", "en", "/"
        if options["timeline"]:
            timeline, query = self.narrow(options["timeline"], query)
            title, description, language = timeline.title, timeline.description, timeline.language
            page = timeline.get_absolute_url()
        base = options["base"].rstrip("/")
        feed = Feed(title, description, base, base + page, base + page, timezone.now(), language)
        pieces = FORMATS[options["format"]].write(stream_items(query), feed)
        if options["output"] is None:
            sys.stdout.writelines(pieces)
            return
        with options["output"].open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)

    def narrow(self, slug: str, query: TimelineQuery) -> tuple[Timeline, TimelineQuery]:
        """The timeline and its query with ours. Raises CommandError."""
        timeline = Timeline.objects.filter(slug=slug).first()
        if timeline is None:
            known = ", ".join(Timeline.objects.values_list("slug", flat=True)[:20]) or "none yet"
            raise CommandError(f"There is no timeline “{slug}”; there are: {known}")
        return timeline, timeline.parsed_query.narrowed(query)
