"""The place for translations of what a resident wrote: the original beside it, in one language at a time."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.languages import language
from events.admin.hosting import TRANSLATED, for_hosts, note
from events.admin.screens import SignUpScreen
from events.forms.hosting import written_languages
from events.forms.translating import TranslationForm
from events.own_words import translations_of, written_by
from events.signups import translate


@method_decorator(for_hosts, name="dispatch")
class TranslateView(SignUpScreen):
    template_name = "events/admin/translate.html"
    header_icon = "globe"

    def get_page_title(self) -> str:
        return _("Translate what was written")

    @property
    def tag(self) -> str:
        """Into which language: that of the address, or else the host's own."""
        asked = self.request.GET.get("into", "")
        return asked if asked in dict(written_languages()) else (get_language() or "en")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        written = written_by(self.sign_up)
        known = {of: row.text for of, row in translations_of(self.sign_up, [self.tag]).items()}
        form = kwargs.pop("form", None) or TranslationForm(written, initial=known)
        pairs = [(one, language(one.language), field) for one, field in form.pairs()]
        return super().get_context_data(**kwargs) | {
            "form": form,
            "pairs": pairs,
            "into": language(self.tag),
            "languages": written_languages(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = TranslationForm(written_by(self.sign_up), request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if translate(sign_up=self.sign_up, language=self.tag, texts=form.texts(), user=request.user):
            note(self.sign_up.event, TRANSLATED, request.user, sign_up=str(self.sign_up.public_id))
        messages.success(request, _("The translations are kept beside the originals."))
        return redirect("events_admin:person", self.sign_up.public_id)
