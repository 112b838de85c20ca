"""Peers as processes behind their own servers, and the CPU that they and their database backends have used."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
THEIRS = ROOT / "benchmarks" / ".venv" / "bin"  # made by `make bench` from benchmarks/requirements.txt
HOST = "timeline.example.org"
FIRST_PORT = 8940
# The image's own settings, with one worker so that there is one process to measure.
GUNICORN = ("--workers", "1", "--threads", "4", "--keep-alive", "75", "--log-level", "warning")
COUNTERS = "task/*/schedstat"  # nanoseconds on a CPU, a line a thread

Backends = Callable[[str], list[int]]  # processes of the database that hold a connection of this application name


@dataclass
class Peer:
    """A running server. ``cpu`` counts its own process, or its one worker where ``forks``, and its backends."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    port: int
    forks: bool
    backends: Backends
    process: subprocess.Popen[bytes] = field(init=False)
    line: http.client.HTTPConnection = field(init=False)

    def start(self) -> None:
        """Begin, and wait until it answers."""
        environ = {**os.environ, **self.environ, "PGAPPNAME": f"bench-{self.name}", "PYTHONPATH": str(ROOT)}
        command = [part.format(port=self.port) for part in self.command]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            with suppress(OSError, http.client.HTTPException):
                self.ask("/")
                return
            self.line.close()
            time.sleep(0.2)
        sys.exit(f"{self.name} did not start")

    def ask(self, address: str, **headers: str) -> tuple[int, bytes, Mapping[str, str]]:
        """One GET over a connection that is kept open, or opened again when the server has closed it meanwhile."""
        while True:
            fresh = self.line.sock is None
            try:
                self.line.request("GET", address, headers={"Host": HOST, "Accept": "*/*", **headers})
                response = self.line.getresponse()
                return response.status, response.read(), response.headers
            except ConnectionError:  # http.client.RemoteDisconnected is one
                self.line.close()
                if fresh:
                    raise

    def cpu(self) -> float:
        """Seconds used so far."""
        processes = [self.process.pid, *self.backends(f"bench-{self.name}")]
        if self.forks:
            children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
            processes[:1] = [int(child) for child in children]
        spent = (int(path.read_text().split()[0]) for pid in processes for path in Path(f"/proc/{pid}").glob(COUNTERS))
        return sum(spent) / 1e9

    def stop(self) -> None:
        self.line.close()
        self.process.terminate()
        self.process.wait(timeout=30)


def make_peers(url: str, questions: Path, backends: Backends) -> list[Peer]:
    """All that can be run here; what is not installed is left out with a word."""
    gunicorn = str(Path(sys.executable).parent / "gunicorn")
    site = {"DATABASE_URL": url, "ALLOWED_HOSTS": HOST, "THROTTLE_ANONYMOUS": "100000000/min", "DEBUG": "0"}
    bare = {"DATABASE_URL": url, "BENCH_QUESTIONS": str(questions), "BENCH_BASE": f"http://{HOST}"}

    def serve(application: str) -> list[str]:
        return [gunicorn, application, "--bind", "127.0.0.1:{port}", *GUNICORN]

    plans: list[tuple[str, Sequence[str], Mapping[str, str], bool]] = [
        ("bare", serve("benchmarks.peers.bare"), bare, True),
        ("ours", serve("timeline.wsgi"), site, True),
        ("nested", serve("benchmarks.peers.nested"), site, True),
    ]
    if (THEIRS / "uvicorn").exists():
        uvicorn = ["benchmarks.peers.fastapi_app:app", "--port", "{port}", "--log-level", "warning", "--no-access-log"]
        plans.append(("fastapi", [str(THEIRS / "uvicorn"), *uvicorn], {"DATABASE_URL": url}, False))
        if url.startswith("sqlite"):
            plans.append(("datasette", serve_datasette(Path(url.removeprefix("sqlite:///")), questions), {}, False))
    else:
        print("FastAPI and Datasette are not installed: make bench does that")
    return [
        Peer(name, command, environ, FIRST_PORT + at, forks, backends)
        for at, (name, command, environ, forks) in enumerate(plans)
    ]


def serve_datasette(database: Path, questions: Path) -> list[str]:
    """The command of Datasette with one named query for each kind of question, over the stored documents.

    Each is simpler than ours (no overlap, no undated events, no next page), and the file is declared immutable,
    which is how Datasette is fastest.
    """
    dated = "sort_key > :after AND sort_key < :before"
    queries = {
        "window": f"SELECT document FROM timeline_entry WHERE {dated} ORDER BY sort_key LIMIT 50",
        "actor": "SELECT e.document FROM timeline_posting d JOIN timeline_entry e ON e.id = d.entry_id"
        f" WHERE d.key = :actor AND d.{dated.replace('AND ', 'AND d.')} ORDER BY d.sort_key LIMIT 50",
        "event": "SELECT document, evidence FROM timeline_entry WHERE public_id = :id",
    }
    metadata = questions.with_name("datasette.json")
    named = {name: {"sql": sql} for name, sql in queries.items()}
    metadata.write_text(json.dumps({"databases": {database.stem: {"queries": named}}}))
    command = [str(THEIRS / "datasette"), "serve", "--immutable", str(database), "--metadata", str(metadata)]
    return [*command, "--port", "{port}"]
