"""A document's topics within its own row, where a search reads them; a rebuild, which the worker asks for by itself, fills them."""

from django.db import migrations, models


def keep_within_row(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_searchdocument ALTER COLUMN topics SET STORAGE MAIN")


class Migration(migrations.Migration):
    dependencies = [("search", "0006_stems")]

    operations = [
        migrations.DeleteModel(name="SearchDocumentTopic"),
        migrations.AddField("searchdocument", "topics", models.JSONField(default=list)),
        migrations.RunPython(keep_within_row, migrations.RunPython.noop),
    ]
