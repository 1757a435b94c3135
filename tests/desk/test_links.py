"""A translator may lead readers elsewhere in her language, but not into a script."""

import pytest
from django.core.exceptions import SuspiciousOperation
from wagtail_localize.models import SegmentOverride, TranslationContext

from tests.desk.conftest import submitted
from tests.factories import ArticlePageFactory, locale

pytestmark = pytest.mark.django_db


def override(value: str) -> SegmentOverride:
    source = submitted(ArticlePageFactory()).source
    context = TranslationContext.objects.create(object=source.object, path="body.link")
    return SegmentOverride.objects.create(locale=locale("sv"), context=context, data_json=f'"{value}"')


@pytest.mark.parametrize("value", ["https://www.espoo.fi/sv", "mailto:info@example.org", "/sv/artiklar/"])
def test_an_address_is_taken(value: str) -> None:
    assert override(value).data == value


@pytest.mark.parametrize("value", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x"])
def test_a_script_is_refused(value: str) -> None:
    with pytest.raises(SuspiciousOperation):
        override(value)
    assert not SegmentOverride.objects.exists()
