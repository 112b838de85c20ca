"""How fast dates are found and resolved, beside dateparser's own search in the same run.

    python benchmarks/dates.py [TEXT_FILE ...]

Both read the same texts on one core; what counts is the ratio, not the figures of one
machine. Without files the sample corpus is read. dateparser is told the language,
without which it is slower by far. One warm-up before each measurement, the best of three.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dateparser.search import search_dates

from events.extraction.resolve import tag_dates

PUBLISHED = dt.date(2019, 10, 29)
SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "articles"


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast dates are found and resolved, beside dateparser's search.")
    parser.add_argument("files", nargs="*", type=Path, default=sorted(SEEDS.glob("*.txt")), help="texts to read")
    files = parser.parse_args().files
    if missing := [str(file) for file in files if not file.is_file()]:
        parser.error(f"no such file: {', '.join(missing)}")
    texts = [file.read_text(encoding="utf-8") for file in files]
    ours = words_per_second(lambda text: tag_dates(text, PUBLISHED), texts)
    settings = {"RELATIVE_BASE": dt.datetime.combine(PUBLISHED, dt.time())}
    theirs = words_per_second(lambda text: search_dates(text, languages=["en"], settings=settings), texts)
    print(f"{'words':<22}{sum(len(text.split()) for text in texts):>12,}")
    print(f"{'find and resolve':<22}{ours:>12,.0f} words a second")
    print(f"{'dateparser search':<22}{theirs:>12,.0f} words a second")
    print(f"{'ratio':<22}{ours / theirs:>12,.0f}")


def words_per_second(read: Callable[[str], object], texts: list[str]) -> float:
    """Words read in a second of processor time, the best of three runs."""
    for text in texts:
        read(text)
    words = sum(len(text.split()) for text in texts)
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - begin)
    return words / best


if __name__ == "__main__":
    main()
