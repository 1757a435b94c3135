"""The pages to which pages of any kind link: the menu's, the indexes, the accessibility statement, the privacy notice."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from articles.models import ArticleIndexPage
from events.models import EventIndexPage
from home.models import InformationPage, MenuEntry

Purpose = InformationPage.Purpose
MOST_ENTRIES = 50


@dataclass
class FramePages:
    entries: list[Page] = field(default_factory=list)
    events: Page | None = None
    articles: Page | None = None
    accessibility: Page | None = None
    privacy: Page | None = None


def frame_pages(tag: str) -> FramePages:
    """Those that are published in this language; the menu's in its order. One query."""
    entry = MenuEntry.objects.filter(page__translation_key=OuterRef("translation_key")).order_by("sort_order")
    place = Subquery(entry.values(place=Coalesce("sort_order", 0))[:1])
    pages = Page.objects.live().filter(locale__language_code=tag, pk__in=_in_any_language())
    wanted = pages.annotate(place=place, purpose=F("informationpage__purpose"))
    found = list(wanted.select_related("locale").order_by("place", "path"))
    by_purpose = {page.purpose: page for page in reversed(found)}
    return FramePages(
        entries=[page for page in found if page.place is not None],
        events=next((page for page in found if page.specific_class is EventIndexPage), None),
        articles=next((page for page in found if page.specific_class is ArticleIndexPage), None),
        accessibility=by_purpose.get(Purpose.ACCESSIBILITY),
        privacy=by_purpose.get(Purpose.PRIVACY),
    )


def _in_any_language() -> QuerySet[Page]:
    """The ids of such pages. Each kind is found through an index of its own, so that they cost the same on a large site.

    The menu is cut at MOST_ENTRIES for the sake of PostgreSQL, which never gets to count so small a table: it would expect
    thousands of entries, and read every page of the site to join them.
    """
    any_page = Page.objects.order_by()  # SQLite allows no order within a union
    entries = MenuEntry.objects.order_by("sort_order").values("page_id")[:MOST_ENTRIES]
    of_menu = any_page.filter(translation_key__in=any_page.filter(pk__in=entries).values("translation_key"))
    indexes = ContentType.objects.get_for_models(EventIndexPage, ArticleIndexPage).values()
    of_kind = any_page.filter(content_type__in=[kind.pk for kind in indexes])
    of_purpose = InformationPage.objects.order_by().filter(purpose__in=[Purpose.ACCESSIBILITY, Purpose.PRIVACY])
    return of_menu.values("pk").union(of_kind.values("pk"), of_purpose.values("pk"))
