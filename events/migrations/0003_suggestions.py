# What newer sentences say against an event.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0002_copies_of_articles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "field",
                    models.CharField(
                        choices=[("status", "Status"), ("date", "Date"), ("place", "Place")], max_length=10
                    ),
                ),
                (
                    "value",
                    models.CharField(help_text="A status, a date in EDTF, or the name of a place.", max_length=200),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["field", "-id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_verb_known",
        ),
        migrations.AlterField(
            model_name="decision",
            name="verb",
            field=models.CharField(
                choices=[
                    ("create", "Create"),
                    ("accept", "Accept"),
                    ("edit", "Edit"),
                    ("reject", "Reject"),
                    ("merge", "Merge"),
                    ("undo", "Undo"),
                    ("date", "Date"),
                    ("copy", "Copy"),
                    ("dismiss", "Dismiss"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verb__in", ["create", "accept", "edit", "reject", "merge", "undo", "date", "copy", "dismiss"])
                ),
                name="decision_verb_known",
            ),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suggestions", to="events.event"
            ),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="mention",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suggestions", to="events.mention"
            ),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="settled",
            field=models.ForeignKey(
                blank=True,
                help_text="The decision that accepted or dismissed it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="settles",
                to="events.decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.UniqueConstraint(fields=("event", "mention", "field"), name="suggestion_once"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("field__in", ["status", "date", "place"])), name="suggestion_field_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("value", ""), _negated=True), name="suggestion_has_value"
            ),
        ),
    ]
