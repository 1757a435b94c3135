import django.core.validators
import events.models.event
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0003_topic_drawing"),
        ("events", "0007_reminders"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "address_hash",
                    models.CharField(db_index=True, help_text="`events.privacy.keys.address_hash`.", max_length=64),
                ),
                ("erased_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "erasure",
                "verbose_name_plural": "erasures",
                "ordering": ["erased_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="eventpage",
            name="sign_up_purpose",
            field=models.CharField(
                blank=True,
                help_text="Said beside the sign-up form. Empty: to hold this meeting and, for those who wish, to tell what came of it.",
                max_length=300,
                verbose_name="what sign-ups are used for",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="retention_days",
            field=models.PositiveSmallIntegerField(
                default=events.models.event.default_retention_days,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(3650),
                ],
                verbose_name="days until sign-ups are anonymised",
            ),
        ),
        migrations.AddField(
            model_name="signup",
            name="anonymised_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="anonymised"),
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("email_key", models.CharField(max_length=254, unique=True)),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("token_version", models.PositiveSmallIntegerField(default=1)),
                ("asked_at", models.DateTimeField(help_text="When she ticked the box, the last time if several.")),
                ("kept_until", models.DateTimeField(db_index=True, verbose_name="kept until")),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, help_text="When she was asked whether to go on.", null=True),
                ),
                (
                    "topics",
                    models.ManyToManyField(blank=True, related_name="+", to="core.topic", verbose_name="topics"),
                ),
            ],
            options={
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
                "ordering": ["pk"],
            },
        ),
    ]
