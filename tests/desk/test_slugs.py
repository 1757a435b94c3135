"""A translated page has an address in Latin letters."""

from typing import Any

import pytest
from wagtail_localize.models import StringTranslation

from desk.slugs import latin_slug
from tests.desk.conftest import complete, submitted
from tests.factories import ArticlePageFactory, locale

pytestmark = pytest.mark.django_db


def say(translation: Any, path: str, text: str) -> None:
    segment = translation.source.stringsegment_set.get(context__path=path)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        defaults={"data": text},
    )


@pytest.mark.parametrize(
    ("tag", "title", "slug"),
    [("ar", "مساء الميزانية", "ms-lmyznyh"), ("fi", "Talousarvioilta Espoossa", "talousarvioilta-espoossa")],
)
def test_the_translated_title_makes_the_address(tag: str, title: str, slug: str) -> None:
    page = ArticlePageFactory(title="Budget evening")
    translation = submitted(page, tag)
    say(translation, "title", title)
    translation.save_target(publish=False)
    assert page.get_translation(locale(tag)).slug == slug


def test_a_russian_title_is_transliterated() -> None:
    assert latin_slug("Вечер о бюджете") == "vecher-o-byudzhete"


def test_a_slug_in_another_script_is_written_in_latin() -> None:
    page = ArticlePageFactory(title="Budget evening")
    translation = submitted(page, "ar")
    say(translation, "slug", "الميزانية")
    complete(translation, leave=99)
    translation.save_target(publish=False)
    assert page.get_translation(locale("ar")).slug == "lmyznyh"


def test_a_later_title_does_not_move_the_page() -> None:
    translation = submitted(ArticlePageFactory(title="Budget evening"), "fi")
    say(translation, "title", "Ensimmäinen")
    say(translation, "title", "Toinen")
    translation.save_target(publish=False)
    assert translation.get_target_instance().slug == "ensimmainen"
