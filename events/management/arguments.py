"""Arguments that several commands share."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from events.extraction.registry import Extractor, ExtractorUnavailable, get_extractor


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


def add_extractor_argument(parser: argparse.ArgumentParser) -> None:
    """``--extractor``: for this run another than the setting names."""
    parser.add_argument("--extractor", metavar="NAME", help="another extractor than the EXTRACTOR setting names")


def chosen_extractor(options: dict[str, Any]) -> str:
    """The name that the command line gives, else the setting's."""
    return options["extractor"] or settings.EXTRACTOR


def load_extractor(options: dict[str, Any]) -> Extractor:
    """The extractor that is asked for. Raises CommandError with what to do when it cannot be had."""
    try:
        return get_extractor(chosen_extractor(options), model=settings.SPACY_MODEL)
    except ExtractorUnavailable as error:
        raise CommandError(str(error)) from None
