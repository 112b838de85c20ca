"""``manage.py verify_evidence`` finds what no longer holds."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from events.models import Article, Mention

pytestmark = pytest.mark.django_db


def test_it_works(event, capsys):
    call_command("verify_evidence")
    assert "1 mentions: every quote stands" in capsys.readouterr().out


def test_a_changed_text_is_found(event, capsys):
    stored = Article.objects.get()
    Article.objects.update(text="X" + stored.text)
    with pytest.raises(CommandError, match="do not hold"):
        call_command("verify_evidence")
    said = capsys.readouterr().err
    assert f"article {stored.pk}: its text was changed" in said
    assert "its quote is not what" in said


def test_an_event_without_evidence_is_found(event, capsys):
    Mention.objects.all().delete()
    with pytest.raises(CommandError):
        call_command("verify_evidence")
    assert f"event {event.public_id}: has no evidence" in capsys.readouterr().err
