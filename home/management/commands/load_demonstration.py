"""`manage.py load_demonstration`: fills an empty site with something to look at; run again, it brings it up to date."""

from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.models import ArticlePage
from core.roles import ensure_roles
from events.models import Event
from home.demonstration.content_files import ContentError, words
from home.demonstration.events import is_demonstration, load_events
from home.demonstration.pages import load_pages
from home.demonstration.people import load_people
from home.demonstration.snippets import load_snippets
from home.tree import ensure_tree


class Command(BaseCommand):
    help = "Fill an empty site with a demonstration: articles, events, people to log in as. Never in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError(
                "The demonstration brings log-ins that everybody knows, so production settings refuse it."
            )
        if has_content_of_its_own():
            raise CommandError(
                "This site has articles or events of its own: the demonstration fills an empty one only."
            )
        try:
            load()
        except ContentError as error:
            raise CommandError(f"The demonstration can't be read: {error}") from error
        if "search_rebuild" in get_commands():
            call_command("search_rebuild", verbosity=0)


def has_content_of_its_own() -> bool:
    """Whether there are articles or events, and the demonstration was never loaded."""
    events = list(Event.objects.all())
    return not any(map(is_demonstration, events)) and (bool(events) or ArticlePage.objects.exists())


@transaction.atomic
def load() -> None:
    """The whole demonstration in the site's languages, or nothing of it."""
    ensure_tree()
    ensure_roles()
    tags = [tag for tag, _name in settings.LANGUAGES if words(tag)]
    tags.sort(key=lambda tag: tag != settings.LANGUAGE_CODE)
    people = load_people()
    load_snippets(tags)
    load_events(people["host"])
    load_pages(tags)
