"""Articles handed in by machines: each key once, whatever the network does."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

import orjson
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request

from events.acquisition import UnreadableError, read_record
from events.acquisition.addresses import check_address
from events.acquisition.records import parse_published
from events.extraction.registry import ExtractorUnavailable
from events.handing_in import NOT_FETCHED, hand_in, read_handed_in
from timeline.api import serializers
from timeline.api.authentication import MayIngest
from timeline.api.problems import ApiProblem
from timeline.api.reading import read_pairs
from timeline.api.schema import IDEMPOTENCY_KEY, WRITERS, problems
from timeline.api.throttling import WriterThrottle
from timeline.api.views.subjects import ArticleList
from timeline.api.writing import WriteView, answer_json, check_size, read_body
from timeline.models import Submission
from timeline.parameters import Problem, QueryError

KEYS = ("text", "html", "url", "title", "publisher", "published", "language")


class SubmissionList(WriteView):
    """Hand in an article: its text, its HTML, or the address of its page. The same Idempotency-Key again is the
    same submission."""

    permission_classes: ClassVar[list[Any]] = [MayIngest]

    @extend_schema(
        summary="Hand in an article",
        tags=["articles"],
        auth=WRITERS,
        parameters=[IDEMPOTENCY_KEY],
        request=serializers.SubmissionRequest,
        responses={
            202: OpenApiResponse(serializers.Submission, description="Taken; Location says where its state is."),
            **problems(400, 401, 403, 406, 409, 413, 415, 429),
        },
    )
    def post(self, request: Request) -> HttpResponseBase:
        check_size(request)
        read_pairs(request, known=())
        key = request.META.get("HTTP_IDEMPOTENCY_KEY", "").strip()
        if not 1 <= len(key) <= 200 or not key.isprintable():
            raise QueryError(
                [Problem("Idempotency-Key", "send a header with 1 to 200 characters, new for each article")]
            )
        record = dict(read_body(request, KEYS))
        body = orjson.dumps(record, option=orjson.OPT_SORT_KEYS)
        _check(record)
        submission = _store(request.user, key, record, hashlib.sha256(body).hexdigest())
        if submission.state == "received":
            take_submission(submission)
        return answer_json(202, write_submission(request, submission), {"Location": _address(request, submission)})


class ArticleCollection(ArticleList):
    """Articles that are cited, for everyone; with POST, a new one, from accounts that may."""

    post = SubmissionList.post

    def get_authenticators(self) -> list[Any]:
        return [each() for each in SubmissionList.authentication_classes] if self._writes else []

    def get_permissions(self) -> list[Any]:
        return [each() for each in SubmissionList.permission_classes] if self._writes else []

    def get_throttles(self) -> list[Any]:
        return [WriterThrottle()] if self._writes else super().get_throttles()

    @property
    def _writes(self) -> bool:
        return self.request is not None and self.request.method == "POST"


class SubmissionDetail(WriteView):
    """What became of a submission of yours."""

    permission_classes: ClassVar[list[Any]] = [MayIngest]

    @extend_schema(
        summary="One submission",
        tags=["articles"],
        auth=WRITERS,
        responses={
            200: OpenApiResponse(serializers.Submission, description="Found."),
            **problems(401, 403, 404, 406, 429),
        },
    )
    def get(self, request: Request, public_id: str) -> HttpResponseBase:
        submission = Submission.objects.filter(public_id=public_id, user=request.user).first()
        if submission is None:
            raise ApiProblem(404, "There is no submission of yours with this id.")
        return answer_json(200, write_submission(request, submission))


def take_submission(submission: Submission) -> None:
    """Store the article, read its events, note what came of it. Killed midway it stays received: send it again."""
    try:
        submission.article, report = hand_in(read_handed_in(submission.record))
    except (UnreadableError, ExtractorUnavailable) as error:
        submission.state, submission.detail = "failed", str(error)[:500]
    else:
        submission.state = "done"
        submission.proposed, submission.attached = report.proposed, report.attached
        submission.detail = "known already" if report.known else ""
    submission.record = {}
    submission.save()


def write_submission(request: Request, submission: Submission) -> dict[str, Any]:
    """The submission as the API gives it."""
    return {
        "id": str(submission.public_id),
        "state": submission.state,
        "detail": submission.detail,
        "article": submission.article_id,
        "proposed": submission.proposed,
        "attached": submission.attached,
        "created": submission.created,
        "url": _address(request, submission),
    }


def _store(user: Any, key: str, record: dict[str, Any], digest: str) -> Submission:
    """The submission of that key, new or known. Raises ApiProblem 409 when the key came with another article."""
    try:
        with transaction.atomic():
            submission, _new = Submission.objects.get_or_create(
                user=user, key=key, defaults={"record": record, "digest": digest}
            )
    except IntegrityError:
        submission = Submission.objects.get(user=user, key=key)
    if submission.digest != digest:
        raise ApiProblem(409, "This Idempotency-Key came with another article before: use a new key.")
    return submission


def _check(record: dict[str, Any]) -> None:
    """Refuse at once what can never be read."""
    wrong = [Problem(name, "is not text") for name, value in record.items() if not isinstance(value, str)]
    if wrong:
        raise QueryError(wrong)
    try:
        if record.get("text") or record.get("html"):
            read_record(record)
        elif not record.get("url"):
            raise QueryError([Problem("text", "give the article as text or html, or the address of its page as url")])
        elif not settings.FETCH_ARTICLES:
            raise QueryError([Problem("url", NOT_FETCHED)])
        else:
            parse_published(record.get("published"))
            check_address(record["url"], ports=False)
    except UnreadableError as error:
        raise ApiProblem(400, f"The article cannot be read: {error}") from None


def _address(request: Request, submission: Submission) -> str:
    return request.build_absolute_uri(reverse("api-submission", args=[submission.public_id]))
