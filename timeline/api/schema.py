"""What the schema says of parameters and answers: one table, for OpenAPI and for the page of documentation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from events.vocabulary import DatePrecision, EventStatus, EventType, Role
from timeline.api import serializers
from timeline.api.serializers import words_of
from timeline.counts import Unit
from timeline.formats import Format
from timeline.parameters import MAX_VALUE
from timeline.query import FIELDS, MAX_PAGE, Order, Undated

PROBLEM = "application/problem+json"
SAYS = {
    304: "Not changed since the ETag that If-None-Match names.",
    400: "A parameter is unknown or malformed: each is named, with what to write instead.",
    401: "A login or token is needed.",
    403: "The login or token may not do this.",
    404: "There is nothing at this address, or it was never published.",
    406: "No format of ours is among those that Accept names.",
    409: "It contradicts what was asked before.",
    410: "It was published once and is withdrawn.",
    412: "The event has changed since the version that If-Match names.",
    413: "It is too large.",
    415: "The body is not JSON.",
    422: "It was understood and refused; the detail says why.",
    428: "If-Match with the event's version is missing.",
    429: "Too many requests: wait as long as Retry-After says.",
}
_TEXT = {"type": "string", "minLength": 1, "maxLength": MAX_VALUE}


def _one(name: str, says: str, schema: dict[str, Any], example: Any = None, where: str = "query") -> OpenApiParameter:
    examples = [OpenApiExample(name, value=example)] if example is not None else []
    return OpenApiParameter(name, type=schema, location=where, description=says, examples=examples)


def _many(name: str, says: str, items: dict[str, Any], example: Sequence[str] = ()) -> OpenApiParameter:
    schema = {"type": "array", "items": items, "minItems": 1, "maxItems": 50}
    return OpenApiParameter(
        name,
        type=schema,
        description=f"{says} Repeated, or with commas between: any of them.",
        explode=True,
        style="form",
        examples=[OpenApiExample(name, value=list(example))] if example else [],
    )


def _words(words: type) -> dict[str, Any]:
    return {"type": "string", "enum": words_of(words)}


_FLAG = {"type": "boolean"}
FILTERS = [
    _one(
        "from",
        "First day of a window, EDTF or ISO 8601 (a month or year: its first day). Events whose possible days overlap "
        "the window are found.",
        _TEXT,
        "2019-10",
    ),
    _one("to", "Last day of the window (a month or year: its last day).", _TEXT, "2020"),
    _one("certain", "Only events that surely lie inside the window.", _FLAG),
    _one(
        "undated",
        "Events without any date: with the others, left out, or alone. Left out by default when a window is given.",
        _words(Undated),
    ),
    _many("type", "Types of event.", _words(EventType), ["visit", "talks"]),
    _many("status", "Whether the sources say that it happened.", _words(EventStatus), ["held"]),
    _many("precision", "How exactly the date is known.", _words(DatePrecision), ["day"]),
    _many(
        "actor",
        "Who took part: an actor's id, or an ISO 3166-1 code for everyone who acts for that state.",
        _TEXT,
        ["ada-okoro", "NG"],
    ),
    _many("actors_all", "As actor, but all of them together.", _TEXT, ["NG", "HU"]),
    _many("role", "In which role, for the actors asked for or for anyone.", _words(Role), ["host"]),
    _many("country", "Where: ISO 3166-1 codes.", _TEXT, ["QA"]),
    _many("place", "Where: ids of places.", _TEXT, ["doha"]),
    _one(
        "bbox",
        "Where: west,south,east,north in degrees; west above east reaches across the 180th meridian.",
        _TEXT,
        "24,35,52,56",
    ),
    _many("article", "Evidence in these articles.", _TEXT, ["12"]),
    _one(
        "q",
        'Full text of titles, participants with their other names, places, summaries and quotes: words, "a phrase", '
        "-without, begin*.",
        _TEXT,
        'ceasefire "peace talks" -draft',
    ),
    _one("order", "date, -date (undated last in both), changed, -changed, or relevance (with q).", _words(Order)),
]
PAGE_SIZE = _one("page_size", "Events a page.", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": 50})
PAGES = [
    PAGE_SIZE,
    _one("cursor", "Where to go on: taken from next and previous, never made by hand.", {"type": "string"}),
    _many("fields", "Only these members of each event.", {"type": "string", "enum": list(FIELDS)}, ["id", "title"]),
    _one("count", "Say how many events there are in all.", _FLAG),
]
BY = [_one("by", "How wide a bucket is.", {**_words(Unit), "default": "month"})]
NAMES = [
    _one("q", "Words or parts of words of the name.", _TEXT, "okoro"),
    *PAGES[:2],
]
AFTER = [
    _one("after", "The last change that you have; 0 for all.", {"type": "integer", "minimum": 0, "default": 0}),
    PAGE_SIZE,
]
IF_NONE_MATCH = _one("If-None-Match", "An ETag that you have.", {"type": "string"}, where="header")

IF_MATCH = OpenApiParameter(
    "If-Match",
    type={"type": "string", "minLength": 1},
    location="header",
    required=True,
    description="The version of the event that you saw, in quotes.",
    examples=[OpenApiExample("If-Match", value='"3"')],
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    type={"type": "string", "minLength": 1, "maxLength": 200},
    location="header",
    required=True,
    description="New for each article, the same when you send it again.",
)
WRITERS = [{"tokenAuth": []}, {"cookieAuth": []}]


def problems(*statuses: int) -> dict[Any, OpenApiResponse]:
    """Problem documents for these statuses."""
    return {
        (status, PROBLEM): OpenApiResponse(serializers.ProblemDocument, description=SAYS[status]) for status in statuses
    }


def reads(
    says: str, answer: Any, parameters: Sequence[OpenApiParameter] = (), *statuses: int, tag: str, media: str = ""
) -> Callable[[Any], Any]:
    """The schema of a reading: its answer, 304, and the problems that any reading can have."""
    media_type = media or "application/json"
    return extend_schema(
        summary=says,
        tags=[tag],
        auth=[],
        parameters=list(parameters),
        responses={
            (200, media_type): OpenApiResponse(answer, description="Found."),
            304: OpenApiResponse(description=SAYS[304]),
            **problems(400, *statuses, 406, 429),
        },
    )


def answers_file(form: Format, *statuses: int) -> Callable[[Any], Any]:
    """The schema of a list in one other format."""
    parameters = [*FILTERS, PAGE_SIZE] if form.suffix == "atom" else FILTERS
    media = form.media_type.partition(";")[0]
    shape = "object" if media.endswith("json") and form.suffix != "jsonl" else "string"
    return reads(form.says, {"type": shape}, parameters, *statuses, tag="formats", media=media)
