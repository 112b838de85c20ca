"""API tokens are called so at the desk; nothing changes in the database."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("timeline", "0006_documents_as_they_are")]

    operations = [
        migrations.AlterModelOptions(
            name="apitoken", options={"ordering": ["-created", "-id"], "verbose_name": "API token"}
        ),
    ]
