"""The desk's own screens in the admin."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import Translation

from core.roles import is_held_to_languages, languages_of
from core.staleness import note_check, original_has_changed
from desk.work import as_tasks, counts, open_work


def languages_before(user: Any) -> list[str]:
    """The languages whose work this user sees: a translator her own, an editor every one, a host none."""
    if is_held_to_languages(user):
        return languages_of(user)
    return [tag for tag, _name in settings.LANGUAGES]


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the desk, headed by its title."""

    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class WorkView(DeskView):
    """Everything open in the person's languages, by pages; `?language=sv` shows one of them."""

    page_title = gettext_lazy("Translations to do")
    header_icon = "wagtail-localize-language"
    template_name = "desk/work.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tags = languages_before(self.request.user)
        chosen = self.request.GET.get("language", "")
        shown = [chosen] if chosen in tags else tags
        paginator = Paginator(open_work(shown), settings.PAGE_LENGTH)
        page = paginator.get_page(self.request.GET.get("p"))
        own = {
            "work": page,
            "tasks": as_tasks(page),
            "counts": counts(tags),
            "chosen": chosen if chosen in tags else "",
        }
        return super().get_context_data(**kwargs) | own


class CompareView(DeskView):
    """'I have compared it with the original': of a translation written by hand, whose words still fit."""

    page_title = gettext_lazy("Compared with the original")
    header_icon = "check"
    template_name = "desk/compare.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.translation = get_object_or_404(
            Translation.objects.select_related("source", "target_locale"), pk=kwargs["translation_id"], enabled=False
        )
        if self.translation.target_locale.language_code not in languages_before(request.user):
            raise Http404
        self.row = self.translation.get_target_instance()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        addresses = {"edit_url": self.translation.get_target_instance_edit_url()}
        return (
            super().get_context_data(**kwargs)
            | {"row": self.row, "changed": original_has_changed(self.row)}
            | addresses
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        note_check(row=self.row)
        messages.success(request, _("Noted: “%(title)s” says what the original says now.") % {"title": self.row})
        return HttpResponseRedirect(self.translation.get_target_instance_edit_url())
