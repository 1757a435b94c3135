"""Long lists, a page at a time."""

from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict


def page_of(rows: QuerySet, query: QueryDict) -> Page:
    """The page of `rows` that `?page=` asks for. No number is the first, a too large one the last."""
    return Paginator(rows, settings.PAGE_LENGTH).get_page(query.get("page"))


def query_without_page(query: QueryDict) -> str:
    """The rest of the query string, for links to other pages of the same list: empty or ending with `&`."""
    rest: Any = query.copy()
    rest.pop("page", None)
    encoded = rest.urlencode()
    return f"{encoded}&" if encoded else ""
