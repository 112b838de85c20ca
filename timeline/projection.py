"""A published event as readers get it: rows of the events tables in, rows of the read model out.

The only way from the one to the other: publication, rebuild and verification all come here.
What an event's page may not show (unpublished parents, full texts) is left out here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from calendar import isleap, monthrange
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from events.extraction.edtf_dates import describe_edtf
from events.vocabulary import Role
from timeline.facts import ActorFacts, EventFacts, EvidenceFacts, read_facts
from timeline.items import Participant, Source, TimelineItem, When, Where, event_path, to_document, write_place
from timeline.models import MONTH, OPEN_END, OPEN_START, UNDATED, YEAR
from timeline.search import fold_text, join_texts

ROLE_BITS = {role.value: 1 << position for position, role in enumerate(Role)}
NO_MONTH = -1


class SubjectRow(NamedTuple):
    """A key that events are found under, with the name that it sorts by and its document (JSON, may be "{}")."""

    key: str
    sort_key: str
    document: str


class KnownActor(NamedTuple):
    """Who took part, in all that does not depend on the event. ``names`` and ``aliases`` are folded."""

    participant: Participant
    role: int
    subjects: tuple[SubjectRow, ...]
    names: tuple[str, ...]
    aliases: tuple[str, ...]


class EntryRow(NamedTuple):
    """All that the read model keeps of one event, its number of change apart.

    Days are ISO text. ``words`` is a fingerprint of ``title_words`` and ``body_words``, which are joined by
    spaces. ``keys`` maps each posting key to its role bits.
    """

    id: int
    public_id: str
    sort_key: str
    duration_class: int
    earliest: str | None
    latest: str | None
    first_month: int
    last_month: int
    precision: str
    type: str
    status: str
    country: str
    latitude: float | None
    longitude: float | None
    roles: int
    document: str
    evidence: str
    words: str
    keys: dict[str, int]
    subjects: tuple[SubjectRow, ...]
    title_words: str
    body_words: str


def project_events(ids: Sequence[int]) -> dict[int, EntryRow]:
    """The rows of those of the events that are published."""
    return {facts[0].id: project_event(*facts) for facts in read_facts(ids)}


def make_sort_key(earliest: dt.date | None, latest: dt.date | None, public_id: str) -> tuple[str, int]:
    """The key that orders by date, and the duration class (see ``Entry``)."""
    day = earliest or latest
    if day is None:
        return f"undated{public_id}", UNDATED
    if earliest is None:
        size = OPEN_START
    elif latest is None:
        size = OPEN_END
    else:
        days = (latest - earliest).days + 1
        size = days.bit_length() if days > 1 else 0
    key = f"{day.isoformat()}{chr(ord('a') + min(size, 25))}{public_id}"
    if earliest and latest and days > 27 and earliest.day == 1:
        size = _find_period(earliest, days) or size
    return key, size


def _find_period(first: dt.date, days: int) -> int:
    """The class of a month or a year of the calendar, 0 for anything else. ``first`` is the first day of a month."""
    if days == monthrange(first.year, first.month)[1]:
        return MONTH
    return YEAR if first.month == 1 and days == 365 + isleap(first.year) else 0


def month_number(day: dt.date | None) -> int:
    """Months since year 0, -1 for no day."""
    return NO_MONTH if day is None else day.year * 12 + day.month - 1


def project_event(event: EventFacts, actors: Sequence[ActorFacts], evidence: Sequence[EvidenceFacts]) -> EntryRow:
    """One event from its facts."""
    known = [_read_actor(actor) for actor in actors]
    item = _make_item(event, known, evidence)
    when, where = item.when, item.where
    sort_key, duration_class = make_sort_key(when.earliest, when.latest, item.id)
    keys, subjects = _make_keys(where, known, evidence)
    roles = 0
    for actor in known:
        roles |= actor.role
    title = fold_text(item.title)
    body = join_texts(_list_texts(item, known))
    return EntryRow(
        event.id,
        item.id,
        sort_key,
        duration_class,
        event.earliest,
        event.latest,
        month_number(when.earliest),
        month_number(when.latest),
        when.precision,
        item.type,
        item.status,
        where.country if where else "",
        where.latitude if where else None,
        where.longitude if where else None,
        roles,
        orjson.dumps(to_document(item)).decode(),
        orjson.dumps([_write_evidence(row) for row in evidence]).decode(),
        hashlib.blake2b(f"{title}\n{body}".encode(), digest_size=12).hexdigest(),
        keys,
        subjects,
        title,
        body,
    )


def _make_item(event: EventFacts, actors: Sequence[KnownActor], evidence: Sequence[EvidenceFacts]) -> TimelineItem:
    return TimelineItem(
        id=event.public_id,
        type=event.type,
        status=event.status,
        title=event.title,
        summary=event.summary,
        when=When(
            event.edtf or None,
            _read_day(event.earliest),
            _read_day(event.latest),
            event.precision,
            _describe_edtf(event.edtf),
            event.date_text,
            event.date_basis,
        ),
        where=_make_place(*event[-6:]) if event.place else None,
        participants=tuple([actor.participant for actor in actors]),
        sources=tuple(_make_sources(evidence)),
        part_of=event.parent,
        version=event.version,
        changed=dt.datetime.fromisoformat(f"{event.changed[:19]}+00:00"),
        url=event_path(event.public_id),
    )


def _make_sources(evidence: Iterable[EvidenceFacts]) -> Iterable[Source]:
    """Originals before copies. Of copies whose original tells nothing of this event, the first stands for it."""
    by_article: dict[int, list[EvidenceFacts]] = {}
    for row in evidence:
        by_article.setdefault(row.article, []).append(row)
    heads: dict[int, int] = {}
    told = by_article.items() if len(by_article) == 1 else sorted(by_article.items(), key=_is_copy)
    for article, rows in told:
        first = rows[0]
        head = heads.setdefault(first.copy_of or article, article)
        quotes = tuple(dict.fromkeys([row.quote for row in rows]))
        yield Source(
            article,
            first.publisher or "",
            first.title,
            first.url,
            _read_day(first.published),
            quotes,
            None if head == article else head,
        )


def _write_evidence(row: EvidenceFacts) -> dict[str, Any]:
    return {
        "article": row.article,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
        "extractor": row.extractor,
        "extractor_version": row.extractor_version,
    }


def _is_copy(told: tuple[int, list[EvidenceFacts]]) -> bool:
    return bool(told[1][0].copy_of)


def _list_texts(item: TimelineItem, actors: Sequence[KnownActor]) -> list[str]:
    """What full text finds the event by, its title apart, as ``fold_text`` gives it."""
    texts = [text for actor in actors for text in actor.names]
    for actor in actors:
        texts += actor.aliases
    texts += (_fold_name(item.place_words), fold_text(item.summary))
    texts += [fold_text(quote) for source in item.sources for quote in source.quotes]
    return texts


def _make_keys(
    where: Where | None, actors: Iterable[KnownActor], evidence: Iterable[EvidenceFacts]
) -> tuple[dict[str, int], tuple[SubjectRow, ...]]:
    keys: dict[str, int] = {}
    subjects: dict[str, SubjectRow] = {}
    for actor in actors:
        for subject in actor.subjects:
            keys[subject.key] = keys.get(subject.key, 0) | actor.role
            subjects[subject.key] = subject
    named = list(_name_place(where)) if where else []
    named += [_name_article(*row[6:]) for row in evidence]
    for subject in named:
        keys.setdefault(subject.key, 0)
        subjects[subject.key] = subject
    return keys, tuple(subjects.values())


# Pure functions of what the rows say: many events share places, actors and articles.


_describe_edtf = lru_cache(maxsize=50_000)(describe_edtf)  # a century has 36,525 days
_fold_name = lru_cache(maxsize=20_000)(fold_text)


@lru_cache(maxsize=4_000)
def _read_aliases(aliases: str) -> tuple[str, ...]:
    return tuple(name for name in orjson.loads(aliases) if isinstance(name, str))


@lru_cache(maxsize=4_000)
def _make_place(
    slug: str, name: str, kind: str, country: str, latitude: float | None, longitude: float | None
) -> Where:
    return Where(slug, name, kind, country, latitude, longitude)


@lru_cache(maxsize=20_000)
def _read_actor(actor: ActorFacts) -> KnownActor:
    subjects = [_name_actor(*actor[2:])]
    if actor.country:
        subjects.append(_name_code("nation", actor.country))
    return KnownActor(
        Participant(actor.slug, actor.name, actor.kind, actor.role, actor.country, actor.office),
        ROLE_BITS[actor.role],
        tuple(subjects),
        (_fold_name(actor.name), _fold_name(actor.office)),
        tuple([_fold_name(alias) for alias in _read_aliases(actor.aliases)]),
    )


@lru_cache(maxsize=20_000)
def _name_actor(slug: str, name: str, kind: str, country: str, aliases: str) -> SubjectRow:
    document = {"id": slug, "name": name, "kind": kind, "country": country, "aliases": _read_aliases(aliases)}
    return _make_subject(f"actor:{slug}", name, document)


@lru_cache(maxsize=1_000)
def _name_code(kind: str, code: str) -> SubjectRow:
    return _make_subject(f"{kind}:{code}", code, {})


@lru_cache(maxsize=4_000)
def _name_place(where: Where) -> tuple[SubjectRow, ...]:
    place = _make_subject(f"place:{where.id}", where.name, write_place(where))
    return (place, _name_code("country", where.country)) if where.country else (place,)


@lru_cache(maxsize=1_000)
def _name_article(
    article: int, title: str, url: str, published: str | None, basis: str, language: str, publisher: str | None
) -> SubjectRow:
    document = {
        "id": article,
        "title": title,
        "publisher": publisher or "",
        "url": url,
        "published": published,
        "published_basis": basis,
        "language": language,
    }
    return _make_subject(f"article:{article}", f"{published or 'undated'} {article:012}", document)


def _make_subject(key: str, name: str, document: dict[str, Any]) -> SubjectRow:
    folded = fold_text(name)[:200]
    return SubjectRow(key, f"{folded} {key}", orjson.dumps(document).decode())


def _read_day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
