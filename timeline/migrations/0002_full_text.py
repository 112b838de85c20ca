"""Where full text looks: a tsvector column with GIN on PostgreSQL, an FTS5 table on SQLite."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FORWARDS = {
    "postgresql": [
        "ALTER TABLE timeline_entry ADD COLUMN search tsvector",
        # What q= asks: every word, phrase and beginning, title words with weight A.
        "CREATE INDEX entry_search ON timeline_entry USING gin (search)",
    ],
    "sqlite": [
        # Words come folded, so the tokenizer only cuts at spaces.
        "CREATE VIRTUAL TABLE timeline_words USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 0')",
        "CREATE TRIGGER timeline_words_follow AFTER DELETE ON timeline_entry"
        " BEGIN DELETE FROM timeline_words WHERE rowid = old.id; END",
    ],
}
BACKWARDS = {
    "postgresql": ["DROP INDEX entry_search", "ALTER TABLE timeline_entry DROP COLUMN search"],
    "sqlite": ["DROP TRIGGER timeline_words_follow", "DROP TABLE timeline_words"],
}


def run(statements: dict[str, list[str]], editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements[editor.connection.vendor]:
        editor.execute(statement)


def add_full_text(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    run(FORWARDS, editor)


def drop_full_text(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    run(BACKWARDS, editor)


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_read_model")]

    operations = [migrations.RunPython(add_full_text, drop_full_text)]
