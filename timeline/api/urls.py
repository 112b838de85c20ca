"""Addresses under /api/v1/."""

from __future__ import annotations

from django.urls import path, re_path

from timeline.api.views import changes, counts, decisions, docs, events, missing, subjects, submissions, timelines
from timeline.formats import FORMATS

FILES = {"json": events.EventList, **{suffix: events.make_file_view(form) for suffix, form in FORMATS.items()}}

urlpatterns = [
    path("", docs.IndexView.as_view(), name="api-index"),
    path("events/", events.EventList.as_view(), name="api-events"),
    *(path(f"events.{suffix}", view.as_view(), name=f"api-events.{suffix}") for suffix, view in FILES.items()),
    path("events/<str:public_id>/", events.EventDetail.as_view(), name="api-event"),
    path("events/<str:public_id>/decisions/", decisions.DecisionList.as_view(), name="api-decisions"),
    path("submissions/<uuid:public_id>/", submissions.SubmissionDetail.as_view(), name="api-submission"),
    path("histogram/", counts.HistogramView.as_view(), name="api-histogram"),
    path("facets/", counts.FacetsView.as_view(), name="api-facets"),
    path("changes/", changes.ChangeList.as_view(), name="api-changes"),
    path("actors/", subjects.ActorList.as_view(), name="api-actors"),
    path("actors/<str:key>/", subjects.ActorDetail.as_view(), name="api-actor"),
    path("places/", subjects.PlaceList.as_view(), name="api-places"),
    path("places/<str:key>/", subjects.PlaceDetail.as_view(), name="api-place"),
    path("articles/", submissions.ArticleCollection.as_view(), name="api-articles"),
    path("articles/<int:key>/", subjects.ArticleDetail.as_view(), name="api-article"),
    path("timelines/", timelines.TimelineList.as_view(), name="api-timelines"),
    path("timelines/<str:slug>/", timelines.TimelineDetail.as_view(), name="api-timeline"),
    path("timelines/<str:slug>/events/", events.EventList.as_view(), name="api-timeline-events"),
    *(
        path(f"timelines/<str:slug>/events.{suffix}", view.as_view(), name=f"api-timeline-events.{suffix}")
        for suffix, view in FILES.items()
    ),
    path("timelines/<str:slug>/histogram/", counts.HistogramView.as_view(), name="api-timeline-histogram"),
    path("timelines/<str:slug>/facets/", counts.FacetsView.as_view(), name="api-timeline-facets"),
    path("schema/", docs.SchemaView.as_view(), name="api-schema"),
    path("docs/", docs.show_docs, name="api-docs"),
    re_path(r"^(?P<rest>.*)$", missing.MissingView.as_view(), name="api-missing"),
]
