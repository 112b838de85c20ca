"""Bodies that the press knows by their short names are read by these; those on file keep their names and are found."""

from django.db import migrations

SHORT = {
    "Group of Seven": "G7",
    "Group of Eight": "G8",
    "Group of 20": "G20",
    "Group of 77": "G77",
    "Economic Community of West African States": "ECOWAS",
    "Intergovernmental Authority on Development": "IGAD",
    "Asia-Pacific Economic Cooperation": "APEC",
    "Organization for Security and Co-operation in Europe": "OSCE",
}


def add_short_names(apps, schema_editor):
    Actor = apps.get_model("events", "Actor")
    for actor in Actor.objects.filter(name__in=SHORT, kind="organisation"):
        short = SHORT[actor.name]
        taken = Actor.objects.filter(name=short, kind=actor.kind).exists()
        if not taken and short not in actor.aliases:
            actor.aliases = [*actor.aliases, short]
            actor.save(update_fields=["aliases"])


class Migration(migrations.Migration):
    dependencies = [("events", "0003_suggestions")]

    operations = [migrations.RunPython(add_short_names, migrations.RunPython.noop)]
