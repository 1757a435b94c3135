"""Nothing half translated reaches the public, whichever form leads there; what is in public stays as it was."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from articles.models import ArticlePage
from core.models import Contact
from core.roles import EDITORS
from core.translations import join_by_hand
from desk.submitting import submit
from events.models import Choice, EventPage, Question, SummaryPage
from tests.desk.conftest import complete, said, signed_in, submitted
from tests.factories import (
    ArticlePageFactory,
    ContactFactory,
    EventPageFactory,
    SignUpFormFactory,
    SummaryPageFactory,
    TopicFactory,
    VenueFactory,
    locale,
    paragraph,
    translate,
)

pytestmark = pytest.mark.django_db


def edit_address(row: Any) -> str:
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    return reverse(f"wagtailsnippets_{row._meta.app_label}_{row._meta.model_name}:edit", args=[row.pk])


def post(client: Client, address: str, data: dict[str, Any]) -> Any:
    """A form sent, and what localize does after the commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(address, data)


def publish(client: Client, row: Any) -> None:
    assert post(client, edit_address(row), {"action": "publish"}).status_code == 302
    row.refresh_from_db()


def published(row: Any, editor: Client) -> tuple[Translation, Any]:
    translation = submitted(row)
    complete(translation)
    target = translation.get_target_instance()
    publish(editor, target)
    assert target.live
    return translation, target


def rewrite(row: Any, **words: Any) -> None:
    for name, value in words.items():
        setattr(row, name, value)
    row.save_revision().publish()


@pytest.mark.parametrize(
    "make",
    [
        lambda: EventPageFactory(title="Meeting", body=[paragraph("Come.")]),
        lambda: ArticlePageFactory(title="Story", body=[paragraph("Once.")]),
        lambda: SignUpFormFactory(questions=[{"text": "Which?", "kind": "one", "choices": ["Red", "Blue"]}]),
        VenueFactory,
        TopicFactory,
    ],
    ids=["event", "article", "form", "venue", "topic"],
)
def test_a_translation_is_published_when_its_last_text_is_there(editor: Client, make: Any) -> None:
    translation = submitted(make())
    target = translation.get_target_instance()
    assert not target.live
    complete(translation, leave=1)
    publish(editor, target)
    assert not target.live
    assert "1 text has not been translated yet" in said(editor)
    complete(translation)
    publish(editor, target)
    assert target.live
    assert str(target).endswith("(sv)")


def test_questions_and_choices_come_with_their_form(editor: Client) -> None:
    published(SignUpFormFactory(questions=[{"text": "Which?", "kind": "one", "choices": ["Red"]}]), editor)
    assert Question.objects.get(locale__language_code="sv").text == "Which? (sv)"
    assert Choice.objects.get(locale__language_code="sv").text == "Red (sv)"


@pytest.mark.parametrize(
    "make", [lambda: ArticlePageFactory(lead="First."), lambda: ContactFactory(job_title="First.")]
)
def test_what_is_in_public_stays_until_the_synced_texts_are_translated(editor: Client, make: Any) -> None:
    row = make()
    field = "lead" if isinstance(row, Page) else "job_title"
    translation, target = published(row, editor)
    rewrite(row, **{field: "Second."})
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    assert post(editor, address, {"publish_translations": "on"}).status_code == 302
    assert "Not published in svenska: 1 text has not been translated yet" in said(editor)
    publish(editor, target)
    assert (target.live, getattr(target, field)) == (True, "First. (sv)")
    complete(translation)
    assert post(editor, address, {"publish_translations": "on"}).status_code == 302
    target.refresh_from_db()
    assert getattr(target, field) == "Second. (sv)"


def test_bulk_publishing_stops_before_the_first_page_and_names_what_is_missing(editor: Client) -> None:
    unfinished = submitted(ArticlePageFactory(title="Half")).get_target_instance()
    draft = ArticlePageFactory(title="Whole", live=False)
    address = f"/admin/bulk/wagtailcore/page/publish/?id={unfinished.pk}&id={draft.pk}"
    assert post(editor, address, {"include_descendants": ""}).status_code == 302
    assert "1 page is not translated yet (Half)" in said(editor)
    assert set(ArticlePage.objects.values_list("pk", "live")) >= {(unfinished.pk, False), (draft.pk, False)}


def test_a_way_without_a_form_of_its_own_ends_in_the_sentence_too(editor: Client) -> None:
    """Scheduling an old revision anew, say: the gate itself speaks."""
    swedish = submitted(ArticlePageFactory()).get_target_instance()
    parent = swedish.get_parent()
    address = f"/admin/bulk/wagtailcore/page/publish/?id={parent.pk}"
    answer = post(editor, address, {"include_descendants": "on"})
    swedish.refresh_from_db()
    assert (answer.status_code, swedish.live) == (302, False)


def test_scheduled_words_wait_until_they_are_complete(editor: Client) -> None:
    from core.worker.schedule import Schedule

    translation, target = published(ArticlePageFactory(lead="First."), editor)
    revision = target.get_latest_revision()
    rewrite(ArticlePage.objects.get(pk=translation.source.get_source_instance().pk), lead="Second.")
    translation.source.update_from_db()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    Schedule().publish_due()
    target.refresh_from_db()
    assert (target.live, target.lead) == (True, "First. (sv)")


def test_a_contact_that_is_translated_stays_when_another_page_with_it_is_submitted(editor: Client) -> None:
    contact = ContactFactory(job_title="planner")
    _translation, swedish = published(contact, editor)
    page = ArticlePageFactory(body=[("contact", {"contact": contact})])
    submitted(page)
    swedish.refresh_from_db()
    assert (swedish.live, swedish.job_title) == (True, "planner (sv)")


def test_what_is_written_by_hand_stays_by_hand_when_another_page_with_it_is_submitted() -> None:
    contact = ContactFactory(job_title="planner")
    swedish = translate(contact, "sv", job_title="planerare")
    join_by_hand(swedish, contact)
    submitted(ArticlePageFactory(body=[("contact", {"contact": contact})]))
    swedish.refresh_from_db()
    assert (swedish.live, swedish.job_title) == (True, "planerare")
    assert not Translation.objects.get(source__object_id=contact.translation_key).enabled


def test_a_page_whose_parent_is_not_translated_brings_a_draft_of_it_and_no_english_in_public() -> None:
    meeting = EventPageFactory(event__past=True)
    submit(row=SummaryPageFactory(parent=meeting), locales=[locale("sv")], user=None)
    swedish = EventPage.objects.get(locale=locale("sv"))
    assert (swedish.live, swedish.alias_of_id, swedish.event_id) == (False, None, meeting.event_id)
    assert not SummaryPage.objects.get(locale=locale("sv")).live


def test_submission_by_the_form_makes_drafts_in_each_language(editor: Client) -> None:
    page = ArticlePageFactory(body=[("contact", {"contact": ContactFactory()})])
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    chosen = Locale.objects.filter(language_code__in=["sv", "fi"])
    assert post(editor, address, {"locales": [found.pk for found in chosen]}).status_code == 302
    models: list[Any] = [ArticlePage, Contact]
    for model in models:
        assert set(model.objects.filter(locale__in=chosen).values_list("locale__language_code", "live")) == {
            ("sv", False),
            ("fi", False),
        }


def test_an_editor_takes_a_page_written_by_hand_into_the_cycle() -> None:
    editor = signed_in(EDITORS)
    page = ArticlePageFactory(lead="First.")
    swedish = translate(page, "sv", title="Artikel", lead="Det första.")
    join_by_hand(swedish, page)
    post(editor, edit_address(swedish), {"localize-restart-translation": "1"})
    translation = Translation.objects.get(source__object_id=page.translation_key)
    assert translation.enabled
    publish(editor, swedish)
    assert swedish.lead == "Det första."
    complete(translation)
    publish(editor, swedish)
    assert swedish.lead == "First. (sv)"


def test_texts_go_out_and_come_back_as_a_file(editor: Client) -> None:
    import polib
    from django.core.files.uploadedfile import SimpleUploadedFile

    translation = submitted(ArticlePageFactory(title="Story", body=[paragraph("Once upon a time.")]))
    exported = editor.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    catalogue = polib.pofile(exported.content.decode())
    for entry in catalogue:
        entry.msgstr = entry.msgid if entry.msgctxt == "slug" else f"{entry.msgid} på svenska"
    file = SimpleUploadedFile("story.po", str(catalogue).encode())
    post(editor, reverse("wagtail_localize:upload_pofile", args=[translation.pk]), {"file": file})
    target = translation.get_target_instance()
    publish(editor, target)
    assert (target.live, target.title) == (True, "Story på svenska")
    assert "Once upon a time. på svenska" in str(target.body)
