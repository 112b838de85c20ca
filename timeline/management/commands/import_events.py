"""Bring a structured set in: each row an event with its own source and evidence."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from rich.console import Console
from rich.progress import track

from timeline.importing import import_row, is_imported
from timeline.rows import BadMap, BadRow, make_event, read_map, read_rows


class Command(BaseCommand):
    help = (
        "Import events from a .csv, .tsv or JSON lines file. --map says what its columns mean (docs/importing.md). "
        "A row is imported once: a second run passes it over, whatever curators did with its event since."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--map", type=Path, required=True, help="JSON file that maps columns to an event")
        parser.add_argument("--curator", help="account in whose name the events are made (needed unless --dry-run)")
        parser.add_argument("--publish", action="store_true", help="accept the events too, instead of proposing them")
        parser.add_argument("--dry-run", action="store_true", help="show what would be imported; write nothing")
        parser.add_argument("--show", type=int, default=5, help="events to print (default 5)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            columns = read_map(options["map"])
            rows = list(read_rows(options["file"]))
        except (BadMap, OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from None
        curator = None if options["dry_run"] else self.find_curator(options["curator"])
        counts: Counter[str] = Counter()
        bar = Console(stderr=True)
        for number, row in track(rows, "Importing", console=bar, transient=True, disable=not bar.is_terminal):
            try:
                if isinstance(row, BadRow):
                    raise row
                event = make_event(row, columns)
                if is_imported(event, columns):
                    counts["known"] += 1
                    continue
                if counts["new"] < options["show"]:
                    self.stdout.write(f"{event.edtf or 'undated'}  {event.title}")
                if curator is not None:
                    with transaction.atomic():
                        import_row(event, columns, curator=curator, publish=options["publish"])
                counts["new"] += 1
            except (BadRow, ValidationError) as error:
                counts["refused"] += 1
                self.stderr.write(f"{options['file']}:{number}: {error}")
        did = "would be new" if options["dry_run"] else "published" if options["publish"] else "proposed"
        self.stdout.write(f"{counts['new']} {did}, {counts['known']} known, {counts['refused']} refused")
        if counts["refused"]:
            raise CommandError(f"{counts['refused']} rows were refused; all others were read.")

    def find_curator(self, name: str | None) -> Any:
        """The account. Raises CommandError that says how to make one."""
        if not name:
            raise CommandError("Give --curator NAME, or --dry-run to see what would be imported.")
        curator = get_user_model().objects.filter(username=name).first()
        if curator is None:
            raise CommandError(f"There is no account “{name}”: make one with manage.py createsuperuser.")
        return curator
