"""The pages to which pages of any kind link: the menu's, the indexes, the accessibility statement, the privacy notice."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from articles.models import ArticleIndexPage
from events.models import EventIndexPage
from home.models import InformationPage, MenuEntry

Purpose = InformationPage.Purpose


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
    pages = (
        Page.objects.live()
        .filter(locale__language_code=tag)
        .annotate(place=place, purpose=F("informationpage__purpose"))
    )
    is_index = Q(content_type__in=ContentType.objects.get_for_models(EventIndexPage, ArticleIndexPage).values())
    wanted = pages.filter(Q(place__isnull=False) | is_index | Q(purpose__in=[Purpose.ACCESSIBILITY, Purpose.PRIVACY]))
    found = list(wanted.select_related("locale").order_by("place", "path"))
    by_purpose = {page.purpose: page for page in reversed(found)}
    return FramePages(
        entries=[page for page in found if page.place is not None],
        events=next((page for page in found if page.specific_class is EventIndexPage), None),
        articles=next((page for page in found if page.specific_class is ArticleIndexPage), None),
        accessibility=by_purpose.get(Purpose.ACCESSIBILITY),
        privacy=by_purpose.get(Purpose.PRIVACY),
    )
