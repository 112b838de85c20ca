"""Counting what readers ask for: in windows of time, in little memory, by every thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from timeline.api.throttling import WINDOWS, Window, let_in


def test_it_works() -> None:
    window = Window()
    assert [window.count("a", 7), window.count("a", 7), window.count("b", 7)] == [1, 2, 1]
    assert [window.count("a", 8), window.count("b", 8), window.count("b", 8)] == [1, 1, 2]


def test_no_number_of_readers_fills_the_memory(monkeypatch: Any) -> None:
    monkeypatch.setattr("timeline.api.throttling.READERS", 30)
    window = Window()
    for reader in range(1_000):
        window.count(f"{reader}", 1)
        window.count("often", 1)
        assert len(window.counts) <= 31
    assert window.count("999", 1) == 2


def test_no_request_is_lost_between_threads() -> None:
    window = Window()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: window.count("a", 1), range(4_000)))
    assert window.count("a", 1) == 4_001


def test_readers_behind_proxies_are_told_apart_as_the_settings_say(settings: Any) -> None:
    asked = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "198.51.100.4, 203.0.113.9"}
    for proxies, reader in ((0, "192.0.2.1"), (1, "203.0.113.9"), (2, "198.51.100.4")):
        settings.REST_FRAMEWORK = {
            **settings.REST_FRAMEWORK,
            "NUM_PROXIES": proxies,
            "DEFAULT_THROTTLE_RATES": {"anon": "5/day", "user": "5/day"},
        }
        WINDOWS["anon"].number = -1
        assert let_in(asked)
        assert list(WINDOWS["anon"].counts) == [reader]
    assert all(let_in({"REMOTE_ADDR": "192.0.2.7"}) for _ in range(5))
    assert not let_in({"REMOTE_ADDR": "192.0.2.7"})
    WINDOWS["anon"].number = -1
