"""What editors do with event pages in the page explorer, and what it means for an event and its people."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from events.models import EventPage, SignUp
from events.models.signup import ACTIVE


def begin_with_facts(request: HttpRequest, parent: Any, page_class: type) -> HttpResponse | None:
    """'Add child page' leads to 'New event': a page can't tell of an event that isn't there."""
    if page_class is not EventPage:
        return None
    messages.info(request, _("An event begins with its facts. They make the draft of its page."))
    return redirect(f"{reverse('events_admin:add')}?{urlencode({'locale': parent.locale.language_code})}")


def refuse_copy(request: HttpRequest, page: Any) -> HttpResponse | None:
    """An event has one page in each language, so neither a page of one is copied nor a branch with such pages in it."""
    if not EventPage.objects.descendant_of(page, inclusive=True).exists():
        return None
    messages.error(
        request, _("An event has one page in each language, so event pages can’t be copied. Begin a new event.")
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def warn_of_people(request: HttpRequest, page: Any, *args: Any) -> None:
    """Before a page of an event is moved or deleted: how many people know it by the address in their mail."""
    if request.method == "GET" and (sentence := say_people(page)):
        messages.warning(request, sentence)


def ask_before_unpublishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """The same for unpublishing, whose hook is called when the editor has said yes: so ask once more."""
    sentence = say_people(page)
    if not sentence or "people_known" in request.POST:
        return None
    fields = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    title = _("Unpublish %(title)s?") % {"title": page.get_admin_display_title()}
    context = {"page": page, "sentence": sentence, "fields": fields, "header_title": title, "page_title": title}
    return render(request, "events/admin/unpublish.html", context)


def refuse_in_bulk(request: HttpRequest, action: str, objects: Any, view: Any) -> HttpResponse | None:
    """Pages that people have signed up for go one by one, each with its own warning, never among twenty ticked ones."""
    if action not in ("delete", "move", "unpublish"):
        return None
    pages = [found for found in objects if isinstance(found, Page)]
    sentence = next(filter(None, map(say_people, pages)), "")
    if not sentence:
        return None
    messages.error(request, _("Nothing was done: please take such pages one by one. %(reason)s") % {"reason": sentence})
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


def say_people(page: Any) -> str:
    """How many have signed up for what this page and those below it tell of; empty where nobody has."""
    events = EventPage.objects.descendant_of(page, inclusive=True).values("event")
    people = SignUp.objects.filter(event__in=events, state__in=ACTIVE).count()
    if not people:
        return ""
    sentence = ngettext(
        "%(count)d person has signed up for what this page tells of. Its address stands in the mail that went out; "
        "to call the event off, change its status instead.",
        "%(count)d people have signed up for what this page tells of. Its address stands in the mails that went out; "
        "to call the event off, change its status instead.",
        people,
    )
    return sentence % {"count": people}
