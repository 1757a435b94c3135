"""The host's screens for what is done by hand, for mails that didn't arrive, and what narrows her list."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.outbox.models import OutboxEntry
from events.models import Event, Needs, SignUp, State
from tests.events.admin.people import client_for, hosted_event
from tests.events.admin.test_hosting import of_event, of_person, text_of
from tests.factories import (
    EventFactory,
    EventPageFactory,
    SignUpFactory,
    SignUpFormFactory,
    administrator,
    editor,
    host,
    let_be_over,
    translate,
)

pytestmark = pytest.mark.django_db


def today(**facts: Any) -> dict[str, Any]:
    """A meeting that has begun: sign-up is closed, and people stand at the door."""
    begun = timezone.now() - timedelta(minutes=10)
    return {"starts_at": begun, "ends_at": begun + timedelta(hours=2), **facts}


def typed(client: Client, address: str, **more: str) -> dict[str, str]:
    """What a browser would send of the form, with `more` filled in."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    hidden = {str(field["name"]): str(field.get("value", "")) for field in page.select("main input[type=hidden]")}
    return hidden | {"language": "en"} | more


def add(client: Client, event: Event, **more: str) -> Any:
    address = of_event("add_by_hand", event)
    return client.post(address, typed(client, address, **more), follow=True)


def mail(person: SignUp, **facts: Any) -> OutboxEntry:
    facts = {"kind": "mail.signed_up", "language": "en", **facts}
    return OutboxEntry.objects.create(target=str(person.public_id), **facts)


def arrived() -> dict[str, Any]:
    return {"accepted_at": timezone.now(), "done_at": timezone.now()}


def logged(action: str) -> list[dict[str, Any]]:
    return [entry.data for entry in ModelLogEntry.objects.filter(action=action)]


class TestRights:
    def answers(self, client: Client) -> set[int]:
        person = SignUpFactory(state=State.WAITING)
        lost = mail(person, failed_at=timezone.now())
        screens = [of_person(name, person) for name in ("move_up", "address", "ticket")]
        screens.append(of_event("add_by_hand", person.event))
        again = f"{of_person('person', person)}mails/{lost.pk}/again/"
        posts = [of_person("move_up", person), of_person("address", person), of_event("add_by_hand", person.event)]
        codes = {client.get(address).status_code for address in screens}
        codes |= {client.post(address, {"name": "X", "email": "x@example.org"}).status_code for address in posts}
        codes.add(client.post(again).status_code)
        person.refresh_from_db()
        lost.refresh_from_db()
        if 403 in codes:
            assert (person.state, lost.failed_at is None, person.event.sign_ups.count()) == (State.WAITING, False, 1)
        return codes

    @pytest.mark.parametrize("who", [host, editor])
    def test_who_does_not_host_the_event_gets_403_and_changes_nothing(self, who: Any) -> None:
        assert self.answers(client_for(who())) == {403}

    def test_an_administrator_may(self) -> None:
        assert 403 not in self.answers(client_for(administrator()))


class TestAdding:
    def test_somebody_without_an_address_is_added_with_a_name_alone_and_it_is_noted_without_it(self) -> None:
        form = SignUpFormFactory(questions=[{"text": "Why?", "required": True}])
        event, client = hosted_event(sign_up_form=form)
        told = text_of(add(client, event, name="Aino Åström"))
        person = event.sign_ups.get()
        assert (person.name, person.email, person.state) == ("Aino Åström", "", State.SEATED)
        assert "Aino Åström has a seat. Print the code, or read it out." in told
        assert "no mail goes out: tell this person yourself" in told
        assert logged("events.added_by_hand") == [{"sign_up": str(person.public_id)}]

    def test_the_host_is_not_asked_what_only_machines_fill_in(self) -> None:
        event, client = hosted_event()
        page = BeautifulSoup(client.get(of_event("add_by_hand", event)).content, "html.parser")
        assert page.select("main [name=name]")
        assert page.select("main [name=website], main [name=shown]") == []

    def test_a_walk_in_is_noted_as_here_on_the_day_alone(self) -> None:
        event, client = hosted_event()
        assert 'name="is_here"' not in client.get(of_event("add_by_hand", event)).content.decode()
        event, client = hosted_event(**today(seats_in_person=1))
        add(client, event, name="Aino", is_here="on")
        assert event.sign_ups.get().checked_in_at is not None
        answer = add(client, event, name="Bo", is_here="on")
        assert answer.status_code == 422
        assert "There aren’t enough free seats for this group, so nobody was added." in text_of(answer)
        assert event.sign_ups.count() == 1

    def test_the_host_sees_that_somebody_waits_now(self) -> None:
        event, client = hosted_event(seats_in_person=1)
        SignUpFactory(event=event)
        told = text_of(add(client, event, name="Aino", email="aino@example.org"))
        assert "No seat is free: Aino is on the waiting list now, and a mail says so." in told

    def test_a_wrong_and_a_known_address_are_said_beside_the_field_and_what_was_typed_stays(self) -> None:
        event, client = hosted_event()
        SignUpFactory(event=event, name="Aino", email="aino@example.org")
        for email, sentence in (("aino", "This is not an e-mail address."), ("AINO@example.org", "as Aino.")):
            answer = add(client, event, name="Aino again", email=email)
            assert answer.status_code == 422
            assert sentence in text_of(answer)
            assert "Aino again" in answer.content.decode()

    def test_a_group_its_needs_and_interpretation_are_kept(self) -> None:
        event, client = hosted_event(largest_group=3, asks_needs=True, interpretation_languages=["ar"])
        said = {"companion_1": "Bo", "interpretation": "ar", "tells_needs": "on", "needs": "Step-free"}
        add(client, event, name="Aino", **said)
        person = event.sign_ups.get()
        assert (person.people, person.interpretation, person.needs_told) == (2, ["ar"], "Step-free")

    def test_nobody_is_added_once_it_is_over(self) -> None:
        event, client = hosted_event()
        let_be_over(event)
        assert "nobody can be added" in text_of(client.get(of_event("add_by_hand", event)))

    def test_the_code_is_printed_in_the_persons_language_with_the_meeting_and_the_name(self) -> None:
        user = host()
        page = EventPageFactory(event=EventFactory(hosts=[user]))
        translate(page, "sv", title="Ett bibliotek som låter")
        person = SignUpFactory(event=page.event, email="", email_key=None, language="sv", name="<b>Åsa</b>")
        answer = client_for(user).get(of_person("ticket", person))
        paper = BeautifulSoup(answer.content, "html.parser")
        code = paper.select_one(".ticket-code")
        assert code is not None
        assert code.text == person.code_in_groups
        assert paper.select_one("h1").get_text() == "Ett bibliotek som låter"
        assert "<b>Åsa</b>" in paper.get_text()
        assert "no-store" in answer["Cache-Control"]


class TestMovingUp:
    def test_it_says_who_is_passed_and_then_gives_the_seat(self) -> None:
        event, client = hosted_event(seats_in_person=1, sign_up_closes_at=timezone.now() - timedelta(hours=1))
        _first, second = (SignUpFactory(event=event, state=State.WAITING) for _ in range(2))
        asked = text_of(client.get(of_person("move_up", second)))
        assert "1 sign-up has waited longer, and is passed." in asked
        assert second.event.sign_ups.filter(state=State.SEATED).count() == 0
        told = text_of(client.post(of_person("move_up", second), follow=True))
        assert f"{second.name} has a seat now, and a mail says so." in told
        assert logged("events.moved_up") == [{"sign_up": str(second.public_id)}]

    def test_without_a_free_seat_it_says_so_before_and_after(self) -> None:
        event, client = hosted_event(seats_in_person=1)
        SignUpFactory(event=event)
        waiting = SignUpFactory(event=event, state=State.WAITING)
        asked = client.get(of_person("move_up", waiting))
        assert "There aren’t enough free seats." in text_of(asked)
        assert "Yes, give the seat" not in text_of(asked)
        told = text_of(client.post(of_person("move_up", waiting), follow=True))
        assert "so nothing was changed" in told
        assert logged("events.moved_up") == []

    def test_who_has_a_seat_has_no_button_for_it(self) -> None:
        event, client = hosted_event()
        seated = SignUpFactory(event=event)
        assert of_person("move_up", seated) not in client.get(of_person("person", seated)).content.decode()


class TestCancelling:
    def test_the_note_is_kept_with_its_language_and_shown_to_the_host(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event)
        client.post(of_person("cancel", person), {"note": "Tyvärr <i>fullt</i>\x08.", "note_language": "sv"})
        person.refresh_from_db()
        assert (person.cancel_note, person.cancel_note_language) == ("Tyvärr <i>fullt</i> .", "sv")
        shown = BeautifulSoup(client.get(of_person("person", person)).content, "html.parser").select_one("[lang=sv]")
        assert shown is not None
        assert shown.text.strip() == "Tyvärr <i>fullt</i> ."
        assert logged("events.sign_up_cancelled") == [{"sign_up": str(person.public_id)}]

    def test_one_that_is_too_long_cancels_nobody(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event)
        answer = client.post(of_person("cancel", person), {"note": "x" * 1_001, "note_language": "en"})
        person.refresh_from_db()
        assert (answer.status_code, person.state) == (422, State.SEATED)


class TestMails:
    def test_the_fate_of_each_stands_on_the_persons_page_the_newest_first(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event)
        mail(person, **arrived())
        mail(person, kind="mail.promoted", failed_at=timezone.now(), last_error="SMTP 550")
        mail(person, kind="mail.event_changed", **arrived(), bounced_at=timezone.now(), bounce_reason="5.2.2")
        mail(person, kind="mail.no_seat", done_at=timezone.now())
        mail(person, kind="mail.lapsed", last_error="SMTP 451")
        mail(person, kind="mail.of_tomorrow")
        mail(SignUpFactory(event=event), kind="mail.cancelled")
        told = client.get(of_person("person", person)).context["fates"]
        assert [(fate.mail, fate.status, fate.reason) for fate in told] == [
            ("Another mail", "waits to be sent", ""),
            ("Nobody has answered for the seat", "is tried again", "the server can’t take it just now (SMTP 451)"),
            ("Sign-up has closed for who still waits", "not sent: there was nothing to tell any more", ""),
            ("The event has changed", "came back", "the mailbox is full (5.2.2)"),
            ("A seat has become free", "refused, and given up", "the server refuses this address (SMTP 550)"),
            ("The place, and the link to it", "accepted by the mail server", ""),
        ]
        assert [bool(fate.again) for fate in told] == [False, False, False, True, True, False]

    def test_the_button_sends_again_and_is_gone_then(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event)
        lost = mail(person, **arrived(), bounced_at=timezone.now())
        again = f"{of_person('person', person)}mails/{lost.pk}/again/"
        assert again in client.get(of_person("person", person)).content.decode()
        assert client.get(again).status_code == 405
        page = client.post(again, follow=True)
        assert "The mail goes out again now." in text_of(page)
        assert again not in page.content.decode()
        assert "Nothing was sent" in text_of(client.post(again, follow=True))
        assert logged("events.mail_sent_again") == [{"sign_up": str(person.public_id), "mail": "mail.signed_up"}]

    def test_an_address_is_corrected_and_noted_without_it(self) -> None:
        event, client = hosted_event()
        person = SignUpFactory(event=event, email="anio@example.org")
        other = SignUpFactory(event=event, email="bo@example.org", name="Bo")
        for email, sentence in (("aino", "This is not an e-mail address."), (other.email.upper(), "as Bo.")):
            answer = client.post(of_person("address", person), {"email": email})
            assert answer.status_code == 422
            assert sentence in text_of(answer)
        client.post(of_person("address", person), {"email": "aino@example.org"})
        person.refresh_from_db()
        assert person.email == "aino@example.org"
        assert logged("events.address_corrected") == [{"sign_up": str(person.public_id)}]


class TestFilters:
    def names(self, client: Client, event: Event, **query: str) -> list[str]:
        return [row.name for row in client.get(of_event("sign_ups", event), query).context["object_list"]]

    def test_by_interpretation_needs_and_mails_that_did_not_arrive(self) -> None:
        event, client = hosted_event(interpretation_languages=["ar", "so"])
        aino = SignUpFactory(event=event, name="Aino", interpretation=["so", "ar"])
        bo = SignUpFactory(event=event, name="Bo", interpretation=["so"])
        SignUpFactory(event=event, name="Cai", email="", email_key=None)
        Needs.objects.create(sign_up=bo, text="Step-free")
        mail(aino, failed_at=timezone.now())
        mail(bo, failed_at=timezone.now())
        mail(bo, **arrived())
        mail(SignUpFactory(), failed_at=timezone.now())
        assert self.names(client, event, interpretation="ar") == ["Aino"]
        assert self.names(client, event, interpretation="so") == ["Aino", "Bo"]
        assert self.names(client, event, needs="yes") == ["Bo"]
        assert self.names(client, event, needs="no") == ["Aino", "Cai"]
        assert self.names(client, event, mail="lost") == ["Aino"]
        assert self.names(client, event, mail="none") == ["Cai"]
        assert self.names(client, event, mail="lost", interpretation="so", state="seated") == ["Aino"]

    def test_each_choice_says_how_many_it_finds(self) -> None:
        event, client = hosted_event(hybrid=True, interpretation_languages=["ar", "so"])
        SignUpFactory(event=event, interpretation=["ar"], language="sv", checked_in_at=timezone.now())
        SignUpFactory(event=event, interpretation=["ar"], mode="online")
        lost = SignUpFactory(event=event, state=State.WAITING)
        mail(lost, **arrived(), bounced_at=timezone.now())
        SignUpFactory(interpretation=["so"])
        page = client.get(of_event("sign_ups", event))
        form = page.context["filters"].form
        found = {str(label) for name in form.fields for _value, label in form.fields[name].choices}
        assert found >= {
            "has a seat (2)", "on the waiting list (1)", "cancelled (0)", "in person (2)", "online (1)", "Yes (1)",
            "No (2)", "Arabic (2)", "Somali (0)", "svenska (1)", "did not arrive (1)", "has no address (0)",
        }  # fmt: skip
        assert "A mail to 1 person did not arrive." in text_of(page)

    def test_without_interpreters_nothing_is_asked_about_them(self) -> None:
        event, client = hosted_event()
        assert "interpretation" not in client.get(of_event("sign_ups", event)).context["filters"].form.fields
