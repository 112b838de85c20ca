"""Names of people in a text, by the shape of their words: runs of capitalised words, their titles taken off."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from events.extraction.gazetteer import Gazetteer, Hit
from events.extraction.gazetteer.loader import without_accents
from events.extraction.gazetteer.names import ADJECTIVES, SPEAKS_FOR_A_STATE, Form
from events.extraction.gazetteer.people import load_people
from events.extraction.offices import (
    GROUPS,
    HONORIFICS_HE,
    HONORIFICS_SHE,
    INSTITUTION_WORDS,
    OFFICES,
    PARTICLES,
    REGNAL,
    TITLES,
    is_title,
)
from events.extraction.person import Person
from events.extraction.types import Span

_SINGLE = re.compile(r"\b(?:(?:al|bin|van|de|ben|el)[ -])?[A-Z][\w'’-]*[^\W_'’-](?=['’]s\b|\b)")
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
_OFFICE_AFTER = re.compile(
    r"^,\s+(?:left,\s+|right,\s+|\d\d?,\s+|who\s+(?:is|was)\s+)?(?:(?:the|a|an|his|her|their|its)\s+)?((?:[\w'’.-]+\s+){0,8}?)("
    + "|".join(sorted(OFFICES, key=len, reverse=True))
    + r")s?\b",
    re.IGNORECASE,
)

# Capitalised at the head of a sentence, never of a name.
_NEVER_FIRST = frozenset(
    """
    the a an in on at if as by for from to of and or but so nor yet when while where after before since until
    although though because however during among between with without under over into about against despite
    besides earlier later last next this that these those it its he she they we you i his her their our my your
    both all some many most only also even just not no once first past former then there here what who why how
    which whose mr monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december today yesterday tomorrow said according speaking asked
    following ahead meanwhile instead full dear old new
    """.split()
)


TIMES = frozenset(
    """
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday
    """.split()
)
_ABBREVIATED = frozenset({"jr.", "sr.", "st.", "ste.", "bros.", "md.", "mohd.", "chr.", "wm.", "geo."})


def fold_name(word: str) -> str:
    """A word of a name as it is compared: small letters, no marks, no possessive, no article ("al-Maliki")."""
    plain = without_accents(word).lower().removesuffix("'s").removesuffix("’s").strip(".'’")
    return _ARTICLE.sub("", plain)


# "Nuri al-Maliki", "Salah ed-Din": the article that hangs on a name.
_ARTICLE = re.compile(r"^(?:al|el|ul|ad|ed|as|ash|es|esh|at|an|ar|az|ez)[-‑](?=\w{2})")
_WITH_ARTICLE = re.compile(r"(?:al|el|ul|ad|ed|as|ash|es|esh|at|an|ar|az|ez)[-‑][^\W\d_a-z]")


def strip_titles(words: list[str]) -> list[str]:
    """The words of a name without the titles in front; regnal titles stay."""
    kept = list(words)
    while len(kept) > 1 and is_title(kept[0]) and kept[0].lower() not in REGNAL:
        kept = kept[1:]
    return kept


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital letter, behind an article that hangs on it too ("al-Maliki")."""
    return word[:1].isupper() or _WITH_ARTICLE.match(word) is not None


def find_people(text: str, gazetteer: Gazetteer, hits: list[Hit]) -> Iterator[tuple[int, Person]]:
    """Full names with where they stand, and the offices and states beside them; offsets base is ``text``."""
    by_start = {hit.span.start: hit for hit in hits}
    headings = _find_headings(text)
    for run in _capitalised_runs(text, by_start):
        words = [text[start:end] for start, end in run]
        titles = len(words) - len(strip_titles(words))
        name = [word.removesuffix("'s").removesuffix("’s") for word in words[titles:]]
        lowered = {word.lower().strip(".") for word in name}
        if any(low <= run[0][0] < high for low, high in headings) or lowered & TIMES:
            continue
        if len(name) < 2 or len(name) > 6 or lowered & INSTITUTION_WORDS or not is_capitalised(name[-1]):
            continue
        if (
            is_title(name[-1])
            or name[-1].lower() in GROUPS | {"leadership"}
            or any(word.isupper() and len(word) > 3 for word in name)
        ):
            continue
        start, end = run[titles][0], run[-1][1]
        # A name that the gazetteer knows is a state, a place or a body.
        hit = by_start.get(start)
        if hit is not None and (hit.span.end >= end or hit.name.form is Form.ORGANISATION):
            continue
        head = {word.lower() for word in words[:titles]}
        she = True if head & HONORIFICS_SHE else False if head & HONORIFICS_HE else None
        office, country = _read_office(text, gazetteer, hits, run[0][0], start, end)
        if name[0] == "Pope":
            office, country = office or "Pope", country or "VA"
        body = "" if country else _body_before(text, hits, run[0][0])
        yield start, Person(" ".join(name), country, office, she, body)


def find_alone(text: str, hits: list[Hit], surnames: set[str]) -> Iterator[tuple[int, Person]]:
    """People whom everybody knows by one name, where the article names nobody else who has it."""
    alone = load_people().alone
    for match in _SINGLE.finditer(text):
        known = alone.get(match[0])
        if known is None or fold_name(match[0].split()[-1]) in surnames:
            continue
        index = _first_from(hits, match.start())
        if index < len(hits) and hits[index].span.start < match.end():
            continue
        yield match.start(), Person(known.name, known.country, "", known.she, known.body)


def _capitalised_runs(text: str, by_start: dict[int, Hit]) -> Iterator[list[tuple[int, int]]]:
    """Runs of capitalised words on one line, particles included, broken by known adjectives and states."""
    run: list[tuple[int, int]] = []
    last_end = -1
    skip_to = -1
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        word = match[0]
        if word.endswith(".") and word[-2:-1].islower() and word.lower() not in TITLES | _ABBREVIATED:
            end -= 1
            word = word[:-1]
        joined = bool(run) and text[last_end:start].strip(" ") == "" and start - last_end <= 2 and start > last_end
        possessive = word.endswith(("'s", "’s"))
        hit = by_start.get(start)
        breaks = (
            hit is not None
            and hit.name.form in SPEAKS_FOR_A_STATE | ADJECTIVES
            and hit.span.end - start >= len(word.removesuffix("'s").removesuffix("’s"))
        )
        if run and not joined:
            yield from _trim(text, run)
            run = []
        if breaks and not (run and joined and hit is not None and hit.name.form is Form.STATE):
            if run:
                yield from _trim(text, run)
            run = []
            assert hit is not None
            skip_to = hit.span.end
            last_end = hit.span.end
            continue
        if not run and word.lower() in _NEVER_FIRST:
            continue
        if word.lower() in TIMES and run:  # "King Charles Sunday"
            yield from _trim(text, run)
            run = []
            continue
        if (is_capitalised(word) and (run or word[:1].isupper())) or (run and word.lower() in PARTICLES):
            run.append((start, end - 2 if possessive else end))
            last_end = end
            if possessive:
                yield from _trim(text, run)
                run = []
        elif run:
            yield from _trim(text, run)
            run = []
    if run:
        yield from _trim(text, run)


def _find_headings(text: str) -> list[tuple[int, int]]:
    """Lines written In Title Case, where a capital says nothing."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        words = re.findall(r"[^\W\d_]{4,}", match[0])
        if match[0].rstrip().endswith((".", ".”", '."')):
            continue
        if len(match[0]) < 200 and len(words) >= 4 and sum(map(is_capitalised, words)) >= 0.7 * len(words):
            found.append(match.span())
    return found


def _trim(text: str, run: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    while run and not is_capitalised(text[run[-1][0] : run[-1][1]]):
        run = run[:-1]
    if run:
        yield list(run)


def _read_office(text: str, gazetteer: Gazetteer, hits: list[Hit], outer: int, start: int, end: int) -> tuple[str, str]:
    """Office and country that stand beside a name: "Russian Foreign Minister X", "X, Iran's chief negotiator"."""
    title = text[outer:start].strip() or _lower_title(text, outer)
    country = _country_before(text, hits, outer)
    ministry = _MINISTRY_BEFORE.search(text[max(outer - 140, 0) : outer])
    if ministry is not None:  # "the Minister of Foreign and European Affairs, X"
        title = " ".join(f"{ministry[1]} {ministry[2]} {title}".split()).rstrip(" ,")
        if not country:
            at = max(outer - 140, 0) + ministry.start(2)
            within = (hit for hit in hits[_first_from(hits, at) : _first_from(hits, outer)] if hit.name.country)
            country = next((hit.name.country for hit in within if hit.name.form is Form.STATE), "")
    after = _OFFICE_AFTER.match(text[end : end + 120])
    if after and _names_an_office(after[1]):
        inner = Span(end + after.start(1), end + after.end(2))
        near = hits[_first_from(hits, inner.start) : _first_from(hits, inner.end)]
        inside = [hit for hit in near if inner.contains(hit.span) and hit.name.country]
        if inside and not country:
            country = inside[0].name.country
        title = title or text[inner.start : inner.end].strip()
        if not country:
            country = _country_after(text, hits, inner.end)
    if not country and title:
        country = _country_after(text, hits, end, parenthesised=True)
    return title, country


_MINISTRY_BEFORE = re.compile(
    r"\b((?:Deputy |First |Prime |Vice[- ])?(?:Minister|Secretary|State Secretary|Commissioner))"
    r" ((?:of|for) (?:the )?(?:[A-Z][\w-]+,? (?:and |of |for |the )*){0,8})$"
)
# Offices that only states and their bodies give: a company has a president, a party a leader, a town a chief.
_STATESMEN = (
    "minister", "premier", "chancellor", "secretary-general", "envoy", "ambassador", "emir", "mediator", "negotiator",
)  # fmt: skip
_TITLE_BEFORE = re.compile(r"((?:\b[a-z]+ )?\b(?:" + "|".join(_STATESMEN) + r")),? $")


def _lower_title(text: str, outer: int) -> str:
    """ "secretary-general Amr Hassan": an office in lower case right before the name."""
    found = _TITLE_BEFORE.search(text[max(outer - 40, 0) : outer])
    return found[1] if found else ""


def _names_an_office(words: str) -> bool:
    """Whether what stands between a name's comma and an office's head can be the rest of a title, and no clause."""
    if "." in words.replace("U.S.", "").replace("U.N.", ""):
        return False
    lowered = words.split()
    if any(word in _CLAUSE_WORDS for word in lowered):
        return False
    first = lowered[0] if lowered else ""
    verbal = first.islower() and first.endswith(("s", "ed")) and not first.endswith(("'s", "’s", "ss"))
    return not verbal or first in TITLES or first in OFFICES


_CLAUSE_WORDS = frozenset(
    "was were is are be been has had have will would by his her their that which met said".split()
)


def _country_before(text: str, hits: list[Hit], at: int) -> str:
    """The state whose adjective, possessive or "of …," ends right before ``at``, office words between allowed."""
    for index in range(_first_from(hits, at) - 1, -1, -1):
        hit = hits[index]
        if hit.span.end > at:
            continue
        between = text[hit.span.end : at]
        if len(between) > 80 or "\n" in between:
            return ""
        plain = all(_may_stand_between(word) and word[-1] not in ",.;" for word in between.split())
        noun = hit.name.form not in ADJECTIVES  # "spoke to Turkish Prime Minister X": his own state
        if plain and noun and re.search(r"\b(?:to|for|on|in|at|with)\s+(?:the\s+)?$", text[: hit.span.start][-14:]):
            at = hit.span.start  # "US envoy to Afghanistan X": the envoy of the state further left
            start = max(0, at - 80)
            last = re.search(r"\S+\s+(?:the\s+)?$", text[start:at])
            at = start + last.start() if last else start
            continue
        if not hit.name.country or hit.name.form in (Form.CITY, Form.VENUE):
            return ""
        words = between.removeprefix("'s").removeprefix("’s").split()
        if hit.name.form is Form.STATE and between.strip() == ",":
            return hit.name.country if re.search(r"\bof\s+(?:the\s+)?$", text[: hit.span.start][-12:]) else ""
        held = between.rstrip()
        if held.endswith(",") and any(word.strip(",").lower() in OFFICES for word in words):
            between = held[:-1]  # "the Turkish president, X"
        if (
            "," in between
            or ";" in between
            or not (all(_may_stand_between(word) for word in words) or _describes_an_office(words))
        ):
            return ""
        return hit.name.country
    return ""


def _body_before(text: str, hits: list[Hit], at: int) -> str:
    """The body that stands before a name and its office: "United Nations envoy Martin Holm"."""
    index = _first_from(hits, at) - 1
    if index < 0 or hits[index].name.form is not Form.ORGANISATION or hits[index].span.end > at:
        return ""
    between = text[hits[index].span.end : at].removeprefix("'s").removeprefix("’s")
    short = len(between) < 60 and "\n" not in between and "," not in between
    return hits[index].name.name if short and all(map(_may_stand_between, between.split())) else ""


def _describes_an_office(words: list[str]) -> bool:
    """ "intelligence chief", "newly elected prime minister": few words, an office last, and no clause among them."""
    return (
        0 < len(words) <= 4
        and words[-1].lower() in OFFICES
        and all(word.isalpha() and word.lower() not in _CLAUSE_WORDS | _BETWEEN for word in words)
    )


_BETWEEN = frozenset("and or to for of in on at with from by as the a an he she who said says told met".split())


def _may_stand_between(word: str) -> bool:
    lowered = word.lower().strip(",")
    return is_capitalised(word) or lowered in TITLES or lowered in OFFICES or lowered in {"the", "powerful", "peace"}


def _country_after(text: str, hits: list[Hit], at: int, *, parenthesised: bool = False) -> str:
    index = _first_from(hits, at)
    if index == len(hits):
        return ""
    between = text[at : min(hits[index].span.start, at + 40)]
    allowed = r"\s*\(|\s+(?:of|from)\s+(?:the\s+)?" if parenthesised else r"\s+(?:of|from)\s+(?:the\s+)?"
    return hits[index].name.country if re.fullmatch(allowed, between) else ""


def _first_from(hits: list[Hit], at: int) -> int:
    """The index of the first hit that begins at ``at`` or later; hits are in the order of the text."""
    return bisect_left(hits, at, key=lambda hit: hit.span.start)
