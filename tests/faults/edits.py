"""A busy editor: `python -m tests.faults.edits COUNT SEED` publishes, changes, moves, hides and deletes pages of a site."""

import random
import sys

import django

django.setup()

from django.db import close_old_connections  # noqa: E402
from wagtail.models import Page  # noqa: E402

from articles.models import ArticleIndexPage, ArticlePage  # noqa: E402
from events.models import Event  # noqa: E402

WORDS = ["kirjasto", "puisto", "bussi", "koulu", "uimahalli", "metro", "budjetti", "asukas", "kokous", "lumi"]


def main(count: int, seed: int) -> None:
    chance = random.Random(seed)
    index = ArticleIndexPage.objects.get(locale__language_code="en")
    for number in range(count):
        close_old_connections()
        edit(chance, index, number)


def edit(chance: random.Random, index: Page, number: int) -> None:
    pages = ArticlePage.objects.order_by("?")
    what = chance.choice(["new", "title", "title", "hide", "show", "delete", "event"])
    page = pages.first()
    if what == "new" or page is None:
        index.refresh_from_db()
        title = f"{chance.choice(WORDS)} {number}"
        index.add_child(instance=ArticlePage(title=title, slug=f"edit-{number}", lead="A lead", locale=index.locale))
    elif what == "title":
        page.title = f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number}"
        page.save_revision().publish()
    elif what == "hide":
        page.unpublish()
    elif what == "show":
        page.save_revision().publish()
    elif what == "delete" and page.slug.startswith("edit-"):
        page.delete()
    else:
        event = Event.objects.order_by("?").first()
        if event:
            event.save()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
