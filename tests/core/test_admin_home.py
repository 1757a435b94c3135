"""The home of those who work here begins with what each came for."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.outbox.claims import claim, try_again
from core.outbox.models import OutboxEntry
from desk.submitting import submit
from tests.factories import ArticlePageFactory, UserFactory, administrator, editor, host, locale, translator

pytestmark = pytest.mark.django_db


def home_of(user: Any) -> BeautifulSoup:
    client = Client()
    client.force_login(user)
    return BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")


def panel(home: BeautifulSoup, name: str) -> Tag | None:
    return home.find("section", id=f"{name}-section")


def told(home: BeautifulSoup, name: str) -> str:
    found = panel(home, name)
    assert found is not None, f"no panel {name}"
    return " ".join(found.get_text(" ").split())


def titles(home: BeautifulSoup, name: str) -> list[str]:
    found = panel(home, name)
    assert found is not None
    return [link.get_text(strip=True) for link in found.select("td.title a")]


def begun(title: str, user: Any, **fields: Any) -> Any:
    page = ArticlePageFactory(title=title, live=False, **fields)
    page.save_revision(user=user)
    return page


class TestDrafts:
    def test_hers_stand_before_the_others(self) -> None:
        elina, olli = editor(), editor(first_name="Olli", last_name="Aho")
        begun("Hers", elina)
        begun("His", olli)
        home = home_of(elina)
        assert titles(home, "drafts") == ["Hers", "His"]
        assert "Olli Aho" in told(home, "drafts")

    def test_a_published_page_with_newer_words_is_one(self) -> None:
        elina = editor()
        page = ArticlePageFactory(title="Bench")
        page.title = "Bench, again"
        page.save_revision(user=elina)
        home = home_of(elina)
        assert titles(home, "drafts") == ["Bench, again"]
        assert "changed since it was published" in told(home, "drafts")

    def test_what_translators_have_in_hand_is_none(self) -> None:
        elina = editor()
        submit(row=ArticlePageFactory(title="Bench"), locales=[locale("sv")], user=elina)
        assert "No drafts just now" in told(home_of(elina), "drafts")

    def test_what_has_its_hour_is_scheduled_and_no_draft(self) -> None:
        elina = editor()
        page = begun("Bench", elina)
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision(user=elina, approved_go_live_at=page.go_live_at)
        home = home_of(elina)
        assert titles(home, "scheduled") == ["Bench"]
        assert titles(home, "drafts") == []

    def test_those_beyond_the_list_are_counted(self) -> None:
        elina = editor()
        for number in range(10):
            begun(f"Draft {number}", elina)
        home = home_of(elina)
        assert len(titles(home, "drafts")) == 8
        assert "And 2 more." in told(home, "drafts")

    def test_its_queries_are_the_same_for_2_and_7(self) -> None:
        elina = editor()

        def count() -> int:
            home_of(elina)
            with CaptureQueriesContext(connection) as captured:
                home_of(elina)
            return len(captured)

        begun("A", elina)
        begun("B", editor(), tag="sv")
        few = count()
        for number in range(5):
            begun(f"Draft {number}", editor(), tag="fi")
        assert count() == few


class TestHouse:
    def test_administrators_read_that_it_keeps_up(self) -> None:
        OutboxEntry.objects.all().delete()
        assert "The worker keeps up" in told(home_of(administrator()), "house")

    def test_what_waits_too_long_is_told(self) -> None:
        OutboxEntry.objects.all().delete()
        OutboxEntry.objects.create(kind="mail.place", due_at=timezone.now() - timedelta(hours=1))
        assert "1 entry waits" in told(home_of(administrator()), "house")

    def test_what_was_given_up_is_told_with_its_reason(self) -> None:
        OutboxEntry.objects.create(kind="mail.place", failed_at=timezone.now(), last_error="550 no such mailbox")
        assert "550 no such mailbox" in told(home_of(administrator()), "house")

    def test_what_was_given_up_is_tried_again_from_its_button(self) -> None:
        entry = OutboxEntry.objects.create(kind="mail.place", failed_at=timezone.now(), attempts=12, last_error="550")
        client = Client(enforce_csrf_checks=True)
        client.force_login(administrator())
        home = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
        form = home.select_one("#house-section form")
        sent = {field["name"]: field["value"] for field in form.select("input")}
        address = str(form["action"])
        assert "It is tried again now" in client.post(address, sent, follow=True).content.decode()
        taken = claim(worker="here")
        assert taken is not None
        assert (taken.pk, taken.attempts, taken.last_error) == (entry.pk, 1, "")
        assert "somebody else" in client.post(address, sent, follow=True).content.decode()

    def test_only_what_was_given_up_is_tried_again(self) -> None:
        now = timezone.now()
        done = OutboxEntry.objects.create(kind="mail.place", attempts=1, done_at=now)
        waiting = OutboxEntry.objects.create(kind="mail.place", attempts=3, due_at=now + timedelta(hours=1))
        assert [try_again(done.pk), try_again(waiting.pk)] == [False, False]
        assert set(OutboxEntry.objects.values_list("attempts", flat=True)) == {1, 3}

    @pytest.mark.parametrize("who", [editor, host, lambda: translator("sv")])
    def test_nobody_else_tries_again(self, who: Any) -> None:
        entry = OutboxEntry.objects.create(kind="mail.place", failed_at=timezone.now())
        client = Client()
        client.force_login(who())
        client.post(reverse("outbox_again", args=[entry.pk]))
        entry.refresh_from_db()
        assert entry.failed_at is not None

    def test_looking_is_no_trying(self) -> None:
        entry = OutboxEntry.objects.create(kind="mail.place", failed_at=timezone.now())
        client = Client()
        client.force_login(administrator())
        assert client.get(reverse("outbox_again", args=[entry.pk])).status_code == 405

    @pytest.mark.parametrize("who", [editor, host, lambda: translator("sv")])
    def test_it_is_for_administrators_alone(self, who: Any) -> None:
        assert panel(home_of(who()), "house") is None


@pytest.mark.parametrize(
    ("who", "begins"),
    [
        (editor, ["drafts", "scheduled", "out-of-date", "next-events"]),
        (administrator, ["drafts", "scheduled", "out-of-date", "next-events", "house"]),
        (host, ["next-events"]),
        (lambda: translator("sv"), ["translations-to-do"]),
    ],
)
def test_each_role_finds_its_own_panels_in_order_and_no_other(who: Any, begins: list[str]) -> None:
    sections = home_of(who()).find_all("section", attrs={"data-panel": True})
    assert [section["id"].removesuffix("-section") for section in sections] == begins


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        (editor, ["New event", "New article", "Import an article"]),
        (host, []),
        (lambda: translator("sv"), []),
    ],
)
def test_only_who_may_begin_something_is_offered_it(who: Any, offered: list[str]) -> None:
    assert [link.get_text(strip=True) for link in home_of(who()).select(".admin-actions a")] == offered


def test_an_account_without_a_role_is_told_what_to_do() -> None:
    from django.contrib.auth.models import Permission

    stranger = UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert "Your account has no role yet" in home_of(stranger).get_text()
