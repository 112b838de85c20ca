"""A window of days as conditions on sort keys and bounds: the ways in which an entry can overlap it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from timeline.models import MONTH, OPEN_END, OPEN_START, UNDATED, YEAR
from timeline.parts import Part
from timeline.query import TimelineQuery, Undated

FIRST_UNDATED = "u"  # every sort key of an undated entry begins with it, every other with a digit


def spread_window(part: Part, query: TimelineQuery, classes: int) -> Iterable[Part]:
    """The part once for each duration class that the window can hold, and once for undated entries."""
    if not query.windowed:
        if query.undated is Undated.ONLY:
            part = part.behind(FIRST_UNDATED)
        elif query.undated is Undated.EXCLUDE:
            part = part.before(FIRST_UNDATED)
        yield part
        return
    for duration_class in range(UNDATED + 1):
        if classes >> duration_class & 1:
            yield from _window_class(part.having(f"d.duration_class = {duration_class}"), query, duration_class)


def _window_class(part: Part, query: TimelineQuery, duration_class: int) -> Iterable[Part]:
    start, end = query.start, query.end
    if duration_class == UNDATED:
        if query.undated is Undated.INCLUDE:
            yield part
        return
    if duration_class == OPEN_START:  # sorted by its last day
        if not query.certain:
            yield part.behind(start.isoformat()) if start else part
        elif start is None and end is not None:
            yield part.before(_day_after(end))
        return
    if duration_class == OPEN_END:
        if query.certain and end is not None:
            return
        if query.certain and start is not None:
            part = part.behind(start.isoformat())
        elif end is not None:
            part = part.before(_day_after(end))
        yield part
        return
    if duration_class in (MONTH, YEAR):
        yield _bound_periods(part, query, duration_class)
        return
    if start is not None:
        reach = 0 if query.certain or duration_class == 0 else (1 << duration_class) - 1
        first = start.toordinal() - reach
        if first > 1:
            part = part.behind(dt.date.fromordinal(first).isoformat())
        if reach:
            part = part.having("d.latest >= %s", start.isoformat())
    if end is not None:
        part = part.before(_day_after(end))
        if query.certain and duration_class:
            part = part.having("d.latest <= %s", end.isoformat())
    yield part


def _bound_periods(part: Part, query: TimelineQuery, duration_class: int) -> Part:
    """Months or years of the calendar: of one that overlaps or ends, its first day tells."""
    start, end = query.start, query.end
    if start is not None:
        part = part.behind((start if query.certain else _begin_period(start, duration_class)).isoformat())
    if end is not None and not query.certain:
        part = part.before(_day_after(end))
    elif end is not None and end < dt.date.max:  # those before the one that the next day is in
        part = part.before(_begin_period(end + dt.timedelta(1), duration_class).isoformat())
    return part


def _begin_period(day: dt.date, duration_class: int) -> dt.date:
    return day.replace(day=1) if duration_class == MONTH else day.replace(month=1, day=1)


def bound_window(part: Part, query: TimelineQuery, entry: str) -> Part:
    """The part with the window asked of the bounds of the entry that has this alias."""
    key, first, last = f"{entry}.sort_key", f"{entry}.earliest", f"{entry}.latest"
    if not query.windowed:
        if query.undated is Undated.ONLY:
            return part.behind(FIRST_UNDATED)
        return part.before(FIRST_UNDATED) if query.undated is Undated.EXCLUDE else part
    conditions: list[str] = []
    values: list[object] = []
    if query.start is not None:
        conditions.append(f"{first} >= %s" if query.certain else f"({last} IS NULL OR {last} >= %s)")
        values.append(query.start.isoformat())
    if query.end is not None:
        conditions.append(f"{last} <= %s" if query.certain else f"({first} IS NULL OR {first} <= %s)")
        values.append(query.end.isoformat())
    inside = " AND ".join([*conditions, f"{key} < '{FIRST_UNDATED}'"])
    if query.undated is Undated.INCLUDE:
        inside = f"(({inside}) OR {key} >= '{FIRST_UNDATED}')"
    return part.having(inside, *values)


def _day_after(day: dt.date) -> str:
    """The first key behind all of a day's. Keys go on after the day with letters, which ``{`` follows."""
    return day.isoformat() + "{"
