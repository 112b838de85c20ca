"""The sample corpus, from articles to a published timeline: what ``manage.py demo`` does, step by step."""

from __future__ import annotations

import json
import math
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from events import curation
from events.acquisition import read_articles
from events.extraction.readers import read_here
from events.extraction.registry import Extractor
from events.ingestion import IngestReport, ingest_articles
from events.models import Event
from events.selectors import find_likely_duplicates, review_queue
from events.vocabulary import ReviewState
from timeline.embed.standalone import render_standalone
from timeline.formats import FORMATS, Feed
from timeline.models import Timeline
from timeline.selectors import stream_documents, stream_items

SEEDS = settings.BASE_DIR / "seeds"
CURATOR = "curator"
SLUG = "moscow-afghanistan"
SURE = 0.7  # what the extractor doubts stays in the queue, for the reader of the demo to decide


def find_demo() -> Timeline | None:
    """The demo's timeline, when an earlier run has made it."""
    return Timeline.objects.filter(slug=SLUG).first()


def add_curator() -> tuple[Any, str]:
    """The demo's curator and the password that was just set; an account that exists keeps its own (then "")."""
    users = get_user_model()
    if known := users.objects.filter(username=CURATOR).first():
        return known, ""
    password = secrets.token_urlsafe(9)
    return users.objects.create_superuser(CURATOR, f"{CURATOR}@example.org", password), password


def ingest_seeds(extractor: Extractor, on_article: Callable[[IngestReport], None]) -> IngestReport:
    """Store, read and propose the sample corpus."""
    return ingest_articles(read_articles([SEEDS]), read=read_here(extractor), on_article=on_article)


def accept_proposals(curator: Any, on_event: Callable[[Event], None]) -> int:
    """Accept what the extractor is sure of, each by its own decision; how many.

    Of tellings that may be of one event the most precise is accepted; the desk offers the others to be merged.
    """
    accepted = 0
    for event in sorted(review_queue().filter(confidence__gte=SURE), key=count_days):
        if any(other.review_state == ReviewState.PUBLISHED for other, _ in find_likely_duplicates(event)):
            continue
        curation.event_accept(event=event, curator=curator, version=event.version, reason="Accepted by the demo")
        on_event(event)
        accepted += 1
    return accepted


def count_days(event: Event) -> float:
    """How many days the event's date leaves open; what has no bounds leaves most."""
    return (event.latest - event.earliest).days if event.earliest and event.latest else math.inf


def add_timeline() -> Timeline:
    """The timeline that the demo's page and embed show."""
    return Timeline.objects.create(
        slug=SLUG,
        title="Moscow and the Afghan peace process",
        description="Russia's diplomacy with the Taliban and around Afghanistan, 2018 to 2024, read out of the sample "
        "reports in seeds/.",
    )


def count_seeds() -> int:
    """How many articles the sample corpus has."""
    return sum(1 for _ in read_articles([SEEDS]))


def write_outputs(timeline: Timeline, folder: Path, base: str) -> list[Path]:
    """The timeline as a page, a calendar and JSON, for those who want files; links lead to ``base``."""
    folder.mkdir(parents=True, exist_ok=True)
    page, calendar, data = (folder / f"timeline.{suffix}" for suffix in ("html", "ics", "json"))
    query = timeline.parsed_query
    feed = Feed(
        title=timeline.title,
        description=timeline.description,
        base=base,
        address=f"{base}/api/v1/timelines/{timeline.slug}/events.ics",
        page=base + timeline.get_absolute_url(),
        updated=timeline.changed,
        language=timeline.language,
    )
    page.write_text(render_standalone(timeline, base), encoding="utf-8")
    with calendar.open("w", encoding="utf-8", newline="") as file:
        file.writelines(FORMATS["ics"].write(stream_items(query), feed))
    documents = [json.loads(document) for document in stream_documents(query)]
    data.write_text(json.dumps({"title": timeline.title, "results": documents}, ensure_ascii=False, indent=1) + "\n")
    return [page, calendar, data]
