"""What every admin of ours shares."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse


class GuardedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Tells nobody who may not look which records exist."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Django looks for the record before it asks for the permission, and answers differently when there is none."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)
