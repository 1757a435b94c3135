"""An event's reminders are set on its screen."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events.models import EventPage, Reminder, Status
from tests.events.admin.people import client_for
from tests.events.admin.screens import opened, screen, text_of
from tests.events.reminders import ReminderTextFactory, reminded
from tests.factories import (
    SignUpFactory,
    editor,
)

pytestmark = pytest.mark.django_db


def test_reminders_are_set_on_the_events_screen_and_kept_in_its_history() -> None:
    event = reminded(48)
    client, text = client_for(editor()), ReminderTextFactory()
    data = opened(client, event)
    assert data["reminders-0-hours_before"] == ["48"]
    data |= {"reminders-0-hours_before": "", "reminders-1-hours_before": "72", "reminders-1-text": text.pk}
    data |= {"reminders-2-hours_before": "1", "reminders-2-only_online": "on"}
    answer = client.post(screen(event), data, follow=True)
    rows = event.reminders.values_list("hours_before", "only_online", "text")
    assert list(rows) == [(72, False, text.pk), (1, True, None)]
    assert "Saved, and true in every language." in text_of(answer)
    assert "48 → 72 (Bring a pencil); 1 online" in text_of(answer)


@pytest.mark.parametrize("hours", ["0", "-3", "9999", "soon"])
def test_what_is_no_number_of_hours_is_said_and_nothing_is_changed(hours: str) -> None:
    event, client = reminded(48), client_for(editor())
    data = opened(client, event) | {"reminders-1-hours_before": hours, "name": "Another"}
    page = BeautifulSoup(client.post(screen(event), data).content, "html.parser")
    assert page.select_one("#reminders .error-message, [id$=hours_before_error]") is not None
    event.refresh_from_db()
    assert (event.name == "Another", event.reminders.count()) == (False, 1)


def test_two_in_the_same_hour_are_refused() -> None:
    event, client = reminded(48), client_for(editor())
    answer = client.post(screen(event), opened(client, event) | {"reminders-1-hours_before": "48"})
    assert "Two reminders can’t go out in the same hour." in text_of(answer)


def test_facts_that_people_are_told_of_are_saved_together_with_the_reminders_after_the_second_yes() -> None:
    event, client = reminded(48), client_for(editor())
    SignUpFactory(event=event)
    data = opened(client, event) | {"online_link": "", "status": "postponed", "reminders-1-hours_before": "5"}
    asked = client.post(screen(event), data)
    assert event.reminders.count() == 1
    page = BeautifulSoup(asked.content, "html.parser")
    confirmed = page.select_one("input[name=confirmed]")["value"]
    client.post(screen(event), data | {"confirmed": confirmed})
    event.refresh_from_db()
    assert (event.status, event.reminders.count()) == (Status.POSTPONED, 2)


def test_each_reminder_with_own_words_has_its_preview() -> None:
    event = reminded()
    Reminder.objects.create(event=event, hours_before=48, text=ReminderTextFactory())
    answer = client_for(editor()).get(reverse("events_admin:mails", args=[event.pk]), {"mail": "reminder-48"})
    assert answer.context["letter"].text.startswith("Bring a pencil\n")
    assert "Reminder, 2 days before" in text_of(answer)
    assert EventPage.objects.filter(event=event).count() == 1
