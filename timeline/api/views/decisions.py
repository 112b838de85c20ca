"""Curators' decisions over the API: the same verbs, guards and records as in the admin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request

from events import curation
from events.models import Actor, Event, Place
from events.vocabulary import EventStatus, EventType, Role
from timeline.api import serializers
from timeline.api.authentication import MayCurate
from timeline.api.problems import ApiProblem
from timeline.api.schema import IF_MATCH, WRITERS, problems
from timeline.api.writing import WriteView, answer_json, read_body
from timeline.parameters import Problem, QueryError, suggest

VERBS = ("accept", "edit", "reject", "merge", "undo")
KEYS = ("verb", "reason", "changes", "into")


class DecisionList(WriteView):
    """Accept, edit, reject, merge or undo. If-Match names the version of the event that you saw."""

    permission_classes: ClassVar[list[Any]] = [MayCurate]

    @extend_schema(
        summary="Decide on an event",
        tags=["curation"],
        auth=WRITERS,
        parameters=[IF_MATCH],
        request=serializers.DecisionRequest,
        responses={
            201: OpenApiResponse(serializers.DecisionMade, description="Decided."),
            **problems(400, 401, 403, 404, 406, 412, 415, 422, 428, 429),
        },
    )
    def post(self, request: Request, public_id: str) -> HttpResponseBase:
        event = Event.objects.filter(public_id=public_id.lower()).first()
        if event is None:
            raise ApiProblem(404, f"No event has the id “{public_id}”.")
        version = _read_version(request)
        body = read_body(request, KEYS)
        verb = _read_verb(body)
        reason = body.get("reason", "")
        if not isinstance(reason, str):
            raise QueryError([Problem("reason", "is not text")])
        common = {"event": event, "curator": request.user, "version": version, "reason": reason}
        try:
            decision = _decide(verb, body, common)
        except curation.StaleVersion as error:
            now = Event.objects.values_list("version", flat=True).get(pk=event.pk)
            raise ApiProblem(412, str(error), {"ETag": f'"{now}"'}, version=now) from None
        except curation.NotAllowed as error:
            raise ApiProblem(403, str(error)) from None
        except curation.Refused as error:
            raise ApiProblem(422, str(error)) from None
        except ValidationError as error:
            raise ApiProblem(422, "; ".join(error.messages), errors=_name_fields(error)) from None
        event.refresh_from_db()
        made = {
            "id": decision.pk,
            "event": event.public_id,
            "verb": decision.verb,
            "curator": decision.curator_name,
            "at": decision.at,
            "version": event.version,
            "review_state": event.review_state,
        }
        return answer_json(201, made, {"ETag": f'"{event.version}"'})


def _decide(verb: str, body: Mapping[str, Any], common: dict[str, Any]) -> Any:
    if verb in ("accept", "edit"):
        changes = _read_changes(body.get("changes", {}))
        decide = curation.event_accept if verb == "accept" else curation.event_edit
        return decide(changes=changes, **common)
    if "changes" in body:
        raise QueryError([Problem("changes", f"{verb} takes none: only accept and edit do")])
    if verb == "merge":
        into = Event.objects.filter(public_id=str(body.get("into", ""))[:12]).first()
        if into is None:
            raise QueryError([Problem("into", "names no event: give the id of the event that stays")])
        return curation.event_merge(into=into, **common)
    return (curation.event_reject if verb == "reject" else curation.event_undo)(**common)


def _read_version(request: Request) -> int:
    typed = request.META.get("HTTP_IF_MATCH", "")
    if not typed:
        raise ApiProblem(428, 'Send the version of the event that you saw: If-Match: "3".')
    match = re.fullmatch(r'\s*(?:W/)?"?([0-9]{1,9})"?\s*', typed, re.ASCII)
    if match is None:
        raise QueryError([Problem("If-Match", 'is not a version: write a whole number in quotes, such as "3"')])
    return int(match[1])


def _read_verb(body: Mapping[str, Any]) -> str:
    verb = body.get("verb")
    if verb not in VERBS:
        near = suggest(str(verb), VERBS)
        raise QueryError([Problem("verb", f"“{str(verb)[:40]}” is none of {', '.join(VERBS)}", near)])
    return str(verb)


def _read_changes(changes: Any) -> dict[str, Any]:
    """What curation takes: places, events and actors as objects. Raises QueryError that names each bad key."""
    if not isinstance(changes, dict):
        raise QueryError([Problem("changes", "is not an object")])
    problems: list[Problem] = []
    read: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in curation.EDITABLE:
            near = suggest(str(name), curation.EDITABLE)
            problems.append(Problem(f"changes.{name}"[:60], f"can be {', '.join(curation.EDITABLE)}", near))
        elif name == "participants":
            read[name] = _read_participants(value, problems)
        elif name == "place":
            read[name] = _find(Place, "slug", value, name, problems)
        elif name == "part_of":
            read[name] = _find(Event, "public_id", value, name, problems)
        elif not isinstance(value, str):
            problems.append(Problem(f"changes.{name}", "is not text"))
        elif name in ("type", "status") and value not in list(EventType if name == "type" else EventStatus):
            words = list(EventType if name == "type" else EventStatus)
            problems.append(Problem(f"changes.{name}", f"is none of {', '.join(words)}", suggest(value, words)))
        else:
            read[name] = value
    if problems:
        raise QueryError(problems)
    return read


def _read_participants(value: Any, problems: list[Problem]) -> list[curation.Participant]:
    found = []
    for row in value if isinstance(value, list) else [None]:
        if not isinstance(row, dict) or not row.keys() <= {"id", "role", "office"}:
            problems.append(Problem("changes.participants", "is not a list of objects with id, role and office"))
            continue
        actor = _find(Actor, "slug", row.get("id"), "participants", problems)
        role, office = row.get("role", Role.PARTICIPANT), row.get("office", "")
        if role not in list(Role):
            problems.append(Problem("changes.participants", f"role is none of {', '.join(Role)}"))
        elif not isinstance(office, str):
            problems.append(Problem("changes.participants", "office is not text"))
        elif actor:
            found.append(curation.Participant(actor, Role(role), office))
    return found


def _find(model: type[Any], field: str, value: Any, name: str, problems: list[Problem]) -> Any:
    if value is None and name != "participants":
        return None
    found = None
    if isinstance(value, str):
        found = model.objects.filter(**{field: value}).first()
    if found is None:
        problems.append(Problem(f"changes.{name}", f"“{str(value)[:40]}” is not the id of one that we have"))
    return found


def _name_fields(error: ValidationError) -> list[dict[str, str]]:
    if not hasattr(error, "error_dict"):
        return []
    return [
        {"parameter": f"changes.{name}", "detail": " ".join(messages)} for name, messages in error.message_dict.items()
    ]
