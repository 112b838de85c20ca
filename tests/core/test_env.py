"""timeline/env.py: what the environment says, or a line that says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.env import SettingError, load_dotenv, read_bool, read_int, read_list, read_rate, read_text, read_word

NAME = "A_SETTING_OF_THE_TESTS"
LEVELS = ("WARNING", "ERROR")


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch):
    """Sets the variable; None takes it away."""

    def say(value: str | None) -> None:
        if value is None:
            monkeypatch.delenv(NAME, raising=False)
        else:
            monkeypatch.setenv(NAME, value)

    say(None)
    return say


def test_text_is_stripped(say):
    say("  some words ")
    assert read_text(NAME) == "some words"


@pytest.mark.parametrize("value", [None, "", "   "])
def test_unset_and_empty_are_the_default(say, value):
    say(value)
    assert read_text(NAME, "default") == "default"
    assert read_bool(NAME, True) is True
    assert read_int(NAME, 7) == 7
    assert read_list(NAME, ("a", "b")) == ["a", "b"]
    assert read_word(NAME, "ERROR", LEVELS) == "ERROR"
    assert read_rate(NAME, "5/min") == "5/min"


@pytest.mark.parametrize("value", ["1", "true", "True", "YES", "on", " on "])
def test_yes(say, value):
    say(value)
    assert read_bool(NAME, False) is True


@pytest.mark.parametrize("value", ["0", "false", "NO", "Off"])
def test_no(say, value):
    say(value)
    assert read_bool(NAME, True) is False


@pytest.mark.parametrize("value", ["2", "maybe", "tru", "none"])
def test_neither_yes_nor_no_is_an_error_that_names_variable_and_value(say, value):
    say(value)
    with pytest.raises(SettingError, match=rf"{NAME}='{value}'.*write 1 or 0"):
        read_bool(NAME, False)


@given(number=st.integers(min_value=0, max_value=10**12))
def test_whole_numbers(number):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(NAME, str(number))
        assert read_int(NAME, -1) == number


@pytest.mark.parametrize("value", ["3.5", "ten", "1e3", "0x10"])
def test_other_numbers_are_errors(say, value):
    say(value)
    with pytest.raises(SettingError, match=f"{NAME}.*not a whole number"):
        read_int(NAME, 0)


def test_a_number_below_the_least_is_an_error(say):
    say("999")
    assert read_int(NAME, 0, least=999) == 999
    with pytest.raises(SettingError, match=f"{NAME}=999 is below 1000"):
        read_int(NAME, 0, least=1000)
    say("-1")
    with pytest.raises(SettingError, match="below 0"):
        read_int(NAME, 0)


def test_list_drops_space_and_empty_parts(say):
    say(" a.example.org, ,b.example.org,")
    assert read_list(NAME, ("c",)) == ["a.example.org", "b.example.org"]
    say(",")
    assert read_list(NAME, ("c",)) == ["c"]


def test_lists_are_not_shared(say):
    default = ("a",)
    read_list(NAME, default).append("b")
    assert read_list(NAME, default) == ["a"]


def test_word_in_any_case(say):
    say("warning")
    assert read_word(NAME, "ERROR", LEVELS) == "WARNING"
    say("loud")
    with pytest.raises(SettingError, match=f"{NAME}='loud' is not one of WARNING, ERROR"):
        read_word(NAME, "ERROR", LEVELS)


@pytest.mark.parametrize("value", ["1/s", "60/min", "1200/minute", "5/hour", "100000/day"])
def test_rate(say, value):
    say(value)
    assert read_rate(NAME, "1/s") == value


@pytest.mark.parametrize("value", ["60", "min", "60/", "0/min", "60/fortnight", "-1/s", "60/min,5/s"])
def test_what_is_no_rate(say, value):
    say(value)
    with pytest.raises(SettingError, match=f"{NAME}.*such as 1200/min"):
        read_rate(NAME, "1/s")


def write_dotenv(folder: Path, text: str) -> Path:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    return path


def test_dotenv(tmp_path, say, monkeypatch):
    monkeypatch.delenv("ANOTHER_OF_THE_TESTS", raising=False)
    path = write_dotenv(tmp_path, f"# a comment\n\n  {NAME} = 'quoted words'  \nANOTHER_OF_THE_TESTS=a=b\n")
    load_dotenv(path)
    assert read_text(NAME) == "quoted words"
    assert read_text("ANOTHER_OF_THE_TESTS") == "a=b"


def test_the_real_environment_wins_over_dotenv(tmp_path, say):
    say("real")
    load_dotenv(write_dotenv(tmp_path, f"{NAME}=file\n"))
    assert read_text(NAME) == "real"


def test_no_dotenv_is_fine(tmp_path, say):
    load_dotenv(tmp_path / ".env")
    assert read_text(NAME) == ""


@pytest.mark.parametrize("line", ["no equals sign", "=value", "TWO WORDS=1", "export A=1", "9A=1"])
def test_a_line_of_dotenv_that_is_no_assignment_is_named(tmp_path, line):
    path = write_dotenv(tmp_path, f"# first\n{line}\n")
    with pytest.raises(SettingError, match=r"\.env:2: write NAME=value"):
        load_dotenv(path)


def test_dotenv_that_is_no_text(tmp_path):
    path = tmp_path / ".env"
    path.write_bytes(b"NAME=\xff\xfe\n")
    with pytest.raises(SettingError, match=r"\.env cannot be read"):
        load_dotenv(path)
