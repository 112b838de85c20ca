"""An imported set is a timeline like any other: asked, filtered, embedded."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.test import Client

from timeline.models import Timeline

ROOT = Path(__file__).resolve().parents[2]
VISIT = {
    "kind": "visit",
    "person": "Aino Virta",
    "role": "",
    "country": "Finland",
    "place": "",
    "remarks": "Spoke of lakes.",
}
ROWS = [
    {"id": "1", **VISIT, "start": "1961-10-16", "end": "1961-10-19"},
    {"id": "2", **VISIT, "start": "1970-07-23", "end": "1970-07-25"},
]


def test_it_works(client: Client, curator: Any, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    columns = ROOT / "docs/examples/leader-travel.map.json"
    call_command("import_events", rows, map=columns, curator="clio", publish=True, stdout=StringIO())
    found = client.get("/api/v1/events/", {"actor": "aino-virta", "from": "1970", "country": "US"}).json()["results"]
    assert [(event["title"], event["date"]["edtf"]) for event in found] == [
        ("Aino Virta of Finland visits the United States", "1970-07-23/1970-07-25")
    ]
    assert "Spoke of lakes." in found[0]["sources"][0]["quotes"][0]
    assert len(client.get("/api/v1/events/", {"q": '"aino virta" lakes'}).json()["results"]) == 2
    Timeline.objects.create(slug="state-visits", title="State visits", query="type=visit&actor=united-states")
    assert len(client.get("/api/v1/timelines/state-visits/events.json").json()["results"]) == 2
    page = client.get("/t/state-visits/").content.decode()
    assert page.count("Aino Virta of Finland visits the United States") >= 2
    assert "state-visits" in client.get("/oembed", {"url": "http://testserver/t/state-visits/"}).json()["html"]
