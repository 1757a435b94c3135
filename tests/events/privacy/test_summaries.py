"""Who asked to be told what came of it is told also when her sign-up has been anonymised meanwhile."""

from datetime import timedelta

import pytest

from core.outbox.mail import preview
from core.outbox.models import OutboxEntry
from events.models import Event
from events.privacy.anonymise import anonymise
from events.rounds import tell_what_came_of_it
from tests.events.privacy.people import old_event, talkative
from tests.factories import EventPageFactory, FollowUpFactory, SummaryPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


def held(*topics: str) -> Event:
    """An event that was held long ago, whose sign-ups are due."""
    event = old_event(days=100)
    event.topics.set([TopicFactory(name=name) for name in topics])
    return event


def told() -> list[str]:
    return list(OutboxEntry.objects.filter(kind="mail.came_of_it_apart").values_list("target", flat=True))


def test_a_summary_after_the_anonymising_reaches_the_address_that_is_kept_apart_once() -> None:
    event = held("Libraries")
    listener = FollowUpFactory(topics=event.topics.all(), asked_at=event.starts_at)
    other = FollowUpFactory(topics=[TopicFactory(name="Parks")], asked_at=event.starts_at)
    later = FollowUpFactory(topics=event.topics.all(), asked_at=event.ends_at + timedelta(days=1))
    talkative(event)
    anonymise(event=event)
    SummaryPageFactory(parent=EventPageFactory(event=event), title="How it sounded")
    for _time in range(2):
        tell_what_came_of_it()
    assert told() == [str(listener.public_id)]
    assert not {str(other.public_id), str(later.public_id)} & set(told())


def test_nobody_is_told_apart_while_the_sign_ups_have_their_names() -> None:
    event = held("Libraries")
    FollowUpFactory(topics=event.topics.all(), asked_at=event.starts_at)
    talkative(event)
    SummaryPageFactory(parent=EventPageFactory(event=event))
    tell_what_came_of_it()
    assert told() == []


def test_the_mail_leads_to_the_summary_and_to_the_way_out_and_names_nobody() -> None:
    row, summary = FollowUpFactory(email="amina@example.org"), SummaryPageFactory(title="How it sounded")
    target, about = str(row.public_id), {"event": summary.event.pk}
    letter = preview(kind="came_of_it_apart", target=target, language="fi", parameters=about)
    assert letter is not None
    assert "How it sounded" in letter.subject
    assert summary.full_url in letter.text
    assert "/follow-up/" in letter.text
    summary.unpublish()
    assert preview(kind="came_of_it_apart", target=target, language="fi", parameters=about) is None
