"""What every page of the site shares."""

from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from core.drawings import draw_mark
from core.forms import BasePageForm
from core.pictures import SharedPicture
from core.publishing import refuse_unfinished


class BasePage(Page):
    """A page with a lead, known to search by its kind, and published through one gate.

    wagtail-localize's own publish passes by `before_publish_page`; `publish` is called on every way that leads to the public,
    so the last gate stands there.
    """

    lead = models.TextField(
        _("lead"),
        max_length=600,
        blank=True,
        help_text=_("Two or three sentences that say what the page is about."),
    )

    search_kind: ClassVar[str] = "page"  # what search calls it: article, event, summary or page; empty: not searched
    schema_type: ClassVar[str] = "WebPage"  # schema.org
    shared_kind: ClassVar[Any] = ""  # stands above its title where its link is shared
    joins: ClassVar[list[str]] = []  # foreign keys that are fetched with the page, since every reader of it needs them
    private_page_options: ClassVar[list[str]] = []  # every page is for everyone; lists and caches rely on it

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    base_form_class = BasePageForm

    class Meta:
        abstract = True

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision. Raises `core.publishing.Unfinished` where words are missing that a reader would need."""
        refuse_unfinished(revision.as_object())
        return super().publish(revision, *args, **kwargs)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Who may read this page, as Wagtail answers it (an alias obeys its original), but in one query."""
        paths = [self.path[: self.steplen * depth] for depth in range(1, self.depth + 1)]
        with_above = Page.objects.filter(path__in=paths)
        return PageViewRestriction.objects.filter(Q(page__in=with_above) | Q(page__in=with_above.values("alias_of")))

    def shared_picture(self) -> SharedPicture:
        """With what its link is shared: no query, for what a page's reader has been given anyway."""
        return SharedPicture(
            tag=self.locale.language_code,
            site_name=gettext("International Espoo"),
            title=self.title,
            kind=str(self.shared_kind),
            details=self.shared_details(),
            drawing=self.shared_drawing(),
        )

    def shared_details(self) -> tuple[str, ...]:
        """Lines that stand below its title there."""
        return ()

    def shared_drawing(self) -> SafeString:
        return draw_mark()

    @property
    def description(self) -> str:
        """One sentence for search engines and shared links."""
        return self.search_description or Truncator(self.lead).chars(160)

    @property
    def display_updated_at(self) -> Any:
        return self.last_published_at

    def search_text(self) -> str:
        """The words below title and lead that search shall find, as plain text."""
        return ""

    @cached_property
    def above(self) -> list[Page]:
        """The pages between the front page and this one, from the top; one query, and none where there can be none."""
        paths = [self.path[: self.steplen * depth] for depth in range(3, self.depth)]
        pages = Page.objects.filter(path__in=paths).select_related("locale").order_by("path") if paths else []
        return list(pages)

    @cached_property
    def live_translations(self) -> list[Page]:
        """This page in each language in which it is published and the site speaks, itself among them; one query."""
        tags = [tag for tag, _name in settings.LANGUAGES]
        translations = Page.objects.live().filter(translation_key=self.translation_key, locale__language_code__in=tags)
        return list(translations.select_related("locale"))
