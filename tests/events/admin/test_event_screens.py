"""Editors begin events, change their facts and let them go."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from core.outbox.models import OutboxEntry
from events.changes import change_event
from events.models import Event, EventChange, EventPage
from tests.events.admin.people import client_for, hosted_event
from tests.events.admin.screens import opened, screen, text_of, typed
from tests.factories import (
    EventFactory,
    EventPageFactory,
    SignUpFactory,
    UserFactory,
    VenueFactory,
    administrator,
    editor,
)

pytestmark = pytest.mark.django_db


class TestList:
    def test_it_shows_time_status_seats_waiting_and_the_languages_of_pages(self) -> None:
        event = EventFactory(name="Spring evening", seats_in_person=5)
        EventPageFactory(event=event)
        SignUpFactory(event=event)
        SignUpFactory(event=event, state="waiting")
        response = client_for(editor()).get(reverse("events_admin:index"))
        text = text_of(response)
        assert "Spring evening" in text
        assert "1 of 5" in text
        row: Any = BeautifulSoup(response.content, "html.parser").select_one("tr:has(td.title)")
        cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
        assert cells[2:] == ["as planned", "1 of 5", "1", "en"]

    def test_it_finds_by_name_and_filters_by_time_status_and_mode(self) -> None:
        EventFactory(name="Alpha", past=True)
        EventFactory(name="Beta", status="cancelled")
        EventFactory(name="Gamma", online=True)
        client = client_for(editor())

        def names(**query: str) -> list[str]:
            response = client.get(reverse("events_admin:index"), query)
            return sorted(event.name for event in response.context["object_list"])

        assert names(q="alp") == ["Alpha"]
        assert names(time="past") == ["Alpha"]
        assert names(time="upcoming") == ["Beta", "Gamma"]
        assert names(status="cancelled") == ["Beta"]
        assert names(mode="online") == ["Gamma"]

    def test_a_host_sees_her_own_events_and_an_editor_all(self) -> None:
        event, client = hosted_event(name="Mine")
        EventFactory(name="Theirs")
        answer = client.get(reverse("events_admin:index"))
        assert [event.name for event in answer.context["object_list"]] == ["Mine"]
        assert "My events" in text_of(answer)
        assert reverse("events_admin:sign_ups", args=[event.pk]) in answer.content.decode()
        assert len(client_for(editor()).get(reverse("events_admin:index")).context["object_list"]) == 2

    def test_its_queries_do_not_grow_with_events(self, django_assert_max_num_queries: Any) -> None:
        client = client_for(editor())
        for _number in range(3):
            EventPageFactory()
        with django_assert_max_num_queries(40) as few:
            client.get(reverse("events_admin:index"))
        for _number in range(12):
            EventPageFactory()
        with django_assert_max_num_queries(len(few.captured_queries)):
            client.get(reverse("events_admin:index"))


class TestNewEvent:
    def facts(self, **other: Any) -> dict[str, Any]:
        return {
            "title": "How we move",
            "locale": Locale.objects.get(language_code="sv").pk,
            "starts_at": "2030-05-14 18:00",
            "ends_at": "2030-05-14 20:00",
            "time_zone": "Europe/Helsinki",
            "mode": "in_person",
            "venue": VenueFactory(capacity=40).pk,
            "takes_sign_ups": "on",
            "seats_in_person": "30",
            "seats_online": "0",
            "largest_group": "1",
            "confirm_hours": "0",
            "promotion": "at_once",
            "offer_hours": "24",
            "retention_days": "90",
            "interpretation_threshold": "5",
            "spoken_languages": ["fi", "sv"],
        } | other

    def test_facts_and_a_title_make_the_event_and_the_draft_of_its_page(self, site_tree: None) -> None:
        response = client_for(administrator()).post(reverse("events_admin:add"), self.facts())
        page = EventPage.objects.get()
        assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert (page.title, page.locale.language_code, page.live) == ("How we move", "sv", False)
        assert page.event.name == "How we move"
        assert page.event.local_start.isoformat() == "2030-05-14T18:00:00+03:00"

    def test_more_seats_than_the_room_takes_are_only_warned_of(self, site_tree: None) -> None:
        client = client_for(administrator())
        response = client.post(reverse("events_admin:add"), self.facts(seats_in_person="60"), follow=True)
        assert "60 seats in person, but the room takes 40" in text_of(response)
        assert Event.objects.get().seats_in_person == 60

    def test_a_wrong_fact_is_said_beside_its_field_and_nothing_is_made(self, site_tree: None) -> None:
        client = client_for(administrator())
        response = client.post(reverse("events_admin:add"), self.facts(ends_at="2030-05-14 17:00"))
        assert "The end must be after the beginning." in text_of(response)
        assert not Event.objects.exists()
        assert not EventPage.objects.exists()

    def test_a_venue_that_is_a_draft_is_refused(self, site_tree: None) -> None:
        client = client_for(administrator())
        response = client.post(reverse("events_admin:add"), self.facts(venue=VenueFactory(live=False).pk))
        assert "This is a draft" in text_of(response)
        assert not Event.objects.exists()

    def test_the_page_may_begin_only_where_the_editor_may_write(self, site_tree: None) -> None:
        user = UserFactory()
        for codename in ("access_admin", "add_event"):
            user.user_permissions.add(Permission.objects.get(codename=codename))
        response = client_for(user).post(reverse("events_admin:add"), self.facts())
        assert "locale" in response.context["form"].errors
        assert not Event.objects.exists()


class TestFacts:
    def test_the_screen_shows_times_in_the_events_own_zone(self) -> None:
        start = timezone.now().replace(year=2030, month=1, day=15, hour=12, minute=0, second=0, microsecond=0)
        event = EventFactory(starts_at=start, time_zone="Asia/Tokyo")
        assert opened(client_for(editor()), event)["starts_at"] == ["2030-01-15 21:00"]

    def test_saving_what_was_shown_changes_nothing(self) -> None:
        event = EventFactory(hosts=[UserFactory()], interpretation_languages=["ar"])
        client = client_for(editor())
        response = client.post(screen(event), opened(client, event), follow=True)
        assert "Nothing was different" in text_of(response)
        assert not EventChange.objects.exists()

    def test_a_moved_hour_is_asked_about_first_and_told_after_a_second_yes(self) -> None:
        event = EventFactory()
        for tag in ("sv", "sv", "fi"):
            SignUpFactory(event=event, language=tag)
        client = client_for(editor())
        data = opened(client, event) | {"name": "Typed too", "ends_at": _later(event)}

        asked = client.post(screen(event), data)

        assert asked.status_code == 200
        assert "3 people will be told, in 2 languages." in text_of(asked)
        assert not EventChange.objects.exists()
        again = typed(asked.content)
        assert again["name"] == ["Typed too"]

        saved = client.post(screen(event), again, follow=True)

        assert "A mail goes to each of 3 people." in text_of(saved)
        event.refresh_from_db()
        assert event.name == "Typed too"
        assert OutboxEntry.objects.filter(kind="mail.event_changed").count() == 3

    def test_a_beginning_in_the_past_is_asked_about(self) -> None:
        event = EventFactory()
        SignUpFactory(event=event)
        client = client_for(editor())
        data = opened(client, event)
        past = {field: [str(data[field][0]).replace(data[field][0][:4], "2020")] for field in ("starts_at", "ends_at")}
        asked = text_of(client.post(screen(event), data | past))
        assert "1 person will be told, in one language." in asked
        assert "The new beginning lies in the past. Is the day right?" in asked
        assert "lies in the past" not in text_of(client.post(screen(event), data | {"ends_at": _later(event)}))

    def test_one_person_in_one_language_is_said_as_one(self) -> None:
        event = EventFactory()
        SignUpFactory(event=event)
        client = client_for(editor())
        asked = client.post(screen(event), opened(client, event) | {"status": "cancelled"})
        assert "1 person will be told, in one language." in text_of(asked)

    def test_a_yes_counts_for_what_was_shown_and_for_nothing_else(self) -> None:
        event = EventFactory()
        SignUpFactory(event=event)
        client = client_for(editor())
        asked = client.post(screen(event), opened(client, event) | {"ends_at": _later(event)})
        asked = client.post(screen(event), typed(asked.content) | {"status": "cancelled"})
        assert "will be told" in text_of(asked)
        assert not EventChange.objects.exists()

    def test_where_nobody_is_concerned_it_is_saved_at_once(self) -> None:
        event = EventFactory()
        client = client_for(editor())
        response = client.post(screen(event), opened(client, event) | {"ends_at": _later(event)}, follow=True)
        assert "Saved, and true in every language." in text_of(response)
        assert EventChange.objects.count() == 1

    def test_too_few_seats_are_refused_beside_the_field_with_what_was_typed(self) -> None:
        event = EventFactory()
        for _number in range(3):
            SignUpFactory(event=event)
        client = client_for(editor())
        response = client.post(screen(event), opened(client, event) | {"seats_in_person": "2", "name": "Typed"})
        assert "3 people have a seat already." in text_of(response)
        assert typed(response.content)["name"] == ["Typed"]

    def test_a_stale_screen_is_refused_with_what_was_typed_and_may_be_saved_again(self) -> None:
        event = EventFactory(name="Before")
        client = client_for(editor())
        data = opened(client, event) | {"name": "Mine"}
        change_event(event=event, facts={"seats_in_person": 20}, user=UserFactory())

        refused = client.post(screen(event), data)

        assert "Somebody else has changed this event" in text_of(refused)
        assert typed(refused.content)["name"] == ["Mine"]
        client.post(screen(event), typed(refused.content) | {"seats_in_person": "20"})
        event.refresh_from_db()
        assert (event.name, event.seats_in_person) == ("Mine", 20)

    def test_the_history_stands_on_the_screen_in_words(self) -> None:
        event, user = EventFactory(spoken_languages=["en"]), UserFactory(username="aino")
        change_event(
            event=event, facts={"spoken_languages": ["fi", "ar"], "mode": "hybrid", "seats_online": 5}, user=user
        )
        text = text_of(client_for(editor()).get(screen(event)))
        assert "English → Finnish, Arabic" in text
        assert "in person → in person and online" in text
        assert "aino" in text

    def test_a_host_does_not_change_facts(self) -> None:
        event, client = hosted_event()
        response = client.get(screen(event))
        assert response.status_code == 302
        assert response["Location"] == reverse("wagtailadmin_home")

    @pytest.mark.parametrize("language", ["fi", "sv"])
    def test_the_screens_open_in_every_language_of_the_admin(self, language: str) -> None:
        event, user = EventFactory(), administrator()
        UserProfile.objects.create(user=user, preferred_language=language)
        client = client_for(user)
        for name in ("edit", "sign_ups", "mails", "door", "delete"):
            assert client.get(reverse(f"events_admin:{name}", args=[event.pk])).status_code == 200


class TestDeleting:
    def test_an_event_with_sign_ups_stays_and_cancelling_is_offered(self) -> None:
        event = EventFactory()
        SignUpFactory(event=event)
        client = client_for(editor())
        address = reverse("events_admin:delete", args=[event.pk])
        assert "1 person has signed up" in text_of(client.get(address))
        assert client.post(address).status_code == 409
        assert Event.objects.filter(pk=event.pk).exists()

    def test_an_event_with_pages_stays(self) -> None:
        event = EventPageFactory().event
        response = client_for(editor()).post(reverse("events_admin:delete", args=[event.pk]))
        assert "Pages tell of this event." in text_of(response)
        assert Event.objects.filter(pk=event.pk).exists()

    def test_an_event_that_nothing_refers_to_goes(self) -> None:
        event = EventFactory()
        client_for(editor()).post(reverse("events_admin:delete", args=[event.pk]))
        assert not Event.objects.exists()


def _later(event: Event) -> str:
    return f"{event.local_end + timedelta(minutes=30):%Y-%m-%d %H:%M}"
