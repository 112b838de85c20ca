"""The publication date: which lines say it, which do not, and how sure we are."""

from __future__ import annotations

import datetime as dt

import pytest

from events.extraction.anchor import find_anchor
from events.extraction.types import ArticleText, Span
from events.vocabulary import AnchorBasis

BODY = "\n\nThe two ministers met on Friday and spoke of trade, transit and the border."


def anchor(text: str) -> tuple[str | None, AnchorBasis]:
    found = find_anchor(ArticleText(text))
    return (found.date.isoformat() if found.date else None, found.basis)


def test_it_works() -> None:
    text = "Date: 29 October 2019" + BODY
    found = find_anchor(ArticleText(text))
    assert found.date == dt.date(2019, 10, 29)
    assert found.basis is AnchorBasis.LABELLED
    assert found.span is not None
    assert found.span.of(text) == "29 October 2019"
    assert found.confidence == 0.95


def test_what_was_given_wins() -> None:
    article = ArticleText("Date: 29 October 2019" + BODY, published=dt.date(2019, 10, 30))
    found = find_anchor(article)
    assert (found.date, found.basis, found.span) == (dt.date(2019, 10, 30), AnchorBasis.GIVEN, None)


def test_metadata_keeps_its_basis() -> None:
    article = ArticleText(BODY, published=dt.date(2019, 10, 30), published_basis=AnchorBasis.METADATA)
    assert find_anchor(article).basis is AnchorBasis.METADATA
    assert find_anchor(article).confidence < find_anchor(ArticleText(BODY, published=dt.date(2019, 10, 30))).confidence


@pytest.mark.parametrize(
    ("head", "date", "basis"),
    [
        ("Published: 2019-10-29", "2019-10-29", AnchorBasis.LABELLED),
        ("Published on October 29, 2019 at 10:15 GMT", "2019-10-29", AnchorBasis.LABELLED),
        ("Posted Oct. 29, 2019", "2019-10-29", AnchorBasis.LABELLED),
        ("First published on Tue 29 Oct 2019 14.05 GMT", "2019-10-29", AnchorBasis.LABELLED),
        ("Issued on Tuesday 29 October 2019 by the press office", "2019-10-29", AnchorBasis.LABELLED),
        ("Last updated: 30 October 2019\nPublished: 29 October 2019", "2019-10-29", AnchorBasis.LABELLED),
        ("Last updated: 30 October 2019", "2019-10-30", AnchorBasis.LABELLED),
        ("29 October 2019", "2019-10-29", AnchorBasis.DATELINE),
        ("Tuesday 29 October 2019 14.05 GMT", "2019-10-29", AnchorBasis.DATELINE),
        ("Tuesday, October 29, 2019; Page A12", "2019-10-29", AnchorBasis.DATELINE),
        ("October 29, 2019 | From Jane Doe, News Desk", "2019-10-29", AnchorBasis.DATELINE),
        ("17 Jun 2024\n\nTuesday 29 October 2019 - 01:03", "2019-10-29", AnchorBasis.DATELINE),
        ("world Updated: Oct 29, 2019 10:15 IST", "2019-10-29", AnchorBasis.DATELINE),
        ("By A. Writer | Updated Tuesday 29 October 2019, 10.15am", "2019-10-29", AnchorBasis.DATELINE),
        ("Compiled by the Riga desk, Tuesday 29 October 2019. Times are local.", "2019-10-29", AnchorBasis.DATELINE),
        ("Newswire , Tuesday 29 Oct 2019", "2019-10-29", AnchorBasis.DATELINE),
        ("29.10.2019 | Press team", "2019-10-29", AnchorBasis.DATELINE),
        ("Published: 05.09.2019. 14:05", "2019-09-05", AnchorBasis.LABELLED),
        ("Tuesday, October 29, 2019; A01", "2019-10-29", AnchorBasis.DATELINE),
        ("Quito, 29 October 2019 - The envoy returned in the evening.", "2019-10-29", AnchorBasis.DATELINE),
        ("The minister greets his guest in Riga, Tuesday, October 29, 2019.", "2019-10-29", AnchorBasis.CAPTION),
        ("10/29/2019 11:46:00", "2019-10-29", AnchorBasis.DATELINE),
        ("Envoys meet again\nNairobi, 29 October 2019", "2019-10-29", AnchorBasis.DATELINE),
        ("AP-NY-10-29-19 0905EST", "2019-10-29", AnchorBasis.DATELINE),
        ("OSLO, 29 October 2019 (Agency) - The minister left.", "2019-10-29", AnchorBasis.DATELINE),
        ("KABUL, Afghanistan, Oct. 29, 2019 - The minister left.", "2019-10-29", AnchorBasis.DATELINE),
        (
            "In this photo the minister, left, greets the envoy in Riga, Tuesday, Oct. 29, 2019.",
            "2019-10-29",
            AnchorBasis.CAPTION,
        ),
        (
            "The envoys shake hands, Monday, Oct. 28, 2019. (Agency Photo)\n\n"
            "The envoys pose for a photo, Tuesday, Oct. 29, 2019.",
            "2019-10-29",
            AnchorBasis.CAPTION,
        ),
    ],
)
def test_what_a_text_says_of_itself(head: str, date: str, basis: AnchorBasis) -> None:
    assert anchor(head + BODY) == (date, basis)
    assert anchor("A headline\n" + head + BODY) == (date, basis)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "28.4 C\nOslo\nTuesday, October 29, 2019" + BODY,
        "Tuesday, October 29, 2019\n17°C Cloudy" + BODY,
        "Tuesday, October 29, 2019 | 68 °F" + BODY,
        "© 29 October 2019 The Daily. All rights reserved." + BODY,
        BODY + "\n\nCopyright 29 October 2019",
        "Related: 29 October 2019 Envoys meet" + BODY,
        "Read more\nSummit of 29 October 2019 fails" + BODY,
        "Monday, 29 October 2019" + BODY,  # it was a Tuesday
        "29 October" + BODY,
        "05/02/2021" + BODY,
        "The two ministers met on 29 October 2019 and spoke of trade." + BODY,
        "On 29 October 2019 the ministers met." + BODY,
        "In this photo the minister greets the envoy in Riga, Monday, Oct. 29, 2019." + BODY,
        "In this photo the minister greets the envoy in Riga, Oct. 29, 2019." + BODY,
        "FILE - In this Tuesday, Oct. 29, 2019 file photo the minister greets the envoy." + BODY,
        "Week of 28 October to 3 November 2019" + BODY,
        "Riga Summit, 29 October 2019: the declaration" + BODY,
        "31.02.2019" + BODY,
        "By A. Writer | The talks of 29 October 2019" + BODY,
        "The tariff dated 29 October 2019 stays in force." + BODY,
    ],
)
def test_what_is_not_a_publication_date(text: str) -> None:
    assert anchor(text) == (None, AnchorBasis.NONE)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("DIARY - Nordic diplomacy, week of 5-11 June 2023", "2023-06-05"),
        ("Agenda highlights, 22 to 28 January 2018", "2018-01-22"),
        ("Engagements for the week beginning 5 June 2023", "2023-06-05"),
        ("Page last updated at 21:14 GMT, Friday, 4 December 2015", "2015-12-04"),
        ("MOSCOW, March 27, 1998. /Wire correspondent Anna Holm/ -- The ministers met.", "1998-03-27"),
        ("OCTOBER 14, 1996, MONDAY\n\nLENGTH: 322 words", "1996-10-14"),
        ("October 14, 1996, Monday, Final Edition", "1996-10-14"),
        ("Anna Holm   Last Modified: 08 Jun 2011 14:22", "2011-06-08"),
        ("Anna Holm | 13.10.2023 - Update : 13.10.2023", "2023-10-13"),
        ("09/08/1998 20:14:00\n\nVICTORIA FALLS, Zimbabwe (AP) _ The presidents met.", "1998-09-08"),
        ("Press release, 15 June 2022", "2022-06-15"),
        ("THE WEEK IN DIPLOMACY\n11-17 March 2019 | No. 271", "2019-03-17"),
    ],
)
def test_diaries_pages_and_agencies_say_their_day(head: str, day: str) -> None:
    assert anchor(head + BODY)[0] == day


def test_a_diary_that_writes_its_own_day_is_of_that_day() -> None:
    assert (
        anchor("Diary for 5-11 June 2023\n\nOSLO, June 2, 2023 (Wire) - Following is a diary." + BODY)[0]
        == "2023-06-02"
    )


def test_confidence_follows_the_basis() -> None:
    caption = "The envoys shake hands, Tuesday, Oct. 29, 2019. (Agency Photo)"
    heads = ["Date: 29 October 2019", "29 October 2019", caption]
    confidence = [find_anchor(ArticleText(head + BODY)).confidence for head in heads]
    assert confidence == sorted(confidence, reverse=True)
    assert len(set(confidence)) == 3
    assert find_anchor(ArticleText(BODY)).confidence == 0


def test_a_banner_stays_one_when_its_temperature_is_masked() -> None:
    text = "28.4 C\nOslo\nTuesday, October 29, 2019" + BODY
    assert find_anchor(ArticleText(text), masked=[Span(0, 6)]).date is None


def test_masked_lines_are_not_read() -> None:
    text = "Tuesday, October 29, 2019" + BODY
    assert find_anchor(ArticleText(text), masked=[Span(0, 25)]).date is None


@pytest.mark.parametrize("piece", ["\n", " ", "Date: ", "A. ", "1 C\n", "Photo Tuesday, Oct. 29, 2019. ", "AP-NY-"])
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    """Anything worse than linear would not come back from these."""
    found = find_anchor(ArticleText(piece * 20_000))
    assert found.basis in (AnchorBasis.NONE, AnchorBasis.CAPTION)
