"""The mail folder of a site without a mail server."""

import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from pytest_django import Settings


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "core.outbox.folder.FolderBackend"
    settings.MAIL_FOLDER = tmp_path / "mail"
    return settings.MAIL_FOLDER


def test_a_mail_lies_in_the_folder_and_can_be_read_back(folder: Path) -> None:
    mail = EmailMultiAlternatives("Paikkasi: Äidinkieli", "Hei Åsa,\nnähdään!", to=["asa@example.org"])
    mail.attach("tapahtuma.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; method=REQUEST")
    mail.send()
    [path] = folder.iterdir()
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["Subject"] == "Paikkasi: Äidinkieli"
    [text] = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    assert "nähdään!" in text.get_content()
    [calendar] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert calendar["Content-Type"].params["method"] == "REQUEST"


def test_names_sort_by_time_and_say_nothing_of_the_receiver(folder: Path) -> None:
    for number in range(5):
        send_mail(f"Mail {number}", "Text", None, ["asa.svensson@example.org"])
    paths = sorted(folder.iterdir())
    subjects = [message_from_bytes(path.read_bytes())["Subject"] for path in paths]
    assert subjects == [f"Mail {number}" for number in range(5)]
    assert all(re.fullmatch(r"\d{8}T\d{12}-[0-9a-f]{8}\.eml", path.name) for path in paths)


def test_only_the_sites_own_user_may_read_the_mails(folder: Path) -> None:
    send_mail("Mail", "Text", None, ["asa@example.org"])
    [path] = folder.iterdir()
    assert path.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0
