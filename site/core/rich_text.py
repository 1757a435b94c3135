"""Links within texts lead to the page in the reader's language where it is published in it."""

from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from core.body import in_language


class ReadersPageLinkHandler(PageLinkHandler):
    """Wagtail's own asks several times for each link; this asks twice for all of them."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        tag = get_language() or settings.LANGUAGE_CODE
        ids = [int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdecimal()]
        pages = in_language(Page.objects.filter(pk__in=ids), tag)
        by_id = {str(pk): page for pk, page in pages.items()}
        return [_start_tag(by_id.get(str(attrs.get("id"))), tag) for attrs in attrs_list]


def _start_tag(page: Page | None, tag: str) -> str:
    """A page that isn't published any more leaves its words and no link."""
    if page is None:
        return "<a>"
    if page.locale.language_code == tag:
        return format_html('<a href="{}">', page.url)
    return format_html('<a href="{}" hreflang="{}">', page.url, page.locale.language_code)
