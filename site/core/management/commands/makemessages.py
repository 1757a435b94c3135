"""Django's own `makemessages`, told once how this house wants it: same input, same files, whoever runs it when."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands import makemessages
from django.utils.translation import to_locale

TRANSLATED_TAGS = ["fi", "sv", "ar"]


class Command(makemessages.Command):
    help = "Gather the interface's strings into site/locale, for fi, sv and ar unless --locale names others."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(
            locale=[to_locale(tag) for tag in TRANSLATED_TAGS],
            ignore_patterns=[".venv/*", "var/*", "node_modules/*", "bootstrap/*", "tests/*"],
            no_obsolete=True,
            no_wrap=True,
            add_location="file",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        for folder in settings.LOCALE_PATHS:
            for path in Path(folder).glob("*/LC_MESSAGES/django.po"):
                self.forget_the_hour(path)

    def forget_the_hour(self, path: Path) -> None:
        """The hour of gathering says nothing, and would change every file at every run."""
        catalogue = polib.pofile(str(path), wrapwidth=0)
        if catalogue.metadata.pop("POT-Creation-Date", None):
            catalogue.save()
