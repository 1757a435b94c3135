"""Who asked to be told what came of it renews or ends that herself, and is forgotten at its term."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone, translation

from core.outbox.mail import Letter, preview
from core.outbox.models import OutboxEntry
from events.models import FollowUp
from events.privacy.follow_up import end_terms, remind
from events.privacy.keeping import Kept, keep_terms
from events.privacy.links import address_of
from tests.factories import FollowUpFactory, TopicFactory, translate

pytestmark = pytest.mark.django_db


def path(row: FollowUp) -> str:
    return "/" + address_of(row).split("/", 3)[3]


def letter(kind: str, row: FollowUp, language: str = "en") -> Letter:
    written = preview(kind=kind, target=str(row.public_id), language=language)
    assert written is not None
    return written


class TestPage:
    def test_looking_changes_nothing_whoever_follows_the_link(self, client: Client) -> None:
        row = FollowUpFactory(topics=[TopicFactory(name="Libraries")])
        before = FollowUp.objects.values().get()
        for query in ("", "?stop=1", "?renew=1"):
            answer = client.get(path(row) + query)
            assert answer.status_code == 200
        client.head(path(row))
        assert FollowUp.objects.values().get() == before
        text = answer.content.decode()
        assert row.email in text
        assert "Libraries" in text

    def test_a_button_renews_for_a_whole_term(self, client: Client, settings: object) -> None:
        row = FollowUpFactory(kept_until=timezone.now() + timedelta(days=3), reminded_at=timezone.now())
        answer = client.post(path(row), {"renew": "1"}, follow=True)
        row.refresh_from_db()
        assert timezone.localtime(row.kept_until).date() == timezone.localdate() + timedelta(days=730)
        assert row.reminded_at is None
        assert BeautifulSoup(answer.content, "html.parser").select_one("[role=status]") is not None

    def test_a_button_erases_and_then_the_link_opens_nothing(self, client: Client) -> None:
        row, other = FollowUpFactory(), FollowUpFactory()
        OutboxEntry.objects.create(kind="mail.follow_up", target=str(row.public_id))
        answer = client.post(path(row), {"stop": "1"})
        assert "Your address is erased" in answer.content.decode()
        assert row.email not in answer.content.decode()
        assert list(FollowUp.objects.all()) == [other]
        assert not OutboxEntry.objects.filter(target=str(row.public_id)).exists()
        assert client.get(path(row)).status_code == 404

    def test_it_is_kept_by_nobody_and_told_to_nobody(self, client: Client) -> None:
        response = client.get(path(FollowUpFactory()))
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies

    @pytest.mark.parametrize("forged", ["x", "0-1.abc"])
    def test_a_forged_link_opens_nothing(self, client: Client, forged: str) -> None:
        assert client.get(f"/en/follow-up/{forged}/").status_code == 404

    def test_nor_does_the_token_of_a_personal_page(self, client: Client) -> None:
        from events.signups.links import signer

        row = FollowUpFactory()
        stolen = signer().sign(f"{row.public_id.hex}-1")
        assert client.get(f"/en/follow-up/{stolen}/").status_code == 404

    def test_topics_are_named_in_the_readers_language(self, client: Client) -> None:
        topic = TopicFactory(name="Libraries")
        translate(topic, "sv", name="Bibliotek")
        assert "Bibliotek" in client.get(path(FollowUpFactory(topics=[topic], language="sv"))).content.decode()

    def test_its_address_never_reaches_the_log(self) -> None:
        from core.logs import discreet

        assert discreet(f"Not Found: {path(FollowUpFactory())}") == "Not Found: /en/follow-up/…/"


class TestMails:
    @pytest.mark.parametrize("kind", ["follow_up", "follow_up_ends"])
    def test_they_go_to_the_address_with_the_link_until_when_and_no_name(self, kind: str) -> None:
        row = FollowUpFactory(kept_until="2028-05-03T21:00Z", language="sv", topics=[TopicFactory(name="Libraries")])
        row.refresh_from_db()
        written = letter(kind, row)
        assert written.to == row.email
        assert "/sv/follow-up/" in written.text
        assert "4 May 2028" in written.text
        assert "Libraries" in written.text
        assert "\nHello,\n" in written.text
        assert str(row.public_id) not in written.text
        button = BeautifulSoup(written.html or "", "html.parser").select_one("a.button")
        assert button is not None
        assert button["href"] == address_of(row)

    def test_who_has_stopped_meanwhile_gets_none(self) -> None:
        row = FollowUpFactory()
        target = str(row.public_id)
        row.delete()
        assert preview(kind="follow_up_ends", target=target, language="en") is None

    def test_the_address_is_in_the_persons_own_language_whichever_is_active(self) -> None:
        with translation.override("fi"):
            assert "/ar/follow-up/" in address_of(FollowUpFactory(language="ar"))


class TestTerm:
    def test_before_it_ends_she_is_asked_once_whether_to_go_on(self) -> None:
        soon = FollowUpFactory(kept_until=timezone.now() + timedelta(days=20))
        FollowUpFactory(kept_until=timezone.now() + timedelta(days=40))
        assert (remind(), remind()) == (1, 0)
        assert OutboxEntry.objects.get(kind="mail.follow_up_ends").target == str(soon.public_id)

    def test_at_its_end_she_is_forgotten_with_her_mails_and_others_are_not(self) -> None:
        over = FollowUpFactory(kept_until=timezone.now() - timedelta(hours=1))
        going_on = FollowUpFactory()
        OutboxEntry.objects.create(kind="mail.follow_up", target=str(over.public_id))
        assert (end_terms(), end_terms()) == (1, 0)
        assert list(FollowUp.objects.all()) == [going_on]
        assert not OutboxEntry.objects.filter(target=str(over.public_id)).exists()

    def test_the_daily_work_asks_nobody_whose_term_is_over(self) -> None:
        FollowUpFactory(kept_until=timezone.now() - timedelta(hours=1))
        assert keep_terms() == Kept(needs=0, anonymised=0, ended=1, reminded=0)
