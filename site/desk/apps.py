from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = _("Translators’ desk")

    def ready(self) -> None:
        from django.db.models.signals import post_save, pre_save
        from wagtail_localize.models import SegmentOverride, StringTranslation

        from desk import links, slugs

        pre_save.connect(links.refuse_unsafe_link, sender=SegmentOverride)
        pre_save.connect(slugs.write_in_latin, sender=StringTranslation)
        post_save.connect(slugs.make_of_title, sender=StringTranslation)
