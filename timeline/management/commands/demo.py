"""Show the whole way on the sample corpus: read, propose, publish, print."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from events.extraction.registry import ExtractorUnavailable, get_extractor
from events.models import Event
from events.selectors import count_by_state
from timeline import demo
from timeline.models import Timeline
from timeline.selectors import stream_items


class Command(BaseCommand):
    help = "Read the sample corpus in seeds/, publish its timeline, print it, write it to out/. Twice changes nothing."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--out", type=Path, default=Path("out"), metavar="FOLDER", help="where the files go (out)")

    def handle(self, *args: Any, **options: Any) -> None:
        console = Console(stderr=False, width=None if self.stdout.isatty() else 160)
        call_command("migrate", verbosity=0)
        password = ""
        timeline = demo.find_demo()
        if timeline is None:
            timeline, password = self.build(console)
        else:
            console.print("The demo is already there; nothing was changed.")
        console.print(make_table(timeline))
        for path in demo.write_outputs(timeline, options["out"], read_site()):
            console.print(f"Wrote {path}")
        console.print(say_next(timeline, password), highlight=False)

    def build(self, console: Console) -> tuple[Timeline, str]:
        """Everything that the first run does; the timeline and the curator's one-time password."""
        try:
            extractor = get_extractor(settings.EXTRACTOR, model=settings.SPACY_MODEL)
        except ExtractorUnavailable as error:
            raise CommandError(str(error)) from None
        curator, password = demo.add_curator()
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console) as progress:
            reading = progress.add_task("Reading articles ", total=demo.count_seeds())
            report = demo.ingest_seeds(extractor, lambda report: progress.advance(reading))
            publishing = progress.add_task("Publishing events", total=None)

            def on_event(event: Event) -> None:
                progress.advance(publishing)

            published = demo.accept_proposals(curator, on_event)
            progress.update(publishing, total=published)
        timeline = demo.add_timeline()
        console.print(
            f"{report.new} articles read, {report.proposed} events proposed, "
            f"{report.attached} further reports of them attached, {published} published."
        )
        for failure in report.failures:
            self.stderr.write(str(failure))
        if report.failures:
            raise CommandError("Part of the sample corpus could not be read; see above.")
        return timeline, password


def make_table(timeline: Timeline) -> Table:
    """The timeline as readers see it, one event a row."""
    table = Table(title=timeline.title, title_justify="left", show_lines=False, header_style="bold")
    for name in ("Date", "Type", "Title", "Participants", "Place", "Status", "Sources"):
        table.add_column(name, justify="right" if name == "Sources" else "left", overflow="fold")
    for item in stream_items(timeline.parsed_query):
        table.add_row(
            item.when.words,
            item.type,
            item.title,
            ", ".join(participant.name for participant in item.participants),
            item.place_words,
            item.status,
            str(len(item.sources)),
        )
    return table


def say_next(timeline: Timeline, password: str) -> str:
    """What to do now."""
    site = read_site()
    waiting = count_by_state()["proposed"]
    login = f"log in as {demo.CURATOR}"
    if password:
        login += f" with the password {password} (shown this once)"
    else:
        login += f" (a new password: .venv/bin/python manage.py changepassword {demo.CURATOR})"
    return "\n".join(
        [
            "",
            "Next: make serve, then",
            f"  {site}/               the timeline",
            f"  {site}/admin/         {waiting} proposals await a decision: {login}",
            f"  {site}/api/v1/docs/   the REST API",
            f"  {site}/embed/{timeline.slug}/   what other sites embed",
        ]
    )


def read_site() -> str:
    """Where ``make serve`` will answer."""
    return f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
