"""What changed, for mirrors: each change has a number, and none is ever skipped."""

from __future__ import annotations

from django.http import HttpResponseBase
from rest_framework.request import Request

from timeline.api import serializers
from timeline.api.answers import answer_changes
from timeline.api.reading import ReadView, ask, respond
from timeline.api.schema import AFTER, reads


class ChangeList(ReadView):
    """Published and withdrawn events behind a change, oldest first. An event appears with its latest change only."""

    @reads("What changed, for mirrors", serializers.ChangePage, AFTER, 409, tag="changes")
    def get(self, request: Request) -> HttpResponseBase:
        return respond(answer_changes(ask(request)))
