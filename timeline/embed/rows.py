"""A published event as a line of the list: words, shapes and links for the templates. Pure: no database.

The shape says how exactly the date is known, the words say it too (``Row.words``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from events.extraction.gazetteer import load_gazetteer
from events.vocabulary import DatePrecision, EventStatus, EventType
from timeline.items import Participant, Source, TimelineItem, When, Where

# What is drawn over the mark of an event that is not told as held.
OVERLAYS = {EventStatus.CANCELLED: "strike", EventStatus.DENIED: "cross", EventStatus.POSTPONED: "later"}
_PLAIN_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A verbatim sentence; ``marked`` is the date phrase in it, empty when it stands elsewhere."""

    before: str
    marked: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        return self.before + self.marked + self.after


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An article and its sentences; ``url`` is empty unless it is one that a reader may safely follow.

    ``copy_of`` names the source that it repeats, empty for a source of its own."""

    publisher: str
    title: str
    url: str
    published: str
    quotes: tuple[QuoteLine, ...]
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A participant; ``note`` holds role and country where they say something new, ``office`` may be empty."""

    name: str
    note: str
    office: str


@dataclass(frozen=True, slots=True)
class Row:
    """One event. ``shape`` and ``overlay`` name symbols of templates/timeline/_shapes.html; ``datetime`` is empty
    unless HTML's time element can say the date, ``part_of`` is the title of the event around it or empty."""

    id: str
    title: str
    summary: str
    type: str
    type_label: str
    status: str
    words: str
    datetime: str
    date_text: str
    date_basis: str
    shape: str
    overlay: str
    place: str
    participants: tuple[PersonLine, ...]
    sources: tuple[SourceLine, ...]
    href: str
    part_of: str
    version: int
    changed: str

    @property
    def more(self) -> tuple[SourceLine, ...]:
        """What the list folds away: further sources, and further sentences of the first."""
        if not self.sources:
            return ()
        first = self.sources[0]
        rest = (SourceLine(first.publisher, first.title, first.url, first.published, first.quotes[1:]),)
        return (rest if first.quotes[1:] else ()) + self.sources[1:]

    @property
    def more_words(self) -> str:
        """What stands on the fold: "2 more sources and 1 copy", or "1 more sentence from this source"."""
        copies = sum(bool(source.copy_of) for source in self.sources)
        others = len(self.sources) - 1 - copies
        said = [f"{others} more source{'' if others == 1 else 's'}"] if others else []
        said += [f"{copies} cop{'y' if copies == 1 else 'ies'}"] if copies else []
        if said:
            return " and ".join(said)
        sentences = sum(len(source.quotes) for source in self.more)
        return f"{sentences} more sentence{'s' if sentences > 1 else ''} from this source"

    @property
    def source_words(self) -> str:
        """ "3 sentences in 2 articles", "and 1 copy" where a source repeats another."""
        sentences = sum(len(source.quotes) for source in self.sources)
        copies = sum(bool(source.copy_of) for source in self.sources)
        articles = count_of(len(self.sources) - copies, "article")
        return f"{count_of(sentences, 'sentence')} in {articles}" + (
            f" and {copies} cop{'y' if copies == 1 else 'ies'}" if copies else ""
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one year, in the order of the timeline; ``key`` makes the section's id."""

    key: str
    heading: str
    rows: tuple[Row, ...]


def make_row(item: TimelineItem, *, href: str, titles: Mapping[str, str]) -> Row:
    """The line of an event; ``href`` is where its title leads, ``titles`` has those of events around others by id."""
    when = item.when
    names = {source.article: source.publisher or source.title for source in item.sources}
    return Row(
        id=item.id,
        title=item.title,
        summary=item.summary,
        type=item.type,
        type_label=EventType(item.type).label,
        status=item.status,
        words=when.words,
        datetime=when.edtf if when.edtf and _PLAIN_DATE.fullmatch(when.edtf) else "",
        date_text=when.text,
        date_basis=when.basis,
        shape=choose_shape(when),
        overlay=OVERLAYS.get(EventStatus(item.status), ""),
        place=name_place(item.where),
        participants=tuple(_person(participant) for participant in item.participants),
        sources=tuple(_source(source, when.text, names) for source in item.sources),
        href=href,
        part_of=titles.get(item.part_of or "", ""),
        version=item.version,
        changed=f"{item.changed.day} {item.changed:%B %Y}",
    )


def choose_shape(when: When) -> str:
    """The symbol for how exactly a date is known: solid for days, soft ends for "some day within", dashed for about."""
    if not when.edtf:
        return "unknown"
    if set(when.edtf) & set("~?%"):
        return "about"
    if when.earliest is None:
        return "before"
    if when.latest is None:
        return "after"
    if when.exact:
        return "day"
    return "range" if "/" in when.edtf and when.precision != DatePrecision.WEEK else "period"


def group_by_year(pairs: Iterable[tuple[TimelineItem, Row]]) -> list[Group]:
    """Rows under the year in which they began, or by which they were over; the undated have their own group."""
    groups = []
    for year, members in groupby(pairs, key=lambda pair: _year(pair[0].when)):
        heading = str(year) if year else "Date not known"
        groups.append(Group(str(year or "undated"), heading, tuple(row for _, row in members)))
    return groups


def count_of(number: int, noun: str) -> str:
    """ "1 event", "1,204 events"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def cut_quote(quote: str, phrase: str) -> QuoteLine:
    """The quote around the date phrase as written, where the phrase stands in it as whole words."""
    found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", quote) if phrase else None
    if found is None:
        return QuoteLine(quote)
    return QuoteLine(quote[: found.start()], found.group(), quote[found.end() :])


def name_place(where: Where | None) -> str:
    """ "Doha, Qatar", or the name alone where it is a country's; empty when not known."""
    country = name_country(where.country) if where and where.kind != "country" else ""
    return ", ".join(_words(where.name, country)) if where else ""


def name_country(code: str) -> str:
    """A country's name in words, the code itself where the gazetteer has none; empty stays empty."""
    return load_gazetteer().state_name(code) or code


def safe_link(url: str) -> str:
    """``url`` when it is an ordinary web address, else empty: never a script."""
    try:
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:  # an address with a broken host, such as http://[
        return ""


def _year(when: When) -> int | None:
    bound = when.earliest or when.latest
    return bound.year if bound else None


def _person(participant: Participant) -> PersonLine:
    country = name_country(participant.country) if participant.kind != "state" else ""
    role = participant.role if participant.role != "participant" else ""
    return PersonLine(participant.name, ", ".join(_words(country, role)), participant.office)


def _source(source: Source, phrase: str, names: Mapping[int, str]) -> SourceLine:
    """``names`` says how each source of the event is called."""
    published = f"{source.published.day} {source.published:%B %Y}" if source.published else ""
    quotes = tuple(cut_quote(quote, phrase) for quote in source.quotes)
    url = safe_link(source.url)
    original = (names.get(source.copy_of) or "another source") if source.copy_of else ""
    return SourceLine(source.publisher, source.title or urlsplit(url).netloc, url, published, quotes, original)


def _words(*words: str) -> Sequence[str]:
    return [word for word in words if word]
