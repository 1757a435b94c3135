"""Event pages and summaries in the page explorer and its editor."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import Translation, TranslationSource

from events.models import EventIndexPage, EventPage, SummaryPage
from tests.events.admin.people import client_for
from tests.factories import EventPageFactory, SignUpFactory, editor, translate

pytestmark = pytest.mark.django_db


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_adding_an_event_page_leads_to_a_new_event(site_tree: None) -> None:
    index = EventIndexPage.objects.get(locale__language_code="sv")
    response = client_for(editor()).get(reverse("wagtailadmin_pages:add", args=["events", "eventpage", index.pk]))
    assert response["Location"] == reverse("events_admin:add") + "?locale=sv"


def test_the_language_one_comes_from_is_chosen_for_the_page(site_tree: None) -> None:
    response = client_for(editor()).get(reverse("events_admin:add"), {"locale": "sv"})
    chosen = BeautifulSoup(response.content, "html.parser").find("input", {"name": "locale", "checked": True})
    assert chosen is not None
    assert chosen["value"] == str(EventIndexPage.objects.get(locale__language_code="sv").locale_id)


def test_the_page_editor_shows_the_facts_and_the_way_to_them() -> None:
    page = EventPageFactory()
    response = client_for(editor()).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    text = text_of(response)
    assert "When and where" in text
    assert page.event.venue.name in text
    assert reverse("events_admin:edit", args=[page.event_id]) in response.content.decode()


def test_an_event_page_is_not_copied_nor_a_branch_that_holds_one() -> None:
    page = EventPageFactory()
    client = client_for(editor())
    for copied in (page, page.get_parent()):
        response = client.get(reverse("wagtailadmin_pages:copy", args=[copied.pk]), follow=True)
        assert "event pages can’t be copied" in text_of(response)
    assert EventPage.objects.count() == 1


@pytest.mark.parametrize("action", ["delete", "move_confirm"])
def test_before_a_page_goes_the_editor_reads_how_many_have_signed_up(action: str) -> None:
    page = EventPageFactory()
    SignUpFactory(event=page.event)
    SignUpFactory(event=page.event, state="cancelled")
    arguments = [page.pk] if action == "delete" else [page.pk, page.get_parent().pk]
    response = client_for(editor()).get(reverse(f"wagtailadmin_pages:{action}", args=arguments))
    assert "1 person has signed up" in text_of(response)


def test_a_page_whose_event_has_people_is_unpublished_after_a_second_yes() -> None:
    page = EventPageFactory()
    SignUpFactory(event=page.event)
    client = client_for(editor())
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    assert "1 person has signed up" in text_of(client.post(address))
    page.refresh_from_db()
    assert page.live
    client.post(address, {"people_known": "1"})
    page.refresh_from_db()
    assert not page.live


def test_such_pages_do_not_go_among_many_ticked_ones() -> None:
    page, other = EventPageFactory(), EventPageFactory()
    SignUpFactory(event=page.event)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    address += f"?id={page.pk}&id={other.pk}"
    response = client_for(editor()).post(address, {"next": "/admin/"}, follow=True)
    assert "please take such pages one by one" in text_of(response)
    assert EventPage.objects.live().count() == 2


def test_the_translators_editor_opens_for_an_event_page_and_keeps_its_event() -> None:
    page = EventPageFactory(title="How we move")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="sv"))
    translation.save_target(publish=False)
    swedish = EventPage.objects.get(locale__language_code="sv")
    response = client_for(editor()).get(reverse("wagtailadmin_pages:edit", args=[swedish.pk]))
    assert "wagtail_localize/admin/edit_translation.html" in [template.name for template in response.templates]
    assert swedish.event == page.event


def test_a_page_nobody_waits_for_is_unpublished_at_once() -> None:
    page = EventPageFactory()
    client_for(editor()).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    assert not page.live


def test_a_summary_is_written_below_an_event_page_and_takes_over_its_event() -> None:
    page = EventPageFactory(event__past=True)
    data = nested_form_data(
        {"title": "What was said", "slug": "what-was-said", "lead": "", "body": streamfield([]), "action-publish": "1"}
    )
    client = client_for(editor())
    client.post(reverse("wagtailadmin_pages:add", args=["events", "summarypage", page.pk]), data)
    summary = SummaryPage.objects.get()
    assert (summary.event, summary.live) == (page.event, True)


def test_a_summary_keeps_its_event_in_translation() -> None:
    page = EventPageFactory(event__past=True)
    swedish = translate(page, "sv", title="Hur vi rör oss")
    summary = page.add_child(instance=SummaryPage(title="What was said", slug="what-was-said"))
    translated = translate(summary, "sv", title="Vad som sades")
    assert translated.event == page.event
    assert translated.get_parent().pk == swedish.pk
