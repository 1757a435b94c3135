from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "International Espoo"

    def ready(self) -> None:
        from django.db.models.signals import post_save
        from wagtail.signals import published
        from wagtail_localize.models import Translation

        from core import staleness
        from core.interface import speak_english_where_incomplete

        speak_english_where_incomplete()
        published.connect(staleness.on_publication)
        post_save.connect(staleness.on_join, sender=Translation)
