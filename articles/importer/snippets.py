"""Topics and contacts of an imported article: those that are there, or new ones. Never doubled, no person's words changed."""

from django.db.models import Q
from wagtail.models import Locale

from articles.importer.parsed import ParsedContact
from core.languages import fallbacks
from core.models import Contact, Topic
from core.translations import join_by_hand


def topic_named(name: str, *, locale: Locale) -> Topic:
    """The source of the topic that is called so in this language, made where none is."""
    for topic in Topic.objects.filter(locale__language_code__in=fallbacks(locale.language_code)).order_by("pk"):
        if topic.name.casefold() == name.casefold():
            source: Topic = topic.source
            return source
    topic = Topic(name=name, locale=locale)
    topic.full_clean()
    topic.save()
    topic.save_revision().publish()
    return topic


def contact_like(found: ParsedContact, *, locale: Locale) -> Contact:
    """The source of the contact with this e-mail address, or of this name where the text tells no address.

    A contact that has no words in this language gets the title that the article tells, as its translation by hand.
    """
    source = _known(found)
    if source is None:
        return _saved(_written(found, locale=locale))
    tags = fallbacks(locale.language_code)
    rows = Contact.objects.filter(translation_key=source.translation_key, locale__language_code__in=tags)
    if found.title and not rows.exists():
        words = Contact(
            translation_key=source.translation_key,
            locale=locale,
            name=source.name,
            email=source.email,
            telephone=source.telephone,
            job_title=found.title,
        )
        join_by_hand(_saved(words), source)
    return source


def _known(found: ParsedContact) -> Contact | None:
    same = Q(email__iexact=found.email) if found.email else Q(name=found.name, email="", telephone=found.phone)
    row = Contact.objects.filter(same).order_by("pk").first()
    return row.source if row else None


def _written(found: ParsedContact, *, locale: Locale) -> Contact:
    return Contact(locale=locale, name=found.name, email=found.email, telephone=found.phone, job_title=found.title)


def _saved(contact: Contact) -> Contact:
    contact.full_clean()
    contact.save()
    contact.save_revision().publish()
    return contact
