"""'Still coming?': a no frees the seat at once, fewer frees some, silence changes nothing."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from events import rounds
from events.changes import change_event
from events.mails.reminders import still_coming_address
from events.models import Event, SignUp, State, Status
from events.signups import TooLate, reduce, say_coming
from tests.events.admin.people import client_for
from tests.events.admin.screens import text_of
from tests.events.clock import begins_in, entries, ids, read, told
from tests.factories import EventFactory, EventPageFactory, SignUpFactory, host, let_be_over

pytestmark = pytest.mark.django_db


def asking(**facts: object) -> Event:
    event: Event = EventPageFactory(event=EventFactory(still_coming_hours=48, **facts)).event
    return event


def path(person: SignUp) -> str:
    return "/" + still_coming_address(person).split("/", 3)[3]


def names(person: SignUp) -> list[str]:
    return list(person.companions.values_list("name", flat=True))


def fresh(person: SignUp) -> SignUp:
    return SignUp.objects.get(pk=person.pk)


class TestMail:
    def test_nobody_is_asked_unless_the_event_asks(self) -> None:
        event = EventFactory()
        SignUpFactory(event=event)
        begins_in(event, hours=1)
        rounds.remind()
        assert told("still_coming") == []

    def test_those_who_have_a_seat_are_asked_once_at_its_hour(self) -> None:
        event = asking()
        seated = SignUpFactory(event=event)
        meanwhile = SignUpFactory(event=event, state=State.WAITING, has_meanwhile=True)
        for state in (State.WAITING, State.HELD, State.OFFERED, State.LAPSED, State.CANCELLED):
            SignUpFactory(event=event, state=state)
        begins_in(event, hours=49)
        rounds.remind()
        assert told("still_coming") == []
        begins_in(event, hours=47)
        rounds.remind()
        rounds.remind()
        assert told("still_coming") == ids(seated, meanwhile)

    def test_it_leads_to_the_question_and_not_to_whoever_has_answered_meanwhile(self) -> None:
        event = asking()
        person = SignUpFactory(event=event, language="sv")
        begins_in(event, hours=47)
        rounds.remind()
        [entry] = entries("still_coming")
        letter = read(entry)
        assert letter is not None
        assert still_coming_address(person) in letter.text
        assert "/sv/my-sign-up/" in letter.text
        say_coming(sign_up=person)
        assert read(entry) is None

    def test_a_moved_event_asks_anew_and_a_yes_to_the_old_hour_counts_no_more(self) -> None:
        event = asking()
        person = say_coming(sign_up=SignUpFactory(event=event))
        later = event.starts_at + timedelta(days=1)
        change_event(event=event, facts={"starts_at": later, "ends_at": later + timedelta(hours=2)}, user=None)
        assert fresh(person).still_coming_at is None
        begins_in(event, hours=47)
        rounds.remind()
        assert told("still_coming") == ids(person)


class TestPage:
    def test_looking_changes_nothing_and_offers_yes_and_no(self, client: Client) -> None:
        person = SignUpFactory(event=asking())
        response = client.get(path(person) + "?answer=no")
        page = BeautifulSoup(response.content, "html.parser")
        assert (response.status_code, page.select_one("[role=alert]")) == (200, None)
        assert [button["value"] for button in page.select("form[method=post] button[name=answer]")] == ["yes", "no"]
        assert (fresh(person).state, fresh(person).still_coming_at) == (State.SEATED, None)
        assert "no-store" in response["Cache-Control"]

    def test_yes_is_noted_and_said(self, client: Client) -> None:
        person = SignUpFactory(event=asking())
        answer = client.post(path(person), {"answer": "yes"}, follow=True)
        assert "Thank you. We expect you." in text_of(answer)
        assert fresh(person).still_coming_at is not None

    def test_no_gives_the_seat_to_the_first_who_waits(self, client: Client) -> None:
        event = asking(seats_in_person=1)
        person, waiting = SignUpFactory(event=event), SignUpFactory(event=event, state=State.WAITING)
        answer = client.post(path(person), {"answer": "no"}, follow=True)
        assert "Your sign-up is cancelled" in text_of(answer)
        assert (fresh(person).state, fresh(waiting).state) == (State.CANCELLED, State.SEATED)
        assert told("promoted") == ids(waiting)

    def test_fewer_gives_the_others_seats_away_and_counts_as_a_yes(self, client: Client) -> None:
        event = asking(seats_in_person=4)
        person = SignUpFactory(event=event, people=4)
        pair = SignUpFactory(event=event, people=2, state=State.WAITING)
        page = BeautifulSoup(client.get(path(person)).content, "html.parser")
        boxes = page.select("input[name=coming][checked]")
        assert [box["value"] for box in boxes] == ["Companion 1", "Companion 2", "Companion 3"]
        for _press in range(2):  # a double click
            client.post(path(person), {"answer": "fewer", "coming": ["Companion 2"]})
        assert (fresh(person).people, fresh(person).still_coming_at is None) == (2, False)
        assert names(person) == ["Companion 2"]
        assert fresh(pair).state == State.SEATED
        assert told("signed_up") == ids(person)

    def test_a_group_of_which_nobody_comes_along_is_one_person(self, client: Client) -> None:
        person = SignUpFactory(event=asking(), people=3)
        client.post(path(person), {"answer": "fewer"})
        assert (fresh(person).people, names(person)) == (1, [])

    def test_who_comes_alone_is_not_asked_for_fewer(self, client: Client) -> None:
        page = BeautifulSoup(client.get(path(SignUpFactory(event=asking()))).content, "html.parser")
        assert page.select("[name=coming], [value=fewer]") == []

    @pytest.mark.parametrize(
        "sent", [{"answer": "fewer", "coming": ["Companion 1", "Somebody else"]}, {"answer": "?"}, {}]
    )
    def test_what_is_no_answer_changes_nothing_and_is_asked_again(self, client: Client, sent: dict[str, Any]) -> None:
        person = SignUpFactory(event=asking(), people=3)
        answer = client.post(path(person), sent)
        assert answer.status_code == 422
        assert BeautifulSoup(answer.content, "html.parser").select_one("[role=alert]") is not None
        assert (fresh(person).people, fresh(person).still_coming_at, fresh(person).state) == (3, None, State.SEATED)

    @pytest.mark.parametrize("given", ["yes", "fewer", "no"])
    def test_after_the_meeting_nothing_is_changed_and_the_page_says_why(self, client: Client, given: str) -> None:
        person = SignUpFactory(event=asking(), people=2)
        let_be_over(person.event)
        answer = client.post(path(person), {"answer": given})
        assert (answer.status_code, fresh(person).state, fresh(person).people) == (409, State.SEATED, 2)
        assert "Nothing was changed" in text_of(answer)

    def test_who_has_a_seat_online_meanwhile_says_yes_or_gives_up_both_seat_and_place(self, client: Client) -> None:
        event = asking(hybrid=True, seats_in_person=1)
        SignUpFactory(event=event)
        yes, no = (SignUpFactory(event=event, state=State.WAITING, has_meanwhile=True) for _person in range(2))
        assert "Your seat online and your place in the line become free for others." in text_of(client.get(path(no)))
        for person, given in ((yes, "yes"), (no, "no")):
            client.post(path(person), {"answer": given})
        assert (fresh(yes).state, fresh(yes).still_coming_at is None) == (State.WAITING, False)
        assert (fresh(no).state, fresh(no).has_meanwhile) == (State.CANCELLED, False)

    @pytest.mark.parametrize("state", [State.WAITING, State.HELD, State.OFFERED, State.LAPSED, State.CANCELLED])
    def test_who_has_no_seat_of_her_own_sees_her_own_page_instead(self, client: Client, state: State) -> None:
        self.is_not_asked(client, SignUpFactory(event=asking(), state=state))

    def test_nobody_is_asked_about_what_is_called_off(self, client: Client) -> None:
        self.is_not_asked(client, SignUpFactory(event=asking(status=Status.CANCELLED)))

    def is_not_asked(self, client: Client, person: SignUp) -> None:
        shown = client.get(path(person))
        assert "Are you still coming?" not in text_of(shown)
        assert client.post(path(person), {"answer": "yes"}).status_code == 409
        assert fresh(person).still_coming_at is None

    def test_a_forged_address_opens_nothing(self, client: Client) -> None:
        assert client.post("/en/my-sign-up/forged/still-coming/", {"answer": "no"}).status_code == 404


class TestReducing:
    def test_seats_are_given_to_the_first_whose_group_fits_and_to_nobody_twice(self) -> None:
        event = EventFactory(seats_in_person=3)
        group = SignUpFactory(event=event, people=3)
        big, small = (SignUpFactory(event=event, people=people, state=State.WAITING) for people in (2, 1))
        reduce(sign_up=group, companions=["Companion 2"])
        assert (fresh(big).state, fresh(small).state) == (State.WAITING, State.SEATED)

    def test_a_waiting_group_that_has_become_smaller_may_fit(self) -> None:
        event = EventFactory(seats_in_person=2)
        SignUpFactory(event=event)
        group = SignUpFactory(event=event, people=3, state=State.WAITING)
        reduce(sign_up=group, companions=[])
        assert fresh(group).state == State.SEATED

    def test_a_name_that_is_not_there_brings_nobody_along(self) -> None:
        group = reduce(sign_up=SignUpFactory(people=2), companions=["Companion 1", "Somebody else"])
        assert (group.people, names(group), told("signed_up")) == (2, ["Companion 1"], [])

    def test_of_two_with_the_same_name_as_many_come_as_are_named(self) -> None:
        group = SignUpFactory(people=4, companions=["Ali", "Bo", "Ali"])
        assert names(reduce(sign_up=group, companions=["Ali", "Bo"])) == ["Ali", "Bo"]

    @pytest.mark.parametrize("state", [State.CANCELLED, State.LAPSED])
    def test_who_is_not_on_the_list_any_more_is_refused(self, state: State) -> None:
        group = SignUpFactory(people=2, state=state)
        with pytest.raises(TooLate):
            reduce(sign_up=group, companions=[])
        assert len(names(group)) == 1


def test_the_host_sees_who_said_yes_and_how_many_people_that_is() -> None:
    user = host()
    event = asking(hosts=[user])
    say_coming(sign_up=SignUpFactory(event=event, name="Amina", people=2))
    SignUpFactory(event=event, name="Bo")
    SignUpFactory(event=event, name="Cy", state=State.HELD)
    answer = client_for(user).get(reverse("events_admin:sign_ups", args=[event.pk]))
    assert "2 of 3 have said that they are still coming." in text_of(answer)
    rows = BeautifulSoup(answer.content, "html.parser").select("tbody tr:has(td.title)")
    said = [("Amina" in row.text, "Yes" in [cell.text.strip() for cell in row.find_all("td")]) for row in rows]
    assert said == [(True, True), (False, False), (False, False)]
