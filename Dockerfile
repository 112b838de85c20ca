# The service as one image: gunicorn behind your own TLS. Built in two steps so that the
# image that runs holds no compiler and no package cache.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --upgrade 'pip>=24'
COPY requirements.txt .
RUN /venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements.txt

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 STATIC_MANIFEST=1
RUN useradd --system --uid 10001 --create-home timeline
WORKDIR /app
COPY --from=build /venv /venv
COPY --chown=timeline manage.py ./
COPY --chown=timeline events events
COPY --chown=timeline timeline timeline
COPY --chown=timeline seeds seeds
RUN python manage.py collectstatic --noinput --verbosity 0
USER timeline
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["gunicorn", "timeline.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", "--preload", "--access-logfile", "-"]
