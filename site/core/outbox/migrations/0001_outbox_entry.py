import django.core.serializers.json
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OutboxEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=100, verbose_name="kind")),
                ("target", models.CharField(blank=True, db_index=True, max_length=200, verbose_name="target")),
                ("language", models.CharField(blank=True, max_length=20, verbose_name="language")),
                (
                    "parameters",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="parameters",
                    ),
                ),
                (
                    "message_id",
                    models.CharField(
                        blank=True, help_text="The same on every attempt.", max_length=255, verbose_name="Message-ID"
                    ),
                ),
                ("priority", models.SmallIntegerField(default=0, verbose_name="priority")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="next try")),
                ("lease_until", models.DateTimeField(blank=True, null=True, verbose_name="in hand until")),
                ("leased_by", models.CharField(blank=True, max_length=100, verbose_name="in hand at")),
                ("attempts", models.PositiveIntegerField(default=0, verbose_name="attempts")),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="accepted by the mail server"),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="given up")),
                ("last_error", models.CharField(blank=True, max_length=200, verbose_name="last error")),
            ],
            options={
                "verbose_name": "outbox entry",
                "verbose_name_plural": "outbox entries",
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True), ("failed_at__isnull", True)),
                        fields=["-priority", "due_at", "id"],
                        name="outbox_waiting",
                    )
                ],
            },
        )
    ]
