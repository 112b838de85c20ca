"""Every format read back by a reader that is not ours, compared with the list in JSON and with its golden file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from events.extraction.edtf_dates import describe_edtf, parse_edtf
from timeline.formats import FORMATS, Feed
from timeline.items import Participant, Source, TimelineItem, When, Where, from_document, to_document

GOLDEN = Path(__file__).parent.parent / "snapshots" / "formats"
CHANGED = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
FEED = Feed(
    "Lake & river <talks>",
    "What the ministers said, and where",
    "https://timeline.example.org",
    "https://timeline.example.org/api/v1/events.x",
    "https://timeline.example.org/t/lake/",
    CHANGED,
)


def make_item(edtf: str = "2019-10-25", **given: Any) -> TimelineItem:
    read = parse_edtf(edtf) if edtf else None
    values: dict[str, Any] = {
        "id": "abc1234567",
        "type": "meeting",
        "status": "held",
        "title": "Okoro & Tóth meet; a “summit”, they said",
        "summary": "They spoke of the river.\nThen of <grain>.",
        "when": When(
            read.edtf if read else None,
            read.earliest if read else None,
            read.latest if read else None,
            read.precision if read else "unknown",
            describe_edtf(edtf),
        ),
        "where": Where("abuja", "Abuja", "city", "NG", 9.07, 7.49),
        "participants": (
            Participant("ada-okoro", "Ada Okoro", "person", "host", "NG", "foreign minister"),
            Participant("hungary", "Hungary", "state", "visitor", "HU"),
        ),
        "sources": (
            Source(
                7,
                "Lake Courier",
                "Ministers meet",
                "https://news.example.org/7?a=1&b=2",
                dt.date(2019, 10, 26),
                ("Ms Okoro met “him”, it said.",),
            ),
            Source(8, "", "", "", None, ("A second, longer sentence; with a semicolon.",)),
        ),
        "part_of": None,
        "version": 3,
        "changed": CHANGED,
        "url": "/e/abc1234567/",
    }
    return TimelineItem(**{**values, **given})


ITEMS = [
    make_item(),
    make_item("2019-10", id="month00000", status="planned"),
    make_item("2019", id="year000000", where=None, participants=()),
    make_item("2019-10-25/2019-10-28", id="span000000", type="visit"),
    make_item("../2021-02-19", id="open000000"),
    make_item("2021-02-19/..", id="since00000", status="cancelled"),
    make_item("[2019-09-01..2019-09-10]", id="within0000"),
    make_item("2019-05~/2019-08~", id="mid0000000"),
    make_item("201X", id="decade0000"),
    make_item("2019-33", id="quarter000"),
    make_item("", id="undated000", status="denied"),
    make_item(
        id="formula000", title="=HYPERLINK(0)", summary="+1", where=Where("s", "@Suva", "city", "FJ", -18.14, 178.44)
    ),
]


def write(suffix: str, items: list[TimelineItem] = ITEMS) -> str:
    return "".join(FORMATS[suffix].write(iter(items), FEED))


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_it_is_what_it_was(suffix: str) -> None:
    """The golden files are written anew with WRITE_SNAPSHOTS=1; look at the difference before you commit it."""
    path = GOLDEN / f"events.{suffix}"
    written = write(suffix)
    if os.environ.get("WRITE_SNAPSHOTS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written.encode())
    assert written.encode() == path.read_bytes()


def test_a_document_and_an_item_are_the_same_facts() -> None:
    for item in ITEMS:
        assert from_document(json.loads(json.dumps(to_document(item)))) == item


def test_csv_is_read_by_a_spreadsheet_without_running_anything() -> None:
    rows = list(csv.DictReader(io.StringIO(write("csv"), newline=""), strict=True))
    assert [row["id"] for row in rows] == [item.id for item in ITEMS]
    assert rows[0]["title"] == ITEMS[0].title
    assert rows[0]["summary"] == ITEMS[0].summary
    assert rows[2]["place"] == rows[2]["participants"] == ""
    assert rows[10]["date_words"] == "date not known"
    assert rows[11]["title"] == "'=HYPERLINK(0)"
    assert (rows[11]["latitude"], rows[11]["place"]) == ("-18.14", "'@Suva")
    for row in rows:
        for column, cell in row.items():
            assert column in ("latitude", "longitude") or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_calendars_show_days_as_days_and_the_rest_as_their_whole_period() -> None:
    events = {str(e["UID"]): e for e in icalendar.Calendar.from_ical(write("ics")).walk("VEVENT")}
    assert len(events) == len(ITEMS) - 1  # what has no date has no day in a calendar
    day = events["abc1234567@timeline.example.org"]
    assert (day.decoded("DTSTART"), day.decoded("DTEND")) == (dt.date(2019, 10, 25), dt.date(2019, 10, 26))
    assert (day["SUMMARY"], day["STATUS"], day["SEQUENCE"]) == (ITEMS[0].title, "CONFIRMED", 2)
    assert day.decoded("LAST-MODIFIED") == CHANGED
    month = events["month00000@timeline.example.org"]
    assert (month.decoded("DTSTART"), month.decoded("DTEND")) == (dt.date(2019, 10, 1), dt.date(2019, 11, 1))
    assert month["SUMMARY"].startswith("Planned: ")
    assert "(October 2019 (day not known))" in month["SUMMARY"]
    assert (month["STATUS"], month["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert events["since00000@timeline.example.org"]["STATUS"] == "CANCELLED"
    assert "“Ms Okoro met “him”, it said.”" in day["DESCRIPTION"]
    assert all(len(line.encode()) <= 75 for line in write("ics").split("\r\n"))


def test_the_feed_is_of_changes() -> None:
    feed = feedparser.parse(write("atom").encode())
    assert not feed.bozo, feed.bozo_exception
    assert feed.feed.title == FEED.title
    assert [entry.id for entry in feed.entries] == [f"tag:timeline.example.org,2020:event/{i.id}" for i in ITEMS]
    assert feed.entries[0].updated == "2024-05-06T07:08:09Z"
    assert feed.entries[0].link == "https://timeline.example.org/e/abc1234567/"
    assert feed.entries[0].title.startswith(ITEMS[0].title)
    assert "&lt;grain&gt;" in feed.entries[0].content[0].value
    assert feedparser.parse(write("atom", []).encode()).feed.updated == "2024-05-06T07:08:09Z"


def test_geojson_is_valid_and_null_where_no_place_is_known() -> None:
    collection = json.loads(write("geojson"))
    assert collection["type"] == "FeatureCollection"
    features = collection["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [7.49, 9.07]}
    assert features[2]["geometry"] is None
    assert {feature["type"] for feature in features} == {"Feature"}
    assert features[4]["when"] == {
        "start": None,
        "end": None,
        "edtf": "../2021-02-19",
        "label": "by 19 February 2021 (day not known)",
    }


def test_json_ld_claims_no_more_than_is_known() -> None:
    events = {e["item"]["identifier"]: e["item"] for e in json.loads(write("jsonld"))["itemListElement"]}
    assert events["abc1234567"]["startDate"] == "2019-10-25"
    assert events["month00000"]["startDate"] == "2019-10"
    assert events["month00000"]["eventStatus"] == "https://schema.org/EventScheduled"
    assert events["year000000"]["startDate"] == "2019"
    assert (events["span000000"]["startDate"], events["span000000"]["endDate"]) == ("2019-10-25", "2019-10-28")
    assert events["within0000"]["startDate"] == "2019-09"
    assert "endDate" not in events["within0000"]
    assert (events["mid0000000"]["startDate"], events["mid0000000"]["endDate"]) == ("2019-05", "2019-08")
    assert events["quarter000"]["startDate"] == "2019"
    for unknown in ("open000000", "undated000", "decade0000"):
        assert "startDate" not in events[unknown]
    assert "eventStatus" not in events["abc1234567"]
    assert events["abc1234567"]["organizer"] == [
        {"@type": "Person", "name": "Ada Okoro", "jobTitle": "foreign minister"}
    ]


def test_timelinejs_leaves_out_what_is_not_known() -> None:
    data = json.loads(write("timelinejs.json"))
    slides = {slide["unique_id"].removeprefix("event-"): slide for slide in data["events"]}
    assert "undated000" not in slides
    assert slides["month00000"]["start_date"] == {"year": 2019, "month": 10}
    assert slides["year000000"]["start_date"] == {"year": 2019}
    assert slides["span000000"]["end_date"] == {"year": 2019, "month": 10, "day": 28}
    assert slides["decade0000"]["start_date"] == {"year": 2010}
    assert slides["month00000"]["display_date"] == "October 2019 (day not known)"
    assert "&lt;grain&gt;" in slides["abc1234567"]["text"]["text"]
    assert data["title"]["text"]["headline"] == "Lake &amp; river &lt;talks&gt;"


def test_json_lines_are_the_api_s_own_documents() -> None:
    lines = [json.loads(line) for line in write("jsonl").splitlines()]
    assert [line["id"] for line in lines] == [item.id for item in ITEMS]
    assert lines[0]["url"] == "https://timeline.example.org/e/abc1234567/"


wild = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(wild, wild, wild)
def test_whatever_stands_in_the_text_every_format_can_be_read(title: str, quote: str, name: str) -> None:
    item = make_item(
        title=title or "x",
        sources=(Source(1, name, title, "https://news.example.org/1", None, (quote,)),),
        participants=(Participant("a", name, "person", "host", "NG", quote),),
    )
    items = [item, make_item()]
    assert len(list(csv.reader(io.StringIO(write("csv", items), newline=""), strict=True))) == 3
    events = icalendar.Calendar.from_ical(write("ics", items)).walk("VEVENT")
    assert [str(event["UID"])[:10] for event in events] == ["abc1234567"] * 2
    feed = feedparser.parse(write("atom", items).encode())
    assert not feed.bozo, feed.bozo_exception
    assert len(feed.entries) == 2
    for suffix in ("geojson", "jsonld", "timelinejs.json"):
        json.loads(write(suffix, items))
    assert len([json.loads(line) for line in write("jsonl", items).split("\n") if line]) == 2


@pytest.mark.django_db
def test_every_format_shows_the_same_list_as_the_api(client: Client) -> None:
    from tests.timeline.world import make_world

    make_world(60)
    for query in ("", "type=visit,call&from=2017", "actor=HU&order=-date", "q=river"):
        shown = client.get(f"/api/v1/events/?page_size=200&{query}").json()["results"]
        dated = [event["id"] for event in shown if event["date"]["edtf"]]
        for suffix in FORMATS:
            answer = client.get(f"/api/v1/events.{suffix}?{query}")
            assert answer["Content-Type"] == FORMATS[suffix].media_type
            text = b"".join(answer.streaming_content).decode()
            found = read_ids(suffix, text)
            if suffix == "atom":
                assert set(found) <= {event["id"] for event in shown}
            else:
                assert found == (dated if suffix in ("ics", "timelinejs.json") else [event["id"] for event in shown])


def read_ids(suffix: str, text: str) -> list[str]:
    match suffix:
        case "csv":
            return [row["id"].removeprefix("'") for row in csv.DictReader(io.StringIO(text, newline=""))]
        case "ics":
            return [str(event["UID"])[:10] for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]
        case "atom":
            return [entry.id.rpartition("/")[2] for entry in feedparser.parse(text.encode()).entries]
        case "geojson":
            return [feature["id"] for feature in json.loads(text)["features"]]
        case "jsonld":
            return [element["item"]["identifier"] for element in json.loads(text)["itemListElement"]]
        case "timelinejs.json":
            return [slide["unique_id"].removeprefix("event-") for slide in json.loads(text)["events"]]
        case _:
            return [json.loads(line)["id"] for line in text.splitlines()]
