"""FastAPI with SQLAlchemy over the normalised tables: declared models, ``selectinload``, a response model.

Run by uvicorn in an environment of its own (benchmarks/requirements.txt); it knows nothing of Django.
"""

from __future__ import annotations

import calendar
import datetime as dt
import os
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Query
from pydantic import BaseModel, ConfigDict
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload

URL = os.environ["DATABASE_URL"].replace("postgres://", "postgresql+psycopg://")
engine = create_engine(URL, pool_size=4)


class Base(DeclarativeBase):
    id: Mapped[int] = mapped_column(primary_key=True)


class Publisher(Base):
    __tablename__ = "events_publisher"
    name: Mapped[str]


class Article(Base):
    __tablename__ = "events_article"
    title: Mapped[str]
    url: Mapped[str]
    published: Mapped[dt.date | None]
    publisher_id: Mapped[int] = mapped_column(ForeignKey("events_publisher.id"))
    publisher: Mapped[Publisher] = relationship()


class Mention(Base):
    __tablename__ = "events_mention"
    quote: Mapped[str]
    article_id: Mapped[int] = mapped_column(ForeignKey("events_article.id"))
    article: Mapped[Article] = relationship()


class Evidence(Base):
    __tablename__ = "events_evidence"
    event_id: Mapped[int] = mapped_column(ForeignKey("events_event.id"))
    mention_id: Mapped[int] = mapped_column(ForeignKey("events_mention.id"))
    mention: Mapped[Mention] = relationship()


class Actor(Base):
    __tablename__ = "events_actor"
    slug: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]
    country: Mapped[str]


class Participation(Base):
    __tablename__ = "events_participation"
    event_id: Mapped[int] = mapped_column(ForeignKey("events_event.id"))
    actor_id: Mapped[int] = mapped_column(ForeignKey("events_actor.id"))
    role: Mapped[str]
    office: Mapped[str]
    actor: Mapped[Actor] = relationship()


class Place(Base):
    __tablename__ = "events_place"
    slug: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]
    country: Mapped[str]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class Event(Base):
    __tablename__ = "events_event"
    public_id: Mapped[str]
    type: Mapped[str]
    status: Mapped[str]
    review_state: Mapped[str]
    title: Mapped[str]
    summary: Mapped[str]
    edtf: Mapped[str]
    earliest: Mapped[dt.date | None]
    latest: Mapped[dt.date | None]
    precision: Mapped[str]
    date_text: Mapped[str]
    date_basis: Mapped[str]
    version: Mapped[int]
    changed: Mapped[dt.datetime]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("events_place.id"))
    place: Mapped[Place | None] = relationship()
    participations: Mapped[list[Participation]] = relationship()
    evidence: Mapped[list[Evidence]] = relationship()


class Shown(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class ShownPublisher(Shown):
    name: str


class ShownArticle(Shown):
    id: int
    title: str
    url: str
    published: dt.date | None
    publisher: ShownPublisher


class ShownMention(Shown):
    quote: str
    article: ShownArticle


class ShownEvidence(Shown):
    mention: ShownMention


class ShownActor(Shown):
    slug: str
    name: str
    kind: str
    country: str


class ShownParticipation(Shown):
    role: str
    office: str
    actor: ShownActor


class ShownPlace(Shown):
    slug: str
    name: str
    kind: str
    country: str
    latitude: float | None
    longitude: float | None


class ShownEvent(Shown):
    public_id: str
    type: str
    status: str
    title: str
    summary: str
    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: str
    date_text: str
    date_basis: str
    version: int
    changed: dt.datetime
    place: ShownPlace | None
    participations: list[ShownParticipation]
    evidence: list[ShownEvidence]


def open_session():  # type: ignore[no-untyped-def]
    with Session(engine) as session:
        yield session


Asking = Annotated[Session, Depends(open_session)]
FOUND = (
    select(Event)
    .where(Event.review_state == "published")
    .options(
        joinedload(Event.place),
        selectinload(Event.participations).joinedload(Participation.actor),
        selectinload(Event.evidence)
        .joinedload(Evidence.mention)
        .joinedload(Mention.article)
        .joinedload(Article.publisher),
    )
)
app = FastAPI()


@app.get("/api/v1/events/", response_model=list[ShownEvent])
def list_events(
    session: Asking,
    first: Annotated[str, Query(alias="from")],
    to: str,
    actor: str | None = None,
    after: dt.date | None = None,
) -> list[Event]:
    """A window, an actor's window, or what follows a day in a window."""
    found = FOUND.where(Event.earliest <= read_day(to, last=True), Event.latest >= read_day(first))
    if actor:
        found = found.where(Event.participations.any(Participation.actor.has(Actor.slug == actor)))
    if after:
        found = found.where(Event.earliest >= after)
    return list(session.scalars(found.order_by(Event.earliest, Event.id).limit(50)))


@app.get("/api/v1/events/{public_id}/", response_model=ShownEvent)
def show_event(session: Asking, public_id: str) -> Event:
    event = session.scalar(FOUND.where(Event.public_id == public_id))
    if event is None:
        raise HTTPException(404)
    return event


def read_day(text: str, *, last: bool = False) -> dt.date:
    """2005, 2005-03 or 2005-03-07: its first day or its last."""
    numbers = [int(part) for part in text.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else (12 if last else 1)
    day = numbers[2] if len(numbers) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
    return dt.date(year, month, day)
