"""The demonstration: loaded once for its class, inside a transaction that is rolled back after it."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from articles.models import ArticlePage, TopicPage
from core.models import Contact, Topic
from core.outbox.models import OutboxEntry
from core.roles import languages_of
from core.translations import is_by_hand
from events.exports import choice_words, say_answer
from events.models import Answer, Event, EventPage, Mode, SignUp, SignUpForm, State, Status, SummaryPage, Venue
from events.signups import seats
from home.demonstration import content_files, demonstration_logins
from home.models import InformationPage, Menu
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
KINDS = (Topic, Contact, Venue, SignUpForm, Event, SignUp, Page, Menu, OutboxEntry)
FAMILIES = ("information", "events", "summaries", "articles")


@pytest.fixture(scope="class")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demonstration")
        yield
        transaction.set_rollback(True)


def published() -> list[Any]:
    return list(Page.objects.live().filter(depth__gt=1).specific().select_related("locale"))


@pytest.mark.usefixtures("demonstration")
class TestLoaded:
    def test_a_second_run_doubles_nothing(self) -> None:
        before = {kind: kind.objects.count() for kind in KINDS if kind is not OutboxEntry}
        call_command("load_demonstration")
        assert {kind: kind.objects.count() for kind in before} == before

    def test_every_page_answers_in_its_own_language(self, client: Client) -> None:
        for page in published():
            answer = client.get(page.url)
            assert answer.status_code == 200, page.url
            html: Any = BeautifulSoup(answer.content, "html.parser")
            tag = page.locale.language_code
            assert html.html["lang"] == tag, page.url
            assert html.html["dir"] == ("rtl" if tag == "ar" else "ltr")
            assert page.title in html.get_text(), page.url

    def test_the_events_show_every_state(self) -> None:
        states = {event.code: event.sign_up_state for event in Event.objects.all()}
        assert sorted(states.values()) == ["cancelled", "open", "open", "open", "open", "over", "over", "postponed"]
        assert Event.objects.get(status=Status.CANCELLED).pages.exists()
        assert {event.mode for event in Event.objects.all()} == set(Mode)
        hybrid, online = Event.objects.get(mode=Mode.HYBRID), Event.objects.get(mode=Mode.ONLINE)
        assert seats.count(hybrid)[Mode.IN_PERSON].free == 2
        assert seats.count(online)[Mode.ONLINE].free == 0
        assert online.sign_ups.filter(state=State.WAITING).count() == 2
        assert {seats.level(event) for event in Event.objects.filter(mode=Mode.IN_PERSON)} == {seats.FEW, seats.MANY}

    def test_facts_hold_together(self) -> None:
        for event in Event.objects.all():
            event.full_clean()
            assert event.local_start.weekday() < 5
        for page in published():
            page.full_clean()

    def test_the_past_event_has_its_summary_below_it_in_every_language(self) -> None:
        summaries = SummaryPage.objects.live()
        assert {page.locale.language_code for page in summaries} == {"en", "fi", "sv", "ar"}
        assert {page.get_parent().specific.event for page in summaries} == {page.event for page in summaries}

    def test_translations_are_joined_and_marked_as_written_by_hand(self) -> None:
        for model in (ArticlePage, EventPage, SummaryPage, TopicPage, InformationPage):
            for family in model.objects.values_list("translation_key", flat=True).distinct():
                pages = list(model.objects.filter(translation_key=family))
                assert sum(not is_by_hand(page) for page in pages) == 1  # the original

    def test_some_pages_lack_a_translation(self) -> None:
        bench = ArticlePage.objects.filter(translation_key=content_files.page_key("articles/bench"))
        assert {page.locale.language_code for page in bench} == {"fi", "en"}

    def test_questions_are_asked_in_every_language(self) -> None:
        form = Event.objects.get(code="sch22way").sign_up_form
        assert form is not None
        for tag in ("en", "fi", "sv", "ar"):
            asked = form.asked(tag)
            assert len(asked) == 3
            assert {question.words.text.tag for question in asked} == {tag}
            assert {choice.words.text.tag for question in asked for choice in question.offered} == {tag}
        assert [question.required for question in asked] == [True, False, False]

    def test_answers_are_those_that_the_form_itself_would_have_made(self) -> None:
        event = Event.objects.get(code="lib77eve")
        choices = choice_words(event.sign_up_form.asked("en")) if event.sign_up_form else {}
        said = {
            answer.wording: say_answer(answer, choices)
            for answer in event.sign_ups.get(name="Priya Nair").answers.all()
        }
        assert said == {
            "How late would you like to stay?": "half past nine",
            "What would you come for?": "For a quiet call; To read for school or an exam",
            "Do you have a library card?": "No",
        }
        assert all(key in choices for answer in Answer.objects.filter(sign_up__event=event) for key in answer.choices)

    def test_invented_people_get_no_mail(self) -> None:
        people = {str(public_id) for public_id in SignUp.objects.values_list("public_id", flat=True)}
        assert not OutboxEntry.objects.filter(target__in=people).exists()

    def test_everyone_of_the_log_ins_may_enter_the_admin(self) -> None:
        for login in demonstration_logins():
            person = authenticate(username=login.username, password=login.password)
            assert person is not None, login
            assert person.has_perm("wagtailadmin.access_admin"), login
        translator = authenticate(username="translator-ar", password=demonstration_logins()[0].password)
        assert languages_of(translator) == ["ar"]

    def test_the_menu_leads_to_events_articles_and_about(self) -> None:
        titles = [entry.page.title for entry in Menu.load().entries.all()]
        assert titles == ["Meetings", "Articles", "About the series"]


def test_every_file_is_named_in_the_facts_and_can_be_read() -> None:
    for family in FAMILIES:
        for path in (content_files.CONTENT / family).iterdir():
            page = content_files.read_page(path)
            assert page.title, path
            assert page.slug.isascii(), path
            assert page.name.partition("/")[2] in content_files.facts()[family], path


def test_every_language_has_the_same_words_as_english() -> None:
    def outline(told: Any) -> Any:
        return {name: outline(inner) for name, inner in told.items()} if isinstance(told, dict) else None

    for tag in ("fi", "sv", "ar"):
        assert outline(content_files.words(tag)) == outline(content_files.words("en")), tag


def test_a_broken_file_is_named(tmp_path: Any) -> None:
    broken = tmp_path / "thing.en.md"
    broken.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    with pytest.raises(content_files.ContentError, match=r"thing\.en\.md"):
        content_files.read_page(broken)


def test_production_settings_refuse_it(settings: Any) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="production"):
        call_command("load_demonstration")
    assert demonstration_logins() == []
    assert not Event.objects.exists()


def test_a_site_with_events_of_its_own_is_left_alone() -> None:
    event = EventFactory()
    with pytest.raises(CommandError, match="of its own"):
        call_command("load_demonstration")
    assert list(Event.objects.all()) == [event]


def test_a_story_is_told_though_the_site_does_not_speak_the_language_it_was_written_in(settings: Any) -> None:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
    call_command("load_demonstration")
    assert ArticlePage.objects.filter(slug="bench", locale__language_code="en", live=True).exists()
