"""Reading articles in this process, or in several: what ``events.ingestion`` calls to have an article read."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial

from events.extraction.registry import Extractor, get_extractor, get_maker, register
from events.extraction.types import ArticleText, Extraction

Read = Callable[[ArticleText], Callable[[], Extraction]]


def read_here(extractor: Extractor) -> Read:
    """Read each article when its result is asked for."""
    return partial(partial, extractor.extract)


@contextmanager
def read_in_processes(name: str, *, model: str, workers: int) -> Iterator[Read]:
    """Read articles in ``workers`` processes, each with an extractor of its own; they end with the block.

    Processes are spawned, not forked: they share no database connection. About 200 MB each.
    Raises ExtractorUnavailable here rather than in a process, where nobody would see it.
    """
    get_extractor(name, model=model)
    make = get_maker(name)  # pickled by its name: a process has registered the rules only
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_load, initargs=(name, make, model))
    try:
        yield lambda article: pool.submit(_extract, article).result
    finally:
        pool.shutdown(cancel_futures=True)


_loaded: dict[str, Extractor] = {}


def _load(name: str, make: Callable[[str], Extractor], model: str) -> None:
    register(name, make)
    _loaded["extractor"] = get_extractor(name, model=model)


def _extract(article: ArticleText) -> Extraction:
    return _loaded["extractor"].extract(article)
