"""Long lists, a page at a time."""

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict


def page_of(rows: QuerySet, query: QueryDict) -> Page:
    """The page of `rows` that `?page=` asks for. No number is the first, a too large one the last.

    A list that fits on one page, as most do, isn't counted: one query instead of two.
    """
    length = settings.PAGE_LENGTH
    if "page" not in query:
        first = list(rows[: length + 1])
        counted = first if len(first) <= length else rows
        return Page(first[:length], 1, Paginator(counted, length))
    return Paginator(rows, length).get_page(str(query["page"]))


def query_without_page(query: QueryDict) -> str:
    """The rest of the query string, for links to other pages of the same list: empty or ending with `&`."""
    rest = query.copy()
    rest.pop("page", None)
    encoded = rest.urlencode()
    return f"{encoded}&" if encoded else ""
