"""The vocabulary by numbers; it is made anew with the next `search_rebuild`, which the worker asks for by itself."""

import django.db.models.deletion
from django.db import migrations, models


def keep_rows_short(apps, schema_editor):
    """On PostgreSQL: texts and vectors stand apart from the facts, which every search reads of every page that it finds."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_searchdocument SET (toast_tuple_target = 128)")


class Migration(migrations.Migration):
    dependencies = [("search", "0005_counts")]

    operations = [
        migrations.RunPython(keep_rows_short, migrations.RunPython.noop),
        migrations.DeleteModel(name="SearchGram"),
        migrations.CreateModel(
            name="SearchStem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stem", models.CharField(max_length=60, unique=True)),
                ("word", models.CharField(max_length=60)),
                ("length", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchGram",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gram", models.CharField(max_length=4)),
                (
                    "stem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grams", to="search.searchstem"
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("gram", "stem"), name="one_gram_a_stem")]},
        ),
    ]
