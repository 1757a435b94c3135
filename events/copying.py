"""An event held once more: all that belongs to it but people, on another day, with a draft of its page in each language."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log

from core.translations import join_by_hand
from events.models import Event, EventPage
from events.reminders import copy_reminders

NOT_COPIED = {"id", "code", "name", "status", "created_at", "changed_at"}
MOMENTS = ["starts_at", "ends_at", "sign_up_opens_at", "sign_up_closes_at"]
WORDS = ["title", "lead", "sign_up_purpose", "seo_title", "search_description"]


@transaction.atomic
def copy_event(*, event: Event, name: str, starts_at: datetime, user: Any) -> Event:
    """Make an event like this one that begins at `starts_at`; its other times lie around it as before, by the clock on the wall.

    Raises ValidationError by field.
    """
    facts = {field.attname: getattr(event, field.attname) for field in Event._meta.concrete_fields}
    copied = Event(name=name, **{key: value for key, value in facts.items() if key not in NOT_COPIED})
    shift_times(copied, starts_at)
    copied.full_clean()
    copied.save()
    for relation in Event._meta.many_to_many:
        getattr(copied, relation.name).set(getattr(event, relation.name).all())
    log(instance=copied, action="wagtail.create", user=user)
    copy_what_belongs(of=event, to=copied)
    copy_pages(of=event, to=copied, user=user)
    return copied


def shift_times(event: Event, starts_at: datetime) -> None:
    """Let it begin then; half past five stays half past five, in winter and in summer."""
    shift = on_the_wall(event, starts_at) - on_the_wall(event, event.starts_at)
    days = (starts_at.astimezone(event.zone).date() - event.local_start.date()).days
    for field in MOMENTS:
        if moment := getattr(event, field):
            setattr(event, field, timezone.make_aware(on_the_wall(event, moment) + shift, event.zone))
    if event.interpretation_until:
        event.interpretation_until += timedelta(days=days)


def on_the_wall(event: Event, moment: datetime) -> datetime:
    return timezone.make_naive(moment, event.zone)


def copy_what_belongs(*, of: Event, to: Event) -> None:
    """What else an event has in tables of its own: whoever adds such a table copies it here. Nothing that is a person's."""
    copy_reminders(of=of, to=to)


def copy_pages(*, of: Event, to: Event, user: Any) -> None:
    """A draft in each language, with the newest words that there are; the translations stand beside the first, by hand."""
    original = None
    for page in EventPage.objects.filter(event=of).select_related("locale").order_by("pk"):
        draft = _draft(page, to, user)
        if original is None:
            original = draft
        else:
            join_by_hand(draft, original)
        draft.save_revision(user=user, log_action=True)


def _draft(page: EventPage, event: Event, user: Any) -> EventPage:
    newest = page.get_latest_revision_as_object()
    index = page.get_parent()
    draft = EventPage(
        event=event,
        locale=page.locale,
        slug=find_available_slug(index, page.slug),
        body=newest.body.get_prep_value(),
        live=False,
        owner=user,
        **{field: getattr(newest, field) for field in WORDS},
    )
    index.add_child(instance=draft)
    return draft
