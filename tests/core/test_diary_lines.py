"""Lines of a diary that have no verb: who sits where, who is expected where, what was put off."""

from __future__ import annotations

import pytest

from tests.core.test_rules import read

PLANNED, POSTPONED, CANCELLED, HELD = "planned", "postponed", "cancelled", "held"
# Published on Wednesday 15 June 2022.
LINES = [
    ("Mon 20 June: NATO defence ministers, Brussels.", "conference", "NATO", "Brussels", "2022-06-20", PLANNED),
    ("Tue 21 June: EU-Western Balkans, Sofia (postponed).", "conference", "European Union", "Sofia", "2022-06-21",
     POSTPONED),
    ("Wed 22 June: IGAD heads of state, Djibouti: postponed to July.", "conference", "IGAD", "Djibouti",
     "2022-06-22", POSTPONED),
    ("23 June: Foreign Affairs Council, Luxembourg", "conference", "Foreign Affairs Council", "Luxembourg",
     "2022-06-23", PLANNED),
    ("24 June: OPEC+ ministers (online)", "conference", "OPEC+", None, "2022-06-24", PLANNED),
    ("25-26 June: G7, Fasano.", "conference", "G7", "Fasano", "2022-06-25/2022-06-26", PLANNED),
    ("27 June, Geneva: Egypt-Chad border commission", "conference", "Egypt", "Geneva", "2022-06-27", PLANNED),
    ("28 June: Weimar Triangle, Weimar. Cancelled", "conference", "Weimar Triangle", "Weimar", "2022-06-28", CANCELLED),
    ("Late September: African Union special week, Kigali.", "conference", "African Union", "Kigali",
     "2022-09-21~/2022-09-30~", PLANNED),
    ("29 June: French president in Kigali.", "visit", "France", "Kigali", "2022-06-29", PLANNED),
    ("30 June: German foreign minister to Ankara", "visit", "Germany", "Ankara", "2022-06-30", PLANNED),
    ("1 July: King of Jordan, London", "visit", "Jordan", "London", "2022-07-01", PLANNED),
    ("10 June: Mercosur council, Asunción", "conference", "Mercosur", "Asunción", "2022-06-10", HELD),
    # The town behind the comma is also that of a line whose noun tells of an event.
    ("2 July: Emergency Arab League ministerial, Cairo", "conference", "Arab League", "Cairo", "2022-07-02", PLANNED),
    ("3 July: EU-China dialogue on human rights, Chongqing", "talks", "European Union", "Chongqing", "2022-07-03",
     PLANNED),
]  # fmt: skip
SILENT = [
    "20 June: Donors for Haiti, Montreal.",
    "21 June: Anniversary of the Oslo accords.",
    "22 June: NATO in Kosovo",
    "23 June: Committee of Permanent Representatives, Brussels.",
    "24 June: French president in Lyon.",
    "25 June: Hamas, Gaza",
    "26 June: National holiday, Luxembourg",
]


@pytest.mark.parametrize(("line", "kind", "who", "place", "edtf", "status"), LINES)
def test_a_line_tells_of_an_event(line: str, kind: str, who: str, place: str | None, edtf: str, status: str) -> None:
    (found,) = read(f"The weeks ahead\n\n{line}").candidates
    assert (found.type, found.status) == (kind, status)
    assert who in {one.name for one in found.participants}
    assert (found.place.name if found.place else None) == place
    assert found.date is not None
    assert found.date.edtf == edtf
    assert line.endswith(found.evidence[0].quote)


@pytest.mark.parametrize("line", SILENT)
def test_a_line_of_something_else_is_passed_over(line: str) -> None:
    assert not read(f"The weeks ahead\n\n{line}").candidates
