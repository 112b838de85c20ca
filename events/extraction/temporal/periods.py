"""Periods of the calendar as EDTF with bounds, and the arithmetic on them."""

from __future__ import annotations

import datetime as dt

from events.extraction.edtf_dates import EdtfDate, interval_precision, last_day, season_bounds
from events.extraction.temporal.meanings import Part
from events.vocabulary import DatePrecision


def day(date: dt.date) -> EdtfDate:
    """One day."""
    return EdtfDate(date.isoformat(), date, date, DatePrecision.DAY)


def span(earliest: dt.date, latest: dt.date) -> EdtfDate:
    """All days from ``earliest`` to ``latest``."""
    if earliest == latest:
        return day(earliest)
    return EdtfDate(f"{earliest}/{latest}", earliest, latest, interval_precision(earliest, latest))


def until(date: dt.date) -> EdtfDate:
    """No later than ``date``."""
    return EdtfDate(f"../{date}", None, date, DatePrecision.OPEN)


def since(date: dt.date) -> EdtfDate:
    """No earlier than ``date``."""
    return EdtfDate(f"{date}/..", date, None, DatePrecision.OPEN)


def week(date: dt.date) -> EdtfDate:
    """Monday to Sunday around ``date``."""
    monday = date - dt.timedelta(days=date.weekday())
    return span(monday, monday + dt.timedelta(days=6))


def weekend(date: dt.date) -> EdtfDate:
    """Saturday and Sunday of the week around ``date``."""
    monday = date - dt.timedelta(days=date.weekday())
    return span(monday + dt.timedelta(days=5), monday + dt.timedelta(days=6))


def month(year: int, number: int) -> EdtfDate:
    """A month; ``number`` may run over the ends of the year."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return EdtfDate(f"{year:04}-{number:02}", dt.date(year, number, 1), last_day(year, number), DatePrecision.MONTH)


def season(year: int, code: int) -> EdtfDate:
    """Season 21 to 24 that begins in ``year``."""
    return EdtfDate(f"{year:04}-{code}", *season_bounds(year, code), DatePrecision.SEASON)


def quarter(year: int, number: int) -> EdtfDate:
    """A quarter; ``number`` may run over the ends of the year."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first = 3 * number - 2
    return EdtfDate(
        f"{year:04}-{32 + number}", dt.date(year, first, 1), last_day(year, first + 2), DatePrecision.QUARTER
    )


def half(year: int, number: int) -> EdtfDate:
    """January to June or July to December; EDTF has no code for it that this service uses."""
    year, number = year + (number - 1) // 2, (number - 1) % 2 + 1
    first = 6 * number - 5
    edtf = f"{year:04}-{first:02}/{year:04}-{first + 5:02}"
    return EdtfDate(edtf, dt.date(year, first, 1), last_day(year, first + 5), DatePrecision.INTERVAL)


def is_half(period: EdtfDate) -> bool:
    """Whether a period is a half of a year as ``half`` writes it."""
    if period.precision is not DatePrecision.INTERVAL or len(period.edtf) != 15:
        return False
    return period.earliest is not None and period.edtf in (half(period.earliest.year, n).edtf for n in (1, 2))


def year(number: int) -> EdtfDate:
    """A calendar year."""
    return EdtfDate(f"{number:04}", dt.date(number, 1, 1), dt.date(number, 12, 31), DatePrecision.YEAR)


def decade(first: int) -> EdtfDate:
    """Ten years from ``first``."""
    return EdtfDate(f"{first // 10:03}X", dt.date(first, 1, 1), dt.date(first + 9, 12, 31), DatePrecision.DECADE)


def century(number: int) -> EdtfDate:
    """The 20th century is 19XX: EDTF counts by digits."""
    first = (number - 1) * 100
    return EdtfDate(f"{number - 1:02}XX", dt.date(first, 1, 1), dt.date(first + 99, 12, 31), DatePrecision.CENTURY)


def joined(first: EdtfDate, last: EdtfDate) -> EdtfDate | None:
    """From the beginning of one period to the end of another; None when that runs backwards."""
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return None
    if "/" in first.edtf or "/" in last.edtf:
        return span(first.earliest, last.latest)
    if first.edtf == last.edtf:
        return first
    precision = interval_precision(first.earliest, last.latest)
    return EdtfDate(f"{first.edtf}/{last.edtf}", first.earliest, last.latest, precision)


def shifted(date: dt.date, unit: str, amount: int) -> EdtfDate | None:
    """The unit that lies ``amount`` units from the one around ``date``; None outside the years 1 to 9999.

    "two weeks ago" says no day: weeks give a week, Monday to Sunday.
    """
    try:
        match unit:
            case "fortnight":
                return week(date + dt.timedelta(weeks=2 * amount))
            case _:
                return unit_around(date, unit, amount)
    except (ValueError, OverflowError):
        return None


def moved(date: dt.date, unit: str, amount: int) -> dt.date:
    """The day so many units on; a month's last day stands for days that it lacks.

    Raises ValueError or OverflowError outside the years 1 to 9999.
    """
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days:
        return date + dt.timedelta(days=days * amount)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * amount
    years, number = divmod(date.year * 12 + date.month - 1 + months, 12)
    end = last_day(years, number + 1)
    return end.replace(day=min(date.day, end.day))


def unit_around(date: dt.date, unit: str, amount: int = 0) -> EdtfDate:
    """The whole unit that is ``amount`` units after the one that holds ``date``. Raises ValueError or OverflowError."""
    match unit:
        case "day":
            return day(date + dt.timedelta(days=amount))
        case "week":
            return week(date + dt.timedelta(weeks=amount))
        case "weekend":
            return weekend(date + dt.timedelta(weeks=amount))
        case "fortnight":
            monday = date - dt.timedelta(days=date.weekday()) + dt.timedelta(weeks=2 * amount)
            return span(monday, monday + dt.timedelta(days=13))
        case "month":
            return month(date.year, date.month + amount)
        case "quarter":
            return quarter(date.year, (date.month + 2) // 3 + amount)
        case "decade":
            return decade(date.year // 10 * 10 + 10 * amount)
        case "century":
            return century(date.year // 100 + 1 + amount)
        case _:
            return year(date.year + amount)


def same_later(period: EdtfDate, years: int) -> EdtfDate | None:
    """The like period ``years`` years on: a quarter for a quarter, a month for a month; None where there is none."""
    start = period.earliest
    if start is None:
        return None
    try:
        match period.precision:
            case DatePrecision.DAY:
                return day(start.replace(year=start.year + years))
            case DatePrecision.MONTH:
                return month(start.year + years, start.month)
            case DatePrecision.QUARTER:
                return quarter(start.year + years, (start.month + 2) // 3)
            case DatePrecision.SEASON:
                return season(start.year + years, int(period.edtf[5:7]))
            case DatePrecision.YEAR:
                return year(start.year + years)
            case DatePrecision.INTERVAL if is_half(period):
                return half(start.year + years, (start.month + 5) // 6)
            case _:
                return None
    except ValueError:
        return None


def part_of(period: EdtfDate, part: Part) -> EdtfDate:
    """The early, middle or late part, with ends that are approximate.

    A month and a year fall into thirds. The rest has no customary third that EDTF can say:
    a decade becomes approximate; a week, season or quarter stays whole, a day stays a day.
    """
    start, end = period.earliest, period.latest
    if part is Part.WHOLE or start is None or end is None:
        return period
    if part in (Part.FIRST_HALF, Part.SECOND_HALF):
        return _half_of_month(start, end, first=part is Part.FIRST_HALF)
    third = {Part.EARLY: 0, Part.EARLIER: 0, Part.MID: 1}.get(part, 2)
    match period.precision:
        case DatePrecision.MONTH:
            first = (1, 11, 21)[third]
            last = (10, 20, end.day)[third]
            return _approximate(start.replace(day=first), start.replace(day=last), "")
        case DatePrecision.YEAR:
            first = (1, 5, 9)[third]
            return _approximate(dt.date(start.year, first, 1), last_day(start.year, first + 3), "month")
        case DatePrecision.DECADE | DatePrecision.CENTURY:
            return qualified(period, "~")
        case _:
            return period


def _half_of_month(start: dt.date, end: dt.date, *, first: bool) -> EdtfDate:
    """Where a month is cut in two is approximate, its own ends are not."""
    middle = start.replace(day=15 if first else 16)
    edtf = f"{start.isoformat()}/{middle.isoformat()}~" if first else f"{middle.isoformat()}~/{end.isoformat()}"
    return EdtfDate(edtf, start if first else middle, middle if first else end, DatePrecision.INTERVAL)


def _approximate(earliest: dt.date, latest: dt.date, unit: str) -> EdtfDate:
    length = 7 if unit == "month" else 10
    edtf = f"{earliest.isoformat()[:length]}~/{latest.isoformat()[:length]}~"
    return EdtfDate(edtf, earliest, latest, DatePrecision.INTERVAL)


def qualified(period: EdtfDate, qualifier: str) -> EdtfDate:
    """With ``~`` or ``?`` where EDTF allows it: not on seasons and quarters."""
    if not qualifier or period.precision in (DatePrecision.SEASON, DatePrecision.QUARTER) or period.edtf[-1] in "~?%":
        return period
    if "/" in period.edtf:
        ends = (end if end == ".." or end[-1] in "~?%" else end + qualifier for end in period.edtf.split("/"))
        return period._replace(edtf="/".join(ends))
    return period._replace(edtf=period.edtf + qualifier)
