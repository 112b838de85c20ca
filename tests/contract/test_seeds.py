"""The sample corpus keeps its own contract: the manifest, the reports and the gold agree."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from events.vocabulary import AnchorBasis, EventStatus, EventType

SEEDS = Path(__file__).parents[2] / "seeds"
MANIFEST = json.loads((SEEDS / "manifest.json").read_text(encoding="utf-8"))
ENTRIES = {Path(entry["file"]).name: entry for entry in MANIFEST["articles"]}
CASES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((SEEDS / "gold").glob("*.json"))}
PAIRS = [(case, event) for case in CASES.values() for event in case["events"]]
EVENT_IDS = [f"{name}/{event['id']}" for name, case in CASES.items() for event in case["events"]]

DIFFICULTIES = {
    "agreement", "banner date", "bulleted timeline", "call", "caption date", "contradiction", "dateline", "delegation",
    "demonym list", "earlier this week", "html with a page clock", "html with metadata", "labelled date", "leaked JSON",
    "machine filler", "near duplicate", "next sentence", "no event", "page furniture", "participant list", "passive",
    "planned meeting", "postponed meeting", "refused meeting", "relative date unresolved", "relative month",
    "same event", "thwarted meeting", "went there", "with and without a date",
}  # fmt: skip
FULL_DATE = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day), "
    r"(?:(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+)|(?P<month_us>[A-Z][a-z]+)\.? (?P<day_us>\d{1,2}),) (?P<year>\d{4})\b"
)
EDTF_DAY_OR_LESS = r"\d{4}(?:-\d\d(?:-\d\d)?)?~?"
EDTF = re.compile(rf"{EDTF_DAY_OR_LESS}(?:/{EDTF_DAY_OR_LESS})?")


class Blocks(HTMLParser):
    """The text of a page, one block element a line; scripts are left out, inline markup vanishes."""

    BLOCKS = frozenset({"p", "h1", "h2", "li", "div", "title", "header", "footer", "nav", "ul"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.scripts += tag == "script"
        self.parts.append("\n" if tag in self.BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self.scripts -= tag == "script"
        self.parts.append("\n" if tag in self.BLOCKS else "")

    def handle_data(self, data: str) -> None:
        self.parts.append("" if self.scripts else data)


def read_text(file: str) -> str:
    source = (SEEDS / "articles" / file).read_text(encoding="utf-8")
    if not file.endswith(".html"):
        return source
    blocks = Blocks()
    blocks.feed(source)
    return "".join(blocks.parts)


def first_day(edtf: str) -> dt.date:
    """The earliest day of one side of an EDTF form that the gold uses."""
    year, month, day = ([int(part) for part in edtf.strip("~").split("-")] + [1, 1])[:3]
    return dt.date(year, month, day)


def spans(text: str, quotes: list[str]) -> list[tuple[int, int]]:
    return [(match.start(), match.end()) for quote in quotes for match in re.finditer(re.escape(quote), text)]


def test_it_works() -> None:
    assert len(ENTRIES) == len(MANIFEST["articles"]) >= 8
    assert {SEEDS / entry["file"] for entry in ENTRIES.values()} == set((SEEDS / "articles").iterdir())
    assert set(ENTRIES) == {case["article"] for case in CASES.values()}


def test_every_difficulty_is_there() -> None:
    assert {tag for entry in ENTRIES.values() for tag in entry["tags"]} == DIFFICULTIES


def test_a_tag_that_speaks_of_several_reports_stands_on_several() -> None:
    for tag in ("same event", "contradiction"):
        assert sum(tag in entry["tags"] for entry in ENTRIES.values()) >= 2


def test_urls_are_unique_and_lead_nowhere() -> None:
    urls = [entry["url"] for entry in ENTRIES.values() if entry.get("url")]
    assert len(urls) == len(set(urls))
    assert all(url.startswith("https://example.org/") for url in urls)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_manifest_entry(entry: dict[str, Any]) -> None:
    assert entry["title"] in read_text(Path(entry["file"]).name)
    assert entry["publisher"].startswith("after ")
    assert entry["note"]
    basis = AnchorBasis(entry["published_basis"])
    assert (basis is AnchorBasis.NONE) == (entry["published"] is None)
    if entry["published"]:
        dt.date.fromisoformat(entry["published"])


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_published_date_stands_where_its_basis_says(entry: dict[str, Any]) -> None:
    source = (SEEDS / entry["file"]).read_text(encoding="utf-8")
    if entry["published_basis"] == "metadata":
        assert f'"datePublished": "{entry["published"]}T' in source
    if entry["published_basis"] in ("labelled line", "dateline", "caption"):
        day = dt.date.fromisoformat(entry["published"])
        forms = [f"{day.day} {day:%B} {day.year}", f"{day:%b}. {day.day}, {day.year}"]
        assert any(form in source for form in forms)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_weekdays_agree_with_the_calendar(entry: dict[str, Any]) -> None:
    for match in FULL_DATE.finditer(read_text(Path(entry["file"]).name)):
        month = (match["month"] or match["month_us"])[:3]
        number = list(calendar.month_abbr).index(month)
        day = dt.date(int(match["year"]), number, int(match["day"] or match["day_us"]))
        assert f"{day:%A}" == match[1]


@pytest.mark.parametrize("name", CASES)
def test_case_agrees_with_the_manifest(name: str) -> None:
    case, entry = CASES[name], ENTRIES[CASES[name]["article"]]
    ids = [event["id"] for event in case["events"]]
    assert len(ids) == len(set(ids))
    if name.endswith("-undated"):
        assert case["given_published"] is None
        assert case["published"] is None
    else:
        assert case["published"] == entry["published"]
        assert case["given_published"] == (entry["published"] if entry["published_basis"] == "given" else None)
    assert ("no event" in entry["tags"]) == (not case["events"])


def test_undated_cases_are_the_dated_ones_less_what_the_date_gives() -> None:
    twins = {name: name.removesuffix("-undated") for name in CASES if name.endswith("-undated")}
    tagged = {file for file, entry in ENTRIES.items() if "with and without a date" in entry["tags"]}
    assert {CASES[name]["article"] for name in twins} == tagged
    for undated, dated in twins.items():
        for bare, full in zip(CASES[undated]["events"], CASES[dated]["events"], strict=True):
            dateless = {key: value for key, value in full.items() if key not in ("date", "dates_ok")}
            assert dateless == {key: value for key, value in bare.items() if key not in ("date", "dates_ok")}
            assert bare["date"] in (None, full["date"])


@pytest.mark.parametrize(("case", "event"), PAIRS, ids=EVENT_IDS)
def test_event_says_what_the_vocabulary_knows(case: dict[str, Any], event: dict[str, Any]) -> None:
    assert event["types"]
    assert all(EventType(value) for value in event["types"])
    assert EventStatus(event["status"])
    assert event["participants"]
    assert all(group and all(group) for group in event["participants"])
    if event["place"]:
        assert event["place"]["name"]
        assert re.fullmatch(r"[A-Z]{2}", event["place"]["country"])


@pytest.mark.parametrize(("case", "event"), PAIRS, ids=EVENT_IDS)
def test_event_dates_parse(case: dict[str, Any], event: dict[str, Any]) -> None:
    accepted = event.get("dates_ok", [])
    for edtf in [*accepted, *filter(None, [event["date"]])]:
        assert EDTF.fullmatch(edtf), edtf
        ends = [first_day(side) for side in edtf.split("/")]
        assert ends == sorted(ends)
    if accepted and event["date"]:
        assert event["date"] in accepted


def test_past_events_lie_before_publication_and_plans_after() -> None:
    dated = [(case, event) for case, event in PAIRS if case["published"] and event["date"]]
    for case, event in dated:
        first = first_day(event["date"].split("/")[0])
        lies_ahead = first > dt.date.fromisoformat(case["published"])
        assert lies_ahead == (event["status"] in ("planned", "postponed")), event["id"]


@pytest.mark.parametrize(("case", "event"), PAIRS, ids=EVENT_IDS)
def test_evidence_stands_verbatim_inside_one_paragraph(case: dict[str, Any], event: dict[str, Any]) -> None:
    text = read_text(case["article"])
    assert event["evidence"]
    for quote in event["evidence"]:
        assert "\n" not in quote
        assert quote in text


@pytest.mark.parametrize("file", [file for file in ENTRIES if file.endswith(".html")])
def test_evidence_in_a_page_survives_any_reading_of_its_markup(file: str) -> None:
    """A quote stands as it is in the source too: no entity, no tag inside it."""
    source = (SEEDS / "articles" / file).read_text(encoding="utf-8")
    events = [event for case in CASES.values() if case["article"] == file for event in case["events"]]
    assert all(quote in source for event in events for quote in event["evidence"])


@pytest.mark.parametrize("name", CASES)
def test_noise_stands_in_the_text_and_apart_from_evidence(name: str) -> None:
    case = CASES[name]
    text = read_text(case["article"])
    evidence = spans(text, [quote for event in case["events"] for quote in event["evidence"]])
    for passage in case["noise"]:
        found = spans(text, [passage])
        assert found, passage
        assert not any(s < f and e < t for s, t in found for e, f in evidence), passage


@pytest.mark.parametrize("name", CASES)
def test_required_events_can_be_told_apart(name: str) -> None:
    """No two required events share type, date, place and every group: no reader could score both."""
    told = [
        json.dumps([event["types"], event["date"], event["place"], event["participants"]], sort_keys=True)
        for event in CASES[name]["events"]
        if not event.get("optional")
    ]
    assert len(told) == len(set(told))
