"""The WSGI entry point: ``gunicorn timeline.wsgi``."""

from __future__ import annotations

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

django = get_wsgi_application()
import_module("timeline.urls")  # with all views, which a first request would load

from timeline.lane import Lane  # noqa: E402  Django must be set up before what needs it

application = Lane(django)

# What is loaded by now stays for good. Python's collector would look at these some hundred thousand objects time and
# again, at the expense of readings; and with --preload, processes go on sharing their memory.
gc.collect()
gc.freeze()
