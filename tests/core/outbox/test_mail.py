"""Mails on their way from an entry to a real SMTP server."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone, translation
from pytest_django import Settings

from core.outbox import claims, put
from core.outbox.mail import Attachment, Letter, accepted, mail, preview
from core.outbox.models import OutboxEntry
from core.worker.carry_out import carry_out_due
from tests.core.outbox.conftest import Sink, Together, free_port

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registry")]


def register(**changes: Any) -> None:
    """The mail `seat`, to Åsa unless a test wants it otherwise."""
    letter = replace(Letter(to="asa@example.org", subject="Your seat", text="Here it is."), **changes)
    mail("seat")(lambda entry: letter)


def make_due(entry: OutboxEntry) -> OutboxEntry:
    """Let the pause before the next attempt be over."""
    OutboxEntry.objects.filter(pk=entry.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    return entry


def test_a_mail_reaches_the_server_with_its_message_id_and_is_done(mail_server: Sink) -> None:
    register()
    entry = put(kind="mail.seat", language="sv")
    assert carry_out_due() == 1
    [message] = mail_server.mails
    assert message["Message-ID"] == entry.message_id
    assert message["To"] == "asa@example.org"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "sv"
    assert message["Date"].datetime is not None
    entry.refresh_from_db()
    assert entry.done_at is not None
    assert entry.accepted_at is not None


def test_a_mail_is_written_in_the_language_of_its_entry(mail_server: Sink) -> None:
    mail("seat")(lambda entry: Letter(to="asa@example.org", subject=f"In {translation.get_language()}", text="."))
    put(kind="mail.seat", language="sv")
    put(kind="mail.seat", language="fi")
    with translation.override("ar"):
        carry_out_due()
    assert [str(message["Subject"]) for message in mail_server.mails] == ["In sv", "In fi"]


def test_a_preview_shows_the_mail_and_writes_nothing(mail_server: Sink) -> None:
    mail("seat")(lambda entry: Letter(to=entry.target, subject=f"In {translation.get_language()}", text="."))
    letter = preview(kind="mail.seat", target="a@example.org", language="fi")
    assert letter is not None
    assert (letter.subject, letter.to) == ("In fi", "a@example.org")
    assert not OutboxEntry.objects.exists()
    assert mail_server.mails == []


def test_a_mail_that_nobody_needs_any_more_is_done_without_being_sent(mail_server: Sink) -> None:
    mail("seat")(lambda entry: None)
    entry = put(kind="mail.seat")
    carry_out_due()
    entry.refresh_from_db()
    assert mail_server.mails == []
    assert entry.done_at is not None
    assert entry.accepted_at is None


def test_html_calendar_and_attachments_arrive_whole(mail_server: Sink) -> None:
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Äiti\r\nEND:VCALENDAR\r\n"
    register(
        html="<p>Här är den.</p>",
        alternatives=[(calendar, "text/calendar; method=REQUEST")],
        attachments=[Attachment("seat.ics", calendar, "text/calendar; method=REQUEST")],
    )
    put(kind="mail.seat")
    carry_out_due()
    [message] = mail_server.mails
    words = {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}
    assert "Här är den." in words["text/html"]
    assert "Here it is." in words["text/plain"]
    calendars = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert [part["Content-Type"].params["method"] for part in calendars] == ["REQUEST", "REQUEST"]
    assert "SUMMARY:Äiti" in calendars[0].get_content()
    assert calendars[1].get_filename() == "seat.ics"


def test_a_server_that_is_away_is_waited_for_and_the_message_id_stays(mail_server: Sink, settings: Settings) -> None:
    register()
    entry = put(kind="mail.seat")
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    for _ in range(settings.WORKER["ATTEMPTS"] + 3):
        carry_out_due()
        make_due(entry)
    entry.refresh_from_db()
    assert (entry.done_at, entry.failed_at) == (None, None)
    assert entry.last_error == "mail server: ConnectionRefusedError"

    settings.EMAIL_PORT = port
    carry_out_due()
    [message] = mail_server.mails
    assert message["Message-ID"] == entry.message_id


@pytest.mark.parametrize("code", [421, 450, 451, 452])
def test_a_refusal_for_now_is_tried_again_with_the_same_message_id(mail_server: Sink, code: int) -> None:
    register()
    mail_server.answers = [f"{code} later, please"]
    entry = put(kind="mail.seat")
    carry_out_due()
    entry.refresh_from_db()
    assert entry.due_at > timezone.now()
    assert entry.last_error == f"SMTP {code}"

    make_due(entry)
    carry_out_due()
    [message] = mail_server.mails
    assert message["Message-ID"] == entry.message_id


def test_a_refusal_for_good_is_given_up_at_once_and_its_code_is_kept_without_the_address(
    mail_server: Sink, caplog: pytest.LogCaptureFixture
) -> None:
    register()
    mail_server.recipient_answers = ["550 no such user asa@example.org"]
    entry = put(kind="mail.seat")
    carry_out_due()
    entry.refresh_from_db()
    assert entry.failed_at is not None
    assert (entry.done_at, entry.attempts, entry.last_error) == (None, 1, "SMTP 550")
    assert "given up" in caplog.text
    assert "asa" not in caplog.text


@pytest.mark.parametrize("code", [530, 550, 553, 554])
def test_a_server_that_refuses_us_as_a_sender_is_waited_for_until_that_is_set_right(
    mail_server: Sink, settings: Settings, code: int
) -> None:
    register()
    attempts = settings.WORKER["ATTEMPTS"] + 1
    mail_server.sender_answers = [f"{code} not you"] * attempts
    entry = put(kind="mail.seat")
    for _ in range(attempts):
        carry_out_due()
        make_due(entry)
    entry.refresh_from_db()
    assert (entry.done_at, entry.failed_at) == (None, None)
    assert entry.last_error == f"mail server: SMTP {code} to us"

    carry_out_due()
    assert len(mail_server.mails) == 1


def test_a_mail_that_is_too_large_for_the_server_is_given_up(mail_server: Sink) -> None:
    register()
    mail_server.sender_answers = ["552 too large"]
    entry = put(kind="mail.seat")
    carry_out_due()
    entry.refresh_from_db()
    assert (entry.failed_at is not None, entry.last_error) == (True, "SMTP 552")


def test_a_body_that_the_server_refuses_is_given_up_as_well(mail_server: Sink) -> None:
    register()
    mail_server.answers = ["554 no"]
    entry = put(kind="mail.seat")
    carry_out_due()
    entry.refresh_from_db()
    assert (entry.failed_at is not None, entry.last_error) == (True, "SMTP 554")


def test_an_address_that_is_none_is_given_up_and_not_named(mail_server: Sink) -> None:
    register(to="asa@example.org\r\nBcc: everybody@example.org")
    entry = put(kind="mail.seat")
    carry_out_due()
    entry.refresh_from_db()
    assert mail_server.mails == []
    assert entry.failed_at is not None
    assert "example" not in entry.last_error


def test_line_breaks_in_values_bring_no_header_of_their_own(mail_server: Sink) -> None:
    evil = "Seat\r\nBcc: everybody@example.org\u2028X: y"
    register(subject=evil, headers={"X-Event": evil}, attachments=[Attachment(evil, "x", "text/plain")])
    put(kind="mail.seat")
    carry_out_due()
    [message] = mail_server.mails
    assert message["Bcc"] is None
    assert message["Subject"] == "Seat Bcc: everybody@example.org X: y"
    assert message["X-Event"] == "Seat Bcc: everybody@example.org X: y"
    [attachment] = message.iter_attachments()
    assert attachment["Bcc"] is None


def test_what_follows_an_accepted_mail_happens_once_and_with_its_entry(mail_server: Sink) -> None:
    register()
    followed: list[str] = []
    accepted("seat")(lambda entry: followed.append(entry.target))
    put(kind="mail.seat", target="a1")
    carry_out_due()
    carry_out_due()
    assert followed == ["a1"]


def test_a_follower_that_fails_is_called_again_but_the_mail_is_not_sent_again(mail_server: Sink) -> None:
    register()
    calls: list[int] = []

    @accepted("seat")
    def fail_once(entry: OutboxEntry) -> None:
        calls.append(entry.attempts)
        if len(calls) == 1:
            raise RuntimeError("a@example.org")

    entry = put(kind="mail.seat")
    carry_out_due()
    entry.refresh_from_db()
    assert entry.done_at is None
    carry_out_due(limit=1)
    make_due(entry)
    carry_out_due()
    entry.refresh_from_db()
    assert entry.done_at is not None
    assert len(calls) == 2
    assert len(mail_server.mails) == 1


def test_nothing_follows_a_mail_that_was_refused(mail_server: Sink) -> None:
    register()
    followed: list[str] = []
    accepted("seat")(lambda entry: followed.append(entry.target))
    mail_server.answers = ["554 no"]
    put(kind="mail.seat", target="a1")
    carry_out_due()
    assert followed == []


def test_a_worker_killed_after_the_server_accepted_costs_one_duplicate_with_the_same_message_id(
    mail_server: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    register()
    entry = put(kind="mail.seat")

    class Killed(BaseException):
        pass

    def die(entry: OutboxEntry) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(claims, "record_accepted", die)
        with pytest.raises(Killed):
            carry_out_due()
    assert carry_out_due() == 0  # the lease of the dead still runs

    OutboxEntry.objects.filter(pk=entry.pk).update(lease_until=timezone.now())
    assert carry_out_due() == 1
    assert [message["Message-ID"] for message in mail_server.mails] == [entry.message_id] * 2
    assert carry_out_due() == 0


def test_workers_that_send_at_once_send_every_mail_exactly_once(mail_server: Sink, together: Together) -> None:
    register()

    def write() -> set[str]:
        with transaction.atomic():
            return {put(kind="mail.seat").message_id for _ in range(30)}

    [written] = together([write])
    assert sum(together([carry_out_due] * 4)) == 30
    sent = [str(message["Message-ID"]) for message in mail_server.mails]
    assert len(sent) == 30
    assert set(sent) == written
