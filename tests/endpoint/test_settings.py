"""Settings of the endpoint: what cannot work is told by a check, by its name, and never with the key."""

from __future__ import annotations

import subprocess
import sys

import pytest

from events.endpoint import EndpointSettings, find_problems, make_endpoint, sends_in_clear
from events.endpoint.extractor import EndpointExtractor
from events.extraction.registry import ExtractorUnavailable
from tests.endpoint.server import KEY
from timeline.checks import check_endpoint, check_extractor
from timeline.settings import BASE_DIR

GOOD = {"url": "https://models.example/v1", "model": "fish-7b", "key": KEY}


@pytest.fixture
def configured(settings):
    settings.EXTRACTOR = "endpoint"
    settings.ENDPOINT_URL, settings.ENDPOINT_MODEL, settings.ENDPOINT_KEY = GOOD.values()
    return settings


def test_it_is_off_unless_chosen(settings):
    assert (settings.EXTRACTOR, settings.ENDPOINT_URL, settings.ENDPOINT_KEY) == ("rules", "", "")
    assert [*check_extractor(), *check_endpoint()] == []


def test_it_costs_nothing_until_it_is_asked():
    loaded = "import django, sys; django.setup(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], cwd=BASE_DIR, check=False).returncode == 0


def test_good_settings_pass_in_silence(configured):
    assert [*check_extractor(), *check_endpoint()] == []
    assert make_endpoint("").version == "1 fish-7b"


def test_one_extractor_a_process_knows_when_not_to_ask(configured):
    assert make_endpoint("") is make_endpoint("")
    configured.ENDPOINT_MODEL = "fish-70b"
    assert make_endpoint("").version == "1 fish-70b"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"url": ""}, "ENDPOINT_URL is not set"),
        ({"url": "models.example/v1"}, "ENDPOINT_URL is no web address"),
        ({"url": "ftp://models.example"}, "ENDPOINT_URL is no web address"),
        ({"url": "https://"}, "ENDPOINT_URL is no web address"),
        ({"url": "https://models.example:99999/v1"}, "ENDPOINT_URL is no web address"),
        ({"url": "https://[::1/v1"}, "ENDPOINT_URL is no web address"),
        ({"url": "https://models.example/v1\r\nX: y"}, "ENDPOINT_URL is no web address"),
        ({"url": f"https://user:{KEY}@models.example/v1"}, "the key belongs into ENDPOINT_KEY"),
        ({"url": f"https://models.example/v1?key={KEY}"}, "ENDPOINT_URL holds a query"),
        ({"model": ""}, "ENDPOINT_MODEL is not set"),
        ({"model": "fish\n7b"}, "ENDPOINT_MODEL is no name"),
        ({"key": f"{KEY}\r\nX-Other: y"}, "ENDPOINT_KEY holds what no key can hold"),
        ({"key": f"{KEY} "}, "ENDPOINT_KEY holds what no key can hold"),
        ({"key": f"“{KEY}”"}, "ENDPOINT_KEY holds what no key can hold"),
        ({"timeout": 0}, "ENDPOINT_TIMEOUT is no time"),
        ({"format": "xml"}, "ENDPOINT_FORMAT is unknown"),
    ],
)
def test_what_cannot_work_is_told_by_its_name_and_without_the_key(settings, changed, said):
    wrong = EndpointSettings(**{**GOOD, **changed})
    for name in ("url", "model", "key", "timeout", "format"):
        setattr(settings, f"ENDPOINT_{name.upper()}", getattr(wrong, name))
    settings.EXTRACTOR = "endpoint"
    (message,) = [message for message in check_endpoint() if message.id == "timeline.E004"]
    assert said in message.msg
    assert message.hint
    with pytest.raises(ExtractorUnavailable, match=r"cannot be asked: ENDPOINT_") as caught:
        EndpointExtractor(wrong)
    for text in (str(caught.value), repr(caught.value), str(message), repr(find_problems(wrong))):
        assert KEY not in text
    assert "\n" not in str(caught.value)


def test_settings_never_show_the_key():
    assert KEY not in repr(EndpointSettings(**GOOD))
    assert KEY not in str(EndpointSettings(**GOOD))


def test_settings_for_the_command_line_alone_are_checked_too(settings):
    settings.ENDPOINT_URL = "https://models.example/v1"
    assert [message.id for message in check_endpoint()] == ["timeline.E004"]


@pytest.mark.parametrize("url", ["http://models.example/v1", "http://10.0.0.5:8000/v1", "http://localhost.example/v1"])
def test_plain_http_over_a_network_is_warned_of(configured, url):
    configured.ENDPOINT_URL = url
    assert [message.id for message in check_endpoint()] == ["timeline.W002"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:11434/v1", "http://[::1]:8000/v1", "http://localhost:8080", "https://a.b"]
)
def test_this_machine_and_tls_are_not(url):
    assert not sends_in_clear(EndpointSettings(url, "fish-7b"))


def test_an_unknown_extractor_is_told_with_the_known_ones(settings):
    settings.EXTRACTOR = "oracle"
    (message,) = check_extractor()
    assert message.id == "timeline.E003"
    assert "endpoint, rules" in message.hint


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/v1", "https://a.example/v1/chat/completions"),
        ("https://a.example/v1/", "https://a.example/v1/chat/completions"),
        ("https://a.example/v1/chat/completions", "https://a.example/v1/chat/completions"),
        ("http://localhost:8080", "http://localhost:8080/chat/completions"),
    ],
)
def test_the_address_may_be_given_with_or_without_its_end(url, address):
    assert EndpointSettings(url, "fish-7b").address == address


@pytest.mark.parametrize("model", ["m" * 300, "organisation/" + "x" * 80 + "-a", "organisation/" + "x" * 80 + "-b"])
def test_a_long_name_of_a_model_fits_what_is_stored_and_stays_its_own(model):
    version = EndpointExtractor(EndpointSettings("https://a.example/v1", model)).version
    assert len(version) <= 60
    assert version != EndpointExtractor(EndpointSettings("https://a.example/v1", model + "x")).version
