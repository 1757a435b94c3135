"""'The original has changed since' is a stored fact."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from core.models import WordsState
from core.staleness import changed_since, note_check, original_has_changed
from core.translations import join_by_hand
from tests.factories import ArticlePageFactory, ContactFactory, SignUpFormFactory, locale, paragraph, translate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_tree")]


def publish(row: Any, **words: Any) -> None:
    row = type(row).objects.get(pk=row.pk)
    for name, value in words.items():
        setattr(row, name, value)
    row.save_revision().publish()


def in_the_cycle(row: Any, tag: str = "sv") -> Translation:
    """Submitted, translated word by word, not published."""
    translate_object(row, [locale(tag)])
    translation = Translation.objects.get(source__object_id=row.translation_key, target_locale=locale(tag))
    complete(translation)
    return translation


def complete(translation: Translation) -> None:
    for segment in translation.source.stringsegment_set.select_related("string"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string, locale=translation.target_locale, context=segment.context,
            defaults={"data": segment.string.data if segment.context.path == "slug" else f"{segment.string.data} (sv)"},
        )  # fmt: skip


def published_in_the_cycle(row: Any) -> Any:
    translation = in_the_cycle(row)
    translation.save_target(publish=False)
    translated = translation.get_target_instance()
    translated.get_latest_revision().publish()
    return translated


def test_new_words_of_the_original_are_noticed() -> None:
    page = ArticlePageFactory(body=[paragraph("One"), paragraph("Two")])
    swedish = published_in_the_cycle(page)
    assert not original_has_changed(swedish)
    publish(page, lead="Another lead.")
    assert original_has_changed(swedish)
    assert (
        changed_since(swedish)
        == WordsState.objects.get(translation_key=page.translation_key, locale=page.locale).changed_at
    )


def test_a_publication_without_new_words_is_no_news() -> None:
    page = ArticlePageFactory(body=[paragraph("One")])
    swedish = published_in_the_cycle(page)
    publish(page)
    publish(page, slug="another-address")
    assert not original_has_changed(swedish)
    assert changed_since(swedish) is None


def test_a_draft_of_the_original_is_no_news() -> None:
    page = ArticlePageFactory()
    swedish = published_in_the_cycle(page)
    page.lead = "Only a draft."
    page.save_revision()
    assert not original_has_changed(swedish)


def test_a_changed_fact_is_no_news() -> None:
    contact = ContactFactory()
    swedish = published_in_the_cycle(contact)
    publish(contact, telephone="+358 40 1234567")
    assert not original_has_changed(swedish)
    publish(contact, job_title="director")
    assert original_has_changed(swedish)


def test_a_changed_choice_of_a_nested_question_is_noticed() -> None:
    form = SignUpFormFactory(questions=[{"text": "Which?", "kind": "one", "choices": ["Red", "Blue"]}])
    swedish = published_in_the_cycle(form)
    assert not original_has_changed(swedish)
    choice = form.questions.get().choices.get(text="Red")
    choice.text = "Green"
    choice.save()
    publish(form)
    assert original_has_changed(swedish)


def test_words_that_come_back_are_as_they_were() -> None:
    page = ArticlePageFactory(lead="First.")
    swedish = published_in_the_cycle(page)
    publish(page, lead="Second.")
    publish(page, lead="First.")
    assert not original_has_changed(swedish)


def test_a_synced_and_republished_translation_is_up_to_date() -> None:
    page = ArticlePageFactory(lead="First.")
    swedish = published_in_the_cycle(page)
    publish(page, lead="Second.")
    TranslationSource.objects.get(object_id=page.translation_key).update_from_db()
    assert original_has_changed(swedish)  # the words in public are still the old ones
    translation = Translation.objects.get(source__object_id=page.translation_key)
    complete(translation)
    translation.source.create_or_update_translation(swedish.locale, publish=False, fallback=True)
    swedish.get_latest_revision().publish()
    assert not original_has_changed(swedish)


def test_a_translation_by_hand_tells_the_original_of_its_publication() -> None:
    page = ArticlePageFactory(lead="First.")
    swedish = translate(page, "sv", title="Artikel")
    join_by_hand(swedish, page)
    assert not original_has_changed(swedish)
    publish(page, lead="Second.")
    assert original_has_changed(swedish)
    publish(swedish)  # as it was: nobody has translated anything
    assert original_has_changed(swedish)
    publish(swedish, lead="Det andra.")
    assert not original_has_changed(swedish)


def test_a_person_who_has_compared_says_that_the_words_still_fit() -> None:
    page = ArticlePageFactory(lead="Frist.")
    swedish = translate(page, "sv", title="Artikel")
    join_by_hand(swedish, page)
    publish(page, lead="First.")
    note_check(row=swedish)
    assert not original_has_changed(swedish)
    publish(page, lead="Second.")
    assert original_has_changed(swedish)


def test_the_original_itself_and_what_nobody_joined_are_never_behind() -> None:
    page = ArticlePageFactory()
    stranger = ArticlePageFactory(tag="sv")
    publish(page, lead="Second.")
    note_check(row=page)
    assert not original_has_changed(page)
    assert not original_has_changed(stranger)


def test_one_query_answers(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    page = ArticlePageFactory()
    swedish = published_in_the_cycle(page)
    with django_assert_num_queries(1):
        original_has_changed(swedish)
