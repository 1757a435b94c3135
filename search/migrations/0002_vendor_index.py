"""The index itself, which Django's fields can't describe: each vendor has its own."""

from django.db import migrations

# `ascii` takes every character beyond ASCII for a letter, so that our tokens, letters and digits alone, stay as they are.
CREATE = {
    "sqlite": ["CREATE VIRTUAL TABLE search_index USING fts5(title, lead, body, tokenize='ascii', detail='column')"],
    "postgresql": [
        statement
        for field in ("title", "lead", "body")
        for statement in (
            f"ALTER TABLE search_searchdocument ADD COLUMN {field}_vector tsvector",
            f"CREATE INDEX search_{field}_vector ON search_searchdocument USING gin ({field}_vector)",
        )
    ],
}
DROP = {
    "sqlite": ["DROP TABLE search_index"],
    "postgresql": [
        f"ALTER TABLE search_searchdocument DROP COLUMN {field}_vector" for field in ("title", "lead", "body")
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_documents_and_grams")]

    operations = [migrations.RunPython(create, drop)]
