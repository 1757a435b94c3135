"""How an event begins: its facts and a title make the Event and the draft of its first page."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale

from events.models import Event, EventIndexPage, EventPage
from events.reminders import add_default_reminders


class NoIndex(Exception):
    """The language has no event index below which a page could begin."""


@transaction.atomic
def create_event(*, facts: dict[str, Any], title: str, locale: Locale, user: Any) -> EventPage:
    """Make an Event of these facts, and a draft of its page with this title in this language.

    `facts` maps names of Event's fields to values, of topics and hosts to rows. Raises ValidationError by field, and
    `NoIndex`.
    """
    index = EventIndexPage.objects.filter(locale=locale).first()
    if index is None:
        raise NoIndex
    lists = {field.name for field in Event._meta.many_to_many}
    event = Event(name=title, **{name: value for name, value in facts.items() if name not in lists})
    event.full_clean()
    event.save()
    for name in lists & facts.keys():
        getattr(event, name).set(facts[name])
    add_default_reminders(event)
    log(instance=event, action="wagtail.create", user=user)
    page = EventPage(title=title, event=event, locale=locale, live=False, owner=user)
    index.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page
