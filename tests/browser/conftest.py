"""The real browser, the real server, and a newsroom's page on another origin that embeds."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test.testcases import LiveServerThread
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


def need(missing: str, what: str) -> None:
    """Skip where ``missing`` names something that is not there; on CI that is a failure."""
    if not missing:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{missing} is missing: {what}")
    pytest.skip(f"{missing} is missing: {what}")


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Debian's chromium with an empty profile."""
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    need("" if chromium and chromedriver else "chromium or chromedriver", "install chromium and chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = str(chromium)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(chromedriver)))
    driver.set_page_load_timeout(30)
    yield driver
    driver.quit()


@pytest.fixture
def browser(driver: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """The browser at 1200 by 900 px in light colours, scripts on, nothing left of the test before."""
    set_up(driver, width=1200, height=900)
    driver.get("about:blank")
    driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    driver.get_log("browser")
    yield driver
    driver.switch_to.default_content()
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def set_up(driver: webdriver.Chrome, *, width: int = 1200, height: int = 900, **media: str) -> None:
    """Size in CSS pixels and media features: ``prefers_color_scheme="dark"``, ``forced_colors="active"``."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
    # A page that scrolls smoothly moves under the pointer: readers who ask for less motion get none.
    media = {"prefers_reduced_motion": "reduce"} | media
    features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})


class ClosingServer(ThreadedWSGIServer):
    """Ends the connections that the browser keeps open, and their threads, when it ends itself."""

    daemon_threads = False
    block_on_close = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.connected: list[socket.socket] = []
        super().__init__(*args, **kwargs)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connected.append(request)
        super().process_request(request, client_address)

    def server_close(self) -> None:
        for connection in self.connected:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()


class Server(LiveServerThread):
    """The site in a thread; a free port of the loopback address."""

    server_class = ClosingServer


@pytest.fixture
def site(transactional_db: None) -> Iterator[str]:
    """The site's address. Static files come through its own middleware, with the headers that readers get."""
    shared = {c.alias: c for c in connections.all() if c.vendor == "sqlite" and c.is_in_memory_db()}
    for connection in shared.values():
        connection.inc_thread_sharing()
    thread = Server("localhost", static_handler=lambda app: app, connections_override=shared)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://localhost:{thread.port}"
    thread.terminate()
    for connection in shared.values():
        connection.dec_thread_sharing()


class Newsroom:
    """Another site with one page, whose body a test sets, and the files of a folder."""

    def __init__(self) -> None:
        newsroom = self
        self.body = ""
        self.folder = Path(os.devnull)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                page = f"<!doctype html><html lang=en><meta charset=utf-8><title>Newsroom</title>{newsroom.body}"
                file = newsroom.folder / self.path.partition("?")[0].lstrip("/")
                self.send_response(200)
                self.send_header("Content-Type", (file.is_file() and guess_type(file)[0]) or "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(file.read_bytes() if file.is_file() else page.encode())

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    """A page on another origin than the site's."""
    newsroom = Newsroom()
    yield newsroom
    newsroom.server.shutdown()
    newsroom.server.server_close()


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's source, at the version that package-lock.json pins."""
    return (find_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


def find_package(name: str) -> Path:
    """The folder of a package that package-lock.json pins."""
    folder = Path(settings.BASE_DIR) / "node_modules" / name
    need("" if folder.exists() else name, "npm ci --ignore-scripts")
    return folder


def find_violations(driver: webdriver.Chrome, axe: str) -> list[str]:
    """What axe finds wrong, best practices included: rule, selector, what to do."""
    driver.execute_script(axe)
    result = driver.execute_async_script("const done = arguments[0]; axe.run().then(done, e => done({error: `${e}`}))")
    assert "error" not in result, result["error"]
    return [
        f"{found['id']}: {json.dumps(node['target'])} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


def press(driver: webdriver.Chrome, selector: str) -> None:
    """A click where the element is. The driver's own click takes what a style unfolds for folded still."""
    element = driver.find_element(By.CSS_SELECTOR, selector)
    ActionChains(driver).scroll_to_element(element).click(element).perform()


def wait(driver: webdriver.Chrome, condition: Callable[[webdriver.Chrome], Any]) -> Any:
    """What the condition gives once it is true; a page that changes meanwhile is asked again."""
    return WebDriverWait(driver, 20, ignored_exceptions=[StaleElementReferenceException]).until(condition)


def read_problems(driver: webdriver.Chrome) -> list[str]:
    """What the browser's console complained about since last asked."""
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
