"""Arguments that several commands share."""

from __future__ import annotations

import argparse
import datetime as dt


def parse_date(text: str) -> dt.date:
    """A day on the command line, as ISO 8601. Raises argparse's error with an example."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as YYYY-MM-DD, such as 2019-10-29") from None


def add_article_arguments(parser: argparse.ArgumentParser) -> None:
    """``PATH…`` and ``--published``: what ``events.acquisition.read_articles`` wants."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="text, HTML or JSON-lines files, folders, addresses of pages or feeds, or - for text on standard input",
    )
    parser.add_argument(
        "--published",
        type=parse_date,
        metavar="YYYY-MM-DD",
        help="publication date of articles that come without one; relative dates count from it",
    )
