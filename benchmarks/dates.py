"""How fast dates are found and resolved, beside dateparser's own search in the same run.

    python benchmarks/dates.py [TEXT_FILE ...]

Both read the same texts on one core; what counts is the ratio, not the figures of one
machine. Without files a short report of our own is read. dateparser is told the language,
without which it is slower by far. One warm-up before each measurement, the best of three.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dateparser.search import search_dates

from events.extraction.resolve import tag_dates

PUBLISHED = dt.date(2019, 10, 29)
REPORT = """\
Envoys of the two neighbours met in the capital on Friday, the first time since talks broke down in July. The meeting,
planned for early September and put off twice, lasted four hours and was followed by a dinner at the foreign ministry.

The minister told reporters on Monday that a further round would be held in the second half of November, most likely on
Nov. 14 and 15. His deputy had visited the region last month and again two weeks ago, when he spoke with the governors of
both provinces. Trade between the two fell by 12 percent in the third quarter, to $5.1 billion from $5.8 billion a year
earlier, and transit has stood still since 2 October.

The agreement of 25 May 2015, signed after eleven months of mediation, had promised an open border by the end of 2018.
A commission was to report every year; it has not met since the spring of 2017. In recent months both sides have spoken of
a new beginning. "We will see next week whether they mean it," said a diplomat who has followed the matter since the 1990s.

The president flies to the coast on Thursday for the summit of the seven states, which runs from 31 October to 2 November.
"""
REPEATS_FINDER, REPEATS_DATEPARSER = 400, 2


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]]
    texts = [path.read_text(encoding="utf-8") for path in paths] or [REPORT]
    ours = words_per_second(lambda text: tag_dates(text, PUBLISHED), texts, REPEATS_FINDER if not paths else 3)
    settings = {"RELATIVE_BASE": dt.datetime.combine(PUBLISHED, dt.time())}
    theirs = words_per_second(
        lambda text: search_dates(text, languages=["en"], settings=settings), texts, REPEATS_DATEPARSER if not paths else 1
    )
    print(f"{'words':<22}{sum(len(text.split()) for text in texts):>12,}")
    print(f"{'find and resolve':<22}{ours:>12,.0f} words a second")
    print(f"{'dateparser search':<22}{theirs:>12,.0f} words a second")
    print(f"{'ratio':<22}{ours / theirs:>12,.0f}")


def words_per_second(read: Callable[[str], object], texts: list[str], repeats: int) -> float:
    """Words read in a second of processor time, the best of three runs."""
    for text in texts:
        read(text)
    words = sum(len(text.split()) for text in texts) * repeats
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        for _ in range(repeats):
            for text in texts:
                read(text)
        best = min(best, time.process_time() - begin)
    return words / best


if __name__ == "__main__":
    main()
