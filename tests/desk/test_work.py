"""A translator's list of open work, the editors' overview, and the notices in the editor."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail_localize.models import TranslationSource

from core.roles import HOSTS, TRANSLATORS
from core.staleness import original_has_changed
from core.translations import join_by_hand
from desk.work import as_tasks, counts, open_work
from tests.desk.conftest import complete, signed_in, submitted
from tests.factories import (
    ArticlePageFactory,
    ContactFactory,
    EventFactory,
    EventPageFactory,
    TopicFactory,
    VenueFactory,
    translate,
)

pytestmark = pytest.mark.django_db


def tasks(*tags: str) -> list[Any]:
    return as_tasks(open_work(tags))


def published(row: Any) -> Any:
    translation = submitted(row)
    complete(translation)
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    return translation.get_target_instance()


def rewrite(row: Any, **words: Any) -> None:
    for name, value in words.items():
        setattr(row, name, value)
    row.save_revision().publish()


def test_what_is_submitted_waits_for_its_texts_with_a_link_to_the_editor() -> None:
    translation = submitted(ArticlePageFactory(title="Story"))
    [task] = tasks("sv")
    assert (task.title, task.kind, task.step, task.done) == ("Story", "article", "translate", 0)
    assert task.total == translation.source.stringsegment_set.count()
    assert task.address == reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    assert tasks("fi") == []


def test_what_is_translated_waits_for_publication_and_then_for_nothing() -> None:
    translation = submitted(TopicFactory())
    complete(translation)
    assert [task.step for task in tasks("sv")] == ["publish"]
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    assert tasks("sv") == []


def test_a_changed_original_is_synced_then_translated_then_published() -> None:
    page = ArticlePageFactory(lead="First.")
    published(page)
    rewrite(page, lead="Second.")
    assert [task.step for task in tasks("sv")] == ["sync"]
    source = TranslationSource.objects.get(object_id=page.translation_key)
    source.update_from_db()
    assert [task.step for task in tasks("sv")] == ["translate"]
    complete(source.translations.get())
    assert [task.step for task in tasks("sv")] == ["publish"]


def test_what_is_written_by_hand_is_compared_when_its_original_changes() -> None:
    page = ArticlePageFactory(lead="First.")
    join_by_hand(translate(page, "sv", title="Artikel"), page)
    assert tasks("sv") == []
    rewrite(page, lead="Second.")
    assert [task.step for task in tasks("sv")] == ["compare"]


def test_the_next_event_comes_first_then_what_came_last() -> None:
    soon, later = (EventFactory(starts_at=timezone.now() + timedelta(days=days)) for days in (3, 30))
    submitted(ArticlePageFactory(title="Older story"))
    submitted(EventPageFactory(event=later, title="Later"))
    submitted(ArticlePageFactory(title="Newer story"))
    submitted(EventPageFactory(event=soon, title="Soon"))
    assert [task.title for task in tasks("sv")] == ["Soon", "Later", "Newer story", "Older story"]


def test_queries_do_not_grow_with_the_work(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for _number in range(3):
        for make in (ArticlePageFactory, EventPageFactory, ContactFactory, VenueFactory):
            submitted(make())
    with django_assert_max_num_queries(8):
        assert len(tasks("sv", "fi")) >= 12


def test_editors_see_what_is_behind_in_each_language(editor: Client) -> None:
    page = ArticlePageFactory()
    submitted(page, "sv")
    submitted(page, "fi")
    complete(submitted(TopicFactory(), "fi"))
    by_tag = {row["tag"]: row for row in counts(["fi", "sv", "ar"])}
    assert [by_tag[tag]["translate"] for tag in ("fi", "sv", "ar")] == [1, 1, 0]
    assert by_tag["fi"]["publish"] == 1
    shown = editor.get(reverse("desk:work"), {"language": "sv"}).content.decode()
    assert shown.count(">Page ") + shown.count(page.title) >= 1


def test_the_list_has_pages_and_an_empty_state(translator: Client, settings: Settings) -> None:
    settings.PAGE_LENGTH = 2
    assert "Nothing to translate just now." in translator.get(reverse("desk:work")).content.decode()
    for number in range(3):
        submitted(TopicFactory(name=f"Topic number {number}"))
    first = translator.get(reverse("desk:work")).content.decode()
    second = translator.get(reverse("desk:work"), {"p": 2}).content.decode()
    assert [first.count("Topic number"), second.count("Topic number")] == [2, 1]


def test_a_translator_finds_her_work_on_the_home_page_and_others_do_not(translator: Client) -> None:
    submitted(TopicFactory(name="Schools"))
    assert "Schools" in translator.get("/admin/").content.decode()
    arabic, host = signed_in(TRANSLATORS.format(tag="ar")), signed_in(HOSTS)
    assert "Nothing to translate just now." in arabic.get("/admin/").content.decode()
    assert "Translations to do" not in host.get("/admin/").content.decode()


def test_the_editor_says_that_the_original_has_changed(translator: Client, editor: Client) -> None:
    page = ArticlePageFactory(lead="First.")
    address = reverse("wagtailadmin_pages:edit", args=[published(page).pk])
    assert "The original has changed" not in translator.get(address).content.decode()
    rewrite(page, lead="Second.")
    assert "The original has changed since this was published" in translator.get(address).content.decode()
    assert "Sync the new texts" in editor.get(address).content.decode()


def test_a_person_says_that_words_by_hand_still_fit(translator: Client) -> None:
    page = ArticlePageFactory(lead="First.")
    swedish = translate(page, "sv", title="Artikel")
    join_by_hand(swedish, page)
    rewrite(page, lead="Second.")
    translation = open_work(["sv"]).get()
    compared = reverse("desk:compare", args=[translation.pk])
    edit = translator.get(reverse("wagtailadmin_pages:edit", args=[swedish.pk])).content.decode()
    assert compared in edit
    assert translator.get(compared).status_code == 200
    assert original_has_changed(swedish)
    translator.post(compared)
    assert not original_has_changed(swedish)


def test_a_translator_of_another_language_compares_nothing_here() -> None:
    page = ArticlePageFactory(lead="First.")
    join_by_hand(translate(page, "sv", title="Artikel"), page)
    rewrite(page, lead="Second.")
    address = reverse("desk:compare", args=[open_work(["sv"]).get().pk])
    assert signed_in(TRANSLATORS.format(tag="fi")).post(address).status_code == 404
