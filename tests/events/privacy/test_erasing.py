"""One person's data are erased in every event, and stay erased when an older backup comes back."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import send_mail
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import ModelLogEntry

from core.outbox.models import OutboxEntry
from core.worker.loop import run_once
from events.admin.hosting import PERSON_SEEN, note
from events.models import Erasure, FollowUp, SignUp, State
from events.privacy.anonymise import anonymise
from events.privacy.erase import erase
from events.privacy.keys import address_hash
from events.privacy.repeat import repeat_erasures
from events.signups import cancel
from tests.events.privacy.people import ADDRESS, ANSWER, ASKED, COMPANION, NAME, NEED, joined, old_event, talkative
from tests.events.privacy.traces import tables_with
from tests.factories import (
    EventFactory,
    EventPageFactory,
    FollowUpFactory,
    SignUpFactory,
    TopicFactory,
    administrator,
)

pytestmark = pytest.mark.django_db


def test_nothing_in_the_database_tells_of_her_any_more_whatever_the_state_of_her_sign_ups() -> None:
    seated = joined(EventPageFactory().event)
    full = EventFactory(seats_in_person=2)
    bo, waiting = joined(full, "bo@example.org"), joined(full)
    held = SignUpFactory(event=EventFactory(confirm_hours=24), email=ADDRESS, state=State.HELD)
    offered = SignUpFactory(email=ADDRESS, state=State.OFFERED, answer_by=timezone.now() + timedelta(hours=9))
    lapsed = SignUpFactory(email=ADDRESS, email_key=None, state=State.LAPSED)
    cancelled = cancel(sign_up=joined(EventFactory()))
    past = talkative(old_event(days=10))
    FollowUpFactory(email=ADDRESS, topics=[TopicFactory()])
    note(seated.event, PERSON_SEEN, None, sign_up=str(seated.public_id))
    run_once()  # mails, indexing, whatever follows
    assert (bo.state, waiting.state) == (State.SEATED, State.WAITING)
    hers: list[SignUp] = [seated, waiting, held, offered, lapsed, cancelled, past]
    ids = [name for row in hers for name in (str(row.public_id), row.calendar_uid, row.check_in_code)]
    assert tables_with(ADDRESS) == {"SignUp", "FollowUp"}
    erase(address=" Amina@EXAMPLE.org ", user=None)
    run_once()
    assert tables_with(ADDRESS, "amina", *ids) == {"SignUp"}  # the name that Bo wrote is Amina's too
    assert list(SignUp.objects.all()) == [bo]
    bo.delete()
    assert tables_with(NAME, ADDRESS, ANSWER, ASKED, NEED, COMPANION, "amina", *ids) == set()


def test_her_seat_goes_to_who_waits_and_she_gets_no_mail() -> None:
    event = EventFactory(seats_in_person=2)
    hers, next_one = joined(event), joined(event, "bo@example.org")
    erase(address=ADDRESS, user=None)
    next_one.refresh_from_db()
    assert next_one.state == State.SEATED
    told = OutboxEntry.objects.filter(kind__startswith="mail.").values_list("kind", "target")
    assert ("mail.promoted", str(next_one.public_id)) in told
    assert str(hers.public_id) not in {target for _kind, target in told}


def test_others_stay_even_when_their_addresses_are_alike() -> None:
    others = ["amina@example.com", "amina.w@example.org", "xamina@example.org", "amin_@example.org", ""]
    for address in others:
        SignUpFactory(email=address, email_key=address or None)
    FollowUpFactory(email="amina@example.net")
    erase(address=ADDRESS, user=None)
    erase(address="amin%@example.org", user=None)
    erase(address="", user=None)
    assert sorted(SignUp.objects.values_list("email", flat=True)) == sorted(others)
    assert FollowUp.objects.count() == 1


def test_a_domain_in_letters_of_its_own_is_the_same_in_capitals() -> None:
    SignUpFactory(email="amina@ÄITI.fi", email_key=None, state=State.CANCELLED)
    assert len(erase(address="amina@äiti.fi", user=None).sign_ups) == 1
    assert not SignUp.objects.exists()


def test_it_is_noted_by_whom_without_the_address() -> None:
    user = administrator()
    joined(EventFactory())
    erase(address=ADDRESS, user=user)
    entry = ModelLogEntry.objects.get(action="events.person_erased")
    assert entry.user == user
    assert entry.data == {"address": address_hash(ADDRESS), "sign_ups": 1, "follow_ups": 0}


def test_what_was_anonymised_is_nobodys_and_stays_a_count() -> None:
    event = old_event()
    talkative(event)
    anonymise(event=event)
    assert erase(address=ADDRESS, user=None).sign_ups == []
    assert event.sign_ups.count() == 1


class TestFolder:
    """Without a mail server every mail lies as a file."""

    @pytest.fixture(autouse=True)
    def folder(self, settings: Settings) -> Path:
        settings.EMAIL_BACKEND = "core.outbox.folder.FolderBackend"
        return Path(settings.MAIL_FOLDER)

    def test_mails_that_went_to_her_are_deleted_and_others_are_not(
        self, folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        event = EventPageFactory().event
        joined(event)
        joined(event, "bo@example.org")
        run_once()
        OutboxEntry.objects.all().delete()  # their traces are kept for fewer days than mails might lie there
        assert len(list(folder.glob("*.eml"))) == 2
        with django_capture_on_commit_callbacks(execute=True):
            erase(address=ADDRESS, user=None)
        [left] = folder.glob("*.eml")
        assert b"bo@example.org" in left.read_bytes()

    def test_the_mails_of_a_meeting_go_when_it_is_anonymised(
        self, folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        event = EventPageFactory().event
        joined(event)
        run_once()
        ended = timezone.now() - timedelta(days=100)
        type(event).objects.filter(pk=event.pk).update(starts_at=ended - timedelta(hours=1), ends_at=ended)
        with django_capture_on_commit_callbacks(execute=True):
            anonymise(event=event)
        assert list(folder.glob("*.eml")) == []

    def test_an_address_in_letters_of_its_own_is_found_as_the_mail_has_it(
        self, folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        send_mail("Mail", "Text", None, ["Amina@äiti.fi"])
        assert b"xn--" in next(folder.glob("*.eml")).read_bytes()
        with django_capture_on_commit_callbacks(execute=True):
            erase(address="amina@äiti.fi", user=None)
        assert list(folder.glob("*.eml")) == []


class TestAfterARestore:
    """The database is an older one: rows that were erased are back, and nothing in it tells that they were."""

    def restored(self) -> SignUp:
        erase(address=ADDRESS, user=None)
        Erasure.objects.all().delete()
        person = joined(EventFactory())
        SignUp.objects.filter(pk=person.pk).update(created_at=timezone.now() - timedelta(days=1))
        return person

    def test_she_is_erased_again_and_so_is_known_to_have_been(self) -> None:
        self.restored()
        FollowUpFactory(email=ADDRESS)
        other = joined(EventFactory(), "bo@example.org")
        said = StringIO()
        call_command("repeat_erasures", stdout=said)
        assert said.getvalue() == "Erased 1 people again.\n"
        assert list(SignUp.objects.all()) == [other]
        assert not FollowUp.objects.exists()
        assert Erasure.objects.get().address_hash == address_hash(ADDRESS)
        assert repeat_erasures() == 0
        assert Erasure.objects.count() == 1

    def test_what_she_has_asked_for_since_stays(self) -> None:
        erase(address=ADDRESS, user=None)
        later = joined(EventFactory())
        assert repeat_erasures() == 0
        assert list(SignUp.objects.all()) == [later]

    def test_after_a_change_of_key_the_earlier_one_still_tells(self, settings: Settings) -> None:
        settings.SECRET_KEY = "the key before"
        self.restored()
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the new key", ["the key before"]
        assert repeat_erasures() == 1

    def test_without_the_earlier_key_nobody_can_be_told(self, settings: Settings) -> None:
        settings.SECRET_KEY = "the key before"
        self.restored()
        settings.SECRET_KEY = "the new key"
        assert repeat_erasures() == 0

    def test_the_file_names_nobody_is_the_sites_own_and_bears_a_line_cut_short(self, settings: Settings) -> None:
        self.restored()
        file = Path(settings.ERASURES_FILE)
        assert "amina" not in file.read_text()
        assert file.stat().st_mode & 0o077 == 0
        with file.open("a") as end:
            end.write("2026-11-25T10:00:00+00:00 abc")
        assert repeat_erasures() == 1


def test_where_it_can_not_be_remembered_nothing_is_erased(settings: Settings, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path  # a folder: a disk that is full does the same
    joined(EventFactory())
    with pytest.raises(IsADirectoryError):
        erase(address=ADDRESS, user=None)
    assert SignUp.objects.count() == 1
    assert not Erasure.objects.exists()


def test_a_hash_can_not_be_made_without_the_key(settings: Any) -> None:
    first = address_hash(ADDRESS)
    settings.SECRET_KEY = "another"
    assert address_hash(ADDRESS) != first
