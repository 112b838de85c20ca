"""An admin for records that nobody edits by hand."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from events.admin.guarded import GuardedAdmin


class ReadOnlyAdmin(GuardedAdmin):
    """Look, do not touch."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
