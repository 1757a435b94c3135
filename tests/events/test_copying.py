"""An event is held once more: copied with its form, its settings and drafts of its pages, without its people."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from core.translations import is_by_hand
from events.copying import NOT_COPIED, copy_event
from events.models import Event, EventPage, Status
from tests.events.admin.people import client_for
from tests.factories import (
    ContactFactory,
    EventFactory,
    EventPageFactory,
    SignUpFactory,
    SignUpFormFactory,
    TopicFactory,
    editor,
    host,
    paragraph,
    translate,
)

pytestmark = pytest.mark.django_db
WINTER = datetime(2027, 1, 14, 15, 30, tzinfo=UTC)  # 17.30 in Helsinki
SUMMER = datetime(2027, 6, 10, 14, 30, tzinfo=UTC)  # 17.30 too


def copied(event: Event, starts_at: datetime = SUMMER) -> Event:
    return copy_event(event=event, name="Once more", starts_at=starts_at, user=editor())


def test_every_fact_is_copied_but_times_and_state() -> None:
    event = EventFactory(
        hybrid=True,
        status=Status.CANCELLED,
        sign_up_form=SignUpFormFactory(),
        topics=[TopicFactory()],
        hosts=[host()],
        contact=ContactFactory(),
        largest_group=4,
        confirm_hours=24,
        asks_needs=True,
        interpretation_languages=["ar"],
    )
    new = copied(event)
    moved = {"starts_at", "ends_at", "sign_up_opens_at", "sign_up_closes_at", "interpretation_until"}
    for field in Event._meta.concrete_fields:
        if field.name not in NOT_COPIED | moved:
            assert getattr(new, field.attname) == getattr(event, field.attname), field.name
    assert new.code != event.code
    assert (new.name, new.status) == ("Once more", Status.SCHEDULED)
    assert set(new.topics.all()) == set(event.topics.all())
    assert set(new.hosts.all()) == set(event.hosts.all())


def test_nobody_who_signed_up_comes_along() -> None:
    event = EventFactory()
    SignUpFactory(event=event)
    assert not copied(event).sign_ups.exists()


def test_times_lie_around_the_new_beginning_by_the_clock_on_the_wall() -> None:
    event = EventFactory(
        starts_at=WINTER,
        ends_at=WINTER + timedelta(hours=2),
        sign_up_opens_at=WINTER - timedelta(days=14),
        sign_up_closes_at=WINTER - timedelta(hours=3),
        interpretation_on_demand=["so"],
        interpretation_until=WINTER.date() - timedelta(days=5),
    )
    new = copied(event, SUMMER)
    assert (new.starts_at, new.ends_at) == (SUMMER, SUMMER + timedelta(hours=2))
    assert new.sign_up_closes_at == SUMMER - timedelta(hours=3)
    assert new.sign_up_opens_at == SUMMER - timedelta(days=14)
    assert new.interpretation_until == SUMMER.date() - timedelta(days=5)


def test_its_pages_are_drafts_of_one_family_with_the_newest_words() -> None:
    page = EventPageFactory(title="How we move", body=[paragraph("Come by metro.")])
    translate(page, "sv", title="Hur vi rör oss")
    page.title = "How we move now"
    page.save_revision()
    new = copied(page.event)
    pages = {
        draft.locale.language_code: draft for draft in EventPage.objects.filter(event=new).select_related("locale")
    }
    assert {tag: draft.title for tag, draft in pages.items()} == {"en": "How we move now", "sv": "Hur vi rör oss"}
    assert not any(draft.live for draft in pages.values())
    assert len({draft.translation_key for draft in pages.values()}) == 1
    assert pages["en"].translation_key != page.translation_key
    assert is_by_hand(pages["sv"])
    assert "Come by metro." in str(pages["en"].body)
    page.refresh_from_db()
    assert (page.title, page.live) == ("How we move", True)


def test_a_copy_whose_facts_contradict_each_other_is_not_made() -> None:
    event = EventFactory()
    Event.objects.filter(pk=event.pk).update(venue=None)
    event.refresh_from_db()
    with pytest.raises(ValidationError):
        copied(event)
    assert Event.objects.count() == 1


class TestTheScreen:
    def address(self, event: Event) -> str:
        return reverse("events_admin:copy_event", args=[event.pk])

    def test_an_editor_types_the_hour_in_the_events_zone(self) -> None:
        event = EventPageFactory().event
        client = client_for(editor())
        assert self.address(event) in client.get(reverse("events_admin:edit", args=[event.pk])).content.decode()
        answer = client.post(self.address(event), {"name": "In June", "starts_at": "2027-06-10T17:30"})
        new = Event.objects.get(name="In June")
        assert new.starts_at == SUMMER
        assert answer["Location"] == reverse("events_admin:edit", args=[new.pk])

    def test_a_day_that_is_over_is_refused(self) -> None:
        event = EventFactory()
        past = timezone.localtime() - timedelta(days=1)
        answer = client_for(editor()).post(self.address(event), {"name": "x", "starts_at": f"{past:%Y-%m-%dT%H:%M}"})
        assert answer.status_code == 422
        assert Event.objects.count() == 1

    def test_a_host_copies_nothing(self) -> None:
        event = EventFactory(hosts=[host()])
        client_for(event.hosts.get()).post(self.address(event), {"name": "x", "starts_at": "2027-06-10T17:30"})
        assert Event.objects.count() == 1
