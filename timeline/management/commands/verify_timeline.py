"""Prove that what readers see is what the events say."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.management.progress import add_workers, show_progress
from timeline.verification import verify


class Command(BaseCommand):
    help = "Compare every entry, key and count with what a rebuild would give; exit 1 when anything differs."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--show", type=int, default=20, help="differences to print (default 20)")
        add_workers(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with show_progress() as tell:
            found = list(verify(tell, workers=options["workers"]))
        for line in found[: options["show"]]:
            self.stderr.write(line)
        if found:
            raise CommandError(f"{len(found)} differences: run manage.py rebuild_timeline", returncode=1)
        self.stdout.write("the timeline is what the events say")
