"""Events and those who sign up for them."""

import uuid
from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone

from core.models import Topic
from events.models import Companion, Event, FollowUp, Mode, SignUp, State
from events.signups.sign_up import email_key
from tests.factories.snippets import VenueFactory


class EventFactory(factory.django.DjangoModelFactory):
    """In a month, in person, two hours, ten seats, open for sign-up. `topics=[…]` and `hosts=[…]` as lists."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    class Params:
        online = factory.Trait(mode=Mode.ONLINE, venue=None, seats_in_person=0, seats_online=10)
        hybrid = factory.Trait(mode=Mode.HYBRID, seats_online=10)
        past = factory.Trait(starts_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=30)))

    name = factory.Sequence(lambda number: f"Meeting {number}")
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + timedelta(hours=2))
    mode = Mode.IN_PERSON
    venue = factory.SubFactory(VenueFactory)
    online_link = factory.LazyAttribute(
        lambda event: "" if event.mode == Mode.IN_PERSON else "https://meet.example.org/room"
    )
    seats_in_person = 10
    spoken_languages = ["en"]

    @factory.post_generation
    def topics(self: Any, create: bool, topics: list[Topic] | None, **kwargs: Any) -> None:
        self.topics.set(topics or [])

    @factory.post_generation
    def hosts(self: Any, create: bool, hosts: list[Any] | None, **kwargs: Any) -> None:
        self.hosts.set(hosts or [])


def let_be_over(event: Event) -> None:
    """The clock has gone on: what was to come has ended an hour ago."""
    ended = timezone.now() - timedelta(hours=1)
    Event.objects.filter(pk=event.pk).update(starts_at=ended - timedelta(hours=2), ends_at=ended)


class SignUpFactory(factory.django.DjangoModelFactory):
    """A row as `events.signups` would leave it, without its mail. For rules about seats call `sign_up` itself."""

    class Meta:
        model = SignUp
        skip_postgeneration_save = True

    event = factory.SubFactory(EventFactory)
    attempt = factory.LazyFunction(uuid.uuid4)
    state = State.SEATED
    mode = Mode.IN_PERSON
    number = factory.LazyAttribute(lambda row: row.event.sign_ups.count() + 1)
    name = factory.Sequence(lambda number: f"Resident {number}")
    email = factory.Sequence(lambda number: f"resident{number}@example.org")
    email_key = factory.LazyAttribute(lambda row: None if row.state == State.CANCELLED else email_key(row.email))
    language = "en"
    calendar_uid = factory.LazyFunction(lambda: f"{uuid.uuid4()}@example.org")

    @factory.post_generation
    def companions(self: Any, create: bool, names: list[str] | None, **kwargs: Any) -> None:
        """Those of its `people` who come along."""
        for position in range(1, self.people):
            name = names[position - 1] if names else f"Companion {position}"
            Companion.objects.create(sign_up=self, position=position, name=name)


class FollowUpFactory(factory.django.DjangoModelFactory):
    """Somebody whose sign-up is anonymised and who wants to hear what came of it, for a year yet. `topics=[…]` as a list."""

    class Meta:
        model = FollowUp
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"listener{number}@example.org")
    email_key = factory.LazyAttribute(lambda row: email_key(row.email))
    language = "en"
    asked_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=200))
    kept_until = factory.LazyFunction(lambda: timezone.now() + timedelta(days=365))

    @factory.post_generation
    def topics(self: Any, create: bool, topics: list[Topic] | None, **kwargs: Any) -> None:
        self.topics.set(topics or [])
