"""What the drawing of an event is made from."""

from typing import Any

import pytest
from django.template import Context, Template

from core.drawings import Table
from events.drawings import table_of, when_and_where
from events.models import Status
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("traits", "table"),
    [
        ({}, Table("few", "in_person", "scheduled")),
        ({"online": True}, Table("few", "online", "scheduled")),
        ({"hybrid": True}, Table("few", "hybrid", "scheduled")),
        ({"past": True}, Table("few", "in_person", "over")),
        ({"status": Status.CANCELLED}, Table("few", "in_person", "cancelled")),
        ({"status": Status.CANCELLED, "past": True}, Table("few", "in_person", "cancelled")),
        ({"status": Status.POSTPONED}, Table("few", "in_person", "postponed")),
        ({"takes_sign_ups": False}, Table("many", "in_person", "scheduled")),
    ],
)
def test_an_event_is_drawn_from_its_facts(traits: dict[str, Any], table: Table) -> None:
    assert table_of(EventFactory(**traits), "few", told=False) == table


def test_drawing_an_event_asks_the_database_nothing(django_assert_num_queries: Any) -> None:
    event = EventFactory(hybrid=True)
    template = Template("{% load event_drawings %}{% table_drawing event level 'large' told %}")
    with django_assert_num_queries(0):
        drawn = template.render(Context({"event": event, "level": "full", "told": False}))
    assert 'class="drawing of-table large"' in drawn


def test_a_shared_event_says_when_and_where() -> None:
    event = EventFactory()
    when, where = when_and_where(event)
    assert str(event.local_start.year) in when
    assert where == event.venue.name


def test_a_shared_event_that_is_off_says_so_first() -> None:
    assert when_and_where(EventFactory(status=Status.CANCELLED))[0] == "Cancelled"
    assert when_and_where(EventFactory(status=Status.POSTPONED))[0].startswith("Postponed")
    assert when_and_where(EventFactory(online=True))[1] == "Online"
