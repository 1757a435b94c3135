"""Thanks, what people thought of it, and later what came of it."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.outbox.models import OutboxEntry
from events import rounds
from events.feedback import Answered, forget_feedback, give_feedback, totals
from events.models import Event, Feedback, FeedbackForm, FeedbackTicket, Mode, SignUp, State, Status, SummaryPage
from tests.events.admin.people import client_for
from tests.events.admin.screens import text_of
from tests.events.clock import ended, entries, ids, read, told
from tests.factories import (
    EventFactory,
    EventPageFactory,
    SignUpFactory,
    SnippetFactory,
    SummaryPageFactory,
    editor,
    host,
    translate,
)

pytestmark = pytest.mark.django_db


class FeedbackFormFactory(SnippetFactory):
    class Meta:
        model = FeedbackForm

    stars_question = "How did it sound?"
    text_question = "What did you miss?"


def over(*, hours: float = 13, **facts: Any) -> Event:
    """An event that has ended so many hours ago; those who signed up come after."""
    event: Event = EventPageFactory(event=EventFactory(**facts)).event
    return ended(event, hours=hours)


def ticket_of(event: Event) -> FeedbackTicket:
    return FeedbackTicket.objects.create(event=event)


def path(ticket: FeedbackTicket, tag: str = "en") -> str:
    return f"/{tag}/my-feedback/{ticket.pk}/"


class TestThanks:
    def test_they_come_in_the_morning_after_and_once(self) -> None:
        event = over(hours=11)
        person = SignUpFactory(event=event)
        rounds.thank()
        assert told("thanks") == []
        ended(event, hours=13)
        rounds.thank()
        rounds.thank()
        rounds.thank_for(event.pk)
        assert told("thanks") == ids(person)

    def test_those_who_were_checked_in_are_thanked(self) -> None:
        event = over()
        here = SignUpFactory(event=event, checked_in_at=timezone.now())
        SignUpFactory(event=event)
        rounds.thank()
        assert told("thanks") == ids(here)

    def test_where_nobody_was_checked_in_all_who_had_a_seat_are(self) -> None:
        event = over()
        seated = SignUpFactory(event=event)
        meanwhile = SignUpFactory(event=event, state=State.WAITING, has_meanwhile=True)
        for state in (State.WAITING, State.LAPSED, State.CANCELLED):
            SignUpFactory(event=event, state=state)
        rounds.thank()
        assert told("thanks") == ids(seated, meanwhile)

    def test_who_took_part_online_is_thanked_though_only_the_room_has_a_door(self) -> None:
        event = over(hybrid=True)
        here = SignUpFactory(event=event, checked_in_at=timezone.now())
        SignUpFactory(event=event)
        online = SignUpFactory(event=event, mode=Mode.ONLINE)
        rounds.thank()
        assert told("thanks") == ids(here, online)

    @pytest.mark.parametrize(
        "facts",
        [{"status": Status.CANCELLED}, {"status": Status.POSTPONED}, {"sends_thanks": False}, {"hours": 8 * 24}],
    )
    def test_nobody_is_thanked_for_what_was_not_held_or_long_ago_or_where_the_host_wants_none(
        self, facts: dict[str, Any]
    ) -> None:
        SignUpFactory(event=over(**facts))
        rounds.thank()
        assert told("thanks") == []

    def test_the_mail_leads_each_to_a_form_of_her_own_in_her_language(self) -> None:
        event = over()
        SignUpFactory(event=event, language="sv")
        SignUpFactory(event=event, language="ar")
        rounds.thank()
        tickets = {str(pk) for pk in FeedbackTicket.objects.values_list("pk", flat=True)}
        assert {entry.parameters["ticket"] for entry in entries("thanks")} == tickets
        for entry in entries("thanks"):
            letter = read(entry)
            assert letter is not None
            assert f"/{entry.language}/my-feedback/{entry.parameters['ticket']}/" in letter.text
            assert list(letter.attachments) == []


class TestForm:
    def test_an_answer_is_kept_once_and_says_nothing_of_the_person(self, client: Client) -> None:
        ticket = ticket_of(over())
        page = BeautifulSoup(client.get(path(ticket)).content, "html.parser")
        assert len(page.select("input[type=radio][name=stars]")) == 5
        answer = client.post(path(ticket), {"stars": "4", "text": "More music, please"}, follow=True)
        assert "Thank you for your answer" in text_of(answer)
        [kept] = Feedback.objects.all()
        assert (kept.stars, kept.text, kept.language, kept.event) == (4, "More music, please", "en", ticket.event)
        assert {field.name for field in Feedback._meta.get_fields()} == {"id", "event", "stars", "text", "language"}

    def test_a_second_press_finds_the_link_used_and_adds_nothing(self, client: Client) -> None:
        ticket = ticket_of(over())
        answers = [client.post(path(ticket), {"stars": "4"}) for _press in range(2)]
        assert [answer.status_code for answer in answers] == [302, 404]
        assert "This link has been used" in text_of(answers[1])
        assert Feedback.objects.count() == 1
        with pytest.raises(Answered):
            give_feedback(ticket=ticket.pk, stars=1, text="", language="en")

    def test_looking_uses_nothing_up(self, client: Client) -> None:
        ticket = ticket_of(over())
        for _look in range(2):
            response = client.get(path(ticket) + "?stars=5")
            assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert (FeedbackTicket.objects.count(), Feedback.objects.count()) == (1, 0)

    @pytest.mark.parametrize(
        "sent", [{}, {"stars": "0"}, {"stars": "6"}, {"stars": "x"}, {"stars": "5", "text": "a" * 2_001},
                 {"stars": "5", "text": "a\x00b"}]
    )  # fmt: skip
    def test_what_is_wrong_is_said_and_the_ticket_stays(self, client: Client, sent: dict[str, str]) -> None:
        ticket = ticket_of(over())
        answer = client.post(path(ticket), sent)
        assert answer.status_code == 422
        assert "needs another look" in text_of(answer)
        assert (FeedbackTicket.objects.count(), Feedback.objects.count()) == (1, 0)

    def test_a_change_of_language_keeps_what_was_typed_unjudged(self, client: Client) -> None:
        answer = client.post(path(ticket_of(over()), "sv"), {"switch": "1", "text": "Half a thought"})
        page = BeautifulSoup(answer.content, "html.parser")
        assert page.select_one("textarea").text.strip() == "Half a thought"
        assert page.select_one(".error-summary") is None

    def test_the_events_own_questions_are_asked_in_the_readers_language(self, client: Client) -> None:
        questions = FeedbackFormFactory()
        translate(questions, "sv", stars_question="Hur lät det?", text_question="Vad saknade du?")
        ticket = ticket_of(over(feedback_form=questions))
        assert "Hur lät det?" in text_of(client.get(path(ticket, "sv")))
        legend = BeautifulSoup(client.get(path(ticket, "fi")).content, "html.parser").select_one("legend span[lang]")
        assert (legend["lang"], legend.text) == ("en", "How did it sound?")

    def test_an_unknown_ticket_opens_nothing(self, client: Client) -> None:
        assert client.get(f"/en/my-feedback/{uuid.uuid4()}/").status_code == 404

    def test_tickets_run_out(self) -> None:
        old, new = ticket_of(over(hours=61 * 24)), ticket_of(over())
        rounds.forget_tickets()
        assert list(FeedbackTicket.objects.all()) == [new]
        assert old.event_id != new.event_id


class TestHost:
    def test_sees_average_count_and_texts_in_their_language(self) -> None:
        user = host()
        event = over(hosts=[user])
        for stars, text, tag in ((5, "رائع", "ar"), (4, "<b>Bra</b>", "sv"), (4, "", "fi")):
            give_feedback(ticket=ticket_of(event).pk, stars=stars, text=text, language=tag)
        answer = client_for(user).get(reverse("events_admin:feedback", args=[event.pk]))
        assert "4.3 of 5 stars on average, from 3 answers." in text_of(answer)
        said = BeautifulSoup(answer.content, "html.parser").select("main li[lang]")
        assert {(item["lang"], item.text) for item in said} == {("ar", "رائع"), ("sv", "<b>Bra</b>")}
        assert answer.content.decode().count("<b>Bra</b>") == 0
        assert "Feedback" in text_of(client_for(user).get(reverse("events_admin:sign_ups", args=[event.pk])))

    def test_who_does_not_host_it_reads_nothing(self) -> None:
        event = over()
        for user in (host(), editor()):
            assert client_for(user).get(reverse("events_admin:feedback", args=[event.pk])).status_code == 403

    def test_an_event_without_answers_has_no_average(self) -> None:
        assert (totals(over()).average, totals(over()).count) == (None, 0)

    def test_after_the_time_of_keeping_only_the_stars_are_left_and_nobody_answers_any_more(self) -> None:
        event, other = over(), over()
        late = ticket_of(event)
        for each in (event, other):
            give_feedback(ticket=ticket_of(each).pk, stars=4, text="Ali was kind", language="so")
        forget_feedback(event)
        assert (totals(event).count, totals(event).average, totals(event).texts) == (1, 4, [])
        assert [text for text, _written in totals(other).texts] == ["Ali was kind"]
        with pytest.raises(Answered):
            give_feedback(ticket=late.pk, stars=1, text="", language="en")


class TestWhatCameOfIt:
    def follower(self, event: Event, tag: str = "en", **more: Any) -> SignUp:
        person: SignUp = SignUpFactory(event=event, language=tag, wants_follow_up=True, **more)
        return person

    def summary(self, event: Event) -> SummaryPage:
        page: SummaryPage = SummaryPageFactory(parent=event.pages.get(), title="How it sounded")
        return page

    def patience_is_over(self) -> None:
        SummaryPage.objects.update(first_published_at=timezone.now() - rounds.PATIENCE - timedelta(minutes=1))

    def test_those_who_asked_are_told_once_as_soon_as_it_is_there_in_their_language(self) -> None:
        event = over()
        asked = self.follower(event)
        SignUpFactory(event=event)
        rounds.tell_what_came_of_it()
        assert told("came_of_it") == []
        page = self.summary(event)
        for _turn in range(2):
            rounds.tell_what_came_of_it()
        assert told("came_of_it") == ids(asked)
        [entry] = entries("came_of_it")
        letter = read(entry)
        assert letter is not None
        assert "How it sounded" in letter.text
        assert page.full_url in letter.text
        assert "It isn’t there in your language yet." not in letter.text

    def test_a_translation_is_waited_for_and_told_when_it_comes(self) -> None:
        event = over()
        swedish = self.follower(event, "sv")
        page = self.summary(event)
        rounds.tell_what_came_of_it()
        assert told("came_of_it") == []
        translated = translate(page, "sv", title="Hur det lät")
        rounds.tell_what_came_of_it()
        [entry] = entries("came_of_it")
        letter = read(entry)
        assert (entry.target, letter is not None and translated.full_url in letter.text) == (
            str(swedish.public_id),
            True,
        )

    def test_after_a_while_the_nearest_language_is_told_of_and_named_and_a_later_translation_is_not(self) -> None:
        event = over()
        self.follower(event, "ar")
        page = self.summary(event)
        self.patience_is_over()
        rounds.tell_what_came_of_it()
        [entry] = entries("came_of_it")
        letter = read(entry)
        assert letter is not None
        assert page.full_url in letter.text
        said = BeautifulSoup(letter.html or "", "html.parser").select_one("h2 span[lang]")
        assert (said["lang"], said.text) == ("en", "How it sounded")
        translate(page, "ar", title="كيف بدا الصوت")
        rounds.tell_what_came_of_it()
        assert len(entries("came_of_it")) == 1

    def test_who_waited_is_told_too_and_who_has_cancelled_or_never_answered_is_not(self) -> None:
        event = over()
        waiting = self.follower(event, state=State.WAITING)
        self.follower(event, state=State.CANCELLED)
        self.follower(event, state=State.LAPSED)
        self.summary(event)
        rounds.tell_what_came_of_it()
        assert told("came_of_it") == ids(waiting)

    def test_a_draft_and_a_summary_that_was_taken_back_are_told_to_nobody(self) -> None:
        event = over()
        self.follower(event)
        page = self.summary(event)
        rounds.tell_what_came_of_it()
        page.unpublish()
        [entry] = entries("came_of_it")
        assert read(entry) is None
        other = over()
        self.follower(other)
        SummaryPageFactory(parent=other.pages.get(), live=False)
        rounds.tell_what_came_of_it()
        assert OutboxEntry.objects.filter(kind="mail.came_of_it").count() == 1
