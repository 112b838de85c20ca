"""An article's address is called so at the desk; nothing changes in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0004_short_names_of_bodies")]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="url",
            field=models.URLField("address", blank=True, help_text="Where readers find the article.", max_length=2000),
        ),
    ]
