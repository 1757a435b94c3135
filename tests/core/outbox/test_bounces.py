"""Mails that come back: told at a signed address, or lying in a mailbox."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from config.mail import mailbox_settings
from core.outbox import put
from core.outbox.bounces import Bounce
from core.outbox.mailbox import Reader, read_mailbox
from core.outbox.models import OutboxEntry
from core.outbox.reports import bounce_in
from tests.core.outbox.imap import ImapServer
from tests.core.outbox.reports import exchange, holiday_answer, postfix

pytestmark = pytest.mark.django_db
SECRET = "a secret of at least thirty-two characters"


def sent() -> OutboxEntry:
    with transaction.atomic():
        entry = put(kind="mail.seat")
    OutboxEntry.objects.filter(pk=entry.pk).update(accepted_at=timezone.now(), done_at=timezone.now())
    return entry


def reason_of(entry: OutboxEntry) -> str | None:
    entry.refresh_from_db()
    return entry.bounce_reason if entry.bounced_at else None


class TestReports:
    def test_the_mail_is_found_in_the_headers_or_the_whole_that_is_sent_back(self) -> None:
        for report in (postfix("<1@example.org>"), postfix("<1@example.org>", returned="Hello Aino")):
            assert bounce_in(report) == Bounce("<1@example.org>", "5.1.1")

    def test_where_nothing_is_sent_back_it_is_what_the_report_answers(self) -> None:
        assert bounce_in(exchange("<1@example.org>")) == Bounce("<1@example.org>", "5.7.1")

    @pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
    def test_a_mail_that_is_late_or_has_arrived_did_not_come_back(self, action: str) -> None:
        assert bounce_in(postfix("<1@example.org>", action=action, status="4.4.1")) is None

    def test_an_answer_of_a_person_is_no_report(self) -> None:
        assert bounce_in(holiday_answer("<1@example.org>")) is None

    @pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"Content-Type: multipart/report\n\n", postfix("nothing")])
    def test_what_can_not_be_read_is_no_bounce(self, raw: bytes) -> None:
        assert bounce_in(raw) is None


class TestWebhook:
    @pytest.fixture(autouse=True)
    def secret(self, settings: Settings) -> None:
        settings.BOUNCE_WEBHOOK_SECRET = SECRET

    def post(self, told: Any, *, key: str = SECRET, **headers: str) -> int:
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        signature = "sha256=" + hmac.new(key.encode(), body, hashlib.sha256).hexdigest()
        headers = {"X-Signature-256": signature} | headers
        client = Client(enforce_csrf_checks=True)
        return client.post("/mail/bounces/", body, content_type="application/json", headers=headers).status_code

    def test_a_signed_one_is_noted_once_with_its_reason_and_without_the_address(self) -> None:
        entry = sent()
        assert self.post({"message_id": entry.message_id, "reason": "550 <aino@example.org>:\r\n unknown"}) == 204
        assert reason_of(entry) == "550 … unknown"
        assert self.post({"message_id": entry.message_id, "reason": "other"}) == 204
        assert reason_of(entry) == "550 … unknown"

    def test_several_at_once_and_ids_without_brackets(self) -> None:
        first, second, third = sent(), sent(), sent()
        assert self.post([{"message_id": entry.message_id.strip("<>")} for entry in (first, second)]) == 204
        assert [reason_of(entry) for entry in (first, second, third)] == ["", "", None]

    def test_an_unknown_mail_answers_the_same(self) -> None:
        assert self.post({"message_id": "<nobody@example.org>", "reason": "5.1.1"}) == 204

    @pytest.mark.parametrize("signature", ["", "sha256=", "sha256=00", "å"])
    def test_without_the_right_signature_nothing_is_noted(self, signature: str) -> None:
        entry = sent()
        told = {"message_id": entry.message_id, "reason": "5.1.1"}
        assert self.post(told, key="another secret of thirty-two characters") == 403
        assert self.post(told, **{"X-Signature-256": signature}) == 403
        assert reason_of(entry) is None

    @pytest.mark.parametrize(
        "told", [b"", b"{", b"\xff", b"null", b"[1]", {"reason": "5.1.1"}, {"message_id": 1}, {"message_id": "<1>", "reason": 5}]
    )  # fmt: skip
    def test_what_is_not_the_format_is_refused(self, told: Any) -> None:
        assert self.post(told) == 400

    def test_a_body_that_is_too_large_is_not_read(self) -> None:
        assert self.post(b" " * 300_000) == 413

    def test_it_takes_posts_alone_and_without_a_secret_it_is_not_there(self, settings: Settings) -> None:
        assert Client().get("/mail/bounces/").status_code == 405
        settings.BOUNCE_WEBHOOK_SECRET = ""
        assert self.post({"message_id": sent().message_id}, key="") == 404


class TestMailbox:
    @pytest.fixture
    def mailbox(self, settings: Settings) -> Iterator[Any]:
        servers: list[ImapServer] = []

        def holding(*mails: bytes, password: str = "secret") -> ImapServer:
            server = ImapServer(list(mails))
            servers.append(server)
            address = f"imap://meetings:{password}@127.0.0.1:{server.port}/Returned%20mails"
            settings.BOUNCE_MAILBOX = mailbox_settings(address)
            return server

        yield holding
        for server in servers:
            server.stop()

    def test_unread_reports_are_noted_and_marked_and_nothing_is_deleted(self, mailbox: Any) -> None:
        came_back, late = sent(), sent()
        server = mailbox(
            holiday_answer(late.message_id),
            postfix(came_back.message_id, returned="x" * 300_000),
            postfix(late.message_id, action="delayed", status="4.4.1"),
            b"no mail at all",
        )
        assert read_mailbox() == 1
        assert (reason_of(came_back), reason_of(late)) == ("5.1.1", None)
        assert server.seen == server.mails.keys()
        assert 'SELECT "Returned mails"' in server.commands
        assert not [command for command in server.commands if "DELETE" in command.upper() or "EXPUNGE" in command]
        assert read_mailbox() == 0

    def test_the_worker_reads_it_now_and_then_and_never_without_a_setting(
        self, mailbox: Any, settings: Settings
    ) -> None:
        server = mailbox(postfix(sent().message_id))
        there = settings.BOUNCE_MAILBOX
        settings.BOUNCE_MAILBOX = {}
        reader = Reader()
        reader.read_if_due()
        assert server.commands == []
        settings.BOUNCE_MAILBOX = there
        reader.read_if_due()
        reader.read_if_due()
        assert server.commands.count("UID SEARCH UNSEEN") == 1

    def test_the_command_reads_it_at_once_and_says_what_is_wrong_without_the_password(
        self, mailbox: Any, settings: Settings, capsys: Any
    ) -> None:
        mailbox(postfix(sent().message_id))
        call_command("read_bounces")
        assert capsys.readouterr().out == "1 mails came back.\n"
        mailbox(password="wrong")
        with pytest.raises(CommandError, match=r"can't be read \(error\)"):
            call_command("read_bounces")
        settings.BOUNCE_MAILBOX = {}
        with pytest.raises(CommandError, match="BOUNCE_MAILBOX_URL is empty"):
            call_command("read_bounces")


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("pop3://a:b@mail.example.org", "must begin with imap://"),
        ("imaps://mail.example.org", "nobody who logs in"),
        ("imaps://a:b@mail.example.org/a%22b", "no server has"),
    ],
)
def test_an_address_of_a_mailbox_that_can_not_be_read_says_why(address: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        mailbox_settings(address)


def test_an_address_of_a_mailbox_says_all_that_is_needed() -> None:
    read = mailbox_settings("imaps://meetings%40example.org:p%2Fw@mail.example.org")
    assert (read["PORT"], read["USER"], read["PASSWORD"], read["FOLDER"]) == (
        993,
        "meetings@example.org",
        "p/w",
        "INBOX",
    )
    assert (read["USE_SSL"], read["USE_TLS"]) == (True, False)
