"""Why a list is empty: names that no published event has, with the nearest that one has."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Q, Value, When

from timeline.models import Subject
from timeline.parameters import suggest
from timeline.query import TimelineQuery
from timeline.statements import actor_keys

NEAREST_AMONG = 5_000


def find_hints(query: TimelineQuery) -> list[dict[str, str]]:
    """One for each name asked for that nothing is found under. One statement, none without such names."""
    asked = {key: "actor" for who in query.who for key in actor_keys(who)}
    asked |= {f"place:{place}": "place" for group in query.places for place in group}
    if not asked:
        return []
    first = Case(When(key__in=list(asked), then=Value(0)), default=Value(1), output_field=IntegerField())
    kinds = Q(kind__in=sorted({key.partition(":")[0] for key in asked}))
    known = Subject.objects.filter(kinds).order_by(first, "-count", "key").values_list("key", flat=True)[:NEAREST_AMONG]
    return _compare(asked, list(known))


def _compare(asked: dict[str, str], known: list[str]) -> list[dict[str, str]]:
    present = set(known)
    slugs: dict[str, dict[str, str]] = {"actor": {}, "place": {}}
    for key in known:
        kind, _colon, slug = key.partition(":")
        if kind in slugs:
            slugs[kind].setdefault(slug.rpartition("-")[2], slug)  # a surname finds its bearer
            slugs[kind][slug] = slug
    hints = []
    for key, parameter in asked.items():
        kind, _colon, value = key.partition(":")
        twin = f"nation:{value.upper()}" if len(value) == 2 else key
        if key in present or kind == "nation" or twin in present:
            continue
        near = slugs[kind].get(suggest(value, list(slugs[kind])), "")
        question = f"; did you mean {near}?" if near else ""
        hint = {"parameter": parameter, "detail": f"no published event names {value}{question}"}
        hints.append({**hint, "suggestion": near} if near else hint)
    return hints
