"""What residents will be told can be read beforehand, each mail in each language."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.outbox import mail
from core.outbox.models import OutboxEntry
from events.admin.mails import ABOUT_SUMMARIES, SAMPLES, TO_LISTENERS
from events.models import Event, FollowUp, SignUp
from tests.events.admin.people import client_for
from tests.factories import EventFactory, EventPageFactory, TopicFactory, editor, host

pytestmark = pytest.mark.django_db
BY_HOSTS = "written"  # has its preview where it is written
TO_HOSTS = "interpretation_decided"  # no resident gets it


def of_event(name: str, event: Event) -> str:
    return reverse(f"events_admin:{name}", args=[event.pk])


def test_every_mail_can_be_read_in_every_language_before_anybody_gets_it() -> None:
    page = EventPageFactory(live=False, title="How we move")
    page.event.topics.set([TopicFactory(name="Libraries")])
    client = client_for(editor())
    for sample in SAMPLES:
        for tag in ("fi", "sv", "en", "ar"):
            response = client.get(of_event("mails", page.event), {"mail": sample.key, "language": tag})
            letter = response.context["letter"]
            if sample.mail in TO_LISTENERS:
                assert "/follow-up/" in letter.text
                assert sample.mail in ABOUT_SUMMARIES or "Libraries" in letter.text
            else:
                assert "How we move" in letter.subject


def test_a_preview_leaves_nothing_behind() -> None:
    page = EventPageFactory(live=False)
    for key in ("called_off", "follow_up"):
        client_for(editor()).get(of_event("mails", page.event), {"mail": key})
    page.refresh_from_db()
    assert (page.live, page.event.status) == (False, "scheduled")
    assert not SignUp.objects.exists()
    assert not FollowUp.objects.exists()
    assert not OutboxEntry.objects.filter(kind__startswith="mail.").exists()


def test_no_mail_about_an_event_lacks_a_preview() -> None:
    written = {name for name in mail.names() if mail._renderers[name].__module__.startswith("events.")}
    assert {sample.mail for sample in SAMPLES} == written - {BY_HOSTS, TO_HOSTS}


def test_another_events_host_does_not_read_them() -> None:
    assert client_for(host()).get(of_event("mails", EventFactory())).status_code == 403


def test_a_preview_shows_the_mails_html_in_a_sandbox_in_which_nothing_runs_and_the_text_beside_it() -> None:
    hostile = '"></iframe><script>alert(1)</script> {{ request.user }}'
    page = EventPageFactory(title=hostile)
    shown = BeautifulSoup(client_for(editor()).get(of_event("mails", page.event)).content, "html.parser")
    frame = shown.select_one("iframe")
    assert frame.get_attribute_list("sandbox") == []  # there, and allowing nothing
    mail = BeautifulSoup(str(frame["srcdoc"]), "html.parser")
    assert mail.h2.get_text() == hostile
    assert mail.script is None
    assert hostile in shown.select_one(".events-mail pre").get_text()
    assert not [script for script in shown.select("main script") if "alert(1)" in script.get_text()]
    assert "International Espoo" in shown.select_one(".events-mail-head").get_text()
