"""From parts to a page: once, again, after a person, as a translation."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from articles.importer.files import page_at
from articles.importer.parse import parse
from articles.importer.parsed import Unreadable
from articles.importer.saving import Imported, import_article
from articles.models import ArticlePage
from core.models import Contact, Topic
from core.publishing import Unfinished
from core.translations import is_by_hand

Import = Callable[..., Imported]
SWEDISH = "busslinjen.sv.txt"
FINNISH = "kirjasto-iltaisin.fi.txt"


def edit(page: ArticlePage, *, lead: str, publish: bool) -> None:
    """As a person does in Wagtail's editor."""
    draft = page.get_latest_revision_as_object()
    draft.lead = lead
    revision = draft.save_revision()
    if publish:
        revision.publish()


def reworded(text: str) -> str:
    return text.replace("Vägen är nio kilometer lång.", "Vägen är tio kilometer lång.")


def test_every_part_of_a_file_is_on_its_page(imported: Import) -> None:
    page = imported(FINNISH, publish=True).page
    assert page.live
    assert page.url == "/fi/artikkelit/kirjaston-ovet-aukeavat-iltaisin-kun-naapurit-opettavat-toisiaan/"
    assert [publisher.name for publisher in page.publishers.all()] == ["Espoon kaupunki", "Kulttuurin tulosalue"]
    assert page.published_at == datetime(2025, 2, 3, 7, 5, tzinfo=UTC)
    assert page.updated_at == datetime(2025, 2, 17, 12, 40, tzinfo=UTC)
    assert page.lead.startswith("Kauklahden kirjastossa")
    assert [block.block_type for block in page.body] == [
        "paragraph", "heading", "paragraph", "list", "quote", "heading", "paragraph", "quote", "paragraph",
    ]  # fmt: skip
    assert page.body[4].value["speaker"] == "Aino Vuorela"
    assert page.body[4].value["role"] == "vapaaehtoisten koordinaattori"
    assert [row.topic.name for row in page.topics.all()] == ["Kirjastot", "Kieli ja oppiminen"]
    assert [row.contact.email for row in page.contacts.all()] == ["aino.vuorela@example.org", "yusuf.karim@example.org"]
    assert "juttusarjaa" in page.series_note


def test_markup_in_a_file_is_words(imported: Import) -> None:
    page = imported(
        SWEDISH, lambda text: text.replace("Linjen får", "<script>x</script> & linjen får"), publish=True
    ).page
    assert "&lt;script&gt;x&lt;/script&gt; &amp; linjen" in page.body[0].value.source


def test_a_second_run_on_the_same_file_changes_nothing(imported: Import) -> None:
    first = imported(SWEDISH, publish=True)
    again = imported(SWEDISH, publish=True)
    assert (first.outcome, again.outcome) == ("created", "unchanged")
    assert again.page.pk == first.page.pk
    assert again.page.revisions.count() == 1
    assert (Topic.objects.count(), Contact.objects.count()) == (2, 1)


def test_a_second_run_updates_what_has_changed_in_public(imported: Import) -> None:
    page = imported(SWEDISH, publish=True).page
    blocks = {block.id for block in page.body}
    again = imported(SWEDISH, reworded)
    assert (again.outcome, again.page.pk, again.page.live) == ("updated", page.pk, True)
    assert "tio kilometer" in again.page.body[0].value.source
    assert (
        len(blocks - {block.id for block in again.page.body}) == 1
    )  # the other blocks are known to their translations
    assert ArticlePage.objects.count() == 1


def test_a_draft_is_updated_as_a_draft_and_published_when_asked(imported: Import) -> None:
    assert not imported(SWEDISH).page.live
    assert not imported(SWEDISH, reworded).page.live
    again = imported(SWEDISH, reworded, publish=True)
    assert (again.outcome, again.page.live) == ("updated", True)
    assert "tio kilometer" in again.page.body[0].value.source


@pytest.mark.parametrize("publish", [True, False])
def test_a_page_that_a_person_has_edited_gets_a_draft_and_keeps_its_public_words(
    imported: Import, publish: bool
) -> None:
    page = imported(SWEDISH, publish=True).page
    edit(page, lead="Handskrivet.", publish=True)
    for change in (reworded, lambda text: reworded(text).replace("tio", "elva")):
        again = imported(SWEDISH, change, publish=publish)
        assert again.outcome == "drafted"
        assert again.page.lead == "Handskrivet."
        assert again.page.has_unpublished_changes
    draft = again.page.get_latest_revision_as_object()
    assert "elva kilometer" in draft.body[0].value.source
    assert draft.lead.startswith("I våras satt")


def test_a_person_s_unpublished_edit_is_a_person_s_too(imported: Import) -> None:
    page = imported(SWEDISH, publish=True).page
    edit(page, lead="Handskrivet.", publish=False)
    again = imported(SWEDISH, reworded, publish=True)
    assert again.outcome == "drafted"
    assert "nio kilometer" in again.page.body[0].value.source
    assert [revision.as_object().lead for revision in page.revisions.order_by("pk")][1] == "Handskrivet."


def test_a_file_of_the_same_name_in_another_language_is_another_page(imported: Import) -> None:
    swedish = imported(SWEDISH).page
    finnish = imported(FINNISH).page
    assert swedish.pk != finnish.pk
    assert swedish.translation_key != finnish.translation_key


def test_a_copy_of_an_imported_page_is_left_alone(imported: Import) -> None:
    page = imported(SWEDISH, publish=True).page
    copy = page.copy(update_attrs={"slug": "en-kopia", "title": "En kopia"})
    again = imported(SWEDISH, reworded)
    copy.refresh_from_db()
    assert again.page.pk == page.pk
    assert copy.title == "En kopia"


def test_contacts_and_topics_are_found_again_and_never_overwritten(imported: Import) -> None:
    swedish = Locale.objects.get(language_code="sv")
    topic = Topic.objects.create(name="trafik", locale=swedish)
    contact = Contact.objects.create(
        name="Kerstin A.", job_title="Chef", email="Kerstin.Ahlroos@example.org", locale=swedish
    )
    page = imported(SWEDISH).page.get_latest_revision_as_object()
    assert next(row.topic for row in page.topics.all()) == topic
    assert [row.contact for row in page.contacts.all()] == [contact]
    contact.refresh_from_db()
    assert (contact.name, contact.job_title) == ("Kerstin A.", "Chef")
    assert Contact.objects.count() == 1


def test_a_contact_known_in_another_language_gets_this_language_s_title(imported: Import) -> None:
    finnish = Locale.objects.get(language_code="fi")
    known = Contact.objects.create(
        name="Kerstin Ahlroos", job_title="suunnittelija", email="kerstin.ahlroos@example.org", locale=finnish
    )
    page = imported(SWEDISH, publish=True).page
    assert [row.contact for row in page.contacts.all()] == [known]
    words = Contact.objects.get(translation_key=known.translation_key, locale__language_code="sv")
    assert words.job_title == "trafikplanerare"
    assert is_by_hand(words)


def other(title: str, **options: Any) -> Imported:
    article = parse(f"{title}\n\n • Esbo\n19.1.2021 7.32\n\nEn ingress.\n\n • Ett nytt ämne", name="other.sv.txt")
    return import_article(article, identity=title[:20], language="sv", **options)


def test_an_address_is_ascii_whatever_the_title_s_script_and_no_two_are_the_same(site_tree: None) -> None:
    titles = ["Кто рисовал автобус", "من رسم الخط", "Möten på Å", "谁画的线", "?!", "Ord " * 60]
    slugs = [other(title).page.slug for title in titles]
    assert slugs[0] == "kto-risoval-avtobus"
    assert slugs[2] == "moten-pa-a"
    assert slugs[4] == "article"
    assert all(slug.isascii() and 0 < len(slug) <= 80 for slug in slugs)
    assert other("Möten på Å!").page.slug == "moten-pa-a-1"


def test_an_import_may_be_the_translation_of_a_page_and_the_cycle_goes_on(imported: Import) -> None:
    original = imported(FINNISH, publish=True).page
    page = imported(SWEDISH, publish=True, translation_of=original).page
    assert page.translation_key == original.translation_key
    assert is_by_hand(page)
    assert imported(SWEDISH, reworded, translation_of=original).outcome == "updated"
    assert page.url == "/sv/artiklar/busslinjen-som-invanarna-sjalva-fick-rita/"


def test_the_cycle_goes_on_from_a_page_that_was_joined_by_hand(
    imported: Import, django_capture_on_commit_callbacks: Any
) -> None:
    original = imported(FINNISH, publish=True).page
    page = imported(SWEDISH, publish=True, translation_of=original).page
    translation = Translation.objects.get(source__object_id=original.translation_key, target_locale=page.locale)
    translation.enabled = True  # as 'Start synced translation' does
    translation.save(update_fields=["enabled"])
    with pytest.raises(Unfinished):
        page.latest_revision.publish()
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.get_or_create(
            translation_of=segment.string, locale=page.locale, context=segment.context, defaults={"data": "Översatt"}
        )
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target()
    page = ArticlePage.objects.get(pk=page.pk)
    assert (page.title, page.live, page.body[0].value.source) == ("Översatt", True, "<p>Översatt</p>")


def test_a_hand_written_original_of_a_finished_import_can_be_submitted_to_other_languages(imported: Import) -> None:
    page = imported(SWEDISH, publish=True).page
    source, _created = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    copy = ArticlePage.objects.get(translation_key=page.translation_key, locale=english)
    assert (copy.import_name, copy.import_revision) == ("", None)
    assert [row.topic_id for row in copy.topics.all()] == [row.topic_id for row in page.topics.all()]
    assert not copy.live


def test_what_cannot_be_joined_is_refused_and_nothing_is_written(imported: Import) -> None:
    original = imported(FINNISH, publish=True).page
    swedish = imported(SWEDISH, translation_of=original).page
    with pytest.raises(Unreadable, match="has a translation in this language already: /sv/artiklar/busslinjen"):
        other("En annan", translation_of=original)
    with pytest.raises(Unreadable, match="joined with other translations already"):
        imported(SWEDISH, translation_of=imported("garden.en.txt").page)
    with pytest.raises(Unreadable, match="in this language"):
        other("En annan", translation_of=swedish)
    assert not ArticlePage.objects.filter(title="En annan").exists()
    assert not Topic.objects.filter(name="Ett nytt ämne").exists()


def test_a_language_that_the_site_does_not_speak_is_refused(site_tree: None) -> None:
    article = parse("T\n\n • P\n19.1.2021 7.32\n\nEen inleiding.", name="a.nl.txt")
    with pytest.raises(Unreadable, match="doesn’t speak the language “nl”"):
        import_article(article, identity="a", language="nl")
    assert not ArticlePage.objects.exists()


def test_a_page_is_found_by_its_address(imported: Import) -> None:
    page = imported(SWEDISH).page
    assert page_at(page.url) == page
    assert page_at(f"http://127.0.0.1:8000{page.url}") == page
    assert page_at("/sv/artiklar/finns-inte/") is None
    assert page_at("") is None
