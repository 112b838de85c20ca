"""A server that misbehaves below the answer: the article is read by the rules, in time, with a line that says why."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import suppress
from typing import Any

import pytest

from events.endpoint.client import Patience, read_retry_after
from events.endpoint.errors import EndpointError
from events.extraction.types import ArticleText
from tests.endpoint.conftest import EVENT, QUICK, TEXT
from tests.endpoint.server import KEY, Handler, answer, complete, refuse


def test_it_works(endpoint, read):
    endpoint.behave = answer({"events": [EVENT]})
    extraction = read()
    assert (extraction.extractor, extraction.version, extraction.dropped) == ("endpoint", "1 fish-7b", 0)
    (candidate,) = extraction.candidates
    assert [who.name for who in candidate.participants] == ["Rosa Quispe", "Juan Paz"]
    assert candidate.date.edtf == "2022-06-03"


def test_what_is_sent(endpoint, read):
    endpoint.behave = answer({"events": []})
    read()
    (asked,) = endpoint.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.headers["accept-encoding"] == "identity"
    body = asked.body
    assert (body["model"], body["temperature"], body["seed"], body["stream"]) == ("fish-7b", 0, 0, False)
    assert body["response_format"]["json_schema"]["strict"] is True
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert asked.article == [
        {"paragraph": 1, "kind": "body", "text": TEXT.split("\n\n")[0]},
        {"paragraph": 2, "kind": "body", "text": TEXT.split("\n\n")[1]},
    ]


def test_the_same_article_is_the_same_question_and_the_same_extraction(endpoint, read):
    endpoint.behave = answer({"events": [EVENT]})
    assert read() == read()
    assert endpoint.asked[0].body == endpoint.asked[1].body


def test_no_key_sends_no_header(endpoint, read):
    endpoint.behave = answer({"events": []})
    read(key="")
    assert "authorization" not in endpoint.asked[0].headers


def is_read_by_the_rules(extraction: Any) -> bool:
    return extraction.extractor == "rules" and extraction.candidates[0].participants[0].name == "Rosa Quispe"


# --- No connection --------------------------------------------------------------------------------


def test_refused(read, said):
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    assert is_read_by_the_rules(read(url=f"http://127.0.0.1:{port}/v1"))
    assert "cannot be reached: does it run" in said()


def test_a_name_that_no_resolver_knows(read, said):
    assert is_read_by_the_rules(read(url="http://nowhere.invalid/v1"))
    assert "cannot be reached" in said()


def test_a_connection_that_is_never_accepted(read, said):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        waiting = []
        for _ in range(8):  # until the queue is full and the next one waits for ever
            waiting.append(socket.socket())
            waiting[-1].settimeout(0.1)
            try:
                waiting[-1].connect(("127.0.0.1", port))
            except TimeoutError:
                break
        started = time.monotonic()
        assert is_read_by_the_rules(read(url=f"http://127.0.0.1:{port}/v1", timeout=0.5))
        assert time.monotonic() - started < 10
        for connection in waiting:
            connection.close()
    assert "does not answer in time" in said() or "took longer" in said()


def test_a_handshake_that_never_ends(read, said):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert is_read_by_the_rules(read(url=f"https://127.0.0.1:{port}/v1", timeout=0.5))
    assert "time" in said() or "longer" in said()


def test_plain_http_behind_an_https_address(endpoint, read, said):
    endpoint.behave = answer({"events": [EVENT]})
    assert is_read_by_the_rules(read(url=endpoint.url.replace("http:", "https:")))
    assert "certificate or encryption" in said()
    assert endpoint.asked == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_that_nobody_vouches_for(tmp_path, read, said):
    certificate, secret = tmp_path / "c.pem", tmp_path / "k.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", secret, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, secret)
    received = []

    def accept(listener: socket.socket) -> None:
        with (
            suppress(OSError),
            listener.accept()[0] as plain,
            context.wrap_socket(plain, server_side=True) as encrypted,
        ):
            received.append(encrypted.recv(1))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept, args=(listener,), daemon=True)
        thread.start()
        extraction = read(url=f"https://127.0.0.1:{listener.getsockname()[1]}/v1")
        thread.join(5)
    assert is_read_by_the_rules(extraction)
    assert "certificate or encryption" in said()
    assert received in ([], [b""])  # nothing of the question was sent


# --- Too slow, too much, cut off ------------------------------------------------------------------


def hang(handler: Handler) -> None:
    handler.pause(30)


def hang_after_the_headers(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.flush()
    handler.pause(30)


def drip_the_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.endpoint.closing.wait(0.02):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def drip_the_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.endpoint.closing.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()


@pytest.mark.parametrize("behave", [hang, hang_after_the_headers, drip_the_headers, drip_the_body])
def test_an_answer_that_never_ends_is_cut_off_in_time(endpoint, read, said, behave):
    endpoint.behave = behave
    started = time.monotonic()
    assert is_read_by_the_rules(read(timeout=0.4))
    assert time.monotonic() - started < 10  # the rules' reading included; a drip would last for ever
    assert "took longer than 0.4 seconds" in said() or "does not answer in time" in said()
    assert len(endpoint.asked) <= 1  # it may be over before a busy machine took the question


def flood(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.endpoint.closing.is_set():
        handler.wfile.write(b'{"choices": ' + b"[" * 65_536)


def flood_by_declaration(handler: Handler) -> None:
    handler.say(200, b'"' + b"x" * 1_000_000 + b'"')


@pytest.mark.parametrize("behave", [flood, flood_by_declaration])
def test_an_answer_without_bound_is_cut_off(endpoint, read, said, behave):
    endpoint.behave = behave
    assert is_read_by_the_rules(read())
    assert "longer than 200000 bytes" in said()
    assert len(endpoint.asked) == 1


def hang_up(handler: Handler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def promise_more(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')


def speak_something_else(handler: Handler) -> None:
    handler.wfile.write(b"220 mail.example.org ESMTP\r\n")


def never_end_a_header(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"x" * 100_000 + b"\r\n\r\n")


def break_the_chunks(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")


@pytest.mark.parametrize("behave", [hang_up, promise_more, speak_something_else, never_end_a_header, break_the_chunks])
def test_a_broken_connection_is_tried_again_and_given_up(endpoint, read, said, behave):
    endpoint.behave = behave
    assert is_read_by_the_rules(read())
    assert "the connection to the endpoint broke" in said()
    assert len(endpoint.asked) == QUICK.attempts


# --- Statuses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "words", "attempts"),
    [
        (400, "refuses the question (400)", 1),
        (401, "check ENDPOINT_KEY", 1),
        (403, "check ENDPOINT_KEY", 1),
        (404, "check ENDPOINT_URL, ENDPOINT_MODEL", 1),
        (405, "check ENDPOINT_URL, ENDPOINT_MODEL", 1),
        (413, "refuses the question (413)", 1),
        (418, "refuses the question (418)", 1),
        (429, "asks for fewer questions (429)", 3),
        (500, "fails (500)", 3),
        (501, "refuses the question (501)", 1),
        (503, "fails (503)", 3),
        (504, "fails (504)", 3),
        (204, "refuses the question (204)", 1),
    ],
)
def test_a_status_is_explained(endpoint, read, said, status, words, attempts):
    endpoint.behave = refuse(status)
    assert is_read_by_the_rules(read())
    assert words in said()
    assert len(endpoint.asked) == attempts


def test_a_server_that_recovers_is_believed(endpoint, read):
    endpoint.queue = [refuse(503), refuse(429, Retry_After="0"), answer({"events": [EVENT]})]
    assert read().extractor == "endpoint"
    assert len(endpoint.asked) == 3


def test_retry_after_is_waited_for(endpoint, read):
    endpoint.queue = [refuse(429, Retry_After="1"), answer({"events": [EVENT]})]
    started = time.monotonic()
    assert read(timeout=5).extractor == "endpoint"
    assert time.monotonic() - started >= 1


@pytest.mark.parametrize("header", ["86400", "999999999999999999999", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_wait_beyond_the_time_is_not_waited_for(endpoint, read, said, header):
    endpoint.behave = refuse(429, Retry_After=header)
    started = time.monotonic()
    assert is_read_by_the_rules(read())
    assert time.monotonic() - started < 10
    assert len(endpoint.asked) == 1
    assert "429" in said()


@pytest.mark.parametrize("header", ["soon", "-5", "", "nan", "1e9", "9" * 50, None])
def test_a_retry_after_without_sense_is_none(header):
    assert read_retry_after(header) is None


@pytest.mark.parametrize(("header", "seconds"), [("7", 7), (" 0 ", 0), ("Mon, 01 Jan 2001 00:00:00 GMT", 0)])
def test_a_retry_after_is_seconds_or_a_date(header, seconds):
    assert read_retry_after(header) == seconds


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(endpoint, read, said, status):
    endpoint.behave = refuse(status, Location=f"{endpoint.url}/elsewhere")
    assert is_read_by_the_rules(read())
    assert "redirects" in said()
    assert "elsewhere" not in said()
    assert [asked.path for asked in endpoint.asked] == ["/v1/chat/completions"]


# --- Bodies that are no answer --------------------------------------------------------------------


def page(handler: Handler) -> None:
    handler.say(200, b"<!DOCTYPE html><title>Log in</title>", "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("behave", "words"),
    [
        (page, "a web page: does ENDPOINT_URL name its API?"),
        (refuse(200, b""), "answers with nothing"),
        (refuse(200, b'{"choices": [{"mess'), "something else than JSON"),
        (refuse(200, complete("caf\xe9").replace(b"\\u00e9", b"\xe9")), "something else than JSON"),
        (refuse(200, b'{"choices": NaN}'), "something else than JSON"),
        (refuse(200, b"[" * 100_000), "something else than JSON"),
        (refuse(200, b"\x1f\x8b\x08\x00", Content_Encoding="gzip"), "something else than JSON"),
        (refuse(200, b"data: {}\n\n"), "something else than JSON"),
        (refuse(200, b"[]"), "another form"),
        (refuse(200, b'"yes"'), "another form"),
        (refuse(200, {}), "holds no message"),
        (refuse(200, {"choices": []}), "holds no message"),
        (refuse(200, {"choices": {}}), "holds no message"),
        (refuse(200, {"choices": ["yes"]}), "holds no message"),
        (refuse(200, {"choices": [{"message": "yes"}]}), "holds no message"),
        (refuse(200, {"choices": [{"text": "{}"}]}), "holds no message"),
        (refuse(200, {"error": {"message": "model is loading"}}), "holds no message (“model is loading”)"),
    ],
)
def test_a_body_that_is_no_answer(endpoint, read, said, behave, words):
    endpoint.behave = behave
    assert is_read_by_the_rules(read())
    assert words in said()
    assert len(endpoint.asked) == 1


def test_the_content_type_is_not_what_counts(endpoint, read):
    endpoint.behave = lambda handler: handler.say(200, complete('{"events": []}'), "text/plain")
    assert read().extractor == "endpoint"


# --- What servers say -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "no model fish-7b"}},
        {"error": "no model fish-7b"},
        {"detail": "no model fish-7b"},
        {"message": "no model fish-7b", "code": 404},
    ],
)
def test_what_a_server_says_is_quoted(endpoint, read, said, body):
    endpoint.behave = refuse(404, body)
    read()
    assert said().endswith("(“no model fish-7b”)")


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": f"Incorrect API key provided: {KEY}"}},
        {"error": {"message": f"Incorrect API key provided: {KEY[:10]}***{KEY[-3:]}"}},
        {"error": {"message": f"key …{KEY[-7:]} has no credit"}},
        {"detail": f"Authorization: Bearer {KEY}"},
    ],
)
@pytest.mark.parametrize("status", [400, 401, 429, 500, 200])
def test_a_server_that_repeats_the_key_is_not_quoted(endpoint, read, said, status, body):
    endpoint.behave = refuse(status, body, X_Key=KEY)
    assert is_read_by_the_rules(read())
    assert "“" not in said()
    assert KEY[-7:] not in said()


def test_what_a_server_says_cannot_write_lines_or_control_the_terminal(endpoint, read, said):
    endpoint.behave = refuse(
        400, {"error": {"message": "bad\n2031-01-01 ERROR forged \x1b[31mred\x07\u202e" + "x" * 9_000}}
    )
    read()
    assert "bad 2031-01-01 ERROR forged [31mred" in said()
    assert len(said()) < 400
    assert not set(said()) & set("\n\x1b\x07\u202e")


def test_the_error_itself_holds_nothing_of_what_was_sent(endpoint, make):
    endpoint.behave = hang_up
    with pytest.raises(EndpointError) as caught:
        make().extract(ArticleText(TEXT))
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert KEY not in repr(caught.value.__dict__)


def test_attempts_wait_longer_each_time_and_never_in_step(endpoint, make):
    waits: list[float] = []
    extractor = make(patience=Patience(attempts=4, backoff=0.1))
    extractor._chat._client._sleep = waits.append
    endpoint.behave = refuse(500)
    with pytest.raises(EndpointError):
        extractor.extract(ArticleText(TEXT))
    assert [0.05 <= waits[0] <= 0.1, 0.1 <= waits[1] <= 0.2, 0.2 <= waits[2] <= 0.4] == [True] * 3
    assert len(endpoint.asked) == 4
