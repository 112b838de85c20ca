"""English words of time, each with the class that the forms are written in.

A class is one character, so that a text becomes a string of classes and a form is a
regular expression over it. The idea of few token types is SynTime's (Zhong et al.,
2017); the words are collected from the TIMEX3 guidelines and from news usage.
"""

from __future__ import annotations

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
# Abbreviated weekdays are words of their own (sun, sat, wed): they count only beside a date or after "on".
WEEKDAY_ABBREVIATIONS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
# Written without a capital these are never a date.
CAPITAL_ONLY = frozenset({"may", "march", "mar", "jan", "dec", "sep", "jun", "jul", *WEEKDAY_ABBREVIATIONS})

CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "latter": 2, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "weekend": "weekend", "weekends": "weekend",
    "fortnight": "fortnight", "month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter",
    "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century",
    "centuries": "century",
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
DEICTIC_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0, "tonite": 0,
}  # fmt: skip
DAY_PARTS = (
    "morning", "mornings", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn", "dusk", "lunchtime",
    "nightfall", "daybreak", "sunset", "sunrise",
)  # fmt: skip

# The names that forms are written with, and their character. A name that is not here stays what it is.
CLASSES = {
    "MONTH": "M", "WEEKDAY": "W", "WDABBR": "w", "DAYNUM": "d", "ORDNUM": "o", "ORDWORD": "O", "YEARNUM": "Y",
    "YEARTWO": "y", "NUMBER": "n", "CARDINAL": "c", "ARTICLE": "a", "NUMERIC": "D", "DECADE": "E", "UNIT": "U",
    "CLOCKUNIT": "u", "SEASON": "S", "LAST": "l", "PREVIOUS": "p", "NEXT": "x", "FOLLOWING": "g", "THIS": "t",
    "THAT": "T", "SAME": "s", "THE": "h", "EARLY": "e", "LATE": "k", "MID": "m", "BEGIN": "B", "END": "Z",
    "EARLIER": "r", "LATER": "R", "AGO": "G", "BEFORE": "b", "AFTER": "f", "DEICTIC": "j", "DAYPART": "P",
    "FISCAL": "F", "HOLIDAY": "H", "HALF": "A", "QUARTERCODE": "Q", "HALFCODE": "V", "FISCALCODE": "X",
    "OF": "v", "IN": "i", "ON": "N", "BY": "K", "AND": "&", "TO": "z", "FROM": "J", "BETWEEN": "I", "CLOCK": "C",
    "MERIDIEM": "q", "ZONE": "L", "RECENT": "@", "FEW": "#", "ABOUT": "~", "PERHAPS": "?", "NOW": "!",
    "PERIODWORD": "=", "LATEST": "%", "POSSESSIVE": "'", "DOT": ".", "COMMA": ",", "DASH": "-", "OPEN": "(",
    "CLOSE": ")", "BREAK": "|", "OTHER": "_", "CURRENCY": "$", "SINCE": ";", "AT": '"',
    "QUOTE": "`", "SLASH": "/",
}  # fmt: skip

Lexeme = tuple[str, int | str | None]


def _words() -> dict[str, Lexeme]:
    table: dict[str, Lexeme] = {}

    def add(name: str, words: str | tuple[str, ...], value: int | str | None = None) -> None:
        for word in words.split() if isinstance(words, str) else words:
            table[word] = (CLASSES[name], value if value is not None else word)

    for name, values in (
        ("MONTH", MONTHS), ("WEEKDAY", WEEKDAYS), ("WDABBR", WEEKDAY_ABBREVIATIONS), ("CARDINAL", CARDINALS),
        ("ORDWORD", ORDINALS), ("DECADE", DECADE_WORDS), ("UNIT", UNITS), ("SEASON", SEASONS),
        ("DEICTIC", DEICTIC_DAYS),
    ):  # fmt: skip
        for word, value in values.items():
            table[word] = (CLASSES[name], value)
    add("DAYPART", DAY_PARTS)
    add("ARTICLE", "a an", 1)
    add("CLOCKUNIT", "hour hours minute minutes seconds")
    add("LAST", "last past")
    add("PREVIOUS", "previous prior preceding")
    add("NEXT", "next coming upcoming")
    add("FOLLOWING", "following ensuing succeeding")
    add("THIS", "this current")
    add("THAT", "that")
    add("SAME", "same")
    add("THE", "the its their our his her")
    add("EARLY", "early")
    add("LATE", "late")
    add("MID", "mid middle")
    add("BEGIN", "beginning start outset")
    add("END", "end close")
    add("EARLIER", "earlier")
    add("LATER", "later")
    add("LATER", "afterwards")
    add("LATER", "afterward")
    add("LATER", "thereafter")
    add("AGO", "ago")
    add("BEFORE", "before")
    add("AFTER", "after")
    add("FISCAL", "fiscal financial fy")
    add("HALF", "half")
    add("OF", "of")
    add("IN", "in during throughout within")
    add("ON", "on")
    add("AT", "at")
    add("BY", "by until till")
    add("SINCE", "since")
    add("AND", "and or &")
    add("TO", "to through thru")
    add("FROM", "from")
    add("BETWEEN", "between")
    add("RECENT", "recent")
    add("FEW", "few several couple many some")
    add("ABOUT", "about around circa approximately roughly nearly almost")
    add("PERHAPS", "perhaps possibly probably maybe")
    add("NOW", "now hence")
    add("LATEST", "latest")
    add("PERIODWORD", "period")
    add("MERIDIEM", "am pm")
    add("ZONE", "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest et pt ist msk")
    return table


WORDS: dict[str, Lexeme] = _words()
