"""The factories make what the site would have made."""

import pytest

from core.roles import languages_of
from events.models import State
from tests.factories import (
    ArticlePageFactory,
    ContactFactory,
    EventFactory,
    EventPageFactory,
    InformationPageFactory,
    SignUpFactory,
    SignUpFormFactory,
    SummaryPageFactory,
    TopicFactory,
    TopicPageFactory,
    UserFactory,
    administrator,
    editor,
    host,
    paragraph,
    translate,
    translate_form,
    translator,
)

pytestmark = pytest.mark.django_db


def test_an_event_is_open_and_without_contradictions() -> None:
    for event in (EventFactory(), EventFactory(online=True), EventFactory(hybrid=True, hosts=[UserFactory()])):
        event.full_clean()
        assert event.sign_up_state == "open"
    assert EventFactory(past=True).is_over


def test_pages_stand_where_their_kind_belongs_and_are_published() -> None:
    article = ArticlePageFactory(
        topics=[TopicFactory()],
        contacts=[ContactFactory()],
        related_events=[EventFactory()],
        body=[paragraph("Words.")],
    )
    made = [article, EventPageFactory(), SummaryPageFactory(), InformationPageFactory(), TopicPageFactory()]
    for page in made:
        assert page.live
        page.specific.full_clean()
    assert article.topics.count() == article.contacts.count() == article.related_events.count() == 1
    assert "Words." in article.search_text()
    assert not EventPageFactory(live=False).live


def test_a_translation_is_published_in_its_own_tree() -> None:
    page = translate(EventPageFactory(), "sv", title="Möte om parken", slug="mote")
    assert page.url == "/sv/evenemang/mote/"
    assert page.live
    summary = translate(SummaryPageFactory(), "ar", title="ما قيل")
    assert summary.url.startswith("/ar/faaliyat/")


def test_a_form_asks_in_each_language() -> None:
    form = SignUpFormFactory(questions=[{"text": "Bring children?", "kind": "one", "choices": ["Yes", "No"]}])
    translate_form(form, "sv", {"Bring children?": "Tar du med barn?", "Yes": "Ja", "No": "Nej"})
    (question,) = form.asked("sv")
    assert question.words.text == "Tar du med barn?"
    assert [str(choice.words.text) for choice in question.offered] == ["Ja", "Nej"]
    (question,) = form.asked("fi")
    assert [choice.words.text.tag for choice in question.offered] == ["en", "en"]


def test_sign_ups_are_numbered() -> None:
    event = EventFactory()
    SignUpFactory(event=event)
    waiting = SignUpFactory(event=event, state=State.WAITING)
    assert waiting.number == 2
    assert waiting.email_key


def test_each_role_may_enter_the_admin_and_a_person_without_one_may_not() -> None:
    for person in (editor(), host(), administrator(), translator("sv"), translator("ar")):
        assert person.has_perm("wagtailadmin.access_admin")
        assert not person.is_superuser
    assert not UserFactory().has_perm("wagtailadmin.access_admin")
    assert languages_of(translator("sv")) == ["sv"]
