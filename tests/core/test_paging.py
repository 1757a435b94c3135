"""Lists, a page at a time."""

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from core.paging import page_of, query_without_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("length", "queries"), [(50, 1), (2, 2)])
def test_a_list_that_fits_on_one_page_is_not_counted(settings: Any, length: int, queries: int) -> None:
    settings.PAGE_LENGTH = length
    with CaptureQueriesContext(connection) as captured:
        page = page_of(Locale.objects.order_by("pk"), QueryDict(""))
        assert len(page) == min(length, 4)
        assert page.has_next() == (length == 2)
        assert page.paginator.count == 4
    assert len(captured) == queries


def test_the_other_pages_keep_what_was_asked() -> None:
    assert query_without_page(QueryDict("topic=1&page=3&mode=online")) == "topic=1&mode=online&"
    assert query_without_page(QueryDict("page=3")) == ""
