"""What long commands share: a progress bar on standard error, when that is a terminal, and --workers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

from timeline.rebuilding import Tell


@contextmanager
def show_progress() -> Iterator[Tell]:
    """Yields what is told (what, done, of how many)."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what.capitalize(), total=total)
            progress.update(tasks[what], completed=done, total=total)

        yield tell


def add_workers(parser: argparse.ArgumentParser) -> None:
    """The option --workers."""
    parser.add_argument(
        "--workers", type=int, choices=range(1, 65), default=1, metavar="N", help="work with N processes (1)"
    )
