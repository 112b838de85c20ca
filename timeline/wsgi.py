"""The WSGI entry point: ``gunicorn timeline.wsgi``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

django = get_wsgi_application()

from timeline.lane import Lane  # noqa: E402  Django must be set up before what needs it

application = Lane(django)
