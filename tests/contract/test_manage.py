"""manage.py itself: what every command shares."""

from __future__ import annotations

import os
import subprocess
import sys

from django.conf import settings


def run(
    *arguments: str, stdout: int = subprocess.PIPE, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=os.environ | (environment or {}),
    )


def test_a_reader_that_leaves_early_is_no_error_to_look_at():
    reading, writing = os.pipe()
    os.close(reading)
    done = run("dates", "seeds", "--format", "jsonl", stdout=writing)
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr == ""


def test_a_wrong_command_line_is_status_2_and_what_cannot_be_read_status_1():
    assert run("dates").returncode == 2
    missing = run("dates", "no-such-file.txt")
    assert missing.returncode == 1
    assert missing.stderr.startswith("no-such-file.txt: no such file or folder")


def test_an_unknown_command_says_where_help_is():
    unknown = run("ingst")
    assert unknown.returncode == 1
    assert "ingest" in unknown.stderr


def test_the_same_articles_give_the_same_events_in_another_process():
    first, second = (
        run("extract", "seeds/articles", "--format", "jsonl", environment={"PYTHONHASHSEED": seed}) for seed in "12"
    )
    assert first.returncode == second.returncode == 0, first.stderr
    assert first.stdout.count("\n") == len(list((settings.BASE_DIR / "seeds" / "articles").iterdir()))
    assert first.stdout == second.stdout
