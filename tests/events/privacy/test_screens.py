"""An administrator finds one person's data, copies and erases them, and sees what is kept for too long."""

import json
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.outbox import put
from events.models import FollowUp, Needs, SignUp
from events.privacy.anonymise import anonymise
from events.privacy.keys import address_hash
from tests.events.admin.people import client_for, hosted_event
from tests.events.privacy.people import ADDRESS, ANSWER, ASKED, COMPANION, NAME, NEED, joined, old_event, talkative
from tests.factories import EventFactory, FollowUpFactory, SignUpFactory, TopicFactory, administrator, editor, host

pytestmark = pytest.mark.django_db


def at(name: str, *arguments: object) -> str:
    return reverse(f"events_admin:{name}", args=arguments)


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


@pytest.fixture
def admin(db: None) -> Client:
    return client_for(administrator())


class TestRights:
    @pytest.mark.parametrize("who", [host, editor])
    def test_only_who_may_see_every_sign_up_comes_in(self, who: Any) -> None:
        client, event = client_for(who()), old_event()
        person = talkative(event)
        assert client.get(at("privacy")).status_code == 302
        assert client.get(at("overdue")).status_code == 302
        for name, arguments in (
            ("privacy", []),
            ("privacy_copy", []),
            ("privacy_erase", []),
            ("anonymise_now", [event.pk]),
            ("forget_needs", []),
            ("end_terms", []),
        ):
            answer = client.post(at(name, *arguments), {"address": ADDRESS})
            assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
        person.refresh_from_db()
        assert person.name == NAME

    def test_the_menu_leads_there_whoever_may(self, admin: Client) -> None:
        home = reverse("wagtailadmin_home")
        assert at("privacy") in admin.get(home).content.decode()
        assert at("privacy") not in client_for(host()).get(home).content.decode()


class TestOnePerson:
    def test_all_there_is_is_shown_from_every_event(self, admin: Client) -> None:
        joined(EventFactory(name="Libraries"))
        talkative(old_event(name="Parks", days=10))
        FollowUpFactory(email=ADDRESS, kept_until="2028-05-03T21:00Z")
        joined(EventFactory(name="Schools"), "bo@example.org", name="Bo")
        answer = admin.post(at("privacy"), {"address": ADDRESS.upper()})
        text = text_of(answer)
        assert all(told in text for told in ("Libraries", "Parks", "kept until 4 May 2028"))
        assert "Schools" not in text
        assert "no-store" in answer["Cache-Control"]

    def test_the_address_is_sent_in_no_url(self, admin: Client) -> None:
        page = BeautifulSoup(admin.get(at("privacy")).content, "html.parser")
        field = page.find("input", attrs={"name": "address"})
        assert field is not None
        form = field.find_parent("form")
        assert form is not None
        assert form["method"] == "post"

    def test_nothing_found_is_said_and_a_slip_is_told(self, admin: Client) -> None:
        assert "Nothing is kept about this address" in text_of(admin.post(at("privacy"), {"address": ADDRESS}))
        answer = admin.post(at("privacy"), {"address": "amina"})
        assert answer.status_code == 422
        assert "This is not an e-mail address" in text_of(answer)

    def test_the_copy_is_a_file_with_all_she_said_and_all_we_noted(self, admin: Client) -> None:
        event, door = hosted_event(name="Libraries")
        person = joined(event)
        FollowUpFactory(email=ADDRESS, topics=[TopicFactory(name="Parks")])
        door.post(at("check_in", person.public_id), {"who": "0"})
        answer = admin.post(at("privacy_copy"), {"address": ADDRESS})
        assert answer["Content-Disposition"].startswith('attachment; filename="personal-data-')
        assert ADDRESS not in answer["Content-Disposition"]
        copy = json.loads(answer.content)
        [sign_up], [follow_up], [mail] = copy["sign_ups"], copy["follow_ups"], copy["mails"]
        assert (sign_up["event"]["name"], sign_up["name"], sign_up["email"]) == ("Libraries", NAME, ADDRESS)
        assert (sign_up["question_for_experts"], sign_up["answers"][0]["text"]) == (ASKED, ANSWER)
        assert (sign_up["companions"][0]["name"], sign_up["needs"][0]["text"]) == (COMPANION, NEED)
        assert [entry["action"] for entry in sign_up["noted"]] == ["events.checked_in"]
        assert (follow_up["topics"], mail["kind"]) == (["Parks"], "mail.signed_up")

    def test_the_copy_has_every_field_of_a_sign_up(self, admin: Client) -> None:
        joined(EventFactory())
        [sign_up] = json.loads(admin.post(at("privacy_copy"), {"address": ADDRESS}).content)["sign_ups"]
        fields = {field.name for field in SignUp._meta.concrete_fields} - {"id"}
        assert fields <= sign_up.keys()

    def test_one_button_erases(self, admin: Client) -> None:
        joined(EventFactory())
        FollowUpFactory(email=ADDRESS)
        answer = admin.post(at("privacy_erase"), {"address": ADDRESS}, follow=True)
        assert "Erased, with 1 sign-up." in text_of(answer)
        assert not SignUp.objects.exists()
        assert not FollowUp.objects.exists()

    def test_each_of_them_is_noted_by_a_hash_alone(self, admin: Client) -> None:
        joined(EventFactory())
        for name in ("privacy", "privacy_copy", "privacy_erase"):
            admin.post(at(name), {"address": ADDRESS})
        entries = ModelLogEntry.objects.filter(data__address=address_hash(ADDRESS)).order_by("pk")
        assert [entry.action for entry in entries] == [
            "events.person_looked_up",
            "events.person_copied",
            "events.person_erased",
        ]
        assert "amina" not in str([(entry.label, entry.data) for entry in ModelLogEntry.objects.all()])

    def test_a_link_erases_nobody(self, admin: Client) -> None:
        joined(EventFactory())
        assert admin.get(at("privacy_erase"), {"address": ADDRESS}).status_code == 405
        assert SignUp.objects.exists()

    def test_the_history_of_the_site_names_the_deed(self, admin: Client) -> None:
        admin.post(at("privacy_erase"), {"address": ADDRESS})
        assert "Erased a person’s data" in text_of(admin.get(reverse("wagtailadmin_reports:site_history")))


class TestOverdue:
    def test_each_event_that_still_holds_names_stands_there_with_its_reason(self, admin: Client) -> None:
        talkative(old_event(name="Ends today", days=90, retention_days=90))
        talkative(old_event(name="Forgotten", days=100))
        talkative(old_event(name="Some day", days=100, status="postponed"))
        talkative(old_event(name="Not yet", days=60))
        anonymise(event=talkative(old_event(name="Done")).event)
        told = {event.name: str(why) for event, _count, why in admin.get(at("overdue")).context["events"]}
        assert told.keys() == {"Ends today", "Forgotten", "Some day"}
        assert "ends today" in told["Ends today"]
        assert "Is it running?" in told["Forgotten"]
        assert "postponed" in told["Some day"]

    def test_a_button_anonymises_and_notes_who_did_it(self, admin: Client) -> None:
        person = talkative(old_event(status="postponed"))
        answer = admin.post(at("anonymise_now", person.event.pk), follow=True)
        person.refresh_from_db()
        assert person.is_anonymised
        assert "1 sign-up is anonymised." in text_of(answer)
        assert ModelLogEntry.objects.get(action="events.sign_ups_anonymised").user is not None

    def test_what_is_not_due_stays_and_that_is_said(self, admin: Client) -> None:
        person = talkative(old_event(days=5))
        answer = admin.post(at("anonymise_now", person.event.pk), follow=True)
        person.refresh_from_db()
        assert person.name == NAME
        assert "nothing was anonymised" in text_of(answer)

    def test_addresses_past_their_term_are_counted_and_erased_by_a_button(self, admin: Client) -> None:
        FollowUpFactory(kept_until=timezone.now() - timedelta(days=2))
        going_on = FollowUpFactory()
        assert "The term of 1 address is over" in text_of(admin.get(at("overdue")))
        admin.post(at("end_terms"))
        assert list(FollowUp.objects.all()) == [going_on]
        assert ModelLogEntry.objects.filter(action="events.follow_ups_ended").exists()

    def test_needs_are_overdue_a_week_after_the_meeting_and_erased_by_a_button(self, admin: Client) -> None:
        late, waits = talkative(old_event(days=8)), talkative(old_event(days=8, status="postponed"))
        talkative(old_event(days=6))
        assert at("overdue") in admin.get(at("privacy")).content.decode()
        assert "What 1 person said is still there" in text_of(admin.get(at("overdue")))
        assert "What 1 person said of access and food is erased." in text_of(
            admin.post(at("forget_needs"), follow=True)
        )
        left = Needs.objects.values_list("sign_up", flat=True)
        assert (late.pk in left, waits.pk in left, len(left)) == (False, True, 2)
        assert ModelLogEntry.objects.get(action="events.needs_forgotten").data == {"count": 1}

    def test_the_first_screen_says_whether_something_is_overdue(self, admin: Client) -> None:
        assert "Nothing is kept for longer than was promised." in text_of(admin.get(at("privacy")))
        talkative(old_event())
        assert at("overdue") in admin.get(at("privacy")).content.decode()


class TestAnonymised:
    """What hosts see of a meeting whose people are forgotten."""

    @pytest.fixture
    def forgotten(self) -> tuple[SignUp, Client]:
        event, client = hosted_event(starts_at=timezone.now() - timedelta(days=101))
        person = talkative(event, people=2, checked_in_at=timezone.now())
        person.companions.update(checked_in_at=timezone.now())
        anonymise(event=event)
        person.refresh_from_db()
        return person, client

    def test_the_list_says_so_and_counts(self, forgotten: tuple[SignUp, Client]) -> None:
        person, client = forgotten
        text = text_of(client.get(at("sign_ups", person.event.pk)))
        assert "Anonymised on" in text
        assert "2 of 2 are here." in text
        assert "Was here" in text

    def test_nobody_can_be_checked_in(self, forgotten: tuple[SignUp, Client]) -> None:
        person, client = forgotten
        for name in ("sign_ups", "door"):
            html = client.get(at(name, person.event.pk)).content.decode()
            assert "check-in/" not in html

    def test_the_persons_page_says_so_and_shows_no_empty_address(self, forgotten: tuple[SignUp, Client]) -> None:
        person, client = forgotten
        answer = client.get(at("person", person.public_id))
        assert "Anonymised on" in text_of(answer)
        assert "mailto:" not in answer.content.decode()

    def test_the_file_has_numbers_and_no_invented_hours(self, forgotten: tuple[SignUp, Client]) -> None:
        person, client = forgotten
        wanted = ["name", "email", "people", "companions", "created_at", "checked_in_at", "people_here"]
        asked = {"save": "1", "format": "csv", "columns": wanted}
        lines = b"".join(client.get(at("export", person.event.pk), asked)).decode("utf-8-sig").splitlines()
        assert lines[1] == "anonymised,,2,,,yes,2"

    def test_the_event_itself_can_still_be_opened(self, forgotten: tuple[SignUp, Client]) -> None:
        assert client_for(editor()).get(at("edit", forgotten[0].event.pk)).status_code == 200


def test_asking_whether_to_cancel_shows_a_name_and_is_noted_as_a_look() -> None:
    event, client = hosted_event()
    person = SignUpFactory(event=event)
    client.get(at("cancel", person.public_id))
    assert ModelLogEntry.objects.get(action="events.sign_up_seen").data == {"sign_up": str(person.public_id)}


def test_an_entry_that_is_nobodys_stays_when_somebody_is_erased(admin: Client) -> None:
    entry = put(kind="thing")
    admin.post(at("privacy_erase"), {"address": ADDRESS})
    entry.refresh_from_db()
    assert entry.kind == "thing"
