"""The group of those who curate: whoever joins it can work at the desk, and no more."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

CURATORS = "Curators"
MAY = {
    "event": ("curate", "view"),
    "article": ("view", "add", "change"),
    "publisher": ("view", "add", "change"),
    "actor": ("view", "add", "change"),
    "place": ("view", "add", "change"),
    "mention": ("view",),
    "decision": ("view",),
}


def ensure_curators(using: str = "default", **_: Any) -> None:
    """Make the group once, after the migrations; an administrator who changes it later keeps the change."""
    group, made = Group.objects.using(using).get_or_create(name=CURATORS)
    if made:
        codenames = [f"{verb}_{model}" for model, verbs in MAY.items() for verb in verbs]
        wanted = Q(codename__in=codenames, content_type__app_label="events")
        group.permissions.set(Permission.objects.using(using).filter(wanted))
