"""Make what readers see anew from the events."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand

from timeline.management.progress import add_workers, show_progress
from timeline.rebuilding import rebuild


class Command(BaseCommand):
    help = (
        "Bring the published timeline to what the events say. Readers see the old one until the new one is whole; "
        "cut off, the next run goes on. Entries that are right are not touched, so no reader's copy goes stale."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--everything", action="store_true", help="write every entry anew, right or not")
        add_workers(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with show_progress() as tell:
            count = rebuild(tell, everything=options["everything"], workers=options["workers"])
        self.stdout.write(f"{count} entries written anew" if count else "every entry was right")
