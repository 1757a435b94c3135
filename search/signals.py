"""The changes after which a page's document may differ. Connected when Django starts."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from core.models import BasePage, Contact, Topic
from events.models import Event, Venue
from search.concerned import pages_telling
from search.indexing import ask_for


@receiver(page_published)
@receiver(page_unpublished)
def page_came_or_went(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    ask_for([instance.pk])


@receiver(post_save)
def page_was_saved(sender: type[Any], instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """A page that is made live without a revision sends no other signal. Wagtail's own notes on a page are no change of it."""
    if isinstance(instance, BasePage) and instance.live and update_fields is None:
        ask_for([instance.pk])


@receiver(post_delete, sender=Page)
def page_was_deleted(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    ask_for([instance.pk])


@receiver(page_slug_changed)
@receiver(post_page_move)
def address_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    ask_for([instance.pk], with_descendants=True)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def privacy_changed(sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any) -> None:
    ask_for([instance.page_id], with_descendants=True)


@receiver(post_save, sender=Event)
def event_changed(sender: type[Event], instance: Event, **kwargs: Any) -> None:
    ask_for(pages_telling(instance))


@receiver(published, sender=Topic)
@receiver(published, sender=Contact)
@receiver(published, sender=Venue)
@receiver(unpublished, sender=Topic)
@receiver(unpublished, sender=Contact)
@receiver(unpublished, sender=Venue)
def words_changed(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    ask_for(pages_telling(instance))
