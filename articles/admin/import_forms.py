"""The two forms of 'Import an article': a file, and the answer to what was found in it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser

from articles.importer.files import ENDING, understand_name
from articles.importer.parse import parse
from articles.importer.parsed import ParsedArticle, Unreadable
from articles.importer.reading import read
from articles.models import ArticlePage
from core.sizes import file_size

SALT = "articles.import"
KEEP_SECONDS = 3 * 3_600  # between upload and confirmation


@dataclass(frozen=True)
class Upload:
    """A file that was read, and what was said of it; `article` are its parts."""

    name: str
    text: str
    identity: str
    language: str
    original: int | None
    article: ParsedArticle

    def sealed(self, user: Any) -> str:
        """The upload for a hidden field: signed for this person, so that what is confirmed is what was shown."""
        content = [user.pk, self.name, self.text, self.identity, self.language, self.original]
        return signing.dumps(content, salt=SALT, compress=True)


def unsealed(sealed: str, user: Any) -> Upload:
    """The upload that was sealed. Raises BadSignature where it is another person's, changed or too old."""
    owner, name, text, identity, language, original = signing.loads(sealed, salt=SALT, max_age=KEEP_SECONDS)
    if owner != user.pk:
        raise signing.BadSignature
    return Upload(name, text, identity, language, original, parse(text, name=name))


class UploadForm(forms.Form):
    """`languages` are those in which the person may add articles; `upload` is there once the form is valid."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.ClearableFileInput(attrs={"accept": f"{ENDING},text/plain"}),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    translation_of = forms.ModelChoiceField(
        ArticlePage.objects.all(), label=_("Translation of"), required=False, widget=AdminPageChooser([ArticlePage])
    )

    upload: Upload

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        choices = [("", _("As the file’s name tells")), *languages]
        self.fields["language"] = forms.ChoiceField(label=_("Language"), required=False, choices=choices)
        self.fields["file"].help_text = _(
            "Plain text in UTF-8, at most %(size)s. A name like thing.sv.txt tells that it is in Swedish."
        ) % {"size": file_size(settings.ARTICLE_LIMIT_BYTES)}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file = data.get("file")
        if file is None:
            return data
        try:
            self.upload = self._read(file, data.get("language") or None, data.get("translation_of"))
        except Unreadable as error:
            self.add_error("file", str(error))
        return data

    def _read(self, file: Any, language: str | None, original: ArticlePage | None) -> Upload:
        if not file.name.lower().endswith(ENDING):
            raise Unreadable(file.name, None, str(_("The file’s name must end with “.txt”.")))
        known = understand_name(file.name, language=language)
        if known.language not in dict(self.languages):
            reason = _("You may not add articles in the language “%(tag)s”.") % {"tag": known.language}
            raise Unreadable(file.name, None, reason)
        limit = settings.ARTICLE_LIMIT_BYTES
        text = read(file.read(limit + 1), name=file.name, limit=limit)
        article = parse(text, name=file.name)
        key = original.pk if original else None
        return Upload(file.name, text, known.identity, known.language, key, article)
