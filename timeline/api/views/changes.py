"""What changed, for mirrors: each change has a number, and none is ever skipped."""

from __future__ import annotations

import orjson
from django.http import HttpResponseBase
from rest_framework.request import Request

from timeline.api import serializers
from timeline.api.problems import ApiProblem
from timeline.api.reading import ReadView, answer_bytes, find_base, make_absolute, not_modified, read_pairs, write_etag
from timeline.api.schema import AFTER, reads
from timeline.parameters import Problem, QueryError, read_values
from timeline.query import NUMBER, parse_page
from timeline.selectors import Change, read_state, select_changes


class ChangeList(ReadView):
    """Published and withdrawn events behind a change, oldest first. An event appears with its latest change only."""

    @reads("What changed, for mirrors", serializers.ChangePage, AFTER, 409, tag="changes")
    def get(self, request: Request) -> HttpResponseBase:
        pairs = read_pairs(request, known=("after", "page_size"))
        after = _read_after(pairs)
        size = parse_page(pairs).size
        state = read_state()
        if after > state.sequence:
            raise ApiProblem(409, f"The last change is {state.sequence}: mirror anew with after=0.")
        etag = write_etag(state, "changes", str(after), str(size))
        if same := not_modified(request, etag):
            return same
        changes = select_changes(after, size + 1)
        last = changes[:size][-1].sequence if changes else after
        results = ",".join(map(_write_change, changes[:size]))
        base = find_base(request)
        following = request.build_absolute_uri(f"{request.path}?after={last}&page_size={size}")
        more = {"after": last, "next": following if len(changes) > size else None}
        body = b'{"results":[' + make_absolute(results, base).encode() + b"]," + orjson.dumps(more)[1:]
        links = [f'<{following}>; rel="next"'] if len(changes) > size else []
        return answer_bytes(body, etag, links=links)


def _write_change(change: Change) -> str:
    """The event as it is now, or what became of it."""
    head = f'{{"sequence":{change.sequence},"id":"{change.public_id}",'
    if change.document:
        return f'{head}"change":"published","event":{change.document}}}'
    gone = {"change": "merged" if change.heir else "withdrawn", "into": change.heir or None, "at": change.at}
    return head + orjson.dumps(gone, option=orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS).decode()[1:]


def _read_after(pairs: list[tuple[str, str]]) -> int:
    problems: list[Problem] = []
    typed = read_values(pairs, problems, ("after",)).get("after", ["0"])[-1]
    if not NUMBER.fullmatch(typed):
        problems.append(Problem("after", f"“{typed[:40]}” is not a change's number: begin with 0"))
    if problems:
        raise QueryError(problems)
    return int(typed)
