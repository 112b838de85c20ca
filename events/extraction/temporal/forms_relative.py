"""Forms that hang on the publication date or on another date in the text."""

from __future__ import annotations

from collections.abc import Callable

from events.extraction.temporal.forms_comparison import compares
from events.extraction.temporal.grammar import Form, Found, Match
from events.extraction.temporal.guards import is_generic, is_named_weekday, is_title, word_at
from events.extraction.temporal.labels import part_of, relation_of
from events.extraction.temporal.meanings import (
    ClockTime,
    DeicticDay,
    DeicticUnit,
    LikePeriod,
    Offset,
    Part,
    Recent,
    Relation,
    SeasonName,
    WeekdayName,
)
from events.extraction.temporal.tense import Tense, tense_at


def _unit(match: Match, label: str = "unit") -> str:
    return match.word(label)


def _count(match: Match) -> int:
    """The number before a unit: digits, words, "a", or two words ("twenty-four")."""
    return match.number("count") + (match.number("ones") if match.has("ones") else 0)


def _build_weekday(match: Match) -> Found | None:
    if is_named_weekday(match.tokens, match.start_of("weekday")):
        return None
    week = relation_of(match, "week") if match.has("week") else Relation.NONE
    return Found(match.first, match.last, WeekdayName(match.number("weekday"), relation_of(match), week), Part.WHOLE)


def _build_deictic(match: Match) -> Found | None:
    if is_title(match.tokens, match.first) or is_generic(match.tokens, match.first, match.last):
        return None
    return Found(match.first, match.last, DeicticDay(match.number("day") if match.has("day") else 0))


def _build_day_beyond(match: Match) -> Found | None:
    shift = match.tokens.values[match.start_of("deictic")]
    if _unit(match) != "day" or not isinstance(shift, int):
        return None
    return Found(match.first, match.last, DeicticDay(shift + (1 if match.is_a("side", "AFTER") else -1)))


def _build_day_part(match: Match) -> Found:
    relation = relation_of(match)
    if relation in (Relation.NEXT, Relation.FOLLOWING) and match.has("the"):
        return Found(match.first, match.last, DeicticUnit("day", Relation.FOLLOWING))
    if relation in (Relation.THAT, Relation.PREVIOUS):
        return Found(match.first, match.last, DeicticUnit("day", relation))
    shift = {Relation.LAST: -1, Relation.NEXT: 1}.get(relation, 0)
    return Found(match.first, match.last, DeicticDay(shift))


def _build_clock(match: Match) -> Found:
    """A clock time alone belongs to the day spoken of."""
    return Found(match.first, match.last, ClockTime())


def _build_part_before(match: Match) -> Found:
    """ "the night before", "the morning after"."""
    return Found(match.first, match.last, Offset("day", 1 if match.is_a("side", "AFTER") else -1, narrative=True))


def _build_unit_before(match: Match) -> Found | None:
    """ "the day before", "the year after"; "the years after" have no end."""
    if word_at(match.tokens, match.start_of("unit")).endswith("s"):
        return None
    return Found(
        match.first, match.last, Offset(_unit(match), 1 if match.is_a("side", "AFTER") else -1, narrative=True)
    )


def _build_unit(match: Match) -> Found | None:
    if is_title(match.tokens, match.first) or (_is_owned(match) and _is_plural(match)):
        return None
    if match.tokens.at(match.last, "OF"):  # "the last week of the war"
        return None
    relation, unit, part = relation_of(match), _unit(match), part_of(match)
    if match.has("past"):  # "this past weekend", "this coming week"
        relation = Relation.LAST if match.is_a("past", "LAST") else Relation.NEXT
    if match.has("the") and relation in (Relation.NEXT,) and unit in ("day", "week", "weekend", "month", "year"):
        relation = Relation.FOLLOWING
    if match.has("the") and relation is Relation.LAST and part is Part.WHOLE and not match.has("past"):
        return Found(match.first, match.last, Recent(unit, 1)) if unit != "century" else None
    if match.has("the") and relation is Relation.THIS and unit == "day":
        return None
    if unit == "day" and relation in (Relation.LAST, Relation.THIS):
        return None
    return Found(match.first, match.last, DeicticUnit(unit, relation), part)


def _build_the_unit(match: Match) -> Found | None:
    """ "the end of the month", "earlier in the week", "over the weekend", "the quarter"."""
    unit, part = _unit(match), part_of(match)
    if unit == "weekend":
        return Found(match.first, match.last, DeicticUnit(unit, Relation.NONE), part)
    if unit == "day" and part in (Part.EARLIER, Part.LATER):
        return Found(match.first, match.last, DeicticUnit(unit, Relation.THAT))
    if part is Part.WHOLE or unit in ("day", "decade", "century"):
        return None
    return Found(match.first, match.last, DeicticUnit(unit, Relation.THIS, told=True), part)


def _build_full_year(match: Match) -> Found | None:
    """ "the full year"."""
    if _unit(match) != "year" or word_at(match.tokens, match.last - 2).lower() != "full":
        return None
    return Found(match.first, match.last, DeicticUnit("year", Relation.THIS, told=True))


def _build_for_the_year(match: Match) -> Found | None:
    """ "sales for the year", "for the fiscal year"; other words before it mean any year."""
    if _unit(match) != "year" or word_at(match.tokens, match.first - 1).lower() != "for":
        return None
    return Found(match.first, match.last, DeicticUnit("year", Relation.THIS, told=True))


def _build_a_weekend(match: Match) -> Found | None:
    """ "A weekend meeting": the one at hand."""
    return (
        Found(match.first + 1, match.last, DeicticUnit("weekend", Relation.NONE)) if _unit(match) == "weekend" else None
    )


def _build_unit_end(match: Match) -> Found | None:
    """ "year-end", "year's end", "month-end"."""
    if _unit(match) not in ("year", "month"):
        return None
    return Found(match.first, match.last, DeicticUnit(_unit(match), Relation.THIS, told=True), Part.LATE)


def _build_season(match: Match) -> Found | None:
    relation = relation_of(match)
    if match.has("past"):
        relation = Relation.LAST if match.is_a("past", "LAST") else Relation.NEXT
    return Found(match.first, match.last, SeasonName(match.number("season"), relation), part_of(match))


def _build_the_season(match: Match) -> Found | None:
    """ "into the summer"; "the fall" only after a preposition, "the Summer Olympics" never."""
    tokens = match.tokens
    fall = tokens.text[tokens.starts[match.start_of("season")] : tokens.ends[match.start_of("season")]] == "fall"
    if fall and not tokens.at(match.first - 1, "IN", "BY", "SINCE"):
        return None
    if match.last < len(tokens.starts) and tokens.text[tokens.starts[match.last]].isupper():
        return None
    return Found(match.first, match.last, SeasonName(match.number("season")), part_of(match))


def _build_offset(match: Match) -> Found | None:
    unit, count = _unit(match), _count(match)
    if match.has("few"):
        return Found(match.first, match.last, Recent(unit, 0, future=match.is_a("side", "NOW")))
    if match.has("of"):  # "half a year ago"
        unit, count = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}.get(unit, ("", 0))
    if count < 1 or count > 1000:
        return None
    if match.has("so") and word_at(match.tokens, match.start_of("so")) != "so":
        return None
    amount = count if match.is_a("side", "LATER", "AFTER", "NOW", "FROM") else -count
    narrative = not match.is_a("side", "AGO", "NOW")
    if unit == "year" and amount == -1 and compares(match):
        return Found(match.first, match.last, LikePeriod(-1, narrative=narrative))
    if match.has("half"):
        if unit != "year":
            return None
        unit, amount = "month", amount * 12 + (6 if amount > 0 else -6)
    return Found(match.first, match.last, Offset(unit, amount, narrative))


def _build_ahead(match: Match) -> Found | None:
    """ "in two weeks", where the clause looks ahead; else it says how long something took."""
    tokens, count = match.tokens, _count(match)
    start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
    if word_at(tokens, match.first - 1).lower() != "in":
        return None
    if not 1 <= count <= 1000 or word_at(tokens, match.first - 2).lower() in ("time", "first", "once", "twice"):
        return None
    if tense_at(tokens.text, start, end) is not Tense.FUTURE:
        return None
    return Found(match.first, match.last, Offset(_unit(match), count, narrative=False))


def _is_plural(match: Match) -> bool:
    return word_at(match.tokens, match.last - 1).endswith("s")


def _is_owned(match: Match) -> bool:
    """ "his last months": somebody's, not everybody's."""
    return match.tokens.at(match.first, "THE") and word_at(match.tokens, match.first).lower() != "the"


def _build_recent(match: Match) -> Found | None:
    count = _count(match) if match.has("count") else 0
    future = match.is_a("rel", "NEXT")
    if not match.has("count") and not (_is_plural(match) and (match.has("few") or match.is_a("rel", "RECENT", "NEXT"))):
        return None
    if _unit(match) == "century" or _is_owned(match) or match.tokens.at(match.last, "OF"):
        return None
    return Found(match.first, match.last, Recent(_unit(match), max(count, 0), future))


_EDGE = "(?:[EARLY LATE EARLIER LATER] ON?)?"
_COUNT = "(?:ABOUT)? (?:COUNT<count> (?:DASH? CARDINAL<ones>)? | (?:ARTICLE? FEW<few> OF?))"
_OR_SO = "(?:AND OTHER<so>)?"
_HALF = "HALF<of>?"
_AND_HALF = "(?:AND ARTICLE HALF<half>)?"
FORMS: list[tuple[str, str, Callable[[Match], Found | None]]] = [
    ("day_beyond", "THE? UNIT<unit> [BEFORE AFTER]<side> DEICTIC<deictic>", _build_day_beyond),
    ("deictic_weekday", "DEICTIC<day> DAYPART? [COMMA OPEN] WEEKDAY (?:CLOSE | COMMA)?", _build_deictic),
    ("deictic", f"TIME {_EDGE} DEICTIC<day> DAYPART?", _build_deictic),
    ("day_part", f"{_EDGE} THE<the>? [LAST THIS THAT SAME NEXT FOLLOWING PREVIOUS]<rel> DAYPART", _build_day_part),
    ("part_before", "THE DAYPART [BEFORE AFTER]<side>", _build_part_before),
    ("unit_before", "THE UNIT<unit> [BEFORE AFTER]<side>", _build_unit_before),
    ("weekday_of", "WEEKDAY<weekday> OF? [LAST NEXT THIS]<week> UNIT<unit>", _build_weekday),
    ("weekday", f"TIME {_EDGE} THE? REL<rel>? WEEKDAY<weekday> DAYPART?", _build_weekday),
    ("weekday_short", "(?<=[ON THIS LAST NEXT]) WDABBR<weekday> DOT?", _build_weekday),
    ("recent", "THE? THIS? [LAST NEXT RECENT PREVIOUS]<rel> (?:COUNT<count> (?:DASH? CARDINAL<ones>)? | FEW<few> OF?)?"
     " UNIT<unit>", _build_recent),
    ("unit", "(?:THE? PART<part>)? THE<the>? REL<rel> [LAST NEXT]<past>? FISCAL? UNIT<unit>", _build_unit),
    ("unit_end", "THE? UNIT<unit> POSSESSIVE? DASH? END (?! OF)", _build_unit_end),
    ("full_year", "THE OTHER UNIT<unit>", _build_full_year),
    ("for_the_year", "(?<=OTHER) THE FISCAL? UNIT<unit>", _build_for_the_year),
    ("a_weekend", "ARTICLE UNIT<unit> (?=OTHER)", _build_a_weekend),
    ("the_unit", "(?:THE? PART<part>)? THE UNIT<unit>", _build_the_unit),
    ("season_rel", "(?:THE? PART<part>)? (?:THIS [LAST NEXT]<past> | REL<rel>) SEASON<season>", _build_season),
    ("season_the", "THE PART<part>? SEASON<season> (?! OF)", _build_the_season),
    ("offset", f"{_HALF} {_COUNT} UNIT<unit> {_AND_HALF} {_OR_SO} FROM? [AGO EARLIER LATER NOW]<side>", _build_offset),
    ("offset_open", f"{_COUNT} UNIT<unit> {_AND_HALF} [BEFORE AFTER FROM]<side>", _build_offset),
    ("ahead", "(?<=IN) COUNT<count> (?:DASH? CARDINAL<ones>)? UNIT<unit> (?! [DASH POSSESSIVE OF])", _build_ahead),
    ("clock", "ABOUT? (?:CLOCK MERIDIEM | DAYNUM MERIDIEM | CLOCK ZONE | YEARNUM ZONE) ZONE?", _build_clock),
]  # fmt: skip

RELATIVE = [Form(name, pattern, build) for name, pattern, build in FORMS]
