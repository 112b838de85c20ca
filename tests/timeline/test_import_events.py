"""import_events and export: rows in, once, each with its own evidence; the same events out."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from events.models import Article, Decision, Event
from tests import factories
from tests.timeline.factory import make_event
from timeline.models import Entry, Timeline
from timeline.publication import publish_events
from timeline.rows import BadMap, BadRow, read_map, read_rows
from timeline.rows import make_event as read_event

MAP = {
    "publisher": "Ministry of Lakes",
    "url": "https://lakes.example.org/visits",
    "id": "{no}",
    "rules": [
        {
            "when": {"kind": "call"},
            "type": "call",
            "title": "{who} calls {country}",
            "date": "{start}",
            "participants": [{"name": "{who}", "kind": "person", "role": "participant", "country": "Hungary"}],
        },
        {
            "type": "visit",
            "title": "{who} visits {country}",
            "start": "{start}",
            "end": "{end}",
            "place": {"name": "{country}", "country": "{country}", "kind": "country"},
            "participants": [
                {"name": "{who}", "kind": "person", "role": "visitor", "country": "HU", "office": "Minister"},
                {"name": "{country}", "kind": "state", "role": "host", "country": "{country}"},
            ],
            "summary": "{note}",
        },
    ],
}
COLUMNS = ("no", "kind", "who", "country", "start", "end", "note")
ROWS = [
    dict(zip(COLUMNS, cells, strict=True))
    for cells in [
        ("1", "visit", "Bela Toth", "Qatar", "2019-10-25", "2019-10-28", "By  train"),
        ("2", "call", "Bela Toth", "Qatar", "2019-11", "", None),
        ("3", "visit", "Bela Toth", "Atlantis", "", "", ""),
    ]
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    rows, columns = tmp_path / "rows.jsonl", tmp_path / "map.json"
    rows.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    columns.write_text(json.dumps(MAP), encoding="utf-8")
    return rows, columns


def run(rows: Path, columns: Path, **options: Any) -> str:
    out = StringIO()
    call_command("import_events", rows, map=columns, stdout=out, stderr=out, **options)
    return out.getvalue()


def test_it_works(files: tuple[Path, Path], curator: Any) -> None:
    assert "3 published, 0 known, 0 refused" in run(*files, curator="clio", publish=True)
    visit, call, atlantis = Event.objects.order_by("pk")
    assert (visit.edtf, visit.place.country, visit.summary) == ("2019-10-25/2019-10-28", "QA", "By train")
    assert (call.type, call.edtf, call.place) == ("call", "2019-11", None)
    assert (atlantis.edtf, atlantis.place.country) == ("", "")
    assert visit.participations.get(role="visitor").office == "Minister"
    mention = visit.evidence.get().mention
    article = mention.article
    assert article.text[mention.start : mention.end] == mention.quote
    assert "who: Bela Toth" in mention.quote
    assert (article.publisher.name, article.published) == ("Ministry of Lakes", None)
    assert Article.objects.count() == Entry.objects.count() == 3
    assert set(Decision.objects.values_list("curator_name", flat=True)) == {"clio"}


def test_a_second_run_passes_over_what_is_here_whatever_became_of_it(files: tuple[Path, Path], curator: Any) -> None:
    run(*files, curator="clio")
    Event.objects.update(title="Edited since")
    assert "0 proposed, 3 known, 0 refused" in run(*files, curator="clio")
    assert Event.objects.filter(title="Edited since").count() == 3
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_a_dry_run_shows_and_writes_nothing(files: tuple[Path, Path]) -> None:
    told = run(*files, dry_run=True)
    assert "2019-10-25/2019-10-28  Bela Toth visits Qatar" in told
    assert "undated  Bela Toth visits Atlantis" in told
    assert "3 would be new" in told
    assert not Event.objects.exists()


def test_what_cannot_be_read_is_named_and_all_else_imported(files: tuple[Path, Path], curator: Any) -> None:
    rows, columns = files
    bad = [{**ROWS[0], "no": "9", "start": "soon"}, {"no": "10", "kind": "visit"}]
    lines = [rows.read_text(encoding="utf-8"), "{broken\n", "[1]\n", *(json.dumps(row) + "\n" for row in bad)]
    rows.write_text("".join(lines), encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="4 rows were refused"):
        call_command("import_events", rows, map=columns, curator="clio", stdout=out, stderr=out)
    for number in (4, 5, 6, 7):
        assert f"rows.jsonl:{number}: " in out.getvalue()
    assert Event.objects.count() == 3


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rules": [{"type": "visit"}]}, "title are needed"),
        ({"rules": [{"typ": "x"}]}, "no key typ"),
        ({"id": None}, ""),
    ],
)
def test_a_map_that_cannot_be_used_is_refused(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    path = tmp_path / "map.json"
    columns = {**MAP, **change} if change.get("rules") else {"publisher": "x"}
    path.write_text(json.dumps(columns), encoding="utf-8")
    with pytest.raises(BadMap, match=says or "publisher, id and rules"):
        read_map(path)


def test_csv_and_json_lines_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(
        'no,kind,who,country,start,end,note\n1,visit,Bela Toth,Qatar,2019-10-25,2019-10-28,"By\ntrain"\n2,call\n',
        encoding="utf-8-sig",
    )
    (_two, row), (_three, short) = read_rows(path)
    assert not isinstance(row, BadRow)
    event = read_event(row, MAP)
    assert (event.title, event.summary, event.edtf) == ("Bela Toth visits Qatar", "By train", "2019-10-25/2019-10-28")
    assert isinstance(short, BadRow)


def test_nobody_imports_in_nobodys_name(files: tuple[Path, Path], db: Any) -> None:
    with pytest.raises(CommandError, match="--dry-run"):
        run(*files)
    with pytest.raises(CommandError, match="createsuperuser"):
        run(*files, curator="nobody")


def test_a_row_that_only_the_database_refuses_is_named_and_all_else_imported(
    files: tuple[Path, Path], curator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "timeline.importing.hash_text", lambda text: "2" * 64 if "Bela Toth calls" in text else text[-9:]
    )
    factories.make_article(sha256="2" * 64)
    rows, columns = files
    rows.write_text(rows.read_text(encoding="utf-8").replace("visit", "Bela Toth calls", 1), encoding="utf-8")
    with pytest.raises(CommandError, match="1 rows were refused"):
        run(rows, columns, curator="clio")
    assert Event.objects.count() == 2


def test_the_same_row_twice_in_a_file_is_one_event(files: tuple[Path, Path], curator: Any) -> None:
    rows, columns = files
    rows.write_text(rows.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert "3 published, 3 known, 0 refused" in run(rows, columns, curator="clio", publish=True)


def test_a_run_that_is_killed_leaves_whole_batches(
    files: tuple[Path, Path], curator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.management.commands.import_events.BATCH", 2)
    published: list[int] = []

    def die(ids: list[int]) -> None:
        if published:
            raise KeyboardInterrupt
        published.extend(ids)
        publish_events(ids)

    with monkeypatch.context() as patch:
        patch.setattr("timeline.publication.publish_events", die)
        with pytest.raises(KeyboardInterrupt):
            run(*files, curator="clio", publish=True)
    assert Event.objects.count() == Article.objects.count() == Entry.objects.count() == 2
    assert "1 published, 2 known, 0 refused" in run(*files, curator="clio", publish=True)


def test_an_account_that_may_not_curate_imports_nothing(files: tuple[Path, Path], reader: Any) -> None:
    with pytest.raises(CommandError, match="rhea: You may not decide"):
        run(*files, curator="rhea")
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_export_writes_what_the_api_gives(tmp_path: Path, client: Any) -> None:
    make_event(date="2019-10-25")
    make_event(date="2021-10-25")
    Timeline.objects.create(slug="lake", title="Lake", query="to=2020")
    path = tmp_path / "out.jsonl"
    call_command("export", format="jsonl", output=path, base="http://testserver", timeline="lake")
    told = b"".join(client.get("/api/v1/timelines/lake/events.jsonl").streaming_content)
    assert path.read_bytes() == told
    assert len(told.splitlines()) == 1
    call_command("export", format="csv", output=path, query="from=2021")
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
    with pytest.raises(CommandError, match="did you mean from"):
        call_command("export", query="form=2021")
    with pytest.raises(CommandError, match="there are: lake"):
        call_command("export", timeline="lak")
