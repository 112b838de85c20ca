"""The same work on many pieces, here or in several processes, each with a database connection of its own."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from typing import TypeVar

import django

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Run = Callable[[Callable[[Piece], Result], Sequence[Piece]], Iterable[Result]]


@contextmanager
def without_collector() -> Iterator[None]:
    """For work that makes many rows and no cycles: Python's collector would look at all of them again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def open_workers(number: int) -> Iterator[Run]:
    """Yields what runs a function on pieces and gives the results as they come. With one worker all is done here.

    Processes are spawned, not forked: they share no connection. Functions and pieces must be picklable.
    """
    if number == 1:
        yield map
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(number, mp_context=context, initializer=django.setup)
    try:
        yield lambda work, pieces: (done.result() for done in as_completed([pool.submit(work, p) for p in pieces]))
    finally:
        pool.shutdown(cancel_futures=True)
