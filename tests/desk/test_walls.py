"""A Swedish translator reaches Swedish words and nothing else, whatever she sends."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, TestCase
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringTranslation, Translation

from core.models import Contact, Topic
from core.roles import HOSTS
from core.translations import join_by_hand
from desk import walls
from events.models import SignUpForm, Venue
from tests.desk.conftest import complete, signed_in, submitted
from tests.factories import ArticlePageFactory, ContactFactory, TopicFactory, VenueFactory, paragraph, translate

pytestmark = pytest.mark.django_db


def is_refused(answer: Any) -> bool:
    """Refused by the wall, by Wagtail or by localize: 403, or back to the admin's home."""
    return answer.status_code == 403 or (
        answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home")
    )


def snippet(name: str, row: Any, *args: Any) -> str:
    meta = row._meta
    return reverse(f"wagtailsnippets_{meta.app_label}_{meta.model_name}:{name}", args=[row.pk, *args])


def localized(name: str, *args: Any) -> str:
    return reverse(f"wagtail_localize:{name}", args=args)


def string_address(translation: Translation) -> str:
    return localized(
        "edit_string_translation", translation.pk, translation.source.stringsegment_set.order_by("pk")[0].pk
    )


def put(client: Client, address: str, value: str = "ord") -> Any:
    return client.put(address, data=f"value={value}", content_type="application/x-www-form-urlencoded")


def test_her_page_opens_in_the_translators_editor(translator: Client) -> None:
    swedish = submitted(ArticlePageFactory()).get_target_instance()
    answer = translator.get(reverse("wagtailadmin_pages:edit", args=[swedish.pk]))
    assert "wagtail_localize/admin/edit_translation.html" in [template.name for template in answer.templates]


def test_editors_decisions_are_offered_to_editors_alone(translator: Client, editor: Client) -> None:
    swedish = submitted(ArticlePageFactory()).get_target_instance()
    address = reverse("wagtailadmin_pages:edit", args=[swedish.pk])
    hidden = [b"words-alone.css" in client.get(address).content for client in (translator, editor)]
    assert hidden == [True, False]


def test_she_translates_her_own_strings_and_no_others(translator: Client) -> None:
    page = ArticlePageFactory()
    swedish, finnish = submitted(page, "sv"), submitted(page, "fi")
    assert put(translator, string_address(swedish)).status_code == 201
    assert put(translator, string_address(finnish)).status_code == 403
    assert set(StringTranslation.objects.values_list("locale__language_code", flat=True)) == {"sv"}


def test_she_translates_a_snippet_of_her_language_and_no_other(translator: Client) -> None:
    contact = ContactFactory()
    swedish, finnish = submitted(contact, "sv"), submitted(contact, "fi")
    assert put(translator, string_address(swedish)).status_code == 201
    assert put(translator, string_address(finnish)).status_code == 403
    assert translator.get(snippet("edit", swedish.get_target_instance())).status_code == 200
    assert is_refused(translator.get(snippet("edit", finnish.get_target_instance())))


def test_she_publishes_a_complete_snippet(translator: Client) -> None:
    translation = submitted(TopicFactory(name="Schools"))
    complete(translation)
    row = translation.get_target_instance()
    with TestCase.captureOnCommitCallbacks(execute=True):
        translator.post(snippet("edit", row), {"action": "publish"})
    row.refresh_from_db()
    assert (row.live, row.name) == (True, "Schools (sv)")


def test_facts_can_not_be_changed_through_the_source_nor_through_a_row_by_hand(translator: Client) -> None:
    source = VenueFactory(capacity=60)
    swedish = translate(source, "sv", name="Bibliotek")
    join_by_hand(swedish, source)
    forged = {"name": "x", "street": "y", "capacity": "5", "action-publish": "action-publish"}
    for row in (source, swedish):
        assert is_refused(translator.get(snippet("edit", row)))
        assert is_refused(translator.post(snippet("edit", row), forged))
    assert set(Venue.objects.values_list("capacity", flat=True)) == {60}


def test_facts_of_a_page_by_hand_stay_whatever_her_form_sends(translator: Client) -> None:
    topic, other = TopicFactory(), TopicFactory()
    page = ArticlePageFactory(topics=[topic], published_at=timezone.now().replace(microsecond=0))
    swedish = translate(page, "sv", title="Artikel")
    join_by_hand(swedish, page)
    address = reverse("wagtailadmin_pages:edit", args=[swedish.pk])
    assert translator.get(address).status_code == 200
    forged = nested_form_data(
        {
            "title": "En artikel",
            "slug": swedish.slug,
            "lead": "Nytt.",
            "published_at": "2001-01-01 10:00",
            "body": streamfield([]),
            "publishers": inline_formset([]),
            "topics": inline_formset([{"topic": other.pk}]),
            "contacts": inline_formset([]),
            "related_events": inline_formset([]),
            "comments": inline_formset([]),
            "series_note": rich_text("<p></p>"),
            "action-publish": "action-publish",
        }
    )
    translator.post(address, forged)
    swedish.refresh_from_db()
    assert (swedish.title, swedish.lead) == ("En artikel", "Nytt.")
    assert swedish.published_at == page.published_at
    assert [row.topic for row in swedish.topics.all()] == [topic]


@pytest.mark.parametrize("model", [Contact, SignUpForm, Topic, Venue])
def test_she_can_not_add_a_snippet_of_any_kind(translator: Client, model: Any) -> None:
    meta = model._meta
    address = reverse(f"wagtailsnippets_{meta.app_label}_{meta.model_name}:add")
    assert is_refused(translator.get(address))
    assert is_refused(translator.post(address, {"name": "new"}))
    assert not model.objects.exists()


@pytest.mark.parametrize("name", ["delete", "unpublish"])
def test_she_takes_no_snippet_away(translator: Client, name: str) -> None:
    translation = submitted(TopicFactory())
    complete(translation)
    row = translation.get_target_instance()
    row.get_latest_revision().publish()
    for pk in (row, row.source):
        assert is_refused(translator.post(snippet(name, pk)))
    assert list(Topic.objects.values_list("live", flat=True)) == [True, True]


def test_she_can_not_turn_a_snippet_back_to_an_older_text(translator: Client) -> None:
    row = submitted(TopicFactory()).get_target_instance()
    assert is_refused(translator.post(snippet("revisions_revert", row, row.latest_revision_id)))


def test_she_neither_stops_nor_restarts_a_translation(translator: Client) -> None:
    translation = submitted(ArticlePageFactory())
    assert is_refused(translator.post(localized("stop_translation", translation.pk)))
    translation.refresh_from_db()
    assert translation.enabled
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    edit = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    assert is_refused(translator.post(edit, {"localize-restart-translation": "1"}))
    translation.refresh_from_db()
    assert not translation.enabled


def test_she_neither_submits_nor_syncs_nor_makes_an_alias(translator: Client) -> None:
    page, contact = ArticlePageFactory(), ContactFactory()
    translation = submitted(page)
    swedish = translation.get_target_instance()
    locales = {"locales": [Locale.objects.get(language_code="fi").pk]}
    for address in (
        localized("submit_page_translation", page.pk),
        localized("submit_page_translation", swedish.pk),
        localized("submit_snippet_translation", "core", "contact", contact.pk),
        localized("update_translations", translation.source_id),
        localized("convert_to_alias", swedish.pk),
    ):
        assert is_refused(translator.get(address)), address
        assert is_refused(translator.post(address, locales)), address
    assert not page.has_translation(locales["locales"][0])


def test_texts_leave_and_come_as_files_in_her_language_alone(translator: Client) -> None:
    page = ArticlePageFactory()
    swedish, finnish = submitted(page, "sv"), submitted(page, "fi")
    assert translator.get(localized("download_pofile", swedish.pk)).status_code == 200
    assert is_refused(translator.get(localized("download_pofile", finnish.pk)))
    assert is_refused(translator.post(localized("upload_pofile", finnish.pk)))


def test_what_an_editor_stopped_is_closed_to_her_in_the_cycle(translator: Client) -> None:
    translation = submitted(ArticlePageFactory())
    Translation.objects.update(enabled=False)
    assert put(translator, string_address(translation)).status_code == 403


def test_pages_of_other_languages_are_closed(translator: Client) -> None:
    page = ArticlePageFactory()
    for name in ("edit", "unpublish", "view_draft"):
        assert is_refused(translator.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))), name


@pytest.mark.parametrize(
    "name", ["delete", "move", "copy", "convert_alias", "set_privacy", "lock", "unlock", "add_subpage"]
)
def test_in_her_own_tree_she_changes_words_and_not_the_tree(translator: Client, name: str) -> None:
    swedish = translate(ArticlePageFactory(), "sv")
    address = reverse(f"wagtailadmin_pages:{name}", args=[swedish.pk])
    assert is_refused(translator.get(address))
    assert is_refused(translator.post(address, {"restriction_type": "login"}))
    swedish.refresh_from_db()
    assert (swedish.locked, swedish.view_restrictions.count()) == (False, 0)


@pytest.mark.parametrize(
    ("label", "action"), [("wagtailcore/page", "delete"), ("wagtailcore/page", "move"), ("core/topic", "delete")]
)
def test_nothing_is_deleted_or_moved_in_bulk(translator: Client, label: str, action: str) -> None:
    topic = TopicFactory(tag="sv")
    swedish = translate(ArticlePageFactory(), "sv")
    pk = topic.pk if label == "core/topic" else swedish.pk
    assert is_refused(translator.post(f"/admin/bulk/{label}/{action}/?id={pk}"))
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_a_host_learns_nothing_from_the_interface_to_snippets() -> None:
    ContactFactory(name="Not published yet", live=False)
    host = signed_in(HOSTS)
    assert is_refused(host.get(localized("snippets_api_listing", "core", "contact")))


def test_an_editor_passes_everywhere(editor: Client) -> None:
    topic, page = TopicFactory(), ArticlePageFactory(body=[paragraph("One")])
    translation = submitted(page)
    assert editor.get(snippet("edit", topic)).status_code == 200
    assert editor.get(reverse("wagtailadmin_pages:add_subpage", args=[page.get_parent().pk])).status_code == 200
    assert editor.get(localized("submit_page_translation", page.pk)).status_code == 200
    assert put(editor, string_address(translation)).status_code == 201
    editor.post(localized("stop_translation", translation.pk))
    translation.refresh_from_db()
    assert not translation.enabled


def test_a_refusal_is_a_sentence(translator: Client) -> None:
    answer = translator.get(snippet("edit", TopicFactory()), follow=True)
    assert "in a language that you don’t translate into" in answer.content.decode()


def names(patterns: list[Any], namespace: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, pattern.namespace or namespace)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield namespace, pattern.name


def test_every_name_that_the_wall_lets_through_is_one_that_wagtail_has() -> None:
    """A name that a new version has dropped or renamed is to be looked at again."""
    found = set(names(get_resolver().url_patterns))
    for namespace, passing in (
        ("wagtailadmin_pages", walls.PAGES),
        ("wagtailsnippets_core_topic", walls.SNIPPETS - {"index"}),
        ("wagtailsnippetchoosers_core_topic", walls.CHOOSERS),
        ("wagtail_localize", walls.REPORTS | walls.WORDS | walls.INTERFACES),
    ):
        assert {(namespace, name) for name in passing} <= found
