"""'The original has changed since', told in the editor of the translation."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core import moments
from core.staleness import changed_since, translation_into


def tell_of_changes(request: HttpRequest, row: Any) -> None:
    """For `before_edit_page` and `before_edit_snippet`: nothing where the original is as it was."""
    if request.method != "GET" or (moment := changed_since(row)) is None:
        return
    translation = translation_into(row)
    if translation is None:
        return
    when = {"date": moments.date_and_hour(moment)}
    buttons = []
    if translation.enabled:
        sentence = _("The original has changed since this was published (%(date)s).") % when
        if request.user.has_perm("wagtail_localize.submit_translation"):
            sync = reverse("wagtail_localize:update_translations", args=[translation.source_id])
            buttons.append(messages.button(sync, _("Sync the new texts")))
    else:
        sentence = (
            _("The original has changed since this was written (%(date)s). Bring these words in line with it.") % when
        )
        compared = reverse("desk:compare", args=[translation.pk])
        buttons.append(messages.button(compared, _("I have compared them")))
    messages.warning(request, sentence, buttons=buttons)
