"""A line on standard error that says how far a long run is."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from events.ingestion import IngestReport


def show_progress(
    run: Callable[[Callable[[IngestReport], None]], IngestReport], *, total: int | None = None
) -> IngestReport:
    """Call ``run`` with what it calls after each article. Nothing is shown where standard error is no terminal."""
    found = TextColumn("{task.fields[proposed]} proposed")
    columns = (TextColumn("Reading articles"), BarColumn(), MofNCompleteColumn(), found, TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=total, proposed=0)

        def on_article(report: IngestReport) -> None:
            done = report.new + report.known + report.failed
            progress.update(task, completed=done, proposed=report.proposed)

        return run(on_article)
