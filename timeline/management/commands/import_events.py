"""Bring a structured set in: each row an event with its own source and evidence."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import track

from events.curation import NotAllowed, require_permission
from timeline.importing import BATCH, find_imported, import_rows
from timeline.rows import BadMap, BadRow, EventRow, Row, make_event, read_map, read_rows

Lines = list[tuple[int, Row | BadRow]]


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

        def refuse(number: int, error: Exception) -> None:
            counts["refused"] += 1
            self.stderr.write(f"{options['file']}:{number}: {error}")

        bar = Console(stderr=True)
        batches = [rows[at : at + BATCH] for at in range(0, len(rows), BATCH)]
        for batch in track(batches, "Importing", console=bar, transient=True, disable=not bar.is_terminal):
            fresh = self.find_new(batch, columns, counts, refuse)
            for row in list(fresh.values())[: max(options["show"] - counts["new"], 0)]:
                self.stdout.write(f"{row.edtf or 'undated'}  {row.title}")
            counts["new"] += len(fresh)
            if curator is None:
                continue
            numbers = {row.id: number for number, row in fresh.items()}
            for row, error in import_rows(list(fresh.values()), columns, curator=curator, publish=options["publish"]):
                counts["new"] -= 1
                refuse(numbers[row.id], error)
        did = "would be new" if options["dry_run"] else "published" if options["publish"] else "proposed"
        self.stdout.write(f"{counts['new']} {did}, {counts['known']} known, {counts['refused']} refused")
        if counts["refused"]:
            raise CommandError(f"{counts['refused']} rows were refused; all others were read.")

    def find_new(
        self, batch: Lines, columns: dict[str, Any], counts: Counter[str], refuse: Callable[[int, Exception], None]
    ) -> dict[int, EventRow]:
        """Line numbers and events of the rows that are not here yet, each id once."""
        read: dict[int, EventRow] = {}
        for number, row in batch:
            try:
                if isinstance(row, BadRow):
                    raise row
                read[number] = make_event(row, columns)
            except BadRow as error:
                refuse(number, error)
        known = find_imported(list(read.values()), columns)
        fresh: dict[int, EventRow] = {}
        for number, event in read.items():
            if event.id in known:
                counts["known"] += 1
                continue
            known.add(event.id)
            fresh[number] = event
        return fresh

    def find_curator(self, name: str | None) -> Any:
        """The account. Raises CommandError that says how to make one."""
        if not name:
            raise CommandError("Give --curator NAME, or --dry-run to see what would be imported.")
        curator = get_user_model().objects.filter(username=name).first()
        if curator is None:
            raise CommandError(f"There is no account “{name}”: make one with manage.py createsuperuser.")
        try:
            require_permission(curator)
        except NotAllowed as error:
            raise CommandError(f"{name}: {error}") from None
        return curator
