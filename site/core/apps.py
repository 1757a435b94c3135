from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "International Espoo"

    def ready(self) -> None:
        from core.interface import speak_english_where_incomplete

        speak_english_where_incomplete()
