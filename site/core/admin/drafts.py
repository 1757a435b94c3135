"""What editors have begun and readers don't see yet."""

from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from core import moments
from core.admin.panels import WIDE, TablePanel, language_column


def edited_pages(user: Any) -> QuerySet[Page]:
    """The pages whose words this person may change."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return pages.filter(depth__gte=2, alias_of=None).select_related("locale", "content_type", "latest_revision__user")


def drafts(user: Any) -> QuerySet[Page]:
    """Pages with words that aren't public, her own first, then the latest.

    Neither those whose hour is set nor those that translators have in hand: both have a panel of their own.
    """
    with_hour = Revision.objects.filter(pk=OuterRef("latest_revision"), approved_go_live_at__isnull=False)
    translated = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale"), enabled=True
    )
    begun = edited_pages(user).filter(Q(live=False) | Q(has_unpublished_changes=True))
    begun = begun.exclude(Q(latest_revision=None) | Q(expired=True)).exclude(Exists(with_hour))
    mine = Case(When(latest_revision__user=user, then=Value(0)), default=Value(1))
    return begun.exclude(Exists(translated)).order_by(mine, F("latest_revision_created_at").desc(nulls_last=True), "pk")


def scheduled(user: Any) -> QuerySet[Page]:
    """Pages that go public by themselves, the next first; `goes_live_at` says when."""
    hours = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("pk"), output_field=CharField()), approved_go_live_at__isnull=False
    )
    pages = edited_pages(user).annotate(goes_live_at=Subquery(hours.values("approved_go_live_at")[:1]))
    return pages.filter(goes_live_at__isnull=False).order_by("goes_live_at", "pk")


def draft_title(page: Page) -> str:
    return str(page.draft_title or page.title)


def kind(page: Page) -> str:
    model = page.content_type.model_class()
    return str(model._meta.verbose_name).capitalize() if model else ""


def writer(page: Page) -> str:
    """Who changed it last; nobody where a command did."""
    user = page.latest_revision.user if page.latest_revision else None
    return (user.get_full_name() or user.get_username()) if user else "–"


def state(page: Page) -> str:
    return gettext("changed since it was published") if page.live else gettext("not published yet")


TITLE = TitleColumn(
    "title", label=gettext_lazy("Page"), accessor=draft_title, url_name="wagtailadmin_pages:edit", width="35%"
)
KIND = Column("kind", label=gettext_lazy("Kind"), accessor=kind, classname=WIDE)
LANGUAGE = language_column(lambda page: page.locale.language_code)


class DraftsPanel(TablePanel):
    name = "drafts"
    heading = gettext_lazy("Drafts, yours first")
    icon = "draft"
    order = 20
    empty = gettext_lazy("No drafts just now. A page that you begin or change stands here until it is published.")
    columns = (
        TITLE,
        KIND,
        LANGUAGE,
        Column("state", label=gettext_lazy("State"), accessor=state),
        Column("writer", label=gettext_lazy("Last changed by"), accessor=writer, classname=WIDE),
        DateColumn("latest_revision_created_at", label=gettext_lazy("Changed"), classname=WIDE),
    )

    def rows(self) -> QuerySet[Page]:
        return drafts(self.request.user)


class ScheduledPanel(TablePanel):
    name = "scheduled"
    heading = gettext_lazy("Scheduled")
    icon = "calendar-check"
    order = 30
    empty = gettext_lazy(
        "Nothing is scheduled. Set an hour under “Set schedule” beside a page, and it goes public by itself."
    )
    columns = (
        TITLE,
        KIND,
        LANGUAGE,
        Column(
            "goes_live_at",
            label=gettext_lazy("Goes public"),
            accessor=lambda page: moments.date_and_hour(page.goes_live_at),
        ),
    )

    def rows(self) -> QuerySet[Page]:
        return scheduled(self.request.user)
