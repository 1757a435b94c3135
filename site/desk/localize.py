"""wagtail-localize's forms that lead to the public, each with its check first. They stand at localize's own addresses."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import submit_translations
from wagtail_localize.views.update_translations import UpdateTranslationsView

from core.publishing import missing_of, sentence_of
from desk.submitting import submit, submit_subtree


class SubmitView:
    """What both forms of submission have in common; `object` is the original."""

    object: Any
    request: HttpRequest

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        locales = list(form.cleaned_data["locales"])
        submit(row=self.object, locales=locales, user=self.request.user)
        if isinstance(self.object, Page) and form.cleaned_data["include_subtree"]:
            submit_translations.background.enqueue(submit_subtree, [self.object.pk, locales, self.request.user], {})
        single = self.object.get_translation(locales[0]) if len(locales) == 1 else None
        named = (
            locales[0].get_display_name()
            if single
            else ngettext("%(count)d language", "%(count)d languages", len(locales)) % {"count": len(locales)}
        )
        messages.success(self.request, self.get_success_message(named))  # type: ignore[attr-defined]
        return HttpResponseRedirect(self.get_success_url() or self.get_default_success_url(single))  # type: ignore[attr-defined]


class SubmitPageView(SubmitView, submit_translations.SubmitPageTranslationView):
    pass


class SubmitSnippetView(SubmitView, submit_translations.SubmitSnippetTranslationView):
    pass


class SyncView(UpdateTranslationsView):
    """Syncs the texts of all translations; publishes, if asked, those that are complete, and names the others."""

    def get_form(self) -> forms.Form:
        form: forms.Form = super().get_form()
        form.fields["publish_translations"].help_text = _(
            "Publishes each language that has words for everything; the others wait for their translators."
        )
        return form

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        publish = form.cleaned_data["publish_translations"]
        form.cleaned_data["publish_translations"] = False
        answer = super().form_valid(form)
        if publish:
            for translation in self.object.translations.filter(enabled=True).select_related("source", "target_locale"):
                self.publish(translation)
        return answer

    def publish(self, translation: Translation) -> None:
        if missing := missing_of(translation):
            numbers = {"language": translation.target_locale.get_display_name(), "why": sentence_of(missing)}
            messages.warning(self.request, _("Not published in %(language)s: %(why)s") % numbers)
        else:
            translation.save_target(user=self.request.user, publish=True)


def refuse_unfinished_publication(request: HttpRequest, row: Any) -> HttpResponse | None:
    """For `before_edit_page` and `before_edit_snippet`: localize would save the row, in public, before it publishes."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = Translation.objects.filter(
        source__object_id=row.translation_key, target_locale=row.locale_id, enabled=True
    ).first()
    missing = missing_of(translation) if translation else 0
    if not missing:
        return None
    messages.error(request, sentence_of(missing))
    return HttpResponseRedirect(request.path)
