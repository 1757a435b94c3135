from typing import Any

from django.db import migrations, models

from events.models.codes import new_code


def draw(apps: Any, schema_editor: Any) -> None:
    """A code for each sign-up that was there before; one at a time, since each is its own."""
    sign_ups = apps.get_model("events", "SignUp").objects.filter(check_in_code=None)
    for sign_up in sign_ups.only("pk").iterator():
        sign_up.check_in_code = new_code()
        sign_up.save(update_fields=["check_in_code"])


class Migration(migrations.Migration):
    dependencies = [("events", "0003_counting_seats")]

    operations = [
        migrations.AddField("signup", "check_in_code", models.CharField(max_length=8, null=True, editable=False)),
        migrations.RunPython(draw, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "signup",
            "check_in_code",
            models.CharField(max_length=8, unique=True, default=new_code, editable=False),
        ),
        migrations.AlterField(
            "signup",
            "email",
            models.EmailField(
                max_length=254,
                blank=True,
                verbose_name="e-mail",
                help_text="Empty for somebody whom a host entered without one.",
            ),
        ),
    ]
