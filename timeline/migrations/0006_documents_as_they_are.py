"""PostgreSQL keeps documents of up to 8 kB in the row and uncompressed: written and read with less work."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def keep_whole(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE timeline_entry SET (toast_tuple_target = 8160)")


def keep_as_usual(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE timeline_entry RESET (toast_tuple_target)")


class Migration(migrations.Migration):
    dependencies = [("timeline", "0005_rebuild_blocks")]

    operations = [migrations.RunPython(keep_whole, keep_as_usual)]
