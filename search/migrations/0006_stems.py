"""The vocabulary by numbers; it is made anew with the next `search_rebuild`, which the worker asks for by itself."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0005_counts")]

    operations = [
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
