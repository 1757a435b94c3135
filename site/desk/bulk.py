"""Publishing many pages at once: all of them, or none and a sentence that names what is missing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.models import Page

from core.publishing import missing_segments

NAMED = 5


def refuse_unfinished(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """For `before_bulk_action`."""
    if action != "publish" or not objects or not isinstance(objects[0], Page):
        return None
    chosen = [*objects]
    if view.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            chosen += page.get_descendants().not_live()
    unfinished = [page for page in chosen if missing_segments(page)]
    if not unfinished:
        return None
    sentence = ngettext(
        "Nothing has been published: %(count)d page is not translated yet (%(titles)s).",
        "Nothing has been published: %(count)d pages are not translated yet (%(titles)s).",
        len(unfinished),
    )
    titles = ", ".join(page.get_admin_display_title() for page in unfinished[:NAMED])
    messages.error(request, sentence % {"count": len(unfinished), "titles": titles})
    return HttpResponseRedirect(view.next_url or reverse("wagtailadmin_home"))
