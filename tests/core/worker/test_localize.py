"""wagtail-localize's jobs on their way through the outbox."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization
from wagtail_localize.operations import translate_object

from core.outbox.models import OutboxEntry
from core.worker.carry_out import carry_out_due
from core.worker.localize import OutboxJobBackend, read, write
from home.models import FrontPage, InformationPage
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db
seen: list[Any] = []


@pytest.fixture(autouse=True)
def through_the_outbox(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = OutboxJobBackend({})
    monkeypatch.setattr("wagtail_localize.views.submit_translations.background", backend)
    monkeypatch.setattr("wagtail_localize.models.background", backend)
    seen.clear()


def job(*args: Any, **kwargs: Any) -> None:
    seen.append((args, kwargs))


def locale(tag: str) -> Locale:
    return Locale.objects.get_or_create(language_code=tag)[0]


def tree() -> FrontPage:
    """A front page in English and in Swedish, and below the English one two pages."""
    front = Page.get_first_root_node().add_child(instance=FrontPage(title="Front", slug="front", locale=locale("en")))
    child = front.add_child(instance=InformationPage(title="About", slug="about", locale=front.locale))
    child.add_child(instance=InformationPage(title="People", slug="people", locale=front.locale))
    translate_object(front, [locale("sv")])
    front.refresh_from_db()
    return front


def test_instances_wait_as_references_and_come_back_fresh() -> None:
    front = tree()
    OutboxJobBackend({}).enqueue(job, [front, [locale("sv")], 3, None], {"names": ("a", "b"), "map": {"x": front}})
    Page.objects.filter(pk=front.pk).update(title="Renamed")
    assert seen == []
    carry_out_due()
    [(args, kwargs)] = seen
    assert args[0].title == "Renamed"
    assert args[1:] == ([locale("sv")], 3, None)
    assert kwargs == {"names": ["a", "b"], "map": {"x": front}}


def test_a_job_for_something_deleted_meanwhile_is_done() -> None:
    topic = TopicFactory()
    OutboxJobBackend({}).enqueue(job, [topic], {})
    topic.delete()
    carry_out_due()
    assert seen == []
    assert OutboxEntry.objects.get().done_at is not None


def test_what_can_not_wait_in_a_table_is_done_at_once() -> None:
    OutboxJobBackend({}).enqueue(job, [object()], {})
    assert len(seen) == 1
    assert not OutboxEntry.objects.exists()


def test_writing_and_reading_are_each_others_opposite() -> None:
    value = {"n": 1, "list": [True, None, 1.5, {"locale": locale("fi")}]}
    assert read(write(value)) == value


def test_an_editor_who_submits_a_tree_waits_for_its_first_page_only(client: Client) -> None:
    front, swedish = tree(), locale("sv")
    child = InformationPage.objects.get(slug="about", locale=front.locale)
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "secret"))
    address = reverse("wagtail_localize:submit_page_translation", args=[child.pk])
    answer = client.post(address, {"locales": [swedish.pk], "include_subtree": "on"})
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    people = InformationPage.objects.get(slug="people", locale=front.locale)
    assert child.has_translation(swedish)
    assert not people.has_translation(swedish)

    carry_out_due()
    assert people.has_translation(swedish)


def test_a_locale_that_follows_another_is_filled_by_the_worker() -> None:
    front, arabic = tree(), locale("ar")
    LocaleSynchronization.objects.create(locale=arabic, sync_from=front.locale)
    assert not front.has_translation(arabic)
    carry_out_due()
    assert front.has_translation(arabic)
