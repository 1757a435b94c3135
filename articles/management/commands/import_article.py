"""`manage.py import_article PATH…`: articles in the plain text in which the city hands them over become pages."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importer.files import files_at, page_at, understand_name
from articles.importer.finding import findings, outcome_words
from articles.importer.parse import parse
from articles.importer.parsed import ParsedArticle, Unreadable
from articles.importer.reading import read
from articles.importer.saving import Imported, import_article
from articles.models import ArticlePage


class Command(BaseCommand):
    help = "Import articles in plain text: new pages are drafts unless --publish is given, a second run updates."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of .txt files")
        parser.add_argument("--language", help="of files whose name tells none, as thing.sv.txt does")
        parser.add_argument("--publish", action="store_true", help="publish what is imported")
        parser.add_argument("--translation-of", metavar="ADDRESS", help="the page they translate, as in /fi/…/")

    def handle(self, *args: Any, **options: Any) -> None:
        original = self._original(options["translation_of"])
        files, failures = self._files(options["paths"])
        for number, file in enumerate(files, start=1):
            if len(files) > 1:
                self.stdout.write(f"[{number}/{len(files)}]")
            try:
                self._import(file, original, **options)
            except (Unreadable, OSError) as error:
                failures += 1
                self.stderr.write(self.style.ERROR(str(error)))
        if failures:
            counted = ngettext("%d file was not imported.", "%d files were not imported.", failures)
            raise CommandError(counted % failures, returncode=1)

    def _original(self, address: str | None) -> ArticlePage | None:
        original = page_at(address) if address else None
        if address and original is None:
            raise CommandError(_("There is no article at %(address)s.") % {"address": address}, returncode=1)
        return original

    def _files(self, paths: list[Path]) -> tuple[list[Path], int]:
        """All files of the paths, and how many paths led to none."""
        files: list[Path] = []
        failures = 0
        for path in paths:
            try:
                files += files_at(path)
            except (Unreadable, OSError) as error:
                failures += 1
                self.stderr.write(self.style.ERROR(str(error)))
        return files, failures

    def _import(self, file: Path, original: ArticlePage | None, **options: Any) -> None:
        name = understand_name(file.name, language=options["language"])
        with file.open("rb") as opened:
            data = opened.read(settings.ARTICLE_LIMIT_BYTES + 1)
        article = parse(read(data, name=file.name, limit=settings.ARTICLE_LIMIT_BYTES), name=file.name)
        imported = import_article(
            article,
            identity=name.identity,
            language=name.language,
            publish=options["publish"],
            translation_of=original,
        )
        self._tell(article, imported)

    def _tell(self, article: ParsedArticle, imported: Imported) -> None:
        self.stdout.write(self.style.SUCCESS(f"{article.name}  {imported.page.url}  {outcome_words(imported)}"))
        self.stdout.write("    " + ", ".join(findings(article)))
        for warning in article.warnings:
            self.stdout.write(f"    {warning}")
