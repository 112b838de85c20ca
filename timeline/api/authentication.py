"""Who writes: a curator's session (with CSRF) or a machine's token."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from typing import Any

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from timeline.models import ApiToken

KEYWORDS = ("token", "bearer")
REMEMBER_USE_EVERY = dt.timedelta(minutes=1)  # last_used is no reason to write at each request


def make_secret(token: ApiToken) -> str:
    """A new secret for an unsaved token; this is the only time that it is known."""
    token.prefix = secrets.token_hex(4)
    secret = f"tl_{token.prefix}_{secrets.token_urlsafe(32)}"
    token.digest = digest_secret(secret)
    return secret


def digest_secret(secret: str) -> str:
    """SHA-256: the secret has 256 random bits, so a slow hash would add nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()


class TokenAuthentication(BaseAuthentication):
    """``Authorization: Token tl_…`` (or Bearer)."""

    def authenticate(self, request: Request) -> tuple[Any, ApiToken] | None:
        keyword, _space, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if keyword.lower() not in KEYWORDS:
            return None
        parts = secret.strip().split("_", 2)
        prefix = parts[1] if len(parts) == 3 and parts[0] == "tl" else ""
        if not prefix.isalnum() or not prefix.isascii():
            raise AuthenticationFailed("This is not a token of ours: they begin with tl_.")
        token = ApiToken.objects.select_related("user").filter(prefix=prefix).first()
        if token is None or not hmac.compare_digest(token.digest, digest_secret(secret.strip())):
            raise AuthenticationFailed("This token is not known: make one in the admin.")
        if token.revoked:
            raise AuthenticationFailed("This token was revoked.")
        if not token.user.is_active:
            raise AuthenticationFailed("The account of this token is closed.")
        now = timezone.now()
        if token.last_used is None or now - token.last_used > REMEMBER_USE_EVERY:
            ApiToken.objects.filter(pk=token.pk).update(last_used=now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Token realm="timeline"'


class TokenScheme(OpenApiAuthenticationExtension):
    """How the schema says it."""

    target_class = "timeline.api.authentication.TokenAuthentication"
    name = "tokenAuth"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "A token made in the admin: tl_…"}


class MayIngest(BasePermission):
    """An account that may add articles; a token needs the scope too."""

    message = "This needs the permission to add articles and, with a token, the scope ingest."

    def has_permission(self, request: Request, view: Any) -> bool:
        scope = request.auth.may_ingest if isinstance(request.auth, ApiToken) else True
        return bool(scope and request.user.has_perm("events.add_article"))


class MayCurate(BasePermission):
    """An account that may decide on events; a token needs the scope too."""

    message = "This needs the permission to curate and, with a token, the scope curate."

    def has_permission(self, request: Request, view: Any) -> bool:
        scope = request.auth.may_curate if isinstance(request.auth, ApiToken) else True
        return bool(scope and request.user.has_perm("events.curate_event"))
