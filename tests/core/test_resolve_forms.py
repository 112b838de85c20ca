"""Every form of date phrase: text, publication date, and what each phrase resolves to.

Sentences are our own. The first table stands on its own; the second counts from the
publication date; the third from another date in the text.
"""

from __future__ import annotations

import datetime as dt

import pytest

from events.extraction.resolve import tag_dates

TUESDAY = "2019-10-29"  # a Tuesday


def read(text: str, published: str | None) -> list[tuple[str, str | None]]:
    dates = tag_dates(text, dt.date.fromisoformat(published) if published else None)
    return [(date.text, date.edtf) for date in dates]


ABSOLUTE = [
    # Days.
    ("They met on October 25, 2019.", [("October 25, 2019", "2019-10-25")]),
    ("They met on Oct. 25, 2019.", [("Oct. 25, 2019", "2019-10-25")]),
    ("They met on Oct 25th, 2019.", [("Oct 25th, 2019", "2019-10-25")]),
    ("They met on 25 October 2019.", [("25 October 2019", "2019-10-25")]),
    ("They met on 25 Oct. 2019.", [("25 Oct. 2019", "2019-10-25")]),
    ("They met on the 25th of October, 2019.", [("the 25th of October, 2019", "2019-10-25")]),
    ("They met on the twenty-fifth of October 2019.", [("the twenty-fifth of October 2019", "2019-10-25")]),
    ("They met on 2019-10-25.", [("2019-10-25", "2019-10-25")]),
    ("They met on 25/10/2019.", [("25/10/2019", "2019-10-25")]),
    ("They met on 10/25/2019.", [("10/25/2019", "2019-10-25")]),
    ("They met on 25.10.2019.", [("25.10.2019", "2019-10-25")]),
    ("They met on Fri., Feb. 19, 2021.", [("Fri., Feb. 19, 2021", "2021-02-19")]),
    ("They met on Friday, 19 February 2021.", [("Friday, 19 February 2021", "2021-02-19")]),
    ("They met on Thursday, 19 February 2021.", [("Thursday, 19 February 2021", "2021-02-19?")]),
    ("The file is dated 20191025 in the archive.", [("20191025", "2019-10-25")]),
    ("It was 29 February 2020.", [("29 February 2020", "2020-02-29")]),
    # Months, years and more.
    ("They met in October 2019.", [("October 2019", "2019-10")]),
    ("They met in October, 2019.", [("October, 2019", "2019-10")]),
    ("They met in October of 2019.", [("October of 2019", "2019-10")]),
    ("They met in January nineteen ninety-seven.", [("January nineteen ninety-seven", "1997-01")]),
    ("They met in May 2019.", [("May 2019", "2019-05")]),
    ("They met in 2019.", [("2019", "2019")]),
    ("The war of the 1980s ended.", [("the 1980s", "198X")]),
    ("It began in the mid-1990s.", [("the mid-1990s", "199X~")]),
    ("It began in the '90s.", [("the '90s", "199X")]),
    ("It is a treaty of the 19th century.", [("the 19th century", "18XX")]),
    ("It is a treaty of the twentieth century.", [("the twentieth century", "19XX")]),
    ("They met in the summer of 2019.", [("the summer of 2019", "2019-22")]),
    ("They met in spring 2019.", [("spring 2019", "2019-21")]),
    ("They met in winter 2019.", [("winter 2019", "2019-24")]),
    ("Talks came in the third quarter of 2019.", [("the third quarter of 2019", "2019-35")]),
    ("Talks came in Q3 2019.", [("Q3 2019", "2019-35")]),
    ("Talks came in the first half of 2019.", [("the first half of 2019", "2019-01/2019-06")]),
    ("Talks came in the second half of 2019.", [("the second half of 2019", "2019-07/2019-12")]),
    ("The budget for fiscal year 2019 grew.", [("fiscal year 2019", "2019")]),
    ("The budget for FY2019 grew.", [("FY2019", "2019")]),
    ("They met in early September 2019.", [("early September 2019", "2019-09-01~/2019-09-10~")]),
    ("They met in the first half of July 2019.", [("the first half of July 2019", "2019-07-01/2019-07-15~")]),
    ("They met in the second half of March, 2017.", [("the second half of March, 2017", "2017-03-16~/2017-03-31")]),
    ("They met in mid-September 2019.", [("mid-September 2019", "2019-09-11~/2019-09-20~")]),
    ("They met in late February 2020.", [("late February 2020", "2020-02-21~/2020-02-29~")]),
    ("They met at the beginning of March 2019.", [("the beginning of March 2019", "2019-03-01~/2019-03-10~")]),
    ("They met by the end of 2019.", [("the end of 2019", "2019-09~/2019-12~")]),
    ("They met in early 2019.", [("early 2019", "2019-01~/2019-04~")]),
    # Ranges and lists.
    ("The summit is on 5-7 May 2019.", [("5-7 May 2019", "2019-05-05/2019-05-07")]),
    ("The summit is on May 5–7, 2019.", [("May 5–7, 2019", "2019-05-05/2019-05-07")]),
    ("It lies between 5 and 7 May 2019.", [("between 5 and 7 May 2019", "2019-05-05/2019-05-07")]),
    ("It ran from 5 to 9 March 2019.", [("from 5 to 9 March 2019", "2019-03-05/2019-03-09")]),
    ("It ran from May 30 to June 2, 2019.", [("from May 30 to June 2, 2019", "2019-05-30/2019-06-02")]),
    ("It ran from 30 December to 2 January 2019.", [("from 30 December to 2 January 2019", "2018-12-30/2019-01-02")]),
    ("It ran from July 1946 to June 1950.", [("from July 1946 to June 1950", "1946-07/1950-06")]),
    ("It ran from March to May 2019.", [("from March to May 2019", "2019-03/2019-05")]),
    ("The talks of 2009-2010 failed.", [("2009-2010", "2009/2010")]),
    ("The talks of 1957-58 failed.", [("1957-58", "1957/1958")]),
    ("They met on 12 and 13 June 2019.", [("12", "2019-06-12"), ("13 June 2019", "2019-06-13")]),
    (
        "They met on June 12, 13 and 15, 2019.",
        [("June 12", "2019-06-12"), ("13", "2019-06-13"), ("15, 2019", "2019-06-15")],
    ),
    ("They met in March and April 2019.", [("March", "2019-03"), ("April 2019", "2019-04")]),
    ("It ran from late May to early June 2012.", [("from late May to early June 2012", "2012-05-21/2012-06-10")]),
    # Months in other languages, beside a day and a year.
    ("Le 25 octobre 2019 à Paris.", [("25 octobre 2019", "2019-10-25")]),
    ("Le 1er août 2019 à Paris.", [("1er août 2019", "2019-08-01")]),
    ("El 25 de octubre de 2019 en Madrid.", [("25 de octubre de 2019", "2019-10-25")]),
    ("Am 25. Oktober 2019 in Wien.", [("25. Oktober 2019", "2019-10-25")]),
    ("Am 25. April 2019 in Wien.", [("25. April 2019", "2019-04-25")]),
    ("25 октября 2019 года.", [("25 октября 2019", "2019-10-25")]),
    ("At London 2012 they won 12 medals.", [("2012", "2012")]),
    # Holidays.
    ("They met on Christmas Day 2018.", [("Christmas Day 2018", "2018-12-25")]),
    ("They met on Good Friday 2019.", [("Good Friday 2019", "2019-04-19")]),
    ("They met on Thanksgiving 2019.", [("Thanksgiving 2019", "2019-11-28")]),
    ("The 9/11 attacks and the Sept. 11 attacks.", [("9/11", "2001-09-11"), ("Sept. 11", "2001-09-11")]),
    # Doubt.
    ("They met around 25 October 2019.", [("25 October 2019", "2019-10-25~")]),
    ("They met in about 1990.", [("1990", "1990~")]),
    ("They met possibly in October 2019.", [("October 2019", "2019-10?")]),
    ("It was two days after 5 October 2019.", [("two days after 5 October 2019", "2019-10-07")]),
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE, ids=[text for text, _ in ABSOLUTE])
def test_absolute_forms_need_no_publication_date(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text, None) == expected
    assert read(text, TUESDAY) == expected


RELATIVE = [
    # Days.
    ("They met today.", TUESDAY, [("today", "2019-10-29")]),
    ("They met yesterday.", TUESDAY, [("yesterday", "2019-10-28")]),
    ("They will meet tomorrow.", TUESDAY, [("tomorrow", "2019-10-30")]),
    ("They met last night.", TUESDAY, [("last night", "2019-10-28")]),
    ("They met this morning.", TUESDAY, [("this morning", "2019-10-29")]),
    ("Talks went on overnight.", TUESDAY, [("overnight", "2019-10-29")]),
    ("They met the day before yesterday.", TUESDAY, [("the day before yesterday", "2019-10-27")]),
    ("They will meet the day after tomorrow.", TUESDAY, [("the day after tomorrow", "2019-10-31")]),
    ("They met at 10:30 p.m. Friday.", TUESDAY, [("10:30 p.m. Friday", "2019-10-25")]),
    ("They met on Friday morning.", TUESDAY, [("Friday morning", "2019-10-25")]),
    # Weekdays, by the tense of the clause.
    ("The envoy met the minister on Friday.", TUESDAY, [("Friday", "2019-10-25")]),
    ("The envoy will meet the minister on Friday.", TUESDAY, [("Friday", "2019-11-01")]),
    ("The envoy is expected to meet the minister on Friday.", TUESDAY, [("Friday", "2019-11-01")]),
    ("He flies to Moscow on Friday.", TUESDAY, [("Friday", "2019-11-01")]),
    ("Friday's summit has been cancelled.", TUESDAY, [("Friday", "2019-11-01")]),
    (
        "He said on Monday that they would meet on Thursday.",
        TUESDAY,
        [("Monday", "2019-10-28"), ("Thursday", "2019-10-31")],
    ),
    ("The envoy arrived on Tuesday.", TUESDAY, [("Tuesday", "2019-10-29")]),
    ("They met last Friday.", TUESDAY, [("last Friday", "2019-10-25")]),
    ("They met last Tuesday.", TUESDAY, [("last Tuesday", "2019-10-22")]),
    ("They will meet next Friday.", TUESDAY, [("next Friday", "2019-11-01")]),
    ("They meet this Friday.", TUESDAY, [("this Friday", "2019-11-01")]),
    ("They met on Tuesday of last week.", TUESDAY, [("Tuesday of last week", "2019-10-22")]),
    (
        "The birthday is Monday. On Dec. 6 they will celebrate.",
        TUESDAY,
        [("Monday", "2019-11-04"), ("Dec. 6", "2019-12-06")],
    ),
    ("The court ruled; by late January it will be over.", TUESDAY, [("late January", "2020-01-21~/2020-01-31~")]),
    # Days and months without a year.
    ("On October 25 the envoy was in Moscow.", TUESDAY, [("October 25", "2019-10-25")]),
    ("They will meet on Dec. 14.", TUESDAY, [("Dec. 14", "2019-12-14")]),
    ("They met on Dec. 14.", TUESDAY, [("Dec. 14", "2019-12-14")]),  # nearness outweighs: nobody says it of last year
    ("They met on 3 January.", "2020-01-05", [("3 January", "2020-01-03")]),
    ("They met on 30 December.", "2020-01-05", [("30 December", "2019-12-30")]),
    ("They met on Sunday, October 25.", TUESDAY, [("Sunday, October 25", "2020-10-25")]),
    ("They met on 5-7 May.", TUESDAY, [("5-7 May", "2019-05-05/2019-05-07")]),
    ("They met in July.", TUESDAY, [("July", "2019-07")]),
    ("They met in October.", TUESDAY, [("October", "2019-10")]),
    ("They met in December.", "2020-02-10", [("December", "2019-12")]),
    ("They will meet in June.", TUESDAY, [("June", "2020-06")]),
    ("The visit is planned for June.", TUESDAY, [("June", "2020-06")]),
    ("They met last May.", TUESDAY, [("last May", "2019-05")]),
    ("They met last December.", TUESDAY, [("last December", "2018-12")]),
    ("They will meet next March.", TUESDAY, [("next March", "2020-03")]),
    ("They met in October of last year.", TUESDAY, [("October of last year", "2018-10")]),
    ("In early September he refused.", TUESDAY, [("early September", "2019-09-01~/2019-09-10~")]),
    ("They met in summer and in autumn, but this summer was hot.", TUESDAY, [("this summer", "2019-22")]),
    ("They met last winter.", TUESDAY, [("last winter", "2018-24")]),
    ("Profits fell in the third quarter.", TUESDAY, [("the third quarter", "2019-35")]),
    ("They met at Christmas.", "2020-02-10", [("Christmas", "2019-12-25")]),
    ("They will meet before Christmas.", TUESDAY, [("Christmas", "2019-12-25")]),
    ("They met from Monday to Wednesday.", "2013-03-22", [("from Monday to Wednesday", "2013-03-18/2013-03-20")]),
    ("They are due to meet on the 28th.", TUESDAY, [("the 28th", "2019-11-28")]),
    ("They met on the 5th.", TUESDAY, [("the 5th", "2019-10-05")]),
    ("He will speak tomorrow, Wednesday, in Riga.", TUESDAY, [("tomorrow, Wednesday", "2019-10-30")]),
    ("He spoke at 10:00 GMT (14:00 local time) on 5 March.", TUESDAY, [("5 March", "2019-03-05")]),
    ("He spoke on Monday. At 3 p.m. he left.", TUESDAY, [("Monday", "2019-10-28"), ("3 p.m.", "2019-10-28")]),
    ("The summit was put back to November.", TUESDAY, [("November", "2019-11")]),
    ("A May accord is due for review.", TUESDAY, [("May", "2019-05")]),
    # Weeks, months, years.
    ("They met last week.", TUESDAY, [("last week", "2019-10-21/2019-10-27")]),
    ("They met this week.", TUESDAY, [("this week", "2019-10-28/2019-11-03")]),
    ("Earlier this week they met.", "2019-10-31", [("Earlier this week", "2019-10-28/2019-10-31")]),
    ("They will meet later this week.", TUESDAY, [("later this week", "2019-10-29/2019-11-03")]),
    ("They will meet next week.", TUESDAY, [("next week", "2019-11-04/2019-11-10")]),
    ("They met over the weekend.", TUESDAY, [("the weekend", "2019-10-26/2019-10-27")]),
    ("They will meet at the weekend.", TUESDAY, [("the weekend", "2019-11-02/2019-11-03")]),
    ("They met last weekend.", TUESDAY, [("last weekend", "2019-10-26/2019-10-27")]),
    ("Last month they met.", TUESDAY, [("Last month", "2019-09")]),
    ("Earlier this month they met.", TUESDAY, [("Earlier this month", "2019-10-01/2019-10-29")]),
    ("Earlier this month they met.", "2019-10-01", [("Earlier this month", "2019-10")]),
    ("They will meet next month.", TUESDAY, [("next month", "2019-11")]),
    ("They met last quarter.", TUESDAY, [("last quarter", "2019-35")]),
    ("They met last year.", TUESDAY, [("last year", "2018")]),
    ("They met this year.", TUESDAY, [("this year", "2019")]),
    ("They met late last year.", TUESDAY, [("late last year", "2018-09~/2018-12~")]),
    ("They will meet early next year.", TUESDAY, [("early next year", "2020-01~/2020-04~")]),
    ("They will meet by the end of the year.", TUESDAY, [("the end of the year", "2019-09~/2019-12~")]),
    ("They will meet by year-end.", TUESDAY, [("year-end", "2019-09~/2019-12~")]),
    # Offsets.
    ("They met three days ago.", TUESDAY, [("three days ago", "2019-10-26")]),
    ("They met 10 days ago.", TUESDAY, [("10 days ago", "2019-10-19")]),
    ("They met two weeks ago.", TUESDAY, [("two weeks ago", "2019-10-14/2019-10-20")]),
    ("They met a month ago.", TUESDAY, [("a month ago", "2019-09")]),
    ("They met two months ago.", TUESDAY, [("two months ago", "2019-08")]),
    ("They met half a year ago.", TUESDAY, [("half a year ago", "2019-04")]),
    ("They met a year and a half ago.", TUESDAY, [("a year and a half ago", "2018-04")]),
    ("They met a year ago Monday.", TUESDAY, [("a year ago Monday", "2018-10-28")]),
    ("It began three years ago this month.", TUESDAY, [("three years ago this month", "2016-10")]),
    ("They met a week or so ago.", TUESDAY, [("a week or so ago", "2019-10-21/2019-10-27")]),
    ("They will meet in two weeks.", TUESDAY, [("two weeks", "2019-11-11/2019-11-17")]),
    ("They met for the first time in two years.", TUESDAY, []),
    ("Exports grew in the last week of the war.", TUESDAY, []),
    ("They met about two years ago.", TUESDAY, [("about two years ago", "2017~")]),
    ("They met twenty-five years ago.", TUESDAY, [("twenty-five years ago", "1994")]),
    ("It will be known two weeks from now.", TUESDAY, [("two weeks from now", "2019-11-11/2019-11-17")]),
    ("They met in recent months.", TUESDAY, [("recent months", "../2019-10-29")]),
    ("They met over the past two weeks.", TUESDAY, [("the past two weeks", "2019-10-15/2019-10-29")]),
    ("They met a few days ago.", TUESDAY, [("a few days ago", "../2019-10-29")]),
    ("They will meet in the coming weeks.", TUESDAY, [("the coming weeks", "2019-10-29/..")]),
    ("It was two days before Christmas.", "2020-01-10", [("two days before Christmas", "2019-12-23")]),
]


@pytest.mark.parametrize(("text", "published", "expected"), RELATIVE, ids=[f"{t} {p}" for t, p, _ in RELATIVE])
def test_forms_that_count_from_the_publication_date(
    text: str, published: str, expected: list[tuple[str, str | None]]
) -> None:
    assert read(text, published) == expected


NARRATIVE = [
    ("On 5 March 2018 he left. The following day he met her.", "The following day", "2018-03-06"),
    ("On 5 March 2018 he left. The next day he met her.", "The next day", "2018-03-06"),
    ("On 5 March 2018 he left. Two days later he met her.", "Two days later", "2018-03-07"),
    ("On 5 March 2018 he left. He had met her the day before.", "the day before", "2018-03-04"),
    ("On 5 March 2018 he left. He had met her the previous day.", "the previous day", "2018-03-04"),
    ("On 5 March 2018 he left. That day he met her.", "That day", "2018-03-05"),
    ("On 5 March 2018 he left. He met her the same day.", "the same day", "2018-03-05"),
    ("On 5 March 2018 he left. That month he met her.", "That month", "2018-03"),
    ("On 5 March 2018 he left. He met her the same year.", "the same year", "2018"),
    ("On 5 March 2018 he left. He met her the following week.", "the following week", "2018-03-12/2018-03-18"),
    ("On 5 March 2018 he left. A month later he met her.", "A month later", "2018-04"),
    ("On 5 March 2018 he left. A year earlier he had met her.", "A year earlier", "2017"),
    ("On 5 March 2018 he left. On the 9th he met her.", "the 9th", "2018-03-09"),
    ("It was signed in 2015. He met her on July 25 of that year.", "July 25 of that year", "2015-07-25"),
    ("It was signed in 2015. He met her in November of the same year.", "November of the same year", "2015-11"),
]


@pytest.mark.parametrize(("text", "phrase", "edtf"), NARRATIVE)
def test_forms_that_count_from_a_date_before_them(text: str, phrase: str, edtf: str) -> None:
    assert dict(read(text, TUESDAY))[phrase] == edtf
    assert dict(read(text, None))[phrase] == edtf
