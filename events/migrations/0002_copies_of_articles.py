# Which article is a copy of which, and the sketches by which they are found.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0001_events_and_their_sources"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Shingle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.BigIntegerField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_verb_known",
        ),
        migrations.RemoveConstraint(
            model_name="decision",
            name="decision_on_event_or_article",
        ),
        migrations.AddField(
            model_name="article",
            name="copy_decided",
            field=models.BooleanField(
                default=False, editable=False, help_text="A person said what it is a copy of, if any: machines obey."
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="copy_of",
            field=models.ForeignKey(
                blank=True,
                help_text="The article that this one repeats. A copy is cited, but counts as no source of its own.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="copies",
                to="events.article",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="copy_share",
            field=models.FloatField(
                blank=True,
                editable=False,
                help_text="How much of its text stands in the original, from 0 to 1.",
                null=True,
            ),
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
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("copy_of", models.F("id")), _negated=True), name="article_not_copy_of_itself"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("copy_share__isnull", True),
                    models.Q(("copy_share__gte", 0), ("copy_share__lte", 1)),
                    _connector="OR",
                ),
                name="article_copy_share_0_to_1",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verb__in", ["create", "accept", "edit", "reject", "merge", "undo", "date", "copy"])
                ),
                name="decision_verb_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verb__in", ["copy", "date"]), ("article__isnull", False), ("event__isnull", True)),
                    models.Q(
                        models.Q(("verb__in", ["copy", "date"]), _negated=True),
                        ("article__isnull", True),
                        ("event__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="decision_on_event_or_article",
            ),
        ),
        migrations.AddField(
            model_name="shingle",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="sketch", to="events.article"
            ),
        ),
        migrations.AddConstraint(
            model_name="shingle",
            constraint=models.UniqueConstraint(fields=("hash", "article"), name="shingle_once"),
        ),
    ]
