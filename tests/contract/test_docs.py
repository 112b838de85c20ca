"""What the documentation says is so: settings, commands, links, examples."""

from __future__ import annotations

import ast
import json
import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

from events import curation
from events.acquisition import read_articles
from events.acquisition.files import READABLE
from events.acquisition.records import TEXT_KEYS
from events.extraction.edtf_dates import describe_edtf, parse_edtf
from events.extraction.readers import read_here
from events.extraction.registry import get_extractor
from events.ingestion import ingest_articles
from events.models import Event
from events.vocabulary import EventStatus, EventType, Verb
from timeline.items import to_document
from timeline.models import Timeline
from timeline.query import parse_saved
from timeline.selectors import stream_items

ROOT: Path = settings.BASE_DIR
HIDDEN = {"out", "var", "static-built", "node_modules"}
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part.startswith(".") or part in HIDDEN for part in path.relative_to(ROOT).parts)
)
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
READERS = {"read_text", "read_bool", "read_int", "read_list", "read_word", "read_rate"}


class Snippet(NamedTuple):
    """One line of a fenced block."""

    page: Path
    language: str
    line: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}: {self.line}"


def without_code(text: str) -> str:
    """A page's text without what stands in code, where brackets are no links."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its level."""
    return re.split(r"^## ", text.split(f"\n## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(text: str) -> list[str]:
    """The code in the first cell of each row of the tables in ``text``, up to its first space."""
    return re.findall(r"^\| `([^` ]+)[^`]*` \|", text, re.MULTILINE)


def snippets() -> list[Snippet]:
    """Every line of shell in the documentation, comments cut."""
    found = []
    for page in PAGES:
        for language, block in FENCE.findall(page.read_text(encoding="utf-8")):
            if language == "sh":
                lines = block.replace("\\\n", " ").splitlines()
                found += [Snippet(page, language, re.sub(r"(^|\s)#.*", "", line).strip()) for line in lines]
    return [snippet for snippet in found if snippet.line]


def slug_of(heading: str) -> str:
    """A heading's anchor, as the usual renderers make it."""
    plain = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


# --- Settings -------------------------------------------------------------------------------------


def settings_that_are_read() -> dict[str, ast.Call]:
    """Each environment variable that settings.py reads, with the call that reads it."""
    tree = ast.parse((ROOT / "timeline" / "settings.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return {
        call.args[0].value: call
        for call in calls
        if call.func.id in READERS and isinstance(call.args[0], ast.Constant)  # type: ignore[union-attr,attr-defined]
    }


def test_every_setting_has_its_line_and_every_line_its_setting():
    documented = first_cells(section(OPERATIONS, "Settings"))
    assert sorted(documented) == sorted(settings_that_are_read())


def test_the_environment_is_read_in_settings_only():
    sources = [path for package in ("events", "timeline") for path in (ROOT / package).rglob("*.py")]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sources}
    assert {name for name, text in texts.items() if re.search(r"\bos\.(environ|getenv)\b", text)} <= {
        "timeline/env.py",
        "timeline/wsgi.py",  # these two only say where the settings are
        "timeline/asgi.py",
        "timeline/management/commands/demo.py",  # PORT, for the addresses that it prints
    }
    assert [name for name, text in texts.items() if "from timeline.env import" in text] == ["timeline/settings.py"]


@pytest.mark.parametrize("name", sorted(settings_that_are_read()))
def test_defaults_are_as_documented(name):
    documented = re.search(rf"^\| `{name}` \| (.*?) \|", OPERATIONS, re.MULTILINE)[1].strip("`")  # type: ignore[index]
    arguments = settings_that_are_read()[name].args[1:]
    if not arguments:
        assert documented in {"none", "a new one at each start"}
    elif not isinstance(arguments[0], ast.JoinedStr):  # the path of a file is not a constant
        value: Any = ast.literal_eval(arguments[0])
        said = {True: "1", False: "0"}.get(value) if isinstance(value, bool) else None
        assert documented == (said or (",".join(value) if isinstance(value, tuple) else str(value)))


def test_the_sample_of_settings_names_real_ones():
    sample = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#? ?([A-Z_]+)=", sample, re.MULTILINE)) <= set(settings_that_are_read())


def test_every_check_has_its_line():
    source = (ROOT / "timeline" / "checks.py").read_text(encoding="utf-8")
    ids = set(re.findall(r"\"(timeline\.[EW]\d{3})\"", source))
    assert ids
    assert ids == set(re.findall(r"^\| `(timeline\.[EW]\d{3})` \|", OPERATIONS, re.MULTILINE))


# --- Commands -------------------------------------------------------------------------------------


def own_commands() -> set[str]:
    folders = [ROOT / package / "management" / "commands" for package in ("events", "timeline")]
    return {path.stem for folder in folders for path in folder.glob("[a-z]*.py")}


def test_every_command_has_its_line_and_every_line_its_command():
    assert sorted(first_cells(section(OPERATIONS, "Commands"))) == sorted(own_commands())


def run_lines() -> list[Snippet]:
    return [snippet for snippet in snippets() if "manage.py " in snippet.line]


@pytest.mark.parametrize("snippet", run_lines(), ids=str)
def test_commands_in_examples_can_be_run_as_written(snippet):
    words = shlex.split(snippet.line.split("manage.py ", 1)[1].split(" > ")[0].split(" | ")[0])
    owner = get_commands()[words[0]]
    command = load_command_class(owner, words[0]) if isinstance(owner, str) else owner
    command.create_parser("manage.py", words[0]).parse_args(words[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_in_prose_exist(page):
    named = re.findall(r"`(?:\.venv/bin/)?(?:python )?manage\.py ([a-z_]+)", page.read_text(encoding="utf-8"))
    assert set(named) <= set(get_commands())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_exist(page):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = page.read_text(encoding="utf-8")
    lines = [snippet.line for snippet in snippets() if snippet.page == page and snippet.line.startswith("make ")]
    said = [*lines, *re.findall(r"`(make [^`]*)`", text)]
    named = {word for line in said for word in line.split()[1:] if "=" not in word}
    assert named <= targets


# --- Links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    broken = []
    for target in re.findall(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)", without_code(page.read_text(encoding="utf-8"))):
        link = urlsplit(target)
        if link.scheme in ("http", "https", "mailto"):
            continue
        file = (page.parent / unquote(link.path)).resolve() if link.path else page
        if not file.exists():
            broken.append(target)
        elif link.fragment and file.suffix == ".md":
            headings = re.findall(r"^#+ (.+)$", FENCE.sub("", file.read_text(encoding="utf-8")), re.MULTILINE)
            if link.fragment not in {slug_of(heading) for heading in headings}:
                broken.append(target)
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_are_named_exist(page):
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:events|timeline|tests|benchmarks|docs|seeds)/[\w./-]+)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_page_can_be_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or not page.is_file():
            continue
        reached.add(page)
        links = re.findall(r"\]\(([^)#\s]+\.md)", page.read_text(encoding="utf-8"))
        waiting += [(page.parent / link).resolve() for link in links if "://" not in link]
    assert {str(page.relative_to(ROOT)) for page in PAGES} == {str(page.relative_to(ROOT)) for page in reached}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_path_of_one_machine(page):
    text = page.read_text(encoding="utf-8")
    assert not re.findall(r"(?<![\w.:/$-])/(?:home|root|tmp|work|mnt|Users|private)/\S*", text)


# --- What readers are told ------------------------------------------------------------------------


def test_the_ways_to_write_a_date_are_read_and_shown_as_the_curator_is_told():
    text = section((ROOT / "docs" / "curation.md").read_text(encoding="utf-8"), "Dates")
    rows = re.findall(r"^\| [^|]+ \| `([^`]+)` \| ([^|]+) \|$", text, re.MULTILINE)
    assert len(rows) > 10
    assert [(edtf, describe_edtf(parse_edtf(edtf).edtf)) for edtf, _ in rows] == rows


def test_every_verb_is_explained_to_curators():
    text = section((ROOT / "docs" / "curation.md").read_text(encoding="utf-8"), "The verbs")
    assert set(re.findall(r"^\| ([a-z]+) \|", text, re.MULTILINE)) == {verb.value for verb in Verb}


def test_the_readme_names_every_type_and_status():
    row = re.search(r"^\| Finds \| (.*) \|$", README, re.MULTILINE)[1]  # type: ignore[index]
    assert [word for word in (*EventType, *EventStatus) if word.value not in row] == []


def test_the_readme_names_every_key_of_an_article():
    block = next(block for language, block in FENCE.findall(README) if language == "json" and '"id": "42"' in block)
    assert set(re.findall(r"\"([a-z]+)\":", block)) | {"html"} == {*TEXT_KEYS, "id", "text", "html", "published"}
    assert "`text` or `html`" in README


@pytest.mark.django_db
def test_the_event_in_the_readme_is_what_the_service_makes_of_the_sample_corpus(curator):
    shown = json.loads(next(block for language, block in FENCE.findall(README) if '"quotes"' in block))
    found = read_articles([ROOT / "seeds" / "articles" / "06-trump-calls-baradar.html"])
    ingest_articles(found, read=read_here(get_extractor(settings.EXTRACTOR, model=settings.SPACY_MODEL)))
    event = Event.objects.get(title=shown["title"])
    curation.event_accept(event=event, curator=curator, version=event.version)
    (item,) = stream_items(parse_saved(""))
    assert contains(to_document(item), shown)


def contains(document: Any, part: Any) -> bool:
    """Whether ``part`` is the document with some of its keys left out."""
    if isinstance(part, dict):
        return all(key in document and contains(document[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(part) == len(document) and all(map(contains, document, part))
    return bool(document == part)


def test_the_readme_names_the_suffixes_of_json_lines():
    named = set(re.findall(r"`(\.(?:jsonl|ndjson))`", README))
    assert named == {suffix for suffix in READABLE if "json" in suffix}


def api_examples() -> list[Snippet]:
    """Examples that ask the API for something, with no part that each reader fills in."""
    asked = [snippet for snippet in snippets() if snippet.line.startswith("curl ") and "/api/v1/" in snippet.line]
    return [
        snippet
        for snippet in asked
        if not re.search(r"\$|<|…| -X | --request | --data| -d | -H | --header | -u ", snippet.line)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("snippet", api_examples(), ids=str)
def test_examples_of_the_api_are_answered(client, snippet):
    Timeline.objects.create(slug="moscow-afghanistan", title="The demo's")
    url = next(word for word in shlex.split(snippet.line) if "://" in word)
    address = urlsplit(url)
    answer = client.get(f"{address.path}?{address.query}" if address.query else address.path)
    assert answer.status_code == 200, getattr(answer, "content", b"")[:300]
